/**
 * Which planner answers a command, and which facts it will ask for, so that they can be loaded in bulk. `needs` is asked
 * again after loading, until it names nothing new. With actions.ts this is the table of contents of the product.
 */
import { actionOf } from './actions.ts'
import type { Planned } from './changes.ts'
import type { ActionCommand, Command, SaveCommand } from './command.ts'
import { isDocument } from './document-kinds.ts'
import { type DraftCommand, planDraft } from './drafts/plan-draft.ts'
import type { Facts } from './facts.ts'
import type { Context } from './journal.ts'
import type { Need } from './need.ts'
import { deleteNeeds, draftNeeds, recordNeeds } from './needs.ts'
import { warnedOfNumbers } from './numbers.ts'
import { planDelete, planRecord } from './plan-record.ts'
import { planPurchaseDeletion, planPurchaseOrder } from './purchases/plan-purchase-order.ts'
import { purchaseDeletionNeeds, purchaseOrderNeeds } from './purchases/purchase-needs.ts'
import { planStatement, statementNeeds } from './reconciliations/plan-statement.ts'

const isDraft = (command: Command): command is DraftCommand => 'body' in command && isDocument(command.resource)

const isStatement = (command: Command): command is SaveCommand =>
  command.type !== 'delete' && command.resource === 'paymentReconciliations'
const isPurchase = ({ resource }: Command) => resource === 'purchaseOrders'

export function plan(command: Command, facts: Facts, context: Context): Planned {
  const planned = answered(command, facts, context)
  return 'refused' in planned || command.resource === 'numberSeries' ? planned : warnedOfNumbers(facts, planned)
}

function answered(command: Command, facts: Facts, context: Context): Planned {
  switch (command.type) {
    case 'create':
    case 'replace':
    case 'change':
      if (isDraft(command)) return planDraft(command, facts, context)
      if (isStatement(command)) return planStatement(command, facts, context)
      return isPurchase(command) ? planPurchaseOrder(command, facts, context) : planRecord(command, facts, context)
    case 'delete':
      return isPurchase(command) ? planPurchaseDeletion(command, facts, context) : planDelete(command, facts, context)
    case 'act':
      return rowOf(command).plan(command, facts, context)
  }
}

export function needs(command: Command, facts: Facts): Need[] {
  switch (command.type) {
    case 'create':
    case 'replace':
    case 'change':
      if (isDraft(command)) return draftNeeds(command, facts)
      if (isStatement(command)) return statementNeeds(command, facts)
      return isPurchase(command) ? purchaseOrderNeeds(command, facts) : recordNeeds(command, facts)
    case 'delete':
      return isPurchase(command) ? purchaseDeletionNeeds(command, facts) : deleteNeeds(command, facts)
    case 'act':
      return rowOf(command).needs(command, facts)
  }
}

function rowOf({ resource, action }: ActionCommand) {
  const row = actionOf(resource, action)
  if (!row) throw new Error(`${resource} has no ${action}`)
  return row
}
