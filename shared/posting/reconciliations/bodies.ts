/** The bodies of what is done with a bank statement. */
import { amountOrNone, choice, code, flagOrNone, listOrNone, part, required } from '../../basics/fields.ts'
import { transfer } from '../../receivables/payment-reconciliation.ts'

/** A change to one line. What is left out stays. */
export const lineBody = {
  accepted: flagOrNone(),
  /** In place of what was proposed; an empty list removes that. Without an amount, as much as is open and the line has left. */
  applications: listOrNone({ documentNumber: required(code(40)), amount: amountOrNone() }),
  acceptTolerance: flagOrNone(),
  /** Where the rest goes; with neither customer nor account it stays. */
  transferDifferenceTo: part(transfer),
  /** So much stays on the line; the rest becomes a line of its own, directly after it. */
  splitAmount: amountOrNone(),
}
/** Accepts every line whose proposals are all at least as sure as this. */
export const acceptBody = { confidence: choice(['High', 'Medium', 'Low'], 'High') }
