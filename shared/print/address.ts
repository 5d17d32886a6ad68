/** An address in the form of its country: what stands on which line, and the country's name when it goes abroad. */
import type { Language } from '../words/language.ts'

export interface Place {
  readonly name: string
  readonly contact: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly postalCode: string
  readonly country: string
}

export const addressLines = (place: Place, home: string, language: Language): string[] =>
  [
    place.name,
    place.contact === place.name ? '' : place.contact,
    place.line1,
    place.line2,
    ...cityLines(place),
    place.country === '' || place.country === home ? '' : countryName(place.country, language).toUpperCase(),
  ].filter((line) => line.trim() !== '')

function cityLines({ city, postalCode, country }: Place): string[] {
  if (country === 'NL') return [`${postalCode}  ${city.toUpperCase()}`.trim()]
  if (country === 'FR') return [`${postalCode} ${city.toUpperCase()}`.trim()]
  if (country === 'GB' || country === 'IE') return [city.toUpperCase(), postalCode]
  if (country === 'US' || country === 'CA' || country === 'AU') return [`${city} ${postalCode}`.trim()]
  return [`${postalCode} ${city}`.trim()]
}

const countryNames = new Map<Language, Intl.DisplayNames>()
function countryName(code: string, language: Language): string {
  const names = countryNames.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  countryNames.set(language, names)
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
}
