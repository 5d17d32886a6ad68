import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderReferenceOf, paymentReferenceOf } from '../../../../shared/basics/check-digits.ts'
import type { Day } from '../../../../shared/basics/day.ts'
import type { Money, Percent } from '../../../../shared/basics/money.ts'
import type { BankLine } from '../../../../shared/receivables/matching/candidates.ts'
import type { Claim } from '../../../../shared/receivables/matching/claim.ts'
import { type Matching, matchLines } from '../../../../shared/receivables/matching/match.ts'
import type { OpenItem } from '../../../../shared/receivables/open-item.ts'

const cents = (amount: number) => Math.round(amount * 100) as Money
const payers = [
  { number: 'C1', name: 'Alder Foods', accounts: ['BE68539007547034'] },
  { number: 'C2', name: 'Beech Motors', accounts: [] },
]
let entries = 0
const item = (documentNumber: string, amount: number, more: Partial<OpenItem> = {}): OpenItem =>
  ({
    entryNumber: ++entries,
    documentNumber,
    documentType: amount > 0 ? 'Invoice' : 'Credit Memo',
    externalDocumentNumber: '',
    customerNumber: 'C1',
    postingDate: '2026-03-01',
    dueDate: '2026-03-31',
    remainingAmount: cents(amount),
    remainingPmtDiscPossible: 0,
    pmtDiscountDate: null,
    ...more,
  }) as OpenItem
/** What an order of C1 asks for before it is delivered. */
const order = (orderNumber: string, amount: number, more: Partial<Claim> = {}): Claim => ({
  ...item(orderNumber, amount, { documentType: '' }),
  entryNumber: null,
  orderNumber,
  dueDate: null,
  ...more,
})
const line = (id: string, amount: number, more: Partial<BankLine> = {}): BankLine => ({
  id,
  date: '2026-04-01' as Day,
  amount: cents(amount),
  text: '',
  payerName: '',
  payerAccount: '',
  ...more,
})
const match = (lines: readonly BankLine[], items: readonly Claim[], more: Partial<Matching> = {}) =>
  matchLines({
    lines,
    items,
    payers,
    mappings: [],
    toleranceOf: () => 0 as Money,
    rules: { graceDays: 0, tolerancePercent: 0 as Percent, largestTolerance: 0 as Money, acceptTolerance: true },
    taken: new Map(),
    ...more,
  })
const told = (matches: ReturnType<typeof match>, id: string) =>
  (matches.get(id) ?? []).map(
    (one) => `${one.item?.documentNumber ?? one.accountNumber} ${one.amount / 100} ${one.confidence}`,
  )

