import { expect, test } from 'vitest'
import { valueAt } from '../../../addin/workbench/model/cells.ts'
import { pasteTexts } from '../../../addin/workbench/model/edits.ts'
import { keepHistory } from '../../../addin/workbench/model/history.ts'
import { addTable, renameTable } from '../../../addin/workbench/model/tables.ts'
import { activeSheetOf, addSheet, createWorkbook } from '../../../addin/workbench/model/workbook.ts'
import { pasteSample, sampleRows } from '../../../addin/workbench/sample.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'

const today = '2026-11-26'

function withInvoices() {
  const workbook = createWorkbook({ sheets: ['Start'] })
  const sheet = addSheet(workbook, 'Invoices')
  const keys = sheets.invoices.columns.map(({ key }) => key)
  pasteTexts(workbook, sheet, 0, 0, [keys])
  renameTable(
    workbook,
    addTable(workbook, sheet, { row: 0, column: 0, rows: 2, columns: keys.length }, true),
    sheets.invoices.table,
  )
  return { workbook, sheet, at: (row: number, key: string) => valueAt(sheet, row, keys.indexOf(key)) }
}

test('sample rows stand under their headings, below what is there, with the sheet in front', () => {
  const { workbook, sheet, at } = withInvoices()
  pasteSample(workbook, today)
  expect([at(1, 'document'), at(1, 'customerNumber'), at(1, 'lineObjectNumber')]).toEqual(['W-1201', 'C00001', 1004])
  expect(sheet.tables[0]?.area.rows).toBe(1 + sampleRows(today).length)
  expect(activeSheetOf(workbook)).toBe(sheet)
  pasteSample(workbook, today)
  expect(at(1 + sampleRows(today).length, 'document')).toBe('W-1201')
})

test('one undo takes them away again', async () => {
  const { workbook, at } = withInvoices()
  const history = keepHistory(workbook, () => undefined)
  pasteSample(workbook, today)
  await Promise.resolve()
  history.undo()
  expect(at(1, 'document')).toBeNull()
})

test('every document has a head and some are wrong, and without its sheet nothing is pasted', () => {
  const rows = sampleRows(today)
  expect(rows.filter((row) => row.document)).toHaveLength(12)
  expect(
    rows.filter((row) => row.quantity === '?' || row.lineObjectNumber === '10I0' || row.customerNumber === 'C00499'),
  ).toHaveLength(3)
  expect(pasteSample(createWorkbook(), today)).toBeNull()
})
