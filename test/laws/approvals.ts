/**
 * Histories in which people draft, change, send for approval, answer, hand on and try to post, each as whoever they please;
 * and what must be true of everything that is posted in them.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Day } from '../../shared/basics/day.ts'
import { planRemind } from '../../shared/posting/approvals/plan-remind.ts'
import type { ActionCommand } from '../../shared/posting/command.ts'
import { type DocumentResource, type Draft, documentResources, kindOf } from '../../shared/posting/document-kinds.ts'
import type { AnyRecord, RecordIn, Resource } from '../../shared/posting/resources.ts'
import type { AnyLine } from '../../shared/sales/document.ts'
import { office, withWorkflow } from '../support/approvals.ts'
import {
  aBook,
  aCustomer,
  anItem,
  aService,
  aVendor,
  type Body,
  type Book,
  bodyOf,
  type Request,
} from '../support/given.ts'

const people = [...Object.keys(office), 'stranger'] as const
const actions: Readonly<Record<DocumentResource, readonly string[]>> = {
  salesQuotes: ['makeOrder', 'makeInvoice', 'copy'],
  salesOrders: ['release', 'reopen', 'ship', 'invoice', 'shipAndInvoice', 'createPurchaseOrder', 'copy'],
  salesReturnOrders: ['release', 'reopen', 'receive', 'invoice', 'receiveAndInvoice'],
  salesInvoices: ['post', 'post', 'cancel', 'correct', 'makeCorrectiveCreditMemo', 'getShipmentLines'],
  salesCreditMemos: ['post', 'cancel'],
}

const step = fc.record({
  what: fc.constantFrom(
    ...(['draft', 'draft', 'edit', 'say', 'delete', 'ask', 'ask', 'withdraw', 'answer', 'answer', 'answer'] as const),
    ...(['act', 'act', 'act', 'receive', 'undo', 'limit', 'late'] as const),
  ),
  /** Which document or entry, counted from the last; mostly one of the latest. */
  which: fc.oneof(fc.nat(2), fc.nat(40)),
  /** Null: the kind that its history is mostly about. */
  type: fc.option(fc.constantFrom(...documentResources), { freq: 2 }),
  who: fc.constantFrom(...people),
  /** Mostly the one who may. */
  isWho: fc.constantFrom(true, true, true, false),
  how: fc.constantFrom('approve', 'approve', 'approve', 'delegate', 'reject'),
  action: fc.nat(10),
  quantity: fc.constantFrom(1, 2, 3, 4, 6, -1),
  unitPrice: fc.constantFrom(50, 100, 100, 300, 400),
})
type Drawn = typeof step extends fc.Arbitrary<infer T> ? T : never
type Step = Drawn & { readonly type: DocumentResource }

export const anApprovalHistory = fc.record({
  workflow: fc.record({
    limitType: fc.constantFrom('Approver Limits', 'Approver Limits', 'Always'),
    approverLimitType: fc.constantFrom('Approver Chain', 'Direct Approver', 'First Qualified Approver'),
    minimumAmount: fc.constantFrom(0, 0, 150),
    delegateAfterDays: fc.constantFrom(0, 1),
  }),
  type: fc.constantFrom(...documentResources),
  steps: fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }),
})
type History = typeof anApprovalHistory extends fc.Arbitrary<infer T> ? T : never

/** By then every request is late; it goes to somebody else, or stays. */
const monthLater = '2026-04-10' as Day
const reminding = { type: 'action', resource: 'approvalEntries', action: 'remind' } as unknown as ActionCommand<unknown>

interface Asked {
  readonly limits: ReadonlyMap<string, number>
  readonly sender: string
}

