/** A place on a sheet that Office objects speak of. */
import { fullAddress, parseArea, splitAddress } from '../../model/address.ts'
import { areaOf, bounding, fits, intersection, lastColumn, lastRow } from '../../model/area.ts'
import { WorkbookError } from '../../model/errors.ts'
import type { Area, Sheet } from '../../model/types.ts'
import { sheetOf } from '../../model/workbook.ts'
import { invalidArgument } from '../faults.ts'
import type { Session } from '../types.ts'

/** `area` follows when rows are inserted above; `null` when the cells were deleted. */
export interface Place {
  readonly sheet: Sheet
  area: Area | null
}

/** The area; `InvalidReference` when its cells are gone. */
export function areaOfPlace({ area }: Place): Area {
  if (!area) throw new WorkbookError('InvalidReference', 'These cells were deleted.')
  return area
}

export const wholeSheet = (): Area => areaOf(0, 0, lastRow + 1, lastColumn + 1)

/** The place of an address on a sheet; a name, a table or `Sheet!A1` is understood as well. */
export function placeAt(session: Session, sheet: Sheet, address: string): Place {
  const { sheet: named, cells } = splitAddress(address)
  const target = named === null ? sheet : sheetOf(session.workbook, named)
  const pieces = cells.split(',').map(parseArea)
  const area = pieces.length > 0 && pieces.every((piece) => piece !== null) ? pieces.reduce(bounding) : null
  if (!area) throw invalidArgument('Worksheet.getRange')
  return { sheet: target, area }
}

export const addressOf = ({ sheet, area }: Place): string =>
  area
    ? isWholeSheet(area)
      ? `${fullAddress(sheet.name, areaOf(0, 0)).replace(/A1$/, '')}1:1048576`
      : fullAddress(sheet.name, area)
    : '#REF!'

const isWholeSheet = (area: Area): boolean => area.rows > lastRow && area.columns > lastColumn

/** The place if it is on the sheet, else `InvalidArgument`. */
export function onSheet(sheet: Sheet, area: Area): Place {
  if (!fits(area)) throw invalidArgument()
  return { sheet, area }
}

export const cutTo = (place: Place, other: Place): Place | null => {
  const area = place.sheet === other.sheet ? intersection(areaOfPlace(place), areaOfPlace(other)) : null
  return area && { sheet: place.sheet, area }
}
