/** The query of a list: page size, cursor, search, and an equality filter per property. */
import { mistake, problemOf, worded } from '../../../shared/posting/problem.ts'
import { Refused, refuse } from '../../problem-response.ts'
import type { AppContext } from '../../request.ts'
import type { Query } from '../../store/reads.ts'

const own = new Set(['top', 'cursor', 'search', 'modifiedSince', 'preview', 'wait', 'after', 'types', 'limit'])

export function queryOf(c: AppContext): Query {
  const query = c.req.query()
  return {
    top: whole(query.top, 'top', 100, 1, 10_000),
    after: query.cursor === undefined ? null : afterCursor(query.cursor),
    search: query.search ?? '',
    modifiedSince: instantOf(query.modifiedSince),
    filters: Object.entries(query).filter(([name]) => !own.has(name)),
  }
}

/** Any way of writing an instant, as records write theirs. */
function instantOf(text: string | undefined): string {
  if (text === undefined || text === '') return ''
  const instant = /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) ? new Date(text) : null
  if (instant && !Number.isNaN(instant.getTime())) return instant.toISOString()
  return refuse('InvalidValue', { field: 'modifiedSince', value: text, expected: '2026-03-10T08:00:00Z' })
}

export const cursorAfter = (last: string | null) => (last === null ? null : Buffer.from(last).toString('base64url'))
function afterCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  return cursorAfter(text) === cursor && !text.includes('\0') ? text : refuseCursor(cursor)
}
/** The entry or transaction number in the cursor of a ledger's list. */
export const entryCursor = (text: string | null) =>
  text === null || /^\d{1,15}$/.test(text) ? Number(text ?? 0) : refuseCursor(text)
const refuseCursor = (cursor: string) => refuse('InvalidValue', { field: 'cursor', value: cursor, expected: 'next' })

/** A whole number of the query within its bounds; refused with the bounds named. */
export function whole(text: string | undefined, field: string, fallback: number, min: number, max: number): number {
  if (text === undefined) return fallback
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  const told = mistake('InvalidValue', field, { field, value: text, min, max })
  throw new Refused(problemOf([worded(told, Number.isNaN(value) || value < min ? 'NumberTooSmall' : 'NumberTooLarge')]))
}
