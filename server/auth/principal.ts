/** Who asks, and with which roles. A role holds in one company or, as `*`, in all; it includes the roles below it. */
export const roles = ['viewer', 'clerk', 'accountant', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]

export interface RoleGrant {
  /** The name of a company, or `*`. */
  readonly company: string
  readonly role: Role
}

export interface Principal {
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly RoleGrant[]
}

/** Who a bearer token stands for; undefined when it is none of ours, expired or revoked. */
export type Authenticate = (token: string) => Promise<Principal | undefined>

/** Whether the caller may set up the company, its users' roles included. `*` asks about all companies at once. */
export const isAdminOf = (principal: Principal, company: string): boolean =>
  principal.roles.some((grant) => grant.role === 'admin' && (grant.company === '*' || grant.company === company))
