/** Invented VAT numbers with the check digits that their countries ask for. */
import type { Random } from './random.ts'

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.whole(0, 9)).join('')
const padded = (value: number) => String(value).padStart(2, '0')

/** Ten digits. Those from 1900 on have not been given to anybody. */
function belgianEnterpriseNumber(random: Random): string {
  const first = `19${digits(random, 6)}`
  return first + padded(97 - (Number(first) % 97))
}

/** ISO 7064, modulo 97 over the whole number with its letters as two digits each. */
function dutch(random: Random): string {
  const body = digits(random, 9)
  return `NL${body}B${padded(98 - Number(BigInt(`2321${body}1100`) % 97n))}`
}

/** Nine digits of which the last makes the sum right (every second one doubled), behind a key of two. */
function french(random: Random): string {
  const first = `9${digits(random, 7)}`
  const sum = [...first].reduce((total, digit, index) => total + crossSum(Number(digit) * (index % 2 === 0 ? 1 : 2)), 0)
  const siren = `${first}${(10 - (sum % 10)) % 10}`
  return `FR${padded((12 + 3 * (Number(siren) % 97)) % 97)}${siren}`
}
const crossSum = (value: number) => (value > 9 ? value - 9 : value)

/** ISO 7064, modulo 11 and 10 by turns. */
function german(random: Random): string {
  const first = `9${digits(random, 7)}`
  const product = [...first].reduce((carry, digit) => (((Number(digit) + carry) % 10 || 10) * 2) % 11, 10)
  return `DE${first}${(11 - product) % 10}`
}

function luxembourgish(random: Random): string {
  const first = `9${digits(random, 5)}`
  return `LU${first}${padded(Number(first) % 89)}`
}

const makers: Readonly<Record<string, (random: Random) => string>> = {
  NL: dutch,
  FR: french,
  DE: german,
  LU: luxembourgish,
}

/** VAT number, and for a Belgian company the enterprise number that it is made of. Empty where no such numbers are known. */
export function taxNumbers(random: Random, country: string) {
  if (country !== 'BE') return { taxRegistrationNumber: makers[country]?.(random) ?? '', enterpriseNumber: '' }
  const enterpriseNumber = belgianEnterpriseNumber(random)
  return { taxRegistrationNumber: `BE${enterpriseNumber}`, enterpriseNumber }
}
