/** What one line of a document or journal may come to: so that whole documents and accounts stay exact. */
import { type Mistake, type Teller, worded } from '../problem.ts'

const largestAmount = 10_000_000_000

/** Told at the quantity, with the most that there can be at this price or cost. */
export function sizeMistakes(units: number, each: number, told: Teller): Mistake[] {
  if (Math.abs(units * each) <= largestAmount) return []
  const max = Math.floor(largestAmount / Math.abs(each))
  return [worded(told('InvalidValue', 'quantity', { field: 'quantity', value: units, max }), 'NumberTooLarge')]
}
