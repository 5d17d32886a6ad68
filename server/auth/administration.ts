/** What an admin may do with users, decided without touching anything. */
import { problem } from '../../shared/posting/problem.ts'
import { type Grant, mayAct } from '../../shared/sync/roles.ts'
import type { Principal } from './principal.ts'
import type { User } from './users.ts'

/** A user as the API shows it; never the password's hash. */
export const userRecord = ({ id, userName, displayName, roles, version, modified }: User) => ({
  id,
  userName,
  displayName,
  roles,
  version,
  lastModifiedDateTime: new Date(modified).toISOString(),
})

const isAdminOf = (principal: Principal, company: string) => mayAct(principal.roles, company, 'admin')

/** Admins of all companies see everyone as they are; of one company, its people and their roles in it. */
export function seenBy(principal: Principal, user: User): User | undefined {
  if (isAdminOf(principal, '*')) return user
  const roles = user.roles.filter((grant) => isAdminOf(principal, grant.company))
  return roles.length === 0 ? undefined : { ...user, roles }
}

/** An admin grants and takes away only what lies in the companies that are his to administer. */
export const mayGrant = (principal: Principal, roles: readonly Grant[]): boolean =>
  isAdminOfAny(principal) && roles.every((grant) => isAdminOf(principal, grant.company))

export const isAdminOfAny = (principal: Principal): boolean => principal.roles.some((grant) => grant.role === 'admin')

/** Someone with roles elsewhere is changed by an admin of all companies only: a new password would open those too. */
export const mayChange = (principal: Principal, user: User): boolean => mayGrant(principal, user.roles)

export const onlyAdmins = problem('Forbidden', { role: 'admin' })
