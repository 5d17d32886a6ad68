/** The rows of bank statements, brought up to what the server has of them. */
import { markText } from '../../../shared/sheets/marks.ts'
import { sentence } from '../../../shared/words/sentence.ts'
import { CellWrites, type Row } from '../../workbook/differences.ts'
import type { TableEdit } from '../../workbook/host.ts'
import type { Finding } from '../../workbook/typed-table.ts'
import { type Desk, type Parts, said, warn } from '../parts.ts'
import { sentenceOf } from '../sheet-marks.ts'
import { memoryOf } from '../workbook-memory.ts'
import { type LookedPayments, readSheet, showPayments } from './look.ts'
import { type PaymentRow, rowName, rowOf, type Speech, type Statement } from './rows.ts'

/** The code of what was sent without an answer. */
export const notHeard = 'NotConfirmed'

/** What to write into rows besides what the server has of them. */
export interface Told {
  readonly findings: readonly Finding[]
  readonly rows?: ReadonlyMap<number, Row>
}

export const speechOf = ({ store }: Parts, { book }: LookedPayments): Speech => {
  const { words, language } = store.get()
  return { words, culture: book.culture, say: (key, params) => sentence(words, language, key, params) }
}

/**
 * Brings the rows of these statements up to what the server has; lines without a row get one. Where something is wrong in a row, what
 * was typed into it stays to be mended.
 */
export async function writeStatements(
  desk: Desk,
  statements: readonly Statement[],
  told: Told = { findings: [] },
): Promise<LookedPayments> {
  const { parts } = desk
  const looked = await readSheet(parts)
  const { table, rows, book } = looked
  const speech = speechOf(parts, looked)
  const placeOf = new Map(rows.flatMap((one) => (one.id === '' ? [] : [[nameOf(one), one.row] as const])))
  const writes = new CellWrites()
  const append: Row[] = []
  const wrong = new Set([...looked.findings, ...told.findings].map(({ row }) => row))
  for (const statement of statements)
    for (const line of statement.lines) {
      const row = placeOf.get(rowName(statement, line)) ?? placeOf.get(line.clientId)
      const cells = rowOf(statement, line, speech)
      if (row === undefined) append.push(cells)
      else put(writes, row, cells, (key) => !wrong.has(row) || !saidIn.has(key))
    }
  for (const [row, cells] of told.rows ?? []) put(writes, row, cells)
  for (const finding of [...looked.findings, ...told.findings]) mark(writes, finding, speech, parts)
  const edit: TableEdit = { sheet: 'payments', expect: table, set: writes.edits(table), remove: [], append }
  if ((await parts.host.write({ tables: [edit], memory: memoryOf(parts, book) })) === 'changed')
    warn(parts, 'warning', said('payments.moved'))
  const after = await readSheet(parts)
  showPayments(parts, { ...after, findings: [...after.findings, ...told.findings] })
  return after
}

function put(writes: CellWrites, row: number, cells: Row, isWanted: (key: string) => boolean = () => true): void {
  for (const [key, cell] of Object.entries(cells)) if (isWanted(key)) writes.put(key, row, cell)
}

/** Columns of a bank line in which people say what is to become of it. */
export const saidIn = new Set(['applications', 'accepted', 'transferDifferenceTo', 'splitAmount', 'customerNumber'])

export const nameOf = ({ id, statement }: PaymentRow) => (statement === null ? id : `${statement}/${id}`)

function mark(writes: CellWrites, finding: Finding, { words }: Speech, { store }: Parts) {
  const { language, shortDate } = store.get()
  const state = finding.code === notHeard ? 'unknown' : 'error'
  writes.put('status', finding.row, words[`status.${state}`])
  writes.put('message', finding.row, sentenceOf(finding, { words, language, shortDate, sheet: 'payments' }))
  writes.put('problems', finding.row, markText(state, finding.column === null ? [] : [finding.column]))
}

/** Ids stand in the sheet before anything is sent: what was sent is known again whatever happens then. */
export async function withIds({ parts }: Desk): Promise<LookedPayments> {
  const looked = await readSheet(parts)
  const { rows, table, book } = looked
  const writes = new CellWrites()
  for (const one of rows) if (one.id === '') writes.put('rowId', one.row, parts.newId())
  const set = writes.edits(table)
  if (set.length === 0) return looked
  await parts.host.write({
    tables: [{ sheet: 'payments', expect: table, set, remove: [], append: [] }],
    memory: memoryOf(parts, book),
  })
  return readSheet(parts)
}
