/** The facts that each kind of command will ask for, as far as they can be named before planning. */
import type { Day } from '../basics/day.ts'
import type { Field } from '../basics/fields.ts'
import type { AnyLine, SalesCreditMemo, SalesDocument, SalesQuote } from '../sales/document.ts'
import { approvalNeeds } from './approvals/approval-needed.ts'
import type {
  ActionCommand,
  DeleteCommand,
  ItemJournalCommand,
  PostingCommand,
  ReturnCommand,
  SaveCommand,
  UndoCommand,
} from './command.ts'
import { likenessNeeds } from './contacts/party-warnings.ts'
import { correctedNeeds, creditedNeeds } from './corrections/links.ts'
import { directionOf } from './direction.ts'
import { type DocumentResource, type Draft, isDocument } from './document-kinds.ts'
import { warningNeeds } from './drafts/draft-warnings.ts'
import type { DraftCommand } from './drafts/plan-draft.ts'
import type { Facts } from './facts.ts'
import { hasFigures } from './figures.ts'
import { gapNeeds, returnNeeds, originNeeds as soldNeeds } from './items/item-returns.ts'
import type { Need } from './need.ts'
import { numberNeeds } from './numbers.ts'
import { deliveryInvoicingNeeds } from './orders/delivery-invoicing.ts'
import { deliveryLinkNeeds } from './orders/delivery-links.ts'
import {
  type Delivery,
  isOrderKind,
  type Order,
  type OrderKind,
  orderKindOf,
  orderKinds,
  uninvoicedOf,
} from './orders/order-kinds.ts'
import { prepaymentNeeds } from './orders/prepayment.ts'
import { settlingNeeds } from './payments/settle-sale.ts'
import { vendorDeliveryNeeds } from './purchases/purchase-needs.ts'
import {
  type AnyRecord,
  isMadeByAction,
  isMaster,
  isResource,
  isSetup,
  keyOf,
  type Resource,
  resources,
} from './resources.ts'

export const record = (type: Resource, key: unknown): Need[] =>
  typeof key === 'string' && key !== '' ? [{ kind: 'record', type, key }] : []
export const known = <T>(facts: Facts, need: Need | undefined, ask: () => T): T | null =>
  need && facts.has(need) ? ask() : null

export function recordNeeds({ type, resource, key, body }: SaveCommand, facts: Facts): Need[] {
  return [
    ...(key === null ? [] : record(resource, key)),
    ...record(resource, body.id),
    ...record(resource, body.number),
    ...namedNeeds(resource, body),
    ...(type === 'create' && isMaster(resource) && !body.number ? numberNeeds(facts, resource, resource) : []),
    ...(type === 'create' || key === null ? [] : figureNeeds(resource, key, facts)),
    ...(type === 'create' && resource === 'customers' ? likenessNeeds(body) : []),
  ]
}

/** What the answer tells of entries, once the record is known. */
function figureNeeds(resource: Resource, key: string, facts: Facts): Need[] {
  const [own] = record(resource, key)
  const found = hasFigures(resource) ? known(facts, own, () => facts.find(resource, key) as AnyRecord | null) : null
  return found ? [{ kind: 'figures', type: resource, key: keyOf(resource, found) }] : []
}

/** Records beyond the set-up that it names and that must be there. */
const namedNeeds = (resource: Resource, body: Readonly<Record<string, unknown>>): Need[] =>
  Object.entries<Field<unknown>>(resources[resource].fields).flatMap(([field, { refersTo, mustExist }]) =>
    mustExist && refersTo && isResource(refersTo) && !isSetup(refersTo) ? record(refersTo, body[field]) : [],
  )

interface LineLike {
  readonly lineType?: string
  readonly lineObjectNumber?: string
}
export const itemsOf = (lines: unknown) =>
  Array.isArray(lines)
    ? [
        ...new Set(
          (lines as readonly LineLike[])
            .filter((line) => (line.lineType ?? 'Item') === 'Item' && line.lineObjectNumber)
            .map((line) => line.lineObjectNumber as string),
        ),
      ]
    : []

