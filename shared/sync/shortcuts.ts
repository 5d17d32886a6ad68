/**
 * Key combinations for the grid. Office asks for Ctrl+Shift+Alt with a letter; on a Dutch or Belgian keyboard Ctrl and Alt together
 * are AltGr, so only letters without a sign of their own will do. G, H, J and K are such, and lie side by side on QWERTY and
 * AZERTY. Nothing that posts has one.
 */
import type { RibbonCommand } from './ribbon.ts'

/** Shows the pane and does nothing else; the ribbon's own button for it needs no command. */
export const paneCommand = 'showPane'

export type ShortcutCommand = RibbonCommand | typeof paneCommand

export interface Shortcut {
  readonly command: ShortcutCommand
  readonly letter: string
}

export const shortcuts: readonly Shortcut[] = [
  { command: paneCommand, letter: 'J' },
  { command: 'checkRows', letter: 'K' },
  { command: 'nextProblem', letter: 'G' },
  { command: 'showDocument', letter: 'H' },
]

/** As Office writes it, on Windows and the web, and on a Mac. */
export const keysOf = ({ letter }: Shortcut): string => `Ctrl+Shift+Alt+${letter}`
export const macKeysOf = ({ letter }: Shortcut): string => `Command+Shift+Option+${letter}`

/** Where the file for Excel is, and the words of each language beside it. */
export const shortcutsPath = '/shortcuts.json'
export const shortcutWordsPath = (locale: string): string => `/shortcuts.${locale}.json`
