import { describe, expect, test } from 'vitest'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  type Body,
  bodyOf,
  post,
  postOrder,
} from '../../../support/given.ts'

const mistakesOf = ({ errors }: { readonly errors: readonly { readonly pointer: string; readonly code: string }[] }) =>
  errors.map(({ pointer, code }) => [pointer, code])

describe('what a draft takes from customer and item', () => {
  test('parties, terms, groups and dates; description, unit, price and VAT', () => {
    const book = aBook()
    const payer = aCustomer(book, { displayName: 'Head office', paymentTermsCode: 'CM', pricesIncludeTax: true })
    const customer = aCustomer(book, { displayName: 'Shop', city: 'Gent', billToCustomerNumber: payer })
    const item = anItem(book, { displayName: 'Bicycle', unitPrice: 100 })
    expect(anInvoice(book, customer, [[item, 2]])).toMatchObject({
      number: 'SI-00001',
      status: 'Draft',
      version: 1,
      customerNumber: customer,
      sellToName: 'Shop',
      shipToCity: 'Gent',
      billToCustomerNumber: payer,
      billToName: 'Head office',
      paymentTermsCode: 'CM',
      pricesIncludeTax: true,
      postingDate: '2026-03-10',
      invoiceDate: '2026-03-10',
      dueDate: '2026-03-31',
      totalAmountIncludingTax: 242,
      lines: [{ description: 'Bicycle', unitOfMeasureCode: 'PCS', unitPrice: 121, taxCode: 'VAT21', sequence: 10000 }],
    })
  })
  test('a price that holds VAT is the price without it where prices are net', () => {
    const book = aBook()
    const item = anItem(book, { unitPrice: 12.1, priceIncludesTax: true })
    expect(anInvoice(book, aCustomer(book), [[item, 1]]).lines).toMatchObject([{ unitPrice: 10 }])
  })
  test('customers of other countries bear no VAT, of the category that their goods and services have', () => {
    const book = aBook()
    const [goods, service] = [anItem(book), aService(book)]
    const categories = ['NL', 'US'].map((country) =>
      anInvoice(book, aCustomer(book, { country }), [
        [goods, 1],
        [service, 1],
      ]).taxLines.map((tax) => [tax.taxCategory, tax.taxAmount]),
    )
    expect(categories).toEqual([
      [
        ['K', 0],
        ['AE', 0],
      ],
      [['G', 0]],
    ])
  })
})

describe('dates', () => {
  const book = aBook()
  const customer = aCustomer(book, { paymentTermsCode: '30D' })
  const draft = () => anInvoice(book, customer, [], { postingDate: '2026-06-01' })
  const patched = (id: string, body: object) => book.does('PATCH', `salesInvoices/${id}`, body)

  test('the document’s date follows the posting date, and the due date follows both', () => {
    expect(draft()).toMatchObject({ invoiceDate: '2026-06-01', dueDate: '2026-07-01' })
    expect(patched(draft().id, { postingDate: '2026-06-10' })).toMatchObject({
      invoiceDate: '2026-06-10',
      dueDate: '2026-07-10',
    })
    expect(patched(draft().id, { invoiceDate: '2026-06-20' })).toMatchObject({
      postingDate: '2026-06-01',
      dueDate: '2026-07-20',
    })
    expect(patched(draft().id, { paymentTermsCode: 'CM' })).toMatchObject({ dueDate: '2026-06-30' })
  })
  test('a due date that was typed stays while what it follows from stays', () => {
    const { id } = draft()
    expect(patched(id, { dueDate: '2026-12-24' })).toMatchObject({ dueDate: '2026-12-24' })
    expect(patched(id, { comment: 'gift' })).toMatchObject({ dueDate: '2026-12-24' })
    expect(patched(id, { postingDate: '2026-06-02' })).toMatchObject({ dueDate: '2026-07-02' })
  })
  test('null takes back what was typed, so that it follows again', () => {
    const { id } = draft()
    patched(id, { dueDate: '2026-12-24', invoiceDate: '2026-05-01', comment: 'gift' })
    expect(patched(id, { dueDate: null })).toMatchObject({ invoiceDate: '2026-05-01', dueDate: '2026-05-31' })
    expect(patched(id, { invoiceDate: null, comment: null })).toMatchObject({
      invoiceDate: '2026-06-01',
      dueDate: '2026-07-01',
      comment: '',
    })
    const order = anOrder(book, customer, [], { requestedDeliveryDate: '2026-07-01' })
    const path = `salesOrders/${order.id}`
    expect(book.does('PATCH', path, { comment: 'x' })).toMatchObject({ requestedDeliveryDate: '2026-07-01' })
    expect(book.does('PATCH', path, { requestedDeliveryDate: null })).toMatchObject({ requestedDeliveryDate: null })
  })
  test('without the link only the posting date moves', () => {
    const unlinked = aBook({ linkDocumentDateToPostingDate: false })
    const { id } = anInvoice(unlinked, aCustomer(unlinked), [], { postingDate: '2026-06-01' })
    const after = unlinked.does('PATCH', `salesInvoices/${id}`, { postingDate: '2026-06-10' })
    expect(after).toMatchObject({ postingDate: '2026-06-10', invoiceDate: '2026-06-01', dueDate: '2026-07-01' })
  })
})

