import { describe, expect, test } from 'vitest'
import { sum } from '../../../../shared/basics/money.ts'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aPurchase,
  aService,
  aVendor,
  type Body,
  type Book,
  post,
  postOrder,
  postPurchase,
} from '../../../support/given.ts'

const balance = (book: Book, account: string) =>
  sum(book.entries.generalLedgerEntries.filter((one) => one.accountNumber === account).map((one) => one.amount))

/** An order of one line that the vendor delivers. */
function scene({ setup = {}, quantity = 10, header = {} }: { setup?: Body; quantity?: number; header?: Body } = {}) {
  const book = aBook(setup)
  const vendor = aVendor(book)
  const item = anItem(book, { unitPrice: 80, unitCost: 50, vendorNumber: vendor })
  const customer = aCustomer(book, { city: 'Brugge' })
  const order = anOrder(book, customer, [[item, quantity, { dropShipment: true }]], header)
  return { book, vendor, item, customer, order }
}
function linked(given: Parameters<typeof scene>[0] = {}) {
  const { book, order, ...rest } = scene(given)
  book.does('POST', `salesOrders/${order.id}/createPurchaseOrder`)
  const purchase = book.all('purchaseOrders')[0] as RecordIn<'purchaseOrders'>
  return { ...rest, book, order, purchase }
}
const saleLine = (book: Book, { id }: { readonly id: string }) => book.find('salesOrders', id).lines[0]
const purchaseLine = (book: Book, { id }: { readonly id: string }) => book.find('purchaseOrders', id).lines[0]

describe('asking vendors to deliver', () => {
  test('makes one purchase order per vendor, and leaves out what has none', () => {
    const book = aBook()
    const [one, other] = [aVendor(book), aVendor(book)]
    const from = (vendorNumber: string) => anItem(book, { vendorNumber })
    const [a, b, c, nobody] = [from(one), from(other), from(one.toLowerCase()), from('')]
    const order = anOrder(book, aCustomer(book, { city: 'Brugge' }), [
      [a, 1, { dropShipment: true }],
      [b, 2, { dropShipment: true }],
      [nobody, 3, { dropShipment: true }],
      [c, 4, { dropShipment: true, description: 'Painted green' }],
      [a, 5],
    ])
    const sent = book.send({ method: 'POST', path: `salesOrders/${order.id}/createPurchaseOrder` })
    expect(sent.warnings).toEqual([{ code: 'ItemWithoutVendor', params: { item: nobody, line: '30000' } }])
    const bought = book.all('purchaseOrders')
    expect(bought).toMatchObject([
      {
        vendorNumber: one,
        customerNumber: order.customerNumber,
        shipToCity: 'Brugge',
        lines: [
          { itemNumber: a, quantity: 1, directUnitCost: 60, salesOrderNumber: order.number, salesOrderSequence: 10000 },
          { itemNumber: c, quantity: 4, description: 'Painted green', salesOrderSequence: 40000, dropShipment: true },
        ],
      },
      { vendorNumber: other, lines: [{ itemNumber: b, quantity: 2, salesOrderSequence: 20000 }] },
    ])
    expect(
      book.find('salesOrders', order.id).lines.map((line) => [line.purchaseOrderNumber, line.purchaseOrderSequence]),
    ).toEqual([
      ['PO-00001', 10000],
      ['PO-00002', 10000],
      ['', null],
      ['PO-00001', 20000],
      ['', null],
    ])
    const again = book.does('POST', `salesOrders/${order.id}/createPurchaseOrder`)
    expect(again.purchaseOrders).toEqual([])
    expect(book.all('purchaseOrders')).toHaveLength(2)
  })
  test('is refused when a vendor is blocked, with the lines that it would deliver', () => {
    const { book, vendor, order } = scene()
    book.does('PATCH', `vendors/${vendor}`, { blocked: 'All' })
    expect(book.refuses('POST', `salesOrders/${order.id}/createPurchaseOrder`)).toMatchObject({
      status: 409,
      code: 'VendorBlocked',
    })
    expect(book.all('purchaseOrders')).toEqual([])
  })
  test('is only for goods, and not for what comes back', () => {
    const book = aBook()
    const lines = [
      [aService(book), 1, { dropShipment: true }],
      [anItem(book), -1, { dropShipment: true }],
    ] as const
    const body = {
      customerNumber: aCustomer(book),
      lines: lines.map(([lineObjectNumber, quantity, more]) => ({ lineObjectNumber, quantity, ...more })),
    }
    expect(book.refuses('POST', 'salesOrders', body).errors).toMatchObject([
      { code: 'InvalidValue', pointer: '/lines/0/dropShipment' },
      { code: 'InvalidValue', pointer: '/lines/1/dropShipment' },
    ])
  })
})

