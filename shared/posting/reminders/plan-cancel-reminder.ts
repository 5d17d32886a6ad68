/**
 * Cancelling an issued reminder, the latest of its entries first: their level goes down again, and what it asked for besides is
 * taken back by an opposite entry of the same day.
 */
import type { RecordOf } from '../../basics/fields.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { noBody } from '../actions/bodies.ts'
import { type Planned, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { Facts } from '../facts.ts'
import { addGeneral } from '../general-ledger.ts'
import { type Context, openJournal } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, record } from '../needs.ts'
import { openApplications } from '../payments/applications.ts'
import { addMirror, appliedMistake, generalLines } from '../payments/plan-reversal.ts'
import { postingDateMistakes } from '../posting-date.ts'
import { type Mistake, mistake, problem, problemOf, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { reminderNeeds, reminderSource } from './plan-issue.ts'

type Cancelling = ActionCommand<RecordOf<typeof noBody>>
type Issued = RecordIn<'reminders'>

export function cancelReminderNeeds({ key }: Cancelling, facts: Facts): Need[] {
  const [own] = record('reminders', key)
  const reminder = known(facts, own, () => facts.find('reminders', key))
  if (!reminder) return own ? [own] : []
  const entries = { kind: 'documentEntries', documentNumber: reminder.number } as const
  const charges = facts.has(entries) ? chargesEntry(facts, reminder) : null
  return [
    ...reminderNeeds(facts, key),
    entries,
    ...(charges ? [{ kind: 'transaction', number: charges.transactionNumber } as const] : []),
  ]
}

/** The entry by which the customer owes what it asked for besides; null where it asked for nothing. */
const chargesEntry = (facts: Facts, { id, number }: Issued): OpenItem | null =>
  facts.documentEntries(number).find((one) => one.documentId === id) ?? null

export function planCancelReminder(command: Cancelling, facts: Facts, context: Context): Planned {
  const reminder = facts.find('reminders', command.key)
  if (!reminder) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, reminder)) return refused(staleProblem(reminder))
  const charges = chargesEntry(facts, reminder)
  const mistakes = [...command.mistakes, ...cancelMistakes(facts, context, reminder, charges)]
  if (mistakes.length > 0) return refused(problemOf(mistakes))
  const journal = openJournal(facts, context)
  for (const { entryNumber, level } of reminder.lines)
    if (level > 0) {
      const entry = facts.customerEntry(entryNumber)
      journal.change('customerLedgerEntries', { ...entry, lastIssuedReminderLevel: level - 1 })
    }
  const settling = openApplications(facts, context, journal)
  if (charges) {
    addMirror(journal, settling, charges)
    const posted = facts.transaction(charges.transactionNumber)
    for (const [date, lines] of generalLines(posted, reminderSource)) addGeneral(journal, lines, date, reminderSource)
  }
  const canceled: Issued = {
    ...reminder,
    status: 'Canceled',
    version: reminder.version + 1,
    lastModifiedDateTime: context.at,
  }
  return {
    changes: {
      records: [{ type: 'reminders', id: canceled.id, key: canceled.number, record: canceled }, ...settling.finish()],
      transaction: journal.transaction(),
    },
    answer: { status: 200, body: canceled },
  }
}

function cancelMistakes(facts: Facts, context: Context, reminder: Issued, charges: OpenItem | null): Mistake[] {
  const { number, status } = reminder
  if (status === 'Draft') return [mistake('NotPosted', '', { number })]
  if (status === 'Canceled') return [mistake('ReminderAlreadyCanceled', '', { number })]
  const remindedAgain = reminder.lines.filter(
    ({ entryNumber, level }) => level > 0 && facts.customerEntry(entryNumber).lastIssuedReminderLevel !== level,
  )
  return [
    ...remindedAgain.map(({ documentNumber }) =>
      worded(mistake('NotLatestForCorrection', '', { number, value: documentNumber }), 'RemindedAgain'),
    ),
    ...(charges && charges.remainingAmount !== charges.amount ? [appliedMistake(charges)] : []),
    ...(charges ? postingDateMistakes(facts, context.userName, charges.postingDate) : []),
  ]
}