describe('saving again', () => {
  test('a line is matched by its id; one left out is gone, one without an id is new and counts on', () => {
    const book = aBook()
    const [item, other] = [anItem(book), anItem(book)]
    const draft = anInvoice(book, aCustomer(book), [
      [item, 1],
      [other, 2],
    ])
    const [, second] = draft.lines
    const after = book.does('PUT', `salesInvoices/${draft.id}`, {
      ...draft,
      lines: [second, { lineType: 'Item', lineObjectNumber: item, quantity: 5 }],
    })
    expect(after.lines).toMatchObject([
      { id: second?.id, sequence: 20000, quantity: 2 },
      { sequence: 30000, quantity: 5 },
    ])
  })
  test('a copy of a line that comes along with it is a line of its own', () => {
    const book = aBook()
    const order = anOrder(book, aCustomer(book), [[anItem(book), 4]])
    postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 3 }] })
    book.does('POST', `salesOrders/${order.id}/reopen`)
    const now = book.find('salesOrders', order.id)
    const after = book.does('PUT', `salesOrders/${order.id}`, {
      ...now,
      lines: [now.lines[0], { ...now.lines[0], shipQuantity: null, invoiceQuantity: null }],
    })
    const lines = after.lines as { id: string; shippedQuantity: number }[]
    expect(lines.map((line) => line.shippedQuantity)).toEqual([3, 0])
    expect(new Set(lines.map((line) => line.id)).size).toBe(2)
  })
  test('what only the server knows is ignored in a request', () => {
    const book = aBook()
    const body = bodyOf(aCustomer(book), [[anItem(book), 1, { shippedQuantity: 9, generalProductPostingGroup: 'X' }]], {
      archived: true,
      number: 'MINE',
      status: 'Released',
      totalAmountExcludingTax: 1,
      uninvoicedShipments: [{ id: 'x' }],
      customerPostingGroup: 5,
    })
    expect(book.does('POST', 'salesOrders', body)).toMatchObject({
      number: 'SO-00001',
      status: 'Draft',
      archived: false,
      totalAmountExcludingTax: 100,
      uninvoicedShipments: [],
      customerPostingGroup: 'DOMESTIC',
      lines: [{ shippedQuantity: 0, generalProductPostingGroup: 'RETAIL' }],
    })
  })
  test('another customer brings its own terms and addresses; what was typed for the old one goes', () => {
    const book = aBook()
    const [one, other] = [
      aCustomer(book),
      aCustomer(book, { paymentTermsCode: 'CM', pricesIncludeTax: true, city: 'Aalst' }),
    ]
    const draft = anInvoice(book, one, [[anItem(book), 1]], { discountAmount: 10, comment: 'mind the step' })
    const after = book.does('PATCH', `salesInvoices/${draft.id}`, { customerNumber: other })
    expect(after).toMatchObject({
      customerNumber: other,
      shipToCity: 'Aalst',
      paymentTermsCode: 'CM',
      dueDate: '2026-03-31',
      discountAmount: 0,
      comment: 'mind the step',
    })
  })
  test('a stale version is refused and shows the draft as it is', () => {
    const book = aBook()
    const draft = anInvoice(book, aCustomer(book), [])
    book.does('PATCH', `salesInvoices/${draft.id}`, { comment: 'one' })
    const problem = book.refuses('PATCH', `salesInvoices/${draft.id}`, { comment: 'two' }, '"1"')
    expect(problem).toMatchObject({ status: 412, code: 'VersionConflict', current: { version: 2, comment: 'one' } })
  })
})

