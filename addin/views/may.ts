/** What the pane offers to whom. The server decides; the pane only hides what it would refuse. */
import type { Role, Session } from '../state/session.ts'
import type { State } from '../state/state.ts'

const mayAtLeast =
  (...roles: readonly Role[]) =>
  (session: Session): boolean =>
    session.kind === 'signed-in' && roles.includes(session.role)

export const maySave = mayAtLeast('clerk', 'accountant', 'manager', 'admin')
export const mayPost = mayAtLeast('accountant', 'manager', 'admin')
export const mayApprove = mayAtLeast('manager', 'admin')
export const isAdmin = mayAtLeast('admin')
/**
 * Who may do what just now. While the server cannot be reached nobody can sign in, and what is asked for waits: people go on
 * as accountants would, and the server decides when it is back.
 */
export function sessionNow({ session, connection, company }: State): Session {
  const isCutOff = connection === 'offline' && company !== null && session.kind !== 'signed-in'
  return isCutOff ? { kind: 'signed-in', userName: '', displayName: '', role: 'accountant' } : session
}

export const isSignedIn = (session: Session): boolean => session.kind === 'signed-in'
