import { describe, expect, test } from 'vitest'
import { sum } from '../../../../shared/basics/money.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  aReturnOrder,
  aService,
  type Book,
  bodyOf,
  type GivenLine,
  post,
  postReturnOrder,
  receive,
} from '../../../support/given.ts'

const quantities = (book: Book, id: string) =>
  book
    .find('salesReturnOrders', id)
    .lines.map((line) => [
      line.quantity,
      line.receivedQuantity,
      line.invoicedQuantity,
      line.outstandingQuantity,
      line.receiveQuantity,
      line.invoiceQuantity,
    ])
const balance = (book: Book, accountNumber: string) =>
  sum(
    book.entries.generalLedgerEntries
      .filter((entry) => entry.accountNumber === accountNumber)
      .map((entry) => entry.amount),
  ) / 100
const codes = (problem: { readonly errors: readonly { readonly code: string; readonly field?: string }[] }) =>
  problem.errors.map(({ code, field }) => `${code} ${field ?? ''}`)

/** Five sold that cost 7.00 each, at 10.00; gives the item and the entry of the sale. */
function sold(book: Book, customer: string) {
  const item = anItem(book, { unitPrice: 10, unitCost: 12 })
  receive(book, item, 5, 7)
  post(book, anInvoice(book, customer, [[item, 5]]))
  return { item, sale: book.entries.itemLedgerEntries.length }
}

describe('five come back in parts', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const { item, sale } = sold(book, customer)
  const order = aReturnOrder(book, customer, [[item, 5, { appliesFromEntry: sale, receiveQuantity: 2 }]])
  const { cogsAccount, salesCreditMemoAccount } = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')

  test('receiving brings the goods in, expects what they cost and what they are credited, and owes nobody yet', () => {
    const { returnReceipt } = postReturnOrder(book, order, 'receive')
    expect(quantities(book, order.id)).toEqual([[5, 2, 0, 3, 3, 5]])
    expect(returnReceipt).toMatchObject({
      number: 'RR-000001',
      orderNumber: order.number,
      lines: [{ quantity: 2, invoicedQuantity: 0, correction: false }],
    })
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({
      entryType: 'Sale',
      documentType: 'Sales Return Receipt',
      quantity: 200_000,
      costAmountActual: 0,
      costAmountExpected: 1400,
      salesAmountExpected: -2000,
      appliesToEntry: sale,
    })
    expect(book.find('salesReturnOrders', order.id)).toMatchObject({ status: 'Released', fullyReceived: false })
  })

  test('invoicing credits what was received, at its cost', () => {
    const { creditMemo } = postReturnOrder(book, order, 'invoice')
    expect(quantities(book, order.id)).toEqual([[5, 2, 2, 3, 3, 3]])
    expect(creditMemo).toMatchObject({
      status: 'Open',
      totalAmountExcludingTax: 20,
      totalAmountIncludingTax: 24.2,
      returnOrderNumber: order.number,
      creditMemoDate: '2026-03-10',
      lines: [{ quantity: 2, orderLineId: order.lines[0]?.id }],
    })
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({
      costAmountActual: 1400,
      costAmountExpected: 0,
      salesAmountActual: -2000,
      salesAmountExpected: 0,
    })
    expect([balance(book, cogsAccount as string), balance(book, salesCreditMemoAccount as string)]).toEqual([21, -30])
    expect(book.entries.customerLedgerEntries.at(-1)).toMatchObject({ documentType: 'Credit Memo', amount: -2420 })
  })

  test('the rest at once ends the return order, which is kept as archived', () => {
    const answer = postReturnOrder(book, order, 'receiveAndInvoice')
    expect(answer).toMatchObject({ archived: true, fullyReceived: true, creditMemo: {}, returnReceipt: {} })
    expect(quantities(book, order.id)).toEqual([[5, 5, 5, 0, 0, 0]])
    expect(book.find('salesReturnOrders', order.id).uninvoicedReceipts).toEqual([])
    expect(balance(book, cogsAccount as string)).toBe(0)
    expect(book.refuses('POST', `salesReturnOrders/${order.id}/receive`)).toMatchObject({ code: 'AlreadyPosted' })
  })
})

