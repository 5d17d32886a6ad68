/** Whether anything that is kept refers to a record. */
import type { Ledger } from '../../shared/ledger/ledgers.ts'
import { documentTypes } from '../../shared/posting/document-kinds.ts'
import { folded, type Resource } from '../../shared/posting/resources.ts'
import { places, type Used } from '../../shared/posting/usage.ts'
import type { Database } from './database.ts'
import { ledgerTables, quoted } from './tables.ts'

/** More records than one group of commands can change: then one of them is left in any case. */
const enough = 5001

export async function usedBy(db: Database, company: string, type: Resource, key: string): Promise<Used> {
  const { records = {}, lines = [], entries = {}, documents } = places[type] ?? {}
  const name = folded(key)
  for (const [ledger, columns] of Object.entries(entries))
    if (await isEntered(db, company, ledger as Ledger, columns, name)) return { entries: true, records: [] }
  const found: string[] = []
  for (const [resource, fields] of Object.entries(records)) {
    const equal = fields.map((field) => `LOWER(body ->> '${field}') = $3`).join(' OR ')
    found.push(...(await idsOf(db, `type = $2 AND (${equal})`, company, resource, name)))
  }
  if (lines.length > 0) {
    const like = lines.map((_, index) => lineHolds(index + 3)).join(' OR ')
    const texts = lines.map((field) => lineText(field, name))
    found.push(...(await idsOf(db, `type = ANY($2) AND (${like})`, company, documentTypes, ...texts)))
  }
  if (documents) {
    const [header = '', line = ''] = name.split('/')
    const both = `LOWER(body ->> '${documents[0]}') = $3 AND ${lineHolds(4)}`
    found.push(
      ...(await idsOf(db, `type = ANY($2) AND ${both}`, company, documentTypes, header, lineText(documents[1], line))),
    )
  }
  return { entries: false, records: found }
}

async function isEntered(db: Database, company: string, ledger: Ledger, columns: readonly string[], key: string) {
  const parts = columns.length === 1 ? [key] : key.split('/')
  const equal = columns.map((column, index) => `LOWER(${quoted(column)}) = $${index + 2}`).join(' AND ')
  const sql = `SELECT 1 FROM ${ledgerTables[ledger].name} WHERE company = $1 AND ${equal} LIMIT 1`
  return (await db.rows(sql, company, ...columns.map((_, index) => parts[index] ?? ''))).length > 0
}

async function idsOf(
  db: Database,
  condition: string,
  ...values: readonly (string | readonly string[])[]
): Promise<string[]> {
  const sql = `SELECT id FROM records WHERE company = $1 AND body IS NOT NULL AND ${condition} LIMIT ${enough}`
  return (await db.rows<{ id: string }>(sql, ...values)).map((row) => row.id)
}

/** Lines stand inside their document, so they are found by the text of the property. */
const lineHolds = (parameter: number) => `LOWER(CAST(body AS TEXT)) LIKE $${parameter} ESCAPE '\\'`
const lineText = (field: string, key: string) =>
  `%${`${JSON.stringify(field)}:${JSON.stringify(key)}`.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
