import { describe, expect, test } from 'vitest'
import { aBook, aCustomer, anInvoice, aService, type Body, post } from '../../../support/given.ts'

/** Two customers billed without VAT, and their bank. */
function scene(setup: Body = {}) {
  const book = aBook(setup)
  const [alder, beech] = [
    aCustomer(book, { displayName: 'Alder Foods' }),
    aCustomer(book, { displayName: 'Beech Motors' }),
  ]
  const hour = aService(book, { vatProductPostingGroup: 'VAT0' })
  const bill = (customer: string, unitPrice: number, header: Body = {}) =>
    post(book, anInvoice(book, customer, [[hour, 1, { unitPrice }]], { postingDate: '2026-02-01', ...header }))
  const lines = (given: readonly Body[]) =>
    given.map((one, index) => ({ clientId: `L${index + 1}`, transactionDate: '2026-02-20', ...one }))
  const statement = (given: readonly Body[], more: Body = {}) =>
    book.does('POST', 'paymentReconciliations', {
      bankAccount: 'BANK',
      statementNumber: 'S1',
      lines: lines(given),
      ...more,
    })
  const say = (id: unknown, line: string, body: Body) =>
    book.does('PATCH', `paymentReconciliations/${id}/lines/${line}`, body)
  const pays = (id: unknown) =>
    book
      .find('paymentReconciliations', String(id))
      .lines.map(({ proposals }) => proposals.map((one) => `${one.documentNumber || one.accountNumber} ${one.amount}`))
  const refused = (method: string, path: string, body?: Body) =>
    book.refuses(method, path, body).errors.map(({ code, word, line }) => `${line ?? ''} ${word ?? code}`.trim())
  return { book, alder, beech, bill, lines, statement, say, pays, refused }
}

