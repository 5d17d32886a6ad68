import { describe, expect, test } from 'vitest'
import { sum } from '../../../../shared/basics/money.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  aPurchase,
  aService,
  aVendor,
  type Book,
  post,
  postPurchase,
} from '../../../support/given.ts'

const balance = (book: Book, account: string) =>
  sum(book.entries.generalLedgerEntries.filter((one) => one.accountNumber === account).map((one) => one.amount))
const accountsOf = (book: Book, business = 'DOMESTIC') => ({
  ...book.find('generalPostingSetups', `${business}/RETAIL`),
  ...book.find('vatPostingSetups', `${business}/VAT21`),
  ...book.find('vendorPostingGroups', business),
  ...book.find('inventoryPostingGroups', 'RESALE'),
})

describe('ten wheels at 50.00 from a vendor, six of them first', () => {
  const book = aBook()
  const [vendor, item] = [aVendor(book), anItem(book, { unitCost: 48 })]
  const order = aPurchase(book, vendor, [[item, 10, 50]], { vendorInvoiceNumber: 'F-77' })
  const accounts = accountsOf(book)

  test('receiving puts them into stock at what they are expected to cost, and owes nothing yet', () => {
    const { purchaseReceipt } = postPurchase(book, order, 'receive', {
      postingDate: '2026-03-05',
      lines: [{ sequence: 10000, receiveQuantity: 6 }],
    })
    expect(purchaseReceipt).toMatchObject({
      number: 'PR-000001',
      orderNumber: order.number,
      vendorNumber: vendor,
      postingDate: '2026-03-05',
      lines: [{ itemNumber: item, quantity: 6, invoicedQuantity: 0 }],
    })
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({
      entryType: 'Purchase',
      documentType: 'Purchase Receipt',
      documentNumber: 'PR-000001',
      quantity: 600_000,
      remainingQuantity: 600_000,
      costAmountActual: 0,
      costAmountExpected: 30_000,
      dropShipment: false,
    })
    expect(book.entries.vendorLedgerEntries).toEqual([])
    expect(balance(book, accounts.inventoryAccount)).toBe(0)
    expect(book.find('purchaseOrders', order.id).lines).toMatchObject([
      { receivedQuantity: 6, invoicedQuantity: 0, outstandingQuantity: 4, receiveQuantity: 4, invoiceQuantity: 10 },
    ])
  })
  test('no more can be received or invoiced than is open', () => {
    const refuse = (action: string, line: object) =>
      book.refuses('POST', `purchaseOrders/${order.id}/${action}`, { lines: [{ sequence: 10000, ...line }] })
    expect(refuse('receive', { receiveQuantity: 5 })).toMatchObject({ status: 422, code: 'QuantityToReceiveTooLarge' })
    expect(refuse('invoice', { invoiceQuantity: 7 })).toMatchObject({ status: 422, code: 'QuantityToInvoiceTooLarge' })
    expect(refuse('receive', { receiveQuantity: 0 })).toMatchObject({ status: 409, code: 'NothingToPost' })
  })
  test("the vendor's invoice owes, and books VAT and what was bought", () => {
    const { purchaseInvoice } = postPurchase(book, order, 'invoice')
    expect(purchaseInvoice).toMatchObject({
      number: 'PI-000001',
      totalAmountIncludingTax: 363,
      remainingAmount: 363,
      status: 'Open',
    })
    expect(book.entries.vendorLedgerEntries).toMatchObject([
      {
        documentType: 'Invoice',
        documentNumber: 'PI-000001',
        vendorNumber: vendor,
        externalDocumentNumber: 'F-77',
        amount: -36_300,
        remainingAmount: -36_300,
        open: true,
        purchaseAmount: -30_000,
      },
    ])
    expect(book.entries.vatEntries).toMatchObject([
      {
        type: 'Purchase',
        vendorNumber: vendor,
        customerNumber: '',
        base: 30_000,
        amount: 6_300,
        vatIdentifier: 'VAT21',
      },
    ])
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({
      invoicedQuantity: 600_000,
      costAmountActual: 30_000,
      costAmountExpected: 0,
    })
    expect([
      balance(book, accounts.payablesAccount),
      balance(book, accounts.purchaseAccount),
      balance(book, accounts.purchaseVatAccount),
      balance(book, accounts.inventoryAccount),
      balance(book, accounts.directCostAppliedAccount),
    ]).toEqual([-36_300, 30_000, 6_300, 30_000, -30_000])
  })
  test('the rest at once archives the order, which then takes no more', () => {
    const { purchaseReceipt, purchaseInvoice } = postPurchase(book, order, 'receiveAndInvoice')
    expect(purchaseReceipt).toMatchObject({ lines: [{ quantity: 4, invoicedQuantity: 4 }] })
    expect(purchaseInvoice).toMatchObject({ totalAmountExcludingTax: 200 })
    expect(book.find('purchaseOrders', order.id)).toMatchObject({
      archived: true,
      fullyReceived: true,
      uninvoicedReceipts: [],
    })
    expect(book.refuses('POST', `purchaseOrders/${order.id}/receive`).code).toBe('AlreadyPosted')
    expect(book.refuses('PUT', `purchaseOrders/${order.id}`, {}).code).toBe('AlreadyPosted')
  })
})

