/** Settling an open entry with others of its customer, after all of them were posted. */
import { entryTold } from '../../ledger/told.ts'
import { payingSide, type Target } from '../../receivables/application.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import { type Planned, refused } from '../changes.ts'
import type { ApplyCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { type Context, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { record } from '../needs.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { lineMistake, type Mistake, mistake, problem, problemOf, type Teller, worded } from '../problem.ts'
import { openApplications } from './applications.ts'
import { debtNeeds } from './debts.ts'
import { canSettle, checkedTarget, isTarget, isWrong, lastDay } from './settling.ts'

/** The number of an entry or transaction in a path; 0 for what is none. */
export const numberIn = (key: string) => (/^\d{1,15}$/.test(key) ? Number(key) : 0)

export const entryNeeds = (facts: Facts, entryNumber: number): Need[] => {
  const own = { kind: 'customerEntry', entryNumber } as const
  const item = facts.has(own) ? facts.customerEntryIfAny(entryNumber) : null
  return [own, ...(item ? [...debtNeeds(item), ...record('customers', item.customerNumber)] : [])]
}
export const applyNeeds = ({ key, body }: ApplyCommand, facts: Facts): Need[] =>
  [numberIn(key), ...body.entries.map((one) => one.entryNumber ?? 0)].flatMap((number) => entryNeeds(facts, number))

export function planApply(command: ApplyCommand, facts: Facts, context: Context): Planned {
  const { key, body } = command
  const item = facts.customerEntryIfAny(numberIn(key))
  if (!item) return refused(problem('NotFound', { value: key }))
  const found = targetsOf(facts, item, command)
  const targets = found.filter(isTarget)
  const date = body.postingDate ?? lastDay(item, targets)
  const mistakes = [
    ...command.mistakes,
    ...(item.open ? [] : [mistake('EntryClosed', '', { entry: item.entryNumber, number: item.documentNumber })]),
    ...found.filter(isWrong),
    ...sideMistakes(item, found, targets),
    ...dateMistakes(facts, context, item, date),
  ]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const journal = openJournal(facts, context)
  const settling = openApplications(facts, context, journal)
  const [paying, settled] = payingSide(item, targets)
  const last = lastDay(item, targets)
  settling.apply(paying, settled, { date: date < last ? last : date, acceptTolerance: body.acceptTolerance })
  if (settling.mistakes.length > 0) return refused(problemOf(settling.mistakes))
  const records = settling.finish()
  const value = [item, ...targets.map((one) => one.item)].map((one) =>
    entryTold('customerLedgerEntries', settling.now(one)),
  )
  return {
    changes: { records, transaction: journal.transaction() },
    answer: { status: 200, body: { transactionNumber: journal.transactionNumber, value } },
  }
}

function targetsOf(facts: Facts, item: OpenItem, { body }: ApplyCommand): (Target | Mistake)[] {
  const numbers = body.entries.map((one) => one.entryNumber)
  return body.entries.map((named, index) => {
    const told: Teller = (code, field, params) => {
      const one = lineMistake(code, index, String(index + 1), field, params)
      return { ...one, pointer: one.pointer.replace('/lines/', '/entries/') }
    }
    const { entryNumber } = named
    if (entryNumber === null) return told('MissingValue', 'entryNumber', { field: 'entryNumber' })
    const wrong = (word: string) => worded(told('InvalidValue', 'entryNumber', { value: entryNumber }), word)
    const other = facts.customerEntryIfAny(entryNumber)
    if (!other) return wrong('NoSuchEntry')
    if (entryNumber === item.entryNumber || numbers.indexOf(entryNumber) < index) return wrong('NamedTwice')
    return checkedTarget(other, item, named, told)
  })
}

function sideMistakes(item: OpenItem, found: readonly unknown[], targets: readonly Target[]): Mistake[] {
  if (found.length === 0) return [mistake('MissingValue', 'entries', { field: 'entries' })]
  if (targets.length < found.length || !item.open || canSettle(item.remainingAmount, targets)) return []
  const value = targets[0]?.item.documentNumber ?? ''
  return [worded(mistake('InvalidValue', 'entries', { field: 'entries', value }), 'SameSide')]
}

function dateMistakes(facts: Facts, context: Context, item: OpenItem, date: OpenItem['postingDate']): Mistake[] {
  if (date >= item.postingDate) return postingDateMistakes(facts, context.userName, date)
  const params = { field: 'postingDate', value: date, min: item.postingDate }
  return [worded(mistake('InvalidValue', 'postingDate', params), 'DateBefore')]
}
