/** Protected sheets. */
import { bottom, isWholeColumns, isWholeRows, right } from './area.ts'
import { eachCell } from './cells.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { defaultFormat, formatAt } from './formats.ts'
import type { Area, ProtectionOptions, Sheet, Workbook } from './types.ts'

export const strictest: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
}

export function protect(
  workbook: Workbook,
  sheet: Sheet,
  options: Partial<ProtectionOptions> = {},
  password: string | null = null,
): void {
  if (sheet.protection) throw new WorkbookError('AccessDenied', `${sheet.name} is protected already.`)
  sheet.protection = { options: { ...strictest, ...options }, password }
  tell(workbook, { kind: 'protection', sheet: sheet.id, protected: true })
}

export function unprotect(workbook: Workbook, sheet: Sheet, password: string | null = null): void {
  if (!sheet.protection) return
  if (sheet.protection.password !== null && sheet.protection.password !== password)
    throw new WorkbookError('AccessDenied', 'The password is another one.')
  sheet.protection = null
  tell(workbook, { kind: 'protection', sheet: sheet.id, protected: false })
}

/** Whether a cell of the area is locked. */
function hasLocked(sheet: Sheet, area: Area): boolean {
  if (isWholeColumns(area) || isWholeRows(area)) return hasLockedInLines(sheet, area)
  for (let row = area.row; row <= bottom(area); row += 1)
    for (let column = area.column; column <= right(area); column += 1)
      if (formatAt(sheet, row, column).locked) return true
  return false
}

function hasLockedInLines(sheet: Sheet, area: Area): boolean {
  const [formats, first, last] = isWholeColumns(area)
    ? ([sheet.columnFormats, area.column, right(area)] as const)
    : ([sheet.rowFormats, area.row, bottom(area)] as const)
  for (let at = first; at <= last; at += 1) if ((formats.get(at) ?? defaultFormat).locked) return true
  return [...eachCell(sheet, area)].some(({ cell }) => cell.format?.locked)
}

export const isWritable = (sheet: Sheet, area: Area): boolean => !sheet.protection || !hasLocked(sheet, area)

/** Throws `AccessDenied` when the sheet is protected and a cell of the area is locked. */
export function checkWritable(sheet: Sheet, area: Area): void {
  if (!isWritable(sheet, area)) throw new WorkbookError('AccessDenied', `${sheet.name} is protected.`)
}

type Permission = Exclude<keyof ProtectionOptions, 'selectionMode'>

export const isAllowed = (sheet: Sheet, permission: Permission | null): boolean =>
  !sheet.protection || (permission !== null && sheet.protection.options[permission])

/** Throws `AccessDenied` when the sheet is protected and its options do not permit this; `null`: nothing permits it. */
export function checkAllowed(sheet: Sheet, permission: Permission | null): void {
  if (!isAllowed(sheet, permission)) throw new WorkbookError('AccessDenied', `${sheet.name} is protected.`)
}
