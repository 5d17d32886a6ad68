/** The very rows that the product wrote for documents, read back from its database. */
import type { Database, Table } from '../../server/store/database.ts'
import { answers, ledgerTables, records, registers } from '../../server/store/tables.ts'
import { company, type Draft } from './shop.ts'

type Cell = string | number | null
/** Rows by table, their values in the order of the table's columns. */
export type Rows = ReadonlyMap<Table, readonly (readonly Cell[])[]>

const ledgers: readonly Table[] = Object.values(ledgerTables)
export const tables: readonly Table[] = [records, ...ledgers, registers, answers]

/** Each document's rows, documents in the order in which they were posted; `keysOf` names the requests that were answered. */
export async function dumpOf(
  db: Database,
  drafts: readonly Draft[],
  keysOf: (draft: Draft) => readonly string[],
): Promise<Rows[]> {
  const posted = await db.rows<{ number: number; id: string }>(
    `SELECT "transactionNumber" AS number, "documentId" AS id FROM customer_ledger_entries
      WHERE company = $1 AND "documentId" = ANY($2) ORDER BY "transactionNumber"`,
    company,
    drafts,
  )
  const byTransaction = new Map(posted.map((one) => [one.number, new Map<Table, Cell[][]>()]))
  const byId = new Map(posted.map((one) => [one.id, byTransaction.get(one.number)]))
  const byKey = new Map(posted.flatMap(({ id, number }) => keysOf(id).map((key) => [key, byTransaction.get(number)])))
  for (const table of [...ledgers, registers])
    await read(db, table, '"transactionNumber"', [...byTransaction.keys()], (row) =>
      byTransaction.get(row.transactionNumber as number),
    )
  await read(db, records, 'id', [...byId.keys()], (row) => byId.get(row.id as string))
  await read(db, answers, 'id', [...byKey.keys()], (row) => byKey.get(row.id as string))
  return [...byTransaction.values()]
}

async function read(
  db: Database,
  table: Table,
  column: string,
  values: readonly (string | number)[],
  ofDocument: (row: Record<string, Cell>) => Map<Table, Cell[][]> | undefined,
): Promise<void> {
  const columns = Object.keys(table.columns)
  const names = columns.map((name) => name.replaceAll('"', ''))
  const rows = await db.rows<Record<string, Cell>>(
    `SELECT ${columns} FROM ${table.name} WHERE company = $1 AND ${column} = ANY($2)`,
    company,
    values,
  )
  for (const row of rows) {
    const document = ofDocument(row)
    const list = document?.get(table) ?? []
    document?.set(table, list)
    list.push(names.map((name) => row[name] ?? null))
  }
}

/** The rows of several documents, table by table. */
export function merged(documents: readonly Rows[]): Rows {
  return new Map(tables.map((table) => [table, documents.flatMap((one) => one.get(table) ?? [])]))
}

export function* inGroups<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
export const rowsIn = (documents: readonly Rows[]) =>
  documents.flatMap((one) => [...one.values()]).reduce((total, rows) => total + rows.length, 0)
