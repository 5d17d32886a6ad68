/**
 * Everything that can be done beyond saving and deleting: `{resource}/{id or number}/{action}`, or `{resource}/{action}` for
 * what is done with a resource as a whole. A row names the body, who may do it, the facts it will ask for and its planner;
 * routes, batches, roles and the OpenAPI document read this table.
 */
import type { Fields, RecordOf } from '../basics/fields.ts'
import { interactionBody } from '../sales/interaction.ts'
import {
  applyBody,
  attemptBody,
  commentBody,
  copyBody,
  correctionBody,
  datedBody,
  expiredBody,
  itemJournalBody,
  noBody,
  paymentBody,
  postAndSendBody,
  postingBody,
  reminderBody,
  returnBody,
  returnReceiptsBody,
  sendBody,
  sendStatementBody,
  shipmentsBody,
  unapplyBody,
  undoBody,
} from './action-bodies.ts'
import { answerNeeds } from './approvals/answer-needs.ts'
import { planApprove, planDelegate, planReject } from './approvals/plan-answer.ts'
import { planRemind, remindNeeds } from './approvals/plan-remind.ts'
import { planCancelApproval, planRequestApproval, requestNeeds } from './approvals/plan-request.ts'
import type { Planned } from './changes.ts'
import type { ActionCommand } from './command.ts'
import { anonymizeNeeds, planAnonymize } from './contacts/plan-anonymize.ts'
import { makeContactNeeds, makeCustomerNeeds, planMakeContact, planMakeCustomer } from './contacts/plan-contact.ts'
import { planInteraction } from './contacts/plan-interaction.ts'
import { cancelNeeds, planCancel } from './corrections/plan-cancel.ts'
import { cancelCreditMemoNeeds, planCancelCreditMemo } from './corrections/plan-cancel-credit-memo.ts'
import { correctiveNeeds, planCorrective } from './corrections/plan-corrective.ts'
import { copyNeeds, planCopy } from './drafts/plan-copy.ts'
import type { Facts } from './facts.ts'
import { planItemJournal } from './items/plan-item-journal.ts'
import type { Context } from './journal.ts'
import type { Need } from './need.ts'
import { itemJournalNeeds, ownNeeds, postingNeeds, undoNeeds } from './needs.ts'
import { type OrderKind, orderKinds } from './orders/order-kinds.ts'
import { deliveryLineNeeds, planDeliveryLines } from './orders/plan-delivery-lines.ts'
import { planOrder } from './orders/plan-order.ts'
import { planRelease, releaseNeeds } from './orders/plan-release.ts'
import { planUndo } from './orders/plan-undo.ts'
import { applyNeeds, planApply } from './payments/plan-apply.ts'
import { paymentNeeds, planPayments } from './payments/plan-payment.ts'
import { planReversal, reversalNeeds } from './payments/plan-reversal.ts'
import { planUnapply, unapplyNeeds } from './payments/plan-unapply.ts'
import { planInvoice } from './plan-invoice.ts'
import { planOrderPurchases } from './purchases/plan-order-purchases.ts'
import { planPurchasePosting } from './purchases/plan-purchase-posting.ts'
import { orderPurchaseNeeds, purchasePostingNeeds } from './purchases/purchase-needs.ts'
import { conversionNeeds, expiredNeeds, planConversion, planDeleteExpired } from './quotes/plan-quote.ts'
import { acceptBody, lineBody } from './reconciliations/bodies.ts'
import { lineNeeds, planLine } from './reconciliations/plan-line.ts'
import { matchNeeds, planAccept, planMatch } from './reconciliations/plan-match.ts'
import { planStatementPosting, statementPostingNeeds } from './reconciliations/plan-statement-posting.ts'
import { cancelReminderNeeds, planCancelReminder } from './reminders/plan-cancel-reminder.ts'
import { issueNeeds, planIssue } from './reminders/plan-issue.ts'
import { planReminders, reminderCreationNeeds } from './reminders/plan-reminders.ts'
import { warningOfEInvoices } from './sending/e-invoice-warnings.ts'
import { planAttempt, planRetry, retryNeeds } from './sending/plan-email.ts'
import { handOverNeeds, planHandOver } from './sending/plan-hand-over.ts'
import { planPostAndSend, planSend, postAndSendNeeds, sendNeeds } from './sending/plan-send.ts'
import { planSendStatement, sendStatementNeeds } from './sending/plan-send-statement.ts'