export function draftNeeds(command: DraftCommand, facts: Facts): Need[] {
  const { body, resource, key } = command
  const [own] = key === null ? [] : record(resource, key)
  const before = known(facts, own, () => facts.find(resource, key ?? '') as Draft | null)
  const customer = (body.customerNumber as string | undefined) || before?.customerNumber
  const items = [...itemsOf(body.lines), ...itemsOf(before?.lines)]
  return [
    ...(own ? [own] : []),
    ...partyNeeds(facts, customer, (body.billToCustomerNumber as string | undefined) || before?.billToCustomerNumber),
    ...(resource === 'salesQuotes'
      ? contactNeeds(facts, body.contactNumber || (before as Partial<SalesQuote> | null)?.contactNumber)
      : []),
    ...items.flatMap((item) => record('items', item)),
    ...deliveryLinkNeeds(resource, before?.lines ?? []),
    ...record(
      'salesInvoices',
      body.appliesToDocumentNumber ?? (before as Partial<SalesCreditMemo> | null)?.appliesToDocumentNumber,
    ),
    ...soldNeeds(body.lines ?? before?.lines),
    ...(command.type === 'create' ? numberNeeds(facts, resource, resource) : []),
    ...warnings(
      facts,
      resource,
      customer,
      String(body.externalDocumentNumber ?? before?.externalDocumentNumber ?? ''),
      items,
    ),
  ]
}

/** A contact, the company that it works for, and the customer that it is. */
export function contactNeeds(facts: Facts, contactNumber: unknown): Need[] {
  const [own] = record('contacts', contactNumber)
  const contact = known(facts, own, () => facts.find('contacts', String(contactNumber)))
  const [works] = record('contacts', contact?.companyNumber)
  const company = known(facts, works, () => facts.find('contacts', contact?.companyNumber ?? ''))
  return [
    ...(own ? [own] : []),
    ...(works ? [works] : []),
    ...partyNeeds(facts, contact?.customerNumber || company?.customerNumber, undefined),
  ]
}

/** Customer, and who pays for it, once the customer is known. */
export function partyNeeds(facts: Facts, customer: string | undefined, billTo: string | undefined): Need[] {
  const [own] = record('customers', customer)
  const sellTo = known(facts, own, () => facts.find('customers', customer ?? ''))
  return [...(own ? [own] : []), ...record('customers', billTo || sellTo?.billToCustomerNumber)]
}

/** Stock and balances are looked up under the numbers as they were first typed. */
function warnings(
  facts: Facts,
  type: DocumentResource,
  customer: string | undefined,
  reference: string,
  items: readonly string[],
): Need[] {
  const sellTo = known(facts, record('customers', customer)[0], () => facts.find('customers', customer ?? ''))
  if (!sellTo) return []
  return warningNeeds(
    facts,
    type,
    sellTo.billToCustomerNumber || sellTo.number,
    sellTo.number,
    reference,
    stocked(facts, items),
  )
}
export const stocked = (facts: Facts, items: readonly string[]) =>
  items.flatMap((number) => {
    const item = known(facts, record('items', number)[0], () => facts.find('items', number))
    return item?.type === 'Inventory' ? [item.number] : []
  })

/** Of an action on one record that asks for nothing else. */
export const ownNeeds = ({ resource, key }: ActionCommand<unknown>): Need[] => record(resource as Resource, key)

export function postingNeeds(command: PostingCommand | ReturnCommand, facts: Facts): Need[] {
  const { resource, action, key } = command
  const type = resource as DocumentResource
  const [own] = record(type, key)
  if (!own) return []
  const document = known(facts, own, () => facts.find(type, key) as Draft | null)
  const items = itemsOf(document?.lines)
  const lines = (document?.lines ?? []) as readonly AnyLine[]
  return [
    own,
    ...(document ? partyNeeds(facts, document.customerNumber, document.billToCustomerNumber) : []),
    ...items.flatMap((item) => record('items', item)),
    ...stockNeeds(
      facts,
      lines,
      stocked(facts, items),
      directionOf(document ?? {}).sign,
      command.body.postingDate ?? document?.postingDate ?? null,
    ),
    ...returnNeeds(
      facts,
      lines.map((line) => line.appliesFromEntry ?? null),
    ),
    ...deliveryInvoicingNeeds(facts, type, lines),
    ...settlingNeeds(facts, action === 'ship' || action === 'receive' ? null : document),
    ...creditedNeeds(facts, lines),
    ...correctedNeeds(document),
    ...approvalNeeds(facts, type, document),
    ...(isOrderKind(type) ? orderNeeds(command, facts, document as Order | null) : postedNumberNeeds(facts, type)),
  ]
}

const postedNumberNeeds = (facts: Facts, type: DocumentResource) =>
  type === 'salesCreditMemos'
    ? numberNeeds(facts, 'postedSalesCreditMemos', type)
    : numberNeeds(facts, 'postedSalesInvoices', type)

function orderNeeds({ resource, action }: PostingCommand | ReturnCommand, facts: Facts, order: Order | null): Need[] {
  const kind = orderKinds[resource as OrderKind['resource']]
  return [
    ...(kind.invoices.includes(action) ? numberNeeds(facts, kind.series, kind.posted) : []),
    ...(kind.moves.includes(action) ? numberNeeds(facts, kind.delivery, kind.delivery) : []),
    ...(order ? deliveryNeeds(facts, order) : []),
    ...prepaymentNeeds(order),
    ...vendorDeliveryNeeds(facts, order?.lines ?? []),
  ]
}

