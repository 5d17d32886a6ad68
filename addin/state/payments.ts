/** The sheet of bank lines and payments. */

import type { Granted } from './applying.ts'
import type { Findings } from './findings.ts'

/** Bank lines and payments typed by hand, as they stand in the sheet. */
export interface Payments extends Findings {
  readonly lines: readonly PaymentLine[]
  readonly question: PaymentQuestion | null
}

export interface PaymentLine {
  /** Position in the table. */
  readonly row: number
  /**
   * `fresh`: only here; `plain`: a payment typed by hand; `wrong`: one in which something is wrong, or that was refused; `sure`, `look` and `open`: of a statement, by how much is known of
   * what it pays; `ready`: accepted or said by hand.
   */
  readonly kind: 'fresh' | 'plain' | 'wrong' | 'sure' | 'look' | 'open' | 'ready' | 'posted'
  readonly date: string | null
  readonly amount: number | null
  readonly payer: string
  /** What the payer or the bank wrote. */
  readonly text: string
  readonly pays: string
  readonly reasons: string
  readonly message: string
}

/** What is posted when it is confirmed. */
export interface PaymentQuestion {
  readonly statements: readonly { readonly id: string; readonly number: string }[]
  /** Payments typed by hand, by position in the table. */
  readonly plain: readonly number[]
  readonly payments: number
  readonly moneyIn: number
  readonly moneyOut: number
  /** What of it pays nothing, and stays open with the customers. */
  readonly unapplied: number
  /** Discounts and differences that they are granted, the largest first; of many, only some. */
  readonly granted: readonly Granted[]
  /** How many others there are, and what all of them come to, in the company's currency. */
  readonly grantedMore: number
  readonly grantedTotal: number
  /** Statements that still ask something. */
  readonly left: number
  /** Payments typed by hand in which something is wrong. */
  readonly leftByHand: number
  /** What was shown, to tell whether the rows still say it. */
  readonly content: string
}
