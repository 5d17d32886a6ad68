/** The shapes that go over the line, as contract sections 1, 2 and 12 have them. Unknown properties pass through unread. */
import type { Grant } from '../../shared/sync/roles.ts'

export interface WireProblem {
  readonly status: number
  readonly code: string
  /** A sentence in the language that was asked for. */
  readonly detail: string
  readonly errors: readonly WireError[]
  readonly current?: unknown
  readonly requestId?: string
}

export interface WireError {
  readonly pointer: string
  /** The client's own line id, or the line's sequence. */
  readonly line?: string
  readonly field?: string
  readonly code: string
  readonly message: string
}

export interface Warning {
  readonly code: string
  readonly message: string
}

/** `ok`, refused by the server with a reason, or `lost`: whether it was done is not known. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly status: number; readonly body: T }
  | { readonly kind: 'refused'; readonly problem: WireProblem }
  | { readonly kind: 'lost' }

/** The company that was asked for is another by now, under the same name. */
export const isMadeAnew = (answer: Answer<unknown>): boolean =>
  answer.kind === 'refused' && answer.problem.code === 'CompanyMadeAnew'

export interface SignedIn {
  readonly token: string
  readonly expiresAt: string
  readonly refreshToken?: string
  readonly user: { readonly userName: string; readonly displayName: string; readonly roles: readonly Grant[] }
}

export interface BatchRequest {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Relative to the company, such as `salesInvoices/<id>/post`. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly atomicityGroup?: string
  readonly dependsOn?: readonly string[]
}

export interface BatchResponse {
  readonly id: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Change {
  readonly type: string
  readonly id: string
  readonly version: number
  /** Null when it was deleted. */
  readonly record: AnyRecord | null
  /** Who changed it last. */
  readonly userName?: string
}

export interface AnyRecord {
  readonly id: string
  readonly version: number
  readonly [property: string]: unknown
}

export interface ChangesPage {
  readonly changes: readonly Change[]
  readonly next: string
  readonly editing?: readonly Editing[]
}

/** Somebody who is at work on a document, and in which of its lines. */
export interface Editing {
  readonly userName: string
  readonly documentId: string
  readonly cells: readonly { readonly line?: string }[]
}

export interface ListPage {
  readonly value: readonly AnyRecord[]
  readonly next: string | null
}

export interface Feed {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly last: number
  readonly more: boolean
  readonly changed?: readonly (readonly unknown[])[]
}

/** A problem out of any body that came with an error status, whatever stood in between. */
export function problemIn(status: number, body: unknown): WireProblem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<WireProblem>
  return {
    status,
    code: typeof given.code === 'string' ? given.code : 'InternalError',
    detail: typeof given.detail === 'string' ? given.detail : '',
    errors: Array.isArray(given.errors) ? given.errors : [],
    ...(given.current === undefined ? {} : { current: given.current }),
    ...(typeof given.requestId === 'string' ? { requestId: given.requestId } : {}),
  }
}

/** All that the server says of it, in one text. */
export const reasonsIn = ({ detail, errors }: WireProblem): string =>
  errors.length > 0 ? [...new Set(errors.map((error) => error.message))].join(' ') : detail
