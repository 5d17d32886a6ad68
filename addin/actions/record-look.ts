/** Rows of customers and items as the sheet says them, what of them is to be saved, and what is wrong with them. */
import { type Column, type RecordSheet, resourceOf } from '../../shared/sheets/sheets.ts'
import type { AnyRecord, BatchRequest } from '../replica/wire.ts'
import type { Typed } from '../workbook/cells.ts'
import type { Book, Table } from '../workbook/host.ts'
import { tableIn } from '../workbook/table-in.ts'
import { errorAt, type Finding, readTable, type TypedTable } from '../workbook/typed-table.ts'
import { problemsOf } from './look.ts'
import type { Desk } from './parts.ts'
import { openConflicts } from './record-conflicts.ts'
import { bodyOf, valueAt } from './record-parts.ts'
import { agrees, emptyOf, inputsOf } from './record-sheets.ts'

export interface RecordRow {
  readonly row: number
  readonly id: string
  /** Null when the row is as the server has it. */
  readonly request: BatchRequest | null
  /** What its cells say, by column key. */
  readonly cells: Readonly<Record<string, Typed>>
}

export interface LookedRecords {
  readonly book: Book
  readonly table: Table
  readonly rows: readonly RecordRow[]
  /** What the pane finds by itself, and what two people disagree on. */
  readonly findings: readonly Finding[]
}

export async function lookAtRecords({ parts }: Desk, sheet: RecordSheet): Promise<LookedRecords> {
  const book = await parts.host.read([sheet])
  const table = tableIn(book, sheet)
  const typed = readTable(table, book.culture)
  const seen = new Set<string>()
  const rows: RecordRow[] = []
  const findings = [...typed.findings]
  for (let row = 0; row < typed.rows; row++) {
    if (typed.blank[row]) continue
    const own = typed.rowIds[row] as string
    const id = own === '' || seen.has(own) ? parts.newId() : own
    seen.add(id)
    if (typed.columns.get('displayName')?.[row] == null) findings.push(errorAt(row, 'displayName', 'MissingValue'))
    const record = parts.replica.find(resourceOf(sheet), id)
    findings.push(...openConflicts(parts, { sheet, table, typed, culture: book.culture }, row, record))
    const cells = Object.fromEntries([...typed.columns].map(([key, column]) => [key, column[row] ?? null]))
    rows.push({ row, id, cells, request: requestOf(parts.newId, sheet, typed, row, record, id, table) })
  }
  return { book, table, rows, findings }
}

function requestOf(
  newId: () => string,
  sheet: RecordSheet,
  typed: TypedTable,
  row: number,
  record: AnyRecord | null,
  id: string,
  table: Table,
): BatchRequest | null {
  const columns = inputsOf(sheet, typed)
  const cell = (column: Column): Typed => typed.columns.get(column.key)?.[row] ?? null
  const said = columns.map((column) => ({ key: column.key, typed: cell(column), empty: emptyOf(column) }))
  const resource = resourceOf(sheet)
  if (!record) return { id: newId(), method: 'POST', url: resource, body: { id, ...bodyOf(resource, null, said) } }
  if (columns.every((column) => agrees(column, cell(column), valueAt(record, column.key)))) return null
  const shown = table.values[row]?.[table.columns.get('version') ?? -1]
  const version = typeof shown === 'number' ? shown : record.version
  return {
    id: newId(),
    method: 'PUT',
    url: `${resource}/${id}`,
    headers: { 'If-Match': `"${version}"` },
    body: { ...record, ...bodyOf(resource, record, said) },
  }
}

/** What is wrong in a sheet of customers or items, without writing; the server's word too, of rows that did not change since. */
export async function lookAtRecordSheet(desk: Desk, sheet: RecordSheet): Promise<void> {
  const looked = await lookAtRecords(desk, sheet)
  const told = looked.rows.flatMap(({ row, id, request }) => {
    const opinion = desk.opinions.get(id)
    if (!opinion || (request && opinion.content !== JSON.stringify(request.body))) return []
    return opinion.findings.map(({ rowId: _, ...finding }) => ({ ...finding, row }))
  })
  showRecords(desk, sheet, looked, [...looked.findings, ...told], 'local')
}

interface ShownRows {
  readonly table: Table
  readonly rows: readonly unknown[]
  readonly removed?: number
}

export function showRecords(
  { parts }: Desk,
  sheet: RecordSheet,
  { table, rows, removed = 0 }: ShownRows,
  findings: readonly Finding[],
  checked: 'local' | 'checked',
): void {
  const problems = problemsOf({ table, sheet, subjects: [] }, findings)
  parts.store.change((state) => ({
    ...state,
    records: { ...state.records, [sheet]: { rows: rows.length, problems, checked, removed } },
  }))
}
