/** Words of approval: fields, what is refused, and who is asked. */
export const approvals = {
  'field.approvalStatus': 'Approval',
  'field.approverUserName': 'Approver',
  'field.senderUserName': 'Requested by',
  'field.substituteUserName': 'Substitute',
  'field.salesAmountApprovalLimit': 'Approval limit (excl. VAT)',
  'field.unlimitedSalesApproval': 'Unlimited approval',
  'field.enabled': 'On',
  'field.documentTypes': 'Documents',
  'field.limitType': 'Approval depends on',
  'field.approverLimitType': 'Who approves',
  'field.approverType': 'The line begins with',
  'field.minimumAmount': 'No approval below (excl. VAT)',
  'field.dueDays': 'Days to answer',

  'problem.ApprovalRequired': '{number} needs approval first. Send it for approval.',
  'problem.PendingApproval': '{number} waits for approval and cannot be changed. Cancel the request first.',
  'problem.PendingAlready': '{number} waits for approval already. Wait for the answer, or cancel the request.',
  'problem.NotApprover': 'Only {user} may decide on this request. Ask {user}, or have it delegated.',
  'problem.NotSender': 'Only {user}, who sent it, or an administrator may cancel this request.',
  'problem.NotPending': 'No approval is asked for {number}. Send it for approval first.',
  'problem.EntryNotOpen':
    'The request for {number} was answered, withdrawn, or is not up yet. Refresh to see where it stands.',
  'problem.ApprovalNotRequired':
    'Documents like {number} need no approval here: the workflow is off for them. Release or post it.',
  'problem.AlreadyApproved': '{number} is approved already. Release or post it.',
  'problem.ApproverMissing':
    'Nobody can approve {amount} for {user}. Ask an administrator to complete the approvers in the set-up.',
  'problem.SalespersonMissing':
    'No approver is set up for salesperson {value}. Choose another salesperson, or complete the approvers in the set-up.',
  'problem.SubstituteMissing':
    '{user} has no substitute and no approver to hand this to. Ask an administrator to name one in the set-up.',
  'problem.ApproverLoop':
    'The approvers of {user} lead back to {value}. Ask an administrator to correct the approvers in the set-up.',
  'problem.ApprovalLost': '{number} was changed, so its approval no longer holds. Send it for approval again.',
  'problem.CreditNeedsApproval':
    'Cancelling {number} posts a credit memo of {amount}, which needs approval. Make a corrective credit memo and send that for approval.',
  'problem.InvoiceNeedsApproval':
    'Cancelling {number} posts an invoice of {amount}, which needs approval. Make a new invoice and send that for approval.',
} as const
