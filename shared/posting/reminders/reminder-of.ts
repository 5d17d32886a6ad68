/** A reminder as it would be now: its lines, fee and interest, from the customer's open entries and the terms. */
import type { Day } from '../../basics/day.ts'
import { foreignAmount } from '../../basics/exchange.ts'
import { amountOf, inSteps, type Money, money, percent, plus, sum } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import {
  type DueLine,
  dueDateOf,
  highestLevel,
  interestIn,
  levelAt,
  type RemindedOf,
  type Terms,
} from '../../receivables/reminding.ts'
import type { Reminder, ReminderLine } from '../../sales/reminder.ts'
import { factorOn, isForeign, stepOf } from '../currency.ts'
import type { Facts } from '../facts.ts'
import { addressOf } from '../parties.ts'
import type { RecordIn } from '../resources.ts'

/** Who is reminded, by which terms, in which currency ("" for the company's own), on which day. */
export interface Reminding {
  readonly customer: RecordIn<'customers'>
  readonly terms: RecordIn<'reminderTerms'>
  readonly currencyCode: string
  readonly on: Day
}

/** Units of the currency for one of the company's; null in the company's own, and where no rate holds on the day. */
export const factorOf = (facts: Facts, { currencyCode, on }: Pick<Reminding, 'currencyCode' | 'on'>) =>
  isForeign(facts, currencyCode) ? factorOn(facts, currencyCode, on) : null

/** An amount of the terms, which are in the company's currency. */
function inCurrency(facts: Facts, reminding: Reminding, amount: number): Money {
  const factor = factorOf(facts, reminding)
  if (factor === null) return money(amount)
  return inSteps(foreignAmount(money(amount), factor), stepOf(facts, reminding.currencyCode))
}

export const rulesOf = (facts: Facts, reminding: Reminding): Terms => ({
  levels: reminding.terms.levels,
  minimumAmount: inCurrency(facts, reminding, reminding.terms.minimumAmount ?? 0),
  mostReminders: reminding.terms.maxNumberOfReminders ?? 0,
  interestRate: percent(reminding.terms.interestRate ?? 0),
})

/** What the customer's reminders that still hold say of an entry. */
export function remindedOf(facts: Facts, customer: string): RemindedOf {
  const issued = facts.reminders(customer).filter(({ status }) => status === 'Issued')
  return (item) => {
    const said = issued.flatMap(({ dueDate, postingDate, lines }) =>
      lines
        .filter(({ entryNumber, level }) => entryNumber === item.entryNumber && level > 0)
        .map((line) => ({ dueDate, postingDate, line })),
    )
    const latest = said.find(({ line }) => line.level === item.lastIssuedReminderLevel)
    const charged = said.flatMap(({ line, postingDate }) =>
      line.interestAmount > 0 && postingDate ? [postingDate] : [],
    )
    return latest ? { dueDate: latest.dueDate, chargedUntil: charged.toSorted().at(-1) ?? null } : null
  }
}

/** Everything that a reminder says but its number and its state. */
export function reminderOf(
  facts: Facts,
  reminding: Reminding,
  lines: readonly DueLine[],
  newId: () => string,
): Omit<Reminder, 'number' | 'draftNumber' | 'status' | 'paymentReference'> {
  const { customer, terms, currencyCode, on } = reminding
  const level = highestLevel(lines)
  const rules = levelAt(terms, level)
  const fee = inCurrency(facts, reminding, rules?.fee ?? 0)
  const [remaining, interest] = [sum(lines.map(({ item }) => item.remainingAmount)), interestIn(lines)]
  return {
    customerNumber: customer.number,
    customerName: customer.displayName,
    ...(addressOf('billTo', customer) as Pick<Reminder, keyof Reminder & `billTo${string}`>),
    postingDate: on,
    dueDate: rules ? dueDateOf(rules, on) : on,
    reminderTermsCode: terms.code,
    level,
    language: customer.language,
    currencyCode,
    currencyFactor: factorOf(facts, reminding),
    remainingAmount: amountOf(remaining),
    interestAmount: amountOf(interest),
    fee: amountOf(fee),
    totalAmount: amountOf(plus(remaining, plus(interest, fee))),
    text: rules?.text ?? null,
    lines: lines.map((line) => lineTold(line, newId())),
  }
}

const lineTold = ({ item, level, interest }: DueLine, id: string): ReminderLine => ({
  id,
  entryNumber: item.entryNumber,
  documentType: item.documentType,
  documentNumber: item.documentNumber,
  postingDate: item.postingDate,
  dueDate: item.dueDate,
  originalAmount: amountOf(item.amount),
  remainingAmount: amountOf(item.remainingAmount),
  level,
  interestAmount: amountOf(interest),
})

/** What a reminder asks for besides what is owed. */
export const chargesOf = ({ fee, interestAmount }: Pick<Reminder, 'fee' | 'interestAmount'>) =>
  plus(money(fee), money(interestAmount))

/** The entries of a reminder's lines as they are now; those that are gone left out. */
export const itemsOf = (facts: Facts, lines: readonly ReminderLine[]): OpenItem[] =>
  lines.flatMap(({ entryNumber }) => facts.customerEntryIfAny(entryNumber) ?? [])
