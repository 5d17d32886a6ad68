/** Numbers that prove themselves: enterprise numbers, bank accounts, structured communications and creditor references. */

/** The rest of a number of any length divided by 97; letters count as 10 (A) to 35 (Z). */
const restBy97 = (text: string) => {
  let rest = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
const compact = (text: string) => text.replace(/[\s.\-/]/g, '').toUpperCase()

/** The ten digits of a Belgian enterprise or VAT number; null when it has not the form of one. */
export function belgianDigits(text: string): string | null {
  const digits = compact(text).replace(/^BE/, '')
  return /^([01]\d{9}|\d{9})$/.test(digits) ? digits.padStart(10, '0') : null
}
/** Belgian enterprise numbers: ten digits, the last two are 97 less the rest of the first eight divided by 97. */
export function isBelgianEnterpriseNumber(text: string): boolean {
  const digits = belgianDigits(text)
  return digits !== null && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8))
}

/** The eight digits of a number of the Dutch chamber of commerce; null when it has not the form of one. */
export function dutchChamberNumber(text: string): string | null {
  const digits = compact(text).replace(/^KVK/, '')
  return /^\d{8}$/.test(digits) ? digits : null
}

/** A bank account as it is transmitted: without spaces, in capitals. */
export const ibanOf = compact
/** Country, two check digits, and up to thirty signs; by ISO 13616 the rest of it turned about is 1. */
export function isIban(text: string): boolean {
  const iban = compact(text)
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) && restBy97(iban.slice(4) + iban.slice(0, 4)) === 1
}

/** A VAT number as it is transmitted. */
export const vatNumberOf = compact

/** After the country, as the Union's member states write theirs (Directive 2006/112, article 215). */
const vatForms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-Z]{1,2}|\d[A-Z+*]\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
}

/** Dutch numbers of companies divide by 11 as tax numbers do; those of one-person firms by 97, letters included. */
function isDutchVatNumber(number: string): boolean {
  const elevens = [...number.slice(2, 10)].reduce((sum, digit, at) => sum + Number(digit) * (9 - at), 0)
  return (elevens - Number(number[10])) % 11 === 0 || restBy97(number) === 1
}

/** Whether it has the form of its country's VAT numbers, and right check digits where Belgium or the Netherlands gave it. */
export function isVatNumber(text: string): boolean {
  const number = compact(text)
  const form = vatForms[number.slice(0, 2)]
  if (!form?.test(number.slice(2))) return form === undefined && /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(number)
  if (number.startsWith('BE')) return isBelgianEnterpriseNumber(number)
  return !number.startsWith('NL') || isDutchVatNumber(number)
}

/** The Belgian structured communication of a payload of at most ten digits: `+++000/0202/60023+++`. */
export function structuredCommunication(payload: string): string {
  const digits = payload.padStart(10, '0')
  const check = restBy97(digits) || 97
  const twelve = digits + String(check).padStart(2, '0')
  return `+++${twelve.slice(0, 3)}/${twelve.slice(3, 7)}/${twelve.slice(7)}+++`
}
export function isStructuredCommunication(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  return digits.length === 12 && (restBy97(digits.slice(0, 10)) || 97) === Number(digits.slice(10))
}

/** The ISO 11649 creditor reference of at most 21 letters and digits: `RF45PSI000012`. */
export const creditorReference = (payload: string): string =>
  `RF${String(98 - restBy97(`${payload}RF00`)).padStart(2, '0')}${payload}`
export function isCreditorReference(text: string): boolean {
  const reference = compact(text)
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && restBy97(reference.slice(4) + reference.slice(0, 4)) === 1
}

/**
 * What a payer writes so that the payment finds its document: worked out from the document's number, so that a number of
 * digits reads the same in both. "" where the company gives none.
 */
export function paymentReferenceOf(scheme: 'BE-OGM' | 'RF' | 'none', documentNumber: string): string {
  if (scheme === 'none') return ''
  const signs = documentNumber.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return scheme === 'RF'
    ? creditorReference(signs.slice(-21) || '0')
    : structuredCommunication(signs.replace(/\D/g, '').slice(-10))
}

/** The same of what is no invoice: the digits begin with a mark of their own, so that they are not those of an invoice. */
const markedReference = (mark: string) => (scheme: 'BE-OGM' | 'RF' | 'none', documentNumber: string) =>
  scheme === 'BE-OGM'
    ? structuredCommunication(`${mark}${documentNumber.replace(/\D/g, '').slice(-9).padStart(9, '0')}`)
    : paymentReferenceOf(scheme, documentNumber)
/** Of an order that is paid in advance. */
export const orderReferenceOf = markedReference('9')
/** Of a reminder, for all that it asks for. */
export const reminderReferenceOf = markedReference('8')
