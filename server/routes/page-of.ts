/** A page of a list that is short enough to be held whole, such as users: filter, search and cursor as in every list. */
import { mistake, problemOf } from '../../shared/posting/problem.ts'
import { Refused } from '../problem-response.ts'
import type { AppContext } from '../request.ts'

interface Listed {
  readonly lastModifiedDateTime: string
}

/** `records` are in the order of `key`, whose last value on a page is the cursor to the next. */
export function pageOf<Item extends Listed>(c: AppContext, records: readonly Item[], key: keyof Item & string) {
  const { top: wantedTop, cursor, search = '', modifiedSince, ...filters } = c.req.query()
  const top = topOf(wantedTop)
  const found = records.filter((record) => isFound(record, search, modifiedSince, filters))
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString()
  const start = after === undefined ? 0 : found.findIndex((record) => String(record[key]) === after) + 1
  const value = found.slice(start, start + top)
  const last = value.at(-1)
  const more = last !== undefined && start + top < found.length
  return { value, count: found.length, next: more ? Buffer.from(String(last[key])).toString('base64url') : null }
}

function topOf(text: string | undefined): number {
  const top = Number(text ?? 100)
  if (Number.isInteger(top) && top >= 1 && top <= 10_000) return top
  throw new Refused(problemOf([mistake('InvalidValue', 'top', { value: String(text), expected: '1 … 10000' })]))
}

function isFound(
  record: Listed,
  search: string,
  modifiedSince: string | undefined,
  filters: Readonly<Record<string, string>>,
) {
  if (modifiedSince !== undefined && record.lastModifiedDateTime < modifiedSince) return false
  const values = new Map(Object.entries(record).map(([name, value]) => [name, String(value)]))
  if (!Object.entries(filters).every(([name, value]) => values.get(name) === value)) return false
  return [...values.values()].some((value) => value.toLowerCase().includes(search.toLowerCase()))
}
