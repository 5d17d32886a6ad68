/** The local copy of what the server has: master data, set-up, documents. It may be thrown away and fetched again. */
import type { AnyRecord, Change } from './wire.ts'

/** Everything that checks and sheets need; the ledgers go to their sheets directly. */
export const pulledTypes: readonly string[] = [
  'companyInformation',
  'salesSetup',
  'customers',
  'items',
  'vendors',
  'contacts',
  'salesQuotes',
  'salesOrders',
  'salesInvoices',
  'salesCreditMemos',
  'salesReturnOrders',
  'salesShipments',
  'returnReceipts',
  'purchaseOrders',
  'purchaseReceipts',
  'emails',
  'reminders',
  'accounts',
  'textToAccountMappings',
  'paymentTerms',
  'unitsOfMeasure',
  'currencies',
  'currencyExchangeRates',
  'salespeople',
  'customerPostingGroups',
  'vendorPostingGroups',
  'inventoryPostingGroups',
  'generalPostingSetups',
  'vatPostingSetups',
  'userSetups',
  'approvalUserSetups',
  'approvalWorkflow',
  'approvalEntries',
  'bankAccounts',
  'returnReasons',
  'shippingAgents',
  'reminderTerms',
  'customerTemplates',
  'numberSeries',
]

export interface Stored {
  readonly changes: readonly Change[]
  /** How far the copy goes; null when there is none. */
  readonly cursor: string | null
}

/** Where the copy survives closing. */
export interface RecordStore {
  readonly load: (company: string) => Promise<Stored>
  /** Changes and cursor together, or neither. */
  readonly save: (company: string, changes: readonly Change[], cursor: string) => Promise<void>
  readonly clear: (company: string) => Promise<void>
}

export interface Replica {
  readonly cursor: () => string | null
  readonly apply: (changes: readonly Change[], cursor: string | null) => void
  /** By id or by number, whatever its case. */
  readonly find: (type: string, key: string) => AnyRecord | null
  readonly all: (type: string) => Iterable<AnyRecord>
  /** Who changed it last; empty where that is not known. */
  readonly changedBy: (type: string, id: string) => string
  readonly clear: () => void
}

export function createReplica(): Replica {
  const byId = new Map<string, Map<string, AnyRecord>>()
  const byNumber = new Map<string, Map<string, AnyRecord>>()
  const people = new Map<string, string>()
  let reached: string | null = null
  const tableOf = (index: typeof byId, type: string) => {
    const table = index.get(type) ?? new Map<string, AnyRecord>()
    index.set(type, table)
    return table
  }
  const forget = (type: string, id: string) => {
    const before = tableOf(byId, type).get(id)
    tableOf(byId, type).delete(id)
    if (before?.number !== undefined) tableOf(byNumber, type).delete(String(before.number).toLowerCase())
  }
  return {
    cursor: () => reached,
    apply: (changes, cursor) => {
      for (const { type, id, record, userName } of changes) {
        const known = tableOf(byId, type).get(id)
        if (isOlder(known, record)) continue
        if (userName !== undefined) people.set(`${type}/${id}`, userName)
        else if (known?.version !== record?.version) people.delete(`${type}/${id}`)
        forget(type, id)
        if (record === null) continue
        tableOf(byId, type).set(id, record)
        if (typeof record.number === 'string') tableOf(byNumber, type).set(record.number.toLowerCase(), record)
      }
      if (cursor !== null) reached = cursor
    },
    find: (type, key) => byId.get(type)?.get(key) ?? byNumber.get(type)?.get(key.toLowerCase()) ?? null,
    all: (type) => byId.get(type)?.values() ?? [],
    changedBy: (type, id) => people.get(`${type}/${id}`) ?? '',
    clear: () => {
      byId.clear()
      byNumber.clear()
      people.clear()
      reached = null
    },
  }
}

// An answer to our own request may be here before the changes that led up to it.
const isOlder = (known: AnyRecord | undefined, record: AnyRecord | null): boolean =>
  known !== undefined && record !== null && record.version < known.version

/** For tests, and where the browser refuses to keep anything. */
export function recordsInMemory(): RecordStore {
  const companies = new Map<string, { changes: Map<string, Change>; cursor: string | null }>()
  return {
    load: async (company) => {
      const kept = companies.get(company)
      return { changes: [...(kept?.changes.values() ?? [])], cursor: kept?.cursor ?? null }
    },
    save: async (company, changes, cursor) => {
      const kept = companies.get(company) ?? { changes: new Map<string, Change>(), cursor: null }
      for (const change of changes) {
        if (change.record === null) kept.changes.delete(`${change.type}/${change.id}`)
        else kept.changes.set(`${change.type}/${change.id}`, change)
      }
      companies.set(company, { ...kept, cursor })
    },
    clear: async (company) => {
      companies.delete(company)
    },
  }
}
