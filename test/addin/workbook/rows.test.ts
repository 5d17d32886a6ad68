import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../addin/workbook/cells.ts'
import type { Table } from '../../../addin/workbook/host.ts'
import type { KnownDocument } from '../../../addin/workbook/memory.ts'
import { type Known, readDrafts } from '../../../addin/workbook/rows.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'

const dutch = { decimal: ',', group: '.', from1904: false }
const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
const counting = () => {
  let n = 100
  return () => id(++n)
}

/** Rows by column key; what is left out is an empty cell. */
function tableOf(rows: readonly Readonly<Record<string, Cell>>[], errors: Table['errors'] = null): Table {
  const keys = sheets.invoices.columns.map((column) => column.key)
  return {
    sheet: 'invoices',
    name: 'Invoices',
    columns: new Map(keys.map((key, at) => [key, at])),
    missing: [],
    headings: keys,
    values: rows.map((row) => keys.map((key) => row[key] ?? '')),
    errors,
    firstRow: 2,
  }
}
const line = (document: string, item: Cell, more: Readonly<Record<string, Cell>> = {}) => ({
  document,
  lineObjectNumber: item,
  quantity: 1,
  ...more,
})
const read = (
  rows: readonly Readonly<Record<string, Cell>>[],
  known: Known = {},
  newId: (() => string) | null = counting(),
) => readDrafts(tableOf(rows), 'invoices', dutch, known, newId)

const saved = (rowIds: readonly string[], cells: Readonly<Record<string, Cell>>): KnownDocument => ({
  sheet: 'invoices',
  attempt: 0,
  conflicts: [],
  saved: {
    number: 'SI-1',
    version: 1,
    status: 'Draft',
    header: {},
    lines: Object.fromEntries(rowIds.map((rowId, at) => [rowId, { id: rowId, sequence: (at + 1) * 10000, cells }])),
  },
})

describe('documents', () => {
  test('are the rows with one label, also when they do not stand together', () => {
    const { documents } = read([line('A', 'X'), line('B', 'Y'), line('a', 'Z')])
    expect(documents.map((one) => [one.label, one.lines.map((each) => each.row)])).toEqual([
      ['A', [0, 2]],
      ['B', [1]],
    ])
  })

  test('take rows without a label with them, and skip empty rows', () => {
    const { documents } = read([line('A', 'X'), {}, line('', 'Y'), line('B', 'Z'), line('', 'W')])
    expect(documents.map((one) => one.lines.map((each) => each.row))).toEqual([
      [0, 2],
      [3, 4],
    ])
  })

  test('keep their saved rows when the sheet is sorted and only the first row has a label', () => {
    const known = { [id(1)]: saved([id(1), id(2)], {}), [id(3)]: saved([id(3)], {}) }
    const rows = [
      line('SI-1', 'X', { rowId: id(1) }),
      line('SI-3', 'Z', { rowId: id(3) }),
      line('', 'Y', { rowId: id(2) }),
    ]
    expect(read(rows, known).documents.map((one) => [one.id, one.lines.map((each) => each.row)])).toEqual([
      [id(1), [0, 2]],
      [id(3), [1]],
    ])
  })

  test('need a label on the first row at least', () => {
    const { documents, findings } = read([line('', 'X')])
    expect(documents).toEqual([])
    expect(findings.map((one) => [one.code, one.row])).toEqual([['DocumentMissing', 0]])
  })

  test('are named after the Row ID of their first row', () => {
    const { documents, rowIds } = read([line('A', 'X'), line('A', 'Y')])
    expect(rowIds).toEqual([id(101), id(102)])
    expect(documents[0]?.id).toBe(id(101))
    expect(read([line('A', 'X')], {}, null).documents[0]?.id).toBe('')
  })

  test('read their header from the first row that says something', () => {
    const rows = [line('A', 'X', { postingDate: 46053 }), line('A', 'Y', { customerNumber: 'C1' })]
    expect(read(rows).documents[0]?.header).toEqual({
      document: 'A',
      customerNumber: 'C1',
      postingDate: '2026-01-31',
      externalDocumentNumber: null,
      currencyCode: null,
      currencyFactor: null,
      billToCustomerNumber: null,
      pricesIncludeTax: null,
      invoiceDiscountPercent: null,
    })
  })

  test('complain about another header further down, at that cell', () => {
    const rows = [
      line('A', 'X', { customerNumber: 'C1' }),
      line('A', 'Y', { customerNumber: 'c1' }),
      line('A', 'Z', { customerNumber: 'C2' }),
    ]
    expect(read(rows).findings.map((one) => [one.code, one.row, one.column, one.params.first])).toEqual([
      ['HeaderDiffers', 2, 'customerNumber', 'C1'],
    ])
    expect(read(rows).findings[0]?.choices).toEqual([{ text: 'C1', value: 'C1' }])
  })
})

