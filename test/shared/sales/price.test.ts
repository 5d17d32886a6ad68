import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { initialOf } from '../../../shared/basics/fields.ts'
import { items } from '../../../shared/sales/item.ts'
import { offerFor } from '../../../shared/sales/price.ts'

const terms = {
  customerNumber: '',
  minimumQuantity: 0,
  startingDate: null,
  endingDate: null,
  unitPrice: 0,
  discountPercent: 0,
}
const item = {
  ...initialOf(items),
  unitPrice: 100,
  salesPrices: [
    { ...terms, minimumQuantity: 10, unitPrice: 90 },
    { ...terms, customerNumber: 'C1', unitPrice: 95, discountPercent: 10 },
    { ...terms, startingDate: '2026-07-01' as Day, endingDate: '2026-07-31' as Day, unitPrice: 80 },
  ],
}
const sale = (customerNumber: string, quantity: number, date: string) =>
  offerFor(item, { customerNumber, quantity, date: date as Day }).unitPrice

test('without a price of its own terms an item costs what its card says', () => {
  expect(sale('C2', 1, '2026-03-01')).toBe(100)
})
test('of the prices that fit quantity, customer and day, the cheapest after its discount holds', () => {
  expect(sale('C2', 10, '2026-03-01')).toBe(90)
  expect(sale('c1', 10, '2026-03-01')).toBe(95)
  expect([sale('C2', 1, '2026-06-30'), sale('C2', 1, '2026-07-31'), sale('C2', 1, '2026-08-01')]).toEqual([
    100, 80, 100,
  ])
})
