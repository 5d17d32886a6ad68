/**
 * A draft credit memo of a posted invoice: its lines at the prices that were charged, each naming the entry whose goods it
 * brings back, so that it may be cut down before it is posted. What has come back already is left out.
 */
import { decimalOf, minus, money, negative, plus, type Quantity, quantity, sum } from '../../basics/money.ts'
import type { AnyLine, TypedLine } from '../../sales/document.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { isClosed } from '../document-kinds.ts'
import { copiedHeader, copiedLine } from '../drafts/plan-copy.ts'
import { type DraftCommand, planDraft } from '../drafts/plan-draft.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { draftNeeds, itemsOf, known, record } from '../needs.ts'
import { problem, problemOf, type Warning } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { dropShipmentMistakes, standingMistakes } from './correction-checks.ts'
import { type PostedGoods, postedGoods, postedGoodsNeeds } from './posted-goods.ts'

type Invoice = RecordIn<'salesInvoices'>
type CreditMemo = RecordIn<'salesCreditMemos'>

export function correctiveNeeds({ key }: ActionCommand, facts: Facts): Need[] {
  const [own] = record('salesInvoices', key)
  const invoice = known(facts, own, () => facts.find('salesInvoices', key))
  if (!own || !invoice || !isClosed('salesInvoices', invoice)) return own ? [own] : []
  const items = itemsOf(invoice.lines).flatMap((item) => record('items', item))
  return [own, ...items, ...postedGoodsNeeds(facts, invoice), ...draftNeeds(saved(facts, invoice, [], null), facts)]
}

export function planCorrective(command: ActionCommand, facts: Facts, context: Context): Planned {
  const invoice = facts.find('salesInvoices', command.key)
  if (!invoice) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, invoice)) return refused(staleProblem(invoice))
  const standing = standingMistakes(invoice)
  const goods = standing.length === 0 ? postedGoods(facts, invoice) : []
  const mistakes = [...command.mistakes, ...standing, ...dropShipmentMistakes(invoice.number, goods)]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const lines = invoice.lines.flatMap((line) => creditLines(facts, invoice, line, goods))
  const made = planDraft(saved(facts, invoice, lines, context), facts, context)
  if ('refused' in made) return made
  return {
    changes: made.changes,
    answer: {
      ...made.answer,
      status: 200,
      body: { ...invoice, creditMemo: made.answer.body },
      warnings: [
        ...returnedAlready(goods),
        ...paidAlready(invoice, made.answer.body as unknown as CreditMemo),
        ...(made.answer.warnings ?? []),
      ],
    },
  }
}

const saved = (facts: Facts, invoice: Invoice, lines: readonly TypedLine[], context: Context | null): DraftCommand => {
  const day = context?.today ?? invoice.postingDate
  const postingDate =
    day !== null && invoice.postingDate !== null && day < invoice.postingDate ? invoice.postingDate : day
  return {
    type: 'create',
    resource: 'salesCreditMemos',
    key: null,
    ifMatch: null,
    mistakes: [],
    body: {
      ...copiedHeader('salesCreditMemos', facts, invoice, postingDate),
      postingDate,
      externalDocumentNumber: invoice.externalDocumentNumber,
      ...(invoice.currencyFactor ? { currencyFactor: invoice.currencyFactor } : {}),
      ...(invoice.status === 'Open' ? { appliesToDocumentNumber: invoice.number } : {}),
      lines,
    },
  }
}

/** What of an entry's units, as the line counts them, may still come back. */
const leftOf = ({ entry, units }: PostedGoods): Quantity =>
  units > 0
    ? negative(units)
    : (Math.max(0, Math.min(negative(units), negative(entry.shippedQuantityNotReturned))) as Quantity)

/** A line for each entry whose goods it brings back; a line that moved none stays one. */
function creditLines(facts: Facts, invoice: Invoice, line: Invoice['lines'][number], goods: readonly PostedGoods[]) {
  const origin = { invoiceId: invoice.id, invoiceLineId: line.id }
  const typed: TypedLine = { ...copiedLine(facts, invoice, line as unknown as AnyLine), ...origin }
  const own = goods.filter((one) => one.line.id === line.id)
  if (own.length === 0) return [typed]
  const parts = own.map((one) => ({
    units: leftOf(one),
    appliesFromEntry: one.units < 0 ? one.entry.entryNumber : null,
  }))
  const isWhole = own.length === 1 && parts[0]?.units === quantity(line.quantity)
  return parts.flatMap(({ units, appliesFromEntry }): TypedLine[] =>
    units === 0 ? [] : [{ ...typed, ...(isWhole ? {} : part(line, units)), appliesFromEntry }],
  )
}
/** A part of a line has its share of the discount by the line's percentage. */
const part = ({ discountPercent }: Invoice['lines'][number], units: Quantity): TypedLine => ({
  quantity: decimalOf(units),
  discountPercent,
  discountAmount: null,
})

function returnedAlready(goods: readonly PostedGoods[]): Warning[] {
  const items = new Set(goods.map((one) => one.entry.itemNumber))
  return [...items].flatMap((item) => {
    const own = goods.filter((one) => one.entry.itemNumber === item && one.units < 0)
    const returned = minus(negative(sum(own.map((one) => one.units))), sum(own.map(leftOf)))
    return returned === 0 ? [] : [{ code: 'PartlyReturned', params: { item, quantity: decimalOf(returned) } }]
  })
}
/** What was paid of the invoice is given back by a credit memo that stays open: all of it, or what is above the rest (domain 5.2). */
function paidAlready(invoice: Invoice, memo: CreditMemo): Warning[] {
  const { number, remainingAmount, totalAmountIncludingTax, invoiceRoundingAmount } = invoice
  const owed = plus(money(totalAmountIncludingTax), money(invoiceRoundingAmount))
  if (money(remainingAmount) === owed) return []
  return remainingAmount === 0
    ? [{ code: 'InvoiceFullyPaid', params: { number, amount: memo.totalAmountIncludingTax } }]
    : [{ code: 'InvoicePartlyPaid', params: { number, amount: remainingAmount } }]
}
