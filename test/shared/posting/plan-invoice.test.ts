import { describe, expect, test } from 'vitest'
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
} from '../../support/given.ts'

const general = (book: Book, documentNumber: string) =>
  book.entries.generalLedgerEntries
    .filter((entry) => entry.documentNumber === documentNumber)
    .map((entry) => [entry.accountNumber, entry.amount / 100] as const)

describe('posting an invoice', () => {
  const book = aBook()
  const { salesAccount, cogsAccount } = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')
  const { receivablesAccount } = book.find('customerPostingGroups', 'DOMESTIC')
  const { inventoryAccount } = book.find('inventoryPostingGroups', 'RESALE')
  const { salesVatAccount } = book.find('vatPostingSetups', 'DOMESTIC/VAT21')
  const customer = aCustomer(book)
  const draft = anInvoice(book, customer, [
    [anItem(book, { stock: 10 }), 4],
    [anItem(book, { stock: 10 }), 1],
  ])
  const invoice = post(book, draft)

  test('keeps its id, takes the next number and remembers the one of the draft', () => {
    expect(invoice).toMatchObject({
      id: draft.id,
      number: 'PSI-000001',
      draftNumber: draft.number,
      status: 'Open',
      version: 2,
    })
    expect(book.find('salesInvoices', 'PSI-000001')).toBe(invoice)
  })
  test('debits the receivable and the cost, and credits revenue, VAT and stock', () => {
    expect(general(book, invoice.number)).toEqual([
      [receivablesAccount, 605],
      [salesAccount, -500],
      [salesVatAccount, -105],
      [inventoryAccount, -240],
      [cogsAccount, 240],
      [inventoryAccount, -60],
      [cogsAccount, 60],
    ])
  })
  test('leaves an open entry with the customer and the VAT of its one rate, all in one transaction', () => {
    expect(book.entries.customerLedgerEntries).toMatchObject([
      {
        customerNumber: customer,
        documentType: 'Invoice',
        amount: 60500,
        remainingAmount: 60500,
        open: true,
        dueDate: '2026-04-09',
        salesAmount: 50000,
      },
    ])
    expect(book.entries.detailedCustomerLedgerEntries).toMatchObject([{ entryType: 'Initial Entry', amount: 60500 }])
    expect(book.entries.vatEntries).toMatchObject([
      { type: 'Sale', base: -50000, amount: -10500, vatIdentifier: 'VAT21' },
    ])
    const written = [
      ...book.entries.customerLedgerEntries,
      ...book.entries.vatEntries,
      ...book.entries.generalLedgerEntries.slice(-7),
    ]
    expect(new Set(written.map((entry) => entry.transactionNumber))).toEqual(new Set([book.transactions.length]))
  })
})

