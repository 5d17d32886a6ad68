/** Whether a posted document can be taken back: every reason why not, as Business Central has them. */
import { decimalOf, minus, negative, plus, type Quantity } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { AnyLine } from '../../sales/document.ts'
import type { PostedSale } from '../direction.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { isAllLeft } from '../items/item-returns.ts'
import type { Context } from '../journal.ts'
import { areParties, blockedParties, partiesOf } from '../parties.ts'
import { headerMistakes, lineMistakes } from '../plan-invoice.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { lineMistake, type Mistake, mistake, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import type { PostedGoods } from './posted-goods.ts'
import type { Reopened } from './reopened-orders.ts'

/** What an invoice is that cannot be taken back whatever else holds of it. */
export function standingMistakes({ number, status, correctedBy, canceledBy }: RecordIn<'salesInvoices'>): Mistake[] {
  if (status === 'Draft' || status === 'In Review')
    return [worded(mistake('DocumentNotOpen', '', { number, status }), 'NotPostedYet')]
  if (status === 'Corrective') return [mistake('CannotCancelCorrective', '', { number })]
  if (status !== 'Canceled') return []
  const code = correctedBy ? 'InvoiceAlreadyCorrected' : 'InvoiceAlreadyCanceled'
  return [mistake(code, '', { number, value: canceledBy })]
}

export const paidMistakes = (item: OpenItem): Mistake[] =>
  item.remainingAmount === item.amount ? [] : [mistake('InvoicePaid', '', { number: item.documentNumber })]

/** What was credited already is not cancelled besides; an invoice of 0.00 shows it only by what is left of its orders. */
export const creditedMistakes = ({ number }: { readonly number: string }, { beyond }: Reopened): Mistake[] =>
  beyond.length > 0 ? [mistake('InvoicePaid', '', { number })] : []

/** `mirror` is the document that would take it back: its accounts, parties, lines and date must allow it. */
export function mirrorMistakes(
  facts: Facts,
  context: Context,
  mirror: PostedSale,
  goods: readonly PostedGoods[],
  trade: 'invoice',
): Mistake[] {
  const parties = partiesOf(facts, mirror.customerNumber, mirror.billToCustomerNumber)
  return [
    ...postingDateMistakes(facts, context.userName, mirror.postingDate),
    ...(areParties(parties) ? blockedParties(parties, trade) : [parties]),
    ...headerMistakes(facts, mirror),
    ...(mirror.lines as readonly AnyLine[]).flatMap((line, index) => lineMistakes(facts, mirror, line, index)),
    ...goodsMistakes(mirror, goods),
  ]
}

/**
 * What was sent out must not have come back, nor come back before its own day (an invoice may be dated before the shipment
 * that it invoices); what came in must still be there.
 */
function goodsMistakes(
  { number, postingDate }: Pick<PostedSale, 'number' | 'postingDate'>,
  goods: readonly PostedGoods[],
): Mistake[] {
  const taken = new Map<number, Quantity>()
  return goods.flatMap(({ line, entry, units }, index) => {
    const told = (code: string, params: Mistake['params']) =>
      lineMistake(code, index, nameOf(line), 'quantity', { item: entry.itemNumber, number, ...params })
    if (entry.dropShipment) return []
    if (units > 0)
      return isAllLeft(entry)
        ? []
        : [worded(told('ItemCannotBeReturned', { quantity: decimalOf(units) }), 'ReceivedGoodsSold')]
    if (postingDate !== null && postingDate < entry.postingDate)
      return [
        worded(
          told('ItemCannotBeReturned', { entry: entry.entryNumber, date: entry.postingDate }),
          'InvoicedBeforeItWasShipped',
        ),
      ]
    const before = taken.get(entry.entryNumber) ?? (0 as Quantity)
    taken.set(entry.entryNumber, plus(before, negative(units)))
    const left = minus(negative(entry.shippedQuantityNotReturned), before)
    if (negative(units) <= left) return []
    const max = decimalOf(Math.max(0, left) as Quantity)
    return [told('ItemCannotBeReturned', { entry: entry.entryNumber, max })]
  })
}

export const dropShipmentMistakes = (number: string, goods: readonly PostedGoods[]): Mistake[] =>
  goods.some(({ entry }) => entry.dropShipment) ? [mistake('CannotCancelDropShipment', '', { number })] : []
