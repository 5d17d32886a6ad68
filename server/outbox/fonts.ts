/// <reference path="./pdfkit.d.ts" />
/**
 * The fonts of documents, read and understood once. What is laid out is remembered by word, across documents: the same few
 * hundred words come again and again, and laying them out is most of the work of drawing.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font, type GlyphRun } from 'fontkit'
import type { Style } from '../../shared/print/marks.ts'

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))
const files = {
  plain: '400Regular/SourceSans3_400Regular.ttf',
  bold: '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const
export type FontName = keyof typeof files
export const fontNames = Object.keys(files) as FontName[]
export const fontOf = ({ bold }: Style): FontName => (bold ? 'bold' : 'plain')

const mostWords = 20_000
interface Known {
  readonly font: Font
  readonly widthOf: (text: string) => number
  readonly printable: (text: string) => string
}
const known = new Map<FontName, Known>()

function opened(name: FontName): Known {
  const already = known.get(name)
  if (already) return already
  const font = create(readFileSync(join(folder, files[name])))
  const runs = new Map<string, GlyphRun>()
  const layout = (text: string, features?: unknown): GlyphRun => {
    if (features) return font.layout(text, features)
    const found = runs.get(text)
    const run = found ?? font.layout(text)
    if (!found) {
      if (runs.size >= mostWords) runs.clear()
      runs.set(text, run)
    }
    // Whoever draws scales the positions where they stand.
    return { glyphs: run.glyphs, positions: run.positions.map((one) => ({ ...one })), advanceWidth: run.advanceWidth }
  }
  const cached = new Proxy(font, {
    get: (target, property) => {
      if (property === 'layout') return layout
      const value = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const widths = new Map<string, number>()
  const wordWidth = (word: string) => {
    const found = widths.get(word)
    if (found !== undefined) return found
    const width = layout(word).advanceWidth / font.unitsPerEm
    if (widths.size >= mostWords) widths.clear()
    widths.set(word, width)
    return width
  }
  // Words end with their space, as pdfkit takes them.
  const widthOf = (text: string) =>
    (text.match(/[^ ]* ?/g) ?? []).reduce((sum, word) => sum + (word === '' ? 0 : wordWidth(word)), 0)
  const printable = (text: string) =>
    text
      .normalize('NFC')
      .replace(/\p{Cc}|\p{Cf}|\uFE0F/gu, ' ')
      .replace(/\u202F/g, '\u00A0')
      .replace(/./gu, (sign) => (font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : '□'))
  const made = {
    font: cached,
    widthOf,
    printable: (text: string) => (/^[\u0020-\u007E]*$/.test(text) ? text : printable(text)),
  }
  known.set(name, made)
  return made
}

export const fontFor = (name: FontName) => opened(name).font
/** A text with only such signs as the font has; a document must not refer to a glyph that is none. */
export const printable = (text: string, style: Style) => opened(fontOf(style)).printable(text)
export const measure = (text: string, style: Style) =>
  opened(fontOf(style)).widthOf(printable(text, style)) * style.size