test('the posting date of the action takes document date and due date along', () => {
  const book = aBook()
  const invoice = post(book, anInvoice(book, aCustomer(book), [[aService(book), 1]]), { postingDate: '2026-03-31' })
  expect(invoice).toMatchObject({ postingDate: '2026-03-31', invoiceDate: '2026-03-31', dueDate: '2026-04-30' })
})
test('a VAT number that came after the draft was saved is on the invoice and in the VAT ledger; an earlier one stays', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const numbered = (taxRegistrationNumber: string) =>
    book.does('PATCH', `customers/${customer}`, { taxRegistrationNumber })
  const lines = [[aService(book), 1]] as const
  const [invoice, saved, order] = [
    anInvoice(book, customer, lines),
    anInvoice(book, customer, lines),
    anOrder(book, customer, lines),
  ]
  numbered('BE0202239951')
  const posted = post(book, invoice)
  const ofOrder = postOrder(book, order, 'shipAndInvoice').invoice
  const again = book.does('PATCH', `salesInvoices/${saved.id}`, { comment: 'again' })
  numbered('BE0403019261')
  const numbers = [invoice, posted, ofOrder, again, post(book, saved)].map((one) => one?.taxRegistrationNumber)
  expect(numbers).toEqual(['', ...Array(4).fill('BE0202239951')])
  const told = book.entries.vatEntries.map(({ taxRegistrationNumber }) => taxRegistrationNumber)
  expect(told).toEqual(Array(3).fill('BE0202239951'))
})
test('an invoice of nothing is paid at once and still stands in the customer’s ledger', () => {
  const book = aBook()
  const invoice = post(book, anInvoice(book, aCustomer(book), [[aService(book), 1, { discountPercent: 100 }]]))
  expect(invoice).toMatchObject({ status: 'Paid', remainingAmount: 0 })
  expect(book.entries.customerLedgerEntries).toMatchObject([{ amount: 0, open: false }])
})
test('under reverse charge the VAT entry has its base and no amount, and the general ledger no VAT', () => {
  const book = aBook()
  const invoice = post(
    book,
    anInvoice(book, aCustomer(book, { country: 'NL' }), [[aService(book, { unitPrice: 500 }), 1]]),
  )
  expect(book.entries.vatEntries).toMatchObject([
    { base: -50000, amount: 0, taxCategory: 'AE', calculationType: 'Reverse Charge VAT' },
  ])
  expect(general(book, invoice.number).map(([, amount]) => amount)).toEqual([500, -500])
})
test('who pays owes, when that is another than who orders', () => {
  const book = aBook()
  const payer = aCustomer(book)
  post(book, anInvoice(book, aCustomer(book, { billToCustomerNumber: payer }), [[aService(book), 1]]))
  expect(book.entries.customerLedgerEntries).toMatchObject([{ customerNumber: payer }])
})
test('a line without quantity asks for no accounts and leaves no entry', () => {
  const book = aBook()
  const draft = anInvoice(book, aCustomer(book), [
    [aService(book), 1],
    [anItem(book), 0],
  ])
  expect(general(book, post(book, draft).number)).toHaveLength(3)
})

describe('what stops it is told all at once, and uses no number', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const item = anItem(book)
  const refused = (id: string, body: object = {}) => book.refuses('POST', `salesInvoices/${id}/post`, body)

  test('accounts that are missing or blocked, line by line', () => {
    const setup = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')
    const draft = anInvoice(book, customer, [
      [item, 1],
      [item, 2],
    ])
    book.does('PUT', 'generalPostingSetups/DOMESTIC/RETAIL', { ...setup, salesAccount: null })
    const account = book.find('accounts', setup.cogsAccount)
    book.does('PUT', `accounts/${account.number}`, { ...account, blocked: true })
    const found = refused(draft.id).errors.map(({ pointer, code }) => `${pointer.slice(0, 8)} ${code}`)
    expect(found).toEqual([
      '/lines/0 PostingSetupMissing',
      '/lines/0 AccountBlocked',
      '/lines/1 PostingSetupMissing',
      '/lines/1 AccountBlocked',
    ])
    book.does('PUT', 'generalPostingSetups/DOMESTIC/RETAIL', setup)
    book.does('PUT', `accounts/${account.number}`, account)
  })
  test('a date that is closed for the company, or for the user', () => {
    const { id } = anInvoice(book, customer, [[item, 1]])
    book.does('PATCH', 'salesSetup', { allowPostingFrom: '2026-03-10', allowPostingTo: '2026-03-12' })
    expect(refused(id, { postingDate: '2026-03-09' })).toMatchObject({ status: 409, code: 'PostingDateNotAllowed' })
    expect(refused(id, { postingDate: '2026-03-13' }).code).toBe('PostingDateNotAllowed')
    expect(refused(id, { postingDate: '2026-03-13' }).errors[0]?.word).toBeUndefined()
    book.does('PUT', 'userSetups/anna', { allowPostingTo: '2026-03-01' })
    expect(refused(id, { postingDate: '2026-03-10' }).errors).toMatchObject([
      { code: 'PostingDateNotAllowed', word: 'OutsideOwnPeriod', params: { from: '…', to: '2026-03-01' } },
    ])
    const byAnother = {
      method: 'POST',
      path: `salesInvoices/${id}/post`,
      body: { postingDate: '2026-03-12' },
      userName: 'bert',
    }
    expect(book.preview(byAnother).status).toBe(200)
    book.does('DELETE', 'userSetups/anna')
    book.does('PATCH', 'salesSetup', { allowPostingFrom: null, allowPostingTo: null })
  })
  test('no quantity, a total below nothing, a reference that must be there, a blocked customer', () => {
    expect(refused(anInvoice(book, customer, []).id).code).toBe('NothingToPost')
    expect(refused(anInvoice(book, customer, [[item, -1]]).id)).toMatchObject({ status: 422, code: 'NegativeTotal' })
    const { id } = anInvoice(book, customer, [[item, 1]])
    book.does('PATCH', 'salesSetup', { externalDocumentNumberMandatory: true })
    book.does('PATCH', `customers/${customer}`, { blocked: 'Ship' })
    expect(refused(id).errors.map((one) => one.code)).toEqual(['CustomerBlocked', 'ExternalDocumentNumberMissing'])
  })
  test('and the series is where it was', () => {
    expect(book.find('numberSeries', 'postedSalesInvoices').next).toBe(1)
    expect(book.entries.generalLedgerEntries).toEqual([])
  })
})