describe('what a bank line pays', () => {
  test('a payment that takes the early discount is the whole invoice, also when two are paid at once', () => {
    const early = { pmtDiscountDate: '2026-04-03' as Day, remainingPmtDiscPossible: cents(20) }
    const items = [item('INV1000', 1000, early), item('INV0500', 500)]
    const paid = { payerName: 'Alder Foods', text: 'INV1000' }
    const found = match([line('one', 980, paid)], items)
    expect(told(found, 'one')).toEqual(['INV1000 980 High'])
    expect(found.get('one')?.[0]?.reasons).toContain('amountAfterDiscount')
    expect(told(match([line('nearly', 995, paid)], items), 'nearly')).toEqual(['INV1000 995 Medium'])
    const late = match([line('late', 980, { ...paid, date: '2026-05-01' as Day })], items)
    expect(told(late, 'late')).toEqual(['INV1000 980 Medium'])
    const both = match([line('both', 1480, { payerName: 'Alder Foods', text: 'INV1000 INV0500' })], items)
    expect(told(both, 'both').toSorted()).toEqual(['INV0500 500 High', 'INV1000 980 High'])
  })

  test('a second payment of the same invoice is left to a person', () => {
    const twice = ['first', 'second'].map((id) => line(id, 250, { payerName: 'Alder Foods', text: 'INV2500' }))
    const found = match(twice, [item('INV2500', 250), item('INV9999', 250)])
    expect(told(found, 'first')).toEqual(['INV2500 250 High'])
    expect(told(found, 'second')).toEqual([])
    const part = line('part', 200, { payerName: 'Alder Foods', text: 'INV2500' })
    expect(told(match([...twice, part], [item('INV2500', 250), item('INV9999', 250)]), 'part')).toEqual([])
  })

  test('what is left of an entry that others pay a part of is not sure', () => {
    const billed = item('INV1000', 1000)
    const taken = new Map([[billed.entryNumber, cents(300)]])
    const found = match([line('rest', 1000, { payerName: 'Alder Foods', text: 'INV1000' })], [billed], { taken })
    expect(told(found, 'rest')).toEqual(['INV1000 700 Medium'])
  })

  test('several invoices that are not named are found by their sum, where only one set makes it', () => {
    const items = [item('INV0010', 10), item('INV0025', 25), item('INV0040', 40)]
    const found = match([line('sum', 50, { payerAccount: 'BE68 5390 0754 7034' })], items)
    expect(told(found, 'sum')).toEqual(['INV0010 10 Low', 'INV0040 40 Low'])
    expect(found.get('sum')?.[0]?.reasons).toEqual(['bankAccount', 'severalDocuments'])
  })

  test('what is surely somebody’s is doubted when the line names a document of another', () => {
    const items = [item('INV0070', 70), item('INV0071', 71, { customerNumber: 'C2' })]
    const found = match([line('odd', 70, { payerAccount: 'BE68539007547034', text: 'INV0071' })], items)
    expect(told(found, 'odd')).toEqual(['INV0070 70 Medium'])
    expect(found.get('odd')?.[0]?.reasons).toContain('contradiction')
    const both = [line('both', 143, { payerAccount: 'BE68539007547034', text: 'INV0071 INV0072' })]
    const theirs = [...items, item('INV0072', 72, { customerNumber: 'C2' })]
    expect(told(match(both, theirs), 'both')).toEqual(['INV0071 71 Medium', 'INV0072 72 Medium'])
  })

  test('what is surely somebody’s is doubted when it comes with the name of another', () => {
    const paid = { payerAccount: 'BE68539007547034', payerName: 'Beech Motors', text: 'INV0070' }
    const found = match([line('odd', 70, paid)], [item('INV0070', 70)])
    expect(told(found, 'odd')).toEqual(['INV0070 70 Medium'])
  })

  test('a refund pays a credit memo, never an invoice; and nothing is paid before it was posted', () => {
    const items = [item('INV0080', 80), item('CRM0080', -80), item('INV0090', 90, { postingDate: '2026-04-02' as Day })]
    const found = match([line('back', -80, { text: 'CRM0080 INV0080' }), line('early', 90, { text: 'INV0090' })], items)
    expect(told(found, 'back')).toEqual(['CRM0080 -80 Medium'])
    expect(told(found, 'early')).toEqual([])
    const day = { text: 'INV0090', date: '2026-04-02' as Day }
    expect(told(match([line('same', 90, day)], items), 'same')).toEqual(['INV0090 90 Medium'])
  })

  test('who pays to the cent is not mixed up with others within the tolerance', () => {
    const items = [item('INV0100', 100), item('INV0101', 100.5)]
    const tolerant = { toleranceOf: () => cents(1) }
    const paid = (amount: number) => [line('near', amount, { payerAccount: 'BE68539007547034' })]
    expect(told(match(paid(100), items, tolerant), 'near')).toEqual(['INV0100 100 High'])
    expect(told(match(paid(100.2), items, tolerant), 'near')).toEqual(['INV0100 100 Medium'])
  })

  test('the longest known text decides, by money in or out', () => {
    const mappings = [
      { mappingText: 'bank', debitAccountNumber: '1', creditAccountNumber: '2' },
      { mappingText: 'Bank costs', debitAccountNumber: '', creditAccountNumber: '3' },
    ]
    const lines = [line('out', -5, { text: 'BANK  COSTS march' }), line('in', 5, { text: 'from the bank' })]
    const found = match(lines, [], { mappings })
    expect([told(found, 'out'), told(found, 'in')]).toEqual([['3 -5 High'], ['1 5 High']])
  })
})

