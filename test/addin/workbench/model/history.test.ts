import { describe, expect, test } from 'vitest'
import { cellAt, valueAt } from '../../../../addin/workbench/model/cells.ts'
import { subscribe } from '../../../../addin/workbench/model/changes.ts'
import { deleteRows, insertRows, pasteTexts, sort, typeInto } from '../../../../addin/workbench/model/edits.ts'
import { filterColumn } from '../../../../addin/workbench/model/filter.ts'
import { keepHistory } from '../../../../addin/workbench/model/history.ts'
import { addTable } from '../../../../addin/workbench/model/tables.ts'
import type { Change, Table } from '../../../../addin/workbench/model/types.ts'
import { activeSheetOf, addSheet, createWorkbook, deleteSheet } from '../../../../addin/workbench/model/workbook.ts'

const turn = (): Promise<void> => new Promise((resolve) => queueMicrotask(resolve))

async function invoices() {
  const workbook = createWorkbook({ sheets: ['Invoices', 'Items'] })
  const sheet = activeSheetOf(workbook)
  const rows = [
    ['Item', 'Quantity'],
    ['pen', '3'],
    ['ink', '1'],
    ['cap', '2'],
  ]
  pasteTexts(workbook, sheet, 0, 0, rows)
  const table = addTable(workbook, sheet, { row: 0, column: 0, rows: 4, columns: 2 }, true)
  const history = keepHistory(workbook, () => undefined)
  const items = () => [1, 2, 3].map((row) => valueAt(sheet, row, 0))
  return { workbook, sheet, table, history, items }
}

describe('undo', () => {
  test('takes back a whole paste, and redo brings it again', async () => {
    const { workbook, sheet, history, items } = await invoices()
    pasteTexts(workbook, sheet, 1, 0, [['a'], ['b'], ['c']])
    await turn()
    history.undo()
    expect(items()).toEqual(['pen', 'ink', 'cap'])
    history.redo()
    expect(items()).toEqual(['a', 'b', 'c'])
  })
  test('takes back as one step what happens in one turn', async () => {
    const { workbook, sheet, history, items } = await invoices()
    typeInto(workbook, sheet, 1, 0, 'a')
    typeInto(workbook, sheet, 2, 0, 'b')
    await turn()
    typeInto(workbook, sheet, 3, 0, 'c')
    await turn()
    history.undo()
    expect(items()).toEqual(['a', 'b', 'cap'])
    history.undo()
    expect(items()).toEqual(['pen', 'ink', 'cap'])
    expect(history.canUndo()).toBe(false)
  })
  test('gives a table its rows back and keeps it the same table', async () => {
    const { workbook, sheet, table, history, items } = await invoices()
    deleteRows(workbook, sheet, 2, 1)
    await turn()
    expect(table.area.rows).toBe(3)
    history.undo()
    expect(items()).toEqual(['pen', 'ink', 'cap'])
    expect(sheet.tables[0]).toBe(table)
    expect(table.area.rows).toBe(4)
  })
  test('takes back sorting and filtering', async () => {
    const { workbook, sheet, table, history, items } = await invoices()
    sort(workbook, table, [{ key: 0, ascending: true }])
    await turn()
    filterColumn(workbook, table, columnOf(table, 0), { filterOn: 'Values', values: ['cap'] })
    await turn()
    expect(sheet.hiddenRows.size).toBe(2)
    history.undo()
    expect(sheet.hiddenRows.size).toBe(0)
    expect(items()).toEqual(['cap', 'ink', 'pen'])
    history.undo()
    expect(items()).toEqual(['pen', 'ink', 'cap'])
  })
  test('brings a deleted sheet back, and takes an added one away', async () => {
    const { workbook, history } = await invoices()
    const orders = addSheet(workbook, 'Orders')
    await turn()
    deleteSheet(workbook, orders)
    await turn()
    history.undo()
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Invoices', 'Items', 'Orders'])
    history.undo()
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Invoices', 'Items'])
  })
  test('tells exactly the cells that changed, so that the add-in hears of them as of an edit', async () => {
    const { workbook, sheet, history } = await invoices()
    typeInto(workbook, sheet, 2, 1, '7')
    await turn()
    const told: Change[] = []
    subscribe(workbook, (change) => void told.push(change))
    history.undo()
    const cells = told.filter((change) => change.kind === 'cells')
    expect(cells).toEqual([{ kind: 'cells', sheet: sheet.id, area: { row: 2, column: 1, rows: 1, columns: 1 } }])
  })
  test('leaves a formula of another sheet pointing where it points, though rows moved before', async () => {
    const { workbook, sheet, history } = await invoices()
    const items = workbook.sheets[1] ?? expect.fail('no second sheet')
    typeInto(workbook, items, 0, 0, '=Invoices!B4')
    await turn()
    insertRows(workbook, sheet, 0, 2)
    await turn()
    typeInto(workbook, items, 0, 1, 'note')
    await turn()
    history.undo()
    expect(cellAt(items, 0, 0)?.formula).toBe('=Invoices!B6')
    history.undo()
    expect(cellAt(items, 0, 0)?.formula).toBe('=Invoices!B4')
  })
  test('forgets what could be done again after another edit', async () => {
    const { workbook, sheet, history } = await invoices()
    typeInto(workbook, sheet, 1, 0, 'a')
    await turn()
    history.undo()
    typeInto(workbook, sheet, 1, 0, 'b')
    await turn()
    expect(history.canRedo()).toBe(false)
  })
})

const columnOf = (table: Table, index: number) => table.columns[index] ?? expect.fail('no such column')
