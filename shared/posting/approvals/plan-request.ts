/** Sending a document for approval, and withdrawing that (domain 9.3, 9.7). */
import { addDays } from '../../basics/day.ts'
import { sameText } from '../../basics/fields.ts'
import { amountOf } from '../../basics/money.ts'
import { isApproved, isPending, noApproval } from '../../sales/approval.ts'
import { quoteStatus } from '../../sales/quote.ts'
import { type Planned, type RecordChange, refused } from '../changes.ts'
import type { ActionCommand } from '../command.ts'
import { logNeeds } from '../contacts/plan-interaction.ts'
import { type DocumentResource, type Draft, isClosed, kindOf } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { type Context, idMaker } from '../journal.ts'
import type { Need } from '../need.ts'
import { known, partyNeeds, record } from '../needs.ts'
import { type Mistake, mistake, problem, problemOf, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'
import { isStale, staleProblem } from '../versions.ts'
import { amountToApprove, approvalNeeds, asksPerson, type Workflow, workflowOf } from './approval-needed.ts'
import { isLine, lineOf } from './approvers.ts'
import { logged } from './log.ts'
import { firstNotice, type Notice, noticeOf } from './notices.ts'

export type Entry = RecordIn<'approvalEntries'>
type Command = ActionCommand<unknown>
const typeOf = ({ resource }: Command) => resource as DocumentResource

export function requestNeeds(command: Command, facts: Facts): Need[] {
  const type = typeOf(command)
  const [own] = record(type, command.key)
  const document = known(facts, own, () => facts.find(type, command.key) as Draft | null)
  if (!own || !document) return own ? [own] : []
  return [
    own,
    ...partyNeeds(facts, document.customerNumber, document.billToCustomerNumber),
    ...logNeeds(facts, document),
    ...approvalNeeds(facts, type, document),
    ...requestOf(document).flatMap(({ id }) => record('approvalEntries', id)),
  ]
}
const requestOf = ({ approvalRequest }: Partial<Draft>) => approvalRequest ?? []

export function planRequestApproval(command: Command, facts: Facts, context: Context): Planned {
  const type = typeOf(command)
  const document = facts.find(type, command.key) as Draft | null
  if (!document) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, document)) return refused(staleProblem(document))
  const workflow = workflowOf(facts, type)
  const mistakes = requestMistakes(type, document, workflow)
  if (mistakes.length > 0 || !workflow) return refused(problemOf(mistakes))
  const amount = amountToApprove(facts, type, document)
  const { userName: senderUserName } = context
  const line = asksPerson(facts, type, document, workflow)
    ? lineOf(facts, { workflow, document, amount, senderUserName })
    : [senderUserName]
  if (!isLine(line)) return refused(problemOf([line]))
  const entries = entriesFor(line, { type, document, workflow, amount: amountOf(amount) }, context)
  const asked = entries.some((entry) => entry.status === 'Open')
  const approvalRequest = entries.map(({ id }) => ({ id }))
  const after = answered(type, { ...document, approvalRequest }, asked ? 'Pending' : 'Approved', context)
  const notice = askedNotice(facts, context, entries)
  const log = logged(facts, context, asked ? 'Approval requested' : 'Approved', type, after)
  const records = [documentChange(type, after), ...entries.map(entryChange), ...notice.records, ...log]
  return {
    changes: { ...notice, records },
    answer: { status: 200, body: after },
  }
}

/** To whoever is asked now. */
export function askedNotice(facts: Facts, context: Context, entries: readonly Entry[]): Notice {
  const open = entries.find((entry) => entry.status === 'Open')
  const id = idMaker(context, firstNotice)()
  return open ? noticeOf(facts, context, 'asked', open, id) : { records: [], messages: [] }
}

function requestMistakes(type: DocumentResource, document: Draft, workflow: Workflow | null): Mistake[] {
  const { number, status } = document
  if (isClosed(type, document)) return [mistake('AlreadyPosted', '', { number })]
  if (status === 'Accepted') return [mistake('DocumentNotOpen', '', { number, status })]
  if (isPending(document)) return [worded(mistake('PendingApproval', '', { number }), 'PendingAlready')]
  if (isApproved(document)) return [mistake('AlreadyApproved', '', { number })]
  const hasQuantity = document.lines.some((line) => line.lineType !== 'Comment' && line.quantity !== 0)
  return [
    ...(workflow ? [] : [mistake('ApprovalNotRequired', '', { number })]),
    ...(hasQuantity ? [] : [mistake('NothingToPost', 'lines', { number })]),
  ]
}