test('a series set back onto numbers in use posts nothing', () => {
  const book = aBook()
  const [customer, service] = [aCustomer(book), aService(book)]
  post(book, anInvoice(book, customer, [[service, 1]]))
  book.does('PUT', 'numberSeries/postedSalesInvoices', { prefix: 'PSI-', next: 1, width: 6 })
  const draft = anInvoice(book, customer, [[service, 1]])
  expect(book.refuses('POST', `salesInvoices/${draft.id}/post`).status).toBe(409)
  expect(book.entries.customerLedgerEntries).toHaveLength(1)
})
test('two commands under one seed make the same ids, and a preview is the posting itself', () => {
  const [one, other] = [aBook(), aBook()].map((book) => {
    const draft = anInvoice(book, aCustomer(book, { displayName: 'A' }), [[aService(book, { displayName: 'B' }), 1]])
    return { book, request: { method: 'POST', path: `salesInvoices/${draft.id}/post`, body: {} } }
  })
  const request = one?.request ?? { method: '', path: '' }
  const seen = one?.book.preview(request)
  const sent = other?.book.send(request)
  expect(one?.book.transactions).toEqual([])
  expect(seen).toEqual(sent)
})

describe('the discount for paying early stands on the customer’s entry', () => {
  const owed = (setup: Body, header: Body) => {
    const book = aBook(setup)
    const customer = aCustomer(book, { paymentTermsCode: '1M(8D)' })
    post(book, anInvoice(book, customer, [[aService(book), 1]], header))
    return book.entries.customerLedgerEntries[0]
  }
  test('with its last day, counted from the document’s date', () => {
    expect(owed({}, { invoiceDate: '2026-03-05' })).toMatchObject({
      pmtDiscountDate: '2026-03-13',
      remainingPmtDiscPossible: 242,
    })
  })
  test('without VAT where the set-up says so', () => {
    expect(owed({ paymentDiscountExcludingVAT: true }, {})).toMatchObject({ remainingPmtDiscPossible: 200 })
  })
  test('unless that day and the days of grace are over', () => {
    const late = { invoiceDate: '2026-03-01' }
    expect(owed({}, late)).toMatchObject({ pmtDiscountDate: null, remainingPmtDiscPossible: 0 })
    expect(owed({ paymentDiscountGraceDays: 1 }, late)).toMatchObject({ remainingPmtDiscPossible: 242 })
  })
})
