/** Taking the latest application of an entry back: both sides are open again as they were, discounts and VAT with them. */
import type { Day } from '../../basics/day.ts'
import { entryTold } from '../../ledger/told.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import { type Planned, refused } from '../changes.ts'
import type { UnapplyCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { type Context, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { type Mistake, mistake, problem, problemOf, worded } from '../problem.ts'
import type { Detail } from './application-details.ts'
import { openApplications } from './applications.ts'
import { entryNeeds, numberIn } from './plan-apply.ts'

export const unapplyNeeds = ({ key }: UnapplyCommand, facts: Facts): Need[] => latestNeeds(facts, numberIn(key))

/** The latest application of an entry, and everything that it settled. */
export function latestNeeds(facts: Facts, entryNumber: number): Need[] {
  const details = { kind: 'appliedDetails', entryNumber } as const
  const latest = facts.has(details) ? facts.appliedDetails(entryNumber).at(-1) : undefined
  if (!latest?.applicationNumber) return [...entryNeeds(facts, entryNumber), details]
  const application = { kind: 'application', applicationNumber: latest.applicationNumber } as const
  const others = facts.has(application) ? entriesIn(facts.application(latest.applicationNumber)) : []
  return [
    ...entryNeeds(facts, entryNumber),
    details,
    application,
    ...others.flatMap((other) => [
      ...entryNeeds(facts, other),
      { kind: 'appliedDetails', entryNumber: other } as const,
    ]),
  ]
}

export const entriesIn = (details: readonly Detail[]) => [
  ...new Set(details.map((detail) => detail.customerLedgerEntryNumber)),
]

export function planUnapply(command: UnapplyCommand, facts: Facts, context: Context): Planned {
  const item = facts.customerEntryIfAny(numberIn(command.key))
  if (!item) return refused(problem('NotFound', { value: command.key }))
  const details = latestApplication(facts, item)
  const date = command.body.postingDate ?? details[0]?.postingDate ?? item.postingDate
  const mistakes = [...command.mistakes, ...unapplyMistakes(facts, context, item, details, date)]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const journal = openJournal(facts, context)
  const settling = openApplications(facts, context, journal)
  settling.undo(details, date)
  if (settling.mistakes.length > 0) return refused(problemOf(settling.mistakes))
  const records = settling.finish()
  const value = entriesIn(details).map((number) =>
    entryTold('customerLedgerEntries', settling.now(facts.customerEntry(number))),
  )
  return {
    changes: { records, transaction: journal.transaction() },
    answer: { status: 200, body: { transactionNumber: journal.transactionNumber, value } },
  }
}

/** All details of the latest application that the entry is part of; none when it is not applied. */
export function latestApplication(facts: Facts, item: OpenItem): readonly Detail[] {
  const number = facts.appliedDetails(item.entryNumber).at(-1)?.applicationNumber
  return number ? facts.application(number) : []
}

export function unapplyMistakes(
  facts: Facts,
  context: Context,
  item: OpenItem,
  details: readonly Detail[],
  date: Day,
): Mistake[] {
  if (item.reversedByEntryNumber !== null || item.reversedEntryNumber !== null)
    return [mistake('AlreadyReversed', '', { value: item.transactionNumber })]
  const [first] = details
  if (!first) return [mistake('NotApplied', '', { entry: item.entryNumber, number: item.documentNumber })]
  const tooEarly = { field: 'postingDate', value: date, min: first.postingDate }
  return [
    ...entriesIn(details).flatMap((number) => laterMistakes(facts, number, first.applicationNumber)),
    ...(date < first.postingDate ? [worded(mistake('InvalidValue', 'postingDate', tooEarly), 'DateBefore')] : []),
    ...postingDateMistakes(facts, context.userName, date),
  ]
}

/** What was settled later must be taken back first. */
function laterMistakes(facts: Facts, entryNumber: number, applicationNumber: number | null): Mistake[] {
  const { documentNumber } = facts.customerEntry(entryNumber)
  return facts.appliedDetails(entryNumber).at(-1)?.applicationNumber === applicationNumber
    ? []
    : [worded(mistake('AlreadyApplied', '', { entry: entryNumber, number: documentNumber }), 'UnapplyLaterFirst')]
}
