/**
 * What a draft warns of without being stopped: a customer who owes too much, stock that is not there, a reference used before,
 * an invoice of somebody else, no VAT number where none is charged because of it.
 */

import { sameText } from '../../basics/fields.ts'
import {
  amountOf,
  decimalOf,
  type Money,
  minus,
  money,
  noMoney,
  plus,
  type Quantity,
  quantity,
} from '../../basics/money.ts'
import { outstandingOf } from '../../sales/outstanding.ts'
import { localOf } from '../currency.ts'
import { type DocumentResource, type Draft, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { isLinked } from '../orders/delivery-links.ts'
import type { Warning } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import type { Header } from './draft-header.ts'

const warning = (code: string, params: Warning['params']): Warning => ({ code, params })

const watchesLimit = (mode: string) => mode === 'Both Warnings' || mode === 'Credit Limit'
const watchesOverdue = (mode: string) => mode === 'Both Warnings' || mode === 'Overdue Balance'

/** Facts that the warnings of a document for this customer rest on. */
export function warningNeeds(
  facts: Facts,
  type: DocumentResource,
  billToNumber: string,
  customerNumber: string,
  reference: string,
  items: readonly string[],
): Need[] {
  const { creditWarnings, stockoutWarning } = facts.only('salesSetup')
  const { ofCredit, ofStock } = kindOf(type).warns
  return [
    ...(creditWarnings === 'No Warning' || !ofCredit ? [] : creditNeeds(facts, billToNumber)),
    ...(reference === '' ? [] : [{ kind: 'reference', type, customer: customerNumber, reference } as const]),
    ...(stockoutWarning && ofStock ? items.map((item) => ({ kind: 'inventory', item }) as const) : []),
  ]
}

/** What is still to be invoiced matters only to a customer with a limit. */
function creditNeeds(facts: Facts, customer: string): Need[] {
  const payer: Need = { kind: 'record', type: 'customers', key: customer }
  const isLimited =
    watchesLimit(facts.only('salesSetup').creditWarnings) &&
    facts.has(payer) &&
    (facts.find('customers', customer)?.creditLimit ?? 0) > 0
  return [{ kind: 'owed', customer }, ...(isLimited ? [{ kind: 'outstanding', customer } as const] : [])]
}

/** `before` is the draft as it was saved: what it comes to is among the customer's open documents already. */
export function draftWarnings(
  facts: Facts,
  type: DocumentResource,
  draft: Draft,
  { parties }: Pick<Header, 'parties'>,
  before: Draft | null = null,
): Warning[] {
  // A prospect owes nothing and has no documents yet.
  if (!parties || parties.sellTo.number === '') return []
  const { ofCredit, ofStock } = kindOf(type).warns
  return [
    ...(ofCredit ? creditWarnings(facts, type, draft, before, parties.billTo) : []),
    ...(ofStock ? stockWarnings(facts, draft) : []),
    ...referenceWarnings(facts, type, draft),
    ...otherCustomersInvoice(facts, draft, parties.billTo),
    ...vatNumberWarnings(draft, parties.billTo),
  ]
}

const numbered: ReadonlySet<string> = new Set(['K', 'AE'])

/** Within the Union, and where VAT is reversed, no VAT is charged to whoever has a number for it (directive 2006/112, 138 and 196). */
function vatNumberWarnings({ taxLines, taxRegistrationNumber }: Draft, billTo: RecordIn<'customers'>): Warning[] {
  if (taxRegistrationNumber || billTo.taxRegistrationNumber || billTo.enterpriseNumber) return []
  return taxLines.some(({ taxCategory }) => numbered.has(taxCategory))
    ? [warning('VatNumberMissing', { customer: billTo.number })]
    : []
}

/** Facts that `exceededLimit` rests on. */
export function limitNeeds(facts: Facts, customer: string): Need[] {
  const payer: Need = { kind: 'record', type: 'customers', key: customer }
  return facts.has(payer) && (facts.find('customers', customer)?.creditLimit ?? 0) > 0
    ? [
        { kind: 'owed', customer },
        { kind: 'outstanding', customer },
      ]
    : []
}

/**
 * What the payer uses of his credit once the document is counted, with VAT in the company's currency, where that is above his
 * limit; null where it is not, or where he has none. `before` is the document as it was saved.
 */
export function exceededLimit(
  facts: Facts,
  type: DocumentResource,
  draft: Draft,
  before: Draft | null,
  billTo: RecordIn<'customers'>,
): Money | null {
  if (billTo.creditLimit <= 0) return null
  const used = plus(facts.owed(billTo.number).balance, creditUsed(facts, type, draft, before, billTo.number))
  return used > money(billTo.creditLimit) ? used : null
}

function creditWarnings(
  facts: Facts,
  type: DocumentResource,
  draft: Draft,
  before: Draft | null,
  billTo: RecordIn<'customers'>,
): Warning[] {
  const mode = facts.only('salesSetup').creditWarnings
  if (mode === 'No Warning') return []
  const { overdue } = facts.owed(billTo.number)
  const { number: customer, creditLimit: max } = billTo
  const used = watchesLimit(mode) ? exceededLimit(facts, type, draft, before, billTo) : null
  return [
    ...(used === null ? [] : [warning('CreditLimitExceeded', { customer, max, amount: amountOf(used) })]),
    ...(watchesOverdue(mode) && overdue > 0
      ? [warning('OverdueBalance', { customer, amount: amountOf(overdue) })]
      : []),
  ]
}

/** The customer's open documents and this one; of a quote, the whole of it. */
function creditUsed(facts: Facts, type: DocumentResource, draft: Draft, before: Draft | null, payer: string): Money {
  const own = outstandingOf(type, draft)?.amount ?? localOf(facts, draft, money(draft.totalAmountIncludingTax))
  const earlier = outstandingOf(type, before)
  const counted = earlier && sameText(earlier.payer, payer) ? earlier.amount : noMoney
  return plus(minus(facts.outstanding(payer), counted), own)
}

function stockWarnings(facts: Facts, draft: Draft): Warning[] {
  if (!facts.only('salesSetup').stockoutWarning) return []
  const asked = new Map<string, Quantity>()
  for (const line of draft.lines) {
    if (line.lineType !== 'Item' || facts.find('items', line.lineObjectNumber)?.type !== 'Inventory') continue
    // What the vendor delivers, or what has left already, is not asked of the stock.
    if (isLinked(line) || ('dropShipment' in line && line.dropShipment)) continue
    const wanted = 'outstandingQuantity' in line ? line.outstandingQuantity : line.quantity
    asked.set(line.lineObjectNumber, ((asked.get(line.lineObjectNumber) ?? 0) + quantity(wanted)) as Quantity)
  }
  return [...asked].flatMap(([item, wanted]) => {
    const available = facts.inventory(item)
    return wanted > available
      ? [warning('Stockout', { item, available: decimalOf(available), quantity: decimalOf(wanted) })]
      : []
  })
}

/** The posted invoice that a credit memo or return names is the payer's own: settling it with another's is refused at posting. */
function otherCustomersInvoice(facts: Facts, draft: Draft, billTo: RecordIn<'customers'>): Warning[] {
  const named = 'appliesToDocumentNumber' in draft ? draft.appliesToDocumentNumber : ''
  const need: Need = { kind: 'record', type: 'salesInvoices', key: named }
  const invoice = named !== '' && facts.has(need) ? facts.find('salesInvoices', named) : null
  if (!invoice || !isPosted(invoice) || invoice.billToCustomerNumber === billTo.number) return []
  const { number: value, billToCustomerNumber: customer, billToName: name } = invoice
  return [warning('AppliesToOtherCustomer', { value, customer, name, payer: billTo.number })]
}
const isPosted = ({ status }: RecordIn<'salesInvoices'>) => status !== 'Draft' && status !== 'In Review'

function referenceWarnings(facts: Facts, type: DocumentResource, draft: Draft): Warning[] {
  if (draft.externalDocumentNumber === '') return []
  const [other] = facts
    .references(type, draft.customerNumber, draft.externalDocumentNumber)
    .filter((one) => one.id !== draft.id)
    .toSorted((one, another) => (one.id < another.id ? -1 : 1))
  return other
    ? [
        warning('DuplicateExternalDocumentNumber', {
          value: draft.externalDocumentNumber,
          customer: draft.customerNumber,
          number: other.number,
        }),
      ]
    : []
}
