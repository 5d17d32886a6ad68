/** When may be posted: the user's own range where one is set, else the company's; first and last day included. */
import type { Day } from '../basics/day.ts'
import type { Facts } from './facts.ts'
import { type Mistake, mistake } from './problem.ts'

export function postingDateMistakes(facts: Facts, userName: string, date: Day | null): Mistake[] {
  if (date === null) return [mistake('MissingValue', 'postingDate', { field: 'postingDate' })]
  const own = facts.find('userSetups', userName)
  const range = own && (own.allowPostingFrom || own.allowPostingTo) ? own : facts.only('salesSetup')
  const [from, to] = [range.allowPostingFrom, range.allowPostingTo]
  if ((from === null || date >= from) && (to === null || date <= to)) return []
  return [mistake('PostingDateNotAllowed', 'postingDate', { date, from: from ?? '…', to: to ?? '…' })]
}
