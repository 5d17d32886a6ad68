/** Formats of cells, ours and those of the file library, both ways. */
import type * as Excel from 'exceljs'
import { changedFormat, defaultFormat, type FormatChange } from '../model/formats.ts'
import type {
  Border,
  ConditionalLook,
  Edge,
  Format,
  Horizontal,
  LineStyle,
  LineWeight,
  Underline,
} from '../model/types.ts'

const argb = (color: string): Partial<Excel.Color> => ({ argb: `FF${color.slice(1)}` })

const colorOf = (color: Partial<Excel.Color> | undefined): string | null =>
  color?.argb && /^[0-9A-F]{8}$/i.test(color.argb) ? `#${color.argb.slice(2).toUpperCase()}` : null

const edges: readonly (readonly [Edge, 'top' | 'bottom' | 'left' | 'right'])[] = [
  ['EdgeTop', 'top'],
  ['EdgeBottom', 'bottom'],
  ['EdgeLeft', 'left'],
  ['EdgeRight', 'right'],
]

const horizontals: Partial<Record<Horizontal, NonNullable<Excel.Alignment['horizontal']>>> = {
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
}
const verticals = { Top: 'top', Center: 'middle', Justify: 'justify', Distributed: 'distributed' } as const
const underlines = {
  None: false,
  Single: 'single',
  Double: 'double',
  SingleAccountant: 'singleAccounting',
  DoubleAccountant: 'doubleAccounting',
} as const

const keyOf = <Key extends string>(table: Partial<Record<Key, unknown>>, value: unknown): Key | undefined =>
  (Object.keys(table) as Key[]).find((key) => table[key] === value)

/** Solid line styles are told from weights in the file, others by their names. */
const lineStyles: readonly (readonly [LineStyle, LineWeight, Excel.BorderStyle])[] = [
  ['Continuous', 'Thin', 'thin'],
  ['Continuous', 'Hairline', 'hair'],
  ['Continuous', 'Medium', 'medium'],
  ['Continuous', 'Thick', 'thick'],
  ['Dash', 'Thin', 'dashed'],
  ['Dash', 'Medium', 'mediumDashed'],
  ['Dot', 'Thin', 'dotted'],
  ['DashDot', 'Thin', 'dashDot'],
  ['DashDot', 'Medium', 'mediumDashDot'],
  ['DashDotDot', 'Thin', 'dashDotDot'],
  ['DashDotDot', 'Medium', 'mediumDashDotDot'],
  ['SlantDashDot', 'Medium', 'slantDashDot'],
  ['Double', 'Thick', 'double'],
]

function fileBorder({ style, weight, color }: Border): Partial<Excel.Border> {
  const exact = lineStyles.find(([line, thick]) => line === style && thick === weight)
  const near = exact ?? lineStyles.find(([line]) => line === style)
  return { style: near?.[2] ?? 'thin', color: argb(color) }
}

function ourBorder(border: Partial<Excel.Border>): Border | null {
  const known = lineStyles.find(([, , name]) => name === border.style)
  return known ? { style: known[0], weight: known[1], color: colorOf(border.color) ?? '#000000' } : null
}

export function fileStyle(format: Format): Partial<Excel.Style> {
  const { font } = format
  const border: Partial<Excel.Borders> = {}
  for (const [edge, side] of edges) {
    const drawn = format.borders[edge]
    if (drawn) border[side] = fileBorder(drawn)
  }
  return {
    numFmt: format.numberFormat,
    font: {
      name: font.name,
      size: font.size,
      color: argb(font.color),
      bold: font.bold,
      italic: font.italic,
      strike: font.strikethrough,
      underline: underlines[font.underline],
    },
    alignment: {
      ...(format.horizontal === 'General' ? {} : { horizontal: horizontals[format.horizontal] ?? 'left' }),
      ...(format.vertical === 'Bottom' ? {} : { vertical: verticals[format.vertical] }),
      ...(format.wrap ? { wrapText: true } : {}),
      ...(format.indent > 0 ? { indent: format.indent } : {}),
    },
    border,
    protection: { locked: format.locked, hidden: format.formulaHidden },
    ...(format.fill === null ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(format.fill) } }),
  }
}

const underlineOf = (underline: Excel.Font['underline'] | undefined): Underline =>
  underline === true ? 'Single' : (keyOf(underlines, underline) ?? 'None')

const fillOf = (fill: Excel.Fill | undefined): string | null =>
  fill?.type === 'pattern' && fill.pattern === 'solid' ? colorOf(fill.fgColor) : null

export function ourFormat(style: Partial<Excel.Style>): Format {
  const { font, alignment } = style
  const change: FormatChange = {
    numberFormat: style.numFmt ?? 'General',
    fill: fillOf(style.fill),
    font: {
      ...(font?.name ? { name: font.name } : {}),
      ...(font?.size ? { size: font.size } : {}),
      color: colorOf(font?.color) ?? '#000000',
      bold: font?.bold ?? false,
      italic: font?.italic ?? false,
      strikethrough: font?.strike ?? false,
      underline: underlineOf(font?.underline),
    },
    horizontal: keyOf(horizontals, alignment?.horizontal) ?? 'General',
    vertical: keyOf(verticals, alignment?.vertical) ?? 'Bottom',
    wrap: alignment?.wrapText ?? false,
    indent: alignment?.indent ?? 0,
    locked: style.protection?.locked ?? true,
    formulaHidden: style.protection?.hidden ?? false,
    borders: ourBorders(style.border),
  }
  return changedFormat(defaultFormat, change)
}

function ourBorders(borders: Partial<Excel.Borders> | undefined): Partial<Record<Edge, Border>> {
  const found: Partial<Record<Edge, Border>> = {}
  for (const [edge, side] of edges) {
    const border = borders?.[side] && ourBorder(borders[side])
    if (border) found[edge] = border
  }
  return found
}

/** Of a conditional format: only what it says. A fill there stands in the background colour. */
export function fileLook(look: ConditionalLook): Partial<Excel.Style> {
  const font: Partial<Excel.Font> = {
    ...(look.color === null ? {} : { color: argb(look.color) }),
    ...(look.bold === null ? {} : { bold: look.bold }),
    ...(look.italic === null ? {} : { italic: look.italic }),
    ...(look.strikethrough === null ? {} : { strike: look.strikethrough }),
    ...(look.underline === null ? {} : { underline: underlines[look.underline] }),
  }
  return {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(look.fill === null ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(look.fill) } }),
    ...(look.numberFormat === null ? {} : { numFmt: look.numberFormat }),
  }
}

export function ourLook(style: Partial<Excel.Style> | undefined): ConditionalLook {
  const font = style?.font
  const fill = style?.fill
  return {
    fill: fill?.type === 'pattern' ? (colorOf(fill.bgColor) ?? colorOf(fill.fgColor)) : null,
    color: colorOf(font?.color),
    bold: font?.bold ?? null,
    italic: font?.italic ?? null,
    strikethrough: font?.strike ?? null,
    underline: font?.underline === undefined ? null : underlineOf(font.underline),
    numberFormat: style?.numFmt ?? null,
  }
}
