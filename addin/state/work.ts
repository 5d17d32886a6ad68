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
}

export interface Elsewhere {
  readonly records: number
  /** User names; empty where the server did not say. */
  readonly people: readonly string[]
}