describe('discounts', () => {
  const book = aBook({ calcInvoiceDiscount: true })
  const customer = aCustomer(book, { invoiceDiscounts: [{ minimumAmount: 500, discountPercent: 10 }] })
  const item = anItem(book, { unitPrice: 500 })

  test('the customer’s own applies at every save, until one is typed', () => {
    const draft = anInvoice(book, customer, [[item, 1]])
    expect(draft).toMatchObject({ discountAmount: 50, invoiceDiscountCalculation: 'Customer' })
    const smaller = { ...draft, lines: [{ ...draft.lines[0], unitPrice: 499 }] }
    expect(book.does('PUT', `salesInvoices/${draft.id}`, smaller)).toMatchObject({ discountAmount: 0 })
    expect(book.does('PATCH', `salesInvoices/${draft.id}`, { discountAmount: 7 })).toMatchObject({ discountAmount: 7 })
    expect(book.does('PATCH', `salesInvoices/${draft.id}`, { comment: 'x', lines: null })).toMatchObject({
      discountAmount: 7,
      lines: [{ unitPrice: 499 }],
    })
    expect(book.does('PATCH', `salesInvoices/${draft.id}`, { invoiceDiscountPercent: 5 })).toMatchObject({
      discountAmount: 24.95,
    })
    expect(book.does('PATCH', `salesInvoices/${draft.id}`, { invoiceDiscountPercent: null })).toMatchObject({
      discountAmount: 0,
    })
  })
  test('an amount is at most what the lines that allow it come to', () => {
    const lines = [
      [item, 1],
      [item, 1, { allowInvoiceDiscount: false }],
    ] as const
    const problem = book.refuses('POST', 'salesInvoices', bodyOf(customer, lines, { discountAmount: 500.01 }))
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/discountAmount', params: { max: 500 } }] })
  })
  test('of a line, the one that was typed last leads', () => {
    let draft = anInvoice(book, customer, [[item, 1, { discountPercent: 10 }]])
    const save = (change: object) => {
      const body = { ...draft, lines: [{ ...draft.lines[0], ...change }] }
      draft = book.does('PUT', `salesInvoices/${draft.id}`, body) as unknown as typeof draft
      return draft.lines
    }
    expect(save({ discountAmount: 20 })).toMatchObject([{ discountAmount: 20, discountPercent: 4 }])
    expect(save({ discountPercent: 30 })).toMatchObject([{ discountAmount: 150, discountPercent: 30 }])
  })
})

