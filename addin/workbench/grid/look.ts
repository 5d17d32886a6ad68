/** How one cell looks: its text, its classes and its style. Nothing here touches the page. */
import { bottom, right } from '../model/area.ts'
import { cellAt, isError } from '../model/cells.ts'
import { defaultFont, defaultFormat, formatAt } from '../model/formats.ts'
import { tableAt } from '../model/lookup.ts'
import type { Border, CellValue, ConditionalLook, Font, Format, Sheet, Table } from '../model/types.ts'

export interface CellSource {
  readonly shown: (
    sheet: Sheet,
    row: number,
    column: number,
  ) => { readonly text: string; readonly color: string | null }
  readonly conditional: (sheet: Sheet, row: number, column: number) => Partial<ConditionalLook> | undefined
}

export interface Look {
  readonly text: string
  readonly kind: 'blank' | 'text' | 'number' | 'centred'
  readonly classes: string
  readonly css: string
  /** As a canvas wants it. */
  readonly font: string
  readonly wrap: boolean
  /** A header cell of a table with a button for its column. */
  readonly filter: { readonly table: Table; readonly column: number } | undefined
}

export const sheetFont = '"Aptos Narrow", Calibri, Carlito, "Segoe UI", "Helvetica Neue", Arial, sans-serif'

// Somewhat smaller than Excel's 96 pixels to 72 points: the fonts that stand in for Calibri are wider.
const pixelsPerFontPoint = 1.2

const kindOf = (value: CellValue): Look['kind'] => {
  if (value === null || value === '') return 'blank'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' || isError(value) ? 'centred' : 'text'
}

export function lookAt(source: CellSource, sheet: Sheet, row: number, column: number, zoom: number): Look {
  const value = cellAt(sheet, row, column)?.value ?? null
  const format = formatAt(sheet, row, column)
  const table = tableAt(sheet, row, column)
  const conditional = source.conditional(sheet, row, column)
  const shown = value === null ? { text: '', color: null } : source.shown(sheet, row, column)
  const tinted = shown.color ? dressedBy(format, { color: shown.color }) : format
  const dressed = conditional ? dressedBy(tinted, conditional) : tinted
  const part = table && partOf(table, row)
  const style = styleOf(dressed, zoom)
  return {
    text: shown.text,
    kind: kindOf(value),
    classes: [style.classes, alignOf(dressed, value), part && !dressed.fill ? part : part ? `${part}-text` : ''].join(
      ' ',
    ),
    css: table ? `${style.css}--accent:${accentOf(table.style)};` : style.css,
    font: style.font,
    wrap: dressed.wrap,
    filter:
      table && part?.startsWith('header') && table.showFilterButton
        ? { table, column: column - table.area.column }
        : undefined,
  }
}

function partOf(table: Table, row: number): string {
  const tone = /Light([1-7]|1[5-9]|2[01])$/.test(table.style) ? ' plain' : ''
  if (table.showHeaders && row === table.area.row) return `header${tone}`
  if (table.showTotals && row === bottom(table.area)) return 'totals'
  const first = table.area.row + (table.showHeaders ? 1 : 0)
  return table.showBandedRows && table.style !== '' && (row - first) % 2 === 0 ? 'band' : 'tabled'
}

/** The last row and column of a table, where its corner mark is. */
export const isTableCorner = (table: Table, row: number, column: number): boolean =>
  row === bottom(table.area) && column === right(table.area)

const accents = ['#404040', '#156082', '#C04F15', '#196B24', '#0B769F', '#A02B93', '#3B7D23']

/** Excel's table styles come in sevens: one without colour and one for each of six accents of a theme. */
function accentOf(style: string): string {
  const number = Number(/(\d+)$/.exec(style)?.[1] ?? 2)
  return accents[(number - 1) % 7] ?? '#156082'
}

function dressedBy(format: Format, look: Partial<ConditionalLook>): Format {
  const font: Font = {
    ...format.font,
    ...(look.color ? { color: look.color } : {}),
    ...(look.bold != null ? { bold: look.bold } : {}),
    ...(look.italic != null ? { italic: look.italic } : {}),
    ...(look.underline != null ? { underline: look.underline } : {}),
    ...(look.strikethrough != null ? { strikethrough: look.strikethrough } : {}),
  }
  return { ...format, font, fill: look.fill ?? format.fill }
}

