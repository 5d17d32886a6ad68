/** Rows of customers and items, checked and saved: each stands or falls by itself. */
import { type Column, type RecordSheet, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import type { AnyRecord, BatchRequest, Warning } from '../replica/wire.ts'
import type { Typed } from '../workbook/cells.ts'
import { CellWrites } from '../workbook/differences.ts'
import { type Book, type Table, type TableEdit, WorkbookRefused } from '../workbook/host.ts'
import { errorAt, type Finding, readTable, type TypedTable } from '../workbook/rows.ts'
import { troubleIn } from './check.ts'
import { problemsOf } from './look.ts'
import { companyToAsk, type Desk, refused, said, tell, warn } from './parts.ts'
import { bodyOf, keyOfMistake, valueAt } from './record-parts.ts'
import { agrees, emptyOf, inputsOf, mark, rowOfRecord } from './record-sheets.ts'
import { sendWatched } from './send-watched.ts'
import type { Speech } from './sheet-marks.ts'
import { type Verdict, verdictOf } from './verdicts.ts'
import { memoryOf } from './workbook-memory.ts'

interface RecordRow {
  readonly row: number
  readonly id: string
  readonly request: BatchRequest | null
}

interface LookedRecords {
  readonly book: Book
  readonly table: Table
  readonly rows: readonly RecordRow[]
  readonly findings: readonly Finding[]
}

async function lookAtRecords({ parts }: Desk, sheet: RecordSheet): Promise<LookedRecords> {
  const book = await parts.host.read([sheet])
  const table = book.tables[sheet]
  if (!table) throw new WorkbookRefused('tableMissing', sheet, { sheet })
  const typed = readTable(table, book.culture)
  const seen = new Set<string>()
  const rows: RecordRow[] = []
  const findings = [...typed.findings]
  for (let row = 0; row < typed.rows; row++) {
    if (typed.blank[row]) continue
    const own = typed.rowIds[row] as string
    const id = own === '' || seen.has(own) ? parts.newId() : own
    seen.add(id)
    if (typed.columns.get('displayName')?.[row] == null) findings.push(errorAt(row, 'displayName', 'MissingValue'))
    rows.push({
      row,
      id,
      request: requestOf(parts.newId, sheet, typed, row, parts.replica.find(resourceOf(sheet), id), id, table),
    })
  }
  return { book, table, rows, findings }
}

/** Null when the row is as the server has it. */
function requestOf(
  newId: () => string,
  sheet: RecordSheet,
  typed: TypedTable,
  row: number,
  record: AnyRecord | null,
  id: string,
  table: Table,
): BatchRequest | null {
  const columns = inputsOf(sheet, typed)
  const cell = (column: Column): Typed => typed.columns.get(column.key)?.[row] ?? null
  const said = columns.map((column) => ({ key: column.key, typed: cell(column), empty: emptyOf(column) }))
  const resource = resourceOf(sheet)
  if (!record) return { id: newId(), method: 'POST', url: resource, body: { id, ...bodyOf(resource, null, said) } }
  if (columns.every((column) => agrees(column, cell(column), valueAt(record, column.key)))) return null
  const shown = table.values[row]?.[table.columns.get('version') ?? -1]
  const version = typeof shown === 'number' ? shown : record.version
  return {
    id: newId(),
    method: 'PUT',
    url: `${resource}/${id}`,
    headers: { 'If-Match': `"${version}"` },
    body: { ...record, ...bodyOf(resource, record, said) },
  }
}

/** What is wrong in a sheet of customers or items, without writing. */
export async function lookAtRecordSheet(desk: Desk, sheet: RecordSheet): Promise<void> {
  const looked = await lookAtRecords(desk, sheet)
  showRecords(desk, sheet, looked, looked.findings, 'local')
}

interface ShownRows {
  readonly table: Table
  readonly rows: readonly unknown[]
  readonly removed?: number
}

export function showRecords(
  { parts }: Desk,
  sheet: RecordSheet,
  { table, rows, removed = 0 }: ShownRows,
  findings: readonly Finding[],
  checked: 'local' | 'checked',
): void {
  const problems = problemsOf({ table, sheet, subjects: [] }, findings)
  parts.store.change((state) => ({
    ...state,
    records: { ...state.records, [sheet]: { rows: rows.length, problems, checked, removed } },
  }))
}

/** Saves the rows that are new or changed; each stands or falls by itself. */
export async function saveRecordSheet(desk: Desk, sheet: RecordSheet): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const looked = await lookAtRecords(desk, sheet)
  const wrong = new Set(looked.findings.map((finding) => finding.row))
  const documents = looked.rows.flatMap(({ row, id, request }) =>
    request && !wrong.has(row) ? [{ documentId: id, label: '', requests: [request] }] : [],
  )
  const sent = await sendWatched(desk, 'saving', { company, documents, preview: false })
  const verdicts = new Map(documents.map(({ documentId }) => [documentId, verdictOf(sent.get(documentId))]))
  const findings = await writeSaved(desk, sheet, looked, verdicts)
  const problem = troubleIn(sent)
  if (problem) refused(parts, problem)
  const good = [...verdicts.values()].filter((verdict) => verdict.kind === 'good').length
  const bad = new Set(findings.map((finding) => finding.row)).size
  const lines = [
    ...(good > 0 || bad === 0 ? [said('result.recordsSaved', { n: good })] : []),
    ...(bad > 0 ? [said('result.refused', { n: bad })] : []),
  ]
  tell(parts, bad === 0 ? 'good' : good > 0 ? 'mixed' : 'bad', lines)
}

