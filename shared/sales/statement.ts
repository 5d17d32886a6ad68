/** A customer's account over a time as it is told and printed, in decimals of the company's currency. */
import type { Day } from '../basics/day.ts'
import type { RecordOf } from '../basics/fields.ts'
import type { address } from './address.ts'

export interface CustomerStatement extends RecordOf<ReturnType<typeof address<'billTo'>>> {
  readonly number: string
  readonly customerNumber: string
  readonly customerName: string
  readonly language: '' | 'en' | 'nl' | 'fr'
  readonly from: Day
  readonly to: Day
  readonly openingBalance: number
  readonly lines: readonly {
    readonly postingDate: Day
    readonly dueDate: Day | null
    readonly documentType: string
    readonly documentNumber: string
    readonly amount: number
    readonly balance: number
  }[]
  readonly closingBalance: number
  /** What of it fell due before the last day. */
  readonly overdueAmount: number
}
