/** Rows of customers and items, saved: each stands or falls by itself. */
import type { Mark } from '../../shared/sheets/marks.ts'
import { type RecordSheet, sheets } from '../../shared/sheets/sheets.ts'
import type { QueuedDocument } from '../replica/queue.ts'
import type { BatchRequest } from '../replica/wire.ts'
import { cellText } from '../workbook/cell-text.ts'
import { CellWrites } from '../workbook/differences.ts'
import type { Table } from '../workbook/host.ts'
import type { Memory } from '../workbook/memory.ts'
import { deliver, sendAndSettle } from './deliver.ts'
import { type Desk, isCutOff, mayAsk, said, tell, warn } from './parts.ts'
import { type LookedRecords, lookAtRecordSheet, lookAtRecords } from './record-look.ts'
import { mark, markIn } from './record-sheets.ts'
import { speechIn } from './sheet-marks.ts'
import { waitAsWritten, writeWaits } from './waiting.ts'
import { waitingIn } from './waiting-list.ts'
import { memoryOf } from './workbook-memory.ts'

/**
 * Saves the rows that are new or changed; each stands or falls by itself. While the server cannot be reached they wait, and
 * what was never answered is asked for before anything else is said of the same rows.
 */
export async function saveRecordSheet(desk: Desk, sheet: RecordSheet): Promise<void> {
  const { parts } = desk
  if (!mayAsk(parts)) return
  await parts.server.reach()
  if (!isCutOff(parts)) await askFirst(desk, sheet)
  const looked = await withIds(desk, sheet)
  if (!looked) return
  const wrong = wrongRows(looked)
  const documents = savedBy(sheet, looked, wrong)
  const { workbookId } = memoryOf(parts, looked.book)
  if (documents.length === 0) tellNothing(desk, wrong.size)
  else if (isCutOff(parts))
    await waitAsWritten(desk, sheet, documents, (memory) => writeRecordWaits(desk, sheet, memory))
  else await sendAndSettle(desk, { action: 'save', sheet, documents, workbookId }, wrong.size)
  await lookAtRecordSheet(desk, sheet)
}

function tellNothing({ parts }: Desk, wrong: number): void {
  if (wrong > 0) tell(parts, 'bad', [said('result.refused', { n: wrong })])
  else tell(parts, 'good', [said('result.recordsSaved', { n: 0 })])
}

async function askFirst(desk: Desk, sheet: RecordSheet): Promise<void> {
  const { memory } = await desk.parts.host.read([])
  for (const one of await desk.parts.queue.all())
    if (!one.waits && one.sheet === sheet && one.workbookId === memory?.workbookId) await deliver(desk, one)
}

export const wrongRows = ({ findings }: LookedRecords): ReadonlySet<number> =>
  new Set(findings.filter(({ level }) => level !== 'warning').map(({ row }) => row))

export const savedBy = (
  sheet: RecordSheet,
  { rows, table }: LookedRecords,
  wrong: ReadonlySet<number>,
): readonly QueuedDocument[] =>
  rows.flatMap(({ row, id, request, cells }) => {
    const content = { header: cells, lines: {} }
    const label = labelAt(sheet, table, row)
    return request && !wrong.has(row) ? [{ documentId: id, label, content, requests: [request] }] : []
  })

/** What people call the record of a row. */
function labelAt(sheet: RecordSheet, table: Table, row: number): string {
  const cell = (key: string) => cellText(table, row, key).trim()
  return sheets[sheet].columns.some(({ key }) => key === 'number') ? cell('number') || cell('displayName') : ''
}

/** Ids stand in the sheet before anything is sent: what was sent is known again whatever happens then. */
async function withIds(desk: Desk, sheet: RecordSheet): Promise<LookedRecords | null> {
  const { parts } = desk
  const looked = await lookAtRecords(desk, sheet)
  const speech = speechIn(parts)
  const writes = new CellWrites()
  const byRow = Map.groupBy(looked.findings, ({ row }) => row)
  for (const { row, id } of looked.rows) {
    writes.put('rowId', row, id)
    const wrong = byRow.get(row)?.filter(({ code }) => code !== 'Conflict') ?? []
    if (wrong.length > 0) mark(writes, row, 'error', wrong, speech)
  }
  const edit = { sheet, expect: looked.table, set: writes.edits(looked.table), remove: [], append: [] }
  if (edit.set.length === 0) return looked
  if ((await parts.host.write({ tables: [edit], memory: memoryOf(parts, looked.book) })) === 'written')
    return lookAtRecords(desk, sheet)
  warn(parts, 'warning', said('notice.sheetChanged'))
  return null
}

/** Rows say that they wait; those that wait no more say how they stand. */
export async function writeRecordWaits(desk: Desk, sheet: RecordSheet, memory: Memory): Promise<boolean> {
  const { parts } = desk
  const { table, rows } = await lookAtRecords(desk, sheet)
  const speech = speechIn(parts)
  const ids = waitingIn(memory, sheet)
  const writes = new CellWrites()
  for (const { row, id, request } of rows) {
    if (ids.has(id)) mark(writes, row, 'waiting', [], speech)
    else if (markIn(table, row) === 'waiting') mark(writes, row, markOf(request), [], speech)
  }
  return writeWaits(parts, table, writes, memory)
}

/** Of a row that does not wait. */
const markOf = (request: BatchRequest | null): Mark =>
  request === null ? 'clean' : request.method === 'POST' ? 'new' : 'changed'
