/** Writing the meaning that the user chose into the cells that asked. */
import { isDraftSheet, sheets } from '../../shared/sheets/sheets.ts'
import type { Choice, Problem } from '../state.ts'
import { asText, type Cell } from '../workbook/cells.ts'
import { CellWrites } from '../workbook/differences.ts'
import type { Table } from '../workbook/host.ts'
import type { KnownDocument, Memory } from '../workbook/memory.ts'
import { memoryOf } from './look.ts'
import { type Desk, said, warn } from './parts.ts'
import { lookAtFront } from './start.ts'

export async function resolveProblems(desk: Desk, problems: readonly Problem[], choice: Choice): Promise<void> {
  const { parts } = desk
  const sheet = problems[0]?.place.sheet
  if (sheet === undefined) return
  const book = await parts.host.read([sheet])
  const table = book.tables[sheet]
  if (!table) return
  const asking = problems.filter((problem) => problem.place.sheet === sheet && stillAsks(table, problem))
  const writes = new CellWrites()
  for (const { place } of asking) if (place.column !== null) writes.put(place.column, place.row, cellOf(choice))
  const memory = decided(memoryOf(parts, book), table, asking)
  const edit = { sheet, expect: table, set: writes.edits(table), remove: [], append: [] }
  const written = await parts.host.write({ tables: [edit], memory })
  if (written === 'changed' || asking.length < problems.length) warn(parts, 'warning', said('notice.sheetChanged'))
  await lookAtFront(desk)
}

const cellOf = ({ value }: Choice): Cell => (typeof value === 'string' ? asText(value) : value)

/** The cell holds what was asked about; otherwise somebody was faster. */
function stillAsks(table: Table, { place, params, code }: Problem): boolean {
  if (place.column === null) return false
  const cell = table.values[place.row]?.[table.columns.get(place.column) ?? -1]
  return code === 'Conflict' ? cell !== undefined : cell !== undefined && String(cell) === String(params.value ?? '')
}

/** A conflict that was decided is asked about no more, whichever side won. */
function decided(memory: Memory, table: Table, problems: readonly Problem[]): Memory {
  const cells = new Set(
    problems
      .filter(({ code, place }) => code === 'Conflict' && isDraftSheet(place.sheet))
      .map(({ place }) => `${String(table.values[place.row]?.[table.columns.get('rowId') ?? -1])}/${place.column}`),
  )
  if (cells.size === 0) return memory
  const documents = Object.entries(memory.documents).map(([id, document]): [string, KnownDocument] => [
    id,
    { ...document, conflicts: document.conflicts.filter(({ rowId, column }) => !cells.has(`${rowId}/${column}`)) },
  ])
  return { ...memory, documents: Object.fromEntries(documents) }
}

/** Columns in which a choice may be written: those that people type in. */
export const isAnswerable = ({ place }: Problem): boolean =>
  sheets[place.sheet].columns.some((column) => column.key === place.column && !column.shown)
