import { describe, expect, test } from 'vitest'
import { CellWrites, changeOf, type DraftRecord, draftRows, savedOf } from '../../../addin/workbook/differences.ts'
import type { Table } from '../../../addin/workbook/host.ts'
import type { KnownDocument } from '../../../addin/workbook/memory.ts'
import { mergeDraft } from '../../../addin/workbook/merging.ts'
import { readDrafts } from '../../../addin/workbook/rows.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'

const dutch = { decimal: ',', group: '.', from1904: false }
const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
const keys = sheets.invoices.columns.map((column) => column.key)

const record = (
  change: Partial<DraftRecord> = {},
  lines: readonly Record<string, unknown>[] = [{}, {}],
): DraftRecord => ({
  id: id(1),
  number: 'D-1',
  version: 1,
  status: 'Draft',
  customerNumber: 'C1',
  postingDate: '2026-01-31',
  externalDocumentNumber: 'PO-7',
  lines: lines.map((line, at) => ({
    id: id(50 + at),
    clientLineId: id(1 + at),
    sequence: (at + 1) * 10000,
    lineObjectNumber: 'X',
    description: 'Thing',
    quantity: 1,
    unitOfMeasureCode: 'PCS',
    unitPrice: 2.5,
    discountPercent: 0,
    taxCode: 'VAT21',
    amountExcludingTax: 2.5,
    ...line,
  })),
  ...change,
})

function tableOf(
  shown: DraftRecord,
  edits: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {},
): Table {
  const rows = draftRows(shown, 'invoices', dutch).map((row, at) => ({ ...row, ...edits[at] }))
  return {
    sheet: 'invoices',
    name: 'Invoices',
    columns: new Map(keys.map((key, at) => [key, at])),
    missing: [],
    headings: keys,
    values: rows.map((row: Readonly<Record<string, string | number | boolean>>) => keys.map((key) => row[key] ?? '')),
    errors: null,
    firstRow: 2,
  }
}
const known = (shown: DraftRecord): KnownDocument => ({
  sheet: 'invoices',
  attempt: 0,
  conflicts: [],
  saved: savedOf(shown, 'invoices'),
})

function merged(before: DraftRecord, edits: Parameters<typeof tableOf>[1], after: DraftRecord) {
  const table = tableOf(before, edits)
  const drafted = readDrafts(table, 'invoices', dutch, { [id(1)]: known(before) }, null)
  const writes = new CellWrites()
  const mine = drafted.documents[0]
  if (!mine) throw new Error('no document')
  const result = mergeDraft(mine, savedOf(before, 'invoices'), after, 'invoices', dutch, writes)
  return { ...result, edits: writes.edits(table), before: changeOf(mine, known(before)) }
}

describe('a document', () => {
  test('shown and read again is as it was saved', () => {
    expect(merged(record(), {}, record())).toMatchObject({
      change: 'clean',
      edits: [],
      cells: [],
      lines: [],
      remove: [],
      append: [],
    })
  })

  test('is changed by another quantity, another customer, and a row more or less', () => {
    expect(merged(record(), { 0: { quantity: 2 } }, record()).before).toBe('changed')
    expect(merged(record(), { 0: { customerNumber: 'C2' }, 1: { customerNumber: 'C2' } }, record()).before).toBe(
      'changed',
    )
    expect(merged(record(), { 1: { document: 'other', rowId: '' } }, record()).before).toBe('changed')
  })

  test('is not changed by another spelling of a code, but by one of a text', () => {
    expect(merged(record(), { 0: { lineObjectNumber: 'x' } }, record()).before).toBe('clean')
    expect(merged(record(), { 0: { description: 'thing' } }, record()).before).toBe('changed')
  })
})

describe('edits on both sides', () => {
  test('of different cells are merged', () => {
    const after = record({ version: 2 }, [{ unitPrice: 3 }, {}])
    const result = merged(record(), { 0: { quantity: 5 } }, after)
    expect(result.cells).toEqual([])
    expect(result.edits).toEqual([
      { column: 'unitPrice', from: 0, values: [3] },
      { column: 'version', from: 0, values: [2, 2] },
    ])
  })

  test('of the same cell are asked about, and nothing is lost', () => {
    const after = record({ version: 2 }, [{ quantity: 7 }, {}])
    const result = merged(record(), { 0: { quantity: 5 } }, after)
    expect(result.cells).toEqual([{ line: id(1), column: 'quantity', mine: 5, theirs: 7 }])
    expect(result.edits.map((edit) => edit.column)).toEqual(['version'])
    expect(result.saved.lines[id(1)]?.cells.quantity).toBe(7)
  })

  test('to the same value agree', () => {
    const after = record({ version: 2 }, [{ quantity: 5 }, {}])
    expect(merged(record(), { 0: { quantity: 5 } }, after).cells).toEqual([])
  })

  test('of the header go to all rows of the document', () => {
    const result = merged(record(), {}, record({ version: 2, postingDate: '2026-02-01' }))
    expect(result.edits[0]).toEqual({ column: 'postingDate', from: 0, values: [46054, 46054] })
  })
})

describe('lines on the server', () => {
  test('that were deleted there go here, unless they were changed here', () => {
    const after = record({ version: 2 }, [{}])
    expect(merged(record(), {}, after).remove).toEqual([1])
    expect(merged(record(), { 1: { quantity: 9 } }, after).remove).toEqual([])
  })

  test('that are new come as rows', () => {
    const after = record({ version: 2 }, [{}, {}, { clientLineId: '', lineObjectNumber: '=Z' }])
    const { append } = merged(record(), {}, after)
    expect(append).toHaveLength(1)
    expect(append[0]).toMatchObject({ rowId: id(52), document: 'D-1', lineObjectNumber: "'=Z", postingDate: 46053 })
  })
})

test('what is already in the cell is not written again', () => {
  const table = tableOf(record({}, [{ description: '=x' }]))
  const shown = { ...table, values: table.values.map((row) => row.map((cell) => (cell === "'=x" ? '=x' : cell))) }
  const writes = new CellWrites()
  writes.put('description', 0, "'=x")
  writes.put('quantity', 0, 1)
  expect(writes.edits(shown)).toEqual([])
})
