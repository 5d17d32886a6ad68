/** What can be done with documents of sales, drafts and posted ones. */

import { cancelNeeds, planCancel } from '../corrections/plan-cancel.ts'
import { cancelCreditMemoNeeds, planCancelCreditMemo } from '../corrections/plan-cancel-credit-memo.ts'
import { correctiveNeeds, planCorrective } from '../corrections/plan-corrective.ts'
import { postingNeeds, undoNeeds } from '../needs.ts'
import { type OrderKind, orderKinds } from '../orders/order-kinds.ts'
import { deliveryLineNeeds, planDeliveryLines } from '../orders/plan-delivery-lines.ts'
import { planOrder } from '../orders/plan-order.ts'
import { planUndo } from '../orders/plan-undo.ts'
import { planInvoice } from '../plan-invoice.ts'
import { planOrderPurchases } from '../purchases/plan-order-purchases.ts'
import { orderPurchaseNeeds } from '../purchases/purchase-needs.ts'
import { conversionNeeds, expiredNeeds, planConversion, planDeleteExpired } from '../quotes/plan-quote.ts'
import { warningOfEInvoices } from '../sending/e-invoice-warnings.ts'
import { handOverNeeds, planHandOver } from '../sending/plan-hand-over.ts'
import { planPostAndSend, postAndSendNeeds } from '../sending/plan-send.ts'
import { type Action, type Actions, action } from './action.ts'
import {
  correctionBody,
  datedBody,
  expiredBody,
  noBody,
  postAndSendBody,
  postingBody,
  returnBody,
  returnReceiptsBody,
  shipmentsBody,
  undoBody,
} from './bodies.ts'
import { approving, copying, releasing, sending } from './common.ts'

const posting = (summary: string, plan: Action<typeof postingBody>['plan']) =>
  action({ body: postingBody, by: 'accountant', summary, needs: postingNeeds, plan: warningOfEInvoices(plan) })

const shipping = (summary: string) => posting(summary, planOrder(orderKinds.salesOrders))

const receiving = (summary: string) =>
  action<typeof returnBody>({
    body: returnBody,
    by: 'accountant',
    summary,
    needs: postingNeeds,
    plan: warningOfEInvoices(planOrder(orderKinds.salesReturnOrders)),
  })

const correcting = (summary: string) =>
  action<typeof correctionBody>({
    body: correctionBody,
    by: 'accountant',
    summary,
    needs: cancelNeeds,
    plan: planCancel,
  })

const undoing = (kind: OrderKind, summary: string) =>
  action<typeof undoBody>({ body: undoBody, by: 'accountant', summary, needs: undoNeeds(kind), plan: planUndo(kind) })

const converting = (summary: string) =>
  action({ body: datedBody, by: 'clerk', summary, needs: conversionNeeds, plan: planConversion })

const postingAndSending = action({
  body: postAndSendBody,
  by: 'accountant',
  summary: 'Post it and send it by e-mail; what could not be sent is not posted',
  needs: postAndSendNeeds,
  plan: planPostAndSend,
})

const handingOver = action({
  body: noBody,
  by: 'accountant',
  status: 202,
  summary: 'Hand it to the access point as an e-invoice; its status comes back in `emails`',
  needs: handOverNeeds,
  plan: planHandOver,
})

export const documentActions: Actions = {
  salesQuotes: {
    ...approving,
    copy: copying,
    send: sending,
    makeOrder: converting('Make an order of it: the same lines at the same prices'),
    makeInvoice: converting('Make a draft invoice of it: the same lines at the same prices'),
    deleteExpired: action({
      body: expiredBody,
      by: 'clerk',
      whole: true,
      summary: 'Delete the quotes that were valid until a day before `before`',
      needs: expiredNeeds,
      plan: planDeleteExpired,
    }),
  },
  salesQuoteArchives: { copy: copying },
  salesOrders: {
    ...approving,
    copy: copying,
    send: sending,
    release: releasing('Release: its lines are fixed until it is reopened'),
    reopen: releasing('Reopen, so that it can be changed again'),
    ship: shipping('Ship what is to be shipped, or the quantities of `lines`'),
    invoice: shipping('Invoice what was shipped'),
    shipAndInvoice: shipping('Ship and invoice at once'),
    createPurchaseOrder: action({
      body: noBody,
      by: 'clerk',
      summary: 'Ask vendors to deliver its drop-shipment lines: one purchase order per vendor',
      needs: orderPurchaseNeeds,
      plan: planOrderPurchases,
    }),
  },
  salesReturnOrders: {
    ...approving,
    copy: copying,
    release: releasing('Release: its lines are fixed until it is reopened'),
    reopen: releasing('Reopen, so that it can be changed again'),
    receive: receiving('Receive what is to come back, or the quantities of `lines`'),
    invoice: receiving('Credit what was received'),
    receiveAndInvoice: receiving('Receive and credit at once'),
  },
  salesShipments: {
    copy: copying,
    send: sending,
    undo: undoing(orderKinds.salesOrders, 'Undo a shipment, or the lines whose sequences are named'),
  },
  returnReceipts: {
    copy: copying,
    undo: undoing(orderKinds.salesReturnOrders, 'Undo a return receipt, or the lines whose sequences are named'),
  },
  salesInvoices: {
    ...approving,
    copy: copying,
    send: sending,
    postAndSend: postingAndSending,
    sendEInvoice: handingOver,
    post: posting('Post: it gets its number, the ledgers their entries', planInvoice),
    cancel: correcting('Cancel a posted invoice by a credit memo of the same date and figures'),
    correct: correcting('Cancel a posted invoice and make a fresh draft of it, or give its order the quantities back'),
    makeCorrectiveCreditMemo: action({
      body: noBody,
      by: 'clerk',
      summary: 'Make a draft credit memo of a posted invoice, at the prices and costs of that',
      needs: correctiveNeeds,
      plan: planCorrective,
    }),
    getShipmentLines: action({
      body: shipmentsBody,
      by: 'clerk',
      summary: 'Take over what is left to invoice of shipments, of one order or of several',
      needs: deliveryLineNeeds,
      plan: planDeliveryLines,
    }),
  },
  salesCreditMemos: {
    ...approving,
    copy: copying,
    send: sending,
    postAndSend: postingAndSending,
    sendEInvoice: handingOver,
    post: posting(
      'Post: it gets its number, the ledgers their entries, and the invoice that it names is settled',
      planInvoice,
    ),
    cancel: action({
      body: noBody,
      by: 'accountant',
      summary: 'Cancel the credit memo of a cancelled invoice: that is open again',
      needs: cancelCreditMemoNeeds,
      plan: planCancelCreditMemo,
    }),
    getReturnReceiptLines: action({
      body: returnReceiptsBody,
      by: 'clerk',
      summary: 'Take over what is left to credit of return receipts, of one return order or of several',
      needs: deliveryLineNeeds,
      plan: planDeliveryLines,
    }),
  },
}
