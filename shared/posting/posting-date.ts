/** When may be posted: the user's own range where one is set, else the company's; first and last day included. */
import type { Day } from '../basics/day.ts'
import type { Facts } from './facts.ts'
import { type Mistake, mistake, worded } from './problem.ts'

export function postingDateMistakes(facts: Facts, userName: string, date: Day | null): Mistake[] {
  if (date === null) return [mistake('MissingValue', 'postingDate', { field: 'postingDate' })]
  const own = facts.find('userSetups', userName)
  const isOwn = own !== null && (own.allowPostingFrom !== null || own.allowPostingTo !== null)
  const range = isOwn ? own : facts.only('salesSetup')
  const [from, to] = [range.allowPostingFrom, range.allowPostingTo]
  if ((from === null || date >= from) && (to === null || date <= to)) return []
  const closed = mistake('PostingDateNotAllowed', 'postingDate', { date, from: from ?? '…', to: to ?? '…' })
  return [isOwn ? worded(closed, 'OutsideOwnPeriod') : closed]
}
