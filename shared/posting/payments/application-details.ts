/** The details of an application: what it takes from each entry, and what of that was written off. */
import type { Day } from '../../basics/day.ts'
import { type Money, negative, noMoney, plus, shareOf, sum } from '../../basics/money.ts'
import type { Entry } from '../../ledger/ledgers.ts'
import type { Part } from '../../receivables/application.ts'
import { discountLeft, type WriteOffKind, writeOffKinds } from '../../receivables/discount.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { Facts } from '../facts.ts'
import type { Journal } from '../journal.ts'
import { gainTypeOf, gainTypes } from './exchange-gains.ts'
import { sharesOf, type WrittenOff } from './write-offs.ts'

export type Detail = Entry<'detailedCustomerLedgerEntries'>
/** Of what settles posted items: it tells the general ledger's entries apart from those of the payment itself. */
export const applicationSource = 'SALESAPPL'
const netSuffix = ' (VAT Excl.)'
const vatSuffix = ' (VAT Adjustment)'

/** Writes the details of one application, all under one number, as those of the item that pays. */
export function detailWriter(facts: Facts, journal: Journal, paying: OpenItem, postingDate: Day) {
  let applicationNumber: number | null = null
  const write = (of: OpenItem, against: OpenItem, entryType: string, amount: Money, local: Money = amount) => {
    applicationNumber ??= journal.next('detailedCustomerLedgerEntries')
    journal.add('detailedCustomerLedgerEntries', {
      postingDate,
      documentType: paying.documentType,
      documentNumber: paying.documentNumber,
      customerLedgerEntryNumber: of.entryNumber,
      entryType,
      customerNumber: of.customerNumber,
      currencyCode: of.currencyCode,
      amount,
      amountLocalCurrency: local,
      unapplied: false,
      appliedCustomerLedgerEntryNumber: against.entryNumber,
      applicationNumber,
      remainingPmtDiscPossible: of.remainingPmtDiscPossible,
      sourceCode: applicationSource,
    })
  }
  return {
    applied(now: OpenItem, { item, applied }: Part) {
      const local = localPart(item, applied)
      write(item, now, 'Application', negative(applied), negative(local))
      write(now, item, 'Application', applied, local)
    },
    /** A settled item of another currency, and what is left of it in the company's own. */
    gained(item: OpenItem, rest: Money) {
      write(item, item, gainTypeOf(rest), noMoney, negative(rest))
    },
    writtenOff(written: WrittenOff) {
      const { paying: now, item, kind, amount, local } = written
      if (!written.adjusted) return write(now, item, kind, amount, local)
      const locals = sharesOf(facts, item, local)
      for (const [index, { net, vat }] of sharesOf(facts, item, amount).entries()) {
        const own = locals[index] ?? { net, vat }
        write(now, item, kind + netSuffix, net, own.net)
        if (vat !== 0 || own.vat !== 0) write(now, item, kind + vatSuffix, vat, own.vat)
      }
    },
  }
}

/** The part of an item in the company's currency: its share of what is open of it there. */
const localPart = (item: OpenItem, part: Money) =>
  item.currencyCode === '' ? part : shareOf(item.remainingAmountLocalCurrency, part, item.remainingAmount)

/** What is written off stands on the item that pays, and so at its rate (as Business Central has it). */
export const writtenOffPart = (paying: OpenItem, off: Money) =>
  paying.currencyCode === '' ? off : shareOf(paying.amountLocalCurrency, off, paying.amount || 1)

/** Both items as a part leaves them. */
export function afterPart(paying: OpenItem, { item, applied, writtenOff }: Part): readonly [OpenItem, OpenItem] {
  const [local, off] = [localPart(item, applied), sum(writtenOff.map((one) => one.amount))]
  const localOff = sum(writtenOff.map((one) => writtenOffPart(paying, one.amount)))
  return [
    settledItem(paying, item, plus(applied, off), plus(local, localOff)),
    settledItem(item, paying, negative(applied), negative(local)),
  ]
}
function settledItem(item: OpenItem, by: OpenItem, more: Money, local: Money): OpenItem {
  const after = moved(item, more, local)
  return {
    ...after,
    remainingPmtDiscPossible: discountLeft(item, by, after.remainingAmount),
    closedByEntryNumber: after.open ? null : by.entryNumber,
  }
}
function moved(item: OpenItem, more: Money, local: Money): OpenItem {
  const remainingAmount = plus(item.remainingAmount, more)
  const remainingAmountLocalCurrency = plus(item.remainingAmountLocalCurrency, local)
  return { ...item, remainingAmount, remainingAmountLocalCurrency, open: remainingAmount !== 0 }
}

/** Takes details back: they stay, marked, and others of the opposite amount join them. */
export function undoDetails(journal: Journal, details: readonly Detail[], postingDate: Day) {
  for (const detail of details) {
    const { entryNumber: _, transactionNumber: __, userName: ___, createdAt: ____, ...same } = detail
    journal.change('detailedCustomerLedgerEntries', { ...detail, unapplied: true })
    journal.add('detailedCustomerLedgerEntries', {
      ...same,
      postingDate,
      amount: negative(detail.amount),
      amountLocalCurrency: negative(detail.amountLocalCurrency),
      unapplied: true,
    })
  }
}
/** The item as it was before these details of it. */
export function beforeDetails(item: OpenItem, details: readonly Detail[]): OpenItem {
  const own = details.filter((detail) => detail.customerLedgerEntryNumber === item.entryNumber)
  const total = (field: 'amount' | 'amountLocalCurrency') => negative(sum(own.map((detail) => detail[field])))
  return {
    ...moved(item, total('amount'), total('amountLocalCurrency')),
    remainingPmtDiscPossible: own[0]?.remainingPmtDiscPossible ?? item.remainingPmtDiscPossible,
    closedByEntryNumber: null,
  }
}
/** Gains and losses of exchange in these details, each with its item and what was left of it. */
export const gainsIn = (details: readonly Detail[]) =>
  details.flatMap((detail) =>
    (gainTypes as readonly string[]).includes(detail.entryType)
      ? [{ entryNumber: detail.customerLedgerEntryNumber, rest: negative(detail.amountLocalCurrency) }]
      : [],
  )

/** What a detail of this type writes off; null for what it does not. */
export const writtenOffAs = (entryType: string): WriteOffKind | null =>
  writeOffKinds.find((one) => [one, one + netSuffix, one + vatSuffix].includes(entryType)) ?? null

/** What was written off in these details, VAT and net together again. */
export function writtenOffIn(details: readonly Detail[], itemOf: (entryNumber: number) => OpenItem): WrittenOff[] {
  const found = new Map<string, WrittenOff>()
  for (const detail of details) {
    const kind = writtenOffAs(detail.entryType)
    if (!kind || detail.appliedCustomerLedgerEntryNumber === null) continue
    const name = `${detail.customerLedgerEntryNumber} ${detail.appliedCustomerLedgerEntryNumber} ${kind}`
    const before = found.get(name)
    found.set(name, {
      paying: itemOf(detail.customerLedgerEntryNumber),
      item: itemOf(detail.appliedCustomerLedgerEntryNumber),
      kind: kind satisfies WriteOffKind,
      amount: plus(before?.amount ?? noMoney, detail.amount),
      local: plus(before?.local ?? noMoney, detail.amountLocalCurrency),
      adjusted: detail.entryType !== kind,
    })
  }
  return [...found.values()]
}
