/** Light and dark: one palette each, from which Fluent's theme and the variables of our own styles are made. */
import { createTheme, type IPalette, type Theme } from '@fluentui/react/lib/Theme'

/** `system` follows Office, and where Office does not tell, the computer. */
export type ThemeChoice = 'system' | 'light' | 'dark'
export type Shade = 'light' | 'dark'

export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark']

export interface Look {
  readonly shade: Shade
  readonly fluent: Theme
  /** Custom properties for `pane.css`. */
  readonly variables: Readonly<Record<`--${string}`, string>>
}

/** Colours of meaning; each reaches 4.5:1 on the background and on its own tint. */
interface Meanings {
  readonly good: string
  readonly goodTint: string
  readonly warn: string
  readonly warnTint: string
  readonly bad: string
  readonly badTint: string
}

const light: Partial<IPalette> = {
  themePrimary: '#0f6c3f',
  themeLighterAlt: '#f3faf6',
  themeLighter: '#d5ecdf',
  themeLight: '#aad9c0',
  themeTertiary: '#4f9d75',
  themeSecondary: '#1b7a4b',
  themeDarkAlt: '#0d6139',
  themeDark: '#0b5230',
  themeDarker: '#083c23',
  neutralLighterAlt: '#faf9f8',
  neutralLighter: '#f3f2f1',
  neutralLight: '#edebe9',
  neutralQuaternaryAlt: '#e1dfdd',
  neutralQuaternary: '#d0d0d0',
  neutralTertiaryAlt: '#c8c6c4',
  neutralTertiary: '#6e6c6a',
  neutralSecondary: '#5c5a58',
  neutralSecondaryAlt: '#757371',
  neutralPrimaryAlt: '#3b3a39',
  neutralPrimary: '#242424',
  neutralDark: '#201f1e',
  black: '#000000',
  white: '#ffffff',
}

const dark: Partial<IPalette> = {
  themePrimary: '#7fd6a6',
  themeLighterAlt: '#1f2d25',
  themeLighter: '#25392e',
  themeLight: '#335543',
  themeTertiary: '#5ea97f',
  themeSecondary: '#74c99a',
  themeDarkAlt: '#8bdcae',
  themeDark: '#9ce3bb',
  themeDarker: '#b8edcf',
  neutralLighterAlt: '#262626',
  neutralLighter: '#2c2c2c',
  neutralLight: '#363636',
  neutralQuaternaryAlt: '#404040',
  neutralQuaternary: '#4a4a4a',
  neutralTertiaryAlt: '#666666',
  neutralTertiary: '#a6a6a6',
  neutralSecondary: '#c8c8c8',
  neutralSecondaryAlt: '#b4b4b4',
  neutralPrimaryAlt: '#dadada',
  neutralPrimary: '#f2f2f2',
  neutralDark: '#fafafa',
  black: '#ffffff',
  white: '#1f1f1f',
}

const meanings: Readonly<Record<Shade, Meanings>> = {
  light: {
    good: '#0b5f35',
    goodTint: '#eef8f2',
    warn: '#7a4b00',
    warnTint: '#fff6e5',
    bad: '#a80000',
    badTint: '#fdf1f1',
  },
  dark: {
    good: '#8adcae',
    goodTint: '#1e3027',
    warn: '#ffcf7a',
    warnTint: '#332a18',
    bad: '#ffa3a3',
    badTint: '#3a2222',
  },
}

// Named families only: the faces that Fluent declares itself would be fetched from elsewhere.
const fontFamily = "'Segoe UI', 'Segoe UI Web', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif"

const lookOf = (shade: Shade, palette: Partial<IPalette>): Look => {
  const fluent = createTheme({ palette, isInverted: shade === 'dark', defaultFontStyle: { fontFamily } })
  return { shade, fluent, variables: variablesOf(shade, fluent.palette) }
}

const variablesOf = (shade: Shade, palette: IPalette): Look['variables'] => ({
  '--font': fontFamily,
  '--back': palette.white,
  '--card': palette.neutralLighterAlt,
  '--line': palette.neutralQuaternaryAlt,
  '--edge': palette.neutralSecondaryAlt,
  '--text': palette.neutralPrimary,
  '--quiet': palette.neutralSecondary,
  '--brand': palette.themePrimary,
  '--brand-tint': palette.themeLighter,
  '--good': meanings[shade].good,
  '--good-tint': meanings[shade].goodTint,
  '--warn': meanings[shade].warn,
  '--warn-tint': meanings[shade].warnTint,
  '--bad': meanings[shade].bad,
  '--bad-tint': meanings[shade].badTint,
})

export const looks: Readonly<Record<Shade, Look>> = { light: lookOf('light', light), dark: lookOf('dark', dark) }

/** Where the shade comes from when the user did not choose one: Office tells it in most, but not all, of its programs. */
export interface ThemeSources {
  readonly office: () => { readonly isDarkTheme?: boolean } | undefined
  readonly prefersDark: () => boolean
}

export function shadeOf(choice: ThemeChoice, { office, prefersDark }: ThemeSources): Shade {
  if (choice !== 'system') return choice
  return (office()?.isDarkTheme ?? prefersDark()) ? 'dark' : 'light'
}
