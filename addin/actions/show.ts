/** Looking at a document: the entries that it wrote, and the chain of documents and payments that it stands in. */
import {
  type Chain,
  type ChainKind,
  type ChainRecord,
  chainAround,
  chainKinds,
  standingOf,
} from '../../shared/reports/document-chain.ts'
import {
  type DocumentSheet,
  documentSheets,
  draftSheets,
  isDocumentSheet,
  isDraftSheet,
  postedSheet,
  resourceOf,
  type SheetKey,
} from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { ShownDocument, ShownLine } from '../state/document.ts'
import { selectedIn } from './act.ts'
import { ledgersOf, readLedgers } from './entries.ts'
import { change, companyOf, companyToAsk, type Desk, notDone, said, tell, working } from './parts.ts'
import { learnRowIds, numberOr, partyOf } from './selection.ts'
import { asDraftRecord, isLive } from './subject.ts'
import type { Entries } from './verdicts.ts'

/** More would be too much to read, and many questions to the server. */
const mostDocuments = 20

export async function showEntries(desk: Desk, sheet: SheetKey): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const { ids } = await selectedIn(desk, sheet)
  const numbers = ids
    .slice(0, mostDocuments)
    .flatMap((id) => String(parts.replica.find(resourceOf(sheet), id)?.number ?? ''))
    .filter(Boolean)
  const entries: Entries[] = []
  for (const [at, documentNumber] of numbers.entries()) {
    working(parts, 'acting', at, numbers.length, true)
    if (desk.abort?.signal.aborted) return
    for (const ledger of readLedgers) {
      const answer = await parts.server.list(company, ledger, null, { documentNumber })
      if (answer.kind !== 'ok') return notDone(parts, answer)
      entries.push({ [ledger]: answer.body.value })
    }
  }
  const ledgers = ledgersOf(entries)
  if (ledgers.length === 0) return tell(parts, 'mixed', [said('result.noEntries')])
  change(parts, { preview: { action: null, documents: numbers.length, of: numbers.join(', '), ledgers } })
}

type Which = { readonly sheet: SheetKey } | { readonly kind: ChainKind; readonly id: string }

export async function showDocument(desk: Desk, which: Which): Promise<void> {
  const { parts } = desk
  const found = 'kind' in which ? which : await selectedOne(desk, which.sheet)
  const record = found && parts.replica.find(found.kind, found.id)
  if (!record) return tell(parts, 'mixed', [said('result.nothing')])
  const bare = chainAround(recordsIn(desk), found.id)
  const chain = chainAround(recordsIn(desk, await paymentsOf(desk, bare)), found.id)
  change(parts, { shown: shownOf(found.kind, record, chain) })
}

async function selectedOne(desk: Desk, sheet: SheetKey): Promise<{ kind: ChainKind; id: string } | null> {
  const kind = chainKinds.find((one) => one === resourceOf(sheet))
  const [id] = (await selectedIn(desk, sheet)).ids
  return kind && id ? { kind, id } : null
}

const recordsIn =
  ({ parts }: Desk, payments: readonly ChainRecord[] = []) =>
  (kind: ChainKind): Iterable<ChainRecord> =>
    kind === 'customerPayments' ? payments : parts.replica.all(kind)

/** Payments are no documents: they are found through the entries of the invoices and credit memos that they settle. */
async function paymentsOf({ parts }: Desk, { nodes }: Chain): Promise<readonly ChainRecord[]> {
  const company = companyOf(parts)
  if (company === null) return []
  const list = async (resource: string, where: Readonly<Record<string, string | number>>) => {
    const answer = await parts.server.list(company, resource, null, where)
    return answer.kind === 'ok' ? answer.body.value : []
  }
  const payments = new Map<number, { entry: AnyRecord; settles: string[] }>()
  const settled = nodes
    .filter(({ kind, status }) => isSettled(kind) && status !== 'Draft' && status !== 'In Review')
    .slice(0, mostDocuments)
  for (const node of settled) {
    const [own] = await list('customerLedgerEntries', { documentNumber: node.number })
    if (!own) continue
    const entryNumber = Number(own.entryNumber)
    for (const other of await appliedTo(list, entryNumber)) {
      const known = payments.get(other)
      const entry = known?.entry ?? (await list('customerLedgerEntries', { entryNumber: other }))[0]
      if (entry && ['Payment', 'Refund'].includes(String(entry.documentType)))
        payments.set(other, { entry, settles: [...(known?.settles ?? []), node.id] })
    }
  }
  return [...payments].map(([entryNumber, { entry, settles }]) => ({
    id: `payment ${entryNumber}`,
    number: entry.documentNumber,
    postingDate: entry.postingDate,
    status: entry.documentType,
    amount: entry.amount,
    settles,
  }))
}