interface Requested {
  readonly type: DocumentResource
  readonly document: Draft
  readonly workflow: Workflow
  readonly amount: number
}
/** The sender's own entry is approved at once; the first of the others is asked now, the rest in their turn. */
function entriesFor(line: readonly string[], { type, document, workflow, amount }: Requested, context: Context) {
  const newId = idMaker(context)
  const isOwn = (name: string) => sameText(name, context.userName)
  const first = line.findIndex((name) => !isOwn(name))
  return line.map((approverUserName, index): Entry => {
    const status = isOwn(approverUserName) ? 'Approved' : index === first ? 'Open' : 'Created'
    return {
      id: newId(),
      version: 1,
      lastModifiedDateTime: context.at,
      sequenceNumber: index + 1,
      documentType: type,
      documentId: document.id,
      documentNumber: document.number,
      customerNumber: document.customerNumber,
      customerName: document.customerName,
      amount,
      senderUserName: context.userName,
      approverUserName,
      status,
      dueDate: addDays(context.today, workflow.dueDays),
      comment: '',
      delegatedFrom: '',
      requestedDateTime: context.at,
      answeredDateTime: status === 'Approved' ? context.at : null,
      remindedDate: null,
    }
  })
}

export function planCancelApproval(command: Command, facts: Facts, context: Context): Planned {
  const type = typeOf(command)
  const document = facts.find(type, command.key) as Draft | null
  if (!document) return refused(problem('NotFound', { value: command.key }))
  if (isStale(command, document)) return refused(staleProblem(document))
  if (!isPending(document)) return refused(problemOf([mistake('NotPending', '', { number: document.number })]))
  const entries = entriesOf(facts, document)
  const sender = entries[0]?.senderUserName ?? ''
  if (!context.isAdmin && !sameText(sender, context.userName))
    return refused(problemOf([worded(mistake('NotApprover', '', { user: sender }), 'NotSender')]))
  const after = answered(type, { ...document, approvalRequest: [] }, '', context)
  const canceled = ended(entries, 'Canceled', context).map(entryChange)
  const log = logged(facts, context, 'Approval canceled', type, after)
  return {
    changes: { records: [documentChange(type, after), ...canceled, ...log] },
    answer: { status: 200, body: after },
  }
}

/** The entries of the document's last request, in their order. */
export const entriesOf = (facts: Facts, document: Draft): Entry[] =>
  requestOf(document).flatMap(({ id }) => facts.find('approvalEntries', id) ?? [])

/** Those that nobody answered yet, as they end with the whole request. */
export const ended = (entries: readonly Entry[], status: 'Rejected' | 'Canceled', context: Context): Entry[] =>
  entries
    .filter((entry) => entry.status === 'Open' || entry.status === 'Created')
    .map((entry) => ({ ...entry, ...changedNow(entry, context), status, answeredDateTime: context.at }))

export const changedNow = ({ version }: { readonly version: number }, { at }: Context) => ({
  version: version + 1,
  lastModifiedDateTime: at,
})
export const entryChange = (entry: Entry): RecordChange => ({
  type: 'approvalEntries',
  id: entry.id,
  key: entry.id,
  record: entry,
})
export const documentChange = (type: DocumentResource, document: Draft): RecordChange => ({
  type,
  id: document.id,
  key: document.number,
  record: document,
})

/** The document once its request stands so. What is approved and released as a whole is released by that. */
export function answered<D extends Draft>(
  type: DocumentResource,
  document: D,
  approvalStatus: D['approvalStatus'],
  context: Context,
): D {
  const after = { ...document, approvalStatus, ...changedNow(document, context) }
  if ('validUntilDate' in after) return { ...after, status: quoteStatus(after, context.today) }
  const released = kindOf(type).handling ? 'Released' : 'Draft'
  const status = approvalStatus === 'Pending' ? 'In Review' : approvalStatus === 'Approved' ? released : 'Draft'
  return { ...after, status }
}

/** A document that is changed, or opened to be, is no longer what was approved; one that was rejected stays so. */
export const withoutApproval = <D extends Partial<Draft>>(document: D): D =>
  isApproved(document) ? { ...document, ...noApproval } : document
