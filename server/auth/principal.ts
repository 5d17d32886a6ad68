/** Who asks, and with which roles (see `shared/sync/roles.ts`). */
import type { Grant } from '../../shared/sync/roles.ts'

export interface Principal {
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly Grant[]
}

/** Who a bearer token stands for; undefined when it is none of ours, expired or revoked. */
export type Authenticate = (token: string) => Promise<Principal | undefined>
