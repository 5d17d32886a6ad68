import { describe, expect, test } from 'vitest'
import { readCells, writeCells } from '../../../../addin/workbench/grid/own-clipboard.ts'
import { areaOf } from '../../../../addin/workbench/model/area.ts'
import { cellAt, valueAt } from '../../../../addin/workbench/model/cells.ts'
import { pasteTexts } from '../../../../addin/workbench/model/edits.ts'
import { defaultFormat, formatArea, formatAt } from '../../../../addin/workbench/model/formats.ts'
import { copyOf, paste } from '../../../../addin/workbench/model/paste.ts'
import { activeSheetOf, createWorkbook } from '../../../../addin/workbench/model/workbook.ts'

describe('cells on the clipboard for another workbook', () => {
  const copied = () => {
    const workbook = createWorkbook()
    const sheet = activeSheetOf(workbook)
    pasteTexts(workbook, sheet, 0, 0, [
      ['2', '=A1*3'],
      ['note', '#N/A'],
    ])
    formatArea(workbook, sheet, areaOf(0, 0, 1, 2), { fill: '#FFEE00', numberFormat: '0.00', font: { bold: true } })
    return copyOf(sheet, areaOf(0, 0, 2, 2))
  }

  test('keep formulas, values, formats and errors', () => {
    const back = readCells(writeCells(copied()))
    expect(back).toEqual(copied())
    const other = createWorkbook()
    const sheet = activeSheetOf(other)
    if (back) paste(other, back, sheet, areaOf(4, 1))
    expect([valueAt(sheet, 4, 2), formatAt(sheet, 4, 2).fill]).toEqual([6, '#FFEE00'])
    expect(cellAt(sheet, 4, 2)?.formula).toBe('=B5*3')
  })

  test('are taken only where they make sense', () => {
    expect(readCells('')).toBeUndefined()
    expect(readCells('{"row":0,"column":0,"formats":[],"cells":[]}')).toBeUndefined()
    expect(readCells('{"row":-1,"column":0,"formats":[],"cells":[[null]]}')).toBeUndefined()
    const odd = { row: 0, column: 0, formats: [{ fill: 'url(x)', font: { size: 'big' } }], cells: [[[{}, 7, 0]]] }
    expect(readCells(JSON.stringify(odd))?.cells).toEqual([[{ value: null, formula: null, format: defaultFormat }]])
  })
})
