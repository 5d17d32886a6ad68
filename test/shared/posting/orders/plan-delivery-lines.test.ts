import { describe, expect, test } from 'vitest'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  type Body,
  type Book,
  post,
  postOrder,
} from '../../../support/given.ts'

type Invoice = RecordIn<'salesInvoices'>
const pull = (book: Book, invoice: { readonly id: string }, ...shipmentNumbers: readonly (string | undefined)[]) =>
  book.does('POST', `salesInvoices/${invoice.id}/getShipmentLines`, { shipmentNumbers }) as unknown as Invoice
const refusedPull = (book: Book, invoice: { readonly id: string }, body: Body) =>
  book.refuses('POST', `salesInvoices/${invoice.id}/getShipmentLines`, body).errors
const shipmentOf = (book: Book, order: { readonly id: string }, body: Body = {}) =>
  postOrder(book, order, 'ship', body).shipment as RecordIn<'salesShipments'>
const goodsOf = (invoice: Invoice) => invoice.lines.filter((line) => line.lineType !== 'Comment')

describe('shipments on one invoice', () => {
  test('of several orders: their lines below a heading each, at the prices of the orders', () => {
    const book = aBook()
    const customer = aCustomer(book, { language: 'nl' })
    const [item, service] = [anItem(book, { stock: 20 }), aService(book, { unitPrice: 50 })]
    const one = anOrder(book, customer, [[item, 5, { unitPrice: 90, discountPercent: 10 }]])
    const other = anOrder(book, customer, [
      [item, 2],
      [service, 3],
    ])
    const shipments = [shipmentOf(book, one), shipmentOf(book, other)]
    book.does('PATCH', `items/${item}`, { unitPrice: 999 })
    const draft = pull(book, anInvoice(book, customer, [[service, 1]]), ...shipments.map(({ number }) => number))
    expect(draft.lines).toMatchObject([
      { quantity: 1, unitPrice: 50, shipmentNumber: '' },
      { lineType: 'Comment', description: `Verzending ${shipments[0]?.number}:` },
      { quantity: 5, unitPrice: 90, discountPercent: 10, orderNumber: one.number, shipmentNumber: 'SS-000001' },
      { lineType: 'Comment', description: 'Verzending SS-000002:' },
      { quantity: 2, unitPrice: 100, orderNumber: other.number },
      { quantity: 3, unitPrice: 50, orderNumber: other.number },
    ])
    expect(draft.totalAmountExcludingTax).toBe(50 + 405 + 200 + 150)
    const posted = post(book, draft)
    expect(posted).toMatchObject({ status: 'Open', orderNumber: '' })
    for (const order of [one, other]) expect(book.find('salesOrders', order.id)).toMatchObject({ archived: true })
    for (const { id } of shipments)
      for (const line of book.find('salesShipments', id).lines) expect(line.invoicedQuantity).toBe(line.quantity)
    expect(book.entries.itemLedgerEntries.filter((entry) => entry.entryType === 'Sale')).toMatchObject([
      { quantity: -500_000, invoicedQuantity: -500_000, salesAmountActual: 40_500, costAmountExpected: 0 },
      { quantity: -200_000, invoicedQuantity: -200_000, salesAmountActual: 20_000 },
    ])
  })
  test('takes only what is left of them, and leaves the order with the rest', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const order = anOrder(book, customer, [[anItem(book, { stock: 20 }), 10, { discountAmount: 10 }]], {
      discountAmount: 90,
    })
    const { sequence = 0 } = order.lines[0] ?? {}
    const shipment = shipmentOf(book, order, { lines: [{ sequence, shipQuantity: 6 }] })
    postOrder(book, order, 'invoice', { lines: [{ sequence, invoiceQuantity: 2 }] })
    const draft = pull(book, anInvoice(book, customer, []), shipment.number)
    expect(goodsOf(draft)).toMatchObject([{ quantity: 4, discountPercent: 1, discountAmount: 4 }])
    expect(draft).toMatchObject({ discountAmount: 36, totalAmountExcludingTax: 360, orderNumber: '' })
    expect(post(book, draft)).toMatchObject({ orderNumber: order.number, orderId: order.id })
    expect(book.find('salesOrders', order.id)).toMatchObject({
      archived: false,
      uninvoicedShipments: [],
      lines: [{ shippedQuantity: 6, invoicedQuantity: 6, outstandingQuantity: 4, invoiceQuantity: 4, shipQuantity: 4 }],
    })
    expect(refusedPull(book, anInvoice(book, customer, []), { shipmentNumbers: [shipment.number] })).toMatchObject([
      { code: 'ShipmentInvoiced', word: 'NothingLeftToInvoice' },
    ])
  })
  test('prices go over to those with VAT, and the discounts with them', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const order = anOrder(book, customer, [[anItem(book, { stock: 9 }), 3, { unitPrice: 10, discountAmount: 2 }]], {
      discountAmount: 1,
    })
    const shipment = shipmentOf(book, order)
    const draft = pull(book, anInvoice(book, customer, [], { pricesIncludeTax: true }), shipment.number)
    expect(goodsOf(draft)).toMatchObject([{ unitPrice: 12.1, discountAmount: 2.42 }])
    expect(draft).toMatchObject({ discountAmount: 1.21, totalAmountExcludingTax: 27, totalAmountIncludingTax: 32.67 })
  })
  test('each line keeps the invoice discount of its own order, so that the VAT of every rate is as it was agreed', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const low = anItem(book, { stock: 9, vatProductPostingGroup: 'VAT6' })
    const given = anOrder(book, customer, [[anItem(book, { stock: 9 }), 4, { unitPrice: 25 }]], { discountAmount: 10 })
    const full = anOrder(book, customer, [[low, 4, { unitPrice: 25 }]])
    const numbers = [given, full].map((order) => shipmentOf(book, order).number)
    const draft = pull(book, anInvoice(book, customer, []), ...numbers)
    const agreed = { discountAmount: 10, totalAmountExcludingTax: 190, totalTaxAmount: 24.9 }
    expect(draft).toMatchObject({ ...agreed, invoiceDiscountCalculation: 'Lines' })
    expect(goodsOf(draft).map((line) => line.invoiceDiscountAllocation)).toEqual([10, 0])
    const path = `salesInvoices/${draft.id}`
    expect(book.does('PUT', path, draft)).toMatchObject(agreed)
    expect(book.does('PATCH', path, { comment: 'x' })).toMatchObject(agreed)
    expect(book.does('PATCH', path, { pricesIncludeTax: true })).toMatchObject({
      discountAmount: 12.1,
      totalAmountExcludingTax: 190,
      totalTaxAmount: 24.9,
    })
    expect(book.does('PATCH', path, { pricesIncludeTax: false })).toMatchObject(agreed)
    const half = draft.lines.map((line) => ({ ...line, quantity: line.quantity / 2 }))
    expect(book.does('PATCH', path, { lines: half })).toMatchObject({ discountAmount: 5, totalTaxAmount: 12.45 })
    expect(book.does('PATCH', path, { discountAmount: 20 })).toMatchObject({ invoiceDiscountCalculation: 'Amount' })
    expect(book.does('PATCH', path, { discountAmount: null })).toMatchObject({ discountAmount: 0 })
  })
  test('without a warning of stock that is gone: it has left already', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const shipment = shipmentOf(book, anOrder(book, customer, [[anItem(book, { stock: 3 }), 3]]))
    const path = `salesInvoices/${anInvoice(book, customer, []).id}/getShipmentLines`
    const { warnings } = book.send({ method: 'POST', path, body: { shipmentNumbers: [shipment.number] } })
    expect(warnings).toEqual([])
  })
  test('what comes back with a shipment is taken with its sign', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { stock: 9 })
    const shipment = shipmentOf(
      book,
      anOrder(book, customer, [
        [item, 5],
        [item, -1],
      ]),
    )
    const draft = pull(book, anInvoice(book, customer, []), shipment.number)
    expect(goodsOf(draft).map((line) => line.quantity)).toEqual([5, -1])
    post(book, draft)
    expect(book.find('salesShipments', shipment.id).lines.map((line) => line.invoicedQuantity)).toEqual([5, -1])
  })
  test('a customer’s own table of discounts goes on holding for the whole invoice', () => {
    const book = aBook({ calcInvoiceDiscount: true })
    const customer = aCustomer(book, { invoiceDiscounts: [{ minimumAmount: 500, discountPercent: 10 }] })
    const item = anItem(book, { stock: 9 })
    const shipments = [1, 2].map(() => shipmentOf(book, anOrder(book, customer, [[item, 3]])).number)
    const draft = pull(book, anInvoice(book, customer, []), ...shipments)
    expect(draft).toMatchObject({ discountAmount: 60, totalAmountExcludingTax: 540 })
  })
})

