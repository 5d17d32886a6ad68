/** What becomes of invoices: most are paid, some late or in part, and a few were wrong and are cancelled or corrected. */
import type { Day } from '../../shared/basics/day.ts'
import { amountOf, money, percent, percentOf } from '../../shared/basics/money.ts'
import type { SalesInvoice } from '../../shared/sales/document.ts'
import { type Act, acting, paying } from './acts.ts'
import { type Random, seedAt } from './random.ts'

/** An invoice as it was posted, and whether an order shipped its goods. */
export interface Invoiced {
  readonly invoice: SalesInvoice & { readonly id: string }
  readonly isDelivered: boolean
}
/** `answer` is what posting an invoice or an order answered; null when it made no invoice. */
export function invoicedBy(answer: string | null): Invoiced | null {
  const body = answer === null ? null : (JSON.parse(answer) as Record<string, unknown>)
  if (!body || 'creditMemo' in body) return null
  const isOwn = 'invoiceDate' in body && body.status === 'Open'
  const invoice = (isOwn ? body : body.invoice) as Invoiced['invoice'] | undefined
  return invoice ? { invoice, isDelivered: !isOwn } : null
}

/** Of these invoices, what happens to them from the day at `first` on. */
export const moneyOf = (random: Random, days: readonly Day[], first: number, invoices: readonly Invoiced[]): Act[] =>
  invoices.flatMap((one) => (one.invoice.currencyCode === '' ? actsOf(random, days, first, one) : []))

function actsOf(random: Random, days: readonly Day[], first: number, { invoice, isDelivered }: Invoiced): Act[] {
  const seedOn = (day: Day) => seedAt(random, Date.parse(`${day}T09:00:00Z`) + random.whole(0, 20_000_000))
  const wrong = !isDelivered && random.chance(0.06)
  if (wrong) return correctionOf(random, days[first + random.whole(0, 6)], invoice, seedOn)
  const due = days.findIndex((day) => day >= (invoice.dueDate ?? day))
  const early = days.findIndex((day) => day > (invoice.postingDate ?? day)) + random.whole(2, 4)
  const takesDiscount = invoice.paymentTermsCode === '1M(8D)' && early >= first && random.chance(0.7)
  const at = takesDiscount ? early : Math.max(first, (due < 0 ? days.length : due) + random.whole(-6, 14))
  return paymentsOf(random, days, at, invoice, takesDiscount).map((act) => ({
    ...act,
    seed: seedOn(act.day),
    takes: [],
  }))
}

function correctionOf(
  random: Random,
  day: Day | undefined,
  { id }: Invoiced['invoice'],
  seedOn: (day: Day) => string,
): Act[] {
  if (!day) return []
  const seed = seedOn(day)
  const again = random.chance(0.6)
  const act = { day, seed, command: acting(again ? 'correct' : 'cancel', 'salesInvoices', id), takes: [] }
  // The fresh draft of a correction has the id that the correction was given.
  return again ? [act, { ...act, seed: seedOn(day), command: acting('post', 'salesInvoices', seed) }] : [act]
}

/** All at once, or the half of it and mostly the rest some days later; a few have not paid yet. */
function paymentsOf(
  random: Random,
  days: readonly Day[],
  at: number,
  { number, billToCustomerNumber: customerNumber, remainingAmount }: Invoiced['invoice'],
  takesDiscount: boolean,
) {
  const total = takesDiscount
    ? amountOf(money(remainingAmount - amountOf(percentOf(money(remainingAmount), percent(2)))))
    : remainingAmount
  const [day, later] = [days[at], days[at + random.whole(5, 15)]]
  if (!day || total === 0 || random.chance(0.06)) return []
  const pay = (on: Day, amount: number) => ({
    day: on,
    command: paying(on, { customerNumber, amount, invoice: number }),
  })
  if (takesDiscount || random.chance(0.92)) return [pay(day, total)]
  const half = amountOf(money(Math.round(total / 2)))
  if (half === 0) return [pay(day, total)]
  return [pay(day, half), ...(later && random.chance(0.6) ? [pay(later, amountOf(money(total - half)))] : [])]
}
