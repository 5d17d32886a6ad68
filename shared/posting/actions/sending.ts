/** What can be done with e-mails, and with statements, which only e-mails keep. */

import { ownNeeds } from '../needs.ts'
import { planAttempt, planRetry, retryNeeds } from '../sending/plan-email.ts'
import { planSendStatement, sendStatementNeeds } from '../sending/plan-send-statement.ts'
import { type Actions, action } from './action.ts'
import { attemptBody, noBody, sendStatementBody } from './bodies.ts'

export const sendingActions: Actions = {
  emails: {
    retry: action({
      body: noBody,
      by: 'accountant',
      summary: 'Try again to send it, at once',
      needs: retryNeeds,
      plan: planRetry,
    }),
    attempted: action({
      body: attemptBody,
      by: 'accountant',
      internal: true,
      summary: 'What became of an attempt to send it',
      needs: ownNeeds,
      plan: planAttempt,
    }),
  },
  customerStatements: {
    send: action({
      body: sendStatementBody,
      by: 'accountant',
      status: 202,
      summary: "Send the customer's statement by e-mail, to the addresses given or to the customer's own",
      needs: sendStatementNeeds,
      plan: planSendStatement,
    }),
  },
}
