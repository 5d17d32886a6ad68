import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { type Money, percent } from '../../../shared/basics/money.ts'
import { settle } from '../../../shared/receivables/application.ts'
import type { Rules } from '../../../shared/receivables/discount.ts'
import type { OpenItem } from '../../../shared/receivables/open-item.ts'

let numbers = 0
const anItem = (documentType: string, amount: number, more: Partial<OpenItem> = {}): OpenItem =>
  ({
    entryNumber: ++numbers,
    documentType,
    postingDate: '2026-03-01' as Day,
    dueDate: null,
    amount,
    remainingAmount: amount,
    pmtDiscountDate: null,
    remainingPmtDiscPossible: 0,
    ...more,
  }) as unknown as OpenItem
const invoice = (amount: number, more: Partial<OpenItem> = {}) => anItem('Invoice', amount, more)
const payment = (amount: number, day = '2026-03-01') => anItem('Payment', -amount, { postingDate: day as Day })
const discounted = (amount: number, discount: number) =>
  invoice(amount, { pmtDiscountDate: '2026-03-09' as Day, remainingPmtDiscPossible: discount as Money })

const strict: Rules = {
  graceDays: 0,
  tolerancePercent: percent(0),
  largestTolerance: 0 as Money,
  acceptTolerance: true,
}
const all = (...items: readonly OpenItem[]) => items.map((item) => ({ item, amount: null }))
/** What each target gets, and what is written off of it. */
const told = (paying: OpenItem, targets: Parameters<typeof settle>[1], rules = strict) =>
  settle(paying, targets, rules).map(({ item, applied, writtenOff }) => [
    item.remainingAmount,
    applied,
    ...writtenOff.map((one) => `${one.kind} ${one.amount}`),
  ])

describe('settling', () => {
  test('what is due first is paid first, as far as the money goes', () => {
    const later = invoice(65340, { dueDate: '2026-03-15' as Day })
    const sooner = invoice(43560, { dueDate: '2026-03-01' as Day })
    expect(told(payment(80000), all(later, sooner))).toEqual([
      [43560, 43560],
      [65340, 36440],
    ])
  })
  test('a credit memo beside a payment is used up first, and the invoice closes with both', () => {
    expect(told(payment(32670), all(invoice(43560), anItem('Credit Memo', -10890)))).toEqual([
      [-10890, -10890],
      [43560, 43560],
    ])
  })
  test('with more money than debts the debts are closed, and other credits stay as they are', () => {
    expect(told(payment(45000), all(invoice(30000), anItem('Credit Memo', -10000)))).toEqual([[30000, 30000]])
  })
  test('only so much of an item is settled as was asked', () => {
    const item = invoice(50000)
    expect(told(payment(80000), [{ item, amount: 20000 as Money }])).toEqual([[50000, 20000]])
  })
  test('items of one side settle nothing', () => {
    expect(told(payment(100), all(anItem('Credit Memo', -100)))).toEqual([])
  })
})

describe('an early payment discount', () => {
  test.each([
    [98000, [[100000, 100000, 'Payment Discount -2000']]],
    [99000, [[100000, 100000, 'Payment Discount -2000']]],
    [97900, [[100000, 97900]]],
  ])('paid in time, %d: %j', (paid, wanted) => {
    expect(told(payment(paid, '2026-03-09'), all(discounted(100000, 2000)))).toEqual(wanted)
  })
  test('is late the day after, forgiven within the days of grace, and not for those who paid all', () => {
    const grace = { ...strict, graceDays: 5 }
    expect(told(payment(98000, '2026-03-10'), all(discounted(100000, 2000)))).toEqual([[100000, 98000]])
    expect(told(payment(98000, '2026-03-10'), all(discounted(100000, 2000)), grace)).toEqual([
      [100000, 100000, 'Payment Discount Tolerance -2000'],
    ])
    expect(told(payment(100000, '2026-03-10'), all(discounted(100000, 2000)), grace)).toEqual([[100000, 100000]])
    const refused = { ...grace, acceptTolerance: false }
    expect(told(payment(98000, '2026-03-10'), all(discounted(100000, 2000)), refused)).toEqual([[100000, 98000]])
  })
  test('is taken by money alone', () => {
    expect(told(anItem('Credit Memo', -98000), all(discounted(100000, 2000)))).toEqual([[100000, 98000]])
  })
})

describe('a difference small enough', () => {
  const onePercent = { ...strict, tolerancePercent: percent(1), largestTolerance: 500 as Money }
  test.each([
    [30000, 29700, [[30000, 30000, 'Payment Tolerance -300']]],
    [30000, 29699, [[30000, 29699]]],
    [200000, 199500, [[200000, 200000, 'Payment Tolerance -500']]],
    [100000, 100500, [[100000, 100000, 'Payment Tolerance 500']]],
    [100000, 100501, [[100000, 100000]]],
  ])('of %d, %d paid: %j', (owed, paid, wanted) => {
    expect(told(payment(paid), all(invoice(owed)), onePercent)).toEqual(wanted)
  })
  test('is let go of several items in turn, each up to its own limit', () => {
    expect(told(payment(39600), all(invoice(10000), invoice(30000)), onePercent)).toEqual([
      [10000, 10000, 'Payment Tolerance -100'],
      [30000, 30000, 'Payment Tolerance -300'],
    ])
  })
  test('is not let go of a part', () => {
    const item = invoice(100000)
    expect(told(payment(49800), [{ item, amount: 50000 as Money }], onePercent)).toEqual([[100000, 49800]])
  })
})

test('whatever is settled, nothing changes its sign and no more is settled than there is', () => {
  const amount = fc.integer({ min: -50000, max: 50000 }).filter((one) => one !== 0)
  const item = fc
    .record({ amount, disc: fc.nat(3), due: fc.integer({ min: 10, max: 28 }) })
    .map(({ amount: size, disc, due }) =>
      anItem(size > 0 ? 'Invoice' : 'Credit Memo', size, {
        dueDate: `2026-03-${due}` as Day,
        pmtDiscountDate: '2026-03-05' as Day,
        remainingPmtDiscPossible: Math.trunc((size * disc) / 100) as Money,
      }),
    )
  const rules = fc.record({
    graceDays: fc.nat(10),
    tolerancePercent: fc.nat(5).map(percent),
    largestTolerance: fc.nat(1000).map((one) => one as Money),
    acceptTolerance: fc.boolean(),
  })
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: 1, max: 15 }),
      fc.array(item, { maxLength: 6 }),
      rules,
      (size, day, items, how) => {
        const paying = anItem(size < 0 ? 'Payment' : 'Refund', size, {
          postingDate: `2026-03-${String(day).padStart(2, '0')}` as Day,
        })
        let left: number = paying.remainingAmount
        let off = 0
        for (const { item: one, applied, writtenOff } of settle(paying, all(...items), how)) {
          expect(Math.abs(applied)).toBeLessThanOrEqual(Math.abs(one.remainingAmount))
          expect(applied === 0 || Math.sign(applied) === Math.sign(one.remainingAmount)).toBe(true)
          for (const write of writtenOff) {
            off += Math.abs(write.amount)
            left += write.amount
            if (write.kind !== 'Payment Tolerance') expect(write.amount).toBe(-one.remainingPmtDiscPossible)
          }
          left += applied
        }
        expect(left === 0 || Math.sign(left) === Math.sign(size) || off > 0 || items.length > 1).toBe(true)
      },
    ),
  )
})
