/** The documents of draft sheets, and what they can take over. */
import type { DocumentSheet, DraftSheet } from '../../shared/sheets/sheets.ts'
import { type Count, type Findings, noFindings } from './findings.ts'

export interface Drafts extends Findings {
  readonly documents: number
  /** Documents without errors, and the rows they hold. */
  readonly ready: Count
  readonly wrong: Count
  /** Documents that were saved and changed here since, and those that are only here. */
  readonly changed: number
  readonly fresh: number
  /** In the order of their first rows. */
  readonly list: readonly DraftEntry[]
}

/** One document of a draft sheet, as lists show it. */
export interface DraftEntry {
  /** Empty while its rows have no id. */
  readonly id: string
  readonly label: string
  /** Customer or vendor, by name where it is known. */
  readonly party: string
  /** Positions in the table. */
  readonly rows: readonly number[]
  /** Their Row IDs, in the same order. */
  readonly lines: readonly string[]
  readonly isReady: boolean
  /** Its posting waits for the server, or was sent and not answered. */
  readonly asked: 'waiting' | 'unknown' | null
  readonly change: 'new' | 'changed' | 'clean'
  /** Where the saved document stands; empty while it is only here. */
  readonly status: string
  readonly date: string | null
  /** With VAT, as last saved; null while nobody worked it out. */
  readonly total: number | null
  /** Of the total; empty for the company's own. */
  readonly currency: string
}

export interface Deliveries {
  /** The draft that takes them over. */
  readonly sheet: DraftSheet
  readonly id: string
  readonly label: string
  /** Where the deliveries stand. */
  readonly from: DocumentSheet
  readonly offered: readonly Delivery[]
}

/** A shipment or return receipt with what is left of it to invoice or to credit. */
export interface Delivery {
  readonly number: string
  /** ISO day. */
  readonly date: string
  /** The number of its order; empty where it has none. */
  readonly order: string
  readonly goods: readonly { readonly text: string; readonly quantity: number }[]
}

const nothing: Count = { documents: 0, rows: 0 }

export const noDrafts: Drafts = {
  ...noFindings,
  documents: 0,
  ready: nothing,
  wrong: nothing,
  changed: 0,
  fresh: 0,
  list: [],
}