describe('mistakes', () => {
  test('are told all at once, each with its place, its line and its field', () => {
    const book = aBook()
    const item = anItem(book)
    const problem = book.refuses('POST', 'salesInvoices', {
      customerNumber: 'NOBODY',
      paymentTermsCode: 7,
      lines: [
        { clientLineId: 'row-1', lineType: 'Item', lineObjectNumber: 'NOTHING', quantity: 1 },
        { clientLineId: 'row-2', lineType: 'Item', lineObjectNumber: item, quantity: 1.000001, discountPercent: 101 },
        { lineType: 'Account', lineObjectNumber: '999999', quantity: 1 },
      ],
    })
    expect(mistakesOf(problem)).toEqual(
      expect.arrayContaining([
        ['/customerNumber', 'UnknownCustomer'],
        ['/paymentTermsCode', 'InvalidValue'],
        ['/lines/0/lineObjectNumber', 'UnknownItem'],
        ['/lines/1/quantity', 'InvalidValue'],
        ['/lines/1/discountPercent', 'InvalidValue'],
        ['/lines/2/lineObjectNumber', 'UnknownAccount'],
      ]),
    )
    expect(problem.errors.map((one) => one.line)).toEqual(
      expect.arrayContaining([undefined, 'row-1', 'row-2', '30000']),
    )
    expect(book.all('salesInvoices')).toEqual([])
    expect(book.find('numberSeries', 'salesInvoices').next).toBe(1)
  })
  test('lines that are no lines at all are told, and nothing breaks', () => {
    const book = aBook()
    const customerNumber = aCustomer(book)
    for (const lines of [[null], ['x'], [5, { lineType: 'Item', quantity: null }], 'x', {}])
      expect(book.refuses('POST', 'salesOrders', { customerNumber, lines }).status).toBe(422)
  })
  test('null in a line is as good as nothing', () => {
    const book = aBook()
    const nothing = {
      description: null,
      unitPrice: null,
      discountPercent: null,
      allowInvoiceDiscount: null,
      clientLineId: null,
    }
    const [line] = anInvoice(book, aCustomer(book), [[anItem(book, { displayName: 'Bicycle' }), 1, nothing]]).lines
    expect(line).toMatchObject({
      description: 'Bicycle',
      unitPrice: 100,
      discountPercent: 0,
      allowInvoiceDiscount: true,
      clientLineId: '',
    })
  })
  test('a line that comes to more than books can hold is refused', () => {
    const book = aBook()
    const body = bodyOf(aCustomer(book), [[anItem(book), 1e9, { unitPrice: 1e9 }]])
    expect(book.refuses('POST', 'salesInvoices', body).errors).toMatchObject([
      { pointer: '/lines/0/quantity', params: { max: 10 } },
    ])
  })
  test('blocked customers and items get no draft', () => {
    const book = aBook()
    const item = anItem(book, { salesBlocked: true })
    expect(book.refuses('POST', 'salesInvoices', bodyOf(aCustomer(book), [[item, 1]])).code).toBe('ItemBlocked')
    for (const [blocked, path, status] of [
      ['Ship', 'salesOrders', 409],
      ['Ship', 'salesInvoices', 201],
      ['Invoice', 'salesInvoices', 409],
      ['All', 'salesInvoices', 409],
    ] as const)
      expect([
        blocked,
        path,
        book.send({ method: 'POST', path, body: bodyOf(aCustomer(book, { blocked }), []) }).status,
      ]).toEqual([blocked, path, status])
  })
})

test('prices are those of the customer who pays', () => {
  const book = aBook()
  const payer = aCustomer(book)
  const buyer = aCustomer(book, { billToCustomerNumber: payer })
  const item = anItem(book, {
    salesPrices: [
      { customerNumber: payer, unitPrice: 80 },
      { customerNumber: buyer, unitPrice: 70 },
    ],
  })
  const prices = (header: Body) => anInvoice(book, buyer, [[item, 1]], header).lines.map((line) => line.unitPrice)
  expect(prices({})).toEqual([80])
  expect(prices({ billToCustomerNumber: buyer })).toEqual([70])
})

