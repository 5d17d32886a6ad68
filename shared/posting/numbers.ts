/** Numbers come from series, one after another, within the posting's own commit: so they have no gaps. */

import { sameText } from '../basics/fields.ts'
import type { Planned, RecordChange } from './changes.ts'
import { documentResources } from './document-kinds.ts'
import type { Facts, Need } from './facts.ts'
import type { Context } from './journal.ts'
import { type Mistake, mistake } from './problem.ts'
import { isMaster, masterResources, postedResources, type RecordIn, type Resource } from './resources.ts'

type Done = Exclude<Planned, { readonly refused: unknown }>

export interface Taken {
  readonly number: string
  readonly change: RecordChange
}
const written = ({ prefix, width }: RecordIn<'numberSeries'>, next: number) =>
  prefix + String(next).padStart(width, '0')

/** Series that records and postings draw from: without one of them there would be no more of its kind. */
export const seriesDrawnFrom: readonly string[] = [
  ...masterResources,
  ...documentResources,
  'purchaseOrders',
  ...postedResources.filter((type) => type !== 'salesQuoteArchives'),
  'postedSalesInvoices',
  'postedSalesCreditMemos',
]
export const isDrawnFrom = (series: string) => seriesDrawnFrom.some((one) => sameText(one, series))

/** How many numbers ahead are looked up, for the other commands of the group. */
const ahead = 32
export function numberNeeds(facts: Facts, series: string, type: Resource): Need[] {
  const own: Need = { kind: 'record', type: 'numberSeries', key: series }
  const record = facts.has(own) ? facts.find('numberSeries', series) : null
  if (!record) return [own]
  const numbered = (step: number) => ({ kind: 'record', type, key: written(record, record.next + step) }) as const
  return facts.has(numbered(0)) ? [] : Array.from({ length: ahead }, (_, step) => numbered(step))
}

/** The next number, and the series as it will be; or why there is none. `record`: what earlier takings left of it. */
export function takeNumber(
  facts: Facts,
  context: Context,
  series: string,
  type: Resource,
  record = facts.find('numberSeries', series),
): Taken | Mistake {
  if (!record) return mistake('PostingSetupMissing', 'number', { value: series, field: 'numberSeries' })
  let next = record.next
  // Master data gets typed numbers as well, so that a series may meet one of its own already in use: it is passed over.
  while (isMaster(type) && facts.find(type, written(record, next))) next++
  if (record.lastNumber !== null && next > record.lastNumber)
    return mistake('NumberSeriesExhausted', 'number', { value: series })
  const number = written(record, next)
  if (facts.find(type, number)) return mistake('RecordExists', 'number', { value: number })
  const changed = { ...record, next: next + 1, version: record.version + 1, lastModifiedDateTime: context.at }
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
export function openNumbers(facts: Facts, context: Context): Numbers {
  const series = new Map<string, RecordChange>()
  const mistakes: Mistake[] = []
  return {
    mistakes,
    take(name, type) {
      const before = series.get(name)?.record as RecordIn<'numberSeries'> | undefined
      const taken = takeNumber(facts, context, name, type, before)
      if (isTaken(taken)) series.set(name, taken.change)
      else mistakes.push(taken)
      return isTaken(taken) ? taken.number : ''
    },
    changes: () => [...series.values()],
  }
}

/** A number at or beyond the one that the series is to warn at stops nothing; it is told. */
export function warnedOfNumbers(done: Done): Done {
  const warnings = done.changes.records.flatMap(({ type, record }) => {
    if (type !== 'numberSeries' || record === null) return []
    const { code, next, warningNumber } = record as unknown as RecordIn<'numberSeries'>
    return warningNumber !== null && next > warningNumber
      ? [{ code: 'NumberSeriesWarning', params: { value: code } }]
      : []
  })
  const answer = { ...done.answer, warnings: [...(done.answer.warnings ?? []), ...warnings] }
  return warnings.length === 0 ? done : { ...done, answer }
}
