/** What can be done with purchase orders. */

import { planPurchasePosting } from '../purchases/plan-purchase-posting.ts'
import { purchasePostingNeeds } from '../purchases/purchase-needs.ts'
import { type Actions, action } from './action.ts'
import { returnBody } from './bodies.ts'
import { releasing } from './common.ts'

const buying = (summary: string) =>
  action<typeof returnBody>({
    body: returnBody,
    by: 'accountant',
    summary,
    needs: purchasePostingNeeds,
    plan: planPurchasePosting,
  })

export const purchaseActions: Actions = {
  purchaseOrders: {
    receive: buying('Receive what is open, or the quantities of `lines`; ships the sales that it delivers'),
    invoice: buying("Post the vendor's invoice for what was received"),
    receiveAndInvoice: buying("Receive, and post the vendor's invoice at once"),
    release: releasing('Release: its lines are fixed until it is reopened'),
    reopen: releasing('Reopen, so that it can be changed again'),
  },
}
