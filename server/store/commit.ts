/** Changes → writes. A commit's first write asks whether the company is still at the revision at which the facts were read. */
import { hash as digest } from 'node:crypto'
import { rangesOf, sealedText } from '../../shared/ledger/chain.ts'
import { type Ledger, ledgerNames } from '../../shared/ledger/ledgers.ts'
import type { Changes, RecordChange, Transaction } from '../../shared/posting/changes.ts'
import type { Counters } from '../../shared/posting/facts.ts'
import { folded, isSetup } from '../../shared/posting/resources.ts'
import { outstandingOf } from '../../shared/sales/outstanding.ts'
import type { Insert, Statement, Update, Value, Write } from './database.ts'
import { entryRow, laterRow } from './entries.ts'
import { jsonOf } from './json.ts'
import { messageWrites } from './messages.ts'
import { answers, ledgerTables, quoted, records, registers } from './tables.ts'

/** An answer to remember under a command's id, so that its repeat gets the same. */
export interface Remembered {
  readonly id: string
  readonly request: string
  readonly status: number
  /** JSON text. */
  readonly answer: string
  readonly made: string
  readonly createdAt: string
}
export interface Head {
  readonly company: string
  readonly displayName: string
  readonly country: string
  readonly currencyCode: string
  readonly revision: number
  readonly setupRevision: number
  readonly counters: Counters
  readonly hash: string
}
export interface Commit {
  readonly head: Head
  readonly changes: readonly Changes[]
  readonly counters: Counters
  readonly remembered: readonly Remembered[]
}

/**
 * The writes of a commit, and where it leaves the company. Mere refusals are remembered without raising the revision; they
 * still fail when the books have moved on.
 */
export function writesOf({ head, changes, counters, remembered }: Commit): { writes: Write[]; left: Head } {
  const final = lastOfEach(changes)
  const transactions = changes.flatMap((one) => (one.transaction ? [one.transaction] : []))
  const raises = final.length > 0 || transactions.length > 0
  const revision = raises ? head.revision + 1 : head.revision
  const setupRevision = final.some((change) => isSetup(change.type)) ? revision : head.setupRevision
  const sealed = seal(head, transactions)
  const left = { ...head, revision, setupRevision, counters, hash: sealed.hash }
  const writes = [
    advance(head, left),
    ...recordWrites(head.company, revision, final),
    ...entryWrites(head.company, transactions),
    ...some({ insert: registers, rows: sealed.rows }),
    ...messageWrites(head.company, changes),
    ...some({
      insert: answers,
      rows: remembered.map((one) => [
        head.company,
        one.id,
        one.request,
        one.status,
        one.answer,
        one.made,
        one.createdAt,
      ]),
    }),
  ]
  return { writes, left }
}

const some = <W extends Insert | Update>(write: W): W[] => (write.rows.length === 0 ? [] : [write])

function advance(head: Head, to: Head): Statement {
  return {
    sql: 'UPDATE books SET revision = $1, "setupRevision" = $2, counters = $3, hash = $4 WHERE company = $5 AND revision = $6',
    values: [to.revision, to.setupRevision, JSON.stringify(to.counters), to.hash, head.company, head.revision],
    touches: 1,
  }
}

/** Of a record that a group changes several times, only what it is at last. */
function lastOfEach(changes: readonly Changes[]): ChangedBy[] {
  const last = new Map<string, ChangedBy>()
  for (const { records: changed, userName } of changes)
    for (const change of changed) last.set(`${change.type}/${change.id}`, { ...change, userName: userName ?? '' })
  return [...last.values()]
}

type ChangedBy = RecordChange & { readonly userName?: string }

const textOf = (record: Readonly<Record<string, unknown>>, field: string) =>
  typeof record[field] === 'string' ? (record[field] as string) : ''
const searched = [
  'number',
  'code',
  'displayName',
  'customerName',
  'customerNumber',
  'vendorName',
  'vendorNumber',
  'externalDocumentNumber',
  'orderNumber',
  'city',
  'email',
  'userName',
  'documentNumber',
  'senderUserName',
  'approverUserName',
]

