/** What becomes of a quote: an order or an invoice with the same lines at the same prices, or nothing once its time is over. */
import type { Day } from '../../basics/day.ts'
import type { RecordOf } from '../../basics/fields.ts'
import { isExpired, quoteStatus } from '../../sales/quote.ts'
import type { datedBody, expiredBody } from '../actions/bodies.ts'
import { approvalMistakes, approvalNeeds } from '../approvals/approval-needed.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { kindOf } from '../document-kinds.ts'
import { draftOf } from '../drafts/document-copy.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import { draftWarnings, warningNeeds } from '../drafts/draft-warnings.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { contactNeeds, itemsOf, known, partyNeeds, record, stocked } from '../needs.ts'
import { isTaken, numberNeeds, type Taken, takeNumber } from '../numbers.ts'
import { blockedParties, type Parties } from '../parties.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf, type Warning, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { archivedVersion } from './quote-archive.ts'
import { buyersOfQuote, type KnownBuyers } from './quote-buyers.ts'

type Quote = RecordIn<'salesQuotes'>
type Target = 'salesOrders' | 'salesInvoices'
type Dated = ActionCommand<RecordOf<typeof datedBody>>

const targets = { makeOrder: 'salesOrders', makeInvoice: 'salesInvoices' } as const
const targetOf = (action: string): Target => targets[action as keyof typeof targets]

export function conversionNeeds({ action, key }: Dated, facts: Facts): Need[] {
  const [own] = record('salesQuotes', key)
  const quote = known(facts, own, () => facts.find('salesQuotes', key))
  if (!own || !quote) return own ? [own] : []
  const type = targetOf(action)
  const items = itemsOf(quote.lines)
  const { customerNumber, billToCustomerNumber, contactNumber, externalDocumentNumber } = quote
  return [
    own,
    ...partyNeeds(facts, customerNumber, billToCustomerNumber),
    ...(customerNumber === ''
      ? [...contactNeeds(facts, contactNumber), ...numberNeeds(facts, 'customers', 'customers')]
      : warningNeeds(facts, type, billToCustomerNumber, customerNumber, externalDocumentNumber, stocked(facts, items))),
    ...items.flatMap((item) => record('items', item)),
    ...approvalNeeds(facts, 'salesQuotes', quote),
    ...numberNeeds(facts, type, type),
  ]
}

export function planConversion(command: Dated, facts: Facts, context: Context): Planned {
  const quote = facts.find('salesQuotes', command.key)
  if (!quote) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, quote)) return refused(staleProblem(quote))
  if (quote.orderNumber || quote.invoiceNumber) return refused(problemOf([acceptedMistake(quote)]))
  const type = targetOf(command.action)
  const newId = idMaker(context)
  const [id, postingDate] = [newId(), command.body.postingDate ?? context.today]
  const buyers = buyersOfQuote(facts, context, quote, newId)
  const number = takeNumber(facts, context, type, type, postingDate)
  const mistakes = [
    ...command.mistakes,
    ...approvalMistakes(facts, 'salesQuotes', quote),
    ...(buyers.parties ? blockedParties(buyers.parties, tradeOf[type]) : [buyers.mistake]),
    ...blockedItems(facts, quote),
    ...(isTaken(number) ? [] : [number]),
  ]
  if (mistakes.length > 0 || !buyers.parties || !isTaken(number)) return refused(problemOf(mistakes))
  const making = { id, number: number.number, at: context.at, postingDate, newId }
  const made = { ...draftOf(type, quote, facts, making), ...ofQuote(type, quote), ...namesOf(buyers.parties) }
  return converted(facts, context, quote, { type, made, buyers, number, archiveId: newId() })
}

/** An order is to be shipped, an invoice may be for what was. */
const tradeOf = { salesOrders: 'ship', salesInvoices: 'invoice' } as const

const acceptedMistake = ({ number, orderNumber, invoiceNumber }: Quote) =>
  worded(mistake('DocumentNotOpen', '', { number, value: orderNumber || invoiceNumber }), 'QuoteAccepted')

interface Converted {
  readonly type: Target
  readonly made: RecordIn<Target>
  readonly buyers: KnownBuyers
  readonly number: Taken
  readonly archiveId: string
}
function converted(
  facts: Facts,
  context: Context,
  quote: Quote,
  { type, made, buyers, number, archiveId }: Converted,
): Planned {
  const accepted = { ...acceptedBy(quote, type, made, context), ...namesOf(buyers.parties) }
  const records: RecordChange[] = [
    { type, id: made.id, key: made.number, record: made },
    { type: 'salesQuotes', id: quote.id, key: quote.number, record: accepted },
    archivedVersion(quote, context, archiveId),
    ...buyers.changes,
    number.change,
  ]
  return {
    changes: { records },
    answer: {
      status: 200,
      body: { ...accepted, [kindOf(type).name]: made },
      warnings: [...expiryWarnings(quote, context), ...draftWarnings(facts, type, made, buyers)],
      made: made.id,
    },
  }
}

const namesOf = ({ sellTo, billTo }: Parties) => ({
  customerNumber: sellTo.number,
  customerName: sellTo.displayName,
  billToCustomerNumber: billTo.number,
})

const ofQuote = (type: Target, quote: Quote) => ({
  quoteNumber: quote.number,
  quoteId: quote.id,
  // The price was agreed on the day of the quote.
  ...(type === 'salesOrders' ? { orderDate: quote.documentDate } : {}),
})

function acceptedBy(
  quote: Quote,
  type: Target,
  made: { readonly id: string; readonly number: string },
  context: Context,
): Quote {
  const link =
    type === 'salesOrders'
      ? { orderNumber: made.number, orderId: made.id }
      : { invoiceNumber: made.number, invoiceId: made.id }
  const accepted = { ...quote, ...link, archivedVersions: quote.archivedVersions + 1 }
  return {
    ...accepted,
    status: quoteStatus(accepted, context.today),
    version: quote.version + 1,
    lastModifiedDateTime: context.at,
  }
}

const blockedItems = (facts: Facts, quote: Quote): Mistake[] =>
  quote.lines.flatMap((line, index) => {
    const item = line.lineType === 'Item' ? facts.find('items', line.lineObjectNumber) : null
    return item && (item.blocked || item.salesBlocked)
      ? [lineMistake('ItemBlocked', index, nameOf(line), 'lineObjectNumber', { item: item.number })]
      : []
  })

const expiryWarnings = (quote: Quote, { today }: Context): Warning[] =>
  isExpired(quote, today) ? [{ code: 'QuoteExpired', params: { date: quote.validUntilDate as Day } }] : []

export function expiredNeeds({ body: { before } }: ActionCommand<RecordOf<typeof expiredBody>>): Need[] {
  return before === null ? [] : [{ kind: 'expired', before }]
}
/** Deletes the quotes whose last day was before the one given, but for those that were accepted. */
export function planDeleteExpired(command: ActionCommand<RecordOf<typeof expiredBody>>, facts: Facts): Planned {
  const { before } = command.body
  const missing =
    before === null && command.mistakes.length === 0 ? [mistake('MissingValue', 'before', { field: 'before' })] : []
  const mistakes = [...command.mistakes, ...missing]
  if (before === null || mistakes.length > 0) return refused(problemOf(mistakes))
  const quotes = facts.expired(before)
  return {
    changes: { records: quotes.map(({ id, number }) => ({ type: 'salesQuotes', id, key: number, record: null })) },
    answer: { status: 200, body: { deleted: quotes.map((quote) => quote.number) } },
  }
}
