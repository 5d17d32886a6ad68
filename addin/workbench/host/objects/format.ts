/** Range.format and what hangs on it. */
import { areaOf, bottom, isWholeColumns, isWholeRows, right } from '../../model/area.ts'
import { eachCell } from '../../model/cells.ts'
import { defaultColumnWidth, defaultFormat, type FormatChange, formatArea, formatAt } from '../../model/formats.ts'
import {
  autofitColumns,
  autofitRows,
  columnWidth,
  rowHeight,
  setColumnWidth,
  setRowHeight,
} from '../../model/layout.ts'
import { checkAllowed } from '../../model/protection.ts'
import type {
  Area,
  Border,
  Edge,
  Format,
  Horizontal,
  LineStyle,
  LineWeight,
  Sheet,
  Underline,
  Vertical,
} from '../../model/types.ts'
import { asColor, asNumber, asOneOf, asText, asTruth } from '../arguments.ts'
import { officeType, type Property, type Session } from '../types.ts'
import { areaOfPlace, type Place } from './cells.ts'

const horizontals: readonly Horizontal[] = [
  'General',
  'Left',
  'Center',
  'Right',
  'Fill',
  'Justify',
  'CenterAcrossSelection',
  'Distributed',
]
const verticals: readonly Vertical[] = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed']
export const underlines: readonly Underline[] = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant']
const lineStyles: readonly LineStyle[] = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
]
const lineWeights: readonly LineWeight[] = ['Hairline', 'Thin', 'Medium', 'Thick']

/** The formats of the cells, each once; of whole rows and columns those that are stored. */
function* formatsOf({ sheet }: Place, area: Area): Generator<Format> {
  if (isWholeColumns(area)) {
    for (let column = area.column; column <= right(area); column += 1)
      yield sheet.columnFormats.get(column) ?? defaultFormat
    for (const { row, column } of eachCell(sheet, area)) yield formatAt(sheet, row, column)
  } else if (isWholeRows(area)) {
    for (let row = area.row; row <= bottom(area); row += 1) yield sheet.rowFormats.get(row) ?? defaultFormat
    for (const { row, column } of eachCell(sheet, area)) yield formatAt(sheet, row, column)
  } else
    for (let row = area.row; row <= bottom(area); row += 1)
      for (let column = area.column; column <= right(area); column += 1) yield formatAt(sheet, row, column)
}

/** What all cells have in common, else `null`. */
function common<T>(place: Place, read: (format: Format) => T): T | null {
  let shared: { value: T } | null = null
  for (const format of formatsOf(place, areaOfPlace(place))) {
    const value = read(format)
    if (shared && shared.value !== value) return null
    shared ??= { value }
  }
  return shared?.value ?? null
}

function changeFormat(session: Session, place: Place, change: FormatChange): void {
  checkAllowed(place.sheet, 'allowFormatCells')
  formatArea(session.workbook, place.sheet, areaOfPlace(place), change)
}

const look = <T>(read: (format: Format) => T, change: (value: unknown) => FormatChange): Property<Place> => ({
  get: (place) => common(place, read),
  set: (place, value, session) => changeFormat(session, place, change(value)),
})

const rangeFill = officeType<Place>('RangeFill', {
  scalars: {
    Color: look(
      (format) => format.fill ?? '#FFFFFF',
      (value) => ({ fill: value === '' ? null : asColor(value) }),
    ),
  },
  methods: { Clear: (place, _args, session) => changeFormat(session, place, { fill: null }) },
})

const rangeFont = officeType<Place>('RangeFont', {
  scalars: {
    Bold: look(
      (format) => format.font.bold,
      (value) => ({ font: { bold: asTruth(value) } }),
    ),
    Italic: look(
      (format) => format.font.italic,
      (value) => ({ font: { italic: asTruth(value) } }),
    ),
    Strikethrough: look(
      (format) => format.font.strikethrough,
      (value) => ({ font: { strikethrough: asTruth(value) } }),
    ),
    Underline: look(
      (format) => format.font.underline,
      (value) => ({ font: { underline: asOneOf(value, underlines) } }),
    ),
    Color: look(
      (format) => format.font.color,
      (value) => ({ font: { color: asColor(value) } }),
    ),
    Name: look(
      (format) => format.font.name,
      (value) => ({ font: { name: asText(value) } }),
    ),
    Size: look(
      (format) => format.font.size,
      (value) => ({ font: { size: asNumber(value) } }),
    ),
  },
})

const formatProtection = officeType<Place>('FormatProtection', {
  scalars: {
    Locked: look(
      (format) => format.locked,
      (value) => ({ locked: asTruth(value) }),
    ),
    FormulaHidden: look(
      (format) => format.formulaHidden,
      (value) => ({ formulaHidden: asTruth(value) }),
    ),
  },
})

const sides = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal'] as const
type Side = (typeof sides)[number]

interface SideOf {
  readonly place: Place
  readonly side: Side
}