describe('a bank statement', () => {
  test('is posted once: each line a payment of its own, with its statement’s number', () => {
    const { book, alder, bill, statement, refused } = scene()
    const [one, two] = [bill(alder, 100), bill(alder, 50)]
    const { id } = statement([
      { amount: 100, payerName: 'Alder Foods', description: one.number },
      { amount: 50, payerName: 'Alder Foods', description: two.number },
    ])
    const posted = book.does('POST', `paymentReconciliations/${id}/post`)
    expect(posted).toMatchObject({
      status: 'Posted',
      transactionNumber: 3,
      lines: [{ postedEntryNumber: 3 }, { postedEntryNumber: 4 }],
    })
    expect(book.entries.customerLedgerEntries.slice(2)).toMatchObject([
      { documentType: 'Payment', documentNumber: 'S1', amount: -10000, open: false },
      { documentType: 'Payment', documentNumber: 'S1', amount: -5000, open: false },
    ])
    expect(book.find('salesInvoices', one.id).status).toBe('Paid')
    for (const path of ['post', 'match', 'accept'])
      expect(refused('POST', `paymentReconciliations/${id}/${path}`)).toEqual(['AlreadyPosted'])
    expect(refused('DELETE', `paymentReconciliations/${id}`)).toEqual(['AlreadyPosted'])
    expect(refused('PATCH', `paymentReconciliations/${id}/lines/L1`, { accepted: true })).toEqual(['AlreadyPosted'])
  })

  test('teaches whose bank account it was: the next time that alone is enough', () => {
    const { book, alder, bill, statement, say } = scene()
    const first = bill(alder, 100)
    const payerAccount = 'NL91 ABNA 0417 1643 00'
    const { id } = statement([{ amount: 100, description: first.number, payerAccount }])
    say(id, 'L1', { accepted: true })
    book.does('POST', `paymentReconciliations/${id}/post`)
    expect(book.all('customerBankAccounts')).toMatchObject([{ customerNumber: alder, iban: 'NL91ABNA0417164300' }])
    const second = bill(alder, 70)
    const next = statement([{ amount: 70, payerAccount }], { statementNumber: 'S2' })
    expect(next.lines).toMatchObject([
      { proposals: [{ documentNumber: second.number, confidence: 'High', reasons: ['bankAccount', 'amount'] }] },
    ])
    const again = book.does('POST', `paymentReconciliations/${next.id}/post`)
    expect(again.status).toBe('Posted')
    expect(book.all('customerBankAccounts')).toHaveLength(1)
  })

  test('the account that it taught is forgotten with the customer', () => {
    const { book, alder, bill, statement } = scene()
    const invoice = bill(alder, 100)
    const { id } = statement([
      { amount: 100, payerName: 'Alder Foods', description: invoice.number, payerAccount: 'NL91ABNA0417164300' },
    ])
    book.does('POST', `paymentReconciliations/${id}/post`)
    expect(book.all('customerBankAccounts')).toHaveLength(1)
    book.does('POST', `customers/${alder}/anonymize`)
    expect(book.all('customerBankAccounts')).toEqual([])
  })

  test('imported before is refused; lines of an earlier one are told, as often as it holds them', () => {
    const { book, lines, statement, refused } = scene()
    statement([{ amount: 5, description: 'Coffee' }, { amount: 7 }])
    const again = { bankAccount: 'bank', statementNumber: 's1', lines: lines([{ amount: 1 }]) }
    expect(book.refuses('POST', 'paymentReconciliations', again)).toMatchObject({
      status: 409,
      code: 'DuplicateStatement',
    })
    expect(refused('POST', 'paymentReconciliations', again)).toEqual([])
    const overlapping = {
      ...again,
      statementNumber: 'S2',
      lines: lines([
        { amount: 5, description: ' coffee' },
        { amount: 5, description: 'coffee' },
      ]),
    }
    const taken = book.send({ method: 'POST', path: 'paymentReconciliations', body: overlapping })
    expect(taken.body.lines).toMatchObject([{ knownFrom: 'S1' }, { knownFrom: '' }])
    expect(taken.warnings).toEqual([{ code: 'StatementLinesKnown', params: { n: 1, value: 'S1' } }])
  })

  test('tells everything that is wrong with it, line by line', () => {
    const { lines, refused } = scene()
    const given = lines([{ amount: 5, transactionDate: null }, { clientId: 'L1' }])
    const body = {
      statementNumber: '',
      bankAccount: 'NONE',
      currencyCode: 'USD',
      openingBalance: 1,
      closingBalance: 9,
      lines: given,
    }
    expect(refused('POST', 'paymentReconciliations', body)).toEqual([
      'NoSuchBankAccount',
      'StatementCurrency',
      'MissingValue',
      'L1 MissingValue',
      'L1 MissingValue',
      'L1 LineNamedTwice',
      'StatementOutOfBalance',
    ])
    expect(
      refused('POST', 'paymentReconciliations', {
        iban: 'BE68539007547034',
        statementNumber: 'S',
        lines: given.slice(0, 1),
      })[0],
    ).toBe('NoBankWithIban')
  })

  test('is not posted in a closed period', () => {
    const { book, alder, bill, statement, refused } = scene()
    const { number } = bill(alder, 100)
    const { id } = statement([{ amount: 100, payerName: 'Alder Foods', description: number }])
    book.does('PATCH', 'salesSetup', { allowPostingFrom: '2026-03-01' })
    expect(refused('POST', `paymentReconciliations/${id}/post`)).toEqual(['L1 PostingDateNotAllowed'])
  })

  test('can be thrown away as long as it is not posted, and taken in anew', () => {
    const { book, statement } = scene()
    const { id } = statement([{ amount: 5 }])
    book.does('DELETE', `paymentReconciliations/${id}`)
    expect(statement([{ amount: 5 }]).lines).toMatchObject([{ knownFrom: '' }])
  })
})

