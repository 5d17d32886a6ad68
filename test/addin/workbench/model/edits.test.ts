import { beforeEach, describe, expect, test } from 'vitest'
import { areaAddress, parseArea } from '../../../../addin/workbench/model/address.ts'
import { areaOf } from '../../../../addin/workbench/model/area.ts'
import { cellAt } from '../../../../addin/workbench/model/cells.ts'
import { subscribe } from '../../../../addin/workbench/model/changes.ts'
import { addConditionalFormat } from '../../../../addin/workbench/model/conditional.ts'
import { cultures } from '../../../../addin/workbench/model/culture.ts'
import * as edits from '../../../../addin/workbench/model/edits.ts'
import { formatArea, formatAt } from '../../../../addin/workbench/model/formats.ts'
import { addName } from '../../../../addin/workbench/model/names.ts'
import { protect } from '../../../../addin/workbench/model/protection.ts'
import { addTable, setShowTotals } from '../../../../addin/workbench/model/tables.ts'
import { textAt } from '../../../../addin/workbench/model/text.ts'
import type { Change, Sheet, Table, Workbook } from '../../../../addin/workbench/model/types.ts'
import { defaultAlert, defaultPrompt, validate } from '../../../../addin/workbench/model/validation.ts'
import { activeSheetOf, createWorkbook } from '../../../../addin/workbench/model/workbook.ts'

let workbook: Workbook
let sheet: Sheet
let table: Table
let changes: Change[]

beforeEach(() => {
  workbook = createWorkbook({ culture: cultures['nl-BE'] })
  sheet = activeSheetOf(workbook)
  edits.pasteTexts(workbook, sheet, 0, 0, [
    ['Item', 'Quantity', 'Twice'],
    ['Bolt', '2', '=B2*2'],
    ['Nut', '3', '=B3*2'],
  ])
  table = addTable(workbook, sheet, areaOf(0, 0, 3, 3), true)
  changes = []
  subscribe(workbook, (change) => changes.push(change))
})

const texts = (address: string): string[][] => {
  const area = parseArea(address) ?? areaOf(0, 0)
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => textAt(workbook, sheet, area.row + row, area.column + column)),
  )
}
const kinds = (): string[] => changes.map(({ kind }) => kind)

describe('a table', () => {
  test('takes in what is typed right below it, with its formulas, formats and rules', () => {
    formatArea(workbook, sheet, areaOf(1, 1, 2, 1), { numberFormat: '0.00' })
    const rule = addConditionalFormat(workbook, sheet, areaOf(1, 0, 2, 3), { kind: 'custom', formula: '=$A2=""' })
    edits.typeInto(workbook, sheet, 3, 1, '4')
    expect(areaAddress(table.area)).toBe('A1:C4')
    expect(texts('A4:C4')).toEqual([['', '4,00', '8']])
    expect(areaAddress(rule.area)).toBe('A2:C4')
  })

  test('takes in a paste that starts in it and runs past its end', () => {
    edits.pasteTexts(workbook, sheet, 2, 0, [
      ['Nut', '5'],
      ['Cog', '6'],
      ['Pin', '7'],
    ])
    expect(areaAddress(table.area)).toBe('A1:C5')
    expect(texts('A5:C5')).toEqual([['Pin', '7', '14']])
  })

  test('leaves alone what is typed below its totals, or a row further down', () => {
    edits.typeInto(workbook, sheet, 4, 0, 'note')
    expect(areaAddress(table.area)).toBe('A1:C3')
    setShowTotals(workbook, table, true)
    edits.typeInto(workbook, sheet, 4, 0, 'note')
    expect(areaAddress(table.area)).toBe('A1:C4')
  })

  test('takes in a heading that is typed beside it, and names doubles apart', () => {
    edits.typeInto(workbook, sheet, 0, 3, 'Item')
    expect(table.columns.map(({ name }) => name)).toEqual(['Item', 'Quantity', 'Twice', 'Item2'])
    expect(texts('D1')).toEqual([['Item2']])
  })

  test('follows when its heading is typed over', () => {
    edits.typeInto(workbook, sheet, 0, 1, 'Pieces')
    expect(table.columns[1]?.name).toBe('Pieces')
  })

  test('sorts its rows whole', () => {
    edits.sort(workbook, table, [{ key: 1, ascending: false }])
    expect(texts('A2:C3')).toEqual([
      ['Nut', '3', '6'],
      ['Bolt', '2', '4'],
    ])
    expect(cellAt(sheet, 1, 2)?.formula).toBe('=B2*2')
  })

  test('loses single rows while what stands beside it stays', () => {
    edits.typeInto(workbook, sheet, 1, 5, 'beside')
    edits.removeTableRows(workbook, table, [0])
    expect(texts('A2:F2')).toEqual([['Nut', '3', '6', '', '', 'beside']])
    expect(areaAddress(table.area)).toBe('A1:C2')
  })
})

describe('a rule that speaks of its own rows', () => {
  const ruleOn = (formula: string) =>
    addConditionalFormat(workbook, sheet, areaOf(1, 0, 20, 1), { kind: 'custom', formula })

  test('still does when the first of them are taken away', () => {
    ruleOn('=$B2>2')
    edits.removeTableRows(workbook, table, [0])
    const [rule] = sheet.conditionalFormats
    expect(rule).toMatchObject({ area: areaOf(1, 0, 19, 1), rule: { formula: '=$B2>2' } })
  })

  test('moves down with its rows, and follows its column', () => {
    ruleOn('=$B2>$D$1')
    edits.insertRows(workbook, sheet, 0, 2)
    expect(sheet.conditionalFormats[0]?.rule).toEqual({ kind: 'custom', formula: '=$B4>$D$3' })
    edits.deleteRows(workbook, sheet, 1, 1)
    expect(sheet.conditionalFormats[0]?.rule).toEqual({ kind: 'custom', formula: '=$B3>$D$2' })
  })
})

