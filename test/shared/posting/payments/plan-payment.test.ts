import { describe, expect, test } from 'vitest'
import { aBook, aCustomer, anInvoice, anItem, aService, type Body, type Book, post } from '../../../support/given.ts'

/** A customer billed in hours without VAT, so that a price is the total. */
function scene(customer: Body = {}, setup: Body = {}) {
  const book = aBook(setup)
  const number = aCustomer(book, customer)
  const hour = aService(book, { vatProductPostingGroup: 'VAT0' })
  const bill = (unitPrice: number, header: Body = {}) =>
    post(book, anInvoice(book, number, [[hour, 1, { unitPrice }]], header))
  const pay = (line: Body) =>
    book.does('POST', 'customerPayments/post', { lines: [{ customerNumber: number, ...line }] })
  return { book, customer: number, hour, bill, pay }
}
const entry = (book: Book, number: number) => book.entries.customerLedgerEntries[number - 1]
const balance = (book: Book, account: string) =>
  book.entries.generalLedgerEntries
    .filter((one) => one.accountNumber === account)
    .reduce((sum, one) => sum + one.amount, 0)

describe('a payment', () => {
  test('moves money from what the customer owes to the bank, and the invoice follows at once', () => {
    const { book, bill, pay } = scene()
    const invoice = bill(500)
    const answer = pay({ amount: 300, appliesToInvoiceNumber: invoice.number.toLowerCase(), comment: 'First part' })
    expect(answer).toMatchObject({
      transactionNumber: 2,
      value: [{ documentType: 'Payment', amount: -300, remainingAmount: 0, open: false, description: 'First part' }],
    })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 200, version: 3 })
    expect(entry(book, 1)).toMatchObject({ remainingAmount: 20000, open: true, closedByEntryNumber: null })
    expect(entry(book, 2)).toMatchObject({ closedByEntryNumber: 1, sourceCode: 'CASHRECJNL' })
    expect(book.entries.bankAccountLedgerEntries).toMatchObject([{ bankAccount: 'BANK', amount: 30000 }])
    expect(balance(book, book.find('bankAccounts', 'BANK').account)).toBe(30000)
    pay({ amount: 200, appliesToInvoiceNumber: invoice.number })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    expect(entry(book, 1)).toMatchObject({ closedByEntryNumber: 3 })
  })

  test('lines of one posting stand or fall together, each with its own mistakes', () => {
    const { book, customer, bill } = scene()
    const invoice = bill(100)
    const other = aCustomer(book, { blocked: 'All' })
    const problem = book.refuses('POST', 'customerPayments/post', {
      lines: [
        { customerNumber: customer, amount: 50, appliesToInvoiceNumber: invoice.number },
        { customerNumber: other, amount: 0, documentType: 'Payment' },
        { customerNumber: 'NOBODY', amount: 1, bankAccount: 'NONE' },
        { customerNumber: customer, applications: [{ documentNumber: 'PSI-9' }], amount: 5 },
        { customerNumber: customer, amount: 70, applications: [{ documentNumber: invoice.number, amount: 60 }] },
      ],
    })
    expect(problem.errors.map(({ code, word, pointer }) => `${word ?? code} ${pointer}`)).toEqual([
      'CustomerBlocked /lines/1/customerNumber',
      'PaymentSign /lines/1/amount',
      'UnknownCustomer /lines/2/customerNumber',
      'InvalidValue /lines/2/bankAccount',
      'NoPostedDocument /lines/3/documentNumber',
      'OverApplied /lines/4/amount',
    ])
    expect(book.transactions).toHaveLength(1)
  })

  test('of another customer, on the wrong side, closed, named twice: each is told', () => {
    const { book, customer, hour, bill, pay } = scene()
    const other = post(book, anInvoice(book, aCustomer(book), [[hour, 1]]))
    const paid = bill(100)
    pay({ amount: 100, appliesToInvoiceNumber: paid.number })
    const open = bill(40)
    const refused = (line: Body) =>
      book
        .refuses('POST', 'customerPayments/post', { lines: [{ customerNumber: customer, amount: 10, ...line }] })
        .errors.map(({ code, word }) => word ?? code)
    expect(refused({ appliesToInvoiceNumber: other.number })).toEqual(['OtherCustomersEntry'])
    expect(refused({ appliesToInvoiceNumber: paid.number })).toEqual(['EntryClosed'])
    expect(refused({ amount: -10, appliesToInvoiceNumber: open.number })).toEqual(['SameSide'])
    const twice = [{ documentNumber: open.number }, { documentNumber: open.number }]
    expect(refused({ applications: twice })).toEqual(['NamedTwice'])
    expect(refused({ applications: [{ documentNumber: open.number, amount: -5 }] })).toEqual(['WrongSignApplied'])
  })

  test('needs an open period on each of its days', () => {
    const { book, customer } = scene({}, { allowPostingFrom: '2026-03-01' })
    const problem = book.refuses('POST', 'customerPayments/post', {
      lines: [{ customerNumber: customer, amount: 1, postingDate: '2026-02-28' }],
    })
    expect(problem).toMatchObject({ code: 'PostingDateNotAllowed', status: 409 })
  })
  test('says so when the days are those of the one who posts', () => {
    const { book, customer } = scene()
    book.does('PUT', 'userSetups/anna', { allowPostingFrom: '2026-03-01' })
    const lines = [{ customerNumber: customer, amount: 1, postingDate: '2026-02-28' }]
    expect(book.refuses('POST', 'customerPayments/post', { lines }).errors).toMatchObject([
      { code: 'PostingDateNotAllowed', pointer: '/lines/0/postingDate', word: 'OutsideOwnPeriod' },
    ])
  })
})