function alignOf(format: Format, value: CellValue): string {
  if (format.horizontal === 'Right') return 'right'
  if (format.horizontal === 'Center' || format.horizontal === 'CenterAcrossSelection') return 'centre'
  if (format.horizontal !== 'General') return 'left'
  const kind = kindOf(value)
  return kind === 'number' ? 'right' : kind === 'centred' ? 'centre' : 'left'
}

interface Style {
  readonly classes: string
  readonly css: string
  readonly font: string
}

let stylesZoom = 1
let styles = new WeakMap<Format, Style>()

function styleOf(format: Format, zoom: number): Style {
  if (zoom !== stylesZoom) {
    stylesZoom = zoom
    styles = new WeakMap()
  }
  const known = styles.get(format)
  if (known) return known
  const made: Style = { classes: classesOf(format), css: cssOf(format, zoom), font: fontOf(format.font, zoom) }
  styles.set(format, made)
  return made
}

const classesOf = (format: Format): string =>
  [
    format.fill ? 'filled' : '',
    format.font.color === defaultFont.color ? '' : 'inked',
    format.wrap ? 'wrap' : '',
    format.vertical === 'Top' ? 'top' : format.vertical === 'Center' ? 'middle' : '',
  ].join(' ')

function fontOf(font: Font, zoom: number): string {
  const family = font.name === defaultFont.name ? sheetFont : `"${font.name.replaceAll('"', '')}", ${sheetFont}`
  const size = Math.round(font.size * pixelsPerFontPoint * zoom * 10) / 10
  return `${font.italic ? 'italic ' : ''}${font.bold ? '600 ' : ''}${size}px ${family}`
}

function cssOf(format: Format, zoom: number): string {
  if (format === defaultFormat) return ''
  const { font, fill, indent } = format
  const underline = font.underline === 'None' ? '' : 'underline'
  const strike = font.strikethrough ? 'line-through' : ''
  return [
    fill ? `--fill:${fill};` : '',
    font.color === defaultFont.color ? '' : `--ink:${font.color};`,
    font.bold ? 'font-weight:600;' : '',
    font.italic ? 'font-style:italic;' : '',
    font.size === defaultFont.size ? '' : `font-size:${Math.round(font.size * pixelsPerFontPoint * zoom * 10) / 10}px;`,
    font.name === defaultFont.name ? '' : `font-family:"${font.name.replaceAll('"', '')}", ${sheetFont};`,
    underline || strike ? `text-decoration:${underline} ${strike};` : '',
    indent > 0 ? `--indent:${indent * 9 * zoom}px;` : '',
    bordersOf(format),
  ].join('')
}

function bordersOf({ borders }: Format): string {
  const { EdgeTop, EdgeLeft, EdgeBottom, EdgeRight } = borders
  const inner = [
    EdgeTop && `inset 0 ${thicknessOf(EdgeTop)}px 0 ${EdgeTop.color}`,
    EdgeLeft && `inset ${thicknessOf(EdgeLeft)}px 0 0 ${EdgeLeft.color}`,
  ].filter((shadow) => shadow !== undefined)
  return [
    inner.length > 0 ? `box-shadow:${inner.join(',')};` : '',
    EdgeBottom ? `border-bottom:${lineOf(EdgeBottom)};` : '',
    EdgeRight ? `border-right:${lineOf(EdgeRight)};` : '',
  ].join('')
}

const thicknessOf = ({ weight }: Border): number => (weight === 'Thick' ? 3 : weight === 'Medium' ? 2 : 1)

const cssLines: Readonly<Record<string, string>> = {
  Double: 'double',
  Dot: 'dotted',
  Dash: 'dashed',
  DashDot: 'dashed',
}

function lineOf(border: Border): string {
  const line = cssLines[border.style] ?? 'solid'
  return `${line === 'double' ? 3 : thicknessOf(border)}px ${line} ${border.color}`
}
