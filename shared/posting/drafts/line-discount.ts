/** What a line may cost: the discount that was meant, and figures within what the books can hold. */
import { amountOf, extended, inSteps, money, price, quantity, type Step } from '../../basics/money.ts'
import type { AnyLine, TypedLine } from '../../sales/document.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'
import { sizeMistakes } from './largest-amount.ts'

/** The discount that was typed last leads: an amount that differs from the saved one, else the percentage. */
export function discountChoice(line: AnyLine, typed: TypedLine, before: AnyLine | undefined): AnyLine {
  const [amount, rate] = [typed.discountAmount ?? null, typed.discountPercent ?? null]
  if (amount !== null && (rate === null || (before && amount !== before.discountAmount)))
    return { ...line, discountAmount: amount, discountPercent: null }
  const untouched =
    before !== undefined &&
    rate === before.discountPercent &&
    amount === before.discountAmount &&
    line.quantity === before.quantity &&
    line.unitPrice === before.unitPrice
  return {
    ...line,
    discountPercent: rate ?? line.discountPercent ?? 0,
    discountAmount: untouched ? before.discountAmount : null,
  }
}

export function amountMistakes(line: AnyLine, step: Step, told: Teller): Mistake[] {
  const rate = line.discountPercent ?? 0
  if (rate > 100)
    return [
      worded(
        told('InvalidValue', 'discountPercent', { field: 'discountPercent', value: rate, max: 100 }),
        'NumberTooLarge',
      ),
    ]
  if (rate < 0)
    return [
      worded(
        told('InvalidValue', 'discountPercent', { field: 'discountPercent', value: rate, min: 0 }),
        'NumberTooSmall',
      ),
    ]
  const tooLarge = sizeMistakes(line.quantity, line.unitPrice ?? 0, told)
  if (tooLarge.length > 0) return tooLarge
  const gross = amountOf(extended(quantity(line.quantity), price(line.unitPrice ?? 0), step))
  const amount = line.discountAmount ?? 0
  if (amount !== 0 && (Math.abs(amount) > Math.abs(gross) || amount * gross < 0))
    return [
      worded(
        told('InvalidValue', 'discountAmount', { field: 'discountAmount', value: amount, max: gross }),
        'NumberTooLarge',
      ),
    ]
  return stepMistakes(amount, step, told)
}

/** An amount in a currency without cents has none. */
export function stepMistakes(amount: number, step: Step, told: Teller): Mistake[] {
  return inSteps(money(amount), step) === money(amount)
    ? []
    : [
        worded(
          told('InvalidValue', 'discountAmount', { field: 'discountAmount', value: amount, min: step / 100 }),
          'NotInSteps',
        ),
      ]
}