describe('linked lines', () => {
  const change = (book: Book, order: { readonly id: string }, more: Body) => {
    const now = book.find('salesOrders', order.id)
    return { ...now, lines: now.lines.map((line) => ({ ...line, ...more })) }
  }
  test.each<[string, Body]>([
    ['quantity', { quantity: 9 }],
    ['unit', { unitOfMeasureCode: 'BOX' }],
    ['kind of delivery', { dropShipment: false }],
  ])('of a sale keep their %s', (_, more) => {
    const { book, order, purchase } = linked()
    expect(book.refuses('PUT', `salesOrders/${order.id}`, change(book, order, more))).toMatchObject({
      status: 409,
      code: 'LinkedToPurchaseOrder',
      errors: [{ line: '10000', params: { number: purchase.number } }],
    })
  })
  test('of a sale may be priced anew, but neither go nor change hands', () => {
    const { book, order } = linked()
    book.does('PUT', `salesOrders/${order.id}`, change(book, order, { unitPrice: 75 }))
    const now = book.find('salesOrders', order.id)
    expect(book.refuses('PUT', `salesOrders/${order.id}`, { ...now, lines: [] }).code).toBe('LinkedToPurchaseOrder')
    const other = aCustomer(book)
    expect(book.refuses('PATCH', `salesOrders/${order.id}`, { customerNumber: other }).code).toBe(
      'LinkedToPurchaseOrder',
    )
    expect(book.refuses('DELETE', `salesOrders/${order.id}`).code).toBe('LinkedToPurchaseOrder')
  })
  test('of a purchase keep item, quantity and vendor', () => {
    const { book, purchase } = linked()
    const put = (more: Body) => book.refuses('PUT', `purchaseOrders/${purchase.id}`, { ...purchase, ...more })
    const lines = [{ ...purchase.lines[0], quantity: 4 }]
    expect(put({ lines })).toMatchObject({
      status: 409,
      code: 'LinkedToSalesOrder',
      errors: [{ pointer: '/lines/0/quantity' }],
    })
    expect(put({ vendorNumber: aVendor(book) }).errors).toMatchObject([
      { code: 'LinkedToSalesOrder', pointer: '/vendorNumber' },
    ])
  })
  test('are free again once the purchase lets go of them', () => {
    const { book, order, purchase } = linked()
    book.does('DELETE', `purchaseOrders/${purchase.id}`)
    expect(saleLine(book, order)).toMatchObject({ purchaseOrderNumber: '', purchaseOrderSequence: null })
    book.does('POST', `salesOrders/${order.id}/createPurchaseOrder`)
    const second = book.all('purchaseOrders')[0] as RecordIn<'purchaseOrders'>
    book.does('PUT', `purchaseOrders/${second.id}`, { ...second, lines: [] })
    expect(saleLine(book, order)).toMatchObject({ purchaseOrderNumber: '' })
    book.does('PUT', `salesOrders/${order.id}`, change(book, order, { quantity: 9 }))
  })
})

