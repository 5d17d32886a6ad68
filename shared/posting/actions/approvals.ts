/** What can be done with requests for approval. */

import { answerNeeds } from '../approvals/answer-needs.ts'
import { planApprove, planDelegate, planReject } from '../approvals/plan-answer.ts'
import { planRemind, remindNeeds } from '../approvals/plan-remind.ts'
import { type Action, type Actions, action } from './action.ts'
import { commentBody, noBody } from './bodies.ts'

const answering = (by: Action['by'], summary: string, plan: Action<typeof commentBody>['plan']) =>
  action<typeof commentBody>({
    body: commentBody,
    by,
    summary,
    needs: ({ key }, facts) => answerNeeds(facts, key),
    plan,
  })

export const approvalActions: Actions = {
  approvalEntries: {
    approve: answering('manager', 'Approve: the next one is asked, or the document is approved', planApprove),
    reject: answering('manager', 'Reject: the document can be changed again and sent anew', planReject),
    remind: action({
      body: noBody,
      by: 'accountant',
      whole: true,
      summary:
        'Remind approvers by e-mail of what they should have answered, once a week, and delegate what is later than the workflow allows; the server does so by itself',
      needs: remindNeeds,
      plan: planRemind,
    }),
    delegate: answering('clerk', 'Hand it on to the substitute, else to the approver above', planDelegate),
  },
}
