/** Range: a rectangle of cells. */
import {
  areaOf,
  bottom,
  bounding,
  isWholeColumns,
  isWholeRows,
  right,
  wholeColumns,
  wholeRows,
} from '../../model/area.ts'
import { usedArea } from '../../model/cells.ts'
import { fill, select } from '../../model/edits.ts'
import { WorkbookError } from '../../model/errors.ts'
import { calculate } from '../../model/formula/calculate.ts'
import { columnWidth, hideColumns, hideRows, rowHeight } from '../../model/layout.ts'
import { tablesIn } from '../../model/lookup.ts'
import { checkAllowed, checkWritable } from '../../model/protection.ts'
import { sortRows } from '../../model/sort.ts'
import type { Area, Sheet } from '../../model/types.ts'
import { asNumber, asText, asTruth, asWhole, missing, orElse } from '../arguments.ts'
import { invalidArgument, itemNotFound } from '../faults.ts'
import { type Maker, type OfficeObject, officeType, type Property, type Session } from '../types.ts'
import { areasObject, areasOrFault } from './areas.ts'
import { addressOf, areaOfPlace, cutTo, onSheet, type Place } from './cells.ts'
import { conditionalFormats } from './conditional.ts'
import { rangeFormat } from './format.ts'
import {
  clear,
  copyFrom,
  insert,
  moveTo,
  placeOf,
  remove,
  removeDuplicates,
  removeDuplicatesResult,
  replaceAll,
  specialIn,
} from './range-actions.ts'
import { beside, edge, offset, resized, type Side, surrounding } from './range-areas.ts'
import { sortFields } from './sorting.ts'
import { scopedTables } from './tables.ts'
import { dataValidation } from './validation.ts'
import {
  categoriesOf,
  formulasOf,
  numberFormatsOf,
  textsOf,
  valuesOf,
  valueTypesOf,
  writeNumberFormats,
  writeValues,
} from './values.ts'
import { worksheet } from './worksheets.ts'

const area = areaOfPlace

/** Another place on the same sheet. */
const on = (session: Session, { sheet }: Place, wanted: Area): OfficeObject => range(session, onSheet(sheet, wanted))

const fact = (read: (area: Area) => unknown): Property<Place> => ({ get: (place) => read(area(place)) })

/** Whether all, none (`false`) or some (`null`) of the lines are hidden. */
function hidden(lines: ReadonlySet<number>, first: number, last: number): boolean | null {
  const shared = lines.has(first)
  for (let line = first + 1; line <= Math.min(last, first + 100_000); line += 1)
    if (lines.has(line) !== shared) return null
  return shared
}

const rowsHidden = (place: Place): boolean | null =>
  hidden(place.sheet.hiddenRows, area(place).row, bottom(area(place)))
const columnsHidden = (place: Place): boolean | null =>
  hidden(place.sheet.hiddenColumns, area(place).column, right(area(place)))

const sum = (first: number, count: number, size: (line: number) => number): number => {
  let total = 0
  for (let line = first; line < first + count; line += 1) total += size(line)
  return total
}

const columnsWide = (sheet: Sheet, first: number, count: number): number =>
  sum(first, count, (line) => columnWidth(sheet, line))
const rowsHigh = (sheet: Sheet, first: number, count: number): number =>
  sum(first, count, (line) => rowHeight(sheet, line))

/** What a filter leaves to be seen of a range; rows hidden by hand are not seen either. */
const rangeView = officeType<Place>('RangeView', {
  scalars: {
    CellAddresses: { get: addressesSeen },
    RowCount: { get: (place) => rowsSeen(place).length },
    ColumnCount: fact(({ columns }) => columns),
  },
})

function rowsSeen(place: Place): number[] {
  const { row, rows } = area(place)
  return Array.from({ length: rows }, (_, at) => row + at).filter((one) => !place.sheet.hiddenRows.has(one))
}

function addressesSeen(place: Place): string[][] {
  const { column, columns } = area(place)
  return rowsSeen(place).map((row) =>
    Array.from({ length: columns }, (_, at) => addressOf(onSheet(place.sheet, areaOf(row, column + at)))),
  )
}

