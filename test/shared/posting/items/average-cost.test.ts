import { expect, test } from 'vitest'
import type { Day } from '../../../../shared/basics/day.ts'
import { money, price, quantity } from '../../../../shared/basics/money.ts'
import { averageCosts } from '../../../../shared/posting/items/average-cost.ts'

const moved = (entryNumber: number, day: string, units: number, cost = 0, takesBack: number | null = null) => ({
  entryNumber,
  postingDate: `2026-03-${day}` as Day,
  quantity: quantity(units),
  cost: money(cost),
  takesBack,
})

test('what leaves costs the average of what was in stock that day, receipts of the day included', () => {
  const costs = averageCosts(
    [moved(1, '01', 3, 30), moved(2, '02', -2), moved(3, '02', 3, 37.5), moved(4, '03', -4)],
    price(0),
  )
  expect(costs.get(2)).toBe(money(22.5))
  expect(costs.get(4)).toBe(money(45))
})

test('the last piece takes what the others left, so that nothing of the value stays behind', () => {
  const costs = averageCosts(
    [moved(1, '01', 3, 10), moved(2, '02', -1), moved(3, '02', -1), moved(4, '02', -1)],
    price(0),
  )
  expect([costs.get(2), costs.get(3), costs.get(4)]).toEqual([money(3.33), money(3.34), money(3.33)])
})

test('what leaves beyond the stock costs what was typed, until the average of the day of its receipt', () => {
  const short = [moved(1, '01', 1, 10), moved(2, '02', -3)]
  expect(averageCosts(short, price(8)).get(2)).toBe(money(26))
  expect(averageCosts([...short, moved(3, '05', 4, 48)], price(8)).get(2)).toBe(money(34))
})

const costsOf = (history: readonly ReturnType<typeof moved>[], unitCost = 0) => {
  const costs = averageCosts(history, price(unitCost))
  return Object.fromEntries([...costs].map(([entry, cost]) => [entry, cost / 100]))
}

test('what comes back costs what it left with, whatever the average is by then', () => {
  const history = [moved(1, '01', 4, 40), moved(2, '02', -3), moved(3, '03', 4, 80), moved(4, '04', 2, 0, 2)]
  expect(costsOf(history)).toEqual({ 2: 30, 4: 20 })
  expect(costsOf([...history, moved(5, '05', -7)])).toEqual({ 2: 30, 4: 20, 5: 110 })
  expect(costsOf([...history, moved(5, '02', 2, 50)])).toMatchObject({ 4: 20 })
})

test('and on the day of its sale it is as if it had never left', () => {
  const history = [moved(1, '02', 4, 40), moved(2, '02', -3), moved(3, '02', 3, 0, 2), moved(4, '02', 1, 20)]
  expect(costsOf(history)).toEqual({ 2: 36, 3: 36 })
  expect(costsOf([...history, moved(5, '03', -5)])).toMatchObject({ 5: 60 })
})

test('what had no receipt yet comes back at what it was valued at', () => {
  const history = [moved(1, '01', 2, 20), moved(2, '02', -5), moved(3, '03', 4, 0, 2)]
  expect(costsOf(history, 7)).toEqual({ 2: 41, 3: 31 })
  expect(costsOf([...history, moved(4, '04', 1, 90), moved(5, '05', -2)], 7)).toEqual({ 2: 41, 3: 31, 5: 100 })
})

test('a return that is undone leaves nothing behind, and the sale can come back again', () => {
  const history = [moved(1, '01', 4, 41), moved(2, '02', -3), moved(3, '03', 3, 0, 2), moved(4, '03', -3, 0, 3)]
  expect(costsOf(history)).toEqual({ 2: 30.75, 3: 30.75, 4: 30.75 })
  expect(costsOf([...history, moved(5, '03', 3, 0, 2), moved(6, '04', -4)])).toMatchObject({ 5: 30.75, 6: 41 })
})

test('a receipt that is undone on its day takes along what it came for', () => {
  expect(costsOf([moved(1, '02', 4, 40), moved(2, '02', 2, 90), moved(3, '02', -2, 0, 2), moved(4, '02', -4)])).toEqual(
    {
      3: 90,
      4: 40,
    },
  )
})
