import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Money, money, percent, price, quantity } from '../../../shared/basics/money.ts'
import { figuresByAmount, figuresByPercent, portionOf } from '../../../shared/sales/amounts.ts'
import { customerDiscount, lineFigures } from '../../../shared/sales/totals.ts'

test('the gross amount is rounded, then the discount, and the line is their difference', () => {
  const figures = figuresByPercent(quantity(3), price(33.335), percent(5))
  expect(figures).toMatchObject({ gross: 10001, discount: 500, amount: 9501 })
})
test('a discount given as an amount tells its percentage', () => {
  expect(figuresByAmount(quantity(3), price(41.68), money(12.5))).toMatchObject({
    discountPercent: percent(9.9968),
    amount: 11254,
  })
  expect(figuresByAmount(quantity(0), price(41.68), money(0)).discountPercent).toBe(0)
})
test('an amount that its percentage would not give back stays as it was typed', () => {
  const line = { quantity: 7, unitPrice: 1428.57, discountPercent: 0.00001, discountAmount: 0.01 }
  expect(lineFigures(line)).toMatchObject({ discount: 1, discountPercent: 1 })
})

const line = {
  quantity: quantity(3),
  unitPrice: price(41.68),
  discountPercent: percent(10),
  discount: money(12.5),
  invoiceDiscount: money(10),
}
test('a part of a line is worked out on its own quantity, and its share of the invoice discount with it', () => {
  expect(portionOf(line, quantity(2))).toMatchObject({ gross: 8336, discount: 834, amount: 7502, invoiceDiscount: 667 })
})
test('the whole line keeps its discounts to the cent as they were entered', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12504 }), (discount) => {
      const whole = portionOf({ ...line, discount: discount as Money }, line.quantity)
      expect([whole.discount, whole.invoiceDiscount]).toEqual([discount, 1000])
    }),
  )
})
test('of a customer’s discount steps the highest that is reached counts, from its own amount on', () => {
  const steps = [
    { minimumAmount: 499, discountPercent: 5 },
    { minimumAmount: 500, discountPercent: 10 },
  ]
  expect([498.99, 499, 499.99, 500].map((base) => customerDiscount(money(base), steps))).toEqual(
    [0, 5, 5, 10].map((rate) => ({ percent: percent(rate) })),
  )
})
