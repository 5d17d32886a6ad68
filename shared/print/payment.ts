/** How an invoice asks for its money: account and reference, a picture for banking apps, and a link. */
import { ibanOf, isCreditorReference, isIban } from '../basics/check-digits.ts'

export interface PaymentRequest {
  readonly name: string
  readonly iban: string
  readonly bic: string
  readonly amount: number
  readonly currency: string
  readonly reference: string
}

/**
 * The content of a QR code by EPC069-12 (version 2), which banking apps of the euro area read: an ISO 11649 reference is
 * structured there, any other is text. Null where it cannot be one: no euros, nothing to pay, or no account.
 */
export function epcText({ name, iban, bic, amount, currency, reference }: PaymentRequest): string | null {
  if (currency !== 'EUR' || amount < 0.01 || amount > 999_999_999.99 || !isIban(iban)) return null
  const isStructured = isCreditorReference(reference)
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic.replace(/\s/g, '').toUpperCase(),
    name.slice(0, 70),
    ibanOf(iban),
    `EUR${amount.toFixed(2)}`,
    '',
    isStructured ? reference : '',
    isStructured ? '' : reference.slice(0, 140),
  ]
  return lines.join('\n').replace(/\n+$/, '')
}

/** In groups of four, as people read it. */
export const ibanText = (iban: string) => ibanOf(iban).replace(/(.{4})(?=.)/g, '$1\u00A0')

/** Where the whole amount can be paid; null when the seller has no such account. */
export const paypalLink = (paypalMe: string, amount: number, currency: string): string | null =>
  paypalMe.trim() === '' || amount <= 0
    ? null
    : `https://www.paypal.com/paypalme/${encodeURIComponent(paypalMe.trim())}/${amount.toFixed(2)}${currency}`