describe('is refused', () => {
  test('for another customer, payer or currency, for what is not there, and all at once', () => {
    const book = aBook()
    book.does('PUT', 'currencies/USD', { displayName: 'Dollar' })
    const [customer, payer, stranger] = [aCustomer(book), aCustomer(book), aCustomer(book)]
    const item = anItem(book, { stock: 9 })
    const shipped = (header: Body) => shipmentOf(book, anOrder(book, customer, [[item, 1]], header)).number
    const shipmentNumbers = [
      shipped({}),
      shipped({ billToCustomerNumber: payer }),
      shipped({ currencyCode: 'USD', currencyFactor: 1.25 }),
      'SS-9',
      '',
    ]
    const own = anInvoice(book, customer, [])
    expect(refusedPull(book, own, { shipmentNumbers })).toMatchObject([
      {
        code: 'InvalidValue',
        word: 'ShipmentOfAnother',
        params: { field: 'billToCustomerNumber', actual: payer, expected: customer },
      },
      { code: 'InvalidValue', params: { field: 'currencyCode', actual: 'USD', expected: 'EUR' } },
      { code: 'InvalidValue', params: { value: 'SS-9' } },
      { code: 'InvalidValue', params: { value: '' } },
    ])
    expect(refusedPull(book, anInvoice(book, stranger, []), { shipmentNumbers: [shipmentNumbers[0]] })).toMatchObject([
      { params: { field: 'customerNumber' } },
      { params: { field: 'billToCustomerNumber' } },
    ])
    expect(refusedPull(book, own, {})).toMatchObject([{ code: 'MissingValue', field: 'shipmentNumbers' }])
    expect(book.find('salesInvoices', own.id)).toEqual(own)
  })
  test('a second time on the same invoice, and on one that is posted', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const shipment = shipmentOf(book, anOrder(book, customer, [[anItem(book, { stock: 9 }), 3]]))
    const draft = pull(book, anInvoice(book, customer, []), shipment.number)
    const again = { shipmentNumbers: [shipment.number] }
    expect(refusedPull(book, draft, again)).toMatchObject([{ code: 'ShipmentInvoiced' }])
    post(book, draft)
    expect(refusedPull(book, draft, again)).toMatchObject([{ code: 'AlreadyPosted' }])
  })
  test('posting when the order was invoiced itself in the meantime', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const order = anOrder(book, customer, [[anItem(book, { stock: 9 }), 3]])
    const draft = pull(book, anInvoice(book, customer, []), shipmentOf(book, order).number)
    const { sequence = 0 } = order.lines[0] ?? {}
    postOrder(book, order, 'invoice', { lines: [{ sequence, invoiceQuantity: 1 }] })
    const refusal = () => book.refuses('POST', `salesInvoices/${draft.id}/post`).errors
    expect(refusal()).toMatchObject([
      { code: 'QuantityToInvoiceTooLarge', pointer: '/lines/1/quantity', params: { max: 2 } },
    ])
    postOrder(book, order, 'invoice')
    expect(refusal()).toMatchObject([{ code: 'ShipmentInvoiced', pointer: '/lines/1/quantity' }])
  })
})

