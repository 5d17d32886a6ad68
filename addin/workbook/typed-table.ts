/** What people typed into a table, column by column, and what in it means nothing. */
import { type Column, isInput, type Kind, type Sheet, sheets } from '../../shared/sheets/sheets.ts'
import type { Params } from '../../shared/words/language.ts'
import type { Choice } from '../state/findings.ts'
import { type Cell, CellProblem, type Culture, errorCell, readCell, type Typed } from './cells.ts'
import type { Table } from './host.ts'
import { isId } from './ids.ts'

/** Something to say about a cell, or about the whole row when `column` is null. */
export interface Finding {
  readonly row: number
  readonly column: string | null
  readonly code: string
  readonly params: Params
  readonly message: string | null
  readonly level: 'error' | 'warning' | 'question'
  readonly choices: readonly Choice[]
}

/** The meaning of a whole table, column by column. */
export interface TypedTable {
  readonly table: Table
  readonly rows: number
  readonly columns: ReadonlyMap<string, readonly Typed[]>
  /** Rows in which nothing was typed. */
  readonly blank: readonly boolean[]
  readonly rowIds: readonly string[]
  readonly findings: readonly Finding[]
}

/** What every cell of the table means, with a finding for each that means nothing. */
export function readTable(table: Table, culture: Culture): TypedTable {
  const sheet: Sheet = sheets[table.sheet]
  const copied = headingRows(table)
  const findings = [...copied].map((row) => errorAt(row, null, 'HeadingRow'))
  const blank = new Array<boolean>(table.values.length).fill(true)
  const columns = new Map<string, readonly Typed[]>()
  for (const column of sheet.columns)
    if (isInput(column) && table.columns.has(column.key))
      columns.set(column.key, readColumn(table, column, culture, blank, copied, findings))
  return { table, rows: table.values.length, columns, blank, rowIds: rowIdsOf(table), findings }
}

/**
 * Rows that came along with the headings of the list that was copied: they say nothing, and would seem wrong in every cell. Two cells
 * repeat our own headings; or two stand where days or numbers are expected, and the row has words alone.
 */
function headingRows({ sheet, columns, values, headings, errors }: Table): ReadonlySet<number> {
  const inputs = (sheets[sheet] as Sheet).columns.flatMap((column) => {
    const at = columns.get(column.key)
    return at === undefined || !isInput(column) ? [] : [{ at, isCounted: !wordly.has(column.kind) }]
  })
  const isOurs = (cells: readonly Cell[]): boolean =>
    cells.reduce<number>((same, cell, at) => (cell !== '' && cell === headings[at] ? same + 1 : same), 0) > 1
  const isAnothers = (cells: readonly Cell[], row: number): boolean => {
    let words = 0
    for (const { at, isCounted } of inputs) {
      const cell = cells[at] ?? ''
      if (cell === '') continue
      if (!isWord(cell) || errors?.[row]?.[at]) return false
      if (isCounted) words++
    }
    return words > 1
  }
  return new Set(values.flatMap((cells, row) => (isOurs(cells) || isAnothers(cells, row) ? [row] : [])))
}

/** Columns in which words are expected. */
const wordly: ReadonlySet<Kind> = new Set(['text', 'code', 'term', 'status', 'instant', 'flag'])

const isWord = (cell: Cell): boolean => typeof cell === 'string' && /\p{L}/u.test(cell) && !/\p{N}/u.test(cell)

function readColumn(
  table: Table,
  column: Column,
  culture: Culture,
  blank: boolean[],
  skipped: ReadonlySet<number>,
  findings: Finding[],
): Typed[] {
  const at = table.columns.get(column.key)
  const typed = new Array<Typed>(table.values.length).fill(null)
  if (at === undefined) return typed
  for (let row = 0; row < typed.length; row++) {
    const cell = table.values[row]?.[at] ?? ''
    if (cell === '' || skipped.has(row)) continue
    const read = table.errors?.[row]?.[at] ? errorCell(cell) : readCell(cell, column.kind, culture, column.longest)
    if (read !== null) blank[row] = false
    if (read instanceof CellProblem) findings.push(unreadable(row, column.key, read))
    else typed[row] = read
  }
  return typed
}

const unreadable = (row: number, column: string, problem: CellProblem): Finding => ({
  row,
  column,
  code: problem.code,
  params: { field: column, ...problem.params },
  message: null,
  level: problem.choices.length > 0 ? 'question' : 'error',
  choices: problem.choices,
})

function rowIdsOf(table: Table): string[] {
  const at = table.columns.get('rowId')
  return table.values.map((row) => {
    const id = at === undefined ? '' : row[at]
    return isId(id) ? id : ''
  })
}

export const errorAt = (row: number, column: string | null, code: string, params: Params = {}): Finding => ({
  row,
  column,
  code,
  params: column === null ? params : { field: column, ...params },
  message: null,
  level: 'error',
  choices: [],
})
