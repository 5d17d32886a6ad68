/** Roles are granted per company, or for all as `*`; each includes those before it. What each is needed for: `access.ts`. */
export const roles = ['viewer', 'clerk', 'accountant', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]
export interface Grant {
  /** The name of a company, or `*`. */
  readonly company: string
  readonly role: Role
}

const rank = (role: Role) => roles.indexOf(role)
/** Whether who holds one role may do what needs the other. */
export const includes = (held: Role, needed: Role) => rank(held) >= rank(needed)

/** The highest role that the grants give in the company (of those for all, when it is not known yet); null for none. */
export function roleIn(grants: readonly Grant[], company: string | null): Role | null {
  const held = grants.filter((grant) => grant.company === '*' || grant.company === company)
  return roles[Math.max(...held.map(({ role }) => rank(role)))] ?? null
}

/** Whether one of the grants gives at least this role in the company. */
export function mayAct(grants: readonly Grant[], company: string, needed: Role): boolean {
  const held = roleIn(grants, company)
  return held !== null && includes(held, needed)
}
export const maySee = (grants: readonly Grant[], company: string) => mayAct(grants, company, 'viewer')
