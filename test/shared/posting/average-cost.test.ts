import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { money, price, quantity } from '../../../shared/basics/money.ts'
import { averageCosts } from '../../../shared/posting/average-cost.ts'

const moved = (entryNumber: number, day: string, units: number, cost = 0) => ({
  entryNumber,
  postingDate: `2026-03-${day}` as Day,
  quantity: quantity(units),
  cost: money(cost),
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
