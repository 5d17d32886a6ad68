/**
 * What money may be for, as far as matching has to know: an open entry of a customer, or what an order asks for before it is
 * delivered. An entry is a claim as it is.
 */
import { type Money, noMoney } from '../../basics/money.ts'
import { byDueDate, type OpenItem } from '../open-item.ts'

type Shared =
  | 'customerNumber'
  | 'documentNumber'
  | 'documentType'
  | 'externalDocumentNumber'
  | 'postingDate'
  | 'dueDate'
  | 'remainingAmount'
  | 'remainingPmtDiscPossible'
  | 'pmtDiscountDate'

export interface Claim extends Pick<OpenItem, Shared> {
  /** Null of an order. */
  readonly entryNumber: number | null
  /** "" of an entry. */
  readonly orderNumber: string
}

/** The name under which it is kept what of a claim is spoken for; "" for what is no claim. Earlier proposals named no orders. */
export type ClaimKey = number | string
export const claimKey = ({ entryNumber, orderNumber }: Pick<Claim, 'entryNumber' | 'orderNumber'>): ClaimKey =>
  entryNumber ?? (orderNumber || '')

export const isOrderClaim = ({ entryNumber }: Pick<Claim, 'entryNumber'>) => entryNumber === null

/** What is owed comes before what is only asked for in advance; then what is due first. */
export const inTurn = (one: Claim, other: Claim): number =>
  Number(isOrderClaim(one)) - Number(isOrderClaim(other)) || byDueDate(one, other)

/** An order is not delivered for less than it asks, so no difference is let go where one is among these. */
export const toleranceFor = (claims: readonly Claim[], tolerance: Money): Money =>
  claims.some(isOrderClaim) ? noMoney : tolerance
