/** What a list is asked for, the conditions that it becomes, and a page of what meets them. */
import type { Database, Parameter } from './database.ts'

export interface Query {
  readonly top: number
  /** Number after which the page begins. */
  readonly after: string | null
  readonly search: string
  readonly modifiedSince: string
  /** Property → value; a property that the record does not have matches nothing. */
  readonly filters: readonly (readonly [string, string])[]
}

export class Conditions {
  readonly texts: string[] = []
  readonly values: Parameter[] = []
  add(condition: (parameter: string) => string, value: Parameter) {
    this.values.push(value)
    this.texts.push(condition(`$${this.values.length}`))
  }
  /** What is asked for cannot be. */
  addNever() {
    this.texts.push('1 = 0')
  }
  toString() {
    return this.texts.join(' AND ')
  }
}
/** A pattern for LIKE of what a text holds, in lower case. */
export const escaped = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

interface Listing {
  /** Up to its WHERE. */
  readonly select: string
  readonly from: string
  /** The column that the list is in the order of. */
  readonly by: string
  readonly after: Parameter
}
/** So many rows after a place, how many meet the conditions in all, and whether more follow. */
export async function readPage<Row>(
  db: Database,
  { select, from, by, after }: Listing,
  where: Conditions,
  top: number,
): Promise<{ readonly rows: readonly Row[]; readonly count: number; readonly more: boolean }> {
  const [total] = await db.rows<{ count: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS count FROM ${from} WHERE ${where}`,
    ...where.values,
  )
  if (after !== null) where.add((p) => `${by} > ${p}`, after)
  const rows = await db.rows<Row>(`${select} WHERE ${where} ORDER BY ${by} LIMIT ${top + 1}`, ...where.values)
  return { rows: rows.slice(0, top), count: total?.count ?? 0, more: rows.length > top }
}
