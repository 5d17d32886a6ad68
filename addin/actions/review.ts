/** Reviewing the ledgers: from an entry to its document, its transaction and how it was settled; and whether every seal holds. */
import { type ChainKind, chainKinds } from '../../shared/reports/document-chain.ts'
import { type LedgerSheet, resourceOf } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { ledgersOf, readLedgers } from './entries.ts'
import { change, companyToAsk, type Desk, notDone, said, tell, working } from './parts.ts'
import { showDocument } from './show.ts'

type Where = Readonly<Record<string, string | number>>
/** The entries with these values; null when the server could not be asked, which is told. */
export async function entriesWhere(
  { parts }: Desk,
  ledger: string,
  where: Where,
): Promise<readonly AnyRecord[] | null> {
  const company = companyToAsk(parts)
  if (company === null) return null
  const answer = await parts.server.list(company, ledger, null, where)
  if (answer.kind === 'ok') return answer.body.value
  notDone(parts, answer)
  return null
}

/** Null when the server could not be asked, which is told. */
export const entryAt = async (desk: Desk, sheet: LedgerSheet, entryNumber: number) =>
  (await entriesWhere(desk, resourceOf(sheet), { entryNumber }))?.[0] ?? null

/** Everything that was posted together with the entry. */
export async function showTransaction(desk: Desk, sheet: LedgerSheet, entryNumber: number): Promise<void> {
  const entry = await entryAt(desk, sheet, entryNumber)
  if (!entry) return
  const transactionNumber = Number(entry.transactionNumber)
  const found: Record<string, readonly AnyRecord[]> = {}
  for (const ledger of readLedgers) {
    const rows = await entriesWhere(desk, ledger, { transactionNumber })
    if (rows === null) return
    found[ledger] = rows
  }
  const { words } = desk.parts.store.get()
  const of = words['review.transaction'].replace('{n}', String(transactionNumber))
  change(desk.parts, { preview: { action: null, documents: 1, of, ledgers: ledgersOf([found]) } })
}

/** What became of the entry: its details, one for each time that it was settled or that was taken back. */
export async function showApplications(desk: Desk, sheet: LedgerSheet, entryNumber: number): Promise<void> {
  const { parts } = desk
  const own = await entriesWhere(desk, 'detailedCustomerLedgerEntries', { customerLedgerEntryNumber: entryNumber })
  const entry = own && (await entryAt(desk, sheet, entryNumber))
  if (!own || !entry) return
  if (own.length < 2) return tell(parts, 'mixed', [said('result.noApplications')])
  const others = await entriesWhere(desk, 'customerLedgerEntries', { customerNumber: String(entry.customerNumber) })
  const named = new Set(own.flatMap((one) => [one.appliedCustomerLedgerEntryNumber, entryNumber]))
  const settled = (others ?? []).filter((one) => named.has(one.entryNumber))
  const ledgers = ledgersOf([{ detailedCustomerLedgerEntries: own, customerLedgerEntries: settled }]).toReversed()
  change(parts, { preview: { action: null, documents: 1, of: String(entry.documentNumber), ledgers } })
}

/** The document that wrote the entry, with its chain. */
export async function showEntryDocument(desk: Desk, sheet: LedgerSheet, entryNumber: number): Promise<void> {
  const { parts } = desk
  const entry = await entryAt(desk, sheet, entryNumber)
  if (!entry) return
  const number = String(entry.documentNumber ?? '')
  const found = chainKinds.filter(isKept).flatMap((kind) => {
    const record = parts.replica.find(kind, number)
    return record && record.number === number ? [{ kind, id: record.id }] : []
  })
  const [first] = found
  if (!first) return tell(parts, 'mixed', [said('result.noDocument')])
  await showDocument(desk, first)
}
/** Payments are no documents. */
const isKept = (kind: ChainKind) => kind !== 'customerPayments'

/** Asks the server to work out every seal again, and since when they hold. */
export async function verifyBooks({ parts }: Desk): Promise<void> {
  const company = companyToAsk(parts)
  if (company === null) return
  const verdict = await parts.server.record(company, 'registers', 'verify')
  if (verdict.kind !== 'ok') return notDone(parts, verdict)
  const { valid, checked, transactionNumber } = verdict.body as {
    readonly valid: boolean
    readonly checked?: number
    readonly transactionNumber?: number
  }
  const last = checked ?? Math.max(0, (transactionNumber ?? 1) - 1)
  const [from, to] = await Promise.all([postedAt(parts, company, 1), postedAt(parts, company, last)])
  change(parts, {
    books: { at: parts.now(), isValid: valid, transactions: last, broken: transactionNumber ?? null, from, to },
  })
}
/** A copy of all ledgers for somebody who has neither this program nor a connection. */
export async function saveLedgers({ parts, abort }: Desk): Promise<void> {
  const company = companyToAsk(parts)
  if (company === null) return
  working(parts, 'copying', 0, 0, true)
  const answer = await parts.server.file(company, 'ledgers.xlsx', abort ? { signal: abort.signal } : {})
  if (abort?.signal.aborted) return tell(parts, 'mixed', [said('result.ledgersNotSaved')])
  if (answer.kind !== 'ok') return notDone(parts, answer)
  parts.openFile({ ...answer.body, isShown: false })
  tell(parts, 'good', [said('result.ledgersSaved'), said('result.ledgersSavedHow')])
}

/** When a transaction was posted; null for one that is not there. */
async function postedAt({ server }: Desk['parts'], company: string, transactionNumber: number): Promise<string | null> {
  const answer = await server.list(company, 'registers', null, { transactionNumber })
  const at = answer.kind === 'ok' ? answer.body.value[0]?.createdAt : null
  return typeof at === 'string' ? at : null
}
