import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money, sum } from '../../../../shared/basics/money.ts'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import { aBook, aCustomer, anItem, anOrder, aService, type Book, postOrder, receive } from '../../../support/given.ts'

type Order = RecordIn<'salesOrders'>
const quantities = (book: Book, id: string) =>
  book
    .find('salesOrders', id)
    .lines.map((line) => [
      line.quantity,
      line.shippedQuantity,
      line.invoicedQuantity,
      line.outstandingQuantity,
      line.shipQuantity,
      line.invoiceQuantity,
    ])
const ofAccount = (book: Book, accountNumber: string) =>
  sum(
    book.entries.generalLedgerEntries
      .filter((entry) => entry.accountNumber === accountNumber)
      .map((entry) => entry.amount),
  )

describe('ten pieces at 100.00 less 10 %, four of them first', () => {
  const book = aBook()
  const item = anItem(book, { unitPrice: 100, unitCost: 60, stock: 20 })
  const order = anOrder(book, aCustomer(book), [[item, 10, { discountPercent: 10, shipQuantity: 4 }]])
  const cogs = book.find('generalPostingSetups', 'DOMESTIC/RETAIL').cogsAccount

  test('the order proposes to invoice what it ships', () => {
    expect(quantities(book, order.id)).toEqual([[10, 0, 0, 10, 4, 4]])
  })
  test('shipping moves the goods, expects cost and sales, and writes nothing with the customer', () => {
    const { shipment } = postOrder(book, order, 'ship')
    expect(quantities(book, order.id)).toEqual([[10, 4, 0, 6, 6, 10]])
    expect(shipment).toMatchObject({
      number: 'SS-000001',
      orderNumber: order.number,
      lines: [{ quantity: 4, invoicedQuantity: 0 }],
    })
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({
      documentType: 'Sales Shipment',
      quantity: -400_000,
      invoicedQuantity: 0,
      costAmountActual: 0,
      costAmountExpected: -24000,
      salesAmountExpected: 36000,
    })
    expect(book.entries.customerLedgerEntries).toEqual([])
    expect(ofAccount(book, cogs)).toBe(0)
  })
  test('invoicing takes what was shipped, and its cost becomes actual', () => {
    const { invoice } = postOrder(book, order, 'invoice')
    expect(quantities(book, order.id)).toEqual([[10, 4, 4, 6, 6, 6]])
    expect(invoice).toMatchObject({
      totalAmountExcludingTax: 360,
      totalTaxAmount: 75.6,
      totalAmountIncludingTax: 435.6,
    })
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({
      invoicedQuantity: -400_000,
      costAmountActual: -24000,
      costAmountExpected: 0,
      salesAmountActual: 36000,
      salesAmountExpected: 0,
    })
    expect(ofAccount(book, cogs)).toBe(24000)
  })
  test('shipping and invoicing the rest archives the order', () => {
    const { invoice, status } = postOrder(book, order, 'shipAndInvoice')
    expect(invoice).toMatchObject({ totalAmountExcludingTax: 540, totalTaxAmount: 113.4 })
    expect(status).toBe('Released')
    expect(book.find('salesOrders', order.id)).toMatchObject({
      archived: true,
      fullyShipped: true,
      uninvoicedShipments: [],
    })
    expect(book.refuses('POST', `salesOrders/${order.id}/ship`)).toMatchObject({ status: 409, code: 'AlreadyPosted' })
    expect(ofAccount(book, cogs)).toBe(60000)
  })
})

test('in any mixture of parts nothing is lost and nothing is posted twice', () => {
  const parts = fc.array(fc.tuple(fc.constantFrom('ship', 'invoice', 'shipAndInvoice'), fc.nat(6), fc.nat(6)), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(
      parts,
      fc.integer({ min: 1, max: 15 }),
      fc.integer({ min: 0, max: 99 }),
      (steps, ordered, discountPercent) => {
        const book = aBook()
        const item = anItem(book, { stock: 7, unitCost: 3.33333 })
        receive(book, item, 30, 4.44444)
        const order = anOrder(book, aCustomer(book), [[item, ordered, { discountPercent, unitPrice: 9.99 }]])
        for (const [action, shipQuantity, invoiceQuantity] of steps) {
          const body = { lines: [{ sequence: 10000, shipQuantity, invoiceQuantity }] }
          book.send({ method: 'POST', path: `salesOrders/${order.id}/${action}`, body })
        }
        for (const action of ['ship', 'invoice'])
          book.send({ method: 'POST', path: `salesOrders/${order.id}/${action}` })
        expect(book.find('salesOrders', order.id)).toMatchObject({
          archived: true,
          lines: [{ shippedQuantity: ordered, invoicedQuantity: ordered }],
        })
        const sales = book.entries.itemLedgerEntries.filter((entry) => entry.entryType === 'Sale')
        expect(sum(sales.map((entry) => entry.quantity))).toBe(-ordered * 100_000)
        expect(sum(sales.map((entry) => entry.costAmountExpected)) + 0).toBe(0)
        const invoiced = book
          .all('salesInvoices')
          .flatMap((invoice) => invoice.lines.map((line) => money(line.netAmount)))
        expect(sum(sales.map((entry) => entry.salesAmountActual))).toBe(sum(invoiced))
      },
    ),
    { numRuns: 60 },
  )
})

