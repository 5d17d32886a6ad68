/** Figures as they are printed, in the manner of the reader's language. */
import type { Language } from '../words/language.ts'

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', nl: 'nl-BE', fr: 'fr-BE' }
const formats = (least: number, most: number) => {
  const made = (language: Language) =>
    new Intl.NumberFormat(locales[language], { minimumFractionDigits: least, maximumFractionDigits: most })
  return { en: made('en'), nl: made('nl'), fr: made('fr') }
}
const [amounts, prices, quantities] = [formats(2, 2), formats(2, 5), formats(0, 5)]

export const amountText = (value: number, language: Language) => amounts[language].format(value)
export const priceText = (value: number, language: Language) => prices[language].format(value)
export const quantityText = (value: number, language: Language) => quantities[language].format(value)
export const percentText = (value: number, language: Language) => `${quantityText(value, language)}\u00A0%`

/** `2026-01-31` → 31/01/2026, in Dutch 31-01-2026; "" for none. */
export function dateText(day: string | null, language: Language): string {
  if (!day) return ''
  const [year = '', month = '', date = ''] = day.split('-')
  return [date, month, year].join(language === 'nl' ? '-' : '/')
}
