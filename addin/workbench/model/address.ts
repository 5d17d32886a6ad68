/** `Sheet!A1:B2` and areas, both ways. */
import { areaOf, bottom, bounding, fits, isWholeColumns, isWholeRows, right, wholeColumns, wholeRows } from './area.ts'
import type { Area } from './types.ts'

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  const letter = String.fromCharCode(65 + (column % 26))
  return rest > 0 ? columnLetters(rest - 1) + letter : letter
}

export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

export function areaAddress(area: Area): string {
  if (isWholeColumns(area)) return `${columnLetters(area.column)}:${columnLetters(right(area))}`
  if (isWholeRows(area)) return `${area.row + 1}:${bottom(area) + 1}`
  const first = columnLetters(area.column) + (area.row + 1)
  const last = columnLetters(right(area)) + (bottom(area) + 1)
  return first === last ? first : `${first}:${last}`
}

/** In quotes where Excel needs them. */
export const quotedSheetName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([a-z]{1,3}\d+|r\d*c\d*|true|false)$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`

export const fullAddress = (sheetName: string, area: Area): string =>
  `${quotedSheetName(sheetName)}!${areaAddress(area)}`

/** Splits `'My sheet'!A1` into the name of the sheet, without quotes, and the rest. */
export function splitAddress(address: string): { sheet: string | null; cells: string } {
  const mark = address.lastIndexOf('!')
  if (mark < 0) return { sheet: null, cells: address }
  const name = address.slice(0, mark)
  const bare = /^'.*'$/.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name
  return { sheet: bare, cells: address.slice(mark + 1) }
}

/** The area that `A1`, `$A$1:B2`, `A:C` or `2:5` names, in either order of its corners; `null` when it names none. */
export function parseArea(address: string): Area | null {
  const parts = address.replaceAll('$', '').trim().split(':')
  if (parts.length > 2) return null
  const first = parsePart(parts[0] ?? '')
  const last = parts.length === 2 ? parsePart(parts[1] ?? '') : first
  if (!first || !last || first.kind !== last.kind) return null
  if (first.kind !== 'cell' && parts.length === 1) return null
  const area = bounding(first.area, last.area)
  return fits(area) ? area : null
}

interface Part {
  kind: 'cell' | 'row' | 'column'
  area: Area
}

function parsePart(text: string): Part | null {
  const [, letters, digits] = /^([A-Za-z]{1,3})?(\d{1,7})?$/.exec(text) ?? []
  const row = Number(digits) - 1
  if (letters && digits) return { kind: 'cell', area: areaOf(row, columnNumber(letters)) }
  if (letters) return { kind: 'column', area: wholeColumns(columnNumber(letters), 1) }
  if (digits) return { kind: 'row', area: wholeRows(row, 1) }
  return null
}