/** The cells that a side of an area is drawn on, and on which of their edges. */
function edgesOf(area: Area, side: Side): readonly (readonly [Area, Edge])[] {
  const { row, column, rows, columns } = area
  switch (side) {
    case 'EdgeTop':
      return [[areaOf(row, column, 1, columns), side]]
    case 'EdgeBottom':
      return [[areaOf(bottom(area), column, 1, columns), side]]
    case 'EdgeLeft':
      return [[areaOf(row, column, rows, 1), side]]
    case 'EdgeRight':
      return [[areaOf(row, right(area), rows, 1), side]]
    case 'InsideHorizontal':
      return rows > 1 ? [[areaOf(row, column, rows - 1, columns), 'EdgeBottom']] : []
    case 'InsideVertical':
      return columns > 1 ? [[areaOf(row, column, rows, columns - 1), 'EdgeRight']] : []
  }
}

const noBorder: Border = { style: 'None', weight: 'Thin', color: '#000000' }

function borderOf({ place, side }: SideOf): Border {
  const [first] = edgesOf(areaOfPlace(place), side)
  return (first && formatAt(place.sheet, first[0].row, first[0].column).borders[first[1]]) ?? noBorder
}

function drawSide(session: Session, { place, side }: SideOf, change: Partial<Border>): void {
  checkAllowed(place.sheet, 'allowFormatCells')
  const border = { ...borderOf({ place, side }), ...change }
  const drawn =
    change.style === undefined && border.style === 'None' ? { ...border, style: 'Continuous' as const } : border
  for (const [area, edge] of edgesOf(areaOfPlace(place), side))
    formatArea(session.workbook, place.sheet, area, { borders: { [edge]: drawn.style === 'None' ? null : drawn } })
}

const rangeBorder = officeType<SideOf>('RangeBorder', {
  scalars: {
    SideIndex: { get: ({ side }) => side },
    Style: {
      get: (of) => borderOf(of).style,
      set: (of, value, session) => drawSide(session, of, { style: asOneOf(value, lineStyles) }),
    },
    Weight: {
      get: (of) => borderOf(of).weight,
      set: (of, value, session) => drawSide(session, of, { weight: asOneOf(value, lineWeights) }),
    },
    Color: {
      get: (of) => borderOf(of).color,
      set: (of, value, session) => drawSide(session, of, { color: asColor(value) }),
    },
  },
})

const rangeBorders = officeType<Place>('RangeBorderCollection', {
  scalars: { Count: { get: () => sides.length } },
  items: (place, session) => sides.map((side) => rangeBorder(session, { place, side })),
  find: (place, key, session) => rangeBorder(session, { place, side: asOneOf(key, sides) }),
})

function commonSize(
  sheet: Sheet,
  first: number,
  last: number,
  size: (sheet: Sheet, line: number) => number,
): number | null {
  const shared = size(sheet, first)
  for (let line = first + 1; line <= last; line += 1) if (size(sheet, line) !== shared) return null
  return shared
}

const columns = (place: Place): [number, number] => {
  const area = areaOfPlace(place)
  return [area.column, right(area)]
}
const rows = (place: Place): [number, number] => {
  const area = areaOfPlace(place)
  return [area.row, Math.min(bottom(area), area.row + 100_000)]
}

export const rangeFormat = officeType<Place>('RangeFormat', {
  scalars: {
    ColumnWidth: {
      get: (place) => commonSize(place.sheet, ...columns(place), columnWidth),
      set: (place, value, { workbook }) => {
        checkAllowed(place.sheet, 'allowFormatColumns')
        setColumnWidth(workbook, place.sheet, areaOfPlace(place), asNumber(value))
      },
    },
    RowHeight: {
      get: (place) => commonSize(place.sheet, ...rows(place), rowHeight),
      set: (place, value, { workbook }) => {
        checkAllowed(place.sheet, 'allowFormatRows')
        setRowHeight(workbook, place.sheet, areaOfPlace(place), asNumber(value))
      },
    },
    UseStandardWidth: {
      get: (place) => commonSize(place.sheet, ...columns(place), columnWidth) === defaultColumnWidth,
      set: (place, value, { workbook }) => {
        if (asTruth(value)) setColumnWidth(workbook, place.sheet, areaOfPlace(place), null)
      },
    },
    WrapText: look(
      (format) => format.wrap,
      (value) => ({ wrap: asTruth(value) }),
    ),
    HorizontalAlignment: look(
      (format) => format.horizontal,
      (value) => ({ horizontal: asOneOf(value, horizontals) }),
    ),
    VerticalAlignment: look(
      (format) => format.vertical,
      (value) => ({ vertical: asOneOf(value, verticals) }),
    ),
    IndentLevel: look(
      (format) => format.indent,
      (value) => ({ indent: asNumber(value) }),
    ),
  },
  links: {
    Fill: (place, session) => rangeFill(session, place),
    Font: (place, session) => rangeFont(session, place),
    Borders: (place, session) => rangeBorders(session, place),
    Protection: (place, session) => formatProtection(session, place),
  },
  methods: {
    AutofitColumns: (place, _args, { workbook }) => autofitColumns(workbook, place.sheet, areaOfPlace(place)),
    AutofitRows: (place, _args, { workbook }) => autofitRows(workbook, place.sheet, areaOfPlace(place)),
  },
})

export const formatTypes = [rangeFill, rangeFont, formatProtection, rangeBorder, rangeBorders, rangeFormat]
