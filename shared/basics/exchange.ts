/**
 * Amounts of another currency in the company's own. A factor says how many units of the other currency are one of the
 * company's; it is taken as the decimal number that it is written as, so that nothing is lost before the one rounding.
 */
import type { Money, Price } from './money.ts'
import { scaledBy } from './money.ts'

/** What an amount in another currency is in the company's own, to the cent. */
export const localAmount = (amount: Money, factor: number): Money => {
  const { over, under } = ratioOf(factor)
  // A factor that was worked out from a rate has no more than 15 digits: what that leaves beyond them is no half cent.
  const millionths = scaledBy(BigInt(amount) * 1_000_000n, under, over)
  return Number(scaledBy(millionths, 1n, 1_000_000n)) as Money
}
/** A price or an amount in the company's own currency, in another one. */
const foreign = (value: number, factor: number) => {
  const { over, under } = ratioOf(factor)
  return Number(scaledBy(BigInt(value), over, under))
}
export const foreignPrice = (each: Price, factor: number) => foreign(each, factor) as Price
export const foreignAmount = (amount: Money, factor: number) => foreign(amount, factor) as Money
/** The factor of a rate that says how many units of the other currency are how many of the company's own. */
export const factorOf = (foreign: number, local: number) => Number((foreign / local).toPrecision(15))

/** Amounts one after another, so that they add up to what their sum is in the company's currency. */
export function localAmounts(amounts: readonly Money[], factor: number): Money[] {
  let [total, given] = [0, 0]
  return amounts.map((amount) => {
    total += amount
    const upTo = localAmount(total as Money, factor)
    const own = upTo - given
    given = upTo
    return own as Money
  })
}

/** A decimal number as a fraction of whole numbers. */
function ratioOf(factor: number): { readonly over: bigint; readonly under: bigint } {
  const [mantissa = '', exponent = '0'] = String(factor).split('e')
  const [whole = '', decimals = ''] = mantissa.split('.')
  const places = decimals.length - Number(exponent)
  const digits = BigInt(whole + decimals)
  return places >= 0
    ? { over: digits, under: 10n ** BigInt(places) }
    : { over: digits * 10n ** BigInt(-places), under: 1n }
}
