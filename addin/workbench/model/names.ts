/** Names for cells and formulas. */
import { fullAddress } from './address.ts'
import { tell } from './changes.ts'
import { WorkbookError } from './errors.ts'
import { computeText } from './formula/evaluate.ts'
import { mapReferences } from './formula/references.ts'
import { type Cells, isCells } from './formula/values.ts'
import { tableNamed } from './lookup.ts'
import { rewriteFormulas } from './structure.ts'
import type { Area, CellValue, Name, Sheet, Workbook } from './types.ts'
import { findSheet, setSheetName } from './workbook.ts'

export const findName = (workbook: Workbook, name: string, scope: string | null = null): Name | undefined =>
  workbook.names.find((item) => item.name.toLowerCase() === name.toLowerCase() && item.scope === scope)

/** `formula` with its `=`. */
export function addName(
  workbook: Workbook,
  name: string,
  formula: string,
  comment = '',
  scope: string | null = null,
): Name {
  const fine =
    /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && !/^([a-z]{1,3}\d+|[rc])$/i.test(name) && name.length <= 255
  if (!fine) throw new WorkbookError('InvalidArgument', `${name} is no name.`)
  if (findName(workbook, name, scope) || tableNamed(workbook, name))
    throw new WorkbookError('ItemAlreadyExists', `${name} is taken.`)
  const made: Name = { name, scope, formula, visible: true, comment }
  workbook.names.push(made)
  tell(workbook, { kind: 'names' })
  return made
}

export function changeName(
  workbook: Workbook,
  name: Name,
  change: Partial<Pick<Name, 'formula' | 'visible' | 'comment'>>,
): void {
  Object.assign(name, change)
  tell(workbook, { kind: 'names' })
}

export function deleteName(workbook: Workbook, name: Name): void {
  workbook.names = workbook.names.filter((other) => other !== name)
  tell(workbook, { kind: 'names' })
}

/** `=Sheet1!$A$1:$B$2`. */
export const areaFormula = (sheet: Sheet, area: Area): string => {
  const [, prefix = '', cells = ''] = /^(.*!)(.*)$/.exec(fullAddress(sheet.name, area)) ?? []
  return `=${prefix}${cells.replace(/([A-Z]+|\d+)/g, '$$$1')}`
}

/** The cells that a name stands for; `null` when it stands for something else. */
export function cellsOfName(workbook: Workbook, name: Name): Cells | null {
  const found = resultOfName(workbook, name)
  return isCells(found) ? found : null
}

export function resultOfName(workbook: Workbook, name: Name): CellValue | Cells {
  const sheet = findSheet(workbook, name.scope ?? workbook.activeSheet)
  return sheet ? computeText({ workbook, sheet, row: 0, column: 0, rows: 0, columns: 0 }, name.formula) : null
}

/** Gives a sheet another name; formulas that name it follow. */
export function renameSheet(workbook: Workbook, sheet: Sheet, name: string): void {
  const before = sheet.name
  setSheetName(workbook, sheet, name)
  rewriteFormulas(workbook, (formula) =>
    mapReferences(formula, (reference) =>
      reference.sheet?.toLowerCase() === before.toLowerCase() ? { ...reference, sheet: name } : reference,
    ),
  )
}