export interface Action<F extends Fields = Fields> {
  readonly body: F
  /** The least role that may do it. */
  readonly by: 'clerk' | 'accountant' | 'manager'
  /** It is done with the resource as a whole: no record is named. */
  readonly whole?: true
  /** It changes one line of a record: `PATCH {resource}/{id}/{action}/{client id of the line}`. */
  readonly onLine?: true
  /** What it answers with when that is not 200. */
  readonly status?: 200 | 201 | 202
  /** Asked by the server itself, by nobody else. */
  readonly internal?: true
  /** For the OpenAPI document. */
  readonly summary: string
  needs(command: ActionCommand<RecordOf<F>>, facts: Facts): Need[]
  plan(command: ActionCommand<RecordOf<F>>, facts: Facts, context: Context): Planned
}
const action = <F extends Fields>(row: Action<F>): Action => row as unknown as Action

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
const buying = (summary: string) =>
  action<typeof returnBody>({
    body: returnBody,
    by: 'accountant',
    summary,
    needs: purchasePostingNeeds,
    plan: planPurchasePosting,
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
const releasing = (summary: string) =>
  action({ body: noBody, by: 'clerk', summary, needs: releaseNeeds, plan: planRelease })

const converting = (summary: string) =>
  action({ body: datedBody, by: 'clerk', summary, needs: conversionNeeds, plan: planConversion })

const sending = action({
  body: sendBody,
  by: 'accountant',
  status: 202,
  summary: 'Send it by e-mail, to the addresses given or to those of the document and of the customer who pays',
  needs: sendNeeds,
  plan: planSend,
})
const postingAndSending = action({
  body: postAndSendBody,
  by: 'accountant',
  summary: 'Post it and send it by e-mail; what could not be sent is not posted',
  needs: postAndSendNeeds,
  plan: planPostAndSend,
})

const approving = {
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
const answering = (by: Action['by'], summary: string, plan: Action<typeof commentBody>['plan']) =>
  action<typeof commentBody>({
    body: commentBody,
    by,
    summary,
    needs: ({ key }, facts) => answerNeeds(facts, key),
    plan,
  })

const handingOver = action({
  body: noBody,
  by: 'accountant',
  status: 202,
  summary: 'Hand it to the access point as an e-invoice; its status comes back in `emails`',
  needs: handOverNeeds,
  plan: planHandOver,
})

const copying = action({
  body: copyBody,
  by: 'clerk',
  status: 201,
  summary: 'Make a draft of any kind that says what it says, under a name of its own in the answer',
  needs: copyNeeds,
  plan: planCopy,
})

const forgetting = action({
  body: noBody,
  by: 'accountant',
  summary: 'Forget who it is: all that no law makes us keep; posted documents stay as they are',
  needs: anonymizeNeeds,
  plan: planAnonymize,
})

export const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
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
  customers: {
    anonymize: forgetting,
    makeContact: action({
      body: noBody,
      by: 'clerk',
      summary: 'Make a contact of the customer, with whom what passes between us is logged',
      needs: makeContactNeeds,
      plan: planMakeContact,
    }),
  },
  contacts: {
    anonymize: forgetting,
    interactions: action<typeof interactionBody>({
      body: interactionBody,
      by: 'clerk',
      status: 201,
      summary: 'Add to the log of what passed between us',
      needs: ownNeeds,
      plan: planInteraction,
    }),
    makeCustomer: action({
      body: noBody,
      by: 'clerk',
      summary: 'Make a customer of the contact, or of the company that the contact works for',
      needs: makeCustomerNeeds,
      plan: planMakeCustomer,
    }),
  },
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
  purchaseOrders: {
    receive: buying('Receive what is open, or the quantities of `lines`; ships the sales that it delivers'),
    invoice: buying("Post the vendor's invoice for what was received"),
    receiveAndInvoice: buying("Receive, and post the vendor's invoice at once"),
    release: releasing('Release: its lines are fixed until it is reopened'),
    reopen: releasing('Reopen, so that it can be changed again'),
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
  itemJournals: {
    post: action({
      body: itemJournalBody,
      by: 'accountant',
      whole: true,
      status: 201,
      summary: 'Put stock in or take it out',
      needs: itemJournalNeeds,
      plan: planItemJournal,
    }),
  },
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
  registers: {
    reverse: action({
      body: noBody,
      by: 'accountant',
      summary: 'Reverse a transaction of payments that are not applied',
      needs: reversalNeeds,
      plan: planReversal,
    }),
  },
}
export const actionOf = (resource: string, name: string): Action | null => {
  const own = Object.hasOwn(actions, resource) ? actions[resource] : undefined
  return own && Object.hasOwn(own, name) ? (own[name] ?? null) : null
}