/** Layers to take from; gaps to fill where a line brings goods back; the total where it may not fall below nothing. */
export function stockNeeds(
  facts: Facts,
  lines: SalesDocument['lines'],
  items: readonly string[],
  sign: 1 | -1 = 1,
  /** The day of the posting; null for today. */
  postingDate: Day | null = null,
): Need[] {
  const comesBack = lines.some((line) => line.quantity * sign < 0)
  const { preventNegativeInventory: bounded } = facts.only('salesSetup')
  return items.flatMap((item) => [
    { kind: 'stock', item } as const,
    ...(comesBack ? [{ kind: 'shortfall', item } as const, ...gapNeeds(facts, item)] : []),
    ...(bounded ? [{ kind: 'inventory', item } as const] : []),
    ...historyNeeds(facts, item, postingDate),
  ])
}

/** Where costs are averages, what happened to the item since that day; null for today. */
export const historyNeeds = (facts: Facts, item: string, from: Day | null): Need[] =>
  facts.only('salesSetup').costingMethod === 'Average' ? [{ kind: 'itemHistory', item, from }] : []

function deliveryNeeds(facts: Facts, order: Order): Need[] {
  const { delivery: type } = orderKindOf(order)
  return uninvoicedOf(order).flatMap(({ id }) => {
    const [own] = record(type, id)
    const delivery = known(facts, own, () => facts.find(type, id))
    return [...(own ? [own] : []), ...entryNeeds(delivery)]
  })
}
const entryNeeds = (delivery: Delivery | null): Need[] =>
  (delivery?.lines ?? []).flatMap(({ itemLedgerEntryNumber: entryNumber }) =>
    entryNumber === null ? [] : [{ kind: 'itemEntry', entryNumber } as const],
  )

export const undoNeeds =
  (kind: OrderKind) =>
  ({ key }: UndoCommand, facts: Facts): Need[] => {
    const [own] = record(kind.delivery, key)
    const delivery = known(facts, own, () => facts.find(kind.delivery, key))
    const items = itemsOf(delivery?.lines)
    const [origin] = record(kind.resource, delivery?.orderId)
    const order = known(facts, origin, () => facts.find(kind.resource, delivery?.orderId ?? ''))
    return [
      ...(own ? [own] : []),
      ...(origin ? [origin] : []),
      ...items.flatMap((item) => record('items', item)),
      ...bothWaysNeeds(facts, stocked(facts, items), delivery?.postingDate ?? null),
      ...entryNeeds(delivery),
      ...originNeeds(facts, delivery),
      ...vendorDeliveryNeeds(facts, (order?.lines ?? []) as readonly AnyLine[], true),
    ]
  }

/** What return receipts took back: it can come back again. */
const originNeeds = (facts: Facts, delivery: Delivery | null): Need[] =>
  entryNeeds(delivery).flatMap((need) => {
    const entry = need.kind === 'itemEntry' && facts.has(need) ? facts.findItemEntry(need.entryNumber) : null
    return entry && entry.appliesToEntry !== null
      ? [{ kind: 'itemEntry', entryNumber: entry.appliesToEntry } as const]
      : []
  })

export function itemJournalNeeds({ body: { lines, postingDate } }: ItemJournalCommand, facts: Facts): Need[] {
  const items = [...new Set(lines.map((line) => line.itemNumber).filter((item) => item !== ''))]
  return [
    ...items.flatMap((item) => record('items', item)),
    ...bothWaysNeeds(facts, stocked(facts, items), postingDate),
  ]
}

/** Of goods that may leave or come: layers, gaps, what is there in all, and where costs are averages, their history. */
function bothWaysNeeds(facts: Facts, goods: readonly string[], postingDate: Day | null): Need[] {
  const { preventNegativeInventory } = facts.only('salesSetup')
  return goods.flatMap((item) => [
    { kind: 'stock', item } as const,
    { kind: 'shortfall', item } as const,
    ...gapNeeds(facts, item),
    ...(preventNegativeInventory ? [{ kind: 'inventory', item } as const] : []),
    ...historyNeeds(facts, item, postingDate),
  ])
}

/** Who refers to a record is looked up under its own key; drafts may go at any time. */
export function deleteNeeds({ resource, key }: DeleteCommand, facts: Facts): Need[] {
  const own: Need = { kind: 'record', type: resource, key }
  const found = known(facts, own, () => facts.find(resource, key) as AnyRecord | null)
  const isFree = !found || isDocument(resource) || isMadeByAction(resource)
  return [
    own,
    ...(isFree ? correctedNeeds(found) : [{ kind: 'used', type: resource, key: keyOf(resource, found) } as const]),
  ]
}
