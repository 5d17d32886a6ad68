/** What is going on, what waits for the server, and what others do. */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { SentAction } from '../replica/queue.ts'

export interface Work {
  readonly kind:
    | 'reading'
    | 'checking'
    | 'saving'
    | 'posting'
    | 'refreshing'
    | 'fetching'
    | 'writing'
    | 'settingUp'
    | 'resetting'
    | 'acting'
    | 'verifying'
    | 'copying'
  readonly done: number
  readonly of: number
  /** May be stopped between two parts. */
  readonly canCancel: boolean
  /** Excel waits for the user to leave a cell. */
  readonly waitsForCell: boolean
}

/** Requests whose answer was lost: done or not, the server knows. */
export interface Unconfirmed {
  readonly documents: number
  readonly since: string
}

export interface WaitingOrder {
  readonly id: string
  readonly action: SentAction
  readonly sheet: SheetKey
  readonly since: string
  /** What people call the documents. */
  readonly labels: readonly string[]
  readonly from: 'here' | 'otherComputer' | 'otherWorkbook'
  /** What came before it, where it cannot be done as it was asked for; then it waits for the user, and not for the server. */
  readonly overtaken: readonly OvertakenDocument[]
}

export interface OvertakenDocument {
  readonly label: string
  /** User name; empty where it was the user's own edit of the rows, or the server did not say. */
  readonly by: string
  /** Instant; empty where it is not known. */
  readonly at: string
  /** What the document is now. */
  readonly status: string
  /** The server's word. */
  readonly reason: string
}

export interface Elsewhere {
  readonly records: number
  /** User names; empty where the server did not say. */
  readonly people: readonly string[]
}
