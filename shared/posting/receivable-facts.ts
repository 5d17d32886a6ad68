/**
 * What is known of open items while a group is planned: the entries and details that were loaded, as the commands so far
 * have left them. `facts.ts` keeps one of these beside what it knows of goods.
 */
import type { Entry } from '../ledger/ledgers.ts'
import type { OpenItem } from '../receivables/open-item.ts'
import type { Transaction } from './changes.ts'

type Detail = Entry<'detailedCustomerLedgerEntries'>
/** What a transaction wrote, as far as a reversal has to know. */
export interface Posted {
  readonly customerLedgerEntries: readonly OpenItem[]
  readonly bankAccountLedgerEntries: readonly Entry<'bankAccountLedgerEntries'>[]
  readonly generalLedgerEntries: readonly Entry<'generalLedgerEntries'>[]
}

export type ReceivableNeed =
  | { readonly kind: 'customerEntry'; readonly entryNumber: number }
  /** What is open of a customer, in the order of entry numbers. */
  | { readonly kind: 'openItems'; readonly customer: string }
  /** What is open of all customers, in the order of entry numbers. */
  | { readonly kind: 'allOpenItems' }
  /** The entries with a document number, which several kinds of documents may share. */
  | { readonly kind: 'documentEntries'; readonly documentNumber: string }
  /** The applications that an entry is part of, those taken back left out: its details of them. */
  | { readonly kind: 'appliedDetails'; readonly entryNumber: number }
  /** All details of one application, those taken back left out. */
  | { readonly kind: 'application'; readonly applicationNumber: number }
  | { readonly kind: 'transaction'; readonly number: number }
  /** The value entries by which a transaction shipped or invoiced goods. */
  | { readonly kind: 'valued'; readonly transaction: number }

/** Under which key of its kind it is known. */
export function receivableKey(need: ReceivableNeed): string | number {
  switch (need.kind) {
    case 'customerEntry':
    case 'appliedDetails':
      return need.entryNumber
    case 'openItems':
      return need.customer
    case 'allOpenItems':
      return ''
    case 'documentEntries':
      return need.documentNumber
    case 'application':
      return need.applicationNumber
    case 'transaction':
      return need.number
    case 'valued':
      return need.transaction
  }
}
export const receivableKinds: readonly ReceivableNeed['kind'][] = [
  'customerEntry',
  'openItems',
  'allOpenItems',
  'documentEntries',
  'appliedDetails',
  'application',
  'transaction',
  'valued',
]
const kinds = new Set<string>(receivableKinds)
export const isReceivableNeed = (need: { readonly kind: string }): need is ReceivableNeed => kinds.has(need.kind)

/** Whether an entry or a detail is among what the need asks for. */
function answersItem(need: ReceivableNeed, item: OpenItem): boolean {
  if (need.kind === 'allOpenItems') return item.open
  if (need.kind === 'openItems') return item.customerNumber === need.customer && item.open
  return need.kind === 'documentEntries' && item.documentNumber === need.documentNumber
}
function answersDetail(need: ReceivableNeed, detail: Detail): boolean {
  if (detail.unapplied || detail.applicationNumber === null) return false
  if (need.kind === 'appliedDetails') return detail.customerLedgerEntryNumber === need.entryNumber
  return need.kind === 'application' && detail.applicationNumber === need.applicationNumber
}

export interface ReceivableFacts {
  /** What was loaded for a need, as the transactions taken so far leave it. */
  after(need: ReceivableNeed, loaded: unknown): unknown
  /** The names of the facts that a transaction may change. */
  take(transaction: Transaction): readonly ReceivableNeed[]
  fork(): ReceivableFacts
}

export function openReceivableFacts(
  items = new Map<number, OpenItem>(),
  details = new Map<number, Detail>(),
  posted = new Map<number, Transaction>(),
): ReceivableFacts {
  return {
    after(need, loaded) {
      if (need.kind === 'customerEntry') return items.get(need.entryNumber) ?? loaded
      if (need.kind === 'transaction') return withItems(loaded ?? postedBy(posted.get(need.number)), items)
      if (need.kind === 'valued') {
        const own = posted.get(need.transaction)
        return own ? (own.added.valueEntries ?? []).filter((one) => one.entryType === 'Direct Cost') : loaded
      }
      return need.kind === 'openItems' || need.kind === 'allOpenItems' || need.kind === 'documentEntries'
        ? merged(loaded as OpenItem[], items, (item) => answersItem(need, item))
        : merged(loaded as Detail[], details, (detail) => answersDetail(need, detail))
    },
    take(transaction) {
      const { added, changed } = transaction
      posted.set(transaction.number, transaction)
      const touched = [...(changed.customerLedgerEntries ?? []), ...(added.customerLedgerEntries ?? [])]
      const told = [...(changed.detailedCustomerLedgerEntries ?? []), ...(added.detailedCustomerLedgerEntries ?? [])]
      for (const item of touched) items.set(item.entryNumber, item)
      const applied = told.filter((detail) => detail.applicationNumber !== null)
      for (const detail of applied) details.set(detail.entryNumber, detail)
      // Whoever asked for it before it was made was told that there is none.
      return [
        { kind: 'transaction', number: transaction.number },
        { kind: 'valued', transaction: transaction.number },
        ...touched.flatMap(needsOfItem),
        ...(touched.length > 0 ? [{ kind: 'allOpenItems' } as const] : []),
        ...applied.flatMap(needsOfDetail),
      ]
    },
    fork: () => openReceivableFacts(new Map(items), new Map(details), new Map(posted)),
  }
}

const needsOfItem = (item: OpenItem): ReceivableNeed[] => [
  { kind: 'customerEntry', entryNumber: item.entryNumber },
  { kind: 'openItems', customer: item.customerNumber },
  { kind: 'documentEntries', documentNumber: item.documentNumber },
  { kind: 'transaction', number: item.transactionNumber },
]
const needsOfDetail = ({ customerLedgerEntryNumber, applicationNumber }: Detail): ReceivableNeed[] => [
  { kind: 'appliedDetails', entryNumber: customerLedgerEntryNumber },
  ...(applicationNumber === null ? [] : [{ kind: 'application', applicationNumber } as const]),
]

/** The loaded rows with those that were written since in their place, in the order of their numbers. */
function merged<E extends { readonly entryNumber: number }>(
  loaded: readonly E[],
  written: ReadonlyMap<number, E>,
  belongs: (entry: E) => boolean,
): E[] {
  const others = loaded.filter((entry) => !written.has(entry.entryNumber))
  const own = [...written.values()].filter(belongs)
  return own.length === 0 ? others : [...others, ...own].sort((one, other) => one.entryNumber - other.entryNumber)
}

const postedBy = (transaction: Transaction | undefined): Posted | null =>
  transaction
    ? {
        customerLedgerEntries: transaction.added.customerLedgerEntries ?? [],
        bankAccountLedgerEntries: transaction.added.bankAccountLedgerEntries ?? [],
        generalLedgerEntries: transaction.added.generalLedgerEntries ?? [],
      }
    : null
const withItems = (posted: unknown, items: ReadonlyMap<number, OpenItem>): Posted | null =>
  posted
    ? {
        ...(posted as Posted),
        customerLedgerEntries: (posted as Posted).customerLedgerEntries.map(
          (item) => items.get(item.entryNumber) ?? item,
        ),
      }
    : null
