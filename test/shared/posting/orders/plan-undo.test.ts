import { describe, expect, test } from 'vitest'
import { sum } from '../../../../shared/basics/money.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aReturnOrder,
  aService,
  type Book,
  post,
  postOrder,
  postReturnOrder,
  receive,
} from '../../../support/given.ts'

const undo = (book: Book, type: 'salesShipments' | 'returnReceipts', id: string | undefined, body = {}) =>
  book.does('POST', `${type}/${id}/undo`, body)
const refusal = (book: Book, type: 'salesShipments' | 'returnReceipts', id: string | undefined, body = {}) => {
  const before = [book.transactions.length, book.find(type, id ?? '')]
  const { status, errors } = book.refuses('POST', `${type}/${id}/undo`, body)
  expect([book.transactions.length, book.find(type, id ?? '')]).toEqual(before)
  return [status, ...errors.map((one) => one.word ?? one.code)]
}
const lines = (book: Book, type: 'salesShipments' | 'returnReceipts', id: string | undefined) =>
  book.find(type, id ?? '').lines.map((line) => [line.sequence, line.quantity, line.correction])
const costs = (book: Book) =>
  book.entries.itemLedgerEntries.map((entry) => (entry.costAmountActual + entry.costAmountExpected) / 100)
const left = (book: Book, item: string) =>
  sum(
    book.entries.itemLedgerEntries.filter((entry) => entry.itemNumber === item).map((entry) => entry.remainingQuantity),
  ) / 1e5

/** An order of four bicycles and three bells, of which all was shipped. */
function shipped(book = aBook()) {
  const [bicycle, bell] = [anItem(book, { stock: 10 }), anItem(book, { stock: 10 })]
  const order = anOrder(book, aCustomer(book), [
    [bicycle, 4],
    [bell, 3],
  ])
  const { shipment } = postOrder(book, order, 'ship')
  return { book, bicycle, bell, order, id: shipment?.id, number: shipment?.number }
}

describe('an undone shipment', () => {
  const { book, bicycle, bell, order, id, number } = shipped()

  test('stays, with the mirror image of each line after it', () => {
    undo(book, 'salesShipments', id, { lines: [20000] })
    expect(lines(book, 'salesShipments', id)).toEqual([
      [10000, 4, false],
      [20000, 3, true],
      [30000, -3, true],
    ])
    undo(book, 'salesShipments', id)
    expect(lines(book, 'salesShipments', id)).toEqual([
      [10000, 4, true],
      [15000, -4, true],
      [20000, 3, true],
      [30000, -3, true],
    ])
  })
  test('brings the goods back on its own date and under its own number, marked as corrections', () => {
    expect(book.entries.itemLedgerEntries.slice(-2)).toMatchObject([
      {
        documentType: 'Sales Shipment',
        documentNumber: number,
        quantity: 300_000,
        correction: true,
        appliesToEntry: 4,
      },
      {
        documentType: 'Sales Shipment',
        documentNumber: number,
        quantity: 400_000,
        correction: true,
        appliesToEntry: 3,
      },
    ])
    expect([left(book, bicycle), left(book, bell)]).toEqual([10, 10])
    expect(costs(book)).toEqual([600, 600, -240, -180, 180, 240])
    expect(sum(book.entries.itemLedgerEntries.map((entry) => entry.salesAmountExpected))).toBe(0)
  })
  test('leaves the order as if nothing had been shipped, which goes on from there', () => {
    expect(book.find('salesOrders', order.id)).toMatchObject({
      fullyShipped: false,
      uninvoicedShipments: [],
      lines: [
        { shippedQuantity: 0, outstandingQuantity: 4, shipQuantity: 4, invoiceQuantity: 4 },
        { shippedQuantity: 0, outstandingQuantity: 3, shipQuantity: 3, invoiceQuantity: 3 },
      ],
    })
    const { invoice } = postOrder(book, order, 'shipAndInvoice')
    expect(invoice).toMatchObject({ totalAmountExcludingTax: 700 })
    expect([left(book, bicycle), left(book, bell)]).toEqual([6, 7])
  })
})

test('an order whose whole shipment is undone can be deleted; the shipment stays as history', () => {
  const { book, order, id } = shipped()
  expect(book.refuses('DELETE', `salesOrders/${order.id}`)).toMatchObject({ status: 409 })
  undo(book, 'salesShipments', id)
  book.does('DELETE', `salesOrders/${order.id}`)
  expect(lines(book, 'salesShipments', id)).toHaveLength(4)
  expect(refusal(book, 'salesShipments', id)).toEqual([409, 'NothingToUndo'])
})