describe('warnings stop nothing', () => {
  test('of a credit limit that is passed, goods that are not there, and a reference used before', () => {
    const book = aBook()
    const customer = aCustomer(book, { creditLimit: 150 })
    const body = bodyOf(customer, [[anItem(book, { stock: 1 }), 2]], { externalDocumentNumber: 'A1' })
    const codes = () => book.send({ method: 'POST', path: 'salesInvoices', body }).warnings.map((one) => one.code)
    expect(codes()).toEqual(['CreditLimitExceeded', 'Stockout'])
    expect(codes()).toEqual(['CreditLimitExceeded', 'Stockout', 'DuplicateExternalDocumentNumber'])
  })
  test('the reference of what was cancelled is free again, within its group too', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const header = { externalDocumentNumber: 'A1', customerNumber: customer }
    const create = { method: 'POST', path: 'salesInvoices', body: header }
    const { id } = post(book, anInvoice(book, customer, [[aService(book), 1]], header))
    const cancel = { method: 'POST', path: `salesInvoices/${id}/cancel` }
    const answers = book.sendTogether([create, cancel, { ...create, body: { ...header, comment: 'again' } }])
    const named = answers.map(({ warnings }) => warnings.map(({ params }) => params.number))
    expect(named).toEqual([['PSI-000001'], [], [answers[0]?.body.number]])
  })
  test('of no VAT number where that is why no VAT is charged', () => {
    const book = aBook()
    const codes = (customer: Body) => {
      const body = bodyOf(aCustomer(book, customer), [[aService(book), 1]])
      return book.send({ method: 'POST', path: 'salesInvoices', body }).warnings.map((one) => one.code)
    }
    const abroad = { country: 'DE', vatBusinessPostingGroup: 'EU', generalBusinessPostingGroup: 'EU' }
    expect(codes(abroad)).toEqual(['VatNumberMissing'])
    expect(codes({ ...abroad, taxRegistrationNumber: 'DE136695976' })).toEqual([])
    expect(codes({})).toEqual([])
  })
  test('of several documents with one reference the first is named, whatever else its group changed', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const create = {
      method: 'POST',
      path: 'salesInvoices',
      body: { customerNumber: customer, externalDocumentNumber: 'A1' },
    }
    const first = book.send(create)
    const touch = { method: 'PATCH', path: `salesInvoices/${first.body.id}`, body: { comment: 'again' } }
    const answers = book.sendTogether([create, create, touch, create])
    const named = answers.map((answer) => answer.warnings[0]?.params.number)
    expect(named).toEqual(['SI-00001', 'SI-00001', 'SI-00002', 'SI-00001'])
  })
  test('of a credit limit, with what his other open orders and invoices will come to, in the company’s currency', () => {
    const book = aBook()
    book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
    const service = aService(book)
    const payer = aCustomer(book, { creditLimit: 1000 })
    const buyer = aCustomer(book, { billToCustomerNumber: payer })
    const drafted = (path: string, quantity: number, header: Body = {}) =>
      book.send({ method: 'POST', path, body: bodyOf(buyer, [[service, quantity]], header) })
    const used = (sent: ReturnType<typeof drafted>) => sent.warnings.map((one) => one.params.amount)
    const order = drafted('salesOrders', 4)
    postOrder(book, order.body as { id: string }, 'shipAndInvoice', {
      lines: [{ sequence: 10_000, shipQuantity: 2, invoiceQuantity: 1 }],
    })
    expect(used(drafted('salesOrders', 2, { currencyCode: 'USD', currencyFactor: 2 }))).toEqual([])
    const over = drafted('salesInvoices', 3)
    expect(used(over)).toEqual([1089])
    expect(used(drafted('salesQuotes', 1))).toEqual([1210])
    expect(used(drafted('salesCreditMemos', 1))).toEqual([])
    const saved = book.send({ method: 'PATCH', path: `salesInvoices/${over.body.id}`, body: { comment: 'as it was' } })
    expect(used(saved)).toEqual([1089])
    const together = book.sendTogether([
      { method: 'DELETE', path: `salesInvoices/${over.body.id}` },
      { method: 'POST', path: 'salesOrders', body: bodyOf(buyer, [[service, 2]]) },
      { method: 'POST', path: 'salesOrders', body: bodyOf(payer, [[service, 1]]) },
    ])
    expect(together.map(used)).toEqual([[], [], [1089]])
  })
  test('of what a customer owes past its day', () => {
    const book = aBook()
    const customer = aCustomer(book, { paymentTermsCode: '0D' })
    post(book, anInvoice(book, customer, [[aService(book), 1]], { postingDate: '2026-03-01' }))
    const { warnings } = book.send({ method: 'POST', path: 'salesInvoices', body: bodyOf(customer, []) })
    expect(warnings).toMatchObject([{ code: 'OverdueBalance', params: { amount: 121 } }])
  })
})

