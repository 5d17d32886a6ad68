/** Whether anything refers to a record: what is used cannot be deleted, because history would lose its meaning. */
import { folded, type Resource } from '../../shared/posting/resources.ts'
import type { Database } from './database.ts'

/** Where each kind of record is referred to: properties of other records, of documents' lines, and columns of ledgers. */
interface Places {
  readonly records?: Partial<Record<Resource, readonly string[]>>
  readonly lines?: readonly string[]
  readonly entries?: Readonly<Record<string, string>>
}
const documents: readonly Resource[] = ['salesInvoices', 'salesOrders', 'salesShipments']
const onDocuments = (...fields: readonly string[]) => Object.fromEntries(documents.map((type) => [type, fields]))

const places: Partial<Record<Resource, Places>> = {
  customers: {
    records: { ...onDocuments('customerNumber', 'billToCustomerNumber'), customers: ['billToCustomerNumber'] },
    entries: { customer_ledger_entries: '"customerNumber"' },
  },
  items: { lines: ['lineObjectNumber'], entries: { item_ledger_entries: '"itemNumber"' } },
  paymentTerms: { records: { ...onDocuments('paymentTermsCode'), customers: ['paymentTermsCode'] } },
  accounts: {
    lines: ['lineObjectNumber'],
    entries: { general_ledger_entries: '"accountNumber"' },
    records: {
      customerPostingGroups: [
        'receivablesAccount',
        'invoiceRoundingAccount',
        'paymentDiscountDebitAccount',
        'paymentDiscountCreditAccount',
        'paymentToleranceDebitAccount',
        'paymentToleranceCreditAccount',
      ],
      vendorPostingGroups: ['payablesAccount', 'invoiceRoundingAccount'],
      inventoryPostingGroups: ['inventoryAccount', 'inventoryInterimAccount'],
      generalPostingSetups: [
        'salesAccount',
        'salesCreditMemoAccount',
        'salesLineDiscountAccount',
        'salesInvoiceDiscountAccount',
        'cogsAccount',
        'cogsInterimAccount',
        'inventoryAdjustmentAccount',
        'purchaseAccount',
        'directCostAppliedAccount',
      ],
      vatPostingSetups: ['salesVatAccount', 'purchaseVatAccount'],
      bankAccounts: ['account'],
    },
  },
  customerPostingGroups: {
    records: {
      customers: ['customerPostingGroup'],
      salesInvoices: ['customerPostingGroup'],
      salesOrders: ['customerPostingGroup'],
    },
  },
  inventoryPostingGroups: { records: { items: ['inventoryPostingGroup'] } },
  unitsOfMeasure: { records: { items: ['baseUnitOfMeasureCode'] }, lines: ['unitOfMeasureCode'] },
  salespeople: { records: { customers: ['salespersonCode'], ...onDocuments('salesperson') } },
  currencies: {
    records: { customers: ['currencyCode'], bankAccounts: ['currencyCode'], currencyExchangeRates: ['currencyCode'] },
  },
  reminderTerms: { records: { customers: ['reminderTermsCode'] } },
}

export async function isUsed(db: Database, company: string, type: Resource, key: string): Promise<boolean> {
  const { records = {}, lines = [], entries = {} } = places[type] ?? {}
  for (const [table, column] of Object.entries(entries))
    if (
      await has(db, `SELECT 1 FROM ${table} WHERE company = $1 AND LOWER(${column}) = $2 LIMIT 1`, company, folded(key))
    )
      return true
  for (const [resource, fields] of Object.entries(records))
    if (await has(db, recordQuestion(fields), company, folded(key), resource)) return true
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
