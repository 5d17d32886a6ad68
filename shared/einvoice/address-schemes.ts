import { isBelgianEnterpriseNumber } from '../basics/check-digits.ts'

/** Schemes of electronic addresses that Peppol knows (code list EAS), and those of VAT numbers by country. */
const addressSchemes: ReadonlySet<string> = new Set(
  (
    '0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0195 0196 0198 0199 0200 ' +
    '0201 0204 0208 0209 0210 0211 0216 0218 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 ' +
    '9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 ' +
    '9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959'
  ).split(' '),
)

/** Nine digits, weighted 3 2 7 6 5 4 3 2 and the check digit, divide by eleven. */
function isNorwegian(text: string): boolean {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]
  return /^\d{9}$/.test(text) && weights.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0) % 11 === 0
}
/** Thirteen digits, the last of which makes the sum weighted 1 and 3 a multiple of ten. */
function isGlobalLocationNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false
  const sum = [...text].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
/** Ten digits by the formula of Luhn. */
function isSwedish(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false
  const parts = [...text].map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
  return parts.reduce((sum, part) => sum + (part > 9 ? part - 9 : part), 0) % 10 === 0
}
const formed = (form: RegExp) => (text: string) => form.test(text)
export const isDutchVatNumber = formed(/^NL\d{9}B\d{2}$/)

/** Schemes whose numbers prove themselves, or have one form. */
const forms: Readonly<Record<string, (text: string) => boolean>> = {
  '0007': isSwedish,
  '0088': isGlobalLocationNumber,
  '0106': formed(/^\d{8}$/),
  '0184': formed(/^DK\d{8}$|^\d{8}$/),
  '0190': formed(/^\d{20}$/),
  '0192': isNorwegian,
  '0208': isBelgianEnterpriseNumber,
  '0217': formed(/^\d{12}$/),
  '9944': isDutchVatNumber,
}
export const isElectronicAddress = (scheme: string, value: string) =>
  addressSchemes.has(scheme) && value.trim() !== '' && (forms[scheme]?.(value.trim()) ?? true)

export const vatSchemes: Readonly<Record<string, string>> = {
  AT: '9914',
  BG: '9926',
  CH: '9927',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  EE: '9931',
  ES: '9920',
  FR: '9957',
  GB: '9932',
  GR: '9933',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  IT: '0211',
  LI: '9936',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MC: '9940',
  MT: '9943',
  NL: '9944',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  SI: '9949',
  SK: '9950',
}
