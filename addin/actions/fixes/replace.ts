/** Another code in the place of one that names nothing, in all cells of a group at once. */
import { namedAt } from '../../../shared/sheets/named.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'
import type { Replica } from '../../replica/records.ts'
import type { Problem } from '../../state/findings.ts'
import { keyOfCell } from '../../state/replacing.ts'
import { cellText, sameCode } from '../../workbook/cell-text.ts'
import { asText } from '../../workbook/cells.ts'
import { CellWrites } from '../../workbook/differences.ts'
import type { Table } from '../../workbook/host.ts'
import { lookAtFront } from '../front.ts'
import { change, type Desk, said, tell, warn } from '../parts.ts'
import { memoryOf } from '../workbook-memory.ts'
import { type Candidate, nearest } from './nearest.ts'

const mostSuggestions = 6

/** What may have been meant by the code in the cell, or by what was typed to find another: in `state.replacing`. */
export function suggest({ parts }: Desk, problem: Problem, typed: string): void {
  const suggestions = nearest(typed.trim() || problem.cell, usable(parts.replica, problem), mostSuggestions)
  change(parts, { replacing: { of: keyOfCell(problem), suggestions } })
}

/** The records of which one is meant, without the very one that cannot be used. */
function usable(replica: Replica, { place, code, cell }: Problem): readonly Candidate[] {
  const named = namedAt(place.column, code)
  if (named === null) return []
  const found = new Map<string, Candidate>()
  for (const record of replica.all(named.resource)) {
    const candidate = { code: String(record[named.code] ?? ''), name: String(record[named.name ?? ''] ?? '') }
    if (candidate.code !== '' && !isBlocked(record.blocked) && !sameCode(candidate.code, cell))
      found.set(candidate.code, candidate)
  }
  return [...found.values()]
}

const isBlocked = (blocked: unknown): boolean => blocked === true || blocked === 'All'

/** Writes `code` into every cell of the group that still holds what it held: one step of Ctrl+Z. */
export async function replaceCode(desk: Desk, problems: readonly Problem[], code: string): Promise<void> {
  const { parts } = desk
  const [first] = problems
  const column = first?.place.column
  if (!first || !column) return
  const { sheet } = first.place
  const book = await parts.host.read([sheet])
  const table = book.tables[sheet]
  if (!table) return
  const { rows, gone } = cellsOf(table, column, problems)
  const writes = new CellWrites()
  for (const row of rows) writes.put(column, row, asText(code))
  const edit = { sheet, expect: table, set: writes.edits(table), remove: [], append: [] }
  const written = await parts.host.write({ tables: [edit], memory: memoryOf(parts, book) })
  change(parts, { replacing: null })
  await lookAtFront(desk)
  if (written === 'changed' || gone) return warn(parts, 'warning', said('notice.sheetChanged'))
  tell(parts, 'good', [said('result.replaced', { n: rows.length, value: first.cell.trim(), first: code })])
}

interface GroupCells {
  readonly rows: readonly number[]
  /** Somebody was faster with some of them. */
  readonly gone: boolean
}

/** Of a document's header, the code stands in all its rows; on lines the same code may name something else where nothing is wrong. */
function cellsOf(table: Table, column: string, problems: readonly Problem[]): GroupCells {
  const [first] = problems as readonly [Problem]
  const holds = (row: number) => sameCode(cellText(table, row, column), first.cell)
  const own = problems.map(({ place }) => place.row)
  const still = own.filter(holds)
  const isHeader = sheets[table.sheet].columns.some(({ key, part }) => key === column && part === 'header')
  const rows = isHeader ? table.values.flatMap((_, row) => (holds(row) ? [row] : [])) : still
  return { rows, gone: still.length < own.length }
}
