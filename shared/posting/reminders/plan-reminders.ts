/** Making drafts of reminders: one for each customer and currency of whom something is to be reminded, none where one waits. */
import type { Day } from '../../basics/day.ts'
import type { RecordOf } from '../../basics/fields.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import { dueLines } from '../../receivables/reminding.ts'
import { forbids } from '../../sales/customer.ts'
import type { reminderBody } from '../actions/bodies.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { isForeign } from '../currency.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { numberNeeds, openNumbers } from '../numbers.ts'
import { isReserved, reservedNeeds } from '../orders/prepayment.ts'
import { type Mistake, mistake, problemOf, type Warning } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { factorOf, type Reminding, remindedOf, reminderOf, rulesOf } from './reminder-of.ts'

type Creation = ActionCommand<RecordOf<typeof reminderBody>>
type Draft = RecordIn<'reminders'>

export function reminderCreationNeeds({ body }: Creation, facts: Facts): Need[] {
  const before = body.postingDate
  const overdue = before === null ? [] : [{ kind: 'overdue', before } as const]
  const customers = askedCustomers(facts, body.customerNumber, before)
  return [
    ...(body.customerNumber === '' ? overdue : []),
    ...numberNeeds(facts, 'reminders', 'reminders', customers.length),
    ...customers.flatMap((number) => customerNeeds(facts, number)),
  ]
}
const askedCustomers = (facts: Facts, named: string, before: Day | null): readonly string[] => {
  if (named !== '') return [named]
  return before !== null && facts.has({ kind: 'overdue', before }) ? facts.overdueCustomers(before) : []
}
/** Open items are asked for under the number as it was first typed. */
function customerNeeds(facts: Facts, number: string): Need[] {
  const [own] = record('customers', number)
  const customer = known(facts, own, () => facts.find('customers', number))
  if (!own || !customer || reasonAgainst(facts, customer)) return own ? [own] : []
  const open = { kind: 'openItems', customer: customer.number } as const
  const items = facts.has(open) ? facts.openItems(customer.number) : []
  return [own, open, { kind: 'customerReminders', customer: customer.number }, ...reservedNeeds(items)]
}

export function planReminders(command: Creation, facts: Facts, context: Context): Planned {
  const { customerNumber, postingDate } = command.body
  const on = postingDate ?? context.today
  const customers = customerNumber === '' ? facts.overdueCustomers(on) : [customerNumber]
  const mistakes = [...command.mistakes, ...(customerNumber === '' ? [] : namedMistakes(facts, customerNumber))]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const numbers = openNumbers(facts, context, on)
  const newId = idMaker(context)
  const warnings: Warning[] = []
  const drafts = customers
    .flatMap((number) => remindingsOf(facts, number, on))
    .flatMap((reminding) => {
      const lines = dueLines(
        openItemsOf(facts, reminding),
        rulesOf(facts, reminding),
        on,
        remindedOf(facts, reminding.customer.number),
      )
      if (lines.length === 0) return []
      const rateless = ratelessWarning(facts, reminding)
      warnings.push(...rateless)
      return rateless.length > 0 ? [] : [draftOf(facts, context, reminding, lines, numbers, newId)]
    })
  if (numbers.mistakes.length > 0) return refused(problemOf(numbers.mistakes))
  const records = drafts.map((one): RecordChange => ({ type: 'reminders', id: one.id, key: one.number, record: one }))
  return {
    changes: { records: [...records, ...numbers.changes()] },
    answer: { status: 201, body: { value: drafts }, warnings },
  }
}

/** Why a customer is not reminded; null where nothing speaks against it. */
function reasonAgainst(facts: Facts, customer: RecordIn<'customers'>): Mistake | null {
  if (forbids(customer, 'credit'))
    return mistake('CustomerBlocked', 'customerNumber', {
      customer: customer.number,
      blocked: customer.blocked || 'Privacy',
    })
  const code = customer.reminderTermsCode
  return code !== '' && facts.find('reminderTerms', code)
    ? null
    : mistake('MissingValue', 'reminderTermsCode', { field: 'reminderTermsCode' })
}
function namedMistakes(facts: Facts, number: string): Mistake[] {
  const customer = facts.find('customers', number)
  if (!customer) return [mistake('UnknownCustomer', 'customerNumber', { value: number })]
  return [reasonAgainst(facts, customer)].filter((one) => one !== null)
}

/** The currencies in which something is open with a customer, and no draft waits. */
function remindingsOf(facts: Facts, number: string, on: Day): Reminding[] {
  const customer = facts.find('customers', number)
  const terms =
    customer && !reasonAgainst(facts, customer) ? facts.find('reminderTerms', customer.reminderTermsCode) : null
  if (!customer || !terms) return []
  const waiting = facts.reminders(customer.number).filter(({ status }) => status === 'Draft')
  const currencies = [...new Set(facts.openItems(customer.number).map((item) => item.currencyCode))].toSorted()
  return currencies
    .filter((currencyCode) => !waiting.some((one) => one.currencyCode === currencyCode))
    .map((currencyCode) => ({ customer, terms, currencyCode, on }))
}

/** What is paid in advance for an order is not what pays the rest. */
const openItemsOf = (facts: Facts, { customer, currencyCode }: Reminding): OpenItem[] =>
  facts.openItems(customer.number).filter((item) => item.currencyCode === currencyCode && !isReserved(facts, item))

const ratelessWarning = (facts: Facts, reminding: Reminding): Warning[] => {
  const { currencyCode, on } = reminding
  return isForeign(facts, currencyCode) && factorOf(facts, reminding) === null
    ? [{ code: 'ExchangeRateMissing', params: { field: 'currencyFactor', currency: currencyCode, date: on } }]
    : []
}

function draftOf(
  facts: Facts,
  context: Context,
  reminding: Reminding,
  lines: Parameters<typeof reminderOf>[2],
  numbers: ReturnType<typeof openNumbers>,
  newId: () => string,
): Draft {
  return {
    ...reminderOf(facts, reminding, lines, newId),
    id: newId(),
    number: numbers.take('reminders', 'reminders'),
    draftNumber: '',
    status: 'Draft',
    paymentReference: '',
    version: 1,
    lastModifiedDateTime: context.at,
  }
}
