/** Finding our tables and the hidden memory in whatever workbook is open. */
import { listsSheet, memorySheet } from '../../../shared/sheets/hidden.ts'
import { type SheetKey, sheetKeys, sheets } from '../../../shared/sheets/sheets.ts'
import { type Memory, rowsToMemory } from '../memory.ts'

/** So many rows of memory stay well under what Excel on the web accepts in one answer. */
const memoryRowsPerRead = 40

export interface Found {
  readonly memory: Memory | null
  readonly memoryRows: number
  readonly hasMemorySheet: boolean
  readonly hasListsSheet: boolean
  /** Excel's id of our table, by sheet. */
  readonly tableIds: Readonly<Partial<Record<SheetKey, string>>>
}

/** Two round trips, and one more for every 1.2 MB of memory. */
export async function find(context: Excel.RequestContext): Promise<Found> {
  const tables = context.workbook.tables.load('items/id,items/name')
  const sheet = context.workbook.worksheets.getItemOrNullObject(memorySheet)
  const lists = context.workbook.worksheets.getItemOrNullObject(listsSheet)
  const used = sheet.getUsedRangeOrNullObject(true).load('rowCount')
  await context.sync()
  const memoryRows = used.isNullObject ? 0 : used.rowCount
  const memory = memoryRows === 0 ? null : rowsToMemory(await memoryTexts(context, sheet, memoryRows))
  const tableIds = ourTables(tables.items, memory)
  return { memory, memoryRows, hasMemorySheet: !sheet.isNullObject, hasListsSheet: !lists.isNullObject, tableIds }
}

async function memoryTexts(context: Excel.RequestContext, sheet: Excel.Worksheet, rows: number): Promise<unknown[]> {
  const texts: unknown[] = []
  for (let from = 0; from < rows; from += memoryRowsPerRead) {
    const slice = sheet.getRangeByIndexes(from, 0, Math.min(memoryRowsPerRead, rows - from), 1).load('values')
    await context.sync()
    for (const [text] of slice.values) texts.push(text)
  }
  return texts
}

/** By the name we gave it; by Excel's own id when the user renamed it. */
function ourTables(tables: readonly Excel.Table[], memory: Memory | null): Partial<Record<SheetKey, string>> {
  const found: Partial<Record<SheetKey, string>> = {}
  for (const key of sheetKeys) {
    const name = sheets[key].table.toLowerCase()
    const table =
      tables.find((one) => one.name.toLowerCase() === name) ?? tables.find((one) => one.id === memory?.tableIds[key])
    if (table) found[key] = table.id
  }
  return found
}
