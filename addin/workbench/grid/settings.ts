/** What a person chose for the page itself; kept in the browser, apart from the workbook. */
import { type CultureName, cultures } from '../model/culture.ts'
import { type Language, languages } from './words.ts'

export type Theme = 'system' | 'light' | 'dark'

const languageKey = 'verkoop.workbench.language'
const themeKey = 'verkoop.workbench.theme'
const zoomKey = 'verkoop.workbench.zoom'

/** The one chosen, else the first of the browser's that we speak, else English. */
export function language(): Language {
  const wanted = [localStorage.getItem(languageKey) ?? '', ...navigator.languages]
  const known = wanted.map((one) => languages.find((name) => one.toLowerCase().startsWith(name)))
  return known.find((one) => one !== undefined) ?? 'en'
}

export const setLanguage = (value: Language): void => localStorage.setItem(languageKey, value)

export function theme(): Theme {
  const kept = localStorage.getItem(themeKey)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

const darkness = matchMedia('(prefers-color-scheme: dark)')

export function showTheme(value: Theme): void {
  const isDark = value === 'dark' || (value === 'system' && darkness.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}

export function setTheme(value: Theme): void {
  localStorage.setItem(themeKey, value)
  showTheme(value)
}

/** Follows the system while that is the choice. */
export const followTheme = (): void => darkness.addEventListener('change', () => showTheme(theme()))

export const zoom = (): number => Number(localStorage.getItem(zoomKey)) || 1
export const setZoom = (value: number): void => localStorage.setItem(zoomKey, String(value))

/** The culture for a new workbook: the browser's own when we have it, else the usual one of the language. */
export function usualCulture(): CultureName {
  const own = navigator.languages.find((one): one is CultureName => one in cultures)
  return own ?? ({ en: 'en-US', nl: 'nl-BE', fr: 'fr-BE' } as const)[language()]
}
