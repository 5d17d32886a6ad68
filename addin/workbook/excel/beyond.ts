/**
 * Rows that stand right below a table and are none of it: where Excel's AutoCorrect does not "include new rows and columns in table",
 * pasted rows stay outside. For whoever pasted them they are rows like the others, so they are read as such, up to the first that is
 * empty, and the next write takes them into the table. What stands below that one is the user's own, and is only handed on.
 */
import type { Cell } from '../cells.ts'
import type { Apart } from '../host.ts'

interface Asked {
  readonly worksheet: Excel.Worksheet
  /** The rows of the table itself, under its headings. */
  readonly body: Excel.Range
  readonly header: Excel.Range
  /** What is filled of the worksheet; null where nobody pastes. */
  readonly used: Excel.Range | null
}

/** Rows per round trip; almost always one is enough. */
const rowsPerTrip = 2000

export interface Below {
  /** How many rows go with the table. */
  readonly beyond: number
  readonly apart: readonly Apart[]
}
export const nothingBelow: Below = { beyond: 0, apart: [] }

/** By table. Nothing is asked of Excel while nothing stands below any of them. */
export async function rowsBelow(context: Excel.RequestContext, tables: readonly Asked[]): Promise<readonly Below[]> {
  const found: Below[] = []
  for (const table of tables) found.push(await below(context, table))
  return found
}

async function below(context: Excel.RequestContext, table: Asked): Promise<Below> {
  const { worksheet, body, header, used } = table
  if (used === null || used.isNullObject) return nothingBelow
  const [top, end] = [body.rowIndex + body.rowCount, used.rowIndex + used.rowCount]
  const width = header.values[0]?.length ?? 0
  for (let from = top; from < end; from += rowsPerTrip) {
    const rows = Math.min(rowsPerTrip, end - from)
    const range = worksheet.getRangeByIndexes(from, body.columnIndex, rows, width).load('values,formulas')
    const others = range.getTables(false).load('items/id')
    await context.sync()
    // A total row, or another table: nothing that was pasted.
    if (others.items.length > 0) return nothingBelow
    const blank = range.values.findIndex(isBlank)
    if (blank >= 0) return { beyond: from + blank - top, apart: apartIn(range, blank, from - body.rowIndex) }
  }
  return { beyond: Math.max(0, end - top), apart: [] }
}

/** What was typed after the blank row; `offset` is the position of the first row of the range. */
function apartIn({ values, formulas }: Excel.Range, blank: number, offset: number): readonly Apart[] {
  const typed = (values as Cell[][]).map((row, at) => row.map((cell, n) => (isFormula(formulas[at]?.[n]) ? '' : cell)))
  return typed.flatMap((cells, at) => (at < blank || isBlank(cells) ? [] : [{ row: offset + at, cells }]))
}

const isBlank = (cells: readonly unknown[]): boolean => cells.every((cell) => cell === '')
const isFormula = (cell: unknown): boolean => typeof cell === 'string' && cell.startsWith('=')