describe('an order that is to be paid in advance', () => {
  test('is found by its own payment reference, however that is written, and by its number', () => {
    const claims = [order('SO-00012', 242), item('INV0012', 242)]
    const told242 = (text: string) => match([line('in', 242, { text, payerName: 'Alder Foods' })], claims)
    for (const reference of [orderReferenceOf('BE-OGM', 'SO-00012'), orderReferenceOf('RF', 'SO-00012'), 'so-00012']) {
      const found = told242(`Order ${reference}`)
      expect(told(found, 'in')).toEqual(['SO-00012 242 High'])
      expect(found.get('in')?.[0]?.reasons).toContain('prepayment')
    }
    expect(told(told242(paymentReferenceOf('BE-OGM', 'INV0012')), 'in')).toEqual(['INV0012 242 High'])
  })

  test('gets no more than it asks; what is over pays what the customer owes, and what is short is not sure', () => {
    const claims = [order('SO-00012', 242), item('INV0050', 50)]
    const paid = { text: 'SO-00012', payerName: 'Alder Foods' }
    const over = match([line('over', 300, paid)], claims)
    expect(told(over, 'over')).toEqual(['SO-00012 242 Medium', 'INV0050 50 Low'])
    expect(told(match([line('short', 240, paid)], claims), 'short')).toEqual(['SO-00012 240 Medium'])
    const both = { ...paid, text: 'SO-00012 and INV0050' }
    expect(told(match([line('both', 292, both)], claims), 'both').toSorted()).toEqual([
      'INV0050 50 High',
      'SO-00012 242 High',
    ])
  })

  test('is not delivered for nearly what it asks, so a tolerance does not make it sure', () => {
    const tolerant = { toleranceOf: () => cents(1) }
    const paid = [line('near', 241.5, { text: 'SO-00012', payerName: 'Alder Foods' })]
    expect(told(match(paid, [order('SO-00012', 242)], tolerant), 'near')).toEqual(['SO-00012 241.5 Medium'])
  })

  test('comes after what is owed, where the line names neither', () => {
    const known = { payerAccount: 'BE68539007547034' }
    const claims = [order('SO-00012', 80, { postingDate: '2026-01-01' as Day }), item('INV0080', 80)]
    expect(told(match([line('same', 80, known)], claims), 'same')).toEqual(['INV0080 80 Medium'])
    expect(told(match([line('some', 100, known)], claims), 'some')).toEqual(['INV0080 80 Low', 'SO-00012 20 Low'])
    expect(told(match([line('only', 80, known)], claims.slice(0, 1)), 'only')).toEqual(['SO-00012 80 High'])
  })

  test('is never paid back, nor paid before it was placed, and twice is left to a person', () => {
    const claims = [order('SO-00012', 242)]
    const text = 'SO-00012'
    const found = match(
      [
        line('back', -242, { text }),
        line('early', 242, { text, date: '2026-02-01' as Day }),
        line('first', 242, { text, payerName: 'Alder Foods' }),
        line('again', 242, { text }),
      ],
      claims,
    )
    expect(['back', 'early', 'first', 'again'].map((id) => told(found, id))).toEqual([
      [],
      [],
      ['SO-00012 242 High'],
      [],
    ])
    const taken = new Map([['SO-00012', cents(200)]])
    const rest = match([line('rest', 242, { text, payerName: 'Alder Foods' })], claims, { taken })
    expect(told(rest, 'rest')).toEqual(['SO-00012 42 Medium'])
  })
})

describe('always', () => {
  const statement = fc.record({
    amounts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
    lines: fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 80 }),
        names: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
        payer: fc.constantFrom('', 'Alder Foods', 'Beech Motors', 'Nobody'),
        account: fc.constantFrom('', 'BE68539007547034'),
      }),
      { maxLength: 12 },
    ),
  })
  const cases = (given: typeof statement extends fc.Arbitrary<infer T> ? T : never) => {
    const items = given.amounts.map((amount, index): Claim => {
      const [number, own] = [`INV${1000 + index}`, { customerNumber: index % 3 === 0 ? 'C2' : 'C1' }]
      return index % 4 === 3 ? order(number, amount, own) : item(number, amount, own)
    })
    const lines = given.lines.map(({ amount, names, payer, account }, index) =>
      line(String(index), amount, {
        text: names.map((name) => `INV${1000 + name}`).join(' '),
        payerName: payer,
        payerAccount: account,
      }),
    )
    return { items, lines }
  }

  test('no entry gets more than is open, no order more than it asks, no line gives more than it has, and one line pays one customer', () => {
    let matches = 0
    fc.assert(
      fc.property(statement, (given) => {
        const { items, lines } = cases(given)
        const found = match(lines, items)
        const taken = new Map<Claim, number>()
        for (const one of lines) {
          const own = found.get(one.id) ?? []
          expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(one.amount)
          expect(new Set(own.map((match) => match.item?.customerNumber)).size).toBeLessThanOrEqual(1)
          for (const { item: to, amount } of own) if (to) taken.set(to, (taken.get(to) ?? 0) + amount)
          matches += own.length
        }
        for (const [to, amount] of taken) expect(amount).toBeLessThanOrEqual(to.remainingAmount)
      }),
      { numRuns: 300 },
    )
    expect(matches).toBeGreaterThan(100)
  })

  test('the same statement is matched the same way again', () => {
    fc.assert(
      fc.property(statement, (given) => {
        const { items, lines } = cases(given)
        expect(match(lines, items)).toEqual(match(lines, items))
      }),
      { numRuns: 50 },
    )
  })
})
