/** Cargo bicycles are too large for the shop: the makers deliver them, some are late, one is dearer, one comes back. */
import { expect, test } from 'vitest'
import { sum } from '../../shared/basics/money.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { checkLaws } from '../laws/laws.ts'
import {
  aBook,
  aCustomer,
  anItem,
  anOrder,
  aVendor,
  type Body,
  type OrderAnswer,
  postOrder,
  postPurchase,
  receive,
} from '../support/given.ts'

const book = aBook()
const maker = aVendor(book, { displayName: 'Bakfietsmakers Zuid', paymentTermsCode: '30D' })
const abroad = aVendor(book, { displayName: 'Lastenrad Nord GmbH', country: 'DE', paymentTermsCode: '14D' })
const cargo = anItem(book, { displayName: 'Cargo bicycle', unitPrice: 3600, unitCost: 2400, vendorNumber: maker })
const trailer = anItem(book, { displayName: 'Trailer', unitPrice: 290, unitCost: 180, vendorNumber: abroad })
const lock = anItem(book, { displayName: 'Chain lock', unitPrice: 60, unitCost: 30 })
const courier = aCustomer(book, { displayName: 'Courier service', city: 'Gent' })
const balance = (account: string) =>
  sum(book.entries.generalLedgerEntries.filter((one) => one.accountNumber === account).map((one) => one.amount)) / 100
const { cogsAccount, inventoryAccount } = {
  ...book.find('generalPostingSetups', 'DOMESTIC/RETAIL'),
  ...book.find('inventoryPostingGroups', 'RESALE'),
}
let order: RecordIn<'salesOrders'>
const bought = () => book.all('purchaseOrders').toSorted((one, other) => (one.number < other.number ? -1 : 1))
const sale = () => book.find('salesOrders', order.id)

test('a courier orders three cargo bicycles, two trailers and locks from the shelf', () => {
  receive(book, lock, 10, 29, '2026-03-01')
  order = anOrder(
    book,
    courier,
    [
      [cargo, 3, { dropShipment: true }],
      [trailer, 2, { dropShipment: true, discountPercent: 10 }],
      [lock, 3],
    ],
    { shipToName: 'Depot', shipToCity: 'Aalst' },
  )
  expect(book.refuses('POST', `salesOrders/${order.id}/ship`).errors.map((one) => one.code)).toEqual([
    'DropShipmentNotLinked',
    'DropShipmentNotLinked',
  ])
})

test('each maker gets an order of its own, to be delivered at the depot', () => {
  book.does('POST', `salesOrders/${order.id}/createPurchaseOrder`)
  expect(bought()).toMatchObject([
    { vendorNumber: maker, shipToName: 'Depot', shipToCity: 'Aalst', totalAmountIncludingTax: 8712 },
    { vendorNumber: abroad, shipToName: 'Depot', totalAmountIncludingTax: 360 },
  ])
})

test('the locks go at once; the makers are not touched by that', () => {
  const { shipment } = postOrder(book, order, 'shipAndInvoice', {
    postingDate: '2026-03-11',
    lines: [{ sequence: 30000, shipQuantity: 3, invoiceQuantity: 3 }],
  })
  expect(shipment?.lines.filter((line) => line.quantity !== 0)).toMatchObject([{ lineObjectNumber: lock, quantity: 3 }])
  expect(bought().flatMap((one) => one.lines.map((line) => line.receivedQuantity))).toEqual([0, 0])
  expect(book.all('purchaseReceipts')).toEqual([])
})

test('two cargo bicycles arrive, which the courier is billed for; the third is late', () => {
  const [first] = bought()
  postPurchase(book, first as RecordIn<'purchaseOrders'>, 'receive', {
    postingDate: '2026-03-16',
    lines: [{ sequence: 10000, receiveQuantity: 2 }],
  })
  const { invoice } = postOrder(book, order, 'invoice', { postingDate: '2026-03-17' })
  expect(invoice).toMatchObject({ totalAmountExcludingTax: 7200, totalAmountIncludingTax: 8712 })
  expect([balance(cogsAccount), balance(inventoryAccount)]).toEqual([4887, 203 - 4800])
})

