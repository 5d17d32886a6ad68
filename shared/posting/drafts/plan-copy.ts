/**
 * Copying: a new draft of any kind with the parties, terms and lines of a document, whatever became of that. It is made as
 * if it had been typed, so that every rule of a draft holds for it.
 */
import type { Day } from '../../basics/day.ts'
import type { Fields, RecordOf } from '../../basics/fields.ts'
import { amountOf, percent, price, quantity } from '../../basics/money.ts'
import { figuresByPercent } from '../../sales/amounts.ts'
import { type AnyLine, header, type SalesDocument, type TypedLine } from '../../sales/document.ts'
import type { copyBody } from '../actions/bodies.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { stepOf } from '../currency.ts'
import { type DocumentResource, isDocument, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import type { Context } from '../journal.ts'
import type { Need } from '../need.ts'
import { draftNeeds, itemsOf, known, record } from '../needs.ts'
import { problem, type Warning } from '../problem.ts'
import { type AnyRecord, type Resource, resources } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { redatedFactor } from './draft-currency.ts'
import { type DraftCommand, planDraft } from './plan-draft.ts'

type Command = ActionCommand<RecordOf<typeof copyBody>>
type Source = AnyRecord & Partial<Omit<SalesDocument, 'lines'>> & { readonly lines: readonly AnyLine[] }

/** What a copy is when nothing else is asked for. */
const ownKind: Readonly<Record<string, DocumentResource>> = {
  salesQuoteArchives: 'salesQuotes',
  salesShipments: 'salesOrders',
  returnReceipts: 'salesReturnOrders',
}
const targetOf = ({ resource, body }: Command): DocumentResource =>
  body.to || (isDocument(resource) ? resource : (ownKind[resource] ?? 'salesInvoices'))

export function copyNeeds(command: Command, facts: Facts): Need[] {
  const type = command.resource as Resource
  const [own] = record(type, command.key)
  const source = known(facts, own, () => facts.find(type, command.key) as Source | null)
  if (!own || !source) return own ? [own] : []
  const items = itemsOf(source.lines)
  if (!items.every((item) => facts.has({ kind: 'record', type: 'items', key: item })))
    return [own, ...items.flatMap((item) => record('items', item))]
  return [own, ...draftNeeds(creating(command, copied(command, facts, source).body), facts)]
}

const creating = (command: Command, body: DraftCommand['body']): DraftCommand => ({
  type: 'create',
  resource: targetOf(command),
  key: null,
  ifMatch: null,
  body,
  mistakes: command.mistakes,
})

export function planCopy(command: Command, facts: Facts, context: Context): Planned {
  const source = facts.find(command.resource as Resource, command.key) as Source | null
  if (!source) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, source)) return refused(staleProblem(source))
  const { body, warnings } = copied(command, facts, source, context)
  const made = planDraft(creating(command, body), facts, context)
  if ('refused' in made) return made
  const { answer } = made
  return {
    changes: made.changes,
    answer: {
      ...answer,
      body: { ...source, [kindOf(targetOf(command)).name]: answer.body },
      warnings: [...warnings, ...(answer.warnings ?? [])],
    },
  }
}

interface Copied {
  readonly body: DraftCommand['body']
  readonly warnings: readonly Warning[]
}

/** What would be typed. Lines of items that are blocked by now stay behind, with a warning. */
function copied(command: Command, facts: Facts, source: Source, context?: Context): Copied {
  const { customerNumber, recalculate } = command.body
  const isOthers = customerNumber !== '' && customerNumber !== source.customerNumber
  const anew = recalculate || isOthers || !isDocument(targetless(command.resource))
  const postingDate = command.body.postingDate ?? context?.today ?? null
  const blocked = new Set(itemsOf(source.lines).filter((item) => isBlocked(facts, item, targetOf(command))))
  const lines = source.lines
    .filter((line) => line.lineType !== 'Item' || !blocked.has(line.lineObjectNumber))
    .map((line) => typedLine(facts, source, line, anew))
  return {
    body: {
      ...(isOthers ? { customerNumber } : headerOf(targetOf(command), facts, source, postingDate, anew)),
      ...settling(targetOf(command), source),
      ...(postingDate === null ? {} : { postingDate }),
      lines,
    },
    warnings: [...blocked].map((item) => ({ code: 'ItemBlocked', params: { item } })),
  }
}
/** Archived versions say all that their documents say; shipments and receipts hold no prices. */
const targetless = (resource: string) => (resource === 'salesQuoteArchives' ? 'salesQuotes' : resource)