test('goods that turn out dearer make what was sold of them dearer', () => {
  const book = aBook()
  const [vendor, item] = [aVendor(book), anItem(book, { unitCost: 60 })]
  const order = aPurchase(book, vendor, [[item, 10, 60]])
  postPurchase(book, order, 'receive')
  post(book, anInvoice(book, aCustomer(book), [[item, 4]]))
  const { cogsAccount, inventoryAccount } = accountsOf(book)
  expect(balance(book, cogsAccount)).toBe(24_000)
  const now = book.find('purchaseOrders', order.id)
  book.does('PUT', `purchaseOrders/${order.id}`, { ...now, lines: [{ ...now.lines[0], directUnitCost: 66.66 }] })
  postPurchase(book, order, 'invoice')
  expect(book.entries.itemLedgerEntries).toMatchObject([
    { costAmountActual: 66_660, costAmountExpected: 0 },
    { costAmountActual: -26_664, costAmountExpected: 0 },
  ])
  expect(
    book.entries.valueEntries.map(({ entryType, costAmountActual, documentType }) => [
      entryType,
      costAmountActual,
      documentType,
    ]),
  ).toEqual([
    ['Direct Cost', 0, 'Purchase Receipt'],
    ['Direct Cost', -24_000, 'Sales Invoice'],
    ['Direct Cost', 66_660, 'Purchase Invoice'],
    ['Adjustment', -2_664, 'Sales Invoice'],
  ])
  expect([balance(book, cogsAccount), balance(book, inventoryAccount)]).toEqual([26_664, 39_996])
})

test('at average costs a dearer invoice raises the average of its day', () => {
  const book = aBook({ costingMethod: 'Average' })
  const item = anItem(book, { unitCost: 10, stock: 10 })
  const order = aPurchase(book, aVendor(book), [[item, 10, 10]])
  postPurchase(book, order, 'receive')
  post(book, anInvoice(book, aCustomer(book), [[item, 10]]))
  const now = book.find('purchaseOrders', order.id)
  book.does('PUT', `purchaseOrders/${order.id}`, { ...now, lines: [{ ...now.lines[0], directUnitCost: 12 }] })
  postPurchase(book, order, 'invoice')
  expect(balance(book, accountsOf(book).cogsAccount)).toBe(11_000)
})

test('goods sold before they came are corrected by their receipt', () => {
  const book = aBook()
  const item = anItem(book, { unitCost: 60 })
  post(book, anInvoice(book, aCustomer(book), [[item, 2]]))
  postPurchase(book, aPurchase(book, aVendor(book), [[item, 5, 70]]), 'receive')
  expect(book.entries.itemLedgerEntries).toMatchObject([
    { quantity: -200_000, remainingQuantity: 0, costAmountActual: -14_000 },
    { quantity: 500_000, remainingQuantity: 300_000, costAmountExpected: 35_000 },
  ])
})

