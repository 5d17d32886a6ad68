/** Actions that several kinds of documents have. */

import { planCancelApproval, planRequestApproval, requestNeeds } from '../approvals/plan-request.ts'
import { copyNeeds, planCopy } from '../drafts/plan-copy.ts'
import { planRelease, releaseNeeds } from '../orders/plan-release.ts'
import { planSend, sendNeeds } from '../sending/plan-send.ts'
import { action } from './action.ts'
import { copyBody, noBody, sendBody } from './bodies.ts'

export const releasing = (summary: string) =>
  action({ body: noBody, by: 'clerk', summary, needs: releaseNeeds, plan: planRelease })

export const sending = action({
  body: sendBody,
  by: 'accountant',
  status: 202,
  summary: 'Send it by e-mail, to the addresses given or to those of the document and of the customer who pays',
  needs: sendNeeds,
  plan: planSend,
})

export const copying = action({
  body: copyBody,
  by: 'clerk',
  status: 201,
  summary: 'Make a draft of any kind that says what it says, under a name of its own in the answer',
  needs: copyNeeds,
  plan: planCopy,
})

export const approving = {
  requestApproval: action({
    body: noBody,
    by: 'clerk',
    summary: 'Send it for approval: nothing of it changes until that is answered, or withdrawn',
    needs: requestNeeds,
    plan: planRequestApproval,
  }),
  cancelApproval: action({
    body: noBody,
    by: 'clerk',
    summary: 'Withdraw what was sent for approval, as its sender or as administrator',
    needs: requestNeeds,
    plan: planCancelApproval,
  }),
}
