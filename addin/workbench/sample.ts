/**
 * Rows to play with: a dozen invoices for customers and items of the demonstration company, with the mistakes that people
 * make. They are pasted as a person would paste them, so that one undo takes them away.
 */
import { sheets } from '../../shared/sheets/sheets.ts'
import { bottom } from './model/area.ts'
import { type Outcome, pasteTexts, select } from './model/edits.ts'
import { tableNamed } from './model/lookup.ts'
import { isEmpty } from './model/table-rows.ts'
import { bodyArea, sheetOfTable } from './model/tables.ts'
import type { Workbook } from './model/types.ts'

const items = ['1004', '1010', '1100', '1102', '1200', '1201', '1302', '1401']

type Row = Readonly<Record<string, string>>

/** `today` as `2026-11-26`. */
export function sampleRows(today: string): Row[] {
  return Array.from({ length: 12 }, (_, document) => [0, 1, 2].map((line) => rowOf(document, line, today))).flat()
}

function rowOf(document: number, line: number, postingDate: string): Row {
  const head = {
    document: `W-${1201 + document}`,
    customerNumber: document === 6 ? 'C00499' : `C${String(document + 1).padStart(5, '0')}`,
    postingDate,
    externalDocumentNumber: `Order ${4410 + document * 3}`,
  }
  return {
    ...(line === 0 ? head : {}),
    lineObjectNumber: document === 3 && line === 1 ? '10I0' : (items[(document * 3 + line) % items.length] ?? ''),
    quantity: document === 8 && line === 2 ? '?' : String(1 + ((document + line) % 4)),
  }
}

/** Below what stands in the sheet of invoices; `null` while the workbook has none. */
export function pasteSample(workbook: Workbook, today: string): Outcome | null {
  const table = tableNamed(workbook, sheets.invoices.table)
  if (!table) return null
  const sheet = sheetOfTable(workbook, table)
  const body = bodyArea(table)
  const row = isEmpty(sheet, table) ? body.row : bottom(body) + 1
  const keys = sheets.invoices.columns.map(({ key }) => key)
  const rows = sampleRows(today)
  const last = Math.max(...rows.flatMap((one) => Object.keys(one).map((key) => keys.indexOf(key))))
  const texts = rows.map((one) => keys.slice(0, last + 1).map((key) => one[key] ?? ''))
  const outcome = pasteTexts(workbook, sheet, row, body.column, texts)
  select(workbook, sheet, {
    area: { row, column: body.column, rows: 1, columns: 1 },
    active: { row, column: body.column },
  })
  return outcome
}
