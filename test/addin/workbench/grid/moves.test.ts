import { describe, expect, test } from 'vitest'
import {
  edge,
  end,
  everything,
  extended,
  headOf,
  home,
  moved,
  nextWithin,
  regionAround,
  rowHome,
  selectionAt,
} from '../../../../addin/workbench/grid/moves.ts'
import { parseArea } from '../../../../addin/workbench/model/address.ts'
import { pasteTexts } from '../../../../addin/workbench/model/edits.ts'
import { hideRows, setFreeze } from '../../../../addin/workbench/model/layout.ts'
import { addTable } from '../../../../addin/workbench/model/tables.ts'
import type { Area, Sheet, Workbook } from '../../../../addin/workbench/model/types.ts'
import { activeSheetOf, createWorkbook } from '../../../../addin/workbench/model/workbook.ts'

const area = (address: string): Area => parseArea(address) ?? expect.fail(`${address} is no area`)
const at = (address: string) => ({ row: area(address).row, column: area(address).column })

function sheetWith(place: string, rows: readonly (readonly string[])[]): { workbook: Workbook; sheet: Sheet } {
  const workbook = createWorkbook()
  const sheet = activeSheetOf(workbook)
  pasteTexts(workbook, sheet, at(place).row, at(place).column, rows)
  return { workbook, sheet }
}

const block = [
  ['a', 'b', ''],
  ['c', 'd', ''],
  ['', '', ''],
  ['e', '', ''],
]

describe('the arrow keys', () => {
  test('stop at the edges of the sheet', () => {
    const { sheet } = sheetWith('A1', block)
    expect(moved(sheet, at('A1'), 'up')).toEqual(at('A1'))
    expect(moved(sheet, at('A1'), 'down', 3)).toEqual(at('A4'))
    expect(moved(sheet, at('XFD1048576'), 'right')).toEqual(at('XFD1048576'))
  })
  test('pass over hidden rows', () => {
    const { workbook, sheet } = sheetWith('A1', block)
    hideRows(workbook, sheet, area('2:3'), true)
    expect(moved(sheet, at('A1'), 'down')).toEqual(at('A4'))
  })
  test('go with Ctrl to the end of the filled cells, over the gap, and to the end of the sheet', () => {
    const { sheet } = sheetWith('A1', block)
    expect(edge(sheet, at('A1'), 'down')).toEqual(at('A2'))
    expect(edge(sheet, at('A2'), 'down')).toEqual(at('A4'))
    expect(edge(sheet, at('A4'), 'down')).toEqual(at('A1048576'))
    expect(edge(sheet, at('A4'), 'up')).toEqual(at('A2'))
    expect(edge(sheet, at('C1'), 'left')).toEqual(at('B1'))
  })
})

test('Home goes to the first cell that scrolls and End to the last in use', () => {
  const { workbook, sheet } = sheetWith('B2', block)
  setFreeze(workbook, sheet, { rows: 1, columns: 1 })
  expect(home(sheet)).toEqual(at('B2'))
  expect(rowHome(sheet, at('F9'))).toEqual(at('B9'))
  expect(end(sheet)).toEqual(at('C5'))
})

test('Shift moves the corner opposite the active cell', () => {
  const selection = extended(selectionAt(at('C3')), at('A5'))
  expect(selection.area).toEqual(area('A3:C5'))
  expect(headOf(selection)).toEqual(at('A5'))
  expect(extended(selection, at('E1')).area).toEqual(area('C1:E3'))
})

test('Tab and Enter go round within a selection, past hidden rows', () => {
  const { workbook, sheet } = sheetWith('A1', block)
  hideRows(workbook, sheet, area('2:2'), true)
  const selection = { area: area('A1:B3'), active: at('B1') }
  expect(nextWithin(sheet, selection, 'row', 1)).toEqual(at('A3'))
  expect(nextWithin(sheet, { ...selection, active: at('A3') }, 'column', 1)).toEqual(at('B1'))
  expect(nextWithin(sheet, { ...selection, active: at('A1') }, 'row', -1)).toEqual(at('B3'))
})

describe('Ctrl+A', () => {
  test('selects the cells that touch each other, then everything', () => {
    const { sheet } = sheetWith('C3', block)
    expect(everything(sheet, selectionAt(at('D4')))).toEqual(area('C3:D4'))
    const again = everything(sheet, { area: area('C3:D4'), active: at('D4') })
    expect(again).toEqual({ row: 0, column: 0, rows: 1_048_576, columns: 16_384 })
  })
  test('selects the table that holds the cell', () => {
    const { workbook, sheet } = sheetWith('A1', block)
    addTable(workbook, sheet, area('A1:C4'), true)
    expect(regionAround(sheet, at('B2'))).toEqual(area('A1:C4'))
  })
})