describe('an edit', () => {
  test('is told once, whatever its size', () => {
    edits.pasteTexts(
      workbook,
      sheet,
      10,
      0,
      Array.from({ length: 100 }, () => ['a', 'b']),
    )
    expect(kinds()).toEqual(['cells'])
    expect(changes[0]).toMatchObject({ area: areaOf(10, 0, 100, 2) })
  })

  test('of a locked cell on a protected sheet is refused and changes nothing', () => {
    formatArea(workbook, sheet, areaOf(9, 0), { locked: false })
    protect(workbook, sheet)
    expect(edits.typeInto(workbook, sheet, 8, 0, 'x')).toEqual({ done: false, why: 'protected' })
    expect(edits.typeInto(workbook, sheet, 9, 0, 'x')).toEqual({ done: true })
    expect(edits.deleteRows(workbook, sheet, 0, 1)).toEqual({ done: false, why: 'protected' })
    expect(texts('A9:A10')).toEqual([[''], ['x']])
  })

  test('that breaks a rule is refused with its alert; a paste goes past the rule', () => {
    const alert = { ...defaultAlert, style: 'Warning' as const, message: 'pc or box' }
    const rule = { kind: 'list' as const, source: 'pc,box', dropDown: true }
    validate(workbook, sheet, { area: areaOf(5, 0), rule, ignoreBlanks: true, alert, prompt: defaultPrompt })
    expect(edits.typeInto(workbook, sheet, 5, 0, 'crate')).toEqual({ done: false, why: 'invalid', alert })
    expect(edits.typeInto(workbook, sheet, 5, 0, 'crate', true)).toEqual({ done: true })
    expect(edits.typeInto(workbook, sheet, 5, 0, 'Box')).toEqual({ done: true })
    expect(edits.pasteTexts(workbook, sheet, 5, 0, [['crate']])).toEqual({ done: true })
  })

  test('that brings a day gives a plain cell the format of days', () => {
    edits.typeInto(workbook, sheet, 7, 0, '28/11/2025')
    expect(cellAt(sheet, 7, 0)?.value).toBe(45989)
    expect(formatAt(sheet, 7, 0).numberFormat).toBe('m/d/yyyy')
  })
})

describe('filling', () => {
  test('goes on with a series, counts texts up, and copies the rest', () => {
    edits.pasteTexts(workbook, sheet, 10, 0, [
      ['1', 'Row 9', 'x', '28/11/2025', '=A11'],
      ['3', '', 'y', '', ''],
    ])
    edits.fill(workbook, sheet, areaOf(10, 0, 2, 1), areaOf(10, 0, 4, 1))
    edits.fill(workbook, sheet, areaOf(10, 1), areaOf(10, 1, 3, 1))
    edits.fill(workbook, sheet, areaOf(10, 2, 2, 1), areaOf(10, 2, 4, 1))
    edits.fill(workbook, sheet, areaOf(10, 3), areaOf(10, 3, 2, 1))
    edits.fill(workbook, sheet, areaOf(10, 4), areaOf(10, 4, 2, 1))
    expect(texts('A11:E14')).toEqual([
      ['1', 'Row 9', 'x', '28/11/2025', '1'],
      ['3', 'Row 10', 'y', '29/11/2025', '3'],
      ['5', 'Row 11', 'x', '', ''],
      ['7', '', 'y', '', ''],
    ])
  })
})

describe('rows and columns that come and go', () => {
  test('take formulas, names and rules along', () => {
    edits.typeInto(workbook, sheet, 0, 6, '=SUM(B2:B3)')
    addName(workbook, 'Quantities', '=Sheet1!$B$2:$B$3')
    edits.insertRows(workbook, sheet, 2, 2)
    expect(cellAt(sheet, 0, 6)?.formula).toBe('=SUM(B2:B5)')
    expect(workbook.names[0]?.formula).toBe('=Sheet1!$B$2:$B$5')
    expect(areaAddress(table.area)).toBe('A1:C5')
    edits.deleteRows(workbook, sheet, 1, 1)
    expect(cellAt(sheet, 0, 6)).toMatchObject({ formula: '=SUM(B2:B4)', value: 3 })
  })

  test('leave an error where what was meant is gone', () => {
    edits.typeInto(workbook, sheet, 0, 6, '=B2')
    edits.deleteRows(workbook, sheet, 1, 1)
    expect(cellAt(sheet, 0, 6)).toMatchObject({ formula: '=#REF!', value: { error: '#REF!' } })
  })

  test('within a table give it a column with a name of its own', () => {
    edits.insertColumns(workbook, sheet, 1, 1)
    expect(table.columns.map(({ name }) => name)).toEqual(['Item', 'Column2', 'Quantity', 'Twice'])
    edits.deleteColumns(workbook, sheet, 1, 1)
    expect(table.columns.map(({ name }) => name)).toEqual(['Item', 'Quantity', 'Twice'])
  })
})
