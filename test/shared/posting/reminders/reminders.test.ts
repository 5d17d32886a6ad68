import { describe, expect, test } from 'vitest'
import type { Warning } from '../../../../shared/posting/problem.ts'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import { aBook, aCustomer, anInvoice, anOrder, aService, type Body, type Book, post } from '../../../support/given.ts'

type Reminder = RecordIn<'reminders'>
const text = { en: 'Please pay', nl: 'Gelieve te betalen', fr: 'Veuillez payer' }
const threeLevels = [
  { level: 1, gracePeriod: '5D', dueDateCalculation: '7D' },
  { level: 2, gracePeriod: '3D', dueDateCalculation: '7D', fee: 15, text },
  { level: 3, gracePeriod: '3D', fee: 40, calculateInterest: true },
]
/** A customer on these terms with an invoice of 1,000.00 without VAT, due on 9 April 2026. */
function scene({ terms = {}, customer: given = {} }: { terms?: Body; customer?: Body } = {}) {
  const book = aBook()
  book.does('PUT', 'reminderTerms/STRICT', { displayName: 'Strict', levels: threeLevels, ...terms })
  const customer = aCustomer(book, { reminderTermsCode: 'STRICT', ...given })
  const bill = (unitPrice: number, header: Body = {}) =>
    post(
      book,
      anInvoice(book, customer, [[aService(book, { vatProductPostingGroup: 'VAT0' }), 1, { unitPrice }]], header),
    )
  const invoice = bill(1000)
  const create = (postingDate: string, body: Body = {}) =>
    (book.does('POST', 'reminders/create', { postingDate, ...body }).value ?? []) as Reminder[]
  const issue = ({ id }: { readonly id: string }, body: Body = {}) =>
    book.does('POST', `reminders/${id}/issue`, body) as unknown as Reminder
  const cancel = ({ id }: { readonly id: string }) => book.does('POST', `reminders/${id}/cancel`)
  /** The only draft of a day, issued on it. */
  const remind = (postingDate: string) => {
    const [draft, ...others] = create(postingDate)
    if (!draft || others.length > 0) throw new Error(`${others.length + 1} drafts`)
    return issue(draft)
  }
  return { book, customer, bill, invoice, create, issue, cancel, remind }
}
const entry = (book: Book, number: number) => book.entries.customerLedgerEntries[number - 1]
const balance = (book: Book, account: string) =>
  book.entries.generalLedgerEntries
    .filter((one) => one.accountNumber === account)
    .reduce((sum, one) => sum + one.amount, 0)

