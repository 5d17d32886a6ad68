/** What a person or program asks for, decoded: every change to the books is one of these. */
import type { Day } from '../basics/day.ts'
import type { Mistake } from './problem.ts'
import type { Resource } from './resources.ts'

type Body = Readonly<Record<string, unknown>>

/** `mistakes` are what was wrong with the body's own form; the planner adds what it finds and refuses with all of them. */
interface Asked {
  /** The version that the caller has seen, or null when that does not matter. */
  readonly ifMatch: number | null
  readonly mistakes: readonly Mistake[]
}
export interface SaveCommand extends Asked {
  readonly type: 'create' | 'replace' | 'change'
  readonly resource: Resource
  /** Id or number; of a create, the id that the caller chose, or null. */
  readonly key: string | null
  /** Only what was given. */
  readonly body: Body
}
export interface DeleteCommand extends Asked {
  readonly type: 'delete'
  readonly resource: Resource
  readonly key: string
}
export interface PostingLine {
  readonly sequence: number
  readonly shipQuantity: number | null
  readonly invoiceQuantity: number | null
}
export interface ActionCommand extends Asked {
  readonly type: 'release' | 'reopen' | 'post' | 'ship' | 'invoice' | 'shipAndInvoice'
  readonly resource: 'salesOrders' | 'salesInvoices'
  readonly key: string
  readonly postingDate: Day | null
  /** Overrides the lines' own quantities; a line left out is not posted. Null: the lines' own. */
  readonly lines: readonly PostingLine[] | null
}
export interface ItemJournalLine {
  readonly entryType: 'Positive Adjmt.' | 'Negative Adjmt.' | 'Purchase'
  readonly itemNumber: string
  readonly quantity: number
  readonly unitCost: number | null
  readonly documentNumber: string
}
export interface ItemJournalCommand extends Asked {
  readonly type: 'itemJournal'
  readonly postingDate: Day | null
  readonly lines: readonly ItemJournalLine[]
}
export type Command = SaveCommand | DeleteCommand | ActionCommand | ItemJournalCommand
