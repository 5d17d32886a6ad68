import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocate,
  extended,
  fits,
  type Money,
  money,
  onScale,
  percent,
  percentOf,
  price,
  quantity,
  scaled,
  sum,
  taxOn,
  taxWithin,
  withoutTax,
  withTax,
} from '../../../shared/basics/money.ts'

const safe = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
const divisor = fc.oneof(safe, fc.integer({ min: -1000, max: 1000 })).filter((value) => value !== 0)

/** Rounded by hand: the nearest whole number, and of two that are as near the one further from zero. */
function rounded(product: bigint, by: bigint): bigint {
  const size = (value: bigint) => (value < 0n ? -value : value)
  const whole = size(product) / size(by)
  const up = (size(product) % size(by)) * 2n >= size(by) ? 1n : 0n
  return product < 0n === by < 0n ? whole + up : -(whole + up)
}

describe('scaling', () => {
  test('is exact to the last digit, however large the product', () => {
    fc.assert(
      fc.property(safe, safe, divisor, (one, other, by) => {
        const exact = rounded(BigInt(one) * BigInt(other), BigInt(by))
        fc.pre(exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER))
        expect(BigInt(scaled(one, other, by))).toBe(exact)
      }),
      { numRuns: 2000 },
    )
  })
  test('rounds half away from zero on either side', () => {
    expect([scaled(1, 1, 2), scaled(-1, 1, 2), scaled(1, 1, -2), scaled(-1, 1, -2)]).toEqual([1, -1, -1, 1])
    expect([scaled(49, 1, 100), scaled(-49, 1, 100), scaled(150, 1, 100)]).toEqual([0, 0, 2])
  })
  test('never answers a negative zero', () => {
    expect(Object.is(scaled(-1, 1, 3), 0)).toBe(true)
    expect(Object.is(scaled(0, -5, 3), 0)).toBe(true)
  })
})

test('three pieces at 33.335 come to 100.01, and 5 % of that to 5.00', () => {
  const gross = extended(quantity(3), price(33.335))
  expect([gross, percentOf(gross, percent(5))]).toEqual([10001, 500])
})
test('VAT on a net amount and within a gross one', () => {
  expect(taxOn(money(95.01), percent(21))).toBe(1995)
  expect(taxWithin(money(39.59), percent(21))).toBe(687)
})
test('a price with VAT added and taken out again is the same to a hundred-thousandth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e11 }), fc.integer({ min: 0, max: 5_000_000 }), (each, rate) => {
      const there = withTax(each as ReturnType<typeof price>, rate as ReturnType<typeof percent>)
      expect(Math.abs(withoutTax(there, rate as ReturnType<typeof percent>) - each)).toBeLessThanOrEqual(1)
    }),
  )
})

describe('sharing out', () => {
  test('adds up to the total, whatever the weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, parts) => {
        fc.pre(sum(parts) !== 0)
        expect(sum(allocate(total as Money, parts))).toBe(total)
      }),
    )
  })
  test('gives nothing to what weighs nothing, and is never more than a cent from the exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), weights, (total, parts) => {
        fc.pre(sum(parts) !== 0)
        allocate(total as Money, parts).forEach((share, index) => {
          const exact = (total * (parts[index] as number)) / sum(parts)
          expect(Math.abs(share - exact)).toBeLessThanOrEqual(1)
          if (parts[index] === 0) expect(share).toBe(0)
        })
      }),
    )
  })
  test('carries the remainder from each to the next: 1000.00 over three equal lines', () => {
    expect(allocate(money(1000), [1, 1, 1])).toEqual([33333, 33334, 33333])
  })
})

test('a decimal fits its scale when it has no more digits than that', () => {
  expect([fits(0.1, 2), fits(1.005, 2), fits(1.005, 5), fits(1e-6, 5), fits(9_999_999_999.99, 2)]).toEqual([
    true,
    false,
    true,
    false,
    true,
  ])
})
test('every amount of whole cents comes back from its decimal', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      expect(money(cents / 100)).toBe(cents)
      expect(fits(cents / 100, 2)).toBe(true)
      expect(onScale(cents / 100, 2)).toBe(cents / 100)
    }),
  )
})
test('a decimal that another program added up in doubles is the one that it means', () => {
  expect([onScale(10 + 1.63, 5), onScale(0.1 + 0.2, 2), onScale(1.005, 5)]).toEqual([11.63, 0.3, 1.005])
  expect(Object.is(onScale(-0, 2), 0)).toBe(true)
})