describe('what is refused', () => {
  const book = aBook()
  const item = anItem(book, { stock: 5 })
  const order = anOrder(book, aCustomer(book), [[item, 5]])
  const refused = (action: string, body: object = {}) => book.refuses('POST', `salesOrders/${order.id}/${action}`, body)
  const lines = (more: object) => ({ lines: [{ sequence: 10000, ...more }] })

  test('more than is outstanding, more than is shipped, and lines that there are not', () => {
    expect(refused('ship', lines({ shipQuantity: 6 }))).toMatchObject({
      status: 422,
      errors: [{ code: 'QuantityToShipTooLarge', field: 'shipQuantity', params: { value: 6, max: 5 } }],
    })
    expect(refused('shipAndInvoice', lines({ shipQuantity: 2, invoiceQuantity: 3 })).code).toBe(
      'QuantityToInvoiceTooLarge',
    )
    expect(refused('ship', { lines: [{ sequence: 99, shipQuantity: 1 }] })).toMatchObject({
      status: 422,
      errors: [{ code: 'InvalidValue', pointer: '/lines/0/sequence', params: { value: 99, expected: '10000' } }],
    })
  })
  test('invoicing what is not shipped, and posting nothing at all', () => {
    expect(refused('invoice')).toMatchObject({ status: 409, code: 'NothingToPost' })
    expect(refused('ship', lines({ shipQuantity: 0 })).code).toBe('NothingToPost')
  })
  test('a date outside the days that are open, and a number that there is not', () => {
    book.does('PATCH', 'salesSetup', { allowPostingTo: '2026-03-31' })
    expect(refused('ship', { postingDate: '2026-04-01' }).code).toBe('PostingDateNotAllowed')
    book.does('PUT', 'numberSeries/salesShipments', { prefix: 'SS-', next: 5, width: 3, lastNumber: 4 })
    expect(refused('ship').code).toBe('NumberSeriesExhausted')
    expect(book.transactions).toHaveLength(1)
  })
  test('a part of an order that must be delivered whole', () => {
    const own = aBook()
    const whole = anOrder(own, aCustomer(own), [[aService(own), 5]], { partialShipping: false })
    const part = { lines: [{ sequence: 10000, shipQuantity: 4 }] }
    expect(own.refuses('POST', `salesOrders/${whole.id}/ship`, part).code).toBe('PartialShippingNotAllowed')
    expect(postOrder(own, whole, 'ship').shipment?.number).toBe('SS-000001')
  })
})

test('a customer blocked for shipping can still be invoiced for what was shipped, by either button', () => {
  for (const action of ['invoice', 'shipAndInvoice'] as const) {
    const book = aBook()
    const customer = aCustomer(book)
    const order = anOrder(book, customer, [[anItem(book), 1]])
    postOrder(book, order, 'ship')
    book.does('PATCH', `customers/${customer}`, { blocked: 'Ship' })
    expect(postOrder(book, order, action).invoice?.status).toBe('Open')
  }
})

test('the amount of a part is its own price times quantity less its own rounded discount', () => {
  const book = aBook()
  const order = anOrder(book, aCustomer(book), [[aService(book), 3, { unitPrice: 9.99, discountPercent: 10 }]])
  expect(order).toMatchObject({ totalAmountExcludingTax: 26.97, totalTaxAmount: 5.66 })
  const part = (shipQuantity: number) =>
    postOrder(book, order, 'shipAndInvoice', { lines: [{ sequence: 10000, shipQuantity }] }).invoice
  expect(part(1)).toMatchObject({ totalAmountExcludingTax: 8.99, totalTaxAmount: 1.89 })
  expect(part(2)).toMatchObject({ totalAmountExcludingTax: 17.98, totalTaxAmount: 3.78 })
})

