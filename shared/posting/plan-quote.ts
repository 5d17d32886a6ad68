/** What becomes of a quote: an order or an invoice with the same lines at the same prices, or nothing once its time is over. */
import type { Day } from '../basics/day.ts'
import type { RecordOf } from '../basics/fields.ts'
import { isExpired, quoteStatus } from '../sales/quote.ts'
import type { datedBody, expiredBody } from './action-bodies.ts'
import { type Planned, type RecordChange, refused } from './changes.ts'
import type { ActionCommand } from './command.ts'
import { draftOf } from './document-copy.ts'
import { nameOf } from './draft-lines.ts'
import { draftWarnings, warningNeeds } from './draft-warnings.ts'
import type { Facts, Need } from './facts.ts'
import { type Context, idMaker } from './journal.ts'
import { contactNeeds, itemsOf, known, partyNeeds, record, stocked } from './needs.ts'
import { isTaken, numberNeeds, takeNumber } from './numbers.ts'
import { areParties, blockedParties, type Parties, partiesOf } from './parties.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf, type Warning, worded } from './problem.ts'
import { becomesCustomer, buyerOf, isMade, partiesOfContact } from './prospects.ts'
import { archivedVersion } from './quote-archive.ts'
import type { RecordIn } from './resources.ts'
import { isStale, staleProblem } from './versions.ts'

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
    ...numberNeeds(facts, type, type),
  ]
}

export function planConversion(command: Dated, facts: Facts, context: Context): Planned {
  const quote = facts.find('salesQuotes', command.key)
  if (!quote) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, quote)) return refused(staleProblem(quote))
  const became = quote.orderNumber || quote.invoiceNumber
  if (became !== '')
    return refused(
      problemOf([worded(mistake('DocumentNotOpen', '', { number: quote.number, value: became }), 'QuoteAccepted')]),
    )
  const type = targetOf(command.action)
  const newId = idMaker(context)
  const id = newId()
  const buyers = buyersOf(facts, context, quote, newId)
  const number = takeNumber(facts, context, type, type, command.body.postingDate ?? context.today)
  const mistakes = [
    ...command.mistakes,
    ...(buyers.parties
      ? blockedParties(buyers.parties, type === 'salesOrders' ? 'ship' : 'invoice')
      : [buyers.mistake]),
    ...blockedItems(facts, quote),
    ...(isTaken(number) ? [] : [number]),
  ]
  if (mistakes.length > 0 || !buyers.parties || !isTaken(number)) return refused(problemOf(mistakes))
  const making = {
    id,
    number: number.number,
    at: context.at,
    postingDate: command.body.postingDate ?? context.today,
    newId,
  }
  const made = { ...draftOf(type, quote, facts, making), ...ofQuote(type, quote), ...namesOf(buyers.parties) }
  const accepted = acceptedBy(quote, type, made, context)
  const archived = archivedVersion(quote, context, newId())
  return {
    changes: {
      records: [
        { type, id, key: made.number, record: made },
        { type: 'salesQuotes', id: quote.id, key: quote.number, record: { ...accepted, ...namesOf(buyers.parties) } },
        archived,
        ...buyers.changes,
        number.change,
      ],
    },
    answer: {
      status: 200,
      body: { ...accepted, ...namesOf(buyers.parties), [type === 'salesOrders' ? 'order' : 'invoice']: made },
      warnings: [...expiryWarnings(quote, context), ...draftWarnings(facts, type, made, buyers)],
      made: id,
    },
  }
}

type Buyers =
  | { readonly parties: Parties; readonly changes: readonly RecordChange[] }
  | { readonly parties: null; readonly mistake: Mistake; readonly changes: readonly [] }

/** The customer of the quote; a contact who is none yet becomes one. */
function buyersOf(facts: Facts, context: Context, quote: Quote, newId: () => string): Buyers {
  const told = (found: Parties | Mistake, changes: readonly RecordChange[] = []): Buyers =>
    areParties(found) ? { parties: found, changes } : { parties: null, mistake: found, changes: [] }
  const { customerNumber, billToCustomerNumber, contactNumber } = quote
  if (customerNumber !== '') return told(partiesOf(facts, customerNumber, billToCustomerNumber))
  const contact = facts.find('contacts', contactNumber)
  if (!contact)
    return told(
      mistake('InvalidValue', 'contactNumber', { field: 'contactNumber', value: contactNumber, expected: 'contacts' }),
    )
  const buyer = buyerOf(facts, contact)
  const customer = contact.customerNumber || buyer.customerNumber
  if (customer !== '')
    return told(partiesOfContact(facts, { ...buyer, customerNumber: customer }, billToCustomerNumber))
  const made = becomesCustomer(facts, context, contact, newId())
  if (!isMade(made)) return told(made)
  const billTo = billToCustomerNumber === '' ? made.customer : facts.find('customers', billToCustomerNumber)
  return told({ sellTo: made.customer, billTo: billTo ?? made.customer }, made.changes)
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