describe('a line that was taken over', () => {
  test('keeps its shipment when it is saved, may take less, but neither more nor another item or customer', () => {
    const book = aBook()
    const [customer, stranger] = [aCustomer(book), aCustomer(book)]
    const item = anItem(book, { stock: 9 })
    const order = anOrder(book, customer, [[item, 3]])
    const draft = pull(book, anInvoice(book, customer, []), shipmentOf(book, order).number)
    const [heading, line] = draft.lines
    const save = (more: Body, header: Body = {}) => ({ ...draft, ...header, lines: [heading, { ...line, ...more }] })
    const path = `salesInvoices/${draft.id}`
    const codes = (body: Body) => book.refuses('PUT', path, body).errors.map((one) => [one.pointer, one.code])
    expect(codes(save({ quantity: 4 }))).toEqual([['/lines/1/quantity', 'QuantityToInvoiceTooLarge']])
    expect(codes(save({ quantity: -1 }))).toEqual([['/lines/1/quantity', 'QuantityToInvoiceTooLarge']])
    expect(codes(save({ lineObjectNumber: aService(book) }))).toEqual([
      ['/lines/1/lineObjectNumber', 'DocumentNotOpen'],
    ])
    expect(codes(save({}, { customerNumber: stranger }))).toEqual([
      ['/customerNumber', 'DocumentNotOpen'],
      ['/billToCustomerNumber', 'DocumentNotOpen'],
    ])
    book.does('PUT', path, save({ quantity: 2, unitPrice: 80 }))
    const posted = post(book, draft)
    expect(posted).toMatchObject({ totalAmountExcludingTax: 160, orderNumber: order.number })
    expect(book.find('salesOrders', order.id).lines).toMatchObject([{ shippedQuantity: 3, invoicedQuantity: 2 }])
  })
  test('may go again, and leaves the shipment to another invoice', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const shipment = shipmentOf(book, anOrder(book, customer, [[anItem(book, { stock: 9 }), 3]]))
    const draft = pull(book, anInvoice(book, customer, []), shipment.number)
    book.does('DELETE', `salesInvoices/${draft.id}`)
    expect(goodsOf(pull(book, anInvoice(book, customer, []), shipment.number))).toMatchObject([{ quantity: 3 }])
  })
})

