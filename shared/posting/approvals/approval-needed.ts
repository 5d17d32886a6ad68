/**
 * Whether a document needs approval, and what is refused as long as it has none (domain 9.4): it is asked by everything that
 * releases, converts or posts, whichever side or door it comes from.
 */
import { amountOf, type Money, money, negative, sum } from '../../basics/money.ts'
import { isApproved, isPending } from '../../sales/approval.ts'
import type { AnyLine } from '../../sales/document.ts'
import { localOf } from '../currency.ts'
import { type DocumentResource, type Draft, kindOf } from '../document-kinds.ts'
import { exceededLimit, limitNeeds } from '../drafts/draft-warnings.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { type Mistake, mistake, worded } from '../problem.ts'
import type { RecordIn } from '../resources.ts'

export type Workflow = RecordIn<'approvalWorkflow'>

/** The company's workflow where it is on for this kind of document; null where it is not. */
export function workflowOf(facts: Facts, type: DocumentResource): Workflow | null {
  const workflow = facts.find('approvalWorkflow', 'approvalWorkflow')
  return workflow?.enabled && workflow.documentTypes.includes(type) ? workflow : null
}

/**
 * The amount that is approved: without VAT, in the company's currency. Of what is posted line by line it is what its lines
 * could come to by themselves, so that a line below zero does not hide those above it.
 */
export function amountToApprove(facts: Facts, type: DocumentResource, document: Draft): Money {
  const whole = money(document.totalAmountExcludingTax)
  const amount = kindOf(type).handling ? largestPart(document.lines as readonly AnyLine[], whole) : whole
  return localOf(facts, document, amount)
}

function largestPart(lines: readonly AnyLine[], whole: Money): Money {
  const amounts = lines.map((line) => money(line.netAmount))
  if (amounts.every((amount) => amount >= 0)) return whole
  const above = sum(amounts.filter((amount) => amount > 0))
  const below = negative(sum(amounts.filter((amount) => amount < 0)))
  return above > below ? above : below
}

/** Whether the workflow asks a person for the document as it is, whatever was answered before. */
export function asksPerson(facts: Facts, type: DocumentResource, document: Draft, workflow: Workflow): boolean {
  // Who was refused once does not get round it by changing the document a little.
  if (document.approvalStatus === 'Rejected') return true
  if (amountToApprove(facts, type, document) < money(workflow.minimumAmount)) return false
  return workflow.limitType === 'Credit Limits' ? exceedsCredit(facts, type, document) : true
}

/** What gives money back uses no credit, and a prospect has no limit yet. */
function exceedsCredit(facts: Facts, type: DocumentResource, document: Draft): boolean {
  if (kindOf(type).trade === 'credit' || document.billToCustomerNumber === '') return false
  const payer = facts.find('customers', document.billToCustomerNumber)
  return payer !== null && exceededLimit(facts, type, document, document, payer) !== null
}

const needsApproval = (facts: Facts, type: DocumentResource, document: Draft): boolean => {
  const workflow = workflowOf(facts, type)
  return workflow !== null && !isApproved(document) && asksPerson(facts, type, document, workflow)
}

/** Facts beyond the document and its parties that the question rests on. */
export const approvalNeeds = (facts: Facts, type: DocumentResource, document: Draft | null): Need[] =>
  document && workflowOf(facts, type)?.limitType === 'Credit Limits'
    ? limitNeeds(facts, document.billToCustomerNumber)
    : []

/** Why the document may not be released, converted or posted: it waits for an answer, or needs one that it has not. */
export function approvalMistakes(facts: Facts, type: DocumentResource, document: Draft): Mistake[] {
  if (isPending(document)) return pendingMistakes(document)
  if (!needsApproval(facts, type, document)) return []
  const required = mistake('ApprovalRequired', '', { number: document.number })
  return [document.approvalStatus === 'Rejected' ? worded(required, 'ApprovalRejected') : required]
}

/** Why the document may not be changed. */
export const pendingMistakes = (document: Draft): Mistake[] =>
  isPending(document) ? [mistake('PendingApproval', '', { number: document.number })] : []

/**
 * Cancelling posts the opposite of a document in one go. Where a document like that needs approval it has none: what it would
 * be is drafted and approved instead.
 */
export function oppositeMistakes(
  facts: Facts,
  type: 'salesInvoices' | 'salesCreditMemos',
  opposite: RecordIn<'salesInvoices'> | RecordIn<'salesCreditMemos'>,
): Mistake[] {
  if (!needsApproval(facts, type, opposite)) return []
  const amount = amountOf(amountToApprove(facts, type, opposite))
  const told = mistake('ApprovalRequired', '', { number: opposite.corrects, amount })
  return [worded(told, type === 'salesCreditMemos' ? 'CreditNeedsApproval' : 'InvoiceNeedsApproval')]
}