describe('what a person says of a line', () => {
  test('takes precedence: lines nobody decided on give way, and what is decided stays', () => {
    const { alder, beech, bill, statement, say, pays, refused } = scene()
    const [one, two] = [bill(alder, 100), bill(beech, 60)]
    const { id } = statement([
      { amount: 100, description: one.number },
      { amount: 80 },
      { amount: 60, payerName: 'Beech Motors' },
    ])
    expect(pays(id)).toEqual([[`${one.number} 100`], [], [`${two.number} 60`]])
    say(id, 'L2', { applications: [{ documentNumber: one.number, amount: 70 }] })
    expect(pays(id)).toEqual([[`${one.number} 30`], [`${one.number} 70`], [`${two.number} 60`]])
    const path = `paymentReconciliations/${id}/lines/L1`
    const said = (documentNumber: string, amount?: number) =>
      refused('PATCH', path, { applications: [{ documentNumber, amount }] })
    expect(said(one.number, 31)).toEqual(['L1 OverApplied'])
    expect(said('NONE')).toEqual(['L1 NoPostedDocument'])
    expect(said(one.number, -5)).toEqual(['L1 WrongSignApplied'])
    const both = [
      { documentNumber: one.number, amount: 5 },
      { documentNumber: two.number, amount: 5 },
    ]
    expect(refused('PATCH', path, { applications: both })).toEqual(['L1 OneCustomerPerLine'])
    const next = statement([{ amount: 100, description: one.number }, { amount: 100 }], { statementNumber: 'S2' })
    say(next.id, 'L2', { applications: [{ documentNumber: one.number }] })
    expect(pays(next.id)).toEqual([[], [`${one.number} 100`]])
  })

  test('gives no more than the line has, nor to a debt in another currency', () => {
    const { book, alder, bill, statement, refused } = scene()
    book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
    const [one, two] = [bill(alder, 100), bill(alder, 50)]
    const dollars = bill(alder, 10, { currencyCode: 'USD', currencyFactor: 1.25 })
    const { id } = statement([{ amount: 120 }])
    const said = (applications: readonly Body[]) =>
      refused('PATCH', `paymentReconciliations/${id}/lines/L1`, { applications })
    expect(
      said([
        { documentNumber: one.number, amount: 100 },
        { documentNumber: two.number, amount: 21 },
      ]),
    ).toEqual(['L1 OverApplied'])
    expect(said([{ documentNumber: dollars.number }])).toEqual(['L1 OtherCurrency'])
  })

  test('splits a movement that is of two customers', () => {
    const { book, alder, beech, bill, statement, say, pays } = scene()
    const [one, two] = [bill(alder, 100), bill(beech, 60)]
    const { id } = statement([{ amount: 160, description: `${one.number} ${two.number}` }])
    for (const splitAmount of [0, 160, -1, 161])
      expect(book.refuses('PATCH', `paymentReconciliations/${id}/lines/L1`, { splitAmount }).errors).toMatchObject([
        { code: 'InvalidValue', field: 'splitAmount', word: 'NoPartOfTheLine' },
      ])
    const split = say(id, 'L1', { splitAmount: 100, applications: [{ documentNumber: one.number }] })
    expect(split).toMatchObject({ amount: 100, rest: { clientId: 'L1.2', amount: 60 } })
    say(id, 'L1.2', { applications: [{ documentNumber: two.number }] })
    expect(pays(id)).toEqual([[`${one.number} 100`], [`${two.number} 60`]])
    expect(book.does('POST', `paymentReconciliations/${id}/post`)).toMatchObject({ status: 'Posted' })
    for (const splitAmount of [0, 60, -1, 61])
      expect(
        book.send({ method: 'PATCH', path: `paymentReconciliations/${id}/lines/L1`, body: { splitAmount } }).status,
      ).toBe(409)
  })

  test('matching again leaves it alone and sees what was posted since', () => {
    const { book, alder, bill, statement, say, pays } = scene()
    const { id } = statement([{ amount: 30 }, { amount: 40 }])
    const [one, two] = [bill(alder, 30), bill(alder, 40)]
    say(id, 'L1', { applications: [{ documentNumber: two.number, amount: 30 }] })
    book.does('POST', `paymentReconciliations/${id}/match`)
    expect(pays(id)).toEqual([[`${two.number} 30`], []])
    say(id, 'L1', { applications: [] })
    book.does('POST', `paymentReconciliations/${id}/match`)
    expect(pays(id)).toEqual([[`${one.number} 30`], [`${two.number} 40`]])
  })

  test('accepting all that is sure leaves the rest to be looked at', () => {
    const { book, alder, bill, statement, refused } = scene()
    const one = bill(alder, 100)
    bill(alder, 30)
    const { id } = statement([{ amount: 100, payerName: 'Alder Foods', description: one.number }, { amount: 30 }])
    const accepted = (body: Body) =>
      (book.does('POST', `paymentReconciliations/${id}/accept`, body).lines as Body[]).map((line) => line.accepted)
    expect(accepted({})).toEqual([true, false])
    expect(refused('POST', `paymentReconciliations/${id}/post`)).toEqual(['L2 StatementLineNotAccepted'])
    expect(accepted({ confidence: 'Low' })).toEqual([true, true])
  })

  test('a rest goes to an account, to the customer, or is refused with its line', () => {
    const { book, alder, beech, bill, statement, say, refused } = scene()
    const one = bill(alder, 100)
    const { id } = statement([{ amount: 103, payerName: 'Alder Foods', description: one.number }, { amount: 8 }])
    expect(refused('POST', `paymentReconciliations/${id}/post`)).toEqual([
      'L1 StatementLineNotApplied',
      'L2 StatementLineNotApplied',
    ])
    const path = `paymentReconciliations/${id}/lines/L2`
    expect(
      refused('PATCH', path, { transferDifferenceTo: { customerNumber: alder, accountNumber: '743000' } }),
    ).toEqual(['L2 OneTransferOnly'])
    expect(refused('PATCH', path, { transferDifferenceTo: { accountNumber: 'NONE' } })).toEqual(['L2 UnknownAccount'])
    say(id, 'L1', { transferDifferenceTo: { accountNumber: '743000' }, accepted: true })
    say(id, 'L2', { transferDifferenceTo: { customerNumber: beech } })
    book.does('POST', `paymentReconciliations/${id}/post`)
    expect(book.entries.bankAccountLedgerEntries.map(({ amount }) => amount)).toEqual([10000, 300, 800])
    expect(book.entries.customerLedgerEntries.slice(1)).toMatchObject([
      { customerNumber: alder, amount: -10000, open: false },
      { customerNumber: beech, amount: -800, remainingAmount: -800 },
    ])
  })
})

