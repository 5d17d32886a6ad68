/**
 * By what two records may be the same firm or person: a number that the state gave, an address, or a name written a little
 * differently. Two records that share a likeness are told of, never refused (domain 12.3).
 */
import { belgianDigits, vatNumberOf } from '../basics/check-digits.ts'

export interface Alike {
  readonly id?: unknown
  readonly displayName?: unknown
  readonly email?: unknown
  readonly taxRegistrationNumber?: unknown
  readonly enterpriseNumber?: unknown
}
/** The property by which they are alike, and what both say there when it is written in one way. */
export interface Likeness {
  readonly field: 'displayName' | 'email' | 'taxRegistrationNumber'
  readonly text: string
}

const legalForms = new Set(
  'nv sa bv bvba srl sprl bv cv vof comm v cvba scrl gmbh ag ltd plc inc llc sas sarl vzw asbl snc scs'.split(' '),
)
const small = new Set('de het een den der le la les l du des d the en et and of van'.split(' '))

/** Without accents, signs, legal forms and small words, in the order of the alphabet: "De Spaak B.V." is "spaak". */
export function bareName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/(\p{L})\.(?=\p{L})/gu, '$1')
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const telling = words.filter((word) => !legalForms.has(word) && !small.has(word))
  return (telling.length > 0 ? telling : words).toSorted().join(' ')
}

/** A Belgian firm's VAT number is its enterprise number, so both are one likeness. */
function numbersOf({ taxRegistrationNumber, enterpriseNumber }: Alike): readonly string[] {
  const texts = [taxRegistrationNumber, enterpriseNumber].map((one) => vatNumberOf(String(one ?? ''))).filter(Boolean)
  return [...new Set(texts.map((text) => belgianDigits(text) ?? text))]
}

export function likenessesOf(record: Alike): readonly Likeness[] {
  const name = bareName(String(record.displayName ?? ''))
  const email = String(record.email ?? '')
    .trim()
    .toLowerCase()
  return [
    ...numbersOf(record).map((text) => ({ field: 'taxRegistrationNumber' as const, text })),
    ...(email === '' ? [] : [{ field: 'email' as const, text: email }]),
    ...(name === '' ? [] : [{ field: 'displayName' as const, text: name }]),
  ]
}

export const likenessKey = ({ field, text }: Likeness): string => `${field}:${text}`
