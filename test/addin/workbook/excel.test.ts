import { beforeEach, describe, expect, test } from 'vitest'
import type { Cell } from '../../../addin/workbook/cells.ts'
import { excelHost } from '../../../addin/workbook/excel.ts'
import type { Table, TableEdit, WorkbookHost } from '../../../addin/workbook/host.ts'
import { type Memory, newMemory } from '../../../addin/workbook/memory.ts'
import { type SheetKey, sheetKeys, sheets } from '../../../shared/sheets/sheets.ts'
import { words } from '../../../shared/words/words.ts'
import { madeEarlier } from '../../support/earlier-workbook.ts'
import { type OfficeOptions, type OpenOffice, openOffice } from '../../support/office.ts'

let office: OpenOffice
let host: WorkbookHost
let memory: Memory

const open = async (options: OfficeOptions = {}) => {
  office = openOffice({ excelApi: '1.17', ...options })
  host = excelHost()
  memory = await host.setUp({
    words: words.en,
    memory: newMemory({
      workbookId: 'w1',
      server: 'https://sales.example',
      company: 'demo',
      companyId: null,
      language: 'en',
    }),
  })
}
beforeEach(() => open())

const tableOf = async (sheet: SheetKey): Promise<Table> => {
  const table = (await host.read([sheet])).tables[sheet]
  if (!table) throw new Error(`no table ${sheet}`)
  return table
}
const rowsOf = (table: Table) =>
  table.values.map((row) =>
    Object.fromEntries(
      [...table.columns].map(([key, at]) => [key, row[at]]).filter(([, cell]) => cell !== '' && cell !== undefined),
    ),
  )
const edit = (expect: Table, change: Partial<TableEdit>): TableEdit => ({
  sheet: expect.sheet,
  expect,
  set: [],
  remove: [],
  append: [],
  ...change,
})
const write = async (sheet: SheetKey, change: Partial<TableEdit>) =>
  host.write({ tables: [edit(await tableOf(sheet), change)], memory })
const line = (document: string, quantity: Cell) => ({
  document,
  lineObjectNumber: 'X',
  quantity,
  rowId: `row ${document}`,
})
const namesOf = () =>
  office.Excel.run(async (context) => {
    const worksheets = context.workbook.worksheets.load('items/name,items/visibility')
    await context.sync()
    return worksheets.items.map((one) => (one.visibility === 'Visible' ? one.name : `(${one.name})`))
  })

describe('setting up', () => {
  test('makes a sheet with a table for everything, and hides what is ours', async () => {
    expect(await namesOf()).toEqual([
      'Sheet1',
      '(_lists)',
      ...sheetKeys.map((key) => words.en[sheets[key].caption]),
      '(_sync)',
    ])
    const { tables, memory: kept } = await host.read(sheetKeys)
    expect(Object.keys(tables)).toEqual(sheetKeys)
    expect(tables.invoices?.headings.slice(0, 4)).toEqual(['Document', 'Customer', 'Date', 'Reference'])
    expect(tables.invoices?.missing).toEqual([])
    expect(kept).toEqual(memory)
  })

  test('of a workbook of the user adds what is missing beside what is there', async () => {
    office = openOffice({ excelApi: '1.17', sheets: ['Invoices', 'Mine'] })
    host = excelHost()
    await host.setUp({ words: words.en, memory })
    expect((await namesOf()).slice(0, 4)).toEqual(['Invoices', 'Mine', '(_lists)', 'Invoices (2)'])
    const before = await namesOf()
    await write('invoices', { append: [line('A', 1)] })
    await host.setUp({ words: words.nl, memory })
    expect(await namesOf()).toEqual(before)
    expect(rowsOf(await tableOf('invoices'))).toMatchObject([{ document: 'A' }])
  })

  test('again makes a deleted sheet anew', async () => {
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('VAT').delete()
      await context.sync()
    })
    expect((await host.read(['vat'])).tables.vat).toBeUndefined()
    await host.setUp({ words: words.en, memory })
    expect((await tableOf('vat')).headings[0]).toBe('Entry')
  })
})