describe('with "Apply to Oldest"', () => {
  test('a payment, an invoice and what is left of either find each other by themselves', () => {
    const { book, bill, pay } = scene({ applicationMethod: 'Apply to Oldest' })
    const [old, older] = [
      bill(150, { postingDate: '2026-03-02', dueDate: '2026-03-20' }),
      bill(150, { postingDate: '2026-03-03', dueDate: '2026-03-10' }),
    ]
    pay({ amount: 200, postingDate: '2026-03-05' })
    expect(book.find('salesInvoices', older.id)).toMatchObject({ status: 'Paid' })
    expect(book.find('salesInvoices', old.id)).toMatchObject({ status: 'Open', remainingAmount: 100 })
    pay({ amount: 180, postingDate: '2026-03-06' })
    const next = bill(100, { postingDate: '2026-03-07' })
    expect(next).toMatchObject({ status: 'Open', remainingAmount: 20 })
    expect(entry(book, 4)).toMatchObject({ remainingAmount: 0 })
  })
  test('what was posted later is not reached', () => {
    const { book, bill, pay } = scene({ applicationMethod: 'Apply to Oldest' })
    const invoice = bill(100, { postingDate: '2026-03-08' })
    pay({ amount: 100, postingDate: '2026-03-07' })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 100 })
  })
})

