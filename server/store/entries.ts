/** Ledger entries as rows of their tables and back; figures stay the whole numbers they are. */
import { columnsOf, type Entry, type Ledger } from '../../shared/ledger/ledgers.ts'
import type { Value } from './database.ts'
import { ledgerTables, quoted } from './tables.ts'

const value = (given: unknown): Value => (typeof given === 'boolean' ? Number(given) : (given as Value))

export function entryRow(company: string, ledger: Ledger, entry: object): Value[] {
  const { fields, later } = ledgerTables[ledger]
  const row: Value[] = [company]
  for (const field of fields) row.push(value((entry as Record<string, unknown>)[field]))
  if (later.length > 0) row.push(null)
  return row
}
/** Key columns first, then the columns that may change, then the transaction that changed them. */
export function laterRow(company: string, ledger: Ledger, entry: object, transaction: number): Value[] {
  const fields = entry as Record<string, unknown>
  return [
    company,
    fields.entryNumber as number,
    ...ledgerTables[ledger].later.map((field) => value(fields[field])),
    transaction,
  ]
}

const selections = new Map<Ledger, string>()
/** `SELECT …` of all columns of a ledger, ready for a WHERE. */
export function selection(ledger: Ledger): string {
  const known = selections.get(ledger)
  if (known) return known
  const { fields, name } = ledgerTables[ledger]
  const text = `SELECT ${fields.map(quoted).join(', ')} FROM ${name}`
  selections.set(ledger, text)
  return text
}

const flags = new Map<Ledger, readonly string[]>()
const flagsOf = (ledger: Ledger) => {
  const known =
    flags.get(ledger) ??
    Object.entries(columnsOf(ledger)).flatMap(([name, { kind }]) => (kind === 'flag' ? [name] : []))
  flags.set(ledger, known)
  return known
}
/** A row as it was read, with its flags as such. */
export function entryOf<L extends Ledger>(ledger: L, row: Record<string, unknown>): Entry<L> {
  for (const flag of flagsOf(ledger)) row[flag] = row[flag] === 1
  return row as unknown as Entry<L>
}
