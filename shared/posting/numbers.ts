/** Numbers come from series, one after another, within the posting's own commit: so they have no gaps. */

import type { Day } from '../basics/day.ts'
import { sameText } from '../basics/fields.ts'
import type { Planned, RecordChange } from './changes.ts'
import { documentResources } from './document-kinds.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'
import { type Need, numberIn } from './need.ts'
import { type Mistake, mistake } from './problem.ts'
import { isMaster, masterResources, postedResources, type RecordIn, type Resource } from './resources.ts'

type Done = Exclude<Planned, { readonly refused: unknown }>

export interface Taken {
  readonly number: string
  readonly change: RecordChange
}
type Series = RecordIn<'numberSeries'>
/** The numbers of a series, or of one of its periods. */
type Row = Pick<Series, 'prefix' | 'next' | 'width' | 'warningNumber' | 'lastNumber'>

/** Place of the period that a day belongs to: the last that has begun. -1 while none has: then the series' own numbers hold. */
function periodOn({ periods = [] }: Series, day: Day): number {
  let [place, began] = [-1, '']
  for (const [index, { startingDate }] of periods.entries())
    if (startingDate !== null && startingDate <= day && startingDate >= began) [place, began] = [index, startingDate]
  return place
}
/** The numbers that a series gives on a day. */
export const rowOn = (series: Series, day: Day): Row => series.periods?.[periodOn(series, day)] ?? series
const rowsOf = (series: Series): readonly Row[] => [series, ...(series.periods ?? [])]
const withNext = (series: Series, place: number, next: number): Series =>
  place < 0
    ? { ...series, next }
    : { ...series, periods: series.periods.map((row, index) => (index === place ? { ...row, next } : row)) }

/** Series that records and postings draw from: without one of them there would be no more of its kind. */
export const seriesDrawnFrom: readonly string[] = [
  ...masterResources,
  ...documentResources,
  'purchaseOrders',
  ...postedResources.filter((type) => type !== 'salesQuoteArchives'),
  'postedSalesInvoices',
  'postedSalesCreditMemos',
  'reminders',
  'issuedReminders',
]
export const isDrawnFrom = (series: string) => seriesDrawnFrom.some((one) => sameText(one, series))

/** So many numbers are looked up at a time, and again once half of them are taken: a group of commands finds its own known. */
const ahead = 512
/** `count`: how many a single command takes at most. */
export function numberNeeds(facts: Facts, series: string, type: Resource, count = 1): Need[] {
  const own: Need = { kind: 'record', type: 'numberSeries', key: series }
  const record = facts.has(own) ? facts.find('numberSeries', series) : null
  if (!record) return [own]
  return rowsOf(record).flatMap(({ prefix, width, next: first }) => {
    const run = { kind: 'numbers', type, prefix, width, first } as const
    const isKnown = facts.has({ ...run, count: Math.max(count, ahead / 2) })
    return isKnown ? [] : [{ ...run, count: Math.max(count, ahead) }]
  })
}

/**
 * The next number on a day, and the series as it will be; or why there is none. `record`: what earlier takings left of the
 * series.
 */
export function takeNumber(
  facts: Facts,
  context: Context,
  series: string,
  type: Resource,
  on = context.today,
  record = facts.find('numberSeries', series),
): Taken | Mistake {
  if (!record) return mistake('PostingSetupMissing', 'number', { value: series, field: 'numberSeries' })
  const place = periodOn(record, on)
  const row = rowOn(record, on)
  let next = row.next
  // Master data gets typed numbers as well, so that a series may meet one of its own already in use: it is passed over.
  while (isMaster(type) && facts.find(type, numberIn(row, next))) next++
  if (row.lastNumber !== null && next > row.lastNumber)
    return mistake('NumberSeriesExhausted', 'number', { value: series })
  const number = numberIn(row, next)
  if (facts.find(type, number)) return mistake('RecordExists', 'number', { value: number })
  const saved = { version: record.version + 1, lastModifiedDateTime: context.at }
  const changed = { ...withNext(record, place, next + 1), ...saved }
  return { number, change: { type: 'numberSeries', id: record.id, key: record.code, record: changed } }
}
export const isTaken = (result: Taken | Mistake): result is Taken => 'change' in result

/** Numbers of one posting, which may take several of a series. */
export interface Numbers {
  /** "" when there is none; then `mistakes` say why. */
  take(series: string, type: Resource): string
  readonly mistakes: readonly Mistake[]
  /** The series as they will be. */
  changes(): RecordChange[]
}
/** `on`: the day that the numbers are of. */
export function openNumbers(facts: Facts, context: Context, on = context.today): Numbers {
  const series = new Map<string, RecordChange>()
  const mistakes: Mistake[] = []
  return {
    mistakes,
    take(name, type) {
      const before = series.get(name)?.record as RecordIn<'numberSeries'> | undefined
      const taken = takeNumber(facts, context, name, type, on, before)
      if (isTaken(taken)) series.set(name, taken.change)
      else mistakes.push(taken)
      return isTaken(taken) ? taken.number : ''
    },
    changes: () => [...series.values()],
  }
}

/** A number at or beyond the one that the series is to warn at stops nothing; it is told. */
export function warnedOfNumbers(facts: Facts, done: Done): Done {
  const warnings = done.changes.records.flatMap(({ type, record }) => {
    if (type !== 'numberSeries' || record === null) return []
    const series = record as unknown as Series
    const before = facts.find('numberSeries', series.code)
    const isReached = rowsOf(series).some(
      ({ next, warningNumber }, place) =>
        warningNumber !== null && next > warningNumber && next !== (before && rowsOf(before)[place]?.next),
    )
    return isReached ? [{ code: 'NumberSeriesWarning', params: { value: series.code } }] : []
  })
  const answer = { ...done.answer, warnings: [...(done.answer.warnings ?? []), ...warnings] }
  return warnings.length === 0 ? done : { ...done, answer }
}
