/** Several rectangles of one sheet at once. */
import { parseArea } from '../../model/address.ts'
import { areaOf, bottom, bounding, isWholeColumns, isWholeRows, right } from '../../model/area.ts'
import { cellAt, clearContents, isBlank, isError } from '../../model/cells.ts'
import { checkWritable } from '../../model/protection.ts'
import type { Area, CellValue, Sheet } from '../../model/types.ts'
import { validationAt } from '../../model/validation.ts'
import { asOneOf, orElse } from '../arguments.ts'
import { invalidArgument, itemNotFound } from '../faults.ts'
import { type Maker, type OfficeObject, officeType, type Session } from '../types.ts'
import { addressOf, areaOfPlace, type Place } from './cells.ts'
import { range } from './range.ts'
import { worksheet } from './worksheets.ts'

/** At least one. */
export interface Areas {
  readonly sheet: Sheet
  readonly places: readonly Place[]
}

const areasOf = ({ places }: Areas): Area[] => places.map(areaOfPlace)

const rangeCollection: Maker<Areas> = officeType<Areas>('RangeCollection', {
  items: ({ places }, session) => places.map((place) => range(session, place)),
})

const rangeAreas: Maker<Areas> = officeType<Areas>('RangeAreas', {
  scalars: {
    Address: { get: ({ places }) => places.map(addressOf).join(',') },
    AddressLocal: { get: ({ places }) => places.map(addressOf).join(',') },
    AreaCount: { get: ({ places }) => places.length },
    CellCount: { get: (it) => areasOf(it).reduce((sum, { rows, columns }) => sum + rows * columns, 0) },
    IsEntireColumn: { get: (it) => areasOf(it).every(isWholeColumns) },
    IsEntireRow: { get: (it) => areasOf(it).every(isWholeRows) },
  },
  links: {
    Areas: (it, session) => rangeCollection(session, it),
    Worksheet: ({ sheet }, session) => worksheet(session, sheet),
  },
  methods: {
    Clear: (it, [what], { workbook }) => {
      const kind = orElse(what, (value) => asOneOf(value, ['All', 'Contents'] as const), 'All')
      for (const area of areasOf(it)) checkWritable(it.sheet, area)
      if (kind === 'Contents' || kind === 'All') for (const area of areasOf(it)) clearContents(workbook, it.sheet, area)
    },
  },
})

/** `null` when there are none. */
export function areasObject(session: Session, sheet: Sheet, areas: readonly Area[]): OfficeObject | null {
  const places = areas.map((area) => ({ sheet, area }))
  return places.length === 0 ? null : rangeAreas(session, { sheet, places })
}

/** `A1:B2,D4`; nothing: the whole sheet. */
export function areasNamed(sheet: Sheet, address: string): Area[] {
  const areas = address.split(',').map((piece) => parseArea(piece.replace(/^.*!/, '').trim()))
  const known = areas.filter((area) => area !== null)
  if (known.length !== areas.length) throw invalidArgument(`${sheet.name}.getRanges`)
  return known
}

const kinds = ['Blanks', 'Constants', 'Formulas', 'Visible', 'DataValidations', 'SameDataValidation'] as const
const valueKinds = [
  'All',
  'Errors',
  'ErrorsLogical',
  'ErrorsNumbers',
  'ErrorsText',
  'ErrorsLogicalNumber',
  'ErrorsLogicalText',
  'ErrorsNumberText',
  'Logical',
  'LogicalNumbers',
  'LogicalText',
  'LogicalNumbersText',
  'Numbers',
  'NumbersText',
  'Text',
] as const

/** Cells of one kind in an area, as few rectangles. */
export function specialCells(sheet: Sheet, area: Area, args: readonly unknown[]): Area[] {
  const kind = asOneOf(args[0], kinds)
  const wanted = orElse(args[1], (value) => asOneOf(value, valueKinds), 'All')
  const isOne = testOf(sheet, kind, wanted)
  const lines: Area[] = []
  for (let row = area.row; row <= bottom(area); row += 1)
    lines.push(...stretches(row, area, (column) => isOne(row, column)))
  return stacked(lines)
}

function testOf(sheet: Sheet, kind: (typeof kinds)[number], wanted: string): (row: number, column: number) => boolean {
  const fits = (value: CellValue): boolean => wanted === 'All' || wanted.includes(kindOf(value))
  switch (kind) {
    case 'Blanks':
      return (row, column) => isBlank(cellAt(sheet, row, column))
    case 'Visible':
      return (row, column) => !sheet.hiddenRows.has(row) && !sheet.hiddenColumns.has(column)
    case 'DataValidations':
    case 'SameDataValidation':
      return (row, column) => validationAt(sheet, row, column) !== undefined
    default:
      return (row, column) => {
        const cell = cellAt(sheet, row, column)
        return (
          cell !== undefined && !isBlank(cell) && (cell.formula !== null) === (kind === 'Formulas') && fits(cell.value)
        )
      }
  }
}

const kindOf = (value: CellValue): string =>
  isError(value) ? 'Error' : typeof value === 'number' ? 'Number' : typeof value === 'boolean' ? 'Logical' : 'Text'

function stretches(row: number, area: Area, isOne: (column: number) => boolean): Area[] {
  const found: Area[] = []
  for (let column = area.column; column <= right(area); column += 1) {
    if (!isOne(column)) continue
    const last = found.at(-1)
    if (last && right(last) + 1 === column) found.splice(-1, 1, { ...last, columns: last.columns + 1 })
    else found.push(areaOf(row, column))
  }
  return found
}

/** Stretches of rows that lie below each other become one rectangle. */
function stacked(lines: readonly Area[]): Area[] {
  const found: Area[] = []
  for (const line of lines) {
    const at = found.findLastIndex(
      (area) => area.column === line.column && area.columns === line.columns && bottom(area) + 1 === line.row,
    )
    const above = found[at]
    if (above) found[at] = bounding(above, line)
    else found.push(line)
  }
  return found
}

export function areasOrFault(session: Session, sheet: Sheet, areas: readonly Area[], location: string): OfficeObject {
  const object = areasObject(session, sheet, areas)
  if (!object) throw itemNotFound(location)
  return object
}

export const areaTypes = [rangeAreas, rangeCollection]
