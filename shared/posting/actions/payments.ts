/** What can be done with money that customers pay: payments, bank statements, entries, reminders. */

import { ownNeeds } from '../needs.ts'
import { applyNeeds, planApply } from '../payments/plan-apply.ts'
import { paymentNeeds, planPayments } from '../payments/plan-payment.ts'
import { planReversal, reversalNeeds } from '../payments/plan-reversal.ts'
import { planUnapply, unapplyNeeds } from '../payments/plan-unapply.ts'
import { acceptBody, lineBody } from '../reconciliations/bodies.ts'
import { lineNeeds, planLine } from '../reconciliations/plan-line.ts'
import { matchNeeds, planAccept, planMatch } from '../reconciliations/plan-match.ts'
import { planStatementPosting, statementPostingNeeds } from '../reconciliations/plan-statement-posting.ts'
import { cancelReminderNeeds, planCancelReminder } from '../reminders/plan-cancel-reminder.ts'
import { issueNeeds, planIssue } from '../reminders/plan-issue.ts'
import { planReminders, reminderCreationNeeds } from '../reminders/plan-reminders.ts'
import { type Actions, action } from './action.ts'
import { applyBody, datedBody, noBody, paymentBody, reminderBody, unapplyBody } from './bodies.ts'
import { sending } from './common.ts'

export const paymentActions: Actions = {
  customerPayments: {
    post: action({
      body: paymentBody,
      by: 'accountant',
      whole: true,
      status: 201,
      summary: 'Post money that customers paid or got back, all lines or none, with what each settles',
      needs: paymentNeeds,
      plan: planPayments,
    }),
  },
  paymentReconciliations: {
    lines: action({
      body: lineBody,
      by: 'accountant',
      onLine: true,
      summary: 'Accept a line of a bank statement, say what it pays, split it, or transfer its rest',
      needs: lineNeeds,
      plan: planLine,
    }),
    match: action({
      body: noBody,
      by: 'accountant',
      summary: 'Propose anew what the lines pay that nobody has decided on',
      needs: matchNeeds,
      plan: planMatch,
    }),
    accept: action({
      body: acceptBody,
      by: 'accountant',
      summary: 'Accept every line whose proposals are at least as sure as this',
      needs: ownNeeds,
      plan: planAccept,
    }),
    post: action({
      body: noBody,
      by: 'accountant',
      summary: 'Post it: one payment or refund for each line, all of them or none',
      needs: statementPostingNeeds,
      plan: planStatementPosting,
    }),
  },
  customerLedgerEntries: {
    apply: action({
      body: applyBody,
      by: 'accountant',
      summary: 'Settle an open entry with others of its customer',
      needs: applyNeeds,
      plan: planApply,
    }),
    unapply: action({
      body: unapplyBody,
      by: 'accountant',
      summary: 'Take back the latest application of an entry',
      needs: unapplyNeeds,
      plan: planUnapply,
    }),
  },
  registers: {
    reverse: action({
      body: noBody,
      by: 'accountant',
      summary: 'Reverse a transaction of payments that are not applied',
      needs: reversalNeeds,
      plan: planReversal,
    }),
  },
  reminders: {
    create: action({
      body: reminderBody,
      by: 'clerk',
      whole: true,
      status: 201,
      summary: 'Make drafts for all customers who are to be reminded, or for one, by their reminder terms',
      needs: reminderCreationNeeds,
      plan: planReminders,
    }),
    issue: action({
      body: datedBody,
      by: 'accountant',
      summary: 'Issue: fee and interest become an entry of the customer, the reminded entries rise one level',
      needs: issueNeeds,
      plan: planIssue,
    }),
    cancel: action({
      body: noBody,
      by: 'accountant',
      summary: 'Cancel the latest reminder of its entries: they go back one level, fee and interest are taken back',
      needs: cancelReminderNeeds,
      plan: planCancelReminder,
    }),
    send: sending,
  },
}
