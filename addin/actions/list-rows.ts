/** Rows of lists inside records: whose entries they are, and which row says the same as which entry. */
import { type Column, isInput, type ListSheet, listed } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Typed } from '../workbook/cells.ts'
import { typedOf } from '../workbook/differences.ts'
import type { Table } from '../workbook/host.ts'
import type { TypedTable } from '../workbook/typed-table.ts'
import { emptyOf } from './record-sheets.ts'

/** One of the list's objects, as the server has it. */
export type Entry = Readonly<Record<string, unknown>>

export interface ListRow {
  /** Position in the table. */
  readonly row: number
  readonly rowId: string
  /** The server had it when the sheet was last brought up to date. */
  readonly wasShown: boolean
  /** By column key; only what was typed. */
  readonly entry: Readonly<Record<string, Typed>>
  /** Null where a cell could not be read: then it says the same as nothing. */
  readonly content: string | null
}

export interface ListRows {
  /** By the number of their record, in lower case. */
  readonly byOwner: ReadonlyMap<string, readonly ListRow[]>
  /** Of which nobody said whose entries they are. */
  readonly withoutOwner: readonly number[]
  /** Rows of which every cell was cleared, but for what we wrote into them. */
  readonly cleared: readonly number[]
}

export const entriesOf = (sheet: ListSheet, record: AnyRecord): readonly Entry[] => {
  const list = record[listed(sheet).list]
  return Array.isArray(list) ? (list as Entry[]) : []
}

const entryColumns = (sheet: ListSheet): readonly Column[] =>
  listed(sheet).columns.filter((column) => isInput(column) && column.key !== listed(sheet).owner)

/** The same text for the same entry, however its emptiness and its codes are written. */
export function contentOf(sheet: ListSheet, entry: Entry): string {
  const values = entryColumns(sheet).map((column) => typedOf(entry[column.key]) ?? emptyOf(column))
  return JSON.stringify(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)))
}

export function listRowsOf(sheet: ListSheet, table: Table, typed: TypedTable): ListRows {
  const byOwner = new Map<string, ListRow[]>()
  const withoutOwner: number[] = []
  const cleared: number[] = []
  const unread = new Set(typed.findings.map(({ row }) => row))
  const unreadOwner = new Set(
    typed.findings.flatMap(({ row, column }) => (column === listed(sheet).owner ? [row] : [])),
  )
  const version = table.columns.get('version') ?? -1
  const marks = table.columns.get('problems') ?? -1
  for (let row = 0; row < typed.rows; row++) {
    const wasShown = typeof table.values[row]?.[version] === 'number'
    const owner = String(typed.columns.get(listed(sheet).owner)?.[row] ?? '').toLowerCase()
    if (typed.blank[row]) {
      if (wasShown || (table.values[row]?.[marks] ?? '') !== '') cleared.push(row)
    } else if (owner === '') {
      if (!unreadOwner.has(row)) withoutOwner.push(row)
    } else {
      const entry = entryAt(sheet, typed, row)
      const content = unread.has(row) ? null : contentOf(sheet, entry)
      const rows = byOwner.get(owner) ?? []
      byOwner.set(owner, rows)
      rows.push({ row, rowId: typed.rowIds[row] ?? '', wasShown, entry, content })
    }
  }
  return { byOwner, withoutOwner, cleared }
}

function entryAt(sheet: ListSheet, typed: TypedTable, row: number): Readonly<Record<string, Typed>> {
  const cells = entryColumns(sheet).map(({ key }) => [key, typed.columns.get(key)?.[row] ?? null] as const)
  return Object.fromEntries(cells.filter(([, value]) => value !== null))
}

export interface Pairs {
  readonly entryOf: ReadonlyMap<ListRow, Entry>
  /** Entries that no row shows. */
  readonly missing: readonly Entry[]
}

/** Rows and entries that say the same, each taken once. */
export function pairsOf(sheet: ListSheet, rows: readonly ListRow[], entries: readonly Entry[]): Pairs {
  const free = Map.groupBy(entries, (entry) => contentOf(sheet, entry))
  const entryOf = new Map<ListRow, Entry>()
  for (const row of rows) {
    const entry = row.content === null ? undefined : free.get(row.content)?.shift()
    if (entry) entryOf.set(row, entry)
  }
  const taken = new Set(entryOf.values())
  return { entryOf, missing: entries.filter((entry) => !taken.has(entry)) }
}
