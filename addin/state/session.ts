/** Who is signed in, and where. */
import type { Role } from '../../shared/sync/roles.ts'

/** The role is the highest that is held in the company of this workbook. */
export type Session =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'signed-in'; readonly userName: string; readonly displayName: string; readonly role: Role }

export interface Company {
  /** Another one where the company was made anew. */
  readonly id: string
  readonly name: string
  readonly displayName: string
}