test('the maker bills 2,450.00 each: the bicycles that are sold and billed cost that much more', () => {
  const [first] = bought() as [RecordIn<'purchaseOrders'>]
  const lines = first.lines.map((line) => ({ ...line, directUnitCost: 2450 }))
  book.does('PUT', `purchaseOrders/${first.id}`, { ...first, vendorInvoiceNumber: 'BZ-118', lines })
  const { purchaseInvoice } = postPurchase(book, first, 'invoice', { postingDate: '2026-03-18' })
  expect(purchaseInvoice).toMatchObject({
    vendorInvoiceNumber: 'BZ-118',
    totalAmountIncludingTax: 5929,
    dueDate: '2026-04-17',
  })
  expect([balance(cogsAccount), balance(inventoryAccount)]).toEqual([4987, 203])
})

test('the trailers were reported too early, and are undone on both sides', () => {
  const { shipment } = postOrder(book, order, 'ship', {
    postingDate: '2026-03-19',
    lines: [{ sequence: 20000, shipQuantity: 2 }],
  }) as OrderAnswer
  const [, second] = bought() as [unknown, RecordIn<'purchaseOrders'>]
  expect(second.lines).toMatchObject([{ receivedQuantity: 2 }])
  book.does('POST', `salesShipments/${shipment?.number}/undo`)
  expect(bought()[1]?.lines).toMatchObject([{ receivedQuantity: 0, outstandingQuantity: 2 }])
  expect(sale().lines[1]).toMatchObject({ shippedQuantity: 0, outstandingQuantity: 2 })
})

test('everything else arrives, both sides are billed, and the two orders let go of each other', () => {
  const [first, second] = bought() as [RecordIn<'purchaseOrders'>, RecordIn<'purchaseOrders'>]
  postPurchase(book, second, 'receiveAndInvoice', { postingDate: '2026-03-23' })
  postOrder(book, order, 'shipAndInvoice', { postingDate: '2026-03-24' })
  expect(sale()).toMatchObject({ archived: true, fullyShipped: true })
  expect(sale().lines.map((line) => line.purchaseOrderNumber)).toEqual(['', '', ''])
  expect(bought().flatMap((one) => one.lines.map((line) => line.salesOrderNumber))).toEqual(['', ''])
  expect(book.find('purchaseOrders', second.id).archived).toBe(true)
  postPurchase(book, first, 'invoice', { postingDate: '2026-03-25' })
  expect(balance(cogsAccount)).toBe(3 * 2450 + 2 * 180 + 3 * 29)
})

test('one bicycle comes back: it lies in our own stock then, at what it cost', () => {
  const entry = book.entries.itemLedgerEntries.find((one) => one.entryType === 'Sale' && one.itemNumber === cargo)
  const lines: Body[] = [{ lineObjectNumber: cargo, quantity: 1, appliesFromEntry: entry?.entryNumber }]
  const back = book.does('POST', 'salesReturnOrders', { customerNumber: courier, lines })
  book.does('POST', `salesReturnOrders/${back.id}/receiveAndInvoice`, { postingDate: '2026-03-27' })
  const left = book.entries.itemLedgerEntries.filter((one) => one.itemNumber === cargo && one.remainingQuantity > 0)
  expect(left).toMatchObject([{ remainingQuantity: 100_000, costAmountActual: 245_000, dropShipment: false }])
})

test('and at the end the books agree', () => {
  const { payablesAccount } = book.find('vendorPostingGroups', 'DOMESTIC')
  expect(balance(payablesAccount)).toBe(-(3 * 2450 * 1.21 + 360))
  checkLaws(book)
})