test('more than is ordered is not received, more than was received not credited, and nothing is posted', () => {
  const book = aBook()
  const order = aReturnOrder(book, aCustomer(book), [[anItem(book), 5]])
  const before = book.transactions.length
  const lines = [{ sequence: 10000, receiveQuantity: 6, invoiceQuantity: 6 }]
  expect(codes(book.refuses('POST', `salesReturnOrders/${order.id}/receiveAndInvoice`, { lines }))).toEqual([
    'QuantityToReceiveTooLarge receiveQuantity',
  ])
  const invoiced = [{ sequence: 10000, receiveQuantity: 0, invoiceQuantity: 1 }]
  expect(codes(book.refuses('POST', `salesReturnOrders/${order.id}/invoice`, { lines: invoiced }))).toEqual([
    'QuantityToInvoiceTooLarge invoiceQuantity',
  ])
  expect(book.refuses('POST', `salesReturnOrders/${order.id}/invoice`)).toMatchObject({ code: 'NothingToPost' })
  expect(book.transactions.length).toBe(before)
})

test('no more comes back of a sale than it sent, however many documents and lines ask for it', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const { item, sale } = sold(book, customer)
  const [one, other] = [
    aReturnOrder(book, customer, [[item, 3, { appliesFromEntry: sale }]]),
    aReturnOrder(book, customer, [[item, 3, { appliesFromEntry: sale }]]),
  ]
  postReturnOrder(book, one, 'receive')
  expect(book.refuses('POST', `salesReturnOrders/${other.id}/receive`)).toMatchObject({
    status: 409,
    errors: [{ code: 'ItemCannotBeReturned', line: '10000', field: 'quantity', params: { item, entry: sale, max: 2 } }],
  })
})

test('an entry that did not sell the item is refused as the return is drafted, with its line', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const { item, sale } = sold(book, customer)
  const drafting = (lines: readonly GivenLine[]) =>
    book
      .refuses('POST', 'salesReturnOrders', bodyOf(customer, lines))
      .errors.map(({ word, line, field }) => [word, line, field])
  const wrong = ['NotASaleOfTheItem', '10000', 'appliesFromEntry']
  expect(drafting([[anItem(book), 1, { appliesFromEntry: sale }]])).toEqual([wrong])
  expect(drafting([[item, 1, { appliesFromEntry: 1 }]])).toEqual([wrong])
  expect(drafting([[item, 1, { appliesFromEntry: 99 }]])).toEqual([wrong])
  const order = aReturnOrder(book, customer, [[item, 1, { appliesFromEntry: sale }]])
  expect(book.does('PATCH', `salesReturnOrders/${order.id}`, { comment: 'broken' })).toMatchObject({
    lines: [{ appliesFromEntry: sale }],
  })
})

test('where exact reversal is mandatory, goods that name no sale are not received, whatever else comes along', () => {
  const book = aBook({ exactCostReversingMandatory: true })
  const order = aReturnOrder(book, aCustomer(book), [
    [anItem(book), 1],
    [aService(book), 1],
  ])
  expect(codes(book.refuses('POST', `salesReturnOrders/${order.id}/receive`))).toEqual([
    'MissingValue appliesFromEntry',
  ])
})

test('a customer who is blocked for invoices may still bring goods back, one who is blocked for all may not', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const order = aReturnOrder(book, customer, [[anItem(book, { salesBlocked: true }), 2]])
  book.does('PATCH', `customers/${customer}`, { blocked: 'All' })
  expect(book.refuses('POST', `salesReturnOrders/${order.id}/receive`)).toMatchObject({ code: 'CustomerBlocked' })
  book.does('PATCH', `customers/${customer}`, { blocked: 'Invoice' })
  postReturnOrder(book, order, 'receiveAndInvoice')
})

test('with a negative line goods leave in exchange', () => {
  const book = aBook()
  const item = anItem(book, { stock: 3, unitPrice: 10 })
  const order = aReturnOrder(book, aCustomer(book), [
    [item, 2],
    [item, -1],
  ])
  const { creditMemo } = postReturnOrder(book, order, 'receiveAndInvoice')
  expect(creditMemo).toMatchObject({ totalAmountExcludingTax: 10 })
  expect(book.entries.itemLedgerEntries.slice(-2).map((entry) => entry.quantity / 1e5)).toEqual([2, -1])
})

test('what is expected of a return stands on the interim accounts until it is credited', () => {
  const book = aBook({ expectedCostPostingToGL: true })
  const customer = aCustomer(book)
  const { item, sale } = sold(book, customer)
  const order = aReturnOrder(book, customer, [[item, 5, { appliesFromEntry: sale }]])
  const { inventoryInterimAccount, inventoryAccount } = book.find('inventoryPostingGroups', 'RESALE')
  const accounts = () => [balance(book, inventoryInterimAccount as string), balance(book, inventoryAccount as string)]
  postReturnOrder(book, order, 'receive')
  expect(accounts()).toEqual([35, 0])
  postReturnOrder(book, order, 'invoice')
  expect(accounts()).toEqual([0, 35])
})