test('a line that is held back stays held back when others are posted', () => {
  const book = aBook()
  const order = anOrder(book, aCustomer(book), [
    [aService(book), 5, { shipQuantity: 0 }],
    [aService(book), 4],
  ])
  postOrder(book, order, 'shipAndInvoice')
  expect(quantities(book, order.id)).toEqual([
    [5, 0, 0, 5, 0, 0],
    [4, 4, 4, 0, 0, 0],
  ])
})

test('what is shipped in part keeps its unit', () => {
  const book = aBook()
  const order = anOrder(book, aCustomer(book), [[anItem(book), 5]])
  postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 3 }] })
  book.does('POST', `salesOrders/${order.id}/reopen`)
  const now = book.find('salesOrders', order.id)
  const lines = [{ ...now.lines[0], unitOfMeasureCode: 'KG' }]
  expect(book.refuses('PUT', `salesOrders/${order.id}`, { ...now, lines }).errors).toMatchObject([
    { pointer: '/lines/0/unitOfMeasureCode', code: 'DocumentNotOpen' },
  ])
})

test('goods are not shipped while their expected cost has no account to go to', () => {
  const book = aBook({ expectedCostPostingToGL: true })
  const order = anOrder(book, aCustomer(book), [[anItem(book, { stock: 5 }), 5]])
  const groups = book.find('inventoryPostingGroups', 'RESALE')
  book.does('PUT', 'inventoryPostingGroups/RESALE', { ...groups, inventoryInterimAccount: null })
  expect(book.refuses('POST', `salesOrders/${order.id}/ship`).code).toBe('PostingSetupMissing')
  book.does('PUT', 'inventoryPostingGroups/RESALE', groups)
  postOrder(book, order, 'ship')
  expect(ofAccount(book, groups.inventoryInterimAccount)).toBeLessThan(0)
})

test('an order that is cut down to what was invoiced of it is done, and leaves the list', () => {
  const book = aBook()
  const order = anOrder(book, aCustomer(book), [[anItem(book, { stock: 9 }), 5, { shipQuantity: 2 }]])
  postOrder(book, order, 'shipAndInvoice')
  const { lines, ...released } = book.find('salesOrders', order.id)
  const cut = { ...released, lines: lines.map((line) => ({ ...line, quantity: 2 })) }
  expect(book.refuses('PUT', `salesOrders/${order.id}`, cut).code).toBe('DocumentNotOpen')
  book.does('POST', `salesOrders/${order.id}/reopen`)
  expect(book.does('PUT', `salesOrders/${order.id}`, cut)).toMatchObject({ archived: true, fullyShipped: true })
  expect(book.refuses('POST', `salesOrders/${order.id}/reopen`).code).toBe('AlreadyPosted')
})

test('where the set-up keeps no archive, an order that is done is gone, in whatever way it was done', () => {
  const book = aBook({ orderArchiving: false })
  const customer = aCustomer(book)
  const item = anItem(book, { stock: 20 })
  const [one, other, cut] = [5, 3, 4].map((quantity) => anOrder(book, customer, [[item, quantity]])) as [
    Order,
    Order,
    Order,
  ]
  expect(postOrder(book, one, 'shipAndInvoice')).toMatchObject({ number: one.number, archived: true })
  const { shipment } = postOrder(book, other, 'ship')
  const draft = book.does('POST', 'salesInvoices', { customerNumber: customer })
  book.does('POST', `salesInvoices/${draft.id}/getShipmentLines`, { shipmentNumbers: [shipment?.number] })
  expect(book.does('POST', `salesInvoices/${draft.id}/post`)).toMatchObject({ orderNumber: other.number })
  const { lines } = postOrder(book, cut, 'shipAndInvoice', { lines: [{ sequence: 10000, shipQuantity: 1 }] })
  book.does('POST', `salesOrders/${cut.id}/reopen`)
  book.does('PATCH', `salesOrders/${cut.id}`, { lines: [{ ...lines[0], quantity: 1 }] })
  expect(book.all('salesOrders')).toEqual([])
  expect(book.refuses('POST', `salesOrders/${one.id}/ship`).code).toBe('NotFound')
})
