import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Money,
  minus,
  money,
  percent,
  type Step,
  sum,
  taxOn,
  taxWithin,
  toTheCent,
} from '../../../shared/basics/money.ts'
import { invoiceDiscountShares, taxed, type VatIdentity } from '../../../shared/sales/vat.ts'

const vat = (rate: number, taxCategory = 'S'): VatIdentity => ({
  vatIdentifier: `VAT${rate}`,
  taxCategory,
  rate: percent(rate),
  calculationType: 'Normal VAT',
})
const lines = (rate: number, ...amounts: readonly number[]) =>
  amounts.map((amount) => ({ vat: vat(rate), amount: money(amount) }))
const taxes = (result: ReturnType<typeof taxed>) => result.lines.map((line) => line.tax)

describe('VAT of a document', () => {
  test('of three lines of 1.07 at 21 % is that of their sum, shared out with the remainder carried on', () => {
    const result = taxed(lines(21, 1.07, 1.07, 1.07), false)
    expect(result.groups).toMatchObject([{ base: 321, tax: 67 }])
    expect(taxes(result)).toEqual([22, 23, 22])
  })
  test('within prices that include it leaves every line at its price', () => {
    const result = taxed(lines(21, 12.1, 19.99, 7.5), true)
    expect(result.groups).toMatchObject([{ base: 3272, tax: 687 }])
    expect(result.lines.map(({ net, tax }) => [net, tax])).toEqual([
      [1000, 210],
      [1652, 347],
      [620, 130],
    ])
  })
  test('on a base that paying early lowers is rounded on the lowered base, and the net stays whole', () => {
    const lowered = { ...toTheCent, baseDiscount: percent(3) }
    expect(taxed(lines(21, 857.35), false, lowered).groups).toMatchObject([{ net: 85735, base: 83163, tax: 17464 }])
    const within = taxed(lines(21, 121), true, { ...toTheCent, baseDiscount: percent(2) })
    expect(within.lines).toEqual([{ net: 10000, tax: 2058, gross: 12058 }])
    expect(within.groups).toMatchObject([{ net: 10000, base: 9800, tax: 2058 }])
  })
  test('of a currency without cents is a whole number', () => {
    const yen = { ...toTheCent, step: 100 as Step }
    const result = taxed(lines(21, 107, 107, 107), false, yen)
    expect(result.groups).toMatchObject([{ base: 32100, tax: 6700 }])
    expect(taxes(result)).toEqual([2200, 2300, 2200])
  })
  test('of a line taken off at the same rate is rounded once, on the net of both', () => {
    const result = taxed(lines(21, 100.03, -10.07), false)
    expect(result.groups).toMatchObject([{ base: 8996, tax: 1889 }])
    expect(taxes(result)).toEqual([2100, -211])
  })
  test('under reverse charge is nothing, and its base is told all the same', () => {
    const result = taxed([{ vat: vat(0, 'K'), amount: money(500) }], false)
    expect(result.groups).toMatchObject([{ taxCategory: 'K', base: 50000, tax: 0 }])
  })
  test('is grouped by category and rate, in the order of their first line, and text bears none', () => {
    const mixed = [...lines(6, 10), { vat: null, amount: money(0) }, ...lines(21, 10), ...lines(6, 5)]
    const result = taxed(mixed, false)
    expect(result.groups.map((group) => [group.rate, group.base])).toEqual([
      [percent(6), 1500],
      [percent(21), 1000],
    ])
    expect(result.lines[1]).toEqual({ net: 0, tax: 0, gross: 0 })
  })

  const amounts = fc.array(fc.integer({ min: -100_000, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  test('adds up: lines to groups, net and VAT to gross, rounded once per rate', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(0, 6, 7.7, 12, 21), fc.boolean(), (list, rate, inclusive) => {
        const result = taxed(
          list.map((amount) => ({ vat: vat(rate), amount: amount as Money })),
          inclusive,
        )
        const [group] = result.groups
        const total = sum(list) as Money
        expect(group?.tax).toBe(inclusive ? taxWithin(total, percent(rate)) : taxOn(total, percent(rate)))
        expect(sum(taxes(result))).toBe(group?.tax)
        expect(sum(result.lines.map((line) => line.net))).toBe(group?.base)
        for (const [index, line] of result.lines.entries()) {
          expect(line.net + line.tax).toBe(line.gross)
          expect(inclusive ? line.gross : line.net).toBe(list[index])
        }
      }),
    )
  })
})

describe('an invoice discount', () => {
  const three = [
    { vat: vat(21), amount: money(100.01), allowed: true },
    { vat: vat(21), amount: money(33.33), allowed: true },
    { vat: vat(6), amount: money(49.99), allowed: true },
  ]
  test('of 2.5 % is shared over rates and lines, and the VAT is that of what is left', () => {
    const shares = invoiceDiscountShares(three, { percent: percent(2.5) })
    expect(shares).toEqual([250, 83, 125])
    const result = taxed(
      three.map((line, index) => ({ ...line, amount: minus(line.amount, shares[index] as Money) })),
      false,
    )
    expect(result.groups.map((group) => group.tax)).toEqual([2730, 292])
    expect(taxes(result)).toEqual([2048, 682, 292])
    expect(sum(result.lines.map((line) => line.gross))).toBe(20897)
  })
  test('leaves out lines that do not allow it', () => {
    const some = three.map((line, index) => ({ ...line, allowed: index !== 0 }))
    expect(invoiceDiscountShares(some, { amount: money(10) })[0]).toBe(0)
  })
  test('given as an amount is shared out to the cent', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, fc.constantFrom(6, 21), fc.boolean()), { minLength: 1 }),
        amount,
        (list, part) => {
          const given = list.map(([value, rate, allowed]) => ({ vat: vat(rate), amount: value as Money, allowed }))
          const base = sum(given.map((line) => (line.allowed ? line.amount : 0)))
          fc.pre(base > 0)
          const total = Math.min(part, base) as Money
          expect(sum(invoiceDiscountShares(given, { amount: total }))).toBe(total)
        },
      ),
    )
  })
})

test('an invoice discount in percent takes its part of every rate, also where they cancel each other out', () => {
  const [sold, back] = [vat(21), vat(6)].map((one) => ({ vat: one, allowed: true }))
  const shares = invoiceDiscountShares(
    [
      { ...sold, amount: money(100) },
      { ...back, amount: money(-100) },
    ] as Parameters<typeof invoiceDiscountShares>[0],
    { percent: percent(10) },
  )
  expect(shares).toEqual([1000, -1000])
})