const scalars: Record<string, Property<Place>> = {
  Address: { get: addressOf },
  AddressLocal: { get: addressOf },
  RowIndex: fact(({ row }) => row),
  ColumnIndex: fact(({ column }) => column),
  RowCount: fact(({ rows }) => rows),
  ColumnCount: fact(({ columns }) => columns),
  CellCount: fact(({ rows, columns }) => (rows * columns > 2 ** 31 - 1 ? -1 : rows * columns)),
  IsEntireColumn: fact(isWholeColumns),
  IsEntireRow: fact(isWholeRows),
  Values: { get: valuesOf, set: (place, value, session) => writeValues(session, place, value) },
  Formulas: { get: formulasOf, set: (place, value, session) => writeValues(session, place, value) },
  FormulasLocal: { get: formulasOf, set: (place, value, session) => writeValues(session, place, value) },
  Text: { get: (place, session) => textsOf(session, place) },
  ValueTypes: { get: valueTypesOf },
  NumberFormat: { get: numberFormatsOf, set: (place, value, session) => writeNumberFormats(session, place, value) },
  NumberFormatLocal: {
    get: numberFormatsOf,
    set: (place, value, session) => writeNumberFormats(session, place, value),
  },
  NumberFormatCategories: { get: categoriesOf },
  HasSpill: { get: () => false },
  Hidden: { get: (place) => rowsHidden(place) === true || columnsHidden(place) === true },
  RowHidden: {
    get: rowsHidden,
    set: (place, value, { workbook }) => {
      checkAllowed(place.sheet, 'allowFormatRows')
      hideRows(workbook, place.sheet, area(place), asTruth(value))
    },
  },
  ColumnHidden: {
    get: columnsHidden,
    set: (place, value, { workbook }) => {
      checkAllowed(place.sheet, 'allowFormatColumns')
      hideColumns(workbook, place.sheet, area(place), asTruth(value))
    },
  },
  Left: { get: (place) => columnsWide(place.sheet, 0, area(place).column) },
  Top: { get: (place) => rowsHigh(place.sheet, 0, area(place).row) },
  Width: { get: (place) => columnsWide(place.sheet, area(place).column, area(place).columns) },
  Height: {
    get: (place) => (isWholeColumns(area(place)) ? null : rowsHigh(place.sheet, area(place).row, area(place).rows)),
  },
}

const neighbour =
  (side: Side) =>
  (place: Place, [count]: readonly unknown[], session: Session): OfficeObject =>
    on(session, place, beside(area(place), side, orElse(count, asWhole, 1)))

function used(place: Place, valuesOnly: unknown): Area | null {
  return usedArea(place.sheet, orElse(valuesOnly, asTruth, false), area(place))
}

/** Cells found by their text, from the top left on. */
function found(session: Session, place: Place, text: unknown, criteria: unknown): OfficeObject | null {
  const wanted = asText(text).toLowerCase()
  const given: Readonly<Record<string, unknown>> =
    typeof criteria === 'object' && criteria !== null ? { ...criteria } : {}
  const whole = given.completeMatch === true
  const texts =
    textsOf(session, { sheet: place.sheet, area: usedArea(place.sheet, true, area(place)) ?? areaOf(0, 0) }) ?? []
  const start = usedArea(place.sheet, true, area(place))
  for (const [row, line] of texts.entries())
    for (const [column, shown] of line.entries())
      if (start && (whole ? shown.toLowerCase() === wanted : shown.toLowerCase().includes(wanted)))
        return on(session, place, areaOf(start.row + row, start.column + column))
  return null
}

const rangeSort = officeType<Place>('RangeSort', {
  methods: {
    Apply: (place, [fields, _matchCase, hasHeaders, orientation], { workbook }) => {
      if (orientation === 'Columns') throw new WorkbookError('NotImplemented', 'Columns are not sorted in this host.')
      checkAllowed(place.sheet, 'allowSort')
      const skipped = hasHeaders === true ? 1 : 0
      const { row, column, rows, columns } = area(place)
      sortRows(workbook, place.sheet, areaOf(row + skipped, column, rows - skipped, columns), sortFields(fields))
    },
  },
})