describe('a released order', () => {
  test('keeps its header and lines until it is reopened, but what to ship may change', () => {
    const book = aBook()
    const order = anOrder(book, aCustomer(book), [[anItem(book), 5]])
    const released = book.does('POST', `salesOrders/${order.id}/release`)
    const path = `salesOrders/${order.id}`
    const lines = (change: object) => ({ ...released, lines: [{ ...order.lines[0], ...change }] })
    expect(book.refuses('PUT', path, lines({ quantity: 6 })).errors).toMatchObject([
      { code: 'DocumentNotOpen', pointer: '/lines' },
    ])
    expect(book.refuses('PATCH', path, { paymentTermsCode: 'CM' })).toMatchObject({
      status: 409,
      code: 'DocumentNotOpen',
    })
    expect(book.does('PUT', path, lines({ shipQuantity: 2 }))).toMatchObject({
      lines: [{ shipQuantity: 2, invoiceQuantity: 2 }],
    })
    book.does('POST', `${path}/reopen`)
    expect(book.does('PUT', path, lines({ quantity: 6 }))).toMatchObject({ status: 'Draft', lines: [{ quantity: 6 }] })
  })
  test('that is shipped in part keeps that line, its kind and its goods', () => {
    const book = aBook()
    const [item, other] = [anItem(book), anItem(book)]
    const order = anOrder(book, aCustomer(book), [[item, 5]])
    postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 3 }] })
    book.does('POST', `salesOrders/${order.id}/reopen`)
    const now = book.find('salesOrders', order.id)
    const [line] = now.lines
    const save = (lines: readonly object[]) => book.refuses('PUT', `salesOrders/${order.id}`, { ...now, lines })
    expect(save([]).code).toBe('DocumentNotOpen')
    expect(save([{ ...line, lineType: 'Comment' }]).code).toBe('DocumentNotOpen')
    expect(save([{ ...line, lineObjectNumber: other }]).code).toBe('DocumentNotOpen')
    expect(save([{ ...line, quantity: 2 }]).errors).toMatchObject([{ pointer: '/lines/0/quantity' }])
    expect(book.refuses('DELETE', `salesOrders/${order.id}`).status).toBe(409)
  })
  test('lets go of a line once all that was shipped of it is invoiced', () => {
    const book = aBook()
    const item = anItem(book)
    const order = anOrder(book, aCustomer(book), [
      [item, 5],
      [item, 1],
    ])
    const part = (shipQuantity: number, invoiceQuantity: number) =>
      postOrder(book, order, 'shipAndInvoice', { lines: [{ sequence: 10000, shipQuantity, invoiceQuantity }] })
    const withoutFirst = () => {
      book.does('POST', `salesOrders/${order.id}/reopen`)
      const now = book.find('salesOrders', order.id)
      return book.send({ method: 'PUT', path: `salesOrders/${order.id}`, body: { ...now, lines: now.lines.slice(1) } })
    }
    part(3, 2)
    expect(withoutFirst().status).toBe(409)
    part(0, 1)
    expect(withoutFirst()).toMatchObject({ status: 200, body: { lines: [{ quantity: 1 }] } })
  })
})

describe('a draft that goes over to prices with VAT, and back', () => {
  const patched = (book: ReturnType<typeof aBook>, id: string, body: object) =>
    book.does('PATCH', `salesInvoices/${id}`, body)
  test('keeps the percentage of a line, converts its amount, and the money stays', () => {
    const book = aBook()
    const draft = anInvoice(book, aCustomer(book), [[aService(book), 3, { unitPrice: 33.33, discountPercent: 10 }]])
    expect(patched(book, draft.id, { pricesIncludeTax: true })).toMatchObject({
      totalAmountExcludingTax: 89.99,
      totalAmountIncludingTax: 108.89,
      lines: [{ unitPrice: 40.3293, discountPercent: 10, discountAmount: 12.1 }],
    })
  })
  test('converts the amount of discount of the whole document too', () => {
    const book = aBook()
    const lines = [
      [aService(book), 1],
      [aService(book, { vatProductPostingGroup: 'VAT6' }), 1],
    ] as const
    const draft = anInvoice(book, aCustomer(book), lines, { discountAmount: 20 })
    const figures = { totalAmountExcludingTax: 180, totalTaxAmount: 24.3, totalAmountIncludingTax: 204.3 }
    expect(draft).toMatchObject(figures)
    expect(patched(book, draft.id, { pricesIncludeTax: true })).toMatchObject({ ...figures, discountAmount: 22.7 })
    expect(patched(book, draft.id, { pricesIncludeTax: false })).toMatchObject({ ...figures, discountAmount: 20 })
  })
  test('may be given away whole', () => {
    const book = aBook()
    const draft = anInvoice(book, aCustomer(book), [[aService(book), 3, { unitPrice: 0.35 }]], { discountAmount: 1.05 })
    expect(patched(book, draft.id, { pricesIncludeTax: true })).toMatchObject({ totalAmountIncludingTax: 0 })
  })
})

test('a blocked customer cannot be made to pay for a draft, nor be missed among other mistakes', () => {
  const book = aBook()
  const draft = anInvoice(book, aCustomer(book), [[aService(book), 1]])
  const body = { billToCustomerNumber: aCustomer(book, { blocked: 'All' }) }
  expect(book.refuses('PATCH', `salesInvoices/${draft.id}`, body).code).toBe('CustomerBlocked')
  const problem = book.refuses('POST', 'salesInvoices', { customerNumber: 'NOBODY', paymentTermsCode: 'NEVER' })
  expect(mistakesOf(problem)).toEqual([
    ['/customerNumber', 'UnknownCustomer'],
    ['/paymentTermsCode', 'UnknownPaymentTerms'],
  ])
})
