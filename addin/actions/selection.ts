/** The rows that are selected in the sheet in front, as documents: what the pane shows of them and acts on. */
import {
  type DocumentSheet,
  type DraftSheet,
  isDocumentSheet,
  isDraftSheet,
  isLedgerSheet,
  isRecordSheet,
  isReportSheet,
  postedSheet,
  type RecordSheet,
  reportedSheet,
  resourceOf,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { Replica } from '../replica/records.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { DraftEntry } from '../state/drafts.ts'
import type { Selected, Selection, SentEmail } from '../state/selection.ts'
import type { SelectedRows } from '../workbook/host.ts'
import { approvalIn, approvalOf, isApprovedHere } from './approvals.ts'
import { change, type Desk } from './parts.ts'

/** Asks Excel which rows are selected, and shows their documents. Nothing is written. */
export async function followSelection(desk: Desk): Promise<void> {
  const selected = await desk.parts.host.selectedRows()
  if (selected && isLedgerSheet(selected.sheet)) await learnEntries(desk, selected)
  else if (selected && (hasOwnRows(selected.sheet) || isReadOnly(selected.sheet)) && !desk.rowIds.has(selected.sheet))
    await learnRowIds(desk, selected.sheet)
  desk.selected = selected
  showSelection(desk)
}

/** Of a ledger, which may be very long, only the rows that are selected. */
async function learnEntries(desk: Desk, { sheet, rows }: SelectedRows): Promise<void> {
  const entries = await desk.parts.host.cellsAt(sheet, ['entryNumber', 'amount', 'remainingAmount'], rows)
  const ids: string[] = []
  for (const [at, row] of rows.entries()) ids[row] = String(entries[at]?.[0] ?? '')
  desk.rowIds.set(sheet, ids)
  desk.entries = new Map(
    entries.map(([number, amount, left]) => [String(number), { total: numberOr(amount), remaining: numberOr(left) }]),
  )
}

/** The same rows again, after what stands in them changed. */
export function showSelection(desk: Desk): void {
  const selection = selectionOf(desk)
  const before = desk.parts.store.get().selection
  if (JSON.stringify(selection) !== JSON.stringify(before)) change(desk.parts, { selection })
}

function selectionOf({ parts, selected, rowIds, entries }: Desk): Selection | null {
  if (selected === null) return null
  const { sheet, rows } = selected
  const areApproved = isApprovedHere(parts.replica, sheet)
  if (isDraftSheet(sheet)) {
    const documents = draftsAt(parts, sheet, parts.store.get().drafts[sheet].list, rows)
    return selectionOr({ sheet, documents, areApproved })
  }
  if (hasOwnRows(sheet))
    return selectionOr({ sheet, documents: recordsAt(parts, sheet, rowIds.get(sheet) ?? [], rows), areApproved })
  const ids = rows.map((row) => ({ row, id: rowIds.get(sheet)?.[row] ?? '' })).filter(({ id }) => id !== '')
  if (isLedgerSheet(sheet)) {
    const documents = ids.map((one) => ({ ...bareRow(one), ...entries.get(one.id) }))
    return selectionOr({ sheet, documents, areApproved: false })
  }
  if (sheet === 'customerStatement')
    return selectionOr({ sheet, documents: ids.map((one) => statementRowAt(parts, one)), areApproved: false })
  if (sheet !== 'agedReceivables') return null
  return selectionOr({ sheet, documents: ids.map((one) => customerAt(parts, one)), areApproved: false })
}

interface KnownRow {
  readonly row: number
  readonly id: string
}
/** An entry of a ledger, of which the pane knows little more than the number. */
const bareRow = ({ row, id }: KnownRow): Selected => ({
  id,
  label: id,
  row,
  party: '',
  status: '',
  date: null,
  total: null,
  remaining: null,
  currency: '',
  email: null,
  eInvoice: null,
  approval: null,
})
/** A customer with what he owes, as the report told it. */
function customerAt({ replica, store }: Desk['parts'], one: KnownRow): Selected {
  const told = store.get().reports.agedReceivables.rows.find(({ customerNumber }) => customerNumber === one.id)
  const party = String(replica.find('customers', one.id)?.displayName ?? '')
  return { ...bareRow(one), party, remaining: numberOr(told?.balanceDue) }
}

/** A row of a statement, under its customer's number; the id says which row it is. */
function statementRowAt({ replica }: Desk['parts'], one: KnownRow): Selected {
  const label = one.id.slice(one.id.indexOf(' ') + 1)
  return { ...bareRow(one), label, party: String(replica.find('customers', label)?.displayName ?? '') }
}

/** Sheets whose rows are known by the ids of their records. */
export const hasOwnRows = (sheet: SheetKey): sheet is DocumentSheet | RecordSheet =>
  isDocumentSheet(sheet) || isRecordSheet(sheet)

const selectionOr = (selection: Selection): Selection | null => (selection.documents.length > 0 ? selection : null)

function draftsAt(
  { replica, store }: Desk['parts'],
  sheet: DraftSheet,
  list: readonly DraftEntry[],
  rows: readonly number[],
): readonly Selected[] {
  const wanted = new Set(rows)
  return list
    .filter((entry) => entry.rows.some((row) => wanted.has(row)))
    .map(({ id, label, party, status, date, total, currency, rows: own }) => ({
      id,
      label,
      row: own[0] ?? 0,
      party,
      status,
      date,
      total,
      remaining: null,
      currency,
      email: latestOf(replica, id, 'E-mail'),
      eInvoice: latestOf(replica, id, 'Peppol'),
      approval: approvalOf(replica, replica.find(resourceOf(sheet), id), store.get().session),
      ...prepaidOf(replica.find(resourceOf(sheet), id)),
    }))
}

const prepaidOf = (record: AnyRecord | null): Pick<Selected, 'prepaid'> =>
  record?.prepaymentRequired === true ? { prepaid: Number(record.prepaidAmount ?? 0) } : {}

function recordsAt(
  parts: Desk['parts'],
  sheet: DocumentSheet | RecordSheet,
  ids: readonly string[],
  rows: readonly number[],
): readonly Selected[] {
  const { replica } = parts
  const type = resourceOf(sheet)
  const byLine = isDocumentSheet(sheet) && postedSheet(sheet).rowPer !== 'document' ? byLineId(replica.all(type)) : null
  const found = new Map<string, Selected>()
  for (const row of rows) {
    const id = ids[row] ?? ''
    const record = byLine ? byLine.get(id) : replica.find(type, id)
    if (record && !found.has(record.id)) found.set(record.id, selectedOf(parts, sheet, record, row))
  }
  return [...found.values()]
}

function byLineId(records: Iterable<AnyRecord>): ReadonlyMap<string, AnyRecord> {
  const byLine = new Map<string, AnyRecord>()
  for (const record of records) {
    const lines = Array.isArray(record.lines) ? (record.lines as readonly { readonly id: string }[]) : []
    for (const { id } of lines) byLine.set(id, record)
  }
  return byLine
}

const selectedOf = ({ replica, store }: Desk['parts'], sheet: SheetKey, record: AnyRecord, row: number): Selected => ({
  id: record.id,
  label: labelOf(sheet, record),
  row,
  party: String(record[(isDocumentSheet(sheet) && postedSheet(sheet).called?.party) || ''] ?? partyOf(record)),
  status: typeof record.status === 'string' ? record.status : isUndone(record) ? 'Undone' : '',
  ...(record.canceledBy ? { canceledBy: String(record.canceledBy) } : {}),
  date: typeof record.postingDate === 'string' ? record.postingDate : null,
  total: numberOr(record.totalAmountIncludingTax ?? record.totalAmount),
  remaining: numberOr(record.remainingAmount),
  currency: String(record.currencyCode ?? ''),
  email: sheet === 'emails' ? emailOf(record) : latestOf(replica, record.id, 'E-mail'),
  eInvoice: sheet === 'emails' ? null : latestOf(replica, record.id, 'Peppol'),
  approval:
    sheet === 'approvals' ? approvalIn(record, store.get().session) : approvalOf(replica, record, store.get().session),
})

/** A shipment or receipt has no status: its lines say which of them were undone. */
const isUndone = ({ lines }: AnyRecord): boolean =>
  Array.isArray(lines) && lines.length > 0 && lines.every(({ correction }) => correction === true)

/** Of a document that was sent more than once, the last time counts. */
function latestOf(replica: Replica, documentId: string, channel: 'E-mail' | 'Peppol'): SentEmail | null {
  let latest: AnyRecord | null = null
  for (const email of replica.all('emails'))
    if (
      email.documentId === documentId &&
      (email.channel ?? 'E-mail') === channel &&
      String(email.queuedDateTime) > String(latest?.queuedDateTime ?? '')
    )
      latest = email
  return latest && emailOf(latest)
}

const emailOf = ({ status, sentDateTime, queuedDateTime, to, lastError, deliveryStatus }: AnyRecord): SentEmail => ({
  status: String(status ?? ''),
  at: String(sentDateTime ?? queuedDateTime ?? ''),
  to: String(to ?? ''),
  lastError: status === 'Sent' ? '' : String(lastError ?? ''),
  delivery: String(deliveryStatus ?? ''),
})

/** What people call it. */
export const labelOf = (sheet: SheetKey, record: AnyRecord): string =>
  String(record[(isDocumentSheet(sheet) && postedSheet(sheet).called?.label) || 'number'] ?? '')

/** By name where the record has it. */
export const partyOf = (record: Readonly<Record<string, unknown>>): string =>
  String(
    record.customerName ||
      record.vendorName ||
      record.displayName ||
      record.customerNumber ||
      record.vendorNumber ||
      '',
  )

export const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** Sheets that people only read and that are read whole: a ledger may be too long for that. */
export const isReadOnly = (sheet: SheetKey): boolean => isDocumentSheet(sheet) || isReportSheet(sheet)
const rowKeyOf = (sheet: SheetKey): string => (isReportSheet(sheet) ? (reportedSheet(sheet).rowName ?? '') : 'rowId')

/** What tells the rows of a sheet that people only read apart, as it stands now. */
export async function learnRowIds(desk: Desk, sheet: SheetKey): Promise<void> {
  const { tables } = await desk.parts.host.read([sheet])
  const table = tables[sheet]
  const at = table?.columns.get(rowKeyOf(sheet)) ?? -1
  desk.rowIds.set(sheet, table?.values.map((row) => String(row[at] ?? '')) ?? [])
}
