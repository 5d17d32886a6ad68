/** What a question for a report says in its query: days, the length of periods, from which date ages count. */
import { type Day, dayOf, isDay } from '../../../shared/basics/day.ts'
import { mistake, problemOf } from '../../../shared/posting/problem.ts'
import { isPeriod } from '../../../shared/receivables/aging.ts'
import { type AgingDate, agingDates } from '../../../shared/reports/reports.ts'
import { Refused } from '../../problem-response.ts'
import type { AppContext } from '../../request.ts'

export interface Asked {
  readonly asOf: Day
  readonly from: Day
  readonly to: Day
  readonly period: string
  readonly by: AgingDate
  /** Numbers as they were typed; none for all. */
  readonly customers: readonly string[]
}

const first = '1900-01-01' as Day
/** What the query says: days are today and the whole past unless given, ages count by due date in periods of 30 days. */
export function askedOf(c: AppContext, now: number): Asked {
  const today = dayOf(new Date(now).toISOString())
  const { asOf, from, to, period = '30D', by = 'dueDate', customers = '' } = c.req.query()
  const asked = {
    asOf: dayIn('asOf', asOf, today),
    from: dayIn('from', from, first),
    to: dayIn('to', to, today),
    period,
    by: by as AgingDate,
    customers: [...new Set(customers.split(/[;,\s]+/).filter((number) => number !== ''))],
  }
  if (asked.from > asked.to) refused('from', asked.from, `… ${asked.to}`)
  if (!isPeriod(period, asked.asOf)) refused('period', period, '30D, 1M')
  if (!(agingDates as readonly string[]).includes(by)) refused('by', by, agingDates.join(', '))
  return asked
}
function dayIn(field: string, text: string | undefined, fallback: Day): Day {
  if (text === undefined || text === '') return fallback
  return isDay(text) ? text : refused(field, text, '2026-03-31')
}
function refused(field: string, value: string, expected: string): never {
  throw new Refused(problemOf([mistake('InvalidValue', field, { field, value, expected })]))
}
