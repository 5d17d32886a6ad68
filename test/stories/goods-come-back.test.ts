/** Ten lamps go the wrong way and come back in every manner; in the end stock, customer and books are as they should be. */
import { expect, test } from 'vitest'
import { sum } from '../../shared/basics/money.ts'
import { checkLaws } from '../laws/laws.ts'
import {
  aBook,
  aCustomer,
  anItem,
  anOrder,
  aReturnOrder,
  postOrder,
  postReturnOrder,
  receive,
} from '../support/given.ts'

const book = aBook({ exactCostReversingMandatory: true })
const lamp = anItem(book, { displayName: 'Lamp', unitPrice: 80, unitCost: 50 })
const hotel = aCustomer(book, { displayName: 'Hotel', paymentTermsCode: '30D' })
const balance = (account: string | null) =>
  sum(
    book.entries.generalLedgerEntries.filter((entry) => entry.accountNumber === account).map((entry) => entry.amount),
  ) / 100
const { inventoryAccount } = book.find('inventoryPostingGroups', 'RESALE')
const { cogsAccount } = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')
const stock = () => sum(book.entries.itemLedgerEntries.map((entry) => entry.quantity)) / 1e5
const lastEntry = () => book.entries.itemLedgerEntries.length

receive(book, lamp, 6, 45, '2026-03-01')
const order = anOrder(book, hotel, [[lamp, 10]], { postingDate: '2026-03-03' })
let sale = 0

test('ten are shipped by mistake, the driver turns round, and the shipment is undone', () => {
  const { shipment } = postOrder(book, order, 'ship')
  expect(stock()).toBe(-4)
  book.does('POST', `salesShipments/${shipment?.number}/undo`)
  expect(stock()).toBe(6)
  expect(book.find('salesOrders', order.id).lines).toMatchObject([{ shippedQuantity: 0, shipQuantity: 10 }])
})

test('eight go out and are invoiced; two of them are not in stock yet and cost what is expected of them', () => {
  const { invoice } = postOrder(book, order, 'shipAndInvoice', {
    lines: [{ sequence: 10000, shipQuantity: 8, invoiceQuantity: 8 }],
  })
  sale = lastEntry()
  expect(invoice).toMatchObject({ totalAmountExcludingTax: 640, orderNumber: order.number })
})

test('three come back, and two of those are credited at once', () => {
  const returned = aReturnOrder(book, hotel, [[lamp, 3, { appliesFromEntry: sale }]], { postingDate: '2026-03-08' })
  const { creditMemo, returnReceipt } = postReturnOrder(book, returned, 'receiveAndInvoice', {
    lines: [{ sequence: 10000, receiveQuantity: 3, invoiceQuantity: 2 }],
  })
  expect(creditMemo).toMatchObject({ totalAmountExcludingTax: 160, totalAmountIncludingTax: 193.6 })
  expect(returnReceipt?.lines).toMatchObject([{ quantity: 3, invoicedQuantity: 2 }])
  expect(book.refuses('POST', `returnReceipts/${returnReceipt?.id}/undo`)).toMatchObject({ code: 'ShipmentInvoiced' })
})

test('the missing lamps arrive dearer: sale and return are corrected to the same cost of each', () => {
  receive(book, lamp, 12, 60, '2026-03-09')
  const [left, back] = [sale, lastEntry() - 1].map((place) => book.entries.itemLedgerEntries[place - 1])
  const cost = (entry: typeof left) => (entry ? entry.costAmountActual + entry.costAmountExpected : 0)
  expect(cost(back) * 8 + cost(left) * 3).toBeCloseTo(0, -1)
  expect(back?.appliesToEntry).toBe(sale)
})

test('the third lamp is credited too, and more than five cannot come back', () => {
  const [returned] = book.all('salesReturnOrders')
  postReturnOrder(book, { id: returned?.id ?? '' }, 'invoice')
  expect(book.find('salesReturnOrders', returned?.id ?? '').archived).toBe(true)
  const more = aReturnOrder(book, hotel, [[lamp, 6, { appliesFromEntry: sale }]])
  expect(book.refuses('POST', `salesReturnOrders/${more.id}/receive`)).toMatchObject({
    errors: [{ code: 'ItemCannotBeReturned', params: { max: 5 } }],
  })
})

test('in the end everything adds up', () => {
  expect(stock()).toBe(6 + 12 - 8 + 3)
  expect(sum(book.entries.customerLedgerEntries.map((entry) => entry.amount)) / 100).toBe(640 * 1.21 - 240 * 1.21)
  const bought = 6 * 45 + 12 * 60
  expect((balance(inventoryAccount) + balance(cogsAccount)).toFixed(2)).toBe(bought.toFixed(2))
  checkLaws(book)
})