describe('a workbook of an earlier version', () => {
  const inTable = <T>(look: (table: Excel.Table, context: Excel.RequestContext) => Promise<T>) =>
    office.Excel.run(async (context) => look(context.workbook.tables.getItem('VerkoopInvoices'), context))

  test('gets the columns that came since, where a new sheet has them; the user’s own stay, formulas and formats too', async () => {
    await write('invoices', { append: [line('A', 2), line('B', 3)] })
    await madeEarlier(office, host, { columns: { invoices: ['discountPercent', 'currencyFactor'] } })
    expect((await tableOf('invoices')).newer).toEqual(['discountPercent', 'currencyFactor'])
    await inTable(async (table, context) => {
      table.columns.add(5, [['Mine'], ['x'], ['y']])
      table.columns.add(undefined, [['Twice'], ['=[@Quantity]*2'], ['=[@Quantity]*2']])
      table.worksheet.getRange('F:F').format.columnWidth = 123
      await context.sync()
    })
    const made = await host.setUp({ words: words.en, memory })
    const { headings, columns, newer, missing, unfilled } = await tableOf('invoices')
    expect([newer, missing, [...(unfilled?.keys() ?? [])]]).toEqual([[], [], ['discountPercent', 'currencyFactor']])
    expect(headings.slice(4, 11)).toEqual([
      'Item',
      'Mine',
      'Description',
      'Quantity',
      'Unit',
      'Unit price',
      'Discount %',
    ])
    expect(headings.slice(-7, -1)).toEqual(['Invoice discount %', 'Status', 'Message', 'Problems', 'Row ID', 'Version'])
    expect(columns.has('currencyFactor')).toBe(false)
    expect(made.headings.invoices?.currencyFactor).toBe('Currency factor')
    const seen = await inTable(async (table, context) => {
      const body = table.getDataBodyRange().load('formulas,values')
      const width = table.worksheet.getRange('F:F').format.load('columnWidth')
      const factor = table.columns.getItem('Currency factor').getDataBodyRange().load('numberFormat,columnHidden')
      const rowId = table.columns.getItem('Row ID').getDataBodyRange().load('columnHidden,values')
      const rules = factor.conditionalFormats.load('items/type')
      await context.sync()
      return {
        mine: body.values.map((row) => row[5]),
        twice: body.values.map((row) => row.at(-1)),
        width: width.columnWidth,
        format: factor.numberFormat[0]?.[0],
        hidden: [factor.columnHidden, rowId.columnHidden],
        ids: rowId.values.map(([id]) => id),
        rules: rules.items.length,
      }
    })
    expect(seen).toEqual({
      mine: ['x', 'y'],
      twice: [4, 6],
      width: 123,
      format: '0.########',
      hidden: [false, true],
      ids: ['row A', 'row B'],
      rules: 1,
    })
  })

  test('keeps a column away that the user removed, and names its own beside one of the same name', async () => {
    await madeEarlier(office, host, { columns: { invoices: ['currencyFactor'] } })
    await inTable(async (table, context) => {
      table.columns.getItem('Unit').delete()
      table.columns.add(1, [['currency factor'], ['mine']])
      await context.sync()
    })
    await host.setUp({ words: words.en, memory })
    const { headings, missing } = await tableOf('invoices')
    expect(missing).toEqual(['unitOfMeasureCode'])
    expect(headings).toContain('Currency factor 2')
  })
})