describe('an amount that differs a little', () => {
  test('is taken for the same as far as the bank account says: by an amount, or by percents', () => {
    const { book, alder, bill, statement } = scene()
    bill(alder, 200)
    const bank = book.find('bankAccounts', 'BANK')
    const sure = (statementNumber: string, matchToleranceType: string, matchToleranceValue: number) => {
      book.does('PUT', 'bankAccounts/BANK', { ...bank, version: undefined, matchToleranceType, matchToleranceValue })
      const { lines } = statement([{ amount: 196, payerName: 'Alder Foods' }], { statementNumber })
      return (lines as { proposals: { confidence: string }[] }[])[0]?.proposals.map(({ confidence }) => confidence)
    }
    expect([sure('S1', 'Amount', 3), sure('S2', 'Amount', 4)]).toEqual([['Low'], ['High']])
    expect([sure('S3', 'Percentage', 2), sure('S4', 'Percentage', 3)]).toEqual([['Low'], ['High']])
  })
})

describe('early payment discounts and small differences', () => {
  test('close the invoice as a payment would, unless a line says otherwise', () => {
    const { book, alder, bill, statement, say } = scene({ maxPaymentToleranceAmount: 5 })
    const discounted = bill(alder, 1000, { paymentTermsCode: '1M(8D)' })
    const [short, strict] = [bill(alder, 300), bill(alder, 200)]
    const { id } = statement([
      { amount: 980, transactionDate: '2026-02-05', payerName: 'Alder Foods', description: discounted.number },
      { amount: 297, payerName: 'Alder Foods', description: short.number },
      { amount: 197, payerName: 'Alder Foods', description: strict.number },
    ])
    say(id, 'L2', { accepted: true })
    say(id, 'L3', { accepted: true, acceptTolerance: false })
    book.does('POST', `paymentReconciliations/${id}/post`)
    const left = (number: string) => book.find('salesInvoices', number).remainingAmount
    expect([left(discounted.number), left(short.number), left(strict.number)]).toEqual([0, 0, 3])
  })
})
