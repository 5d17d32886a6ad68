/** Discounts and differences that payments would be granted, out of the entries that posting them would write. */
import { amountOf, type Money, money, noMoney, plus, sum } from '../../shared/basics/money.ts'
import { writtenOffAs } from '../../shared/posting/payments/application-details.ts'
import type { Granted } from '../state/applying.ts'
import type { PaymentQuestion } from '../state/payments.ts'
import type { Desk } from './parts.ts'
import type { Entries } from './verdicts.ts'

export interface WrittenOff extends Pick<Granted, 'kind' | 'currency'> {
  /** Of what is paid. */
  readonly entryNumber: number
  /** Without sign, in the currency of the entry. */
  readonly amount: Money
  /** The same in the company's currency. */
  readonly local: Money
}

/** One for each entry and kind: what stands in parts for the VAT is one again. */
export function writtenOffIn(entries: readonly Entries[]): readonly WrittenOff[] {
  const found = new Map<string, WrittenOff>()
  for (const detail of entries.flatMap((one) => one.detailedCustomerLedgerEntries ?? [])) {
    const kind = writtenOffAs(String(detail.entryType))
    const entryNumber = Number(detail.appliedCustomerLedgerEntryNumber)
    if (kind === null) continue
    const before = found.get(`${entryNumber} ${kind}`)
    const more = (field: 'amount' | 'local', value: unknown) =>
      plus(before?.[field] ?? noMoney, Math.abs(money(Number(value))) as Money)
    const [amount, local] = [more('amount', detail.amount), more('local', detail.amountLocalCurrency)]
    found.set(`${entryNumber} ${kind}`, { entryNumber, kind, amount, local, currency: String(detail.currencyCode) })
  }
  return [...found.values()]
}

/** With what only the paid entry says: its document, and until when its discount may be taken. */
export const grantedOf = (
  { kind, amount, currency }: WrittenOff,
  entry: Readonly<Record<string, unknown>> | null,
): Granted => ({
  kind,
  number: String(entry?.documentNumber ?? ''),
  until: kind === 'Payment Tolerance' ? null : ((entry?.pmtDiscountDate as string | null | undefined) ?? null),
  amount: amountOf(amount),
  currency,
})

type GrantedInAll = Pick<PaymentQuestion, 'granted' | 'grantedMore' | 'grantedTotal'>
/** So many are told one by one: the entry of each is asked for. */
const mostTold = 10

/** What payments would be granted, in the entries that posting them would write. */
export async function grantedBy({ parts }: Desk, company: string, entries: readonly Entries[]): Promise<GrantedInAll> {
  const all = writtenOffIn(entries).toSorted((one, other) => other.local - one.local)
  const told = all.slice(0, mostTold).map(async (one) => {
    const answer = await parts.server.list(company, 'customerLedgerEntries', null, { entryNumber: one.entryNumber })
    return grantedOf(one, answer.kind === 'ok' ? (answer.body.value[0] ?? null) : null)
  })
  return {
    granted: await Promise.all(told),
    grantedMore: all.length - told.length,
    grantedTotal: amountOf(sum(all.map(({ local }) => local))),
  }
}
