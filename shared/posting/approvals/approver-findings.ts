/** What is missing among the approvers while approval is on: requests that could go nowhere, before somebody sends one. */
import type { Facts } from '../facts.ts'
import type { Finding } from '../setup-check.ts'
import { approverNamed } from './approvers.ts'

export function approverFindings(facts: Facts): Finding[] {
  const workflow = facts.find('approvalWorkflow', 'approvalWorkflow')
  if (!workflow?.enabled) return []
  const approvers = facts.all('approvalUserSetups')
  if (approvers.length === 0) return [finding('NoApprovers', '', {}, 'userName')]
  return approvers.flatMap((one) => {
    const { userName: user, approverUserName: value, unlimitedSalesApproval } = one
    if (value !== '' && !approverNamed(facts, value))
      return [finding('ApproverUnknown', user, { user, value }, 'approverUserName')]
    const isOpen = value === '' && !unlimitedSalesApproval
    const max = one.salesAmountApprovalLimit
    return isOpen ? [finding('ApproverIncomplete', user, { user, max }, 'approverUserName')] : []
  })
}

const finding = (word: string, key: string, params: Finding['params'], field: string): Finding => ({
  severity: 'Warning',
  code: 'ApproverMissing',
  word,
  params,
  resource: 'approvalUserSetups',
  key,
  field,
})
