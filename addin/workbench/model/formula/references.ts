/** The references in a formula's text, and formulas that keep pointing at what they meant when cells move. */
import { columnLetters, columnNumber, quotedSheetName } from '../address.ts'
import { areaOf, bounding, lastColumn, lastRow, wholeColumns, wholeRows } from '../area.ts'
import type { Area } from '../types.ts'

/** A corner; a whole column has no row, a whole row no column. `…Fixed` is the `$`. */
export interface Corner {
  readonly column: number | null
  readonly row: number | null
  readonly columnFixed: boolean
  readonly rowFixed: boolean
}

export interface Reference {
  /** As named in the formula, without quotes; `null`: the formula's own sheet. */
  readonly sheet: string | null
  readonly first: Corner
  readonly last: Corner
}

const corner = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`
const column = String.raw`\$?[A-Za-z]{1,3}`
const row = String.raw`\$?[1-9]\d{0,6}`
const sheetPart = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`

/** A reference at the start of a text. */
export const referencePattern = new RegExp(
  `^(${sheetPart})?(${corner}:${corner}|${corner}|${column}:${column}|${row}:${row})(?![\\p{L}\\p{N}_.(!\\[])`,
  'u',
)

const piecePattern = new RegExp(
  `"(?:[^"]|"")*"|\\[[^\\]]*\\]|(?<![\\p{L}\\p{N}_.$'!])(?:${sheetPart})?(?:${corner}:${corner}|${corner}|${column}:${column}|${row}:${row})(?![\\p{L}\\p{N}_.(!\\[])`,
  'gu',
)

/** What `Sheet!$A1:B2` says; `null` when it says no cells. */
export function parseReference(text: string): Reference | null {
  const [, sheet, cells] = referencePattern.exec(text) ?? []
  if (!cells) return null
  const [first = '', last = first] = cells.split(':')
  return { sheet: sheet ? bareSheetName(sheet.slice(0, -1)) : null, first: parseCorner(first), last: parseCorner(last) }
}

const bareSheetName = (name: string): string => (name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name)

function parseCorner(text: string): Corner {
  const [, columnFixed, letters, rowFixed, digits] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? []
  return {
    column: letters ? columnNumber(letters) : null,
    row: digits ? Number(digits) - 1 : null,
    columnFixed: letters ? columnFixed === '$' : false,
    rowFixed: letters ? rowFixed === '$' : columnFixed === '$' || rowFixed === '$',
  }
}

function cornerText(corner: Corner): string {
  const letters = corner.column === null ? '' : (corner.columnFixed ? '$' : '') + columnLetters(corner.column)
  return letters + (corner.row === null ? '' : (corner.rowFixed ? '$' : '') + (corner.row + 1))
}

function referenceText(reference: Reference): string {
  const first = cornerText(reference.first)
  const last = cornerText(reference.last)
  const cells =
    first === last && reference.first.row !== null && reference.first.column !== null ? first : `${first}:${last}`
  return reference.sheet === null ? cells : `${quotedSheetName(reference.sheet)}!${cells}`
}

export function referenceArea({ first, last }: Reference): Area {
  if (first.row === null && first.column !== null && last.column !== null)
    return bounding(wholeColumns(first.column, 1), wholeColumns(last.column, 1))
  if (first.column === null && first.row !== null && last.row !== null)
    return bounding(wholeRows(first.row, 1), wholeRows(last.row, 1))
  return bounding(areaOf(first.row ?? 0, first.column ?? 0), areaOf(last.row ?? 0, last.column ?? 0))
}

/** The same reference with its `$`s over another area. */
export function withArea(reference: Reference, area: Area): Reference {
  const { first, last } = reference
  const place = (corner: Corner, row: number, column: number): Corner => ({
    ...corner,
    row: corner.row === null ? null : row,
    column: corner.column === null ? null : column,
  })
  return {
    sheet: reference.sheet,
    first: place(first, area.row, area.column),
    last: place(last, area.row + area.rows - 1, area.column + area.columns - 1),
  }
}

/** The formula with each reference replaced; where `change` gives `null` stands `#REF!`. */
export const mapReferences = (formula: string, change: (reference: Reference) => Reference | null): string =>
  formula.replace(piecePattern, (piece) => {
    if (piece.startsWith('"') || piece.startsWith('[')) return piece
    const reference = parseReference(piece)
    if (!reference) return piece
    const changed = change(reference)
    if (changed === reference) return piece
    return changed ? referenceText(changed) : '#REF!'
  })

/** A reference without `$`, moved along; `null` when it leaves the sheet. */
export function movedReference(reference: Reference, rows: number, columns: number): Reference | null {
  const first = movedCorner(reference.first, rows, columns)
  const last = movedCorner(reference.last, rows, columns)
  return first && last ? { sheet: reference.sheet, first, last } : null
}

function movedCorner(corner: Corner, rows: number, columns: number): Corner | null {
  const row = corner.row === null || corner.rowFixed ? corner.row : corner.row + rows
  const column = corner.column === null || corner.columnFixed ? corner.column : corner.column + columns
  if ((row ?? 0) < 0 || (column ?? 0) < 0 || (row ?? 0) > lastRow || (column ?? 0) > lastColumn) return null
  return { ...corner, row, column }
}

/** The formula as it reads when its cell is copied so many rows and columns on. */
export const copiedFormula = (formula: string, rows: number, columns: number): string =>
  rows === 0 && columns === 0
    ? formula
    : mapReferences(formula, (reference) => movedReference(reference, rows, columns))
