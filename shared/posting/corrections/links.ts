/** How invoices and what takes them back know each other, down to their lines. */
import { quantity } from '../../basics/money.ts'
import type { AnyLine, Line } from '../../sales/document.ts'
import type { RecordChange } from '../changes.ts'
import { isCreditMemo, type PostedSale } from '../direction.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { isLinked } from '../orders/delivery-links.ts'
import type { RecordIn } from '../resources.ts'
import { type Credited, orderNeeds, type Reopened } from './reopened-orders.ts'

type Invoice = RecordIn<'salesInvoices'>
const isCrediting = (line: Partial<AnyLine>) => Boolean(line.invoiceId && line.invoiceLineId)

/** The invoices that lines of a credit memo take back, and the orders that those were made from. */
export function creditedNeeds(facts: Facts, lines: readonly Partial<AnyLine>[]): Need[] {
  const invoices = [...new Set(lines.filter(isCrediting).map((line) => line.invoiceId ?? ''))]
  return invoices.flatMap((key) => {
    const own = { kind: 'record', type: 'salesInvoices', key } as const
    const invoice = facts.has(own) ? facts.find('salesInvoices', key) : null
    return [own, ...orderNeeds((invoice?.lines ?? []).map((line) => line.orderId))]
  })
}

/** What lines of a credit memo give back to orders: units of the lines that the invoice was made from. */
export function creditedLines(facts: Facts, sale: PostedSale): Credited[] {
  if (!isCreditMemo(sale)) return []
  return (sale.lines as readonly AnyLine[]).filter(isCrediting).flatMap((line) => {
    const invoice = facts.find('salesInvoices', line.invoiceId)
    const origin = invoice?.lines.find((one) => one.id === line.invoiceLineId)
    const { orderId = '', orderLineId = '' } = origin ?? {}
    return orderId === '' || line.quantity === 0
      ? []
      : [{ lineId: line.id, orderId, orderLineId, units: quantity(line.quantity), isShipment: isLinked(origin ?? {}) }]
  })
}

/** Lines that gave an order its quantities back say of which. */
export function withOrderLinks<L extends Line>(lines: readonly L[], { credited }: Reopened): L[] {
  const byLine = new Map(credited.map((one) => [one.lineId, one]))
  return lines.map((line) => {
    const own = byLine.get(line.id)
    return own ? { ...line, orderLineId: own.orderLineId, orderId: own.orderId } : line
  })
}

export const correctedNeeds = (document: object | null): Need[] =>
  document && 'corrects' in document && document.corrects && !isCreditMemo(document)
    ? [{ kind: 'record', type: 'salesInvoices', key: String(document.corrects) }]
    : []

/**
 * An invoice that was corrected names what it was corrected by: its correction by the number that this gets when it is posted,
 * or nothing once the draft of that is deleted.
 */
export function correctedNow(facts: Facts, context: Context, document: PostedSale, deleted = false): RecordChange[] {
  if (isCreditMemo(document) || !document.corrects) return []
  const before: Invoice | null = facts.find('salesInvoices', document.corrects)
  if (!before) return []
  const record: Invoice = {
    ...before,
    correctedBy: deleted ? '' : document.number,
    version: before.version + 1,
    lastModifiedDateTime: context.at,
  }
  return [{ type: 'salesInvoices', id: record.id, key: record.number, record }]
}
