/** What the pane offers to whom. The server decides; the pane only hides what it would refuse. */
import { type ActionName, actionNamed, type NeedsServer } from '../../shared/sheets/actions.ts'
import { includes, type Role } from '../../shared/sync/roles.ts'
import type { Session } from '../state/session.ts'
import type { State } from '../state/state.ts'

const mayAtLeast =
  (needed: Role) =>
  (session: Session): boolean =>
    session.kind === 'signed-in' && includes(session.role, needed)

export const maySave = mayAtLeast('clerk')
export const mayPost = mayAtLeast('accountant')
export const mayApprove = mayAtLeast('manager')
export const isAdmin = mayAtLeast('admin')

/**
 * Who may do what just now. While the server cannot be reached nobody can sign in, and what is asked for waits: people go on
 * as accountants would, and the server decides when it is back.
 */
export function sessionNow(state: State): Session {
  const { session } = state
  return isCutOff(state) && session.kind !== 'signed-in'
    ? { kind: 'signed-in', userName: '', displayName: '', role: 'accountant' }
    : session
}

/** Why the server alone can do this, while it cannot be reached; null when it can be done, or waits. */
export const neededFor = (state: State, action: ActionName): NeedsServer | null =>
  isCutOff(state) ? (actionNamed(action).needsServer ?? null) : null

/** The workbook has a company whose server cannot be reached. */
export const isCutOff = ({ connection, company }: State): boolean => connection === 'offline' && company !== null

export const isSignedIn = (session: Session): boolean => session.kind === 'signed-in'
