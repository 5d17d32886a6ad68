/** The query of a list: page size, cursor, search, and an equality filter per property. */
import { mistake, problemOf, worded } from '../../../shared/posting/problem.ts'
import { Refused } from '../../problem-response.ts'
import type { AppContext } from '../../request.ts'
import type { Query } from '../../store/query.ts'

const own = new Set(['top', 'cursor', 'search', 'modifiedSince', 'preview', 'wait', 'after', 'types', 'limit'])

export function queryOf(c: AppContext): Query {
  const query = c.req.query()
  return {
    top: whole(query.top, 'top', 100, 1, 10_000),
    after: query.cursor === undefined ? null : afterCursor(query.cursor),
    search: searchOf(query.search),
    modifiedSince: instantOf(query.modifiedSince),
    filters: Object.entries(query).filter(([name]) => !own.has(name)),
  }
}

/** As long as any text that is kept and searched; SQLite looks for no longer ones than 50,000 bytes. */
const longestSearch = 1000
function searchOf(text = ''): string {
  if (text.length <= longestSearch) return text
  const told = mistake('InvalidValue', 'search', { field: 'search', value: text.length, max: longestSearch })
  throw new Refused(problemOf([worded(told, 'TextTooLong')]))
}

/** Any way of writing an instant, as records write theirs. */
function instantOf(text: string | undefined): string {
  if (text === undefined || text === '') return ''
  const [, day = ''] = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text) ?? []
  const [instant, midnight] = [new Date(text), new Date(day)]
  const isGood = [instant, midnight].every((one) => !Number.isNaN(one.getTime()))
  // A day that no month has would count on into the next.
  if (isGood && midnight.toISOString().startsWith(day)) return instant.toISOString()
  return refuseValue('modifiedSince', text, '2026-03-10T08:00:00Z')
}

export const cursorAfter = (last: string | null) => (last === null ? null : Buffer.from(last).toString('base64url'))
function afterCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  return cursorAfter(text) === cursor && !text.includes('\0') ? text : refuseCursor(cursor)
}
/** The entry or transaction number in the cursor of a ledger's list. */
export const entryCursor = (text: string | null) =>
  text === null || /^\d{1,15}$/.test(text) ? Number(text ?? 0) : refuseCursor(text)
const refuseCursor = (cursor: string) => refuseValue('cursor', cursor, 'next')

function refuseValue(field: string, value: string, expected: string): never {
  throw new Refused(problemOf([mistake('InvalidValue', field, { field, value, expected })]))
}

/** Whether only to show what would be done. What is neither yes nor no must not be done by mistake. */
export function isPreview(c: AppContext): boolean {
  const text = c.req.query('preview') ?? 'false'
  return text === 'true' || (text !== 'false' && refuseValue('preview', text, 'true, false'))
}

/** A whole number of the query within its bounds; refused with the bounds named. */
export function whole(text: string | undefined, field: string, fallback: number, min: number, max: number): number {
  if (text === undefined) return fallback
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  const told = mistake('InvalidValue', field, { field, value: text, min, max })
  throw new Refused(problemOf([worded(told, Number.isNaN(value) || value < min ? 'NumberTooSmall' : 'NumberTooLarge')]))
}
