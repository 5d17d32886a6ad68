/** What was posted, as rows: one for a document, or one for each line of it. */
import { outstandingLines } from '../../shared/reports/outstanding-lines.ts'
import { type DocumentSheet, postedSheet, resourceOf, type SheetKey, sheets } from '../../shared/sheets/sheets.ts'
import type { Words } from '../../shared/words/language.ts'
import { isWordKey } from '../../shared/words/sentence.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { type Cell, type Culture, writeCell } from '../workbook/cells.ts'
import { CellWrites, type Row, typedOf } from '../workbook/differences.ts'
import type { Book, Table, TableEdit } from '../workbook/host.ts'
import type { Desk } from './parts.ts'
import { statusText } from './sheet-marks.ts'

interface PostedRow {
  readonly rowId: string
  readonly version: number
  readonly values: Values
}

export function postedEdit({ parts }: Desk, book: Book, sheet: DocumentSheet): TableEdit {
  const { words } = parts.store.get()
  const records = [...parts.replica.all(resourceOf(sheet))].toSorted(by(postedSheet(sheet).called?.order ?? 'number'))
  return editOf(book, sheet, rowsOf(sheet, records, words))
}

function rowsOf(sheet: DocumentSheet, records: readonly AnyRecord[], words: Words): readonly PostedRow[] {
  const { rowPer, ofDrafts } = postedSheet(sheet)
  switch (rowPer) {
    case 'document':
      return records.filter((one) => isPosted(one) || ofDrafts).map((one) => row(one, words))
    case 'line':
      return records.filter(isPosted).flatMap((one) => lineRows(one, one, linesOf(one)))
    case 'outstandingLine':
      return records.flatMap((one) => lineRows(one, row(one, words).values, outstandingLines(one)))
  }
}

/** Drafts share their resource with what was posted; a receipt or a shipment has no status. */
const isPosted = ({ status }: AnyRecord): boolean => status !== 'Draft' && status !== 'In Review'

const row = (record: AnyRecord, words: Words): PostedRow => ({
  rowId: record.id,
  version: record.version,
  values: {
    ...record,
    status: statusText(String(record.status), words),
    ...(record.deliveryStatus === 'Kept' ? keptBack(words) : {}),
    ...('documentType' in record ? { documentType: kindText(String(record.documentType), words) } : {}),
  },
})

/** Done with on the server, but nothing is set up to send it: nobody has received it. */
const keptBack = (words: Words): Values => ({ status: words['status.Kept'], sentDateTime: null })

/** What the resource of a document is called. */
function kindText(resource: string, words: Words): string {
  const key = `kind.${resource}`
  return isWordKey(words, key) ? words[key] : resource
}

type Values = Readonly<Record<string, unknown>>

const lineRows = (record: AnyRecord, header: Values, lines: readonly object[]): readonly PostedRow[] =>
  (lines as readonly Values[]).map((line) => ({
    rowId: String(line.id),
    version: record.version,
    values: { ...header, ...line, number: record.number },
  }))

const linesOf = (record: AnyRecord): readonly Values[] =>
  Array.isArray(record.lines) ? (record.lines as readonly Values[]) : []

const by =
  (property: string) =>
  (one: AnyRecord, other: AnyRecord): number =>
    String(one[property]) < String(other[property]) ? -1 : String(one[property]) > String(other[property]) ? 1 : 0

/** Rows that are missing come, rows of an older version are rewritten, rows the server does not have go. */
function editOf(book: Book, sheet: DocumentSheet, rows: readonly PostedRow[]): TableEdit {
  const table = book.tables[sheet] as Table
  const [idAt, versionAt] = [table.columns.get('rowId') ?? -1, table.columns.get('version') ?? -1]
  const here = new Map(table.values.map((row, index) => [row[idAt], { index, version: row[versionAt] }]))
  const wanted = new Set(rows.map((row) => row.rowId))
  const writes = new CellWrites()
  const append: Row[] = []
  for (const row of rows) {
    const known = here.get(row.rowId)
    if (known && known.version === row.version && !table.unfilled?.size) continue
    const cells = cellsOf(sheet, row, book.culture)
    if (!known) append.push(cells)
    else for (const [key, cell] of Object.entries(cells)) writes.put(key, known.index, cell)
  }
  const remove = [...here]
    .filter(([id]) => id !== '' && id !== undefined && !wanted.has(String(id)))
    .map(([, { index }]) => index)
  return { sheet, expect: table, set: writes.edits(table), remove, append }
}

function cellsOf(sheet: SheetKey, { rowId, version, values }: PostedRow, culture: Culture): Record<string, Cell> {
  const cells: Record<string, Cell> = { rowId, version }
  for (const column of sheets[sheet].columns)
    if (column.part !== 'mark') cells[column.key] = writeCell(typedOf(values[column.key]), column.kind, culture)
  return cells
}
