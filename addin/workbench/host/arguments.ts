/** Reading what the library hands over: each gives the argument as its type, or refuses with `InvalidArgument`. */
import { invalidArgument } from './faults.ts'

export const missing = (value: unknown): value is null | undefined => value === null || value === undefined

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

export function asNumber(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) throw invalidArgument()
  return number
}

export function asWhole(value: unknown): number {
  const number = asNumber(value)
  if (!Number.isInteger(number)) throw invalidArgument()
  return number
}

export function asTruth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument()
  return value
}

export const orElse = <T>(value: unknown, read: (value: unknown) => T, otherwise: T): T =>
  missing(value) ? otherwise : read(value)

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidArgument()
  return Object.fromEntries(Object.entries(value))
}

export function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidArgument()
  return value
}

/** One of the given words, in any case. */
export function asOneOf<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const found = typeof value === 'string' && words.find((word) => word.toLowerCase() === value.toLowerCase())
  if (!found) throw invalidArgument()
  return found
}

/** `#RRGGBB`, `RRGGBB` or a common colour word, as `#RRGGBB` in capitals. */
export function asColor(value: unknown): string {
  const text = asText(value).trim().toLowerCase()
  const hex = colorWords[text] ?? text.replace(/^#/, '')
  if (!/^[0-9a-f]{6}$/.test(hex)) throw invalidArgument()
  return `#${hex.toUpperCase()}`
}

const colorWords: Readonly<Record<string, string>> = {
  black: '000000',
  white: 'ffffff',
  red: 'ff0000',
  green: '008000',
  blue: '0000ff',
  yellow: 'ffff00',
  orange: 'ffa500',
  gray: '808080',
  grey: '808080',
  purple: '800080',
  lightgray: 'd3d3d3',
  lightgreen: '90ee90',
  lightblue: 'add8e6',
  lightyellow: 'ffffe0',
  pink: 'ffc0cb',
}
