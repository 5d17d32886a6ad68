/** What two people changed in one row of customers or items: asked about at its cell until one of the two is chosen. */
import { type RecordSheet, resourceOf } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { Choice, Problem } from '../state/findings.ts'
import type { Culture } from '../workbook/cells.ts'
import { type CellWrites, typedOf } from '../workbook/differences.ts'
import type { Table } from '../workbook/host.ts'
import { errorAt, type Finding, type TypedTable } from '../workbook/typed-table.ts'
import { choiceOf, originOf } from './conflicts.ts'
import type { Parts } from './parts.ts'
import { valueAt } from './record-parts.ts'
import { agrees, inputsOf, mark, markedAt } from './record-sheets.ts'
import { speechIn } from './sheet-marks.ts'

export interface RecordsTyped {
  readonly sheet: RecordSheet
  readonly table: Table
  readonly typed: TypedTable
  readonly culture: Culture
}

/** The cells that the row is marked for and that still say something else than the server does. */
export function openConflicts(
  parts: Parts,
  { sheet, table, typed, culture }: RecordsTyped,
  row: number,
  record: AnyRecord | null,
): readonly Finding[] {
  const { mark: state, columns } = markedAt(table, row)
  if (state !== 'conflict' || record === null) return []
  const at = typeof record.lastModifiedDateTime === 'string' ? record.lastModifiedDateTime : ''
  const origin = originOf({ by: parts.replica.changedBy(resourceOf(sheet), record.id), at }, parts)
  return inputsOf(sheet, typed).flatMap((column): Finding[] => {
    const mine = typed.columns.get(column.key)?.[row] ?? null
    const theirs = typedOf(valueAt(record, column.key))
    if (!columns.includes(column.key) || agrees(column, mine, theirs)) return []
    const choices = [mine, theirs].map((value) => choiceOf(value, column.kind, culture))
    const [value, first] = choices.map(({ text }) => text || parts.store.get().words['pane.emptyCell'])
    const params = { value: value ?? '', first: first ?? '', ...origin }
    return [{ ...errorAt(row, column.key, 'Conflict', params), level: 'question', choices }]
  })
}

/** What was decided of rows: they are asked about the rest, or say how they stand. */
export function decideRecords(
  parts: Parts,
  typed: RecordsTyped,
  problems: readonly Problem[],
  { value }: Choice,
  writes: CellWrites,
): void {
  const speech = speechIn(parts)
  for (const [row, own] of Map.groupBy(problems, ({ place }) => place.row)) {
    const id = typed.typed.rowIds[row] ?? ''
    const record = parts.replica.find(resourceOf(typed.sheet), id)
    const decided = new Set(own.map(({ place }) => place.column))
    const rest = openConflicts(parts, typed, row, record).filter(({ column }) => !decided.has(column))
    const cellOf = (key: string) => (decided.has(key) ? value : (typed.typed.columns.get(key)?.[row] ?? null))
    const isSame = inputsOf(typed.sheet, typed.typed).every((column) =>
      agrees(column, cellOf(column.key), record && valueAt(record, column.key)),
    )
    mark(writes, row, rest.length > 0 ? 'conflict' : isSame ? 'clean' : 'changed', rest, speech)
  }
}
