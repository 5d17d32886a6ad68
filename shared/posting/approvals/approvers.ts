/**
 * Who is asked for a document, one after another (domain 9.2): the sender's own place comes first where the line begins with
 * the sender, then approvers up the line, as far as the workflow goes.
 */
import { sameText } from '../../basics/fields.ts'
import { amountOf, type Money, money } from '../../basics/money.ts'
import type { Draft } from '../document-kinds.ts'
import type { Facts } from '../facts.ts'
import { type Mistake, mistake, worded } from '../problem.ts'
import { folded, type RecordIn } from '../resources.ts'
import type { Workflow } from './approval-needed.ts'

type Approver = RecordIn<'approvalUserSetups'>

export interface Asking {
  readonly workflow: Workflow
  readonly document: Draft
  readonly amount: Money
  readonly senderUserName: string
}

/** User names in the order in which they are asked; or why nobody can be. */
export function lineOf(facts: Facts, asking: Asking): readonly string[] | Mistake {
  const { workflow, amount } = asking
  const first = firstOf(facts, asking)
  if (!isApprover(first)) return first
  const oneStep = isOneStep(workflow)
  // A salesperson is a step by himself; a sender's own place is none.
  const isStep = workflow.approverType !== 'Approver'
  if (endsHere(first, asking) || (isStep && oneStep)) return [first.userName]
  const above = climbed(facts, first, amount, oneStep)
  if (!isLine(above)) return above
  if (oneStep || workflow.approverLimitType !== 'First Qualified Approver') return [first.userName, ...above]
  return [...(isStep ? [] : [first.userName]), ...above.slice(-1)]
}

export const isLine = (line: readonly string[] | Mistake): line is readonly string[] => Array.isArray(line)
const isApprover = (first: Approver | Mistake): first is Approver => 'userName' in first

export const approverNamed = (facts: Facts, userName: string): Approver | null =>
  userName === '' ? null : facts.find('approvalUserSetups', userName)

function firstOf(facts: Facts, { workflow, document, senderUserName, amount }: Asking): Approver | Mistake {
  if (workflow.approverType === 'Approver')
    return approverNamed(facts, senderUserName) ?? missing(senderUserName, amount)
  const { salesperson } = document
  const found = facts
    .all('approvalUserSetups')
    .find((one) => salesperson !== '' && sameText(one.salespersonCode, salesperson))
  return found ?? worded(mistake('ApproverMissing', 'salesperson', { value: salesperson }), 'SalespersonMissing')
}

/** Nobody further need be asked: the first one's limit suffices. Where every document is approved, that takes somebody else. */
function endsHere(first: Approver, { workflow, amount }: Asking): boolean {
  if (workflow.limitType === 'Always' && workflow.approverType === 'Approver')
    return first.unlimitedSalesApproval && first.approverUserName === ''
  return suffices(first, amount)
}

const suffices = ({ unlimitedSalesApproval, salesAmountApprovalLimit }: Approver, amount: Money) =>
  unlimitedSalesApproval || (salesAmountApprovalLimit > 0 && money(salesAmountApprovalLimit) >= amount)

const isOneStep = ({ limitType, approverLimitType }: Workflow) =>
  limitType === 'Credit Limits' || approverLimitType === 'Direct Approver'

/** Those above somebody, up to the first whose limit suffices; with one step, just the next one. */
function climbed(facts: Facts, from: Approver, amount: Money, oneStep: boolean): readonly string[] | Mistake {
  const names: string[] = []
  const met = new Set([folded(from.userName)])
  let below = from
  for (;;) {
    if (below.approverUserName === '') return missing(below.userName, amount)
    if (met.has(folded(below.approverUserName)))
      return mistake('ApproverLoop', '', { user: from.userName, value: below.approverUserName })
    if (oneStep) return [below.approverUserName]
    const next = approverNamed(facts, below.approverUserName)
    if (!next) return missing(below.approverUserName, amount)
    names.push(next.userName)
    met.add(folded(next.userName))
    if (suffices(next, amount)) return names
    below = next
  }
}

const missing = (user: string, amount: Money) => mistake('ApproverMissing', '', { user, amount: amountOf(amount) })
