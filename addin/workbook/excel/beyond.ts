/**
 * Rows that stand right below a table and are none of it: where Excel's AutoCorrect does not "include new rows and columns in table",
 * pasted rows stay outside. For whoever pasted them they are rows like the others, so they are read as such, up to the first that is
 * empty, and the next write takes them into the table.
 */
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

/** By table, how many. Nothing is asked of Excel while nothing stands below any of them. */
export async function rowsBeyond(context: Excel.RequestContext, tables: readonly Asked[]): Promise<readonly number[]> {
  const counts: number[] = []
  for (const table of tables) counts.push(await countBelow(context, table))
  return counts
}

async function countBelow(context: Excel.RequestContext, table: Asked): Promise<number> {
  const { worksheet, body, header, used } = table
  if (used === null || used.isNullObject) return 0
  const [top, end] = [body.rowIndex + body.rowCount, used.rowIndex + used.rowCount]
  const width = header.values[0]?.length ?? 0
  for (let from = top; from < end; from += rowsPerTrip) {
    const rows = Math.min(rowsPerTrip, end - from)
    const range = worksheet.getRangeByIndexes(from, body.columnIndex, rows, width).load('values')
    const others = range.getTables(false).load('items/id')
    await context.sync()
    // A total row, or another table: nothing that was pasted.
    if (others.items.length > 0) return 0
    const blank = range.values.findIndex((row) => row.every((cell) => cell === ''))
    if (blank >= 0) return from + blank - top
  }
  return Math.max(0, end - top)
}
