import { beforeEach, describe, expect, test } from 'vitest'
import { excelHost } from '../../../addin/workbook/excel.ts'
import type { Table, TableEdit, WorkbookHost } from '../../../addin/workbook/host.ts'
import { type Memory, newMemory } from '../../../addin/workbook/memory.ts'
import { type SheetKey, sheets } from '../../../shared/sheets/sheets.ts'
import { words } from '../../../shared/words/words.ts'
import { type OpenOffice, openOffice } from '../../support/office.ts'

let office: OpenOffice
let host: WorkbookHost
let memory: Memory

/** An Excel in which rows pasted below a table do not join it. */
beforeEach(async () => {
  office = openOffice({ excelApi: '1.17', quirks: { keepsTablesSmall: true } })
  host = excelHost()
  const who = { workbookId: 'w1', server: 'https://sales.example', company: 'demo', companyId: null }
  memory = await host.setUp({ words: words.en, memory: newMemory({ ...who, language: 'en' }) })
})

const tableOf = async (sheet: SheetKey): Promise<Table> => {
  const table = (await host.read([sheet])).tables[sheet]
  if (!table) throw new Error(`no table ${sheet}`)
  return table
}
const labels = ({ values }: Table) => values.map(([label]) => label)
/** How many rows Excel itself counts. */
const rowsOfTable = (sheet: SheetKey) =>
  office.Excel.run(async (context) => {
    const body = context.workbook.tables.getItem(sheets[sheet].table).getDataBodyRange().load('rowCount')
    await context.sync()
    return body.rowCount
  })
const write = async (change: Partial<TableEdit>) => {
  const expected = await tableOf('invoices')
  const edit: TableEdit = { sheet: 'invoices', expect: expected, set: [], remove: [], append: [], ...change }
  return host.write({ tables: [edit], memory })
}

describe('rows pasted below a table that stays small', () => {
  test('are read like its own, and taken into it by the next write, which Ctrl+Z takes back as one step', async () => {
    office.host.userPaste('Invoices!A2', 'A\nB\nC\nD')
    expect(await rowsOfTable('invoices')).toBe(1)
    expect(labels(await tableOf('invoices'))).toEqual(['A', 'B', 'C', 'D'])
    expect(await write({ set: [{ column: 'document', from: 3, values: ['E'] }] })).toBe('written')
    expect(await rowsOfTable('invoices')).toBe(4)
    expect(labels(await tableOf('invoices'))).toEqual(['A', 'B', 'C', 'E'])
    await office.host.userUndo()
    expect(await rowsOfTable('invoices')).toBe(1)
    expect(labels(await tableOf('invoices'))).toEqual(['A', 'B', 'C', 'D'])
  })

  test('go and come with the others, and new ones stand under them', async () => {
    office.host.userPaste('Invoices!A2', 'A\nB\nC')
    expect(await write({ remove: [1], append: [{ document: 'D' }] })).toBe('written')
    expect(labels(await tableOf('invoices'))).toEqual(['A', 'C', 'D'])
    expect(await rowsOfTable('invoices')).toBe(3)
  })

  test('end at the first empty row: a note further down is not touched', async () => {
    office.host.userPaste('Invoices!A2', 'A\nB\n\nmy own note')
    expect(labels(await tableOf('invoices'))).toEqual(['A', 'B'])
    await write({ append: [], set: [{ column: 'document', from: 0, values: ['Z'] }] })
    expect(await rowsOfTable('invoices')).toBe(2)
  })

  test('are handed on after an empty row, without what is reckoned there', async () => {
    office.host.userPaste('Invoices!A2', 'A\tC1\nB\tC1\n\nmy own note\n\nC\tC2')
    office.host.userPaste('Invoices!A8', 'Sum\t=1+1\n=2+2')
    const table = await tableOf('invoices')
    expect(labels(table)).toEqual(['A', 'B'])
    expect(table.apart?.map(({ row, cells }) => [row, cells[0], cells[1]])).toEqual([
      [3, 'my own note', ''],
      [5, 'C', 'C2'],
      [6, 'Sum', ''],
    ])
  })

  test('are none where another table stands', async () => {
    office.host.userPaste('Invoices!A2', 'A')
    await office.Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem('Invoices')
      worksheet.getRange('A3:B4').values = [
        ['Mine', 'Too'],
        ['1', '2'],
      ]
      worksheet.tables.add('A3:B4', true)
      await context.sync()
    })
    expect(labels(await tableOf('invoices'))).toEqual(['A'])
  })

  test('of a sheet that people only read are no rows', async () => {
    office.host.userPaste('General ledger!A3', 'a note')
    expect((await tableOf('generalLedger')).values).toHaveLength(1)
  })

  test('cost a round trip only where there are any', async () => {
    const requestsToRead = async () => {
      office.resetRequests()
      await tableOf('invoices')
      return office.requests()
    }
    office.host.userPaste('Invoices!A2', 'A')
    await requestsToRead()
    const usual = await requestsToRead()
    office.host.userPaste('Invoices!A2', Array.from({ length: 1500 }, (_, at) => `D${at}`).join('\n'))
    expect(await requestsToRead()).toBe(usual + 1)
  })

  test('are selected like the others', async () => {
    office.host.userPaste('Invoices!A2', 'A\nB\nC')
    office.host.userSelect('Invoices!A3:A4')
    expect(await host.selectedRows()).toEqual({ sheet: 'invoices', rows: [1, 2] })
  })
})