const isSettled = (kind: ChainKind): boolean => kind === 'salesInvoices' || kind === 'salesCreditMemos'

type List = (resource: string, where: Readonly<Record<string, string | number>>) => Promise<readonly AnyRecord[]>

/** Entries that are applied to this one, whichever of them was the one that applied. */
async function appliedTo(list: List, entryNumber: number): Promise<ReadonlySet<number>> {
  const others = new Set<number>()
  for (const property of ['customerLedgerEntryNumber', 'appliedCustomerLedgerEntryNumber'])
    for (const detail of await list('detailedCustomerLedgerEntries', { [property]: entryNumber })) {
      if (detail.entryType !== 'Application' || detail.unapplied === true) continue
      for (const one of [detail.customerLedgerEntryNumber, detail.appliedCustomerLedgerEntryNumber])
        if (typeof one === 'number' && one !== entryNumber) others.add(one)
    }
  return others
}

const shownOf = (kind: ChainKind, record: AnyRecord, chain: Chain): ShownDocument => ({
  id: record.id,
  kind,
  number: String(record.number ?? ''),
  party: partyOf(record),
  status: standingOf(record),
  date: chain.nodes.find(({ id }) => id === record.id)?.date ?? null,
  net: numberOr(record.totalAmountExcludingTax),
  total: numberOr(record.totalAmountIncludingTax),
  remaining: numberOr(record.remainingAmount),
  currency: String(record.currencyCode ?? ''),
  lines: linesOf(record),
  chain,
})

const linesOf = ({ lines }: AnyRecord): readonly ShownLine[] =>
  (Array.isArray(lines) ? (lines as readonly Readonly<Record<string, unknown>>[]) : []).map((line) => ({
    text: [line.lineObjectNumber ?? line.itemNumber, line.description].filter(Boolean).join(' '),
    quantity: numberOr(line.quantity),
    amount: numberOr(line.amountExcludingTax),
  }))

export async function goToDocument(desk: Desk, kind: ChainKind, id: string): Promise<void> {
  const { parts } = desk
  const record = parts.replica.find(kind, id)
  const sheet = record && sheetOf(kind, record)
  if (!record || !sheet) return
  await parts.host.goTo({ sheet, row: await rowOf(desk, sheet, record), column: null })
}

function sheetOf(kind: ChainKind, record: AnyRecord): SheetKey | null {
  const draft = asDraftRecord(record)
  const live = draftSheets.find((sheet) => resourceOf(sheet) === kind && draft !== null && isLive(sheet, draft))
  const shows = (sheet: DocumentSheet) => resourceOf(sheet) === kind && postedSheet(sheet).rowPer !== 'outstandingLine'
  return live ?? documentSheets.find(shows) ?? null
}

async function rowOf(desk: Desk, sheet: SheetKey, record: AnyRecord): Promise<number> {
  if (isDraftSheet(sheet)) {
    const { tables } = await desk.parts.host.read([sheet])
    const at = tables[sheet]?.columns.get('document') ?? -1
    return Math.max(0, tables[sheet]?.values.findIndex((row) => row[at] === record.number) ?? 0)
  }
  if (!isDocumentSheet(sheet)) return 0
  await learnRowIds(desk, sheet)
  const [line] = Array.isArray(record.lines) ? (record.lines as readonly { readonly id: string }[]) : []
  const rowId = postedSheet(sheet).rowPer !== 'document' ? line?.id : record.id
  return Math.max(0, desk.rowIds.get(sheet)?.indexOf(rowId ?? '') ?? 0)
}
