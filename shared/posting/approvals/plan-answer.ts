/** Answering a request: approving, rejecting, handing it on (domain 9.3, 9.7). */
import { addDays } from '../../basics/day.ts'
import { type RecordOf, sameText } from '../../basics/fields.ts'
import type { commentBody } from '../actions/bodies.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { type DocumentResource, type Draft, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import { type Mistake, mistake, type Problem, problem, problemOf, worded } from '../problem.ts'
import { isStale, staleProblem } from '../versions.ts'
import { handedTo, nextApprover } from './delegation.ts'
import { logged, loggedDelegation } from './log.ts'
import { firstNotice, type News, type Notice, noticeOf } from './notices.ts'
import {
  answered,
  askedNotice,
  changedNow,
  documentChange,
  type Entry,
  ended,
  entriesOf,
  entryChange,
} from './plan-request.ts'

type Answering = ActionCommand<RecordOf<typeof commentBody>>

export function planApprove(command: Answering, facts: Facts, context: Context): Planned {
  const found = openEntry(command, facts, context)
  if ('refused' in found) return found
  const { entry, document, type } = found
  const own = answeredBy(entry, 'Approved', command, context)
  const log = logged(facts, context, 'Approved', type, document, own.comment)
  const next = entriesOf(facts, document).find((one) => one.status === 'Created')
  if (next) {
    const turn = opened(next, facts, context)
    return told(found, own, [entryChange(turn), ...log], askedNotice(facts, context, [turn]))
  }
  const after = answered(type, document, 'Approved', context)
  const changes = [documentChange(type, after), ...log]
  return told({ type, document: after }, own, changes, answerNotice(facts, context, 'approved', own))
}

/** Whoever rejects ends the whole request. */
export function planReject(command: Answering, facts: Facts, context: Context): Planned {
  const found = openEntry(command, facts, context)
  if ('refused' in found) return found
  const { entry, document, type } = found
  const own = answeredBy(entry, 'Rejected', command, context)
  const others = entriesOf(facts, document).filter(({ id }) => id !== entry.id)
  const after = answered(type, document, 'Rejected', context)
  const changes = [
    documentChange(type, after),
    ...ended(others, 'Rejected', context).map(entryChange),
    ...logged(facts, context, 'Rejected', type, after, own.comment),
  ]
  return told({ type, document: after }, own, changes, answerNotice(facts, context, 'rejected', own))
}

/** To the approver's substitute, else to the approver's own approver; never to who sent it. */
export function planDelegate(command: Answering, facts: Facts, context: Context): Planned {
  const found = openEntry(command, facts, context)
  if ('refused' in found) return found
  const { entry, document, type } = found
  const to = nextApprover(facts, entry)
  if (to === undefined)
    return refused(
      problemOf([worded(mistake('ApproverMissing', '', { user: entry.approverUserName }), 'SubstituteMissing')]),
    )
  const comment = command.body.comment.trim() || entry.comment
  const handed = { ...handedTo(facts, entry, to, context), comment }
  const log = loggedDelegation(facts, context, type, document, { from: entry.approverUserName, to })
  return told(found, handed, log, askedNotice(facts, context, [handed]))
}

interface Found {
  readonly entry: Entry
  readonly document: Draft
  readonly type: DocumentResource
}
type Refusal = { readonly refused: Problem }
/** The entry, if it may be answered by who asks; else why not. */
function openEntry(command: Answering, facts: Facts, context: Context): Found | Refusal {
  const entry = facts.find('approvalEntries', command.key)
  if (!entry) return { refused: problem('NotFound', { value: command.key }) }
  if (isStale(command, entry)) return { refused: staleProblem(entry) }
  const type = entry.documentType as DocumentResource
  const document = facts.find(type, entry.documentId) as Draft | null
  const mistakes = [...command.mistakes, ...whoMistakes(command.action, entry, context), ...stateMistakes(entry)]
  if (mistakes.length > 0) return { refused: problemOf(mistakes) }
  return document ? { entry, document, type } : { refused: problem('NotFound', { value: entry.documentNumber }) }
}

/** The approver answers; handing it on is also the sender's and the administrator's. */
function whoMistakes(action: string, entry: Entry, { userName, isAdmin }: Context): Mistake[] {
  const { approverUserName: user, senderUserName: sender } = entry
  const isOthers = action === 'delegate' && (isAdmin || sameText(sender, userName))
  return isOthers || sameText(user, userName) ? [] : [mistake('NotApprover', '', { user })]
}

const stateMistakes = ({ status, documentNumber }: Entry): Mistake[] =>
  status === 'Open' ? [] : [worded(mistake('NotPending', '', { number: documentNumber, status }), 'EntryNotOpen')]

const answeredBy = (entry: Entry, status: Entry['status'], { body }: Answering, context: Context): Entry => ({
  ...entry,
  ...changedNow(entry, context),
  status,
  comment: body.comment.trim() || entry.comment,
  answeredDateTime: context.at,
})

/** Its turn has come: the days that it may take are counted from now. */
function opened(entry: Entry, facts: Facts, context: Context): Entry {
  const days = facts.find('approvalWorkflow', 'approvalWorkflow')?.dueDays ?? 0
  return { ...entry, ...changedNow(entry, context), status: 'Open', dueDate: addDays(context.today, days) }
}

const answerNotice = (facts: Facts, context: Context, news: News, entry: Entry) =>
  noticeOf(facts, context, news, entry, idMaker(context, firstNotice)())

function told(
  { type, document }: Pick<Found, 'type' | 'document'>,
  own: Entry,
  more: readonly RecordChange[],
  notice: Notice,
): Planned {
  return {
    changes: { ...notice, records: [entryChange(own), ...more, ...notice.records] },
    answer: { status: 200, body: { ...own, [kindOf(type).name]: document } },
  }
}
