/** Who is signed in, and where. */

export type Session =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'signed-in'; readonly userName: string; readonly displayName: string; readonly role: Role }

/** The highest role in the company of this workbook; each includes those before it. */
export type Role = 'viewer' | 'clerk' | 'accountant' | 'manager' | 'admin'

export interface Company {
  /** Another one where the company was made anew. */
  readonly id: string
  readonly name: string
  readonly displayName: string
}
