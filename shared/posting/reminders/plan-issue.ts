/**
 * Issuing a reminder: it gets its number, its entries the level that it reminds them for, and what it asks for besides becomes
 * an entry of the customer, type Reminder. What was paid since it was drafted is left out.
 */
import { reminderReferenceOf } from '../../basics/check-digits.ts'
import type { Day } from '../../basics/day.ts'
import { localAmounts } from '../../basics/exchange.ts'
import type { RecordOf } from '../../basics/fields.ts'
import { type Money, money, negative, noMoney, sum } from '../../basics/money.ts'
import { linesOf } from '../../receivables/reminding.ts'
import { forbids } from '../../sales/customer.ts'
import type { Reminder } from '../../sales/reminder.ts'
import type { datedBody } from '../actions/bodies.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { addGeneral, type GeneralLine } from '../general-ledger.ts'
import { type Context, idMaker, type Journal, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { isTaken, numberNeeds, takeNumber } from '../numbers.ts'
import { usable } from '../posting-accounts.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { type Mistake, mistake, problem, problemOf, type Teller, worded } from '../problem.ts'
import { addOpenItem } from '../receivable.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { chargesOf, itemsOf, type Reminding, remindedOf, reminderOf, rulesOf } from './reminder-of.ts'

export const reminderSource = 'REMINDER'
type Issuing = ActionCommand<RecordOf<typeof datedBody>>
type Draft = RecordIn<'reminders'>

/** A reminder with its customer and the entries of its lines. */
export function reminderNeeds(facts: Facts, key: string): Need[] {
  const [own] = record('reminders', key)
  const reminder = known(facts, own, () => facts.find('reminders', key))
  if (!own || !reminder) return own ? [own] : []
  return [
    own,
    ...record('customers', reminder.customerNumber),
    { kind: 'customerReminders', customer: reminder.customerNumber },
    ...reminder.lines.map(({ entryNumber }) => ({ kind: 'customerEntry', entryNumber }) as const),
  ]
}
export const issueNeeds = ({ key }: Issuing, facts: Facts): Need[] => [
  ...reminderNeeds(facts, key),
  ...numberNeeds(facts, 'issuedReminders', 'reminders'),
]

export function planIssue(command: Issuing, facts: Facts, context: Context): Planned {
  const draft = facts.find('reminders', command.key)
  if (!draft) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, draft)) return refused(staleProblem(draft))
  if (draft.status !== 'Draft') return refused(problemOf([mistake('AlreadyPosted', '', { number: draft.number })]))
  const on = command.body.postingDate ?? draft.postingDate ?? context.today
  const number = takeNumber(facts, context, 'issuedReminders', 'reminders', on)
  const reminder = asOfNow(facts, draft, on, idMaker(context))
  const mistakes = [
    ...command.mistakes,
    ...postingDateMistakes(facts, context.userName, on),
    ...(reminder ? issueMistakes(facts, reminder) : [nothingLeft(draft)]),
    ...(isTaken(number) ? [] : [number]),
  ]
  if (mistakes.length > 0 || !reminder || !isTaken(number)) return refused(problemOf(mistakes))
  const issued = issuedForm(facts, context, draft, reminder, number.number)
  const journal = openJournal(facts, context)
  for (const { entryNumber, level } of issued.lines)
    if (level > 0)
      journal.change('customerLedgerEntries', { ...facts.customerEntry(entryNumber), lastIssuedReminderLevel: level })
  if (chargesOf(issued) !== 0) addCharges(journal, facts, issued)
  return {
    changes: {
      records: [{ type: 'reminders', id: issued.id, key: issued.number, record: issued }, number.change],
      transaction: journal.transaction(),
    },
    answer: { status: 200, body: issued },
  }
}

