/** Who asks, and with which roles (see `shared/sync/access.ts`, the one place that says what each may do). */
import type { Grant } from '../../shared/sync/access.ts'

export interface Principal {
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly Grant[]
}

/** Who a bearer token stands for; undefined when it is none of ours, expired or revoked. */
export type Authenticate = (token: string) => Promise<Principal | undefined>