describe('a table', () => {
  test('gives rows by column key, wherever the user put the columns', async () => {
    await write('invoices', { append: [line('A', 2), line('B', 3)] })
    expect(rowsOf(await tableOf('invoices'))).toEqual([
      { document: 'A', lineObjectNumber: 'X', quantity: 2, rowId: 'row A' },
      { document: 'B', lineObjectNumber: 'X', quantity: 3, rowId: 'row B' },
    ])
  })

  test('takes new rows in place of its empty row, and changes of single cells', async () => {
    await write('invoices', { append: [line('A', 1)] })
    await write('invoices', { append: [line('B', 2)], set: [{ column: 'quantity', from: 0, values: [9] }] })
    expect(rowsOf(await tableOf('invoices')).map((row) => row.quantity)).toEqual([9, 2])
  })

  test('cells written into the first, empty row stay: new rows go under them', async () => {
    await write('invoices', {
      set: [
        { column: 'document', from: 0, values: ['A'] },
        { column: 'quantity', from: 0, values: [1] },
      ],
      append: [line('B', 2)],
    })
    expect(rowsOf(await tableOf('invoices'))).toMatchObject([
      { document: 'A', quantity: 1 },
      { document: 'B', quantity: 2 },
    ])
  })

  test('leaves cells alone where an edit says nothing', async () => {
    await write('invoices', { append: [line('A', 1), line('B', 2), line('C', 3)] })
    await write('invoices', { set: [{ column: 'quantity', from: 0, values: [7, null, 8] }] })
    expect(rowsOf(await tableOf('invoices')).map((row) => row.quantity)).toEqual([7, 2, 8])
  })

  test('loses rows without holes, and keeps one empty row when all go', async () => {
    await write('invoices', { append: ['A', 'B', 'C', 'D', 'E'].map((name, at) => line(name, at + 1)) })
    await write('invoices', { remove: [0, 2, 3] })
    expect(rowsOf(await tableOf('invoices')).map((row) => row.document)).toEqual(['B', 'E'])
    await write('invoices', { remove: [0, 1], append: [line('F', 6)] })
    expect(rowsOf(await tableOf('invoices')).map((row) => row.document)).toEqual(['F'])
    await write('invoices', { remove: [0] })
    expect(rowsOf(await tableOf('invoices'))).toEqual([{}])
  })

  test('keeps text text: formulas, codes with zeros, long digits', async () => {
    const texts = ['=1+1', '-5', '@x', '00012', '12345678901234567890', "'quoted"]
    const guarded = texts.map((text) => (/^[=+\-@']/.test(text) ? `'${text}` : text))
    await write('invoices', { append: guarded.map((description, at) => ({ ...line(String(at), 1), description })) })
    expect(rowsOf(await tableOf('invoices')).map((row) => row.description)).toEqual(texts)
  })

  test('whose rows moved since they were read is not written', async () => {
    await write('invoices', { append: [line('A', 1), line('B', 2)] })
    const before = await tableOf('invoices')
    office.host.userSort('VerkoopInvoices', [{ key: 0, ascending: false }] as never)
    const late = [edit(before, { set: [{ column: 'message', from: 0, values: ['late'] }] })]
    expect(await host.write({ tables: late, memory })).toBe('changed')
    expect(rowsOf(await tableOf('invoices')).map((row) => row.message)).toEqual([undefined, undefined])
  })

  test('with a renamed column says which one is missing', async () => {
    office.host.userEdit('Invoices!G1', 'How many')
    expect((await tableOf('invoices')).missing).toEqual(['quantity'])
  })

  test('is known in any language when the workbook has no memory of ours', async () => {
    await host.setUp({ words: words.nl, memory })
    office = openOffice({ excelApi: '1.17' })
    host = excelHost()
    const made = await host.setUp({ words: words.nl, memory: { ...memory, language: 'nl' } })
    expect(made.headings.invoices?.quantity).toBe('Aantal')
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('_sync').getRange('A1:A9').clear()
      await context.sync()
    })
    const { tables, memory: none } = await host.read(['invoices'])
    expect(none).toBeNull()
    expect(tables.invoices?.missing).toEqual([])
  })

  test('behind a filter is written in the right rows, and filtered again', async () => {
    await write('invoices', { append: [line('A', 1), line('B', 2), line('C', 3)] })
    await office.Excel.run(async (context) => {
      context.workbook.tables.getItem('VerkoopInvoices').columns.getItemAt(0).filter.applyValuesFilter(['C'])
      await context.sync()
    })
    await write('invoices', { set: [{ column: 'quantity', from: 0, values: [10, 20, 30] }] })
    expect(rowsOf(await tableOf('invoices')).map((row) => row.quantity)).toEqual([10, 20, 30])
    const filtered = await office.Excel.run(async (context) => {
      const filter = context.workbook.tables.getItem('VerkoopInvoices').autoFilter.load('isDataFiltered')
      await context.sync()
      return filter.isDataFiltered
    })
    expect(filtered).toBe(true)
  })
})

describe('errors in cells', () => {
  test('are told apart from text that looks like one', async () => {
    await write('invoices', { append: [line('A', 1), line('B', 2)] })
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Invoices')
      sheet.getRange('G2').values = [['=1/0']]
      sheet.getRange('F3').values = [["'#N/A"]]
      await context.sync()
    })
    const table = await tableOf('invoices')
    const at = table.columns.get('quantity') ?? -1
    expect(table.errors?.[0]?.[at]).toBe(true)
    expect(table.errors?.[1] ?? null).toBeNull()
  })
})

describe('round trips', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => line(`D${at}`, at))

  test('do not grow with the rows', async () => {
    const counts: number[][] = []
    for (const count of [10, 1000]) {
      await open()
      office.resetRequests()
      await write('invoices', { append: many(count) })
      const writing = office.requests()
      office.resetRequests()
      const table = await tableOf('invoices')
      const reading = office.requests()
      expect(table.values).toHaveLength(count)
      office.resetRequests()
      await host.write({
        tables: [
          edit(table, { remove: [1, 3, 5], set: [{ column: 'message', from: 0, values: many(count).map(() => 'x') }] }),
        ],
        memory,
      })
      counts.push([writing, reading, office.requests()])
    }
    expect(counts[1]).toEqual(counts[0])
    expect(Math.max(...(counts[0] ?? []))).toBeLessThan(14)
  })

  test('come in more pieces only for very many cells', async () => {
    await write('invoices', { append: many(9000) })
    expect((await tableOf('invoices')).values).toHaveLength(9000)
  })
})

describe('the memory', () => {
  test('survives however large it is, and shrinks again', async () => {
    const documents = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [
        `id ${at}`,
        { sheet: 'invoices', attempt: at, saved: null, conflicts: [] } as const,
      ]),
    )
    await host.write({ tables: [], memory: { ...memory, documents } })
    expect((await host.read([])).memory?.documents['id 2999']).toEqual(documents['id 2999'])
    await host.write({ tables: [], memory })
    expect((await host.read([])).memory).toEqual(memory)
  })
})

describe('hints', () => {
  test('tell of what people do, not of what we write, and end', async () => {
    const heard: string[] = []
    const stop = await host.onHint((hint) => heard.push(hint))
    await write('invoices', { append: [line('A', 1)] })
    await office.host.settled()
    expect(heard.filter((hint) => hint === 'edited')).toEqual([])
    office.host.userPaste('Invoices!A2', 'B\tC1\nC\tC2')
    await office.host.settled()
    expect(heard).toContain('edited')
    const before = heard.length
    await stop()
    office.host.userEdit('Invoices!A2', 'Z')
    await office.host.settled()
    expect(heard).toHaveLength(before)
  })
})

test('going to a cell brings its sheet to the front', async () => {
  await host.goTo({ sheet: 'generalLedger', row: 0, column: 'amount' })
  expect(await host.sheetInFront()).toBe('generalLedger')
  const address = await office.Excel.run(async (context) => {
    const cell = context.workbook.getActiveCell().load('address')
    await context.sync()
    return cell.address
  })
  expect(address).toMatch(/General ledger'?!J3$/)
})

test('a table that is gone is told by its sheet', async () => {
  office = openOffice({ excelApi: '1.17' })
  host = excelHost()
  await expect(host.goTo({ sheet: 'vat', row: 0, column: null })).rejects.toMatchObject({
    reason: 'tableMissing',
    params: { sheet: 'vat' },
  })
})