export const range: Maker<Place> = officeType<Place>('Range', {
  scalars,
  links: {
    Worksheet: ({ sheet }, session) => worksheet(session, sheet),
    Format: (place, session) => rangeFormat(session, place),
    Sort: (place, session) => rangeSort(session, place),
    ConditionalFormats: (place, session) => conditionalFormats(session, place),
    DataValidation: (place, session) => dataValidation(session, place),
  },
  methods: {
    GetCell: (place, [row, column], session) =>
      on(session, place, areaOf(area(place).row + asWhole(row), area(place).column + asWhole(column))),
    GetRow: (place, [row], session) =>
      on(session, place, { ...area(place), row: area(place).row + asWhole(row), rows: 1 }),
    GetColumn: (place, [column], session) =>
      on(session, place, { ...area(place), column: area(place).column + asWhole(column), columns: 1 }),
    GetLastRow: (place, _args, session) => on(session, place, { ...area(place), row: bottom(area(place)), rows: 1 }),
    GetLastColumn: (place, _args, session) =>
      on(session, place, { ...area(place), column: right(area(place)), columns: 1 }),
    GetLastCell: (place, _args, session) => on(session, place, areaOf(bottom(area(place)), right(area(place)))),
    GetResizedRange: (place, [rows, columns], session) =>
      on(session, place, resized(area(place), orElse(rows, asWhole, 0), orElse(columns, asWhole, 0))),
    GetAbsoluteResizedRange: (place, [rows, columns], session) =>
      on(session, place, areaOf(area(place).row, area(place).column, asWhole(rows), asWhole(columns))),
    GetOffsetRange: (place, [rows, columns], session) => on(session, place, offset(area(place), rows, columns)),
    GetRowsAbove: neighbour('above'),
    GetRowsBelow: neighbour('below'),
    GetColumnsBefore: neighbour('before'),
    GetColumnsAfter: neighbour('after'),
    GetEntireRow: (place, _args, session) => on(session, place, wholeRows(area(place).row, area(place).rows)),
    GetEntireColumn: (place, _args, session) =>
      on(session, place, wholeColumns(area(place).column, area(place).columns)),
    GetBoundingRect: (place, [other], session) =>
      on(session, place, bounding(area(place), area(placeOf(session, place.sheet, other)))),
    GetIntersection: (place, [other], session) => {
      const cut = cutTo(place, placeOf(session, place.sheet, other))
      if (!cut) throw itemNotFound('Range.getIntersection')
      return range(session, cut)
    },
    GetIntersectionOrNullObject: (place, [other], session) => {
      const cut = cutTo(place, placeOf(session, place.sheet, other))
      return cut && range(session, cut)
    },
    GetVisibleView: (place, _args, session) => rangeView(session, place),
    GetUsedRange: (place, [valuesOnly], session) =>
      on(session, place, used(place, valuesOnly) ?? { ...area(place), rows: 1, columns: 1 }),
    GetUsedRangeOrNullObject: (place, [valuesOnly], session) => {
      const within = used(place, valuesOnly)
      return within && on(session, place, within)
    },
    GetSurroundingRegion: (place, _args, session) => on(session, place, surrounding(place)),
    GetRangeEdge: (place, [direction], session) => on(session, place, edge(place, direction)),
    GetTables: (place, _args, session) => scopedTables(session, tablesIn(place.sheet, area(place))),
    Find: (place, [text, criteria], session) => {
      const hit = found(session, place, text, criteria)
      if (!hit) throw itemNotFound('Range.find')
      return hit
    },
    FindOrNullObject: (place, [text, criteria], session) => found(session, place, text, criteria),
    Insert: (place, [shift], session) => insert(place, shift, session),
    Delete: (place, [shift], session) => remove(place, shift, session),
    Clear: (place, [what], session) => clear(place, what, session),
    Select: (place, _args, { workbook }) => {
      const { row, column } = area(place)
      select(workbook, place.sheet, { area: area(place), active: { row, column } })
    },
    GetSpecialCells: (place, args, session) =>
      areasOrFault(session, place.sheet, specialIn(place, args), 'Range.getSpecialCells'),
    GetSpecialCellsOrNullObject: (place, args, session) => areasObject(session, place.sheet, specialIn(place, args)),
    GetMergedAreasOrNullObject: () => null,
    AutoFill: (place, [target], session) => {
      checkWritable(place.sheet, area(place))
      fill(session.workbook, place.sheet, area(place), area(placeOf(session, place.sheet, target)))
    },
    ReplaceAll: (place, args, session) => replaceAll(session, place, args),
    RemoveDuplicates: (place, [columns, hasHeader], session) => removeDuplicates(session, place, columns, hasHeader),
    CopyFrom: copyFrom,
    MoveTo: moveTo,
    Calculate: (_place, _args, { workbook }) => calculate(workbook, true),
    SetDirty: () => null,
    _ValidateArraySize: (place, [rows, columns]) => {
      if (asNumber(rows) !== area(place).rows || asNumber(columns) !== area(place).columns)
        throw invalidArgument('Range.values')
    },
  },
})

/** A range when there is one, `null` when not. */
export const rangeOrNull = (session: Session, place: Place | null): OfficeObject | null =>
  missing(place) ? null : range(session, place)

export const rangeTypes = [range, rangeSort, rangeView, removeDuplicatesResult]
