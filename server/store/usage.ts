/** Whether anything refers to a record: what is used cannot be deleted, because history would lose its meaning. */
import type { Fields } from '../../shared/basics/fields.ts'
import { folded, type Resource, resourceNames, resources } from '../../shared/posting/resources.ts'
import type { Database } from './database.ts'

/** Columns of ledgers that name a record. */
const inEntries: Partial<Record<Resource, Readonly<Record<string, string>>>> = {
  customers: { customer_ledger_entries: '"customerNumber"' },
  items: { item_ledger_entries: '"itemNumber"' },
  accounts: { general_ledger_entries: '"accountNumber"' },
}
/** Properties of documents' lines that name a record. */
const onLines: Partial<Record<Resource, readonly string[]>> = {
  items: ['lineObjectNumber'],
  accounts: ['lineObjectNumber'],
  unitsOfMeasure: ['unitOfMeasureCode'],
}

/** Which properties of which records name a record of this resource: the field tables say it. */
const namedBy = (type: Resource): (readonly [Resource, readonly string[]])[] =>
  resourceNames.flatMap((name) => {
    const fields: Fields = resources[name].fields
    const naming = Object.keys(fields).filter((field) => fields[field]?.refersTo === type)
    return naming.length > 0 ? [[name, naming] as const] : []
  })

export async function isUsed(db: Database, company: string, type: Resource, key: string): Promise<boolean> {
  for (const [table, column] of Object.entries(inEntries[type] ?? {}))
    if (
      await has(db, `SELECT 1 FROM ${table} WHERE company = $1 AND LOWER(${column}) = $2 LIMIT 1`, company, folded(key))
    )
      return true
  for (const [resource, fields] of namedBy(type))
    if (await has(db, recordQuestion(fields), company, folded(key), resource)) return true
  const lines = onLines[type] ?? []
  if (lines.length > 0 && (await usedOnLines(db, company, lines, folded(key)))) return true
  return type === 'generalPostingSetups' || type === 'vatPostingSetups'
    ? groupsUsed(db, company, type, folded(key))
    : false
}

const has = async (db: Database, sql: string, ...values: readonly string[]) =>
  (await db.rows(sql, ...values)).length > 0
const recordQuestion = (fields: readonly string[]) =>
  `SELECT 1 FROM records WHERE company = $1 AND type = $3 AND body IS NOT NULL AND (${fields.map((field) => `LOWER(body ->> '${field}') = $2`).join(' OR ')}) LIMIT 1`

/** Lines stand inside their document, so they are found by the text of the property. */
async function usedOnLines(db: Database, company: string, fields: readonly string[], key: string): Promise<boolean> {
  const texts = fields.map((field) =>
    `%${JSON.stringify(field)}:${JSON.stringify(key)}%`.toLowerCase().replace(/[\\_]/g, '\\$&'),
  )
  const like = fields.map((_, index) => `LOWER(CAST(body AS TEXT)) LIKE $${index + 2} ESCAPE '\\'`).join(' OR ')
  return has(
    db,
    `SELECT 1 FROM records WHERE company = $1 AND type IN ('salesInvoices', 'salesOrders', 'salesShipments') AND body IS NOT NULL AND (${like}) LIMIT 1`,
    company,
    ...texts,
  )
}

/** A combination of groups is used once anything was posted by it. */
async function groupsUsed(
  db: Database,
  company: string,
  type: 'generalPostingSetups' | 'vatPostingSetups',
  key: string,
): Promise<boolean> {
  const [business = '', product = ''] = key.split('/')
  if (type === 'generalPostingSetups')
    return has(
      db,
      `SELECT 1 FROM general_ledger_entries WHERE company = $1 AND LOWER("businessGroup") = $2 AND LOWER("productGroup") = $3 LIMIT 1`,
      company,
      business,
      product,
    )
  const like = `%"taxcode":${JSON.stringify(product)}%`.replace(/[\\_]/g, '\\$&')
  return has(
    db,
    `SELECT 1 FROM records WHERE company = $1 AND type IN ('salesInvoices', 'salesOrders') AND LOWER(body ->> 'vatBusinessPostingGroup') = $2 AND LOWER(CAST(body AS TEXT)) LIKE $3 ESCAPE '\\' LIMIT 1`,
    company,
    business,
    like,
  )
}
