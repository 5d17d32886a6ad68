/** The documents of the selected rows. */
import type { SheetKey } from '../../shared/sheets/sheets.ts'

/** The rows that are selected in the sheet, as documents. */
export interface Selection {
  readonly sheet: SheetKey
  readonly documents: readonly Selected[]
  /** Such documents are sent for approval in this company. */
  readonly areApproved: boolean
}

export interface Selected {
  readonly id: string
  /** Its number, or the label that groups its rows. */
  readonly label: string
  /** Position of its first row in the table. */
  readonly row: number
  readonly party: string
  /** Of goods whose every line was taken back: `Undone`. */
  readonly status: string
  /** What cancelled it. */
  readonly canceledBy?: string
  readonly date: string | null
  readonly total: number | null
  readonly remaining: number | null
  /** What was paid in advance of an order that asks for that. */
  readonly prepaid?: number
  /** Of all three; empty for the company's own. */
  readonly currency: string
  /** The latest e-mail about it, or the e-mail that it is. */
  readonly email: SentEmail | null
  /** The latest message about it that went through the access point. */
  readonly eInvoice: SentEmail | null
  /** Null: it was never sent for approval. */
  readonly approval: ApprovalState | null
}

export interface ApprovalState {
  /** `Pending` while somebody is asked. */
  readonly status: string
  /** Without VAT, in the company's currency. */
  readonly amount: number
  /** Who is asked, or answered last. */
  readonly approver: string
  readonly sender: string
  /** By when; ISO. */
  readonly dueDate: string | null
  readonly comment: string
  /** It waits for the user; the user sent it, and it waits. */
  readonly isMine: boolean
  readonly isSent: boolean
}

export interface SentEmail {
  readonly status: string
  /** When it was sent, or else queued; an instant. */
  readonly at: string
  readonly to: string
  /** What the last attempt failed with; empty once it is sent. */
  readonly lastError: string
  /** What the access point says of an e-invoice: `Accepted`, `Delivered`, `Rejected`, or nothing; `Kept` where nobody is set to take it. */
  readonly delivery: string
}
