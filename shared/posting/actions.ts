/**
 * Everything that can be done beyond saving and deleting: `{resource}/{id or number}/{action}`, or `{resource}/{action}` for
 * what is done with a resource as a whole. A row (in `actions/`) names the body, who may do it, the facts it will ask for and
 * its planner; routes, batches, roles and the OpenAPI document read this table.
 */
import type { Action, Actions } from './actions/action.ts'
import { approvalActions } from './actions/approvals.ts'
import { contactActions } from './actions/contacts.ts'
import { documentActions } from './actions/documents.ts'
import { itemActions } from './actions/items.ts'
import { paymentActions } from './actions/payments.ts'
import { purchaseActions } from './actions/purchases.ts'
import { sendingActions } from './actions/sending.ts'

export const actions: Actions = {
  ...documentActions,
  ...contactActions,
  ...purchaseActions,
  ...approvalActions,
  ...sendingActions,
  ...itemActions,
  ...paymentActions,
}
export const actionOf = (resource: string, name: string): Action | null => {
  const own = Object.hasOwn(actions, resource) ? actions[resource] : undefined
  return own && Object.hasOwn(own, name) ? (own[name] ?? null) : null
}
