/** A page of a list that is short enough to be held whole, such as users: filter, search and cursor as in every list. */
import type { AppContext } from '../request.ts'
import type { Query } from '../store/query.ts'
import { cursorAfter, queryOf } from './company/query.ts'

interface Listed {
  readonly lastModifiedDateTime: string
}

/** `records` are in the order of `key`, whose last value on a page is the cursor to the next. */
export function pageOf<Item extends Listed>(c: AppContext, records: readonly Item[], key: keyof Item & string) {
  const query = queryOf(c)
  const found = records.filter((record) => isFound(record, query))
  const start = query.after === null ? 0 : found.findIndex((record) => String(record[key]) === query.after) + 1
  const value = found.slice(start, start + query.top)
  const last = value.at(-1)
  const more = last !== undefined && start + query.top < found.length
  return { value, count: found.length, next: cursorAfter(more ? String(last[key]) : null) }
}

function isFound(record: Listed, { search, modifiedSince, filters }: Query) {
  if (modifiedSince !== '' && record.lastModifiedDateTime <= modifiedSince) return false
  const values = new Map(Object.entries(record).map(([name, value]) => [name, String(value)]))
  if (!filters.every(([name, value]) => values.get(name) === value)) return false
  return [...values.values()].some((value) => value.toLowerCase().includes(search.toLowerCase()))
}
