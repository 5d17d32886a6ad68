/** What cells may hold. A rule stops what is typed; what is pasted or written by a program goes past it. */
import { areaOf, holds, intersection, without } from './area.ts'
import { eachCell, isError, valueAt } from './cells.ts'
import { tell } from './changes.ts'
import { compares } from './conditional.ts'
import { computeText, evaluate } from './formula/evaluate.ts'
import { isCells, type Place } from './formula/values.ts'
import { textAt } from './text.ts'
import type { Area, CellValue, ErrorAlert, Prompt, Sheet, Validation, ValidationRule, Workbook } from './types.ts'

export const defaultAlert: ErrorAlert = { show: true, style: 'Stop', title: '', message: '' }
export const defaultPrompt: Prompt = { show: true, title: '', message: '' }

export function validate(workbook: Workbook, sheet: Sheet, validation: Validation): void {
  clearValidation(workbook, sheet, validation.area)
  sheet.validations.push(validation)
  tell(workbook, { kind: 'rules', sheet: sheet.id, area: validation.area })
}

/** Takes rules away from the area only; around it they stay. */
export function clearValidation(workbook: Workbook, sheet: Sheet, area: Area): void {
  sheet.validations = sheet.validations.flatMap((rule) =>
    intersection(rule.area, area) ? without(rule.area, area).map((piece) => ({ ...rule, area: piece })) : [rule],
  )
  tell(workbook, { kind: 'rules', sheet: sheet.id, area })
}

export const validationAt = (sheet: Sheet, row: number, column: number): Validation | undefined =>
  sheet.validations.find((validation) => holds(validation.area, row, column))

/** Whether a cell may hold the value. */
export function accepts(workbook: Workbook, sheet: Sheet, row: number, column: number, value: CellValue): boolean {
  const validation = validationAt(sheet, row, column)
  if (!validation) return true
  if (value === null && validation.ignoreBlanks) return true
  const { area, rule } = validation
  return passes({ workbook, sheet, row, column, rows: row - area.row, columns: column - area.column }, rule, value)
}

function passes(place: Place, rule: ValidationRule, value: CellValue): boolean {
  if (rule.kind === 'list') return listItems(place.workbook, place.sheet, rule).some((item) => sameItem(item, value))
  if (rule.kind === 'custom') return evaluate(place, rule.formula) === true
  const operand = (of: string | number | null): CellValue =>
    typeof of === 'string' ? evaluate(place, of.startsWith('=') ? of : `=${of}`) : of
  const measured = rule.kind === 'textLength' ? String(value ?? '').length : value
  if (typeof measured !== 'number' || (rule.kind === 'wholeNumber' && !Number.isInteger(measured))) return false
  return compares(measured, rule.operator, operand(rule.first), operand(rule.second))
}

const sameItem = (item: string, value: CellValue): boolean =>
  !isError(value) && item.toLowerCase() === String(value ?? '').toLowerCase()

/** The items of a list rule: those written in it, or the texts of the cells that it names. */
export function listItems(workbook: Workbook, sheet: Sheet, rule: ValidationRule & { kind: 'list' }): string[] {
  if (!rule.source.startsWith('=')) return rule.source.split(',').map((item) => item.trim())
  const cells = computeText({ workbook, sheet, row: 0, column: 0, rows: 0, columns: 0 }, rule.source)
  if (!isCells(cells)) return []
  return [...eachCell(cells.sheet, cells.area)]
    .map(({ row, column }) => textAt(workbook, cells.sheet, row, column))
    .filter((text) => text !== '')
}

/** The cells of the area that hold what they may not, as areas of one cell. */
export function invalidCells(workbook: Workbook, sheet: Sheet, area: Area): Area[] {
  return [...eachCell(sheet, area)]
    .filter(({ row, column }) => !accepts(workbook, sheet, row, column, valueAt(sheet, row, column)))
    .map(({ row, column }) => areaOf(row, column))
}