describe('one delivery, posted from either side', () => {
  test.each(['sale', 'purchase'] as const)('from the %s: both documents, both entries, no stock', (side) => {
    const { book, item, order, purchase } = linked()
    const day = { postingDate: '2026-03-20' }
    if (side === 'sale') postOrder(book, order, 'ship', { ...day, lines: [{ sequence: 10000, shipQuantity: 4 }] })
    else postPurchase(book, purchase, 'receive', { ...day, lines: [{ sequence: 10000, receiveQuantity: 4 }] })
    expect(book.all('salesShipments')).toMatchObject([{ postingDate: '2026-03-20', lines: [{ quantity: 4 }] }])
    expect(book.all('purchaseReceipts')).toMatchObject([{ postingDate: '2026-03-20', lines: [{ quantity: 4 }] }])
    expect(book.transactions).toHaveLength(1)
    expect(book.entries.itemLedgerEntries).toMatchObject([
      {
        entryType: 'Purchase',
        quantity: 400_000,
        remainingQuantity: 0,
        costAmountExpected: 20_000,
        dropShipment: true,
      },
      {
        entryType: 'Sale',
        quantity: -400_000,
        remainingQuantity: 0,
        costAmountExpected: -20_000,
        dropShipment: true,
        salesAmountExpected: 32_000,
      },
    ])
    expect(book.entries.itemApplicationEntries).toMatchObject([
      { inboundEntryNumber: 1, outboundEntryNumber: 2, quantity: 400_000 },
    ])
    expect(saleLine(book, order)).toMatchObject({
      shippedQuantity: 4,
      outstandingQuantity: 6,
      purchaseOrderNumber: purchase.number,
    })
    expect(purchaseLine(book, purchase)).toMatchObject({
      receivedQuantity: 4,
      outstandingQuantity: 6,
      salesOrderNumber: order.number,
    })
    const own = side === 'sale' ? '2026-03-20' : '2026-03-10'
    expect(book.find('salesOrders', order.id)).toMatchObject({ postingDate: own, status: 'Released' })
    expect(anItem(book, { number: 'OTHER' })).not.toBe(item)
  })
  test('stock of the same item is left alone, and what waits for stock goes on waiting', () => {
    const { book, item, order } = linked({ quantity: 3 })
    const other = anOrder(book, aCustomer(book), [[item, 2]])
    postOrder(book, other, 'ship')
    postOrder(book, order, 'ship')
    expect(book.entries.itemLedgerEntries.map((one) => [one.quantity, one.remainingQuantity])).toEqual([
      [-200_000, -200_000],
      [300_000, 0],
      [-300_000, 0],
    ])
  })
  test('stock that may not fall below nothing does not keep a vendor from delivering', () => {
    const { book, order } = linked({ setup: { preventNegativeInventory: true } })
    postOrder(book, order, 'ship')
  })
  test('a line that nobody delivers is not shipped', () => {
    const { book, order } = scene()
    expect(book.refuses('POST', `salesOrders/${order.id}/ship`)).toMatchObject({
      status: 409,
      code: 'DropShipmentNotLinked',
      errors: [{ line: '10000', pointer: '/lines/0/dropShipment' }],
    })
  })
  test('what is wrong with the other side is told at the line that asks for it', () => {
    const { book, order, purchase, vendor, customer } = linked()
    book.does('PATCH', `vendors/${vendor}`, { blocked: 'All' })
    expect(book.refuses('POST', `salesOrders/${order.id}/ship`).errors).toMatchObject([
      { code: 'VendorBlocked', pointer: '' },
    ])
    book.does('PATCH', `vendors/${vendor}`, { blocked: '' })
    book.does('PATCH', `customers/${customer}`, { blocked: 'Ship' })
    expect(book.refuses('POST', `purchaseOrders/${purchase.id}/receive`).errors).toMatchObject([
      { code: 'CustomerBlocked', pointer: '' },
    ])
  })
  test('an order that goes out complete is not received in part', () => {
    const { book, purchase } = linked({ header: { partialShipping: false } })
    const part = { lines: [{ sequence: 10000, receiveQuantity: 4 }] }
    expect(book.refuses('POST', `purchaseOrders/${purchase.id}/receive`, part).code).toBe('PartialShippingNotAllowed')
    postPurchase(book, purchase, 'receive')
  })
  test('a day without postings keeps both sides from it, and is told once', () => {
    const { book, purchase } = linked()
    book.does('PATCH', 'salesSetup', { allowPostingTo: '2026-03-31' })
    const { errors } = book.refuses('POST', `purchaseOrders/${purchase.id}/receive`, { postingDate: '2026-04-01' })
    expect(errors.map((one) => one.code)).toEqual(['PostingDateNotAllowed'])
  })
})

