/** Lists inside records as the sheet says them, and what is wrong with them: the rows of one record are its list. */
import { type ListSheet, listed, resourceOf } from '../../shared/sheets/sheets.ts'
import type { Replica } from '../replica/records.ts'
import type { AnyRecord, BatchRequest } from '../replica/wire.ts'
import type { Book, Table } from '../workbook/host.ts'
import { wholeTableIn } from '../workbook/table-in.ts'
import { errorAt, type Finding, readTable } from '../workbook/typed-table.ts'
import { withExpected } from './expected.ts'
import { type Entry, entriesOf, type ListRow, listRowsOf, type Pairs, pairsOf } from './list-rows.ts'
import { listsHere, tableIdOf, versionsShown } from './list-sheets.ts'
import type { Desk, Parts } from './parts.ts'
import { showRecords } from './record-look.ts'
import { memoryOf } from './workbook-memory.ts'

/** A record and the rows that are to be its list. */
export interface Owned {
  readonly record: AnyRecord
  readonly rows: readonly ListRow[]
  /** Null when the rows say what the server has. */
  readonly request: BatchRequest | null
  /** Rows that are new or say something else. */
  readonly altered: number
  /** Entries that were shown and have no row any more. */
  readonly removed: number
}

export interface LookedLists {
  readonly book: Book
  readonly table: Table
  /** Rows that say something. */
  readonly rows: readonly number[]
  readonly cleared: readonly number[]
  readonly owned: readonly Owned[]
  readonly findings: readonly Finding[]
}

/** What is wrong in a sheet of lists, without writing. */
export async function lookAtListSheet(desk: Desk, sheet: ListSheet): Promise<void> {
  const looked = await lookAtLists(desk, sheet)
  showRecords(desk, sheet, { ...looked, removed: removedIn(looked.owned) }, looked.findings, 'local')
}

export const removedIn = (owned: readonly Owned[]): number => owned.reduce((sum, { removed }) => sum + removed, 0)

export async function lookAtLists({ parts }: Desk, sheet: ListSheet): Promise<LookedLists> {
  const book = await parts.host.read([sheet])
  const table = wholeTableIn(book, sheet)
  const typed = readTable(table, book.culture)
  const { byOwner, withoutOwner, cleared } = listRowsOf(sheet, table, typed)
  const findings = [...typed.findings, ...withoutOwner.map((row) => errorAt(row, listed(sheet).owner, 'MissingValue'))]
  const shown = versionsShown(listsHere(book, memoryOf(parts, book)), sheet, tableIdOf(book, sheet))
  const owned: Owned[] = []
  for (const [number, rows] of byOwner) {
    const record = parts.replica.find(resourceOf(sheet), number)
    if (record) owned.push(ownedOf(parts, sheet, record, rows, shown[record.id]))
    else findings.push(...rows.map((row) => unknown(sheet, row, number)))
  }
  for (const [id, version] of Object.entries(shown)) {
    const record = parts.replica.find(resourceOf(sheet), id)
    if (record && !byOwner.has(String(record.number).toLowerCase()))
      owned.push(ownedOf(parts, sheet, record, [], version))
  }
  const replica = withExpected(parts.replica, memoryOf(parts, book))
  findings.push(...owned.flatMap(({ record, rows }) => unknownCustomers(replica, sheet, record, rows)))
  const rows = typed.blank.flatMap((blank, row) => (blank ? [] : [row]))
  return { book, table, rows, cleared, owned, findings }
}

const unknown = (sheet: ListSheet, { row }: ListRow, number: string): Finding =>
  errorAt(row, listed(sheet).owner, resourceOf(sheet) === 'items' ? 'UnknownItem' : 'UnknownCustomer', {
    value: number.toUpperCase(),
  })

/** The server takes any customer's number in a price; a mistyped one would never hold for anybody. */
function unknownCustomers(
  replica: Replica,
  sheet: ListSheet,
  record: AnyRecord,
  rows: readonly ListRow[],
): readonly Finding[] {
  const { entryOf } = pairsOf(sheet, rows, entriesOf(sheet, record))
  return rows.flatMap((one) => {
    const { customerNumber } = one.entry
    if (customerNumber === undefined || entryOf.has(one) || replica.find('customers', String(customerNumber))) return []
    return [errorAt(one.row, 'customerNumber', 'UnknownCustomer', { value: String(customerNumber) })]
  })
}

/** `shown` is the version whose list the sheet shows; of a list that it never showed, nothing can have been deleted. */
function ownedOf(
  { newId }: Parts,
  sheet: ListSheet,
  record: AnyRecord,
  rows: readonly ListRow[],
  shown: number | undefined,
): Owned {
  const before = entriesOf(sheet, record)
  const pairs = pairsOf(sheet, rows, before)
  const isSaid = pairs.entryOf.size === rows.length && (shown === undefined || pairs.missing.length === 0)
  const entries = [...saidBy(rows, pairs), ...(shown === undefined ? pairs.missing : [])]
  const removed = shown === undefined ? 0 : Math.max(0, before.length - rows.filter(({ wasShown }) => wasShown).length)
  const request: BatchRequest = {
    id: newId(),
    method: 'PATCH',
    url: `${resourceOf(sheet)}/${record.id}`,
    headers: { 'If-Match': `"${shown ?? record.version}"` },
    body: { [listed(sheet).list]: entries },
  }
  return { record, rows, request: isSaid ? null : request, altered: rows.length - pairs.entryOf.size, removed }
}

/** An entry that is as the server has it goes back as it came. */
const saidBy = (rows: readonly ListRow[], { entryOf }: Pairs): readonly Entry[] =>
  rows.map((one) => entryOf.get(one) ?? one.entry)
