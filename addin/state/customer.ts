/** One customer: the card and what is known beside it. */
import type { ChainKind } from '../../shared/reports/document-chain.ts'
import type { AnyRecord } from '../replica/wire.ts'
import type { FormRefusal } from './setup.ts'

export interface CustomerState {
  readonly record: AnyRecord | null
  /** What stands on a new card from the beginning, when rows name it already. */
  readonly given?: Readonly<Record<string, string>>
  /** The property that it was opened for. */
  readonly focus: string
  /** What properties may name, by resource. */
  readonly lists: Readonly<Record<string, readonly AnyRecord[]>>
  /** In the company's currency; null until the server told it. */
  readonly figures: { readonly balance: number; readonly overdue: number } | null
  /** The twelve months of this year. */
  readonly months: readonly MonthOfSales[]
  /** The newest first. */
  readonly dealings: readonly ShownDealing[]
  readonly contacts: readonly AnyRecord[]
  /** The newest first. */
  readonly log: readonly LogEntry[]
  /** Other customers that may be the same, with the property by which. */
  readonly alike: readonly { readonly number: string; readonly name: string; readonly field: string }[]
  readonly refused: FormRefusal | null
  /** Instant of the last change that was saved. */
  readonly savedAt: string | null
  /** What the server said about the last change, and saved all the same. */
  readonly warnings: readonly string[]
}

export interface MonthOfSales {
  /** `2026-03`. */
  readonly month: string
  /** Without VAT, in the company's currency. */
  readonly amount: number
  /** Of the same month a year before. */
  readonly before: number
}

/** A document in the list of a customer's. */
export interface ShownDealing {
  readonly kind: ChainKind
  readonly id: string
  readonly number: string
  readonly date: string
  readonly status: string
  readonly total: number | null
  readonly remaining: number | null
  readonly currency: string
}

export interface LogEntry {
  readonly id: string
  readonly date: string
  /** `Note`, `Call`, `Meeting`, `E-mail`, `Document`, or what was decided on a document. */
  readonly type: string
  readonly subject: string
  readonly description: string
  readonly documentType: string
  readonly documentNumber: string
  readonly contact: string
  /** Who wrote it, sent it, or decided it. */
  readonly userName: string
}
