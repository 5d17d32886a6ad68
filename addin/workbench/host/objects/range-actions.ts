/** What a range does to its cells. */
import { areaOf, intersection, isWholeColumns, isWholeRows } from '../../model/area.ts'
import { clearContents, eachCell, usedArea } from '../../model/cells.ts'
import { clearConditionalFormats } from '../../model/conditional.ts'
import { clearLeft } from '../../model/edits.ts'
import { setFormat } from '../../model/formats.ts'
import { pasteCells } from '../../model/paste.ts'
import { checkAllowed, checkWritable } from '../../model/protection.ts'
import { deleteCells, insertCells } from '../../model/structure.ts'
import { followHeaders } from '../../model/tables.ts'
import type { Area, Sheet } from '../../model/types.ts'
import { clearValidation } from '../../model/validation.ts'
import { asList, asOneOf, asRecord, asText, asTruth, asWhole, missing, orElse } from '../arguments.ts'
import { type OfficeObject, officeType, type Session } from '../types.ts'
import { specialCells } from './areas.ts'
import { areaOfPlace as area, onSheet, type Place, placeAt } from './cells.ts'
import { range } from './range.ts'
import { valuesOf, writeValues } from './values.ts'

export function clear(place: Place, what: unknown, { workbook }: Session): void {
  const kind = orElse(
    what,
    (value) =>
      asOneOf(value, ['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks', 'ResetContents'] as const),
    'All',
  )
  checkWritable(place.sheet, area(place))
  if (kind === 'All' || kind === 'Contents' || kind === 'ResetContents')
    clearContents(workbook, place.sheet, area(place))
  if (kind === 'All' || kind === 'Formats') {
    setFormat(workbook, place.sheet, area(place), null)
    clearConditionalFormats(workbook, place.sheet, area(place))
  }
  if (kind === 'All') clearValidation(workbook, place.sheet, area(place))
  followHeaders(place.sheet, area(place))
}

export function insert(place: Place, shift: unknown, session: Session): OfficeObject {
  const way = asOneOf(shift, ['Down', 'Right'] as const)
  const before = { ...area(place) }
  checkAllowed(
    place.sheet,
    isWholeRows(before) ? 'allowInsertRows' : isWholeColumns(before) ? 'allowInsertColumns' : null,
  )
  insertCells(
    session.workbook,
    place.sheet,
    before,
    isWholeRows(before) ? 'Down' : isWholeColumns(before) ? 'Right' : way,
  )
  return range(session, onSheet(place.sheet, before))
}

export function remove(place: Place, shift: unknown, { workbook }: Session): void {
  const way = asOneOf(shift, ['Up', 'Left'] as const)
  const gone = area(place)
  checkAllowed(place.sheet, isWholeRows(gone) ? 'allowDeleteRows' : isWholeColumns(gone) ? 'allowDeleteColumns' : null)
  deleteCells(workbook, place.sheet, gone, isWholeRows(gone) ? 'Up' : isWholeColumns(gone) ? 'Left' : way)
}

/** The place that an argument names: a range, or an address. */
export function placeOf(session: Session, sheet: Sheet, given: unknown): Place {
  return range.it(given) ?? placeAt(session, sheet, asText(given))
}

/** Values, formulas or formats alone, or all. */
export function copyFrom(place: Place, args: readonly unknown[], session: Session): void {
  const [source, type, skipBlanks, transpose] = args
  const from = placeOf(session, place.sheet, source)
  checkWritable(place.sheet, area(place))
  const options = {
    what: orElse(type, (value) => asOneOf(value, ['All', 'Formulas', 'Values', 'Formats'] as const), 'All'),
    skipBlanks: orElse(skipBlanks, asTruth, false),
    transpose: orElse(transpose, asTruth, false),
  }
  const { rows, columns } = area(from)
  const [high, wide] = options.transpose ? [columns, rows] : [rows, columns]
  const target = {
    ...area(place),
    rows: Math.max(area(place).rows, high),
    columns: Math.max(area(place).columns, wide),
  }
  pasteCells(session.workbook, from.sheet, area(from), place.sheet, target, options)
}

/** As cutting and pasting does. */
export function moveTo(place: Place, [destination]: readonly unknown[], session: Session): void {
  const to = placeOf(session, place.sheet, destination)
  const target = { ...area(place), row: area(to).row, column: area(to).column }
  checkWritable(place.sheet, area(place))
  checkWritable(to.sheet, target)
  const source = { sheet: place.sheet, area: area(place) }
  pasteCells(session.workbook, source.sheet, source.area, to.sheet, target)
  clearLeft(session.workbook, source, { sheet: to.sheet, area: target })
}

export const specialIn = (place: Place, args: readonly unknown[]): Area[] =>
  specialCells(place.sheet, usedWithin(place), args)

/** Blank cells count only where the sheet is in use. */
const usedWithin = (place: Place): Area => {
  const whole = area(place)
  const used = usedArea(place.sheet)
  return (used && intersection(used, whole)) ?? { ...whole, rows: 1, columns: 1 }
}

/** In plain texts, without regard to case unless asked; gives how many were replaced. */
export function replaceAll(session: Session, place: Place, [text, by, criteria]: readonly unknown[]): number {
  checkWritable(place.sheet, area(place))
  const { completeMatch = false, matchCase = false } = missing(criteria) ? {} : asRecord(criteria)
  const wanted = asText(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(completeMatch === true ? `^${wanted}$` : wanted, matchCase === true ? 'g' : 'gi')
  let count = 0
  for (const { row, column, cell } of [...eachCell(place.sheet, area(place))]) {
    if (typeof cell.value !== 'string' || cell.formula !== null) continue
    const value = cell.value.replace(pattern, () => {
      count += 1
      return asText(by)
    })
    if (value !== cell.value) writeValues(session, { sheet: place.sheet, area: areaOf(row, column) }, [[value]])
  }
  return count
}

interface Removal {
  readonly removed: number
  readonly left: number
}

export const removeDuplicatesResult = officeType<Removal>('RemoveDuplicatesResult', {
  scalars: { Removed: { get: ({ removed }) => removed }, UniqueRemaining: { get: ({ left }) => left } },
})

/** Rows that are alike in these columns: the first stays, the rest move up within the range. */
export function removeDuplicates(session: Session, place: Place, columns: unknown, hasHeader: unknown): OfficeObject {
  checkWritable(place.sheet, area(place))
  const whole = area(place)
  const head = hasHeader === true ? 1 : 0
  const body = areaOf(whole.row + head, whole.column, whole.rows - head, whole.columns)
  const keys = asList(columns).map(asWhole)
  const seen = new Set<string>()
  const rows = valuesOf({ sheet: place.sheet, area: body }, session) ?? []
  const kept = rows.filter((line) => {
    const key = JSON.stringify(keys.map((at) => (typeof line[at] === 'string' ? line[at].toLowerCase() : line[at])))
    return !seen.has(key) && seen.add(key)
  })
  const blanks = rows.slice(kept.length).map((line) => line.map(() => ''))
  writeValues(session, { sheet: place.sheet, area: body }, [...kept, ...blanks])
  return removeDuplicatesResult(session, { removed: blanks.length, left: kept.length })
}
