/** What the user is asked before something is done. */
import type { ActionName } from '../../shared/sheets/actions.ts'
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Settlement } from './applying.ts'
import type { Problem } from './findings.ts'
import type { Refusal } from './outcome.ts'

export interface Confirmation {
  readonly sheet: SheetKey
  readonly action: ActionName
  readonly documents: number
  readonly net: number
  readonly tax: number
  readonly total: number
  /** First and last posting date, ISO; null when the server takes today. */
  readonly from: string | null
  readonly to: string | null
  /** Documents that stay because something is wrong. */
  readonly left: number
  /** Documents that stay because a filter hides them. */
  readonly hidden: number
  /** What the check still warns of in the rows that are acted on, without what may be meant: an answer would make them others. */
  readonly warnings?: readonly Problem[]
  /** Documents of which the server says that it cannot be done, and why. */
  readonly refused: readonly Refusal[]
  /** What the server tells of documents with which it can be done. */
  readonly noted?: readonly Refusal[]
  /** Payments are taken off the invoices first: asked for, on offer, or not what it is about. */
  readonly unapplyPayments: 'asked' | 'offered' | null
  /** What leaves the house, where the action sends. */
  readonly sending: Sending | null
  /** The server cannot be reached: it is done when it can. */
  readonly waits?: true
  /** What is settled, where an entry is applied to others. */
  readonly settlement?: Settlement
  /** What the user typed so far. */
  readonly typed?: Typed
}

export interface Typed {
  readonly sending: SendingChoices | undefined
  readonly comment: string
}

/** What the user says about e-mails that are to be sent; what is left empty follows from document and customer. */
export interface SendingChoices {
  /** Addresses by document id. */
  readonly to: Readonly<Record<string, string>>
  /** Null: as the customer wants it. */
  readonly cc: string | null
  readonly subject: string
  readonly message: string
  /** Null: as each customer wants it. */
  readonly attachUbl: boolean | null
}

export interface Sending {
  /** What the plan was made with. */
  readonly choices: SendingChoices
  readonly letters: readonly Letter[]
  /** Documents of which nobody knows an address. */
  readonly unaddressed: readonly Unaddressed[]
}

/** One e-mail, as the server would send it. */
export interface Letter {
  /** Of the document. */
  readonly id: string
  readonly label: string
  /** Empty where it goes through the access point alone. */
  readonly to: string
  readonly cc: string
  readonly subject: string
  readonly attachUbl: boolean
  /** The electronic address to which its e-invoice goes through the access point; "" where none goes. */
  readonly peppol: string
}

export type Unaddressed = Pick<Letter, 'id' | 'label'>

/** Whether what was typed makes another plan: another document goes, or with another attachment. */
export const asksForAnotherPlan = ({ choices, unaddressed }: Sending, typed: SendingChoices): boolean =>
  typed.attachUbl !== choices.attachUbl || unaddressed.some(({ id }) => (typed.to[id] ?? '').trim() !== '')