async function writeSaved(
  desk: Desk,
  sheet: RecordSheet,
  looked: LookedRecords,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<readonly Finding[]> {
  const { parts } = desk
  const { book, table, rows } = looked
  const { words, language } = parts.store.get()
  const speech: Speech = { words, language }
  const writes = new CellWrites()
  const findings = [...looked.findings]
  const warnings: Finding[] = []
  for (const { row, id } of rows) {
    const verdict = verdicts.get(id)
    if (verdict?.kind === 'good' && verdict.record) {
      parts.replica.apply(
        [{ type: resourceOf(sheet), id, version: verdict.record.version, record: verdict.record }],
        null,
      )
      for (const [key, cell] of Object.entries(rowOfRecord(sheet, verdict.record, book.culture, speech)))
        writes.put(key, row, cell)
      const told = verdict.warnings.map((one) => warningAt(row, one))
      if (told.length > 0) mark(writes, row, 'warn', told, speech)
      warnings.push(...told)
      continue
    }
    if (verdict) findings.push(...refusalOf(sheet, row, verdict))
    const own = findings.filter((finding) => finding.row === row)
    writes.put('rowId', row, id)
    if (own.length > 0) mark(writes, row, verdict?.kind === 'lost' ? 'unknown' : 'error', own, speech)
  }
  const edit: TableEdit = { sheet, expect: table, set: writes.edits(table), remove: [], append: [] }
  if ((await parts.host.write({ tables: [edit], memory: memoryOf(parts, book) })) === 'changed')
    warn(parts, 'warning', said('notice.sheetChanged'))
  showRecords(desk, sheet, looked, [...findings, ...warnings], 'checked')
  return findings
}

/** Saved all the same: that there may be another like it, or a number that looks wrong. */
const warningAt = (row: number, { code, message }: Warning): Finding => ({
  ...errorAt(row, null, code),
  message,
  level: 'warning',
})

function refusalOf(sheet: RecordSheet, row: number, verdict: Verdict): readonly Finding[] {
  if (verdict.kind === 'lost') return [{ ...errorAt(row, null, 'NotConfirmed'), level: 'question' }]
  if (verdict.kind !== 'refused') return []
  const { errors, code, detail } = verdict.problem
  if (errors.length === 0) return [{ ...errorAt(row, null, code), message: detail || null }]
  return errors.map((error) => {
    const column =
      sheets[sheet].columns.find((one) => one.key === keyOfMistake(error) && one.part !== 'mark')?.key ?? null
    return { ...errorAt(row, column, error.code), message: error.message || null }
  })
}
