/** What happens in the demonstration's year: ordinary commands, each on its day. */
import type { Day } from '../../shared/basics/day.ts'
import { initialOf } from '../../shared/basics/fields.ts'
import { paymentBody } from '../../shared/posting/actions/bodies.ts'
import type { Command, ItemJournalLine, PaymentLine, PostingLine, ReturnCommand } from '../../shared/posting/command.ts'
import type { Resource } from '../../shared/posting/resources.ts'

export interface Movement {
  readonly item: string
  readonly quantity: number
}
export interface Act {
  readonly day: Day
  /** A UUID v7: the id of what the command makes. */
  readonly seed: string
  readonly command: Command
  /** What leaves the stock by it. */
  readonly takes: readonly Movement[]
}

type ReceivingLine = NonNullable<ReturnCommand['body']['lines']>[number]
type Body = Readonly<Record<string, unknown>>
const asked = { ifMatch: null, mistakes: [] } as const

export const creating = (resource: Resource, body: Body): Command => ({
  ...asked,
  type: 'create',
  resource,
  key: null,
  body,
})
export const changing = (resource: Resource, key: string, body: Body): Command => ({
  ...asked,
  type: 'change',
  resource,
  key,
  body,
})
/** Creates a record of set-up under its code, or replaces it. */
export const putting = (resource: Resource, key: string, body: Body): Command => ({
  ...asked,
  type: 'replace',
  resource,
  key,
  body,
})
export const acting = (
  action: string,
  resource: Resource,
  key: string,
  postingDate: Day | null = null,
  lines: readonly (PostingLine | ReceivingLine)[] | null = null,
): Command => ({ ...asked, type: 'act', resource, action, key, body: { postingDate, lines } })
export const journal = (postingDate: Day, lines: readonly ItemJournalLine[]): Command => ({
  ...asked,
  type: 'act',
  resource: 'itemJournals',
  action: 'post',
  key: '',
  body: { postingDate, lines },
})
const blankPayment = initialOf(paymentBody.lines.fields ?? {}) as unknown as PaymentLine
/** Money of a customer, for one invoice. */
export const paying = (
  postingDate: Day,
  {
    customerNumber,
    amount,
    invoice,
  }: { readonly customerNumber: string; readonly amount: number; readonly invoice: string },
): Command => {
  const line = { ...blankPayment, customerNumber, postingDate, amount, appliesToInvoiceNumber: invoice }
  return { ...asked, type: 'act', resource: 'customerPayments', action: 'post', key: '', body: { lines: [line] } }
}