describe('invoices of a drop shipment', () => {
  test('neither side is invoiced before the goods have come', () => {
    const { book, order, purchase } = linked()
    const refused = { status: 409, code: 'DropShipmentNotReceived' }
    expect(book.refuses('POST', `purchaseOrders/${purchase.id}/invoice`)).toMatchObject(refused)
    const named = { lines: [{ sequence: 10000, invoiceQuantity: 1 }] }
    expect(book.refuses('POST', `purchaseOrders/${purchase.id}/invoice`, named)).toMatchObject(refused)
    expect(book.refuses('POST', `salesOrders/${order.id}/invoice`, named)).toMatchObject(refused)
    const { errors } = book.refuses('POST', `salesOrders/${order.id}/invoice`)
    expect(errors.map((one) => one.code)).toEqual(['NothingToPost', 'DropShipmentNotReceived'])
  })
  test("the vendor's may come first, and what it costs is the cost of the sale", () => {
    const { book, order, purchase } = linked({ quantity: 5 })
    postOrder(book, order, 'ship')
    const now = book.find('purchaseOrders', purchase.id)
    book.does('PUT', `purchaseOrders/${purchase.id}`, { ...now, lines: [{ ...now.lines[0], directUnitCost: 53 }] })
    postPurchase(book, purchase, 'invoice')
    postOrder(book, order, 'invoice')
    const { cogsAccount, purchaseAccount, directCostAppliedAccount } = book.find(
      'generalPostingSetups',
      'DOMESTIC/RETAIL',
    )
    const { inventoryAccount } = book.find('inventoryPostingGroups', 'RESALE')
    expect(
      [cogsAccount, purchaseAccount, directCostAppliedAccount, inventoryAccount].map((one) => balance(book, one)),
    ).toEqual([26_500, 26_500, -26_500, 0])
  })
  test('what is invoiced is not cancelled: the goods never were in our stock', () => {
    const { book, order } = linked({ quantity: 5 })
    const { id } = postOrder(book, order, 'shipAndInvoice').invoice as { readonly id: string }
    expect(book.refuses('POST', `salesInvoices/${id}/cancel`)).toMatchObject({
      status: 409,
      code: 'CannotCancelDropShipment',
    })
  })
  test.each(['FIFO', 'Average'])('the sale may come first, and is corrected later (%s)', (costingMethod) => {
    const { book, order, purchase } = linked({ quantity: 5, setup: { costingMethod } })
    postOrder(book, order, 'shipAndInvoice')
    const { cogsAccount } = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')
    expect(balance(book, cogsAccount)).toBe(25_000)
    const now = book.find('purchaseOrders', purchase.id)
    expect(now.lines).toMatchObject([{ receivedQuantity: 5, salesOrderNumber: '', salesOrderSequence: null }])
    expect(saleLine(book, order)).toMatchObject({ purchaseOrderNumber: '' })
    book.does('PUT', `purchaseOrders/${purchase.id}`, { ...now, lines: [{ ...now.lines[0], directUnitCost: 48.5 }] })
    postPurchase(book, purchase, 'invoice')
    expect(balance(book, cogsAccount)).toBe(24_250)
    expect(book.entries.valueEntries.at(-1)).toMatchObject({
      entryType: 'Adjustment',
      costAmountActual: 750,
      itemLedgerEntryNumber: 2,
    })
    expect(book.find('purchaseOrders', purchase.id).archived).toBe(true)
  })
  test('received and invoiced at once, the sale follows without an invoice', () => {
    const { book, order, purchase } = linked({ quantity: 5 })
    const { shipments } = postPurchase(book, purchase, 'receiveAndInvoice')
    expect(shipments).toMatchObject([{ orderNumber: order.number, lines: [{ quantity: 5, invoicedQuantity: 0 }] }])
    expect(book.all('salesInvoices')).toEqual([])
    expect(saleLine(book, order)).toMatchObject({ shippedQuantity: 5, invoicedQuantity: 0 })
    expect(book.entries.itemLedgerEntries).toMatchObject([
      { costAmountActual: 25_000, costAmountExpected: 0 },
      { costAmountActual: 0, costAmountExpected: -25_000 },
    ])
  })
})

test.each([true, false])(
  'invoiced by its shipment, the sale lets go of its purchase (kept in the archive: %s)',
  (orderArchiving) => {
    const { book, customer, order, purchase } = linked({ quantity: 5, setup: { orderArchiving } })
    const { shipment } = postOrder(book, order, 'ship')
    const invoice = anInvoice(book, customer, [])
    book.does('POST', `salesInvoices/${invoice.id}/getShipmentLines`, { shipmentNumbers: [shipment?.number] })
    post(book, invoice)
    expect(book.all('salesOrders').length).toBe(orderArchiving ? 1 : 0)
    expect(purchaseLine(book, purchase)).toMatchObject({
      receivedQuantity: 5,
      salesOrderNumber: '',
      salesOrderSequence: null,
    })
    postPurchase(book, purchase, 'invoice')
  },
)