describe('drafts of reminders', () => {
  test('are made once the days of grace are over, one per customer', () => {
    const { create, customer, invoice } = scene()
    expect(create('2026-04-14')).toEqual([])
    const [draft] = create('2026-04-15')
    expect(draft).toMatchObject({
      number: 'RM-00001',
      status: 'Draft',
      customerNumber: customer,
      postingDate: '2026-04-15',
      dueDate: '2026-04-22',
      level: 1,
      remainingAmount: 1000,
      fee: 0,
      totalAmount: 1000,
      lines: [{ documentNumber: invoice.number, dueDate: '2026-04-09', remainingAmount: 1000, level: 1 }],
    })
    expect(create('2026-05-15')).toEqual([])
  })

  test('count what the customer has on account, and are not made where nothing is left or too little', () => {
    const { book, customer, create, bill } = scene({ terms: { minimumAmount: 100 } })
    const pay = (amount: number) =>
      book.does('POST', 'customerPayments/post', { lines: [{ customerNumber: customer, amount }] })
    pay(950)
    expect(create('2026-05-01')).toEqual([])
    bill(100)
    const [draft] = create('2026-05-01')
    expect(draft).toMatchObject({ remainingAmount: 150 })
    expect(draft?.lines.map(({ remainingAmount, level }) => [remainingAmount, level])).toEqual([
      [-950, 0],
      [1000, 1],
      [100, 1],
    ])
  })

  test('leave out who is blocked or has no terms', () => {
    const { book, customer, create } = scene()
    const others = [aCustomer(book, { reminderTermsCode: 'STRICT', blocked: 'Ship' }), aCustomer(book)]
    for (const other of others) post(book, anInvoice(book, other, [[aService(book), 1]], { dueDate: '2026-03-10' }))
    book.does('PATCH', `customers/${customer}`, { blocked: 'All' })
    expect(create('2026-05-01').map((one) => one.customerNumber)).toEqual([others[0]])
    const refused = (body: Body) =>
      book.refuses('POST', 'reminders/create', body).errors.map(({ code, field }) => [code, field])
    expect(refused({ customerNumber: others[1] })).toEqual([['MissingValue', 'reminderTermsCode']])
    expect(refused({ customerNumber: customer })).toEqual([['CustomerBlocked', 'customerNumber']])
    expect(refused({ customerNumber: 'NOBODY' })).toEqual([['UnknownCustomer', 'customerNumber']])
  })

  test('do not count what was paid in advance for an order that is still to come', () => {
    const { book, customer, create } = scene()
    const order = anOrder(book, customer, [[aService(book), 10]])
    book.does('POST', 'customerPayments/post', {
      lines: [{ customerNumber: customer, amount: 950, orderNumber: order.number }],
    })
    expect(create('2026-05-01')).toMatchObject([{ remainingAmount: 1000, lines: [{ remainingAmount: 1000 }] }])
  })

  test('go away when nobody wants them; issued ones stay', () => {
    const { book, create, issue } = scene()
    const [draft] = create('2026-05-01')
    book.does('DELETE', `reminders/${draft?.number}`)
    const [again] = create('2026-05-01')
    const issued = issue(again as Reminder)
    expect(book.refuses('DELETE', `reminders/${issued.id}`)).toMatchObject({ code: 'AlreadyPosted', status: 409 })
    expect(book.refuses('PUT', `reminders/${issued.id}`, {})).toMatchObject({ code: 'MethodNotAllowed' })
  })
})

