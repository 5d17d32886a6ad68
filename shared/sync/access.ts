/** Which role what is done needs: the one place. */
import type { Action } from '../posting/actions/action.ts'
import { isSetup, type Resource } from '../posting/resources.ts'
import type { Role } from './roles.ts'

/** Who matches payments keeps what matching goes by. */
const accountants: readonly Resource[] = ['paymentReconciliations', 'textToAccountMappings', 'customerBankAccounts']
/** Set-up and numbers are the administrator's; drafts and master data the clerk's. */
export function roleToSave(type: Resource): Role {
  if (accountants.includes(type)) return 'accountant'
  return isSetup(type) || type === 'numberSeries' ? 'admin' : 'clerk'
}
export const roleToAct = (action: Action): Role => action.by
