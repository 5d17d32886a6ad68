/** Making our sheets, in a new workbook or beside the user's own; what is there already stays, and gets what came since. */
import { headingsOf } from '../../../shared/sheets/headings.ts'
import { listNames, listsSheet } from '../../../shared/sheets/hidden.ts'
import {
  isLedgerSheet,
  isReportSheet,
  type SheetKey,
  sheetKeys,
  sheets,
  templateSetting,
} from '../../../shared/sheets/sheets.ts'
import type { Words } from '../../../shared/words/language.ts'
import type { SetUp } from '../host.ts'
import type { Memory } from '../memory.ts'
import { addCharts } from './charts.ts'
import { addColumns, colour, colourNews, formatColumn, type Grown, offerLists, type Place } from './columns.ts'
import { type Found, find } from './find.ts'
import type { Pace } from './pace.ts'
import { memoryIn } from './write-memory.ts'
import { Writer } from './writer.ts'

export async function setUpBook(context: Excel.RequestContext, { words, memory }: SetUp, pace: Pace): Promise<Memory> {
  const worksheets = context.workbook.worksheets.load('items/name')
  const asked = context.workbook.settings.getItemOrNullObject(templateSetting)
  const found = await find(context)
  const given = asked.isNullObject ? [] : await usedIn(worksheets.items)
  const missing = sheetKeys.filter((key) => found.tableIds[key] === undefined)
  const names = new Set(worksheets.items.map((one) => one.name.toLowerCase()))
  const base = found.memory ?? memory
  const headings: Record<string, Readonly<Record<string, string>>> = { ...base.headings }
  if (!found.hasListsSheet) makeLists(context.workbook)
  const made = missing.map((sheet) => {
    const own = headingsOf(sheet, words)
    headings[sheet] = own
    return {
      sheet,
      table: makeSheet(context.workbook, sheet, own, freeName(words[sheets[sheet].caption], names), words),
    }
  })
  const first = made.find(({ sheet }) => sheet === 'invoices')?.table.worksheet
  first?.activate()
  first?.getRange('A2').select()
  if (!asked.isNullObject) {
    asked.delete()
    for (const { sheet, used } of given) if (used.isNullObject) sheet.delete()
  }
  for (const { table } of made) table.load('id')
  const grown = await addColumns(context, found, words)
  for (const [sheet, own] of Object.entries(grown)) headings[sheet] = { ...headings[sheet], ...own }
  const unfilled = { ...base.unfilled, ...unfilledBy(grown, base) }
  const writer = new Writer(context, pace)
  return remembered(writer, found, { ...base, ...ownedBy(memory), headings, unfilled }, made)
}

const unfilledBy = (grown: Grown, { unfilled }: Memory) =>
  Object.fromEntries(
    Object.entries(grown).map(([sheet, own]) => [
      sheet,
      [...(unfilled?.[sheet as SheetKey] ?? []), ...Object.keys(own)],
    ]),
  )

/** Of a template's own sheets, those that hold nothing are only there because a workbook cannot be without one. */
async function usedIn(worksheets: readonly Excel.Worksheet[]) {
  const given = worksheets.map((sheet) => ({ sheet, used: sheet.getUsedRangeOrNullObject().load('address') }))
  await worksheets[0]?.context.sync()
  return given
}

/** The workbook keeps its own id; company, server and language are those of whoever sets it up. */
const ownedBy = ({ company, companyId, server, language }: Memory) => ({ company, companyId, server, language })

// The tables' ids are known only after they were made, so the memory takes a second round trip.
async function remembered(
  writer: Writer,
  found: Found,
  memory: Memory,
  made: readonly { sheet: SheetKey; table: Excel.Table }[],
): Promise<Memory> {
  await writer.context.sync()
  const tableIds: Partial<Record<SheetKey, string>> = { ...found.tableIds }
  for (const { sheet, table } of made) tableIds[sheet] = table.id
  const complete = { ...memory, tableIds }
  memoryIn(writer, found)(complete)
  await writer.send()
  return complete
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted} (${n})`
  taken.add(name.toLowerCase())
  return name
}

function makeSheet(
  workbook: Excel.Workbook,
  sheet: SheetKey,
  headings: Readonly<Record<string, string>>,
  name: string,
  words: Words,
): Excel.Table {
  const worksheet = workbook.worksheets.add(name)
  const columns = sheets[sheet].columns
  // A ledger sheet says on top that it is a copy; the table starts below.
  const top = isLedgerSheet(sheet) ? 1 : 0
  for (const [at, column] of columns.entries()) formatColumn(worksheet, column, at, headings[column.key] ?? '')
  if (top === 1) worksheet.getRange('A1').values = [[words['sheet.ledgerNote']]]
  const range = worksheet.getRangeByIndexes(top, 0, 2, columns.length)
  range.values = [columns.map((column) => headings[column.key] ?? column.key), columns.map(() => '')]
  const table = worksheet.tables.add(range, true)
  table.name = sheets[sheet].table
  table.style = isLedgerSheet(sheet) ? 'TableStyleLight1' : 'TableStyleLight9'
  worksheet.freezePanes.freezeRows(top + 1)
  const keys = columns.map(({ key }) => key)
  const place: Place = { worksheet, sheet, top, at: (key) => keys.indexOf(key) }
  colour(place, keys)
  offerLists(place, keys)
  colourNews(place)
  if (isReportSheet(sheet)) addCharts(worksheet, sheet, words)
  return table
}

function makeLists(workbook: Excel.Workbook): void {
  const sheet = workbook.worksheets.add(listsSheet)
  sheet.visibility = 'VeryHidden'
  sheet.getRange('A:B').numberFormat = '@' as unknown as string[][]
  workbook.names.add(listNames.customers, sheet.getRange('A1:A1'))
  workbook.names.add(listNames.items, sheet.getRange('B1:B1'))
}