/** What the draft would say now, of the entries that it names. Null when nothing is left to be reminded of. */
function asOfNow(facts: Facts, draft: Draft, on: Day, newId: () => string): Reminder | null {
  const customer = facts.find('customers', draft.customerNumber)
  const terms = facts.find('reminderTerms', draft.reminderTermsCode)
  if (!customer || !terms) return null
  const reminding: Reminding = { customer, terms, currencyCode: draft.currencyCode, on }
  const items = itemsOf(facts, draft.lines)
  const lines = linesOf(items, rulesOf(facts, reminding), on, remindedOf(facts, customer.number))
  if (lines.length === 0) return null
  const { number, draftNumber, status, paymentReference } = draft
  return { ...reminderOf(facts, reminding, lines, newId), number, draftNumber, status, paymentReference }
}

const nothingLeft = ({ number }: Draft) => worded(mistake('NothingToPost', '', { number }), 'NothingToRemind')

const issuedForm = (facts: Facts, context: Context, draft: Draft, reminder: Reminder, number: string): Draft => ({
  ...reminder,
  id: draft.id,
  number,
  draftNumber: draft.number,
  status: 'Issued',
  paymentReference: reminderReferenceOf(facts.only('salesSetup').paymentReferenceScheme, number),
  version: draft.version + 1,
  lastModifiedDateTime: context.at,
})

const groupOf = (facts: Facts, reminder: Reminder) => {
  const code = facts.find('customers', reminder.customerNumber)?.customerPostingGroup ?? ''
  return code === '' ? null : facts.find('customerPostingGroups', code)
}
const told: Teller = (code, _, params) => mistake(code, '', params)

function issueMistakes(facts: Facts, reminder: Reminder): Mistake[] {
  const customer = facts.find('customers', reminder.customerNumber)
  const group = groupOf(facts, reminder)
  const needed = [
    ...(chargesOf(reminder) === 0 ? [] : (['receivablesAccount'] as const)),
    ...(reminder.fee === 0 ? [] : (['additionalFeeAccount'] as const)),
    ...(reminder.interestAmount === 0 ? [] : (['interestAccount'] as const)),
  ]
  return [
    ...(customer && forbids(customer, 'credit')
      ? [
          mistake('CustomerBlocked', '', {
            customer: customer.number,
            blocked: customer.blocked || 'Privacy',
          }),
        ]
      : []),
    ...needed.flatMap((field) =>
      usable(facts, group?.[field], told, { group: customer?.customerPostingGroup ?? '', field }),
    ),
  ]
}

/** What it asks for besides, as a debt of its own: fees and interest on arrears bear no VAT in Belgium and the Netherlands. */
function addCharges(journal: Journal, facts: Facts, reminder: Draft) {
  const group = groupOf(facts, reminder)
  const parts: readonly (readonly [account: string, amount: Money])[] = [
    [group?.additionalFeeAccount ?? '', money(reminder.fee)],
    [group?.interestAccount ?? '', money(reminder.interestAmount)],
  ]
  const local = localOf(
    parts.map(([, amount]) => amount),
    reminder.currencyFactor,
  )
  const date = reminder.postingDate as Day
  const common = {
    documentType: 'Reminder',
    documentNumber: reminder.number,
    description: reminder.customerName,
  }
  addOpenItem(journal, {
    ...common,
    postingDate: date,
    documentId: reminder.id,
    customerNumber: reminder.customerNumber,
    externalDocumentNumber: '',
    dueDate: reminder.dueDate,
    currencyCode: reminder.currencyCode,
    amount: chargesOf(reminder),
    amountLocalCurrency: sum(local),
    salesAmount: noMoney,
    pmtDiscountDate: null,
    remainingPmtDiscPossible: noMoney,
    sourceCode: reminderSource,
  })
  const income = parts.flatMap(([account], index): GeneralLine[] => {
    const amount = local[index] ?? noMoney
    return amount === 0 ? [] : [{ ...common, account, amount: negative(amount) }]
  })
  const owed: GeneralLine = { ...common, account: group?.receivablesAccount ?? '', amount: sum(local) }
  addGeneral(journal, [owed, ...income], date, reminderSource)
}
const localOf = (amounts: readonly Money[], factor: number | null) =>
  factor === null ? amounts : localAmounts(amounts, factor)
