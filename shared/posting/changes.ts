/** What a command may write: records as they will be, and at most one transaction of ledger entries. */
import type { Entry, Ledger } from '../ledger/ledgers.ts'
import type { Problem, Warning } from './problem.ts'
import type { AnyRecord, Resource } from './resources.ts'

export interface RecordChange {
  readonly type: Resource
  readonly id: string
  /** The record as it will be; null when it is deleted. */
  readonly record: AnyRecord | null
  /** Its key; of a deleted record, the one it had. */
  readonly key: string
}
export type Entries = { readonly [L in Ledger]?: readonly Entry<L>[] }
export interface Transaction {
  readonly number: number
  readonly userName: string
  readonly createdAt: string
  readonly added: Entries
  /** Entries of earlier transactions whose open or remaining amounts this one changed, as they will be. */
  readonly changed: Entries
}
/** A message for the outbox: what it is made from, when it is new, and when it is to be tried; null when it is done with. */
export interface MessageChange {
  readonly id: string
  /** JSON of the issued document; null when the message is forgotten. */
  readonly content?: string | null
  /** Milliseconds since 1970. */
  readonly dueAt: number | null
}
export interface Changes {
  readonly records: readonly RecordChange[]
  readonly messages?: readonly MessageChange[]
  /** Whose command it was. */
  readonly userName?: string
  readonly transaction?: Transaction
}
/** What the caller is told: `body` as sent over the wire, less the warnings' and problems' sentences. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly warnings?: readonly Warning[]
  /** The id of what was created, for `$id` references. */
  readonly made?: string
}
export type Planned = { readonly changes: Changes; readonly answer: Answer } | { readonly refused: Problem }
export const refused = (problem: Problem): Planned => ({ refused: problem })
export const noChanges: Changes = { records: [] }