describe('applying, unapplying and reversing', () => {
  test('an application taken back leaves everything as it was, and works once', () => {
    const { book, bill, pay } = scene({ paymentTermsCode: '1M(8D)' }, { adjustForPaymentDiscount: true })
    const invoice = bill(1000)
    pay({ amount: 980, documentNumber: 'P1' })
    const before = structuredClone(book.entries.customerLedgerEntries)
    book.does('POST', 'customerLedgerEntries/1/apply', { entries: [{ entryNumber: 2 }] })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    expect(entry(book, 1)).toMatchObject({ open: false, remainingPmtDiscPossible: 0 })
    book.does('POST', 'customerLedgerEntries/1/unapply')
    expect(book.entries.customerLedgerEntries).toEqual(before)
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 1000 })
    expect(balance(book, book.find('customerPostingGroups', 'DOMESTIC').paymentDiscountDebitAccount)).toBe(0)
    expect(book.refuses('POST', 'customerLedgerEntries/2/unapply').code).toBe('NotApplied')
    expect(book.refuses('POST', 'customerLedgerEntries/99/unapply').status).toBe(404)
  })

  test('the latest application must go first, on both of its sides', () => {
    const { book, bill, pay } = scene()
    const [one, other] = [bill(100), bill(100)]
    pay({ amount: 150, appliesToInvoiceNumber: one.number })
    book.does('POST', 'customerLedgerEntries/3/apply', { entries: [{ entryNumber: 2 }] })
    expect(book.refuses('POST', 'customerLedgerEntries/1/unapply')).toMatchObject({
      code: 'AlreadyApplied',
      status: 409,
    })
    book.does('POST', 'customerLedgerEntries/2/unapply', { postingDate: '2026-03-12' })
    expect(book.refuses('POST', 'customerLedgerEntries/1/unapply', { postingDate: '2026-03-01' }).errors[0]?.word).toBe(
      'DateBefore',
    )
    book.does('POST', 'customerLedgerEntries/1/unapply')
    expect(book.entries.customerLedgerEntries.map((item) => item.remainingAmount)).toEqual([10000, 10000, -15000])
    expect(book.find('salesInvoices', other.id)).toMatchObject({ status: 'Open', remainingAmount: 100 })
  })

  test('each wrong entry of an application is told in its place', () => {
    const { book, customer, bill, pay } = scene()
    bill(100)
    pay({ amount: 40, documentNumber: 'A' })
    const other = aCustomer(book)
    book.does('POST', 'customerPayments/post', { lines: [{ customerNumber: other, amount: 5 }] })
    const problem = book.refuses('POST', 'customerLedgerEntries/1/apply', {
      entries: [{ entryNumber: 1 }, { entryNumber: 3 }, { entryNumber: 9 }, { entryNumber: 2, amount: -41 }, {}],
      postingDate: '2026-03-01',
    })
    expect(problem.errors.map(({ code, word, pointer }) => `${word ?? code} ${pointer}`)).toEqual([
      'NamedTwice /entries/0/entryNumber',
      'OtherCustomersEntry /entries/1/entryNumber',
      'NoSuchEntry /entries/2/entryNumber',
      'OverApplied /entries/3/amount',
      'MissingValue /entries/4/entryNumber',
      'DateBefore /postingDate',
    ])
    expect(book.refuses('POST', 'customerLedgerEntries/1/apply', {}).errors[0]?.field).toBe('entries')
    expect(customer).not.toBe(other)
  })

  test('a payment is reversed once, after its application was taken back; a document never', () => {
    const { book, bill, pay } = scene()
    const invoice = bill(500)
    pay({ amount: 500, appliesToInvoiceNumber: invoice.number })
    expect(book.refuses('POST', 'registers/2/reverse')).toMatchObject({ code: 'AlreadyApplied', status: 409 })
    expect(book.refuses('POST', 'registers/1/reverse').code).toBe('CannotReverse')
    expect(book.refuses('POST', 'registers/9/reverse').status).toBe(404)
    book.does('POST', 'customerLedgerEntries/2/unapply')
    book.does('POST', 'registers/2/reverse')
    expect(entry(book, 2)).toMatchObject({ remainingAmount: 0, open: false, reversedByEntryNumber: 3 })
    expect(entry(book, 3)).toMatchObject({ amount: 50000, remainingAmount: 0, open: false, reversedEntryNumber: 2 })
    expect(balance(book, book.find('bankAccounts', 'BANK').account)).toBe(0)
    for (const transaction of [2, 4])
      expect(book.refuses('POST', `registers/${transaction}/reverse`).code).toBe('AlreadyReversed')
    expect(book.refuses('POST', 'customerLedgerEntries/2/unapply').code).toBe('AlreadyReversed')
  })
})

test('a group of requests sees what the ones before it settled', () => {
  const { book, customer, bill } = scene({ applicationMethod: 'Apply to Oldest' })
  const invoice = bill(100)
  const line = { customerNumber: customer, amount: 60, postingDate: '2026-03-20' }
  const answers = book.sendTogether([
    { method: 'POST', path: 'customerPayments/post', body: { lines: [line] } },
    { method: 'POST', path: 'customerPayments/post', body: { lines: [line] } },
    { method: 'POST', path: 'customerLedgerEntries/2/unapply' },
    { method: 'POST', path: 'registers/2/reverse' },
    { method: 'POST', path: 'customerLedgerEntries/3/unapply' },
  ])
  expect(answers.map((one) => one.problem?.code ?? 'done')).toEqual([
    'done',
    'done',
    'AlreadyApplied',
    'AlreadyApplied',
    'done',
  ])
  expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 40 })
})

test('a transaction that was asked for before it was made is found once it is, in the same group', () => {
  const book = aBook()
  const item = anItem(book)
  const lines = [{ entryType: 'Purchase', itemNumber: item, quantity: 1, documentNumber: 'R' }]
  const answers = book.sendTogether([
    { method: 'POST', path: 'registers/1/reverse' },
    { method: 'POST', path: 'itemJournals/post', body: { lines } },
    { method: 'POST', path: 'registers/1/reverse' },
  ])
  expect(answers.map(({ problem }) => problem?.code ?? '')).toEqual(['NotFound', '', 'CannotReverse'])
})
