/**
 * What the open orders and invoices of a customer will come to: with the balance, what he uses of his credit. Of an order
 * it is what is not invoiced yet, shipped or not; quotes and what gives money back do not count (Business Central).
 */
import { localAmount } from '../basics/exchange.ts'
import { type Money, money, noMoney, quantity, shareOf, sum } from '../basics/money.ts'
import type { SalesInvoice, SalesOrder } from './document.ts'

export interface Outstanding {
  /** Number of the customer who is to pay. */
  readonly payer: string
  /** With VAT, in the company's currency. */
  readonly amount: Money
}

/** Null for a record that is no open order or invoice. */
export function outstandingOf(type: string, record: Readonly<Record<string, unknown>> | null): Outstanding | null {
  if (record === null) return null
  if (type === 'salesInvoices') {
    const invoice = record as unknown as SalesInvoice
    const isOpen = invoice.status === 'Draft' || invoice.status === 'In Review'
    return isOpen ? inLocal(invoice, money(invoice.totalAmountIncludingTax)) : null
  }
  if (type !== 'salesOrders' || record.archived === true) return null
  const order = record as unknown as SalesOrder
  return inLocal(order, amountNotInvoiced(order))
}

function inLocal(
  { billToCustomerNumber: payer, currencyFactor }: SalesInvoice | SalesOrder,
  amount: Money,
): Outstanding {
  return { payer, amount: currencyFactor ? localAmount(amount, currencyFactor) : amount }
}

/** Of an order, what its lines still have to be invoiced for, with VAT, in the order's currency. */
export const amountNotInvoiced = ({ lines }: Pick<SalesOrder, 'lines'>) => sum(lines.map(notInvoiced))

function notInvoiced(line: SalesOrder['lines'][number]): Money {
  const [whole, invoiced] = [quantity(line.quantity), quantity(line.invoicedQuantity)]
  return whole === 0 ? noMoney : shareOf(money(line.netAmountIncludingTax), whole - invoiced, whole)
}
