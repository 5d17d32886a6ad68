import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factorOf, foreignPrice, localAmount, localAmounts } from '../../../shared/basics/exchange.ts'
import { type Money, money, price, sum } from '../../../shared/basics/money.ts'

test('an amount in another currency is divided by the factor and rounded once', () => {
  expect(localAmount(money(1249), 1.25)).toBe(99920)
  expect(localAmount(money(-100), 1.0837)).toBe(-9228)
  expect(localAmount(money(248158882), 160)).toBe(155099301)
  expect(localAmount(money(1), 1e-6)).toBe(100_000_000)
})
test('a price of the company becomes one in the other currency, to five decimals', () => {
  expect(foreignPrice(price(33.335), 1.0837)).toBe(3612514)
  expect(foreignPrice(price(1), 0.0000001)).toBe(0)
})
test('half a cent of a rate that has no end as a factor is still rounded away from zero', () => {
  for (const local of [0.925, 0.915, 0.905, 0.885, 0.345]) {
    const halfUp = Math.ceil(local * 100)
    expect([local, localAmount(money(1), factorOf(1, local))]).toEqual([local, halfUp])
  }
})
test('amounts converted one after another come to what their sum is', () => {
  expect(localAmounts([33.33, 33.33, 33.34].map(money), 1.0837)).toEqual([3076, 3075, 3077])
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 20 }),
      fc.double({ min: 0.001, max: 30_000, noNaN: true }),
      (amounts, factor) => {
        const local = localAmounts(amounts as Money[], factor)
        expect(sum(local)).toBe(localAmount(sum(amounts as Money[]), factor))
      },
    ),
  )
})