test('services are bought without touching the stock', () => {
  const book = aBook()
  const service = aService(book, { unitCost: 30 })
  const { purchaseInvoice } = postPurchase(book, aPurchase(book, aVendor(book), [[service, 2]]), 'receiveAndInvoice')
  expect(purchaseInvoice).toMatchObject({ totalAmountExcludingTax: 60 })
  expect(book.entries.itemLedgerEntries).toEqual([])
  expect(balance(book, book.find('generalPostingSetups', 'DOMESTIC/SERVICES').purchaseAccount)).toBe(6_000)
})

test('VAT that is shifted to the buyer is owed and deducted at once', () => {
  const book = aBook()
  book.does('PUT', 'vatPostingSetups/EU/VAT21', { ...book.find('vatPostingSetups', 'EU/VAT21'), vatPercent: 21 })
  const vendor = aVendor(book, { country: 'DE' })
  postPurchase(book, aPurchase(book, vendor, [[anItem(book), 1, 100]]), 'receiveAndInvoice')
  const { purchaseVatAccount, salesVatAccount, payablesAccount } = accountsOf(book, 'EU')
  expect(book.entries.vatEntries).toMatchObject([
    { calculationType: 'Reverse Charge VAT', base: 10_000, amount: 2_100 },
  ])
  expect([purchaseVatAccount, salesVatAccount, payablesAccount].map((one) => balance(book, one))).toEqual([
    2_100, -2_100, -10_000,
  ])
})

test('everything that forbids a posting is told at once, and nothing is changed', () => {
  const book = aBook()
  const [vendor, item] = [aVendor(book), anItem(book)]
  const order = aPurchase(book, vendor, [[item, 3, 5]])
  book.does('PATCH', 'salesSetup', { allowPostingFrom: '2026-04-01' })
  book.does('PATCH', `vendors/${vendor}`, { blocked: 'All' })
  book.does('PATCH', `items/${item}`, { blocked: true })
  const setup = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')
  book.does('PUT', 'generalPostingSetups/DOMESTIC/RETAIL', { ...setup, purchaseAccount: '' })
  const before = book.find('purchaseOrders', order.id)
  const { errors } = book.refuses('POST', `purchaseOrders/${order.id}/receiveAndInvoice`)
  expect(errors.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['PostingDateNotAllowed', '/postingDate'],
    ['VendorBlocked', '/vendorNumber'],
    ['ItemBlocked', '/lines/0/itemNumber'],
    ['PostingSetupMissing', '/lines/0/itemNumber'],
  ])
  expect(book.find('purchaseOrders', order.id)).toEqual(before)
  expect(book.entries.itemLedgerEntries).toEqual([])
})

test('a payment block does not keep a vendor from delivering', () => {
  const book = aBook()
  const vendor = aVendor(book)
  const order = aPurchase(book, vendor, [[anItem(book), 3, 5]])
  book.does('PATCH', `vendors/${vendor}`, { blocked: 'Payment' })
  postPurchase(book, order, 'receiveAndInvoice')
})

test('what the preview shows is what is posted, and it takes no number', () => {
  const book = aBook()
  const order = aPurchase(book, aVendor(book), [[anItem(book), 3, 5]])
  const request = { method: 'POST', path: `purchaseOrders/${order.id}/receiveAndInvoice` }
  const shown = book.preview(request)
  expect(book.find('numberSeries', 'purchaseInvoices').next).toBe(1)
  const sent = book.send(request)
  const figures = (one: typeof sent) =>
    one.changes?.transaction?.added.generalLedgerEntries?.map(({ accountNumber, amount }) => [accountNumber, amount])
  expect(figures(shown)).toEqual(figures(sent))
})

test('a VAT number that the vendor got after the order was saved is on his invoice', () => {
  const book = aBook()
  const vendor = aVendor(book)
  const order = aPurchase(book, vendor, [[anItem(book), 1, 50]], { vendorInvoiceNumber: 'F-78' })
  book.does('PATCH', `vendors/${vendor}`, { taxRegistrationNumber: 'BE0202239951' })
  const { purchaseInvoice } = postPurchase(book, order, 'receiveAndInvoice')
  expect([order.taxRegistrationNumber, purchaseInvoice?.taxRegistrationNumber]).toEqual(['', 'BE0202239951'])
  expect(book.entries.vatEntries.at(-1)?.taxRegistrationNumber).toBe('BE0202239951')
})