describe('not undone is', () => {
  test('what was invoiced, wholly or in part', () => {
    const { book, order, id } = shipped()
    postOrder(book, order, 'invoice', { lines: [{ sequence: 10000, invoiceQuantity: 1 }] })
    expect(refusal(book, 'salesShipments', id)).toEqual([409, 'ShipmentInvoiced'])
    undo(book, 'salesShipments', id, { lines: [20000] })
  })
  test('what was undone already', () => {
    const { book, id } = shipped()
    undo(book, 'salesShipments', id, { lines: [10000] })
    expect(refusal(book, 'salesShipments', id, { lines: [10000] })).toEqual([409, 'LineUndone'])
    expect(refusal(book, 'salesShipments', id, { lines: [] })).toEqual([409, 'NothingToUndo'])
    undo(book, 'salesShipments', id)
    expect(refusal(book, 'salesShipments', id)).toEqual([409, 'NothingToUndo'])
  })
  test('a line that there is not, or something that is no line', () => {
    const { book, id } = shipped()
    expect(refusal(book, 'salesShipments', id, { lines: [10000, 70000] })).toEqual([422, 'InvalidValue'])
    expect(refusal(book, 'salesShipments', id, { lines: ['first'] })).toEqual([422, 'NotANumber'])
  })
  test('what was posted on a date that is closed by now', () => {
    const { book, id } = shipped()
    book.does('PATCH', 'salesSetup', { allowPostingFrom: '2026-03-11' })
    expect(refusal(book, 'salesShipments', id)).toEqual([409, 'PostingDateNotAllowed'])
  })
  test('what has come back of it by a return', () => {
    const { book, bicycle, id } = shipped()
    const order = aReturnOrder(book, aCustomer(book), [[bicycle, 1, { appliesFromEntry: 3 }]])
    postReturnOrder(book, order, 'receive')
    expect(refusal(book, 'salesShipments', id)).toEqual([409, 'ShippedGoodsReturned'])
    undo(book, 'salesShipments', id, { lines: [20000] })
  })
})

describe('an undone return receipt', () => {
  const received = (setup = {}) => {
    const book = aBook(setup)
    const item = anItem(book, { unitCost: 6, unitPrice: 10 })
    receive(book, item, 2, 6)
    const customer = aCustomer(book)
    post(book, anInvoice(book, customer, [[item, 2]]))
    const order = aReturnOrder(book, customer, [[item, 2, { appliesFromEntry: 2 }]])
    const { returnReceipt } = postReturnOrder(book, order, 'receive')
    return { book, item, customer, order, id: returnReceipt?.id }
  }
  test.each(['FIFO', 'Average'])(
    'takes the goods out again at what they came for, and they can come back (%s)',
    (costingMethod) => {
      const { book, item, order, id } = received({ costingMethod })
      receive(book, item, 2, 90, '2026-03-01')
      undo(book, 'returnReceipts', id)
      expect(lines(book, 'returnReceipts', id)).toEqual([
        [10000, 2, true],
        [20000, -2, true],
      ])
      const [, sale = 0, back = 0, , undone = 0] = costs(book)
      expect([sale + back, back + undone]).toEqual([0, 0])
      expect(book.find('salesReturnOrders', order.id)).toMatchObject({
        fullyReceived: false,
        lines: [{ receivedQuantity: 0, outstandingQuantity: 2, receiveQuantity: 2 }],
      })
      const { creditMemo } = postReturnOrder(book, order, 'receiveAndInvoice')
      expect(creditMemo).toMatchObject({ totalAmountExcludingTax: 20 })
      expect(sum(costs(book))).toBe(192)
    },
  )
  test('but not once it was credited', () => {
    const { book, order, id } = received()
    postReturnOrder(book, order, 'invoice')
    expect(refusal(book, 'returnReceipts', id)).toEqual([409, 'ReturnReceiptCredited'])
  })
  test('but not once they were sold on', () => {
    const { book, item, customer, id } = received()
    post(book, anInvoice(book, customer, [[item, 1]]))
    expect(refusal(book, 'returnReceipts', id)).toEqual([409, 'ReceivedGoodsSold'])
  })
})

test('services and goods beyond the stock are undone too, and their receipt finds nothing to correct for good', () => {
  const book = aBook({ expectedCostPostingToGL: true })
  const [item, hour] = [anItem(book, { unitCost: 7 }), aService(book)]
  const order = anOrder(book, aCustomer(book), [
    [item, 2],
    [hour, 1],
  ])
  const { shipment } = postOrder(book, order, 'ship')
  undo(book, 'salesShipments', shipment?.id)
  expect(book.find('salesOrders', order.id).lines.map((line) => line.outstandingQuantity)).toEqual([2, 1])
  receive(book, item, 2, 9)
  expect([left(book, item), sum(costs(book))]).toEqual([2, 18])
  const interim = book.find('inventoryPostingGroups', 'RESALE').inventoryInterimAccount
  const onInterim = book.entries.generalLedgerEntries.filter((entry) => entry.accountNumber === interim)
  expect(sum(onInterim.map((entry) => entry.amount))).toBe(0)
})