test('what came back with return orders is taken over by a credit memo in the same way', () => {
  const book = aBook()
  const customer = aCustomer(book, { language: 'fr' })
  const item = anItem(book)
  const order = book.does('POST', 'salesReturnOrders', {
    customerNumber: customer,
    lines: [{ lineType: 'Item', lineObjectNumber: item, quantity: 3, unitPrice: 80, returnReasonCode: 'WRONG' }],
  })
  const { returnReceipt } = book.does('POST', `salesReturnOrders/${order.id}/receive`) as unknown as {
    readonly returnReceipt: { readonly number: string }
  }
  const memo = book.does('POST', 'salesCreditMemos', { customerNumber: customer, lines: [] })
  const body = { returnReceiptNumbers: [returnReceipt.number] }
  expect(book.does('POST', `salesCreditMemos/${memo.id}/getReturnReceiptLines`, body)).toMatchObject({
    totalAmountExcludingTax: 240,
    lines: [
      { lineType: 'Comment', description: `Réception de retour ${returnReceipt.number} :` },
      {
        quantity: 3,
        unitPrice: 80,
        returnReasonCode: 'WRONG',
        orderNumber: order.number,
        returnReceiptNumber: returnReceipt.number,
      },
    ],
  })
  expect(book.refuses('POST', `salesCreditMemos/${memo.id}/getReturnReceiptLines`, body).code).toBe('ShipmentInvoiced')
  expect(book.refuses('POST', `salesCreditMemos/${memo.id}/getReturnReceiptLines`, {}).errors).toMatchObject([
    { code: 'MissingValue', field: 'returnReceiptNumbers' },
  ])
})
