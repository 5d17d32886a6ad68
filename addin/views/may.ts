/** What the pane offers to whom. The server decides; the pane only hides what it would refuse. */
import type { Role, Session } from '../state.ts'

const mayAtLeast =
  (...roles: readonly Role[]) =>
  (session: Session): boolean =>
    session.kind === 'signed-in' && roles.includes(session.role)

export const maySave = mayAtLeast('clerk', 'accountant', 'manager', 'admin')
export const mayPost = mayAtLeast('accountant', 'manager', 'admin')
export const isAdmin = mayAtLeast('admin')
export const isSignedIn = (session: Session): boolean => session.kind === 'signed-in'