/** Which indexed columns of a record mostly stay: its name, unless posting gives it another one, and whose it is. */
const stages = ['gone', 'named', 'renumbered', 'new'] as const
type Stage = (typeof stages)[number]
const seldomChanged: Readonly<Record<Stage, readonly string[]>> = {
  gone: [],
  named: ['key', 'number', 'party', 'reference'],
  renumbered: ['party', 'reference'],
  new: [],
}
function stageOf({ type, record }: ChangedBy): Stage {
  if (record === null) return 'gone'
  if (record.version === 1) return 'new'
  return type === 'salesInvoices' || type === 'salesCreditMemos' ? 'renumbered' : 'named'
}

/** Deleted rows first and new ones last, so that what others were called is free again for what is made in the same commit. */
export function recordWrites(company: string, revision: number, changes: readonly ChangedBy[]): Insert[] {
  const rows = Map.groupBy(
    changes.map((change, place) => ({ stage: stageOf(change), row: recordRow(company, revision, place, change) })),
    ({ stage }) => stage,
  )
  const replacing = ['company', 'type', 'id']
  return stages.flatMap((stage) =>
    some({
      insert: records,
      rows: (rows.get(stage) ?? []).map(({ row }) => row),
      replacing,
      seldom: seldomChanged[stage],
    }),
  )
}

function recordRow(company: string, revision: number, place: number, change: ChangedBy): Value[] {
  const { type, id, key, record, userName = '' } = change
  if (record === null) return [company, type, id, `~${id}`, key, 0, revision, place, '', '', '', null, '', 0, userName]
  const party = Array.isArray(record.lines) ? folded(textOf(record, 'customerNumber')) : ''
  const reference = party === '' ? '' : folded(textOf(record, 'externalDocumentNumber'))
  const outstanding = outstandingOf(type, record)
  const search = searched
    .map((field) => textOf(record, field))
    .filter((text) => text !== '')
    .join('\n')
    .toLowerCase()
  return [
    company,
    type,
    id,
    folded(key),
    key,
    record.version,
    revision,
    place,
    party,
    reference,
    search,
    jsonOf(record),
    folded(outstanding?.payer ?? ''),
    outstanding?.amount ?? 0,
    userName,
  ]
}

function entryWrites(company: string, transactions: readonly Transaction[]): Write[] {
  return ledgerNames.flatMap((ledger) => {
    const added = new Map<number, object>()
    const changed = new Map<number, { entry: object; transaction: number }>()
    for (const transaction of transactions) collect(ledger, transaction, added, changed)
    const { later } = ledgerTables[ledger]
    return [
      ...some({
        insert: ledgerTables[ledger],
        rows: [...added.values()].map((entry) => entryRow(company, ledger, entry)),
      }),
      ...some({
        update: ledgerTables[ledger],
        keys: ['company', '"entryNumber"'],
        set: [...later.map(quoted), '"changedIn"'],
        seldom: later.filter((field) => field === 'open'),
        rows: [...changed.values()].map(({ entry, transaction }) => laterRow(company, ledger, entry, transaction)),
      }),
    ]
  })
}

/** An entry that is added and changed within one group is written once, as it is at last. */
function collect(
  ledger: Ledger,
  { added, changed, number }: Transaction,
  into: Map<number, object>,
  later: Map<number, { entry: object; transaction: number }>,
) {
  for (const entry of (added[ledger] ?? []) as readonly { readonly entryNumber: number }[])
    into.set(entry.entryNumber, entry)
  for (const entry of (changed[ledger] ?? []) as readonly { readonly entryNumber: number }[])
    if (into.has(entry.entryNumber)) into.set(entry.entryNumber, entry)
    else later.set(entry.entryNumber, { entry, transaction: number })
}

export const sha256 = (text: string) => digest('sha256', text, 'base64url')

function seal({ company, hash: last }: Head, transactions: readonly Transaction[]) {
  let hash = last
  const rows = transactions.map(({ number, added, userName, createdAt }) => {
    const previousHash = hash
    hash = sha256(sealedText(previousHash, number, added))
    return [company, number, JSON.stringify(rangesOf(added)), userName, createdAt, hash, previousHash]
  })
  return { hash, rows }
}
