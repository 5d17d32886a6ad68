import { describe, expect, test } from 'vitest'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  aService,
  type Body,
  type Book,
  bodyOf,
  type GivenLine,
  post,
} from '../../../support/given.ts'

type CreditMemo = RecordIn<'salesCreditMemos'>
const aCreditMemo = (book: Book, customer: string, lines: readonly GivenLine[], header: Body = {}) =>
  book.does('POST', 'salesCreditMemos', bodyOf(customer, lines, header)) as unknown as CreditMemo
const postMemo = (book: Book, { id }: { readonly id: string }, body: Body = {}) =>
  book.does('POST', `salesCreditMemos/${id}/post`, body) as unknown as CreditMemo

describe('a credit memo by itself', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const item = anItem(book, { stock: 5, unitPrice: 10, unitCost: 7 })
  post(book, anInvoice(book, customer, [[item, 3]]))
  const memo = postMemo(book, aCreditMemo(book, customer, [[item, 2, { appliesFromEntry: 2 }]]))

  test('takes the next number of its own series and owes the customer its total', () => {
    expect(memo).toMatchObject({ number: 'PSC-000001', status: 'Open', remainingAmount: 24.2 })
    expect(book.entries.customerLedgerEntries[1]).toMatchObject({
      documentType: 'Credit Memo',
      amount: -2420,
      remainingAmount: -2420,
      salesAmount: -2000,
    })
  })
  test('brings the goods back at the cost at which they left, and takes revenue and VAT back', () => {
    expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({
      documentType: 'Sales Credit Memo',
      quantity: 200000,
      costAmountActual: 1400,
      salesAmountActual: -2000,
    })
    expect(book.entries.vatEntries.at(-1)).toMatchObject({ documentType: 'Credit Memo', base: 2000, amount: 420 })
    const general = book.entries.generalLedgerEntries.filter((entry) => entry.documentNumber === memo.number)
    expect(general.map((entry) => entry.amount)).toEqual([-2420, 2000, 420, 1400, -1400])
  })
  test('cannot bring back more than was sold, and a line of another sale not at all', () => {
    const over = aCreditMemo(book, customer, [[item, 2, { appliesFromEntry: 2 }]])
    expect(book.refuses('POST', `salesCreditMemos/${over.id}/post`)).toMatchObject({ code: 'ItemCannotBeReturned' })
    const other = bodyOf(customer, [[item, 1, { appliesFromEntry: 1 }]])
    expect(book.refuses('POST', 'salesCreditMemos', other)).toMatchObject({ code: 'InvalidValue' })
  })
})

describe('a credit memo that names an invoice', () => {
  const scene = () => {
    const book = aBook()
    const customer = aCustomer(book)
    const hour = aService(book, { unitPrice: 100, vatProductPostingGroup: 'VAT0' })
    const invoice = post(book, anInvoice(book, customer, [[hour, 3]]))
    const crediting = (appliesToDocumentNumber: string, units = 1) =>
      aCreditMemo(book, customer, [[hour, units]], { appliesToDocumentNumber })
    return { book, customer, hour, invoice, crediting }
  }
  test('settles it as it is posted; what is more than the invoice stays open', () => {
    const { book, invoice, crediting } = scene()
    expect(postMemo(book, crediting(invoice.number))).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 200 })
    expect(postMemo(book, crediting(invoice.number, 3))).toMatchObject({ status: 'Open', remainingAmount: 100 })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Paid', remainingAmount: 0 })
  })
  test('warns at once of an invoice of somebody else, and says whose it is', () => {
    const { book, customer, hour, invoice } = scene()
    const other = aCustomer(book, { displayName: 'Garage Maes' })
    const theirs = post(book, anInvoice(book, other, [[hour, 1]]))
    const path = 'salesCreditMemos'
    const warned = (method: string, at: string, appliesToDocumentNumber: string) =>
      book
        .send({ method, path: at, body: { ...bodyOf(customer, [[hour, 1]]), appliesToDocumentNumber } })
        .warnings.map(({ code, params }) => [code, params])
    const told = { value: theirs.number, customer: other, name: 'Garage Maes', payer: customer }
    expect(warned('POST', path, theirs.number)).toEqual([['AppliesToOtherCustomer', told]])
    expect(warned('POST', path, invoice.number)).toEqual([])
    const { id } = aCreditMemo(book, customer, [[hour, 1]])
    expect(warned('PATCH', `${path}/${id}`, theirs.number)).toEqual([['AppliesToOtherCustomer', told]])
    expect(warned('POST', 'salesReturnOrders', theirs.number)).toEqual([['AppliesToOtherCustomer', told]])
  })
  test('is refused where that is not open, not posted, of somebody else, or no invoice', () => {
    const { book, hour, invoice, crediting } = scene()
    const word = (number: string) => {
      const [error] = book.refuses('POST', `salesCreditMemos/${crediting(number).id}/post`).errors
      return [error?.field, error?.word ?? error?.code]
    }
    const other = post(book, anInvoice(book, aCustomer(book), [[hour, 1]]))
    expect(word('PSI-999')).toEqual(['appliesToDocumentNumber', 'NoPostedDocument'])
    expect(word(other.number)).toEqual(['appliesToDocumentNumber', 'OtherCustomersEntry'])
    const memo = postMemo(book, crediting(''))
    expect(word(memo.number)).toEqual(['appliesToDocumentNumber', 'SameSide'])
    postMemo(book, crediting(invoice.number, 3))
    expect(word(invoice.number)).toEqual(['appliesToDocumentNumber', 'EntryClosed'])
  })
})

test('a customer blocked for invoices may be credited, one blocked for all may not', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const hour = aService(book)
  const [first, second] = [aCreditMemo(book, customer, [[hour, 1]]), aCreditMemo(book, customer, [[hour, 1]])]
  book.does('PATCH', `customers/${customer}`, { blocked: 'Invoice' })
  expect(postMemo(book, first).status).toBe('Open')
  book.does('PATCH', `customers/${customer}`, { blocked: 'All' })
  expect(book.refuses('POST', `salesCreditMemos/${second.id}/post`).code).toBe('CustomerBlocked')
})

test('settling at another rate needs the accounts for gains and losses, and nothing is posted without them', () => {
  const book = aBook()
  book.does('PATCH', 'salesSetup', { realizedGainsAccount: '', realizedLossesAccount: '' })
  book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
  for (const [day, rate] of [
    ['2026-03-01', 1],
    ['2026-03-09', 1.25],
  ])
    book.does('PUT', `currencyExchangeRates/USD/${day}`, { exchangeRateAmount: rate, relationalExchangeRateAmount: 1 })
  const customer = aCustomer(book, { currencyCode: 'USD' })
  const hour = aService(book, { unitPrice: 100 })
  const invoice = post(book, anInvoice(book, customer, [[hour, 1, { unitPrice: 100 }]], { postingDate: '2026-03-05' }))
  const memo = aCreditMemo(book, customer, [[hour, 1, { unitPrice: 100 }]], {
    appliesToDocumentNumber: invoice.number,
  })
  const before = book.transactions.length
  expect(book.refuses('POST', `salesCreditMemos/${memo.id}/post`)).toMatchObject({
    code: 'PostingSetupMissing',
    errors: [{ params: { value: 'USD' } }],
  })
  expect([book.transactions.length, book.find('salesCreditMemos', memo.id).status]).toEqual([before, 'Draft'])
})
