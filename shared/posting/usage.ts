/**
 * Where each kind of record is referred to: properties of other records, of documents' lines, and columns of ledgers. What
 * is used cannot be deleted, because history would lose its meaning.
 */
import type { Ledger } from '../ledger/ledgers.ts'
import type { Transaction } from './changes.ts'
import { documentResources, documentTypes } from './document-kinds.ts'
import { type AnyRecord, folded, type Resource } from './resources.ts'

interface Places {
  readonly records?: Partial<Record<Resource, readonly string[]>>
  /** Properties of the lines of documents. */
  readonly lines?: readonly string[]
  /** The columns of a ledger that hold the key, one for each of its parts. */
  readonly entries?: Partial<Record<Ledger, readonly string[]>>
  /** A document's own property and one of its lines, that hold the two parts of the key. */
  readonly documents?: readonly [header: string, line: string]
}
/** Who refers to a record: entries never go away, the records that do may be changed or deleted. */
export interface Used {
  readonly entries: boolean
  /** Ids of the records that refer to it; enough of them, when there are many. */
  readonly records: readonly string[]
}

const onDocuments = (...fields: readonly string[]) => Object.fromEntries(documentTypes.map((type) => [type, fields]))
const onDrafts = (...fields: readonly string[]) => Object.fromEntries(documentResources.map((type) => [type, fields]))

const onPurchases = (...fields: readonly string[]) => ({
  purchaseOrders: fields,
  purchaseReceipts: fields,
  purchaseInvoices: fields,
})

export const places: Partial<Record<Resource, Places>> = {
  customers: {
    records: {
      ...onDocuments('customerNumber', 'billToCustomerNumber'),
      customers: ['billToCustomerNumber'],
      contacts: ['customerNumber'],
      reminders: ['customerNumber'],
      customerBankAccounts: ['customerNumber'],
    },
    entries: { customerLedgerEntries: ['customerNumber'] },
  },
  vendors: {
    records: {
      items: ['vendorNumber'],
      vendors: ['payToVendorNumber'],
      ...onPurchases('vendorNumber', 'payToVendorNumber'),
    },
    entries: { vendorLedgerEntries: ['vendorNumber'] },
  },
  contacts: {
    records: {
      salesQuotes: ['contactNumber'],
      customers: ['contactNumber'],
      contacts: ['companyNumber'],
    },
  },
  items: { lines: ['lineObjectNumber', 'itemNumber'], entries: { itemLedgerEntries: ['itemNumber'] } },
  paymentTerms: {
    records: { ...onDocuments('paymentTermsCode'), customers: ['paymentTermsCode'], vendors: ['paymentTermsCode'] },
  },
  accounts: {
    lines: ['lineObjectNumber'],
    entries: { generalLedgerEntries: ['accountNumber'] },
    records: {
      customerPostingGroups: [
        'receivablesAccount',
        'invoiceRoundingAccount',
        'paymentDiscountDebitAccount',
        'paymentDiscountCreditAccount',
        'paymentToleranceDebitAccount',
        'paymentToleranceCreditAccount',
        'additionalFeeAccount',
        'interestAccount',
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
        'inventoryAccrualInterimAccount',
        'inventoryAdjustmentAccount',
        'purchaseAccount',
        'directCostAppliedAccount',
      ],
      vatPostingSetups: ['salesVatAccount', 'purchaseVatAccount'],
      bankAccounts: ['account'],
      currencies: ['realizedGainsAccount', 'realizedLossesAccount'],
      salesSetup: ['realizedGainsAccount', 'realizedLossesAccount'],
    },
  },
  customerPostingGroups: {
    records: { customers: ['customerPostingGroup'], ...onDrafts('customerPostingGroup') },
  },
  bankAccounts: {
    records: { paymentReconciliations: ['bankAccount'] },
    entries: { bankAccountLedgerEntries: ['bankAccount'] },
  },
  vendorPostingGroups: { records: { vendors: ['vendorPostingGroup'], purchaseOrders: ['vendorPostingGroup'] } },
  inventoryPostingGroups: { records: { items: ['inventoryPostingGroup'] } },
  unitsOfMeasure: { records: { items: ['baseUnitOfMeasureCode'] }, lines: ['unitOfMeasureCode'] },
  returnReasons: { lines: ['returnReasonCode'] },
  salespeople: { records: { customers: ['salespersonCode'], ...onDocuments('salesperson') } },
  currencies: {
    records: {
      customers: ['currencyCode'],
      bankAccounts: ['currencyCode'],
      currencyExchangeRates: ['currencyCode'],
      ...onDrafts('currencyCode'),
    },
    entries: { customerLedgerEntries: ['currencyCode'] },
  },
  reminderTerms: {
    records: {
      customers: ['reminderTermsCode'],
      reminders: ['reminderTermsCode'],
      customerTemplates: ['reminderTermsCode'],
    },
  },
  customerTemplates: { records: { customers: ['templateCode'] } },
  generalPostingSetups: {
    entries: {
      generalLedgerEntries: ['businessGroup', 'productGroup'],
      itemLedgerEntries: ['businessGroup', 'productGroup'],
    },
  },
  vatPostingSetups: { documents: ['vatBusinessPostingGroup', 'taxCode'] },
}

const holds = (one: unknown, key: string) => typeof one === 'string' && folded(one) === key
const linesOf = (record: AnyRecord) => (record.lines ?? []) as readonly Readonly<Record<string, unknown>>[]

/** Whether a record of this type refers to what is called `key`. */
export function mentions(type: Resource, record: AnyRecord, used: Resource, key: string): boolean {
  const { records = {}, lines = [], documents } = places[used] ?? {}
  const name = folded(key)
  if (records[type]?.some((field) => holds(record[field], name))) return true
  if (!documentTypes.includes(type)) return false
  const [header = '', line = ''] = name.split('/')
  return linesOf(record).some(
    (one) =>
      lines.some((field) => holds(one[field], name)) ||
      (documents && holds(record[documents[0]], header) && holds(one[documents[1]], line)),
  )
}

/** Whether entries that a transaction writes refer to it. */
export function entered({ added }: Transaction, used: Resource, key: string): boolean {
  const columns = Object.entries(places[used]?.entries ?? {})
  const parts = (count: number) => (count === 1 ? [folded(key)] : folded(key).split('/'))
  return columns.some(([ledger, fields]) =>
    ((added[ledger as Ledger] ?? []) as readonly object[]).some((entry) =>
      parts(fields.length).every((part, index) =>
        holds((entry as Readonly<Record<string, unknown>>)[fields[index] ?? ''], part),
      ),
    ),
  )
}
