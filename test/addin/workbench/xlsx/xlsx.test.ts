import { expect, test } from 'vitest'
import { areaOf, wholeColumns } from '../../../../addin/workbench/model/area.ts'
import { cellAt, writeContents } from '../../../../addin/workbench/model/cells.ts'
import { addConditionalFormat, changeConditionalFormat, noLook } from '../../../../addin/workbench/model/conditional.ts'
import { formatArea, formatAt } from '../../../../addin/workbench/model/formats.ts'
import { hideColumns, setColumnWidth, setFreeze, setSheetLook } from '../../../../addin/workbench/model/layout.ts'
import { addName } from '../../../../addin/workbench/model/names.ts'
import { protect } from '../../../../addin/workbench/model/protection.ts'
import { addTable, renameTable } from '../../../../addin/workbench/model/tables.ts'
import type { CellValue, Sheet, Workbook } from '../../../../addin/workbench/model/types.ts'
import { defaultAlert, defaultPrompt, validate } from '../../../../addin/workbench/model/validation.ts'
import { addSheet, createWorkbook, setVisibility, sheetOf } from '../../../../addin/workbench/model/workbook.ts'
import { readXlsx, writeXlsx } from '../../../../addin/workbench/xlsx/xlsx.ts'

const put = (workbook: Workbook, sheet: Sheet, rows: readonly (readonly CellValue[])[]): void =>
  writeContents(workbook, sheet, areaOf(0, 0, rows.length, rows[0]?.length ?? 0), (row, column) => ({
    value: rows[row]?.[column] ?? null,
    formula: null,
  }))

function example(): Workbook {
  const workbook = createWorkbook({ sheets: ['Invoices', 'My list'] })
  const sheet = sheetOf(workbook, 'Invoices')
  put(workbook, sheet, [
    ['Item', 'Date', 'Amount', 'Row ID'],
    ['=1+1', 45989, 1234.5, 'a'],
    ['007', 45990, { error: '#N/A' }, 'b'],
    [true, null, null, 'c'],
  ])
  renameTable(workbook, addTable(workbook, sheet, areaOf(0, 0, 4, 4), true), 'Lines')
  writeContents(workbook, sheet, areaOf(1, 5), () => ({ value: null, formula: '=C2*2' }))
  formatArea(workbook, sheet, areaOf(1, 1, 3, 1), { numberFormat: 'm/d/yyyy' })
  formatArea(workbook, sheet, wholeColumns(2, 1), { numberFormat: '#,##0.00' })
  formatArea(workbook, sheet, areaOf(0, 0, 1, 4), {
    fill: '#FDE7E9',
    font: { bold: true, color: '#A4262C' },
    horizontal: 'Center',
    wrap: true,
    locked: false,
    borders: { EdgeBottom: { style: 'Continuous', weight: 'Medium', color: '#107C41' } },
  })
  hideColumns(workbook, sheet, wholeColumns(3, 1), true)
  setColumnWidth(workbook, sheet, wholeColumns(0, 1), 120)
  setFreeze(workbook, sheet, { rows: 1, columns: 0 })
  setSheetLook(workbook, sheet, { tabColor: '#107C41', showGridlines: false })
  validate(workbook, sheet, {
    area: areaOf(1, 0, 3, 1),
    rule: { kind: 'list', source: 'pc,box', dropDown: true },
    ignoreBlanks: true,
    alert: { ...defaultAlert, style: 'Warning', message: 'Choose.' },
    prompt: defaultPrompt,
  })
  const rule = addConditionalFormat(workbook, sheet, areaOf(1, 0, 3, 4), { kind: 'custom', formula: '=$D2="b"' })
  changeConditionalFormat(workbook, sheet, rule, { look: { ...noLook, fill: '#FFF4CE', bold: true } })
  addName(workbook, 'Amounts', '=Invoices!$C$2:$C$4')
  addName(workbook, 'Rate', '=0.21')
  sheet.properties.set('kind', 'invoices')
  workbook.settings.set('company', '"demo"')
  workbook.customXml.push({ id: '{1}', xml: '<a xmlns="urn:a"/>' })
  const hidden = addSheet(workbook, '_sync')
  put(workbook, hidden, [['header map']])
  setVisibility(workbook, hidden, 'VeryHidden')
  protect(workbook, sheetOf(workbook, 'My list'), { allowSort: true })
  return workbook
}

test('a workbook that is saved and opened is the same', async () => {
  const before = example()
  const after = await readXlsx(await writeXlsx(before))
  expect(after.sheets.map(({ id, name, visibility }) => [id, name, visibility])).toEqual(
    before.sheets.map(({ id, name, visibility }) => [id, name, visibility]),
  )
  expect(after.settings).toEqual(before.settings)
  expect(after.customXml).toEqual(before.customXml)
  expect(after.names.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(before.names)
  expect(after.activeSheet).toBe(before.activeSheet)
  for (const sheet of before.sheets) {
    const read = sheetOf(after, sheet.name)
    expect(read.tables).toEqual(sheet.tables)
    expect(read.freeze).toEqual(sheet.freeze)
    expect(read.protection).toEqual(sheet.protection)
    expect(read.validations).toEqual(sheet.validations)
    expect(read.conditionalFormats.map(({ area, rule, look }) => ({ area, rule, look }))).toEqual(
      sheet.conditionalFormats.map(({ area, rule, look }) => ({ area, rule, look })),
    )
    expect([read.hiddenColumns, read.tabColor, read.showGridlines, read.properties]).toEqual([
      sheet.hiddenColumns,
      sheet.tabColor,
      sheet.showGridlines,
      sheet.properties,
    ])
    for (const [row, cells] of sheet.cells)
      for (const [column, cell] of cells) {
        expect(cellAt(read, row, column)).toMatchObject({ value: cell.value, formula: cell.formula })
        expect(formatAt(read, row, column)).toEqual(formatAt(sheet, row, column))
      }
  }
  expect(sheetOf(after, 'Invoices').columnWidths.get(0)).toBeCloseTo(120, 1)
  expect(formatAt(sheetOf(after, 'Invoices'), 50, 2).numberFormat).toBe('#,##0.00')
})

test('text that looks like a formula is text in the file', async () => {
  const after = await readXlsx(await writeXlsx(example()))
  expect(cellAt(sheetOf(after, 'Invoices'), 1, 0)).toMatchObject({ value: '=1+1', formula: null })
})

test('a file from another program, without our own sheet in it, opens', async () => {
  const { default: library } = await import('exceljs')
  const file = new library.Workbook()
  const sheet = file.addWorksheet('Blad1')
  sheet.getCell('A1').value = { richText: [{ text: 'Qua' }, { text: 'ntity', font: { bold: true } }] }
  sheet.getCell('A2').value = new Date(Date.UTC(2025, 10, 28))
  const workbook = await readXlsx(await file.xlsx.writeBuffer())
  expect(cellAt(sheetOf(workbook, 'Blad1'), 0, 0)?.value).toBe('Quantity')
  expect(cellAt(sheetOf(workbook, 'Blad1'), 1, 0)?.value).toBe(45989)
})

test('what is no workbook is refused', async () => {
  await expect(readXlsx(new TextEncoder().encode('no').buffer)).rejects.toThrow()
})
