/** Figures of an e-invoice as text, and a line's price worked back from what the line came to. */
import { type Money, type Quantity, scaledBy } from '../basics/money.ts'

export const amountText = (amount: Money) => (amount / 100).toFixed(2)

/** A decimal without an exponent and without zeros at its end. */
export function decimalText(value: number, digits = 5): string {
  const text = value.toFixed(digits)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const priceDigits = 8
/** Amount ÷ quantity with eight decimals, so that their product gives the amount back to the cent. */
export function priceText(amount: Money, units: Quantity): string {
  const whole = scaledBy(BigInt(amount), 10n ** BigInt(priceDigits + 3), BigInt(units))
  const digits = String(whole < 0n ? -whole : whole).padStart(priceDigits + 1, '0')
  const text = `${digits.slice(0, -priceDigits)}.${digits.slice(-priceDigits)}`.replace(/\.?0+$/, '')
  return whole < 0n ? `-${text}` : text
}
