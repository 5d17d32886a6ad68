/**
 * What becomes of requests that should have been answered by now (domain 9.5): their approvers are reminded, and where the
 * workflow says so, they go to somebody else.
 */
import { addDays } from '../../basics/day.ts'
import type { Planned, RecordChange } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import type { DocumentResource, Draft } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { answerNeeds } from './answer-needs.ts'
import { earlierApprovers, handedTo, nextApprover } from './delegation.ts'
import { firstLogged, loggedDelegation } from './log.ts'
import { firstNotice, type Notice, noticeOf } from './notices.ts'
import { changedNow, type Entry, entryChange } from './plan-request.ts'

/** So many days pass before somebody is reminded again. */
const pause = 7

const open: Need = { kind: 'where', type: 'approvalEntries', field: 'status', value: 'Open' }

export const remindNeeds = (_: ActionCommand<unknown>, facts: Facts): Need[] => [
  open,
  ...(facts.has(open) ? waiting(facts) : []).flatMap(({ id }): Need[] =>
    delegateAfter(facts) > 0 ? answerNeeds(facts, id) : [{ kind: 'record', type: 'approvalEntries', key: id }],
  ),
]
const waiting = (facts: Facts) => facts.where('approvalEntries', 'status', 'Open')
/** Days after the due day; 0: never. */
const delegateAfter = (facts: Facts) => facts.find('approvalWorkflow', 'approvalWorkflow')?.delegateAfterDays ?? 0

interface Told {
  readonly entry: Entry
  readonly notice: Notice
  readonly log: readonly RecordChange[]
}
interface Ids {
  readonly notice: () => string
  readonly log: () => string
}

export function planRemind(_: ActionCommand<unknown>, facts: Facts, context: Context): Planned {
  const ids = { notice: idMaker(context, firstNotice), log: idMaker(context, firstLogged) }
  const late = waiting(facts)
    // As those before it in the group leave them.
    .flatMap(({ id }) => facts.find('approvalEntries', id) ?? [])
    .filter(({ status, dueDate }) => status === 'Open' && dueDate !== null && dueDate < context.today)
  const handed = late.flatMap((entry) => handedOn(facts, context, entry, ids))
  const gone = new Set(handed.map(({ entry }) => entry.id))
  const reminded = late.filter(({ id }) => !gone.has(id)).flatMap((entry) => remindedOf(facts, context, entry, ids))
  const told = [...handed, ...reminded]
  return {
    changes: {
      records: told.flatMap(({ entry, notice, log }) => [entryChange(entry), ...notice.records, ...log]),
      messages: told.flatMap(({ notice }) => notice.messages),
    },
    answer: { status: 200, body: { reminded: idsOf(reminded), delegated: idsOf(handed) } },
  }
}
const idsOf = (told: readonly Told[]) => told.map(({ entry }) => entry.id)

/** Never back to somebody who had it: where nobody else is left, it stays and is reminded of. */
function handedOn(facts: Facts, context: Context, entry: Entry, ids: Ids): Told[] {
  const days = delegateAfter(facts)
  const isDue = days > 0 && addDays(entry.dueDate ?? context.today, days) <= context.today
  const to = isDue ? nextApprover(facts, entry, earlierApprovers(entry)) : undefined
  if (to === undefined) return []
  const type = entry.documentType as DocumentResource
  const document = facts.find(type, entry.documentId) as Draft | null
  const handed = handedTo(facts, entry, to, context)
  const log = document
    ? loggedDelegation(facts, context, type, document, { from: entry.approverUserName, to }, ids.log())
    : []
  return [{ entry: handed, notice: noticeOf(facts, context, 'asked', handed, ids.notice()), log }]
}

function remindedOf(facts: Facts, context: Context, entry: Entry, ids: Ids): Told[] {
  const { today } = context
  if ((entry.remindedDate ?? '') > addDays(today, -pause)) return []
  const notice = noticeOf(facts, context, 'due', entry, ids.notice())
  if (notice.messages.length === 0) return []
  return [{ entry: { ...entry, ...changedNow(entry, context), remindedDate: today }, notice, log: [] }]
}
