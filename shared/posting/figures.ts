/** What master data and accounts show that is worked out from entries: balances, sales, stock. Never kept with the record. */
import { dayOf } from '../basics/day.ts'
import { type Fields, sameText } from '../basics/fields.ts'
import { minus, noQuantity, type Quantity, quantity, sum } from '../basics/money.ts'
import type { Ledger } from '../ledger/ledgers.ts'
import type { Entries, Transaction } from './changes.ts'
import { type AnyRecord, type Resource, resources } from './resources.ts'

/** Decimals, by property. */
export type Figures = Readonly<Record<string, number>>

interface Sum {
  readonly ledger: Ledger
  /** The column that names the record, and the one that is added up. */
  readonly by: string
  readonly of: string
  /** Whole units of the column for one of the figure; negative where the ledger has the other sign. */
  readonly scale: number
}
const sums: Partial<Record<Resource, Readonly<Record<string, Sum>>>> = {
  customers: {
    balance: {
      ledger: 'detailedCustomerLedgerEntries',
      by: 'customerNumber',
      of: 'amountLocalCurrency',
      scale: 100,
    },
    totalSalesExcludingTax: { ledger: 'customerLedgerEntries', by: 'customerNumber', of: 'salesAmount', scale: 100 },
  },
  vendors: {
    balance: { ledger: 'detailedVendorLedgerEntries', by: 'vendorNumber', of: 'amountLocalCurrency', scale: -100 },
    totalPurchasesExcludingTax: {
      ledger: 'vendorLedgerEntries',
      by: 'vendorNumber',
      of: 'purchaseAmount',
      scale: -100,
    },
  },
  items: { inventory: { ledger: 'itemLedgerEntries', by: 'itemNumber', of: 'quantity', scale: 100_000 } },
  accounts: { balance: { ledger: 'generalLedgerEntries', by: 'accountNumber', of: 'amount', scale: 100 } },
}

const fieldsOf = (type: Resource): Fields => resources[type].fields
export const hasFigures = (type: Resource) => Object.values(fieldsOf(type)).some((field) => field.derived)

/** Those of a record that is new. */
export const noFigures = (type: Resource): Figures =>
  Object.fromEntries(
    Object.entries(fieldsOf(type)).flatMap(([name, field]) => (field.derived ? [[name, Number(field.initial)]] : [])),
  )

/** What was planned since the figures were loaded. */
export interface Pending {
  readonly transactions: readonly Transaction[]
  /** Orders that were written, as they were at loading and as they will be. */
  readonly orders: readonly {
    readonly type: Resource
    readonly before: AnyRecord | null
    readonly after: AnyRecord | null
  }[]
}

/** The figures with what was planned since. */
export function figuresWith(type: Resource, key: string, figures: Figures, planned: Pending): Figures {
  const more: Record<string, number> = {}
  const add = (name: string, whole: number, scale: number) => {
    if (whole !== 0) more[name] = (Math.round((figures[name] ?? 0) * scale) + whole) / scale + 0
  }
  for (const [name, sum] of Object.entries(sums[type] ?? {}))
    add(name, added(sum, key, planned.transactions), sum.scale)
  const late = overdue[type]
  if (late)
    for (const name of ['balanceDue', 'overdueAmount'])
      add(name, addedOverdue(late, key, planned.transactions), late.scale)
  if (type === 'items')
    for (const [name, orders] of Object.entries(onOrders)) add(name, addedOnOrders(orders, key, planned), 100_000)
  return { ...figures, ...more }
}

const entriesIn = (entries: Entries, ledger: Ledger) =>
  (entries[ledger] ?? []) as unknown as readonly Readonly<Record<string, unknown>>[]
const names = (entry: Readonly<Record<string, unknown>>, column: string, key: string) =>
  sameText(String(entry[column]), key)

function added({ ledger, by, of }: Sum, key: string, transactions: readonly Transaction[]): number {
  let total = 0
  for (const { added: entries } of transactions)
    for (const entry of entriesIn(entries, ledger)) if (names(entry, by, key)) total += Number(entry[of])
  return total
}

interface Overdue extends Sum {
  /** The ledger whose entries fall due, and the column of the details that names the entry. */
  readonly items: Ledger
  readonly item: string
}
const overdue: Partial<Record<Resource, Overdue>> = {
  customers: {
    ledger: 'detailedCustomerLedgerEntries',
    by: 'customerNumber',
    of: 'amountLocalCurrency',
    scale: 100,
    items: 'customerLedgerEntries',
    item: 'customerLedgerEntryNumber',
  },
  vendors: {
    ledger: 'detailedVendorLedgerEntries',
    by: 'vendorNumber',
    of: 'amountLocalCurrency',
    scale: -100,
    items: 'vendorLedgerEntries',
    item: 'vendorLedgerEntryNumber',
  },
}
function addedOverdue(
  { ledger, by, of, items, item }: Overdue,
  key: string,
  transactions: readonly Transaction[],
): number {
  let total = 0
  for (const { added: entries, changed, createdAt } of transactions) {
    const owed = [...entriesIn(entries, items), ...entriesIn(changed, items)]
    const due = new Map(owed.map((entry) => [entry.entryNumber, entry.dueDate]))
    for (const entry of entriesIn(entries, ledger))
      if (names(entry, by, key) && String(due.get(entry[item]) ?? '9') < dayOf(createdAt)) total += Number(entry[of])
  }
  return total
}

const onOrders = { quantityOnSalesOrders: 'salesOrders', quantityOnPurchaseOrders: 'purchaseOrders' } as const
const addedOnOrders = (type: Resource, item: string, { orders }: Pending) =>
  sum(
    orders
      .filter((order) => order.type === type)
      .map(({ before, after }) => minus(outstandingIn(after, item), outstandingIn(before, item))),
  )

interface OpenLine {
  readonly lineType?: string
  readonly lineObjectNumber?: string
  readonly itemNumber?: string
  readonly outstandingQuantity: number
}
/** What an open order still has to deliver of an item. */
export function outstandingIn(order: AnyRecord | null, item: string): Quantity {
  if (order === null || order.archived === true) return noQuantity
  return sum(
    (order.lines as readonly OpenLine[])
      .filter((line) => (line.itemNumber ?? (line.lineType === 'Item' ? line.lineObjectNumber : undefined)) === item)
      .map((line) => quantity(line.outstandingQuantity)),
  )
}
