/** The demonstration's customers as records, with what only the generator knows of them: how much and how they buy. */
import type { TemplateCountry } from '../../shared/templates/starter.ts'
import { currencyOf } from './currencies.ts'
import { type NameRow, names, type Segment } from './names.ts'
import type { Random } from './random.ts'
import { taxNumbers } from './tax-numbers.ts'

export interface DemoCustomer {
  readonly number: string
  readonly segment: Segment
  /** Percent off list price. */
  readonly discount: number
  /** How often it buys, compared with the others. */
  readonly weight: number
  readonly body: Readonly<Record<string, unknown>>
}

export const demoCustomers = (random: Random, home: TemplateCountry): readonly DemoCustomer[] =>
  names.map((row, index) => {
    const [segment, , , , , country] = row
    const number = `C${String(index + 1).padStart(5, '0')}`
    const { discount, weight } = habits(random, segment)
    // Somebody abroad who buys now and then, so that there is something to see in his currency.
    const often = country in currencyOf ? Math.max(weight, 4) : weight
    return { number, segment, discount, weight: often, body: { number, ...bodyOf(random, row, home) } }
  })

function habits(random: Random, segment: Segment) {
  const liking = 0.3 + random.next() ** 2 * 2
  if (segment === 'dealer') return { discount: random.pick([10, 15, 15, 20]), weight: liking * 3 }
  return { discount: segment === 'business' ? random.pick([0, 0, 5]) : 0, weight: liking }
}

function bodyOf(
  random: Random,
  [segment, displayName, addressLine1, postalCode, city, country, language]: NameRow,
  home: TemplateCountry,
) {
  return {
    displayName,
    type: segment === 'person' ? 'Person' : 'Company',
    addressLine1,
    postalCode,
    city,
    country,
    language,
    email: emailOf(displayName, segment),
    phoneNumber: `${phonePrefixes[country] ?? '+'}${random.whole(1000, 9999)}`,
    salespersonCode: language === 'fr' ? 'CLAIRE' : 'PIETER',
    ...(segment === 'person' ? personTerms(country, home) : companyTerms(random, country, segment)),
  }
}

/** A private buyer pays at once, sees prices with VAT, and bears the VAT of the seller's country within the Union. */
const personTerms = (country: string, home: TemplateCountry) => ({
  pricesIncludeTax: true,
  paymentTermsCode: '0D',
  ...(country === home ? {} : { vatBusinessPostingGroup: 'DOMESTIC' }),
})

const companyTerms = (random: Random, country: string, segment: Segment) => ({
  currencyCode: currencyOf[country] ?? '',
  ...taxNumbers(random, country),
  paymentTermsCode: random.pick(['14D', '30D', '30D', '30D', 'CM', '1M(8D)']),
  reminderTermsCode: 'STANDARD',
  creditLimit: segment === 'dealer' ? random.pick([0, 25_000, 50_000, 75_000]) : random.pick([0, 0, 5_000, 10_000]),
})

/** Numbers that no exchange gives out. */
const phonePrefixes: Readonly<Record<string, string>> = {
  BE: '+32 2 000 ',
  NL: '+31 20 000 ',
  FR: '+33 1 99 00 ',
  DE: '+49 30 000 ',
  LU: '+352 00 ',
  GB: '+44 117 000 ',
}

/** Addresses under a name that is kept for examples: no message ever leaves for a stranger. */
function emailOf(displayName: string, segment: Segment): string {
  const words = displayName
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 -]/g, '')
    .toLowerCase()
    .split(/[ -]+/)
    .filter((word) => !['bv', 'nv', 'srl', 'sa', 'sarl', 'vzw', 'gmbh', 'ltd', 'sarl', ''].includes(word))
  return segment === 'person' ? `${words.join('.')}@mail.example` : `info@${words.slice(0, 3).join('-')}.example`
}