describe('undoing the shipment of a drop shipment', () => {
  test("undoes the vendor's delivery with it, so that both sides wait again", () => {
    const { book, order, purchase } = linked()
    const { shipment } = postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 4 }] })
    book.does('POST', `salesShipments/${shipment?.number}/undo`)
    expect(saleLine(book, order)).toMatchObject({ shippedQuantity: 0, outstandingQuantity: 10 })
    expect(purchaseLine(book, purchase)).toMatchObject({
      receivedQuantity: 0,
      outstandingQuantity: 10,
      receiveQuantity: 10,
    })
    expect(book.all('purchaseReceipts')[0]?.lines).toMatchObject([
      { quantity: 4, correction: true },
      { quantity: -4, correction: true },
    ])
    expect(
      book.entries.itemLedgerEntries.map((one) => [
        one.entryType,
        one.quantity,
        one.remainingQuantity,
        one.correction,
        one.dropShipment,
      ]),
    ).toEqual([
      ['Purchase', 400_000, 0, false, true],
      ['Sale', -400_000, 0, false, true],
      ['Sale', 400_000, 0, true, true],
      ['Purchase', -400_000, 0, true, true],
    ])
    postPurchase(book, purchase, 'receiveAndInvoice')
    expect(saleLine(book, order)).toMatchObject({ shippedQuantity: 10 })
  })
  test("is too late once the vendor's invoice is there", () => {
    const { book, order, purchase } = linked()
    const { shipment } = postOrder(book, order, 'ship')
    postPurchase(book, purchase, 'invoice')
    expect(book.refuses('POST', `salesShipments/${shipment?.number}/undo`)).toMatchObject({
      status: 409,
      code: 'ShipmentInvoiced',
      errors: [{ word: 'DeliveryInvoiced' }],
    })
  })
})

test('a purchase order of our own is not mixed up with what is delivered elsewhere', () => {
  const { book, vendor, item, order, purchase } = linked({ quantity: 2 })
  const own = aPurchase(book, vendor, [[item, 5, 49]])
  postPurchase(book, own, 'receive')
  postPurchase(book, purchase, 'receive')
  expect(saleLine(book, order)).toMatchObject({ shippedQuantity: 2 })
  expect(book.entries.itemLedgerEntries.map((one) => one.remainingQuantity)).toEqual([500_000, 0, 0])
})

