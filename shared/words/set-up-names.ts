/**
 * Names that every company's set-up begins with (`templates/general.ts`): units and payment terms. They are the company's own
 * words, in Dutch at first; as long as one still is as we made it, a document says it in its reader's language.
 */
import type { Language } from './language.ts'

type Said<T> = Readonly<Record<Language, T>>
/** One, and several. */
type Forms = readonly [one: string, several: string]

const units: readonly Said<Forms>[] = [
  { nl: ['Stuk', 'Stuks'], fr: ['Pièce', 'Pièces'], en: ['Piece', 'Pieces'] },
  { nl: ['Paar', 'Paar'], fr: ['Paire', 'Paires'], en: ['Pair', 'Pairs'] },
  { nl: ['Set', 'Sets'], fr: ['Jeu', 'Jeux'], en: ['Set', 'Sets'] },
  { nl: ['Doos', 'Dozen'], fr: ['Boîte', 'Boîtes'], en: ['Box', 'Boxes'] },
  { nl: ['Pak', 'Pakken'], fr: ['Paquet', 'Paquets'], en: ['Pack', 'Packs'] },
  { nl: ['Pallet', 'Pallets'], fr: ['Palette', 'Palettes'], en: ['Pallet', 'Pallets'] },
  { nl: ['Uur', 'Uur'], fr: ['Heure', 'Heures'], en: ['Hour', 'Hours'] },
  { nl: ['Dag', 'Dagen'], fr: ['Jour', 'Jours'], en: ['Day', 'Days'] },
  { nl: ['Maand', 'Maanden'], fr: ['Mois', 'Mois'], en: ['Month', 'Months'] },
  { nl: ['Gram', 'Gram'], fr: ['Gramme', 'Grammes'], en: ['Gram', 'Grams'] },
  { nl: ['Kilogram', 'Kilogram'], fr: ['Kilogramme', 'Kilogrammes'], en: ['Kilogram', 'Kilograms'] },
  { nl: ['Ton', 'Ton'], fr: ['Tonne', 'Tonnes'], en: ['Tonne', 'Tonnes'] },
  { nl: ['Liter', 'Liter'], fr: ['Litre', 'Litres'], en: ['Litre', 'Litres'] },
  { nl: ['Meter', 'Meter'], fr: ['Mètre', 'Mètres'], en: ['Metre', 'Metres'] },
  {
    nl: ['Vierkante meter', 'Vierkante meter'],
    fr: ['Mètre carré', 'Mètres carrés'],
    en: ['Square metre', 'Square metres'],
  },
  { nl: ['Kubieke meter', 'Kubieke meter'], fr: ['Mètre cube', 'Mètres cubes'], en: ['Cubic metre', 'Cubic metres'] },
  { nl: ['Kilometer', 'Kilometer'], fr: ['Kilomètre', 'Kilomètres'], en: ['Kilometre', 'Kilometres'] },
]
const terms: readonly Said<string>[] = [
  { nl: 'Contant', fr: 'Comptant', en: 'Cash' },
  { nl: '14 dagen', fr: '14 jours', en: '14 days' },
  { nl: '30 dagen', fr: '30 jours', en: '30 days' },
  { nl: 'Einde van de maand', fr: 'Fin de mois', en: 'End of month' },
  {
    nl: '1 maand, 2 % korting binnen 8 dagen',
    fr: '1 mois, 2 % d’escompte à 8 jours',
    en: '1 month, 2 % discount within 8 days',
  },
]
const unitsByName = new Map(units.map((one) => [one.nl[0], one]))
const termsByName = new Map(terms.map((one) => [one.nl, one]))

/** `12` of `Stuk` are `Pièces` to a French reader; a unit that a company named itself is left as it is. */
export function unitName(name: string, quantity: number, language: Language): string {
  const size = Math.abs(quantity)
  // French counts up to, but without, two as one; Dutch and English only one itself.
  const isOne = language === 'fr' ? size < 2 : size === 1
  return unitsByName.get(name)?.[language][isOne ? 0 : 1] ?? name
}

/** The name of payment terms as the reader's language has it; one that a company gave itself is left as it is. */
export const termsName = (name: string, language: Language): string => termsByName.get(name)?.[language] ?? name