/** Lives through it, and holds every posting against what was answered by whom. Gives how many there were. */
export function liveAndCheck({ workflow, type: mostly, steps }: History): number {
  const book = aBook()
  const customer = aCustomer(book)
  const goods = anItem(book, { vendorNumber: aVendor(book), stock: 50 })
  const items = [aService(book), goods]
  withWorkflow(book, office, workflow)
  const asked = new Map<string, Asked>()
  const answeredBy = new Map<string, string>()
  let postings = 0
  for (const one of steps) {
    if (one.what === 'late') {
      book.takes((facts, context) => planRemind(reminding, facts, { ...context, today: monthLater }))
      continue
    }
    const request = requestOf(book, { ...one, type: one.type ?? mostly }, { customer, items })
    if (!request) continue
    const before = snapshot(book)
    const { problem, changes } = book.send(request)
    if (problem || !changes) continue
    for (const entry of book.all('approvalEntries')) {
      if (!asked.has(entry.id)) asked.set(entry.id, { limits: limitsOf(book), sender: request.userName ?? '' })
      if (request.path === `approvalEntries/${entry.id}/approve`) answeredBy.set(entry.id, request.userName ?? '')
    }
    for (const { type, record } of changes.records) {
      const source = record ? sourceOf(before, type, record) : null
      if (!source) continue
      postings++
      expect(isCovered(book, source, workflow, { asked, answeredBy }), JSON.stringify([request, source])).toBe(true)
    }
  }
  return postings
}

type Snapshot = ReadonlyMap<string, AnyRecord>
const watched = [...documentResources, 'salesShipments', 'returnReceipts'] as const
const snapshot = (book: Book): Snapshot =>
  new Map(watched.flatMap((type) => book.all(type).map((one) => [one.id, one as unknown as AnyRecord] as const)))

interface Source {
  readonly type: DocumentResource
  readonly document: Draft
}
const isDraft = ({ status }: AnyRecord) => status === 'Draft' || status === 'In Review'

/** The document, as it was, that something newly posted came from; null for what posts nothing. */
function sourceOf(before: Snapshot, type: Resource, record: AnyRecord): Source | null {
  const old = before.get(record.id)
  const named = (kind: DocumentResource, id: unknown): Source => {
    const document = before.get(String(id))
    if (!document) throw new Error(`${type} ${record.number} came from nothing: it was not approved`)
    return { type: kind, document: document as unknown as Draft }
  }
  if (type === 'salesShipments') return old ? null : named('salesOrders', record.orderId)
  if (type === 'returnReceipts') return old ? null : named('salesReturnOrders', record.orderId)
  if ((type !== 'salesInvoices' && type !== 'salesCreditMemos') || isDraft(record)) return null
  if (old) return isDraft(old) ? named(type, old.id) : null
  // What cancels another is posted as it is made: nobody can have approved it.
  if (record.status === 'Corrective') return { type, document: record as unknown as Draft }
  return record.orderId ? named('salesOrders', record.orderId) : named('salesReturnOrders', record.returnOrderId)
}

interface Known {
  readonly asked: ReadonlyMap<string, Asked>
  readonly answeredBy: ReadonlyMap<string, string>
}
/** Everybody of its last request approved what it says, each themselves, and somebody among them was allowed to. */
function isCovered(book: Book, { type, document }: Source, workflow: History['workflow'], known: Known): boolean {
  const amount = amountOf(type, document)
  if (amount < workflow.minimumAmount && document.approvalStatus !== 'Rejected') return true
  const entries = document.approvalRequest.map(({ id }) => book.find('approvalEntries', id))
  if (entries.length === 0 || entries.some((one) => one.status !== 'Approved' || one.amount !== amount)) return false
  const { limits, sender } = known.asked.get(entries[0]?.id ?? '') as Asked
  const others = entries.filter((one) => one.approverUserName !== sender)
  if (others.some((one) => known.answeredBy.get(one.id) !== one.approverUserName)) return false
  const reaches = (name: string) => (limits.get(name) ?? 0) >= amount
  const isTop = !(sender in office) ? false : !('approverUserName' in office[sender as keyof typeof office])
  if (others.length === 0) return reaches(sender) && (workflow.limitType === 'Approver Limits' || isTop)
  return workflow.approverLimitType === 'Direct Approver' || others.some((one) => reaches(placeOf(one)))
}
/** Whose place somebody answers in. */
const placeOf = ({ delegatedFrom, approverUserName }: RecordIn<'approvalEntries'>) =>
  delegatedFrom.split('; ')[0] || approverUserName

const limitsOf = (book: Book) =>
  new Map(
    book
      .all('approvalUserSetups')
      .map((one) => [
        one.userName,
        one.unlimitedSalesApproval ? Number.POSITIVE_INFINITY : one.salesAmountApprovalLimit,
      ]),
  )

/** What may be posted of it at once. */
function amountOf(type: DocumentResource, { lines, totalAmountExcludingTax }: Draft): number {
  if (!kindOf(type).handling) return totalAmountExcludingTax
  const amounts = (lines as readonly AnyLine[]).map((line) => line.netAmount)
  const total = (sign: 1 | -1) => amounts.reduce((sum, one) => sum + Math.max(0, sign * one), 0)
  return Math.max(total(1), total(-1))
}