describe('a purchase order that names the sales it delivers', () => {
  const named = (order: { readonly number: string }, salesOrderSequence = 10000, more: Body = {}) => ({
    salesOrderNumber: order.number.toLowerCase(),
    salesOrderSequence,
    ...more,
  })
  test('takes item, quantity and place from them, and both sides are linked', () => {
    const { book, vendor, item, customer, order } = scene()
    const second = anOrder(book, customer, [[item, 2, { dropShipment: true }]])
    const made = book.does('POST', 'purchaseOrders', {
      vendorNumber: vendor,
      lines: [named(order, 10000, { directUnitCost: 44 }), named(second)],
    })
    expect(made).toMatchObject({
      customerNumber: customer,
      shipToCity: 'Brugge',
      lines: [
        { itemNumber: item, quantity: 10, directUnitCost: 44, dropShipment: true, salesOrderNumber: order.number },
        { itemNumber: item, quantity: 2, directUnitCost: 50, dropShipment: true, salesOrderNumber: second.number },
      ],
    })
    expect(saleLine(book, second)).toMatchObject({ purchaseOrderNumber: made.number, purchaseOrderSequence: 20000 })
    const { shipments } = postPurchase(book, made as { id: string } & Body, 'receive')
    expect(shipments?.map((one) => one.orderNumber)).toEqual([order.number, second.number])
  })
  test('is refused where nothing is to be delivered, or elsewhere', () => {
    const { book, vendor, item, customer, order } = scene()
    const plain = anOrder(book, customer, [[item, 2]])
    const elsewhere = anOrder(book, customer, [[item, 2, { dropShipment: true }]], { shipToCity: 'Gent' })
    const codes = (...lines: readonly Body[]) =>
      book
        .refuses('POST', 'purchaseOrders', { vendorNumber: vendor, lines })
        .errors.map((one) => [one.code, one.pointer])
    expect(codes(named({ number: 'SO-9' }))).toContainEqual(['InvalidValue', '/lines/0/salesOrderNumber'])
    expect(codes(named(plain))).toContainEqual(['InvalidValue', '/lines/0/salesOrderSequence'])
    expect(codes(named(order, 20000))).toContainEqual(['InvalidValue', '/lines/0/salesOrderSequence'])
    expect(codes(named(order, 10000, { quantity: 4 }))).toEqual([['InvalidValue', '/lines/0/quantity']])
    expect(codes(named(order), named(order))).toEqual([['LinkedToPurchaseOrder', '/lines/1/salesOrderSequence']])
    expect(codes(named(order), named(elsewhere))).toEqual([['InvalidValue', '/lines/1/salesOrderNumber']])
    book.does('POST', `salesOrders/${order.id}/createPurchaseOrder`)
    expect(codes(named(order))).toContainEqual(['LinkedToPurchaseOrder', '/lines/0/salesOrderSequence'])
  })
  test('lets go of a sale when the line names none any more, unless part of it was delivered', () => {
    const { book, order, purchase } = linked()
    const free = (now: RecordIn<'purchaseOrders'>) => ({
      ...now,
      lines: now.lines.map((line) => ({ ...line, salesOrderNumber: '', salesOrderSequence: null })),
    })
    book.does('PUT', `purchaseOrders/${purchase.id}`, free(purchase))
    expect(purchaseLine(book, purchase)).toMatchObject({ dropShipment: false, salesOrderNumber: '' })
    expect(saleLine(book, order)).toMatchObject({ purchaseOrderNumber: '', purchaseOrderSequence: null })
    const now = book.find('purchaseOrders', purchase.id)
    book.does('PUT', `purchaseOrders/${purchase.id}`, { ...now, lines: [{ ...now.lines[0], ...named(order) }] })
    postPurchase(book, purchase, 'receive', { lines: [{ sequence: 10000, receiveQuantity: 1 }] })
    const begun = book.find('purchaseOrders', purchase.id)
    expect(book.refuses('PUT', `purchaseOrders/${purchase.id}`, free(begun)).code).toBe('LinkedToSalesOrder')
  })
  test('is brought up to date from an old copy too, after the sale has let go of it', () => {
    const { book, order, purchase } = linked({ quantity: 5 })
    postOrder(book, order, 'shipAndInvoice')
    const old = { ...purchase.lines[0], receiveQuantity: null, invoiceQuantity: null, directUnitCost: 55 }
    const copy = { ...purchase, lines: [old] }
    book.does('PUT', `purchaseOrders/${purchase.id}`, copy)
    expect(purchaseLine(book, purchase)).toMatchObject({
      directUnitCost: 55,
      salesOrderNumber: '',
      receivedQuantity: 5,
    })
  })
  test('receives nothing more once the sale has let go of it: there is nobody to deliver it to', () => {
    const { book, order, purchase } = linked({ quantity: 1 })
    postOrder(book, order, 'shipAndInvoice')
    const left = book.find('purchaseOrders', purchase.id)
    const more = { ...left, lines: left.lines.map((line) => ({ ...line, quantity: 5 })) }
    book.does('PUT', `purchaseOrders/${purchase.id}`, more)
    const { problem } = book.send({ method: 'POST', path: `purchaseOrders/${purchase.id}/receive` })
    expect(problem).toMatchObject({
      status: 409,
      errors: [{ code: 'DropShipmentNotLinked', word: 'DropShipmentDelivered', field: 'quantity' }],
    })
    postPurchase(book, purchase, 'invoice')
    expect(purchaseLine(book, purchase)).toMatchObject({ receivedQuantity: 1, invoicedQuantity: 1 })
  })

  test('and the sale agree on where it is delivered', () => {
    const { book, order, purchase } = linked()
    const elsewhere = { shipToCity: 'Gent' }
    expect(book.refuses('PATCH', `salesOrders/${order.id}`, elsewhere)).toMatchObject({
      code: 'LinkedToPurchaseOrder',
      errors: [{ pointer: '/shipToCity' }],
    })
    expect(book.refuses('PATCH', `purchaseOrders/${purchase.id}`, elsewhere).code).toBe('LinkedToSalesOrder')
  })
})
