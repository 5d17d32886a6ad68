/** The documents behind open items: what an invoice or credit memo still has open follows its entry. */
import { amountOf } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { RecordChange } from '../changes.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import type { RecordIn } from '../resources.ts'

const types = { Invoice: 'salesInvoices', 'Credit Memo': 'salesCreditMemos' } as const
export type DebtType = (typeof types)[keyof typeof types]
export type Debt = RecordIn<DebtType>

const typeOf = ({ documentType, documentId }: OpenItem): DebtType | null =>
  documentId !== '' && Object.hasOwn(types, documentType) ? types[documentType as keyof typeof types] : null

/** Null when the entry was posted without a document. */
export function debtOf(facts: Facts, item: OpenItem): Debt | null {
  const type = typeOf(item)
  return type ? facts.find(type, item.documentId) : null
}
export function debtNeeds(item: OpenItem): Need[] {
  const type = typeOf(item)
  return type ? [{ kind: 'record', type, key: item.documentId }] : []
}

/** What a payment may name: reminders are paid for what they ask besides. */
const nameable = [...Object.values(types), 'reminders'] as const
/** The posted document with this number, of any of these kinds. */
export function debtNumbered(facts: Facts, number: string): Pick<Debt, 'id' | 'number'> | null {
  for (const type of nameable) {
    const found = number === '' ? null : facts.find(type, number)
    if (found && found.status !== 'Draft' && found.status !== 'In Review') return found
  }
  return null
}
export const debtNumberNeeds = (number: string): Need[] =>
  number === '' ? [] : nameable.map((type) => ({ kind: 'record', type, key: number }) as const)

/** What a document says of its entry; a cancelled or corrective one stays that, whatever is open of it. */
export function withOpenAmount<D extends Pick<Debt, 'status' | 'remainingAmount'>>(document: D, item: OpenItem): D {
  const remaining = Math.abs(amountOf(item.remainingAmount))
  const settled = remaining === 0 ? 'Paid' : 'Open'
  const follows = document.status === 'Open' || document.status === 'Paid'
  return { ...document, status: follows ? settled : document.status, remainingAmount: remaining }
}

/** The change to the document behind an entry that is settled or reopened. */
export function followed(facts: Facts, context: Context, item: OpenItem): RecordChange[] {
  const [type, document] = [typeOf(item), debtOf(facts, item)]
  if (!type || !document) return []
  const record = {
    ...withOpenAmount(document, item),
    version: document.version + 1,
    lastModifiedDateTime: context.at,
  }
  return [{ type, id: record.id, key: record.number, record }]
}
