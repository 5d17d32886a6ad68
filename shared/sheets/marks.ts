/**
 * How a row says what is the matter with it: a word and a symbol in Status, a sentence in Message, and in the hidden
 * Problems column a state code with the keys of the wrong cells (`error;quantity;unitPrice;`), which colours them.
 */
import { type Column, isInput } from './columns.ts'
import { type SheetKey, sheets } from './sheets.ts'

/** State of a row; never translated, unlike its label. */
export type Mark =
  | 'new'
  | 'changed'
  | 'clean'
  | 'ok'
  | 'warn'
  | 'error'
  | 'unknown'
  | 'posted'
  | 'elsewhere'
  | 'conflict'
  | 'copied'
  | 'gone'
  | 'waiting'

export const markText = (mark: Mark, columns: Iterable<string>): string => `${[mark, ...columns].join(';')};`

/** A colour that follows the row through sorting and pasting. */
export interface Colour {
  /** The column it colours. */
  readonly column: string
  /** A formula about the first row under the headings, with `{problems}` for that row's hidden cell. */
  readonly formula: string
  readonly fill: string
  readonly font: string
}

const tones = {
  bad: { fill: '#FDE7E9', font: '#A4262C' },
  ask: { fill: '#FFF4CE', font: '#6B5300' },
  good: { fill: '#DFF6DD', font: '#0B6A0B' },
  quiet: { fill: '#F3F2F1', font: '#605E5C' },
} as const

const toneOf: readonly (readonly [Mark, keyof typeof tones])[] = [
  ['error', 'bad'],
  ['conflict', 'ask'],
  ['warn', 'ask'],
  ['unknown', 'ask'],
  ['ok', 'good'],
  ['posted', 'quiet'],
  ['elsewhere', 'quiet'],
  ['gone', 'quiet'],
  ['waiting', 'ask'],
]

/** Wrong cells red, Status in the colour of its state. Sheets without a Problems column have none. */
export function coloursOf(sheet: SheetKey): readonly Colour[] {
  const columns: readonly Column[] = sheets[sheet].columns
  if (!columns.some((column) => column.key === 'problems')) return []
  const cells = columns.filter(isInput).map((column) => ({
    column: column.key,
    formula: `=ISNUMBER(SEARCH(";${column.key};",{problems}))`,
    ...tones.bad,
  }))
  const states = toneOf.map(([mark, tone]) => ({
    column: 'status',
    formula: `=LEFT({problems},${mark.length + 1})="${mark};"`,
    ...tones[tone],
  }))
  return [...cells, ...states]
}
