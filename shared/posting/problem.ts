/**
 * A refusal says what is wrong, with which cell, and what to do. Codes are stable (contract 13); the sentences are made at
 * the door, in the reader's language, from the code and its parameters (`shared/words`).
 */
export interface Mistake {
  readonly code: string
  /** Where in the body, as a JSON pointer: `/lines/2/quantity`. */
  readonly pointer: string
  /** The line it concerns: the client's own id of it, else its sequence. Left out for the header. */
  readonly line?: string
  readonly field?: string
  readonly params: Readonly<Record<string, string | number>>
  /** The sentence to say, where one code has several: `TooManyDecimals` of InvalidValue. */
  readonly word?: string
}
export interface Problem {
  readonly status: number
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  readonly errors: readonly Mistake[]
  /** The record as it is now, with VersionConflict. */
  readonly current?: unknown
}
export interface Warning {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/** Refusals for reasons of state; all others but these and the transport's are reasons of content, 422. */
const statuses: Readonly<Record<string, number>> = {
  MalformedRequest: 400,
  AuthenticationRequired: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotDemonstration: 409,
  RecordExists: 409,
  RecordInUse: 409,
  NothingToPost: 409,
  NumberSeriesExhausted: 409,
  DocumentNotOpen: 409,
  AlreadyPosted: 409,
  NotPosted: 409,
  AlreadySent: 409,
  EInvoiceSent: 409,
  CustomerBlocked: 409,
  PrivacyBlocked: 409,
  PersonStillOwes: 409,
  PersonHasOpenDocument: 409,
  VendorBlocked: 409,
  DropShipmentNotLinked: 409,
  DropShipmentNotReceived: 409,
  LinkedToPurchaseOrder: 409,
  LinkedToSalesOrder: 409,
  CannotCancelDropShipment: 409,
  ItemBlocked: 409,
  NegativeInventory: 409,
  ItemCannotBeReturned: 409,
  ShipmentInvoiced: 409,
  PostingDateNotAllowed: 409,
  PartialShippingNotAllowed: 409,
  PrepaymentRequired: 409,
  EntryClosed: 409,
  AlreadyApplied: 409,
  NotApplied: 409,
  AlreadyReversed: 409,
  CannotReverse: 409,
  ReminderAlreadyCanceled: 409,
  DuplicateStatement: 409,
  StatementLineNotApplied: 409,
  InvoicePaid: 409,
  InvoiceAlreadyCanceled: 409,
  InvoiceAlreadyCorrected: 409,
  CannotCancelCorrective: 409,
  NotLatestForCorrection: 409,
  NotCorrective: 409,
  CreditMemoAlreadyCanceled: 409,
  CreditMemoNotFullyApplied: 409,
  ApprovalRequired: 409,
  PendingApproval: 409,
  NotApprover: 409,
  NotPending: 409,
  ApprovalNotRequired: 409,
  AlreadyApproved: 409,
  ApproverMissing: 409,
  ApproverLoop: 409,
  CompanyMadeAnew: 410,
  VersionConflict: 412,
  PayloadTooLarge: 413,
  DependencyFailed: 424,
  RateLimited: 429,
  InternalError: 500,
  Busy: 503,
  DatabaseUnavailable: 503,
  StorageFull: 507,
}
const statusOf = (code: string) => statuses[code] ?? 422

/** Tells a mistake in the place at hand. */
export type Teller = (code: string, field: string, params?: Mistake['params']) => Mistake

/** The same mistake with a sentence of its own. */
export const worded = (mistake: Mistake, word: string): Mistake => ({ ...mistake, word })

export const mistake = (code: string, field: string, params: Mistake['params'] = {}): Mistake => ({
  code,
  pointer: field === '' ? '' : `/${field}`,
  ...(field === '' ? {} : { field }),
  params,
})
/** A mistake in a line: `name` is the client's id of the line, or its sequence. */
export const lineMistake = (
  code: string,
  index: number,
  name: string,
  field: string,
  params: Mistake['params'] = {},
): Mistake => ({
  code,
  pointer: `/lines/${index}${field === '' ? '' : `/${field}`}`,
  line: name,
  ...(field === '' ? {} : { field }),
  params,
})

/** Lines of a journal have no sequence of their own; they count on in steps of 10000 as those of documents do. */
export const nameOfJournalLine = ({ clientLineId }: { readonly clientLineId: string }, index: number) =>
  clientLineId || String((index + 1) * 10_000)

export const problem = (code: string, params: Problem['params'] = {}): Problem => ({
  status: statusOf(code),
  code,
  params,
  errors: [],
})
/** All mistakes of a request at once; the first gives the whole its code. */
export function problemOf(errors: readonly [Mistake, ...Mistake[]] | readonly Mistake[]): Problem {
  const [first] = errors
  if (!first) throw new Error('a problem needs at least one mistake')
  return { status: statusOf(first.code), code: first.code, params: first.params, errors: withoutEchoes(errors) }
}

/** A value is told to be wrong once: what has not even its form was left out, and is neither missing nor too small besides. */
function withoutEchoes(errors: readonly Mistake[]): readonly Mistake[] {
  const wrong = new Set<string>()
  return errors.filter(({ code, pointer, field = '', params }) => {
    const value = `${pointer} ${params.field ?? field}`
    const isEcho = wrong.has(value) && (code === 'InvalidValue' || code === 'MissingValue')
    if (code === 'InvalidValue') wrong.add(value)
    return !isEcho
  })
}
