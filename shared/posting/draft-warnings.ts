/** What a draft warns of without being stopped: a customer who owes too much, stock that is not there, a reference used before. */
import { amountOf, decimalOf, money, type Quantity, quantity } from '../basics/money.ts'
import { type DocumentResource, type Draft, kindOf } from './document-kinds.ts'
import type { Header } from './draft-header.ts'
import type { Facts, Need } from './facts.ts'
import type { Warning } from './problem.ts'
import type { RecordIn } from './resources.ts'

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
    ...(creditWarnings === 'No Warning' || !ofCredit ? [] : [{ kind: 'owed', customer: billToNumber } as const]),
    ...(reference === '' ? [] : [{ kind: 'reference', type, customer: customerNumber, reference } as const]),
    ...(stockoutWarning && ofStock ? items.map((item) => ({ kind: 'inventory', item }) as const) : []),
  ]
}

export function draftWarnings(
  facts: Facts,
  type: DocumentResource,
  draft: Draft,
  { parties }: Pick<Header, 'parties'>,
): Warning[] {
  // A prospect owes nothing and has no documents yet.
  if (!parties || parties.sellTo.number === '') return []
  const { ofCredit, ofStock } = kindOf(type).warns
  return [
    ...(ofCredit ? creditWarnings(facts, draft, parties.billTo) : []),
    ...(ofStock ? stockWarnings(facts, draft) : []),
    ...referenceWarnings(facts, type, draft),
  ]
}

function creditWarnings(facts: Facts, draft: Draft, billTo: RecordIn<'customers'>): Warning[] {
  const mode = facts.only('salesSetup').creditWarnings
  if (mode === 'No Warning') return []
  const { balance, overdue } = facts.owed(billTo.number)
  const would = amountOf(balance) + draft.totalAmountIncludingTax
  const limit = billTo.creditLimit
  return [
    ...(watchesLimit(mode) && limit > 0 && money(would) > money(limit)
      ? [warning('CreditLimitExceeded', { customer: billTo.number, max: limit, amount: Math.round(would * 100) / 100 })]
      : []),
    ...(watchesOverdue(mode) && overdue > 0
      ? [warning('OverdueBalance', { customer: billTo.number, amount: amountOf(overdue) })]
      : []),
  ]
}

function stockWarnings(facts: Facts, draft: Draft): Warning[] {
  if (!facts.only('salesSetup').stockoutWarning) return []
  const asked = new Map<string, Quantity>()
  for (const line of draft.lines) {
    if (line.lineType !== 'Item' || facts.find('items', line.lineObjectNumber)?.type !== 'Inventory') continue
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