describe('issuing', () => {
  test('raises the level of the entries; each reminder comes after the due date of the one before', () => {
    const { book, remind, create } = scene()
    expect(remind('2026-04-15')).toMatchObject({ number: 'IRM-000001', draftNumber: 'RM-00001', status: 'Issued' })
    expect(entry(book, 1)).toMatchObject({ lastIssuedReminderLevel: 1 })
    expect(create('2026-04-25')).toEqual([])
    expect(remind('2026-04-26')).toMatchObject({ level: 2, fee: 15, totalAmount: 1015, text })
    expect(entry(book, 1)).toMatchObject({ lastIssuedReminderLevel: 2 })
  })

  test('posts the fee as an entry of the customer, without VAT, that a payment can name', () => {
    const { book, customer, invoice, remind } = scene()
    remind('2026-04-15')
    const second = remind('2026-04-26')
    expect(entry(book, 2)).toMatchObject({
      documentType: 'Reminder',
      documentNumber: second.number,
      customerNumber: customer,
      amount: 1500,
      dueDate: '2026-05-03',
      sourceCode: 'REMINDER',
    })
    expect([balance(book, '400000'), balance(book, '743000')]).toEqual([101500, -1500])
    expect(book.entries.vatEntries.every((one) => one.documentType === 'Invoice')).toBe(true)
    book.does('POST', 'customerPayments/post', {
      lines: [
        {
          customerNumber: customer,
          amount: 1015,
          applications: [{ documentNumber: invoice.number }, { documentNumber: second.number.toLowerCase() }],
        },
      ],
    })
    expect(book.entries.customerLedgerEntries.filter((one) => one.open)).toEqual([])
  })

  test('charges interest where the terms do: 8 % a year from the due date on, and from the last that charged some', () => {
    const { book, remind } = scene({ terms: { interestRate: 8 } })
    remind('2026-04-15')
    remind('2026-04-26')
    // 28 days after 9 April: 1,000.00 × 8 % × 28 ÷ 365 = 6.14
    expect(remind('2026-05-07')).toMatchObject({ level: 3, fee: 40, interestAmount: 6.14, totalAmount: 1061.14 })
    expect(balance(book, '751000')).toBe(-614)
    // 10 days more: 2.19; fees that are open count, but bear none.
    expect(remind('2026-05-17')).toMatchObject({ level: 4, interestAmount: 2.19 })
  })

  test('counts each invoice by itself: how often, and for how long it owes interest', () => {
    const levels = [{ level: 1, calculateInterest: true, dueDateCalculation: '7D' }]
    const { bill, create, remind } = scene({ terms: { interestRate: 8, levels } })
    bill(1000, { dueDate: '2026-05-09' })
    expect(remind('2026-05-07').lines.map((one) => [one.level, one.interestAmount])).toEqual([[1, 6.14]])
    // 10 days after the last that charged some: 2.19; 8 days after 9 May: 1.75.
    expect(remind('2026-05-17').lines.map((one) => [one.level, one.interestAmount])).toEqual([
      [2, 2.19],
      [1, 1.75],
      [0, 0],
    ])
    // The first reminder's date is over, but it said nothing of the second invoice.
    expect(create('2026-05-20')).toEqual([])
  })

  test('stops after as many as the terms say', () => {
    const { create, remind } = scene({ terms: { maxNumberOfReminders: 1 } })
    remind('2026-04-15')
    expect(create('2026-12-31')).toEqual([])
  })

  test('takes what is still open; with nothing left it is refused', () => {
    const { book, customer, invoice, bill, create, issue } = scene()
    bill(200)
    const [draft] = create('2026-05-01')
    const pay = (amount: number) =>
      book.does('POST', 'customerPayments/post', {
        lines: [{ customerNumber: customer, amount, appliesToInvoiceNumber: invoice.number }],
      })
    pay(400)
    const preview = book.preview({ method: 'POST', path: `reminders/${draft?.id}/issue` })
    expect(preview.body).toMatchObject({ remainingAmount: 800 })
    pay(600)
    expect(issue(draft as Reminder)).toMatchObject({ remainingAmount: 200, lines: [{ level: 1 }] })
    expect(entry(book, 1)).toMatchObject({ lastIssuedReminderLevel: 0 })
    const [next] = create('2026-06-01')
    book.does('POST', 'customerPayments/post', {
      lines: [{ customerNumber: customer, amount: 200, applications: [{ documentNumber: 'PSI-000002' }] }],
    })
    expect(book.refuses('POST', `reminders/${next?.id}/issue`).errors).toMatchObject([
      { code: 'NothingToPost', word: 'NothingToRemind' },
    ])
  })

  test('needs an open period, its accounts and a customer who is not blocked; it happens once', () => {
    const { book, customer, create, issue } = scene({ terms: { levels: [{ level: 1, fee: 10 }] } })
    const [draft] = create('2026-05-01')
    book.does('PATCH', 'salesSetup', { allowPostingTo: '2026-04-30' })
    book.does('PATCH', `customers/${customer}`, { blocked: 'All' })
    book.does('PUT', 'customerPostingGroups/DOMESTIC', { receivablesAccount: '400000' })
    const problem = book.refuses('POST', `reminders/${draft?.id}/issue`)
    expect(problem.errors.map(({ code }) => code)).toEqual([
      'PostingDateNotAllowed',
      'CustomerBlocked',
      'PostingSetupMissing',
    ])
    book.does('PATCH', `customers/${customer}`, { blocked: '' })
    book.does('PUT', 'customerPostingGroups/DOMESTIC', { receivablesAccount: '400000', additionalFeeAccount: '743000' })
    issue(draft as Reminder, { postingDate: '2026-04-30' })
    expect(book.refuses('POST', `reminders/${draft?.id}/issue`)).toMatchObject({ code: 'AlreadyPosted' })
  })
})