interface Trade {
  readonly customer: string
  readonly items: readonly string[]
}
const latest = <T extends { readonly id: string }>(all: readonly T[], which: number): T | undefined =>
  all.toSorted((one, other) => (one.id < other.id ? 1 : -1))[which % Math.max(1, all.length)]

/** What a step asks for, of what there is; null when there is nothing. */
function requestOf(book: Book, step: Step, trade: Trade): Request | null {
  const { what, type, who, which, quantity, unitPrice } = step
  const request = (method: string, path: string, body?: Body, userName: string = who): Request => ({
    method,
    path,
    ...(body ? { body } : {}),
    userName,
  })
  const document = latest(documentsFor(book, step), which)
  const path = `${type}/${document?.id}`
  switch (what) {
    case 'draft':
      return request('POST', type, bodyOf(trade.customer, drawnLines(step, type, trade)))
    case 'limit':
      return request('PUT', 'approvalUserSetups/ben', {
        ...office.ben,
        userName: 'ben',
        salesAmountApprovalLimit: unitPrice,
      })
    case 'late':
      return null
    case 'answer':
      return answering(book, step, request)
    case 'receive': {
      const purchase = latest(book.all('purchaseOrders'), which)
      return purchase ? request('POST', `purchaseOrders/${purchase.id}/receive`) : null
    }
    case 'undo': {
      const shipment = latest(book.all('salesShipments'), which)
      return shipment ? request('POST', `salesShipments/${shipment.id}/undo`) : null
    }
  }
  if (!document) return null
  const sender = book.all('approvalEntries').find((one) => one.documentId === document.id)?.senderUserName
  switch (what) {
    case 'edit': {
      const [first, ...rest] = document.lines as readonly AnyLine[]
      return request('PATCH', path, { lines: [{ ...first, quantity, unitPrice }, ...rest] })
    }
    case 'say':
      return request('PUT', path, { ...document, comment: `${which}`, approvalStatus: 'Approved', status: 'Released' })
    case 'delete':
      return request('DELETE', path)
    case 'ask':
      return request('POST', `${path}/requestApproval`)
    case 'withdraw':
      return request('POST', `${path}/cancelApproval`, {}, step.isWho && sender ? sender : who)
    case 'act':
      return acting(book, step, document, request)
  }
}

/** Mostly something is done with what was approved. */
function documentsFor(book: Book, { what, type, isWho }: Step): readonly Draft[] {
  const all = book.all(type) as Draft[]
  const approved = all.filter((one) => one.approvalStatus === 'Approved')
  return what === 'act' && isWho && approved.length > 0 ? approved : all
}

function drawnLines({ quantity, unitPrice, which }: Step, type: DocumentResource, { items }: Trade) {
  const drop = type === 'salesOrders' && which % 3 === 0 ? { dropShipment: true } : {}
  const first = [
    items[drop.dropShipment ? 1 : which % 2] as string,
    Math.abs(quantity),
    { unitPrice, ...drop },
  ] as const
  return quantity < 0 ? [first, [items[0] as string, quantity, { unitPrice: 40 }] as const] : [first]
}

type Requesting = (method: string, path: string, body?: Body, userName?: string) => Request

function answering(book: Book, { which, who, isWho, how }: Step, request: Requesting): Request | null {
  const open = book.all('approvalEntries').filter((one) => !isWho || one.status === 'Open')
  const entry = latest(open, which)
  if (!entry) return null
  return request('POST', `approvalEntries/${entry.id}/${how}`, {}, isWho ? entry.approverUserName : who)
}

function acting(book: Book, { type, action, which, quantity }: Step, { id }: Draft, request: Requesting): Request {
  const names = actions[type]
  const name = names[action % names.length] ?? ''
  const path = `${type}/${id}/${name}`
  if (name === 'getShipmentLines')
    return request('POST', path, { shipmentNumbers: [latest(book.all('salesShipments'), which)?.number ?? ''] })
  const isPart = quantity === 1 && (name === 'ship' || name === 'shipAndInvoice')
  return request('POST', path, isPart ? { lines: [{ sequence: 10_000, shipQuantity: 1, invoiceQuantity: 1 }] } : {})
}
