/** From whom the wholesaler buys. All are invented; each item has the vendor of its kind. */
import { seededRandom } from './random.ts'
import { taxNumbers } from './tax-numbers.ts'

/** Name, street, postal code, city, country, language, terms, and the beginnings of the numbers of what it sells. */
type VendorRow = readonly [string, string, string, string, string, 'nl' | 'fr' | 'en', string, readonly string[]]

const rows: readonly VendorRow[] = [
  ['Rijwielfabriek Noorderkempen nv', 'Ambachtsweg 17', '2960', 'Brecht', 'BE', 'nl', '30D', ['VELO']],
  ['Banden Import Scheldeland bv', 'Havenlaan 86', '9080', 'Lochristi', 'BE', 'nl', '30D', ['10']],
  ['Aandrijftechniek Veluwe B.V.', 'Fabrieksweg 5', '7311 AA', 'Apeldoorn', 'NL', 'nl', 'CM', ['11', '13']],
  ['Freinage Vosgien SARL', 'Rue des Tanneurs 8', '88000', 'Épinal', 'FR', 'fr', '30D', ['12']],
  ['Sattel & Griff Handels GmbH', 'Werkstraße 40', '33602', 'Bielefeld', 'DE', 'en', '14D', ['14']],
  ['Energiecel Mobiliteit bv', 'Wetenschapspark 3', '3590', 'Diepenbeek', 'BE', 'nl', '30D', ['15', '20']],
  ['Helmen en Textiel Roobaert', 'Weverijstraat 22', '9600', 'Ronse', 'BE', 'nl', '14D', ['30']],
  ['Uitgeverij De Landkaart bv', 'Zandstraat 11', '3290', 'Diest', 'BE', 'nl', '30D', ['40', '50']],
]

const seed = 20_240_301
const numberAt = (index: number) => `V${String(index + 1).padStart(5, '0')}`

export interface DemoVendor {
  readonly number: string
  readonly body: Readonly<Record<string, unknown>>
}
/** Their numbers come from a chance of their own, so that the year's trade stays what it is. */
export function demoVendors(): readonly DemoVendor[] {
  const random = seededRandom(seed)
  return rows.map(([displayName, addressLine1, postalCode, city, country, language, paymentTermsCode], index) => {
    const number = numberAt(index)
    const address = { addressLine1, postalCode, city, country, language }
    return { number, body: { number, displayName, ...address, paymentTermsCode, ...taxNumbers(random, country) } }
  })
}

/** The vendor of an item, by the beginning of the item's number; "" for services, which are our own. */
export function vendorOf(item: string): string {
  const index = rows.findIndex((row) => row[7].some((start) => item.startsWith(start)))
  return index < 0 ? '' : numberAt(index)
}