function isBlocked(facts: Facts, number: string, to: DocumentResource): boolean {
  const item = facts.find('items', number)
  return item !== null && (item.blocked || (item.salesBlocked && kindOf(to).trade !== 'credit'))
}

/** Dates are new, and names of other documents are not taken along; figures and factor have rules of their own. */
const left = [
  'number',
  'postingDate',
  'dueDate',
  'externalDocumentNumber',
  'currencyFactor',
  'invoiceDiscountPercent',
  'discountAmount',
]
const carried = Object.entries(header as Fields)
  .filter(([field, { readOnly }]) => !readOnly && !left.includes(field))
  .map(([field]) => field)

function headerOf(to: DocumentResource, facts: Facts, source: Source, postingDate: Day | null, anew: boolean) {
  const fields: Fields = resources[to].fields
  const shared = [...carried, 'partialShipping', 'prepaymentRequired', 'contactNumber']
    .filter((field) => field in fields && source[field] !== undefined)
    .map((field) => [field, source[field]] as const)
  const document = source as unknown as SalesDocument
  const factor = source.currencyFactor
    ? redatedFactor(facts, document, { ...document, postingDate }).currencyFactor
    : null
  return {
    ...Object.fromEntries(shared),
    ...(source.currencyFactor ? { currencyFactor: factor ?? source.currencyFactor } : {}),
    ...(anew ? {} : discountOf(source)),
  }
}
function discountOf({ invoiceDiscountCalculation, invoiceDiscountPercent, discountAmount }: Source) {
  if (invoiceDiscountCalculation === 'Percent') return { invoiceDiscountPercent }
  return invoiceDiscountCalculation === 'Amount' || invoiceDiscountCalculation === 'Lines' ? { discountAmount } : {}
}

/** Header and lines of a copy that keeps prices and discounts as they are. */
export const copiedHeader = (to: DocumentResource, facts: Facts, source: AnyRecord, postingDate: Day | null) =>
  headerOf(to, facts, source as Source, postingDate, false)
export const copiedLine = (facts: Facts, source: AnyRecord, line: AnyLine): TypedLine =>
  typedLine(facts, source as Source, line, false)

/** What is credited of a posted invoice that is still open settles it. */
const settling = (to: DocumentResource, { status, number }: Source) =>
  kindOf(to).trade === 'credit' && status === 'Open' && 'appliesToDocumentNumber' in resources[to].fields
    ? { appliesToDocumentNumber: number }
    : {}

function typedLine(facts: Facts, source: Source, line: AnyLine, anew: boolean): TypedLine {
  const { lineType, lineObjectNumber, description, unitOfMeasureCode, quantity: units, taxCode } = line
  const said = { lineType, lineObjectNumber, description, unitOfMeasureCode, quantity: units }
  if (lineType === 'Comment') return { lineType, description }
  if (anew && lineType === 'Item') return said
  const { allowInvoiceDiscount, unitPrice, returnReasonCode, dropShipment } = line
  const given = { taxCode, allowInvoiceDiscount, unitPrice, returnReasonCode, dropShipment }
  return { ...said, ...given, ...lineDiscount(facts, source, line) }
}

/** The percentage where it gives the discount to the cent, else the amount. */
function lineDiscount(facts: Facts, { currencyCode = '' }: Source, line: AnyLine): TypedLine {
  const { discountPercent, discountAmount } = line
  const step = stepOf(facts, currencyCode)
  const figures = figuresByPercent(
    quantity(line.quantity),
    price(line.unitPrice ?? 0),
    percent(discountPercent ?? 0),
    step,
  )
  return amountOf(figures.discount) === (discountAmount ?? 0) ? { discountPercent } : { discountAmount }
}