describe('cells', () => {
  test('that are errors are told by their type, not by their text', () => {
    const row = line('A', '#N/A', { description: '#N/A' })
    const errors = [sheets.invoices.columns.map((column) => column.key === 'description')]
    const { findings, documents } = readDrafts(tableOf([row], errors), 'invoices', dutch, {}, counting())
    expect(findings.map((one) => [one.code, one.column])).toEqual([['ErrorCell', 'description']])
    expect(documents[0]?.lines[0]?.cells.lineObjectNumber).toBe('#N/A')
  })

  test('that can mean two things are questions with their choices', () => {
    const { findings } = read([line('A', 'X', { unitPrice: '1.234' })])
    expect(findings[0]).toMatchObject({ code: 'AmbiguousNumber', level: 'question', column: 'unitPrice', row: 0 })
    expect(findings[0]?.choices.map((choice) => choice.text)).toEqual(['1234', '1,234'])
  })

  test('that came along as headings are one mistake of their row, and no document', () => {
    const headings = { document: 'document', customerNumber: 'customerNumber', quantity: 'Number of pieces' }
    const { findings, documents } = read([line('A', 'X'), headings, { ...line('', 'Y'), document: '' }])
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([['HeadingRow', 1, null]])
    expect(documents.map(({ label, lines }) => [label, lines.map(({ row }) => row)])).toEqual([['A', [0, 2]]])
  })

  test('that are headings of another program are one mistake of their row too', () => {
    const headings = { document: 'Factuurnr.', customerNumber: 'Klant', postingDate: 'Datum', quantity: 'Aantal' }
    const { findings, documents } = read([headings, line('A', 'X')])
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([['HeadingRow', 0, null]])
    expect(documents.map(({ label }) => label)).toEqual(['A'])
  })

  test('that are no headings are told each by itself: one that cannot be read, or words beside a number or an error', () => {
    const told = (row: ReturnType<typeof line>, errors?: Parameters<typeof tableOf>[1]) =>
      readDrafts(tableOf([row], errors), 'invoices', dutch, {}, counting()).findings.map(({ code }) => code)
    expect(told(line('A', 'X', { postingDate: '', quantity: 'two' }))).toEqual(['NotANumber'])
    const words = { postingDate: 'soon', quantity: 'two', customerNumber: 'ACME' }
    expect(told(line('A', 'X', { ...words, customerNumber: 'C1' }))).toEqual(['NotADate', 'NotANumber'])
    expect(told(line('A', 'X', { ...words, unitPrice: 10 }))).toEqual(['NotADate', 'NotANumber'])
    const errors = [sheets.invoices.columns.map(({ key }) => key === 'quantity')]
    expect(told(line('A', 'X', { ...words, quantity: '#N/A' }), errors)).toEqual(['NotADate', 'ErrorCell'])
  })

  test('of columns that are only shown are not read', () => {
    const { documents } = read([line('A', 'X', { amountExcludingTax: 'anything' })])
    expect(documents[0]?.lines[0]?.cells).not.toHaveProperty('amountExcludingTax')
  })
})

describe('copied rows', () => {
  test('get an id of their own; the original keeps its own when it still is what was saved', () => {
    const cells = { lineObjectNumber: 'X', quantity: 1 }
    const known = { [id(1)]: saved([id(1)], cells) }
    const copy = line('SI-1', 'X', { rowId: id(1), quantity: 5 })
    const original = line('SI-1', 'X', { rowId: id(1) })
    const { rowIds, copied } = read([copy, original], known)
    expect(rowIds).toEqual([id(101), id(1)])
    expect([...copied]).toEqual([0])
  })

  test('under another label are another document', () => {
    const known = { [id(1)]: saved([id(1), id(2)], {}) }
    const rows = [
      line('SI-1', 'X', { rowId: id(1) }),
      line('SI-1', 'Y', { rowId: id(2) }),
      line('NEW', 'X', { rowId: id(1) }),
      line('NEW', 'Y', { rowId: id(2) }),
    ]
    const { documents } = read(rows, known)
    expect(documents.map((one) => one.id)).toEqual([id(1), id(101)])
    expect(documents[1]?.lines.map((one) => one.rowId)).toEqual([id(101), id(102)])
  })

  test('moved to another document leave the first', () => {
    const known = { [id(1)]: saved([id(1), id(2)], {}) }
    const { documents } = read([line('SI-1', 'X', { rowId: id(1) }), line('B', 'Y', { rowId: id(2) })], known)
    expect(documents.map((one) => [one.id, one.lines.length])).toEqual([
      [id(1), 1],
      [id(101), 1],
    ])
  })

  test('twice in an unsaved sheet: the upper one stays', () => {
    const { rowIds } = read([line('A', 'X', { rowId: id(7) }), line('A', 'X', { rowId: id(7) })])
    expect(rowIds).toEqual([id(7), id(101)])
  })
})
