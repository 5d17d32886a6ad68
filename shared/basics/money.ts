/**
 * Figures of the trade as whole numbers, so that no cent is lost to binary fractions: amounts in hundredths,
 * prices, costs, quantities and percents in hundred-thousandths. On the wire and in records they are plain
 * decimals (12.5); `money(12.5)` brings one in and `decimal(…)` takes it out again. This file holds the only rounding.
 */
import type { Brand } from './brand.ts'

/** An amount in whole hundredths of the currency. */
export type Money = Brand<number, 'Money'>
/** A price or cost per unit, in hundred-thousandths. */
export type Price = Brand<number, 'Price'>
/** A number of units, in hundred-thousandths. */
export type Quantity = Brand<number, 'Quantity'>
/** A rate, in hundred-thousandths of a percent: 21 % is 2 100 000. */
export type Percent = Brand<number, 'Percent'>
/** The smallest amount of a currency, in hundredths: 1 where there are cents, 100 where there are none. */
export type Step = Brand<number, 'Step'>

const HUNDRED_PERCENT = 10_000_000

export const money = (decimal: number) => Math.round(decimal * 100) as Money
export const price = (decimal: number) => Math.round(decimal * 100_000) as Price
export const quantity = (decimal: number) => Math.round(decimal * 100_000) as Quantity
export const percent = (decimal: number) => Math.round(decimal * 100_000) as Percent

export const amountOf = (value: Money) => value / 100
export const decimalOf = (value: Price | Quantity | Percent) => value / 100_000

export const noMoney = 0 as Money
export const cent = 1 as Step
export const noQuantity = 0 as Quantity
export const plus = <T extends number>(one: T, other: T) => (one + other) as T
export const minus = <T extends number>(one: T, other: T) => (one - other) as T
export const negative = <T extends number>(value: T) => (value === 0 ? 0 : -value) as T
export const sum = <T extends number>(values: Iterable<T>) => {
  let total = 0
  for (const value of values) total += value
  return total as T
}

/** `one × other ÷ divisor`, half away from zero, as a merchant rounds on paper. Exact however large the product. */
export function scaled(one: number, other: number, divisor: number): number {
  const product = one * other
  if (!Number.isSafeInteger(product) || divisor > 2 ** 51) return scaledBig(BigInt(one), BigInt(other), BigInt(divisor))
  const rest = product % divisor
  const whole = (product - rest) / divisor
  return Math.abs(rest) * 2 < Math.abs(divisor) ? whole + 0 : whole + Math.sign(product) * Math.sign(divisor)
}

/** The same of whole numbers of any size. */
export function scaledBy(one: bigint, other: bigint, divisor: bigint): bigint {
  const product = one * other * (divisor < 0n ? -1n : 1n)
  const size = divisor < 0n ? -divisor : divisor
  const sign = product < 0n ? -1n : 1n
  return (sign * (2n * sign * product + size)) / (2n * size)
}
const scaledBig = (one: bigint, other: bigint, divisor: bigint) => Number(scaledBy(one, other, divisor))

/** The same as a whole number of steps, rounded once. */
function stepped(one: number, other: number, divisor: number, step: Step): number {
  if (step === 1) return scaled(one, other, divisor)
  const wide = divisor * step
  const steps = Number.isSafeInteger(wide)
    ? scaled(one, other, wide)
    : scaledBig(BigInt(one), BigInt(other), BigInt(divisor) * BigInt(step))
  return steps * step + 0
}

/** The nearest amount that is a whole number of steps. */
export const inSteps = (amount: Money, step: Step) => stepped(amount, 1, 1, step) as Money
/** Quantity × price. */
export const extended = (units: Quantity, each: Price, step = cent) => stepped(units, each, 100_000_000, step) as Money
/** So many percent of an amount. */
export const percentOf = (amount: Money, rate: Percent, step = cent) =>
  stepped(amount, rate, HUNDRED_PERCENT, step) as Money
/** The part of an amount that belongs to `part` of `whole`. */
export const shareOf = (amount: Money, part: number, whole: number, step = cent) =>
  stepped(amount, part, whole, step) as Money
/** What `part` is of `whole`, as a percentage. */
export const rateOf = (part: Money, whole: Money) => (whole === 0 ? 0 : scaled(part, HUNDRED_PERCENT, whole)) as Percent
/** A price with the tax of this rate added, or taken out of it. */
export const withTax = (net: Price, rate: Percent) => scaled(net, HUNDRED_PERCENT + rate, HUNDRED_PERCENT) as Price
export const withoutTax = (gross: Price, rate: Percent) =>
  scaled(gross, HUNDRED_PERCENT, HUNDRED_PERCENT + rate) as Price

/** How amounts of a document are rounded, and by how much of itself the base of its VAT is lowered. */
export interface Rounding {
  readonly step: Step
  readonly baseDiscount: Percent
}
export const toTheCent: Rounding = { step: cent, baseDiscount: 0 as Percent }

/** The tax on a net amount, or inside a gross one, rounded once. */
export const taxOn = (net: Money, rate: Percent, { step, baseDiscount }: Rounding = toTheCent) =>
  (baseDiscount === 0
    ? stepped(net, rate, HUNDRED_PERCENT, step)
    : stepped(net, rate * (HUNDRED_PERCENT - baseDiscount), HUNDRED_PERCENT ** 2, step)) as Money
export const taxWithin = (gross: Money, rate: Percent, { step, baseDiscount }: Rounding = toTheCent) =>
  (baseDiscount === 0
    ? stepped(gross, rate, HUNDRED_PERCENT + rate, step)
    : stepped(
        gross,
        rate * (HUNDRED_PERCENT - baseDiscount),
        (HUNDRED_PERCENT + rate) * HUNDRED_PERCENT,
        step,
      )) as Money
/** What of a net amount bears tax. */
export const taxBase = (net: Money, { step, baseDiscount }: Rounding) =>
  baseDiscount === 0 ? net : percentOf(net, (HUNDRED_PERCENT - baseDiscount) as Percent, step)

/** Amounts that add up to `total`, in proportion to the weights, the remainder carried from each to the next. */
export function allocate(total: Money, weights: readonly number[], step = cent): Money[] {
  const whole = sum(weights)
  if (whole === 0 || total === 0) return weights.map(() => noMoney)
  let given = 0
  let weight = 0
  return weights.map((part) => {
    weight += part
    const upTo = stepped(total, weight, whole, step)
    const share = upTo - given
    given = upTo
    return share as Money
  })
}

/** Has no more decimals than the scale allows (2 or 5). Doubles carry 15 digits, so compare at that precision. */
export const fits = (decimal: number, digits: 0 | 2 | 5) => {
  const scale = 10 ** digits
  const whole = Math.round(decimal * scale)
  return Number.isSafeInteger(whole) && Number((whole / scale).toPrecision(15)) === Number(decimal.toPrecision(15))
}

/** The very decimal that is meant by one that fits: 10 + 1.63 is 11.629999999999999 in doubles, and 11.63 is kept and told. */
export const onScale = (decimal: number, digits: 0 | 2 | 5) => Math.round(decimal * 10 ** digits) / 10 ** digits + 0