describe('cancelling', () => {
  test('goes from the latest back: levels sink, and fees are taken back to the cent', () => {
    const { book, cancel, remind } = scene()
    const [first, second] = [remind('2026-04-15'), remind('2026-04-26')]
    expect(book.refuses('POST', `reminders/${first.id}/cancel`).errors).toMatchObject([
      { code: 'NotLatestForCorrection', word: 'RemindedAgain' },
    ])
    expect(cancel(second)).toMatchObject({ status: 'Canceled' })
    expect(entry(book, 1)).toMatchObject({ lastIssuedReminderLevel: 1 })
    expect([balance(book, '400000'), balance(book, '743000')]).toEqual([100000, 0])
    expect(
      book.entries.customerLedgerEntries.slice(1).map(({ amount, remainingAmount }) => [amount, remainingAmount]),
    ).toEqual([
      [1500, 0],
      [-1500, 0],
    ])
    expect(book.refuses('POST', `reminders/${second.id}/cancel`)).toMatchObject({
      code: 'ReminderAlreadyCanceled',
      status: 409,
    })
    expect(remind('2026-04-26')).toMatchObject({ level: 2, number: 'IRM-000003' })
  })

  test('leaves what only counted beside as it was', () => {
    const { book, customer, cancel, remind } = scene()
    book.does('POST', 'customerPayments/post', { lines: [{ customerNumber: customer, amount: 100 }] })
    cancel(remind('2026-04-15'))
    expect(book.entries.customerLedgerEntries.map((one) => one.lastIssuedReminderLevel)).toEqual([0, 0])
  })

  test('is refused of a draft, of another version, and once its fee is paid', () => {
    const { book, customer, create, remind } = scene()
    remind('2026-04-15')
    const second = remind('2026-04-26')
    expect(book.refuses('POST', `reminders/${second.id}/cancel`, {}, '99').code).toBe('VersionConflict')
    book.does('POST', 'customerPayments/post', {
      lines: [{ customerNumber: customer, amount: 15, applications: [{ documentNumber: second.number }] }],
    })
    expect(book.refuses('POST', `reminders/${second.id}/cancel`).errors).toMatchObject([
      { code: 'AlreadyApplied', word: 'UnapplyBeforeReversal' },
    ])
    const [draft] = create('2026-06-01')
    expect(book.refuses('POST', `reminders/${draft?.id}/cancel`)).toMatchObject({ code: 'NotPosted' })
  })
})

describe('reminders in another currency', () => {
  const dollars = (book: Book, startingDate: string) =>
    book.does('PUT', `currencyExchangeRates/USD/${startingDate}`, {
      exchangeRateAmount: 1.25,
      relationalExchangeRateAmount: 1,
    })
  test('ask for the fee at the rate of their day, and wait for one where there is none', () => {
    const { book, create, bill, issue, customer } = scene({ terms: { levels: [{ level: 1, fee: 20 }] } })
    book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
    bill(500, { currencyCode: 'USD', currencyFactor: 1.25 })
    const sent = book.send({ method: 'POST', path: 'reminders/create', body: { postingDate: '2026-05-01' } })
    expect((sent.body.value as Reminder[]).map((one) => one.currencyCode)).toEqual([''])
    expect(sent.warnings).toMatchObject([{ code: 'ExchangeRateMissing' } satisfies Partial<Warning>])
    dollars(book, '2026-04-01')
    const [draft] = create('2026-05-01')
    expect(draft).toMatchObject({ currencyCode: 'USD', fee: 25, totalAmount: 525, currencyFactor: 1.25 })
    issue(draft as Reminder)
    expect(book.entries.customerLedgerEntries.at(-1)).toMatchObject({
      customerNumber: customer,
      amount: 2500,
      amountLocalCurrency: 2000,
    })
  })
})
