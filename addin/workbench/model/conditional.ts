/** Looks that depend on what cells hold. A rule whose formula we cannot evaluate never applies. */
import { holds, intersection } from './area.ts'
import { isError, valueAt } from './cells.ts'
import { tell } from './changes.ts'
import { evaluate } from './formula/evaluate.ts'
import { compare } from './formula/values.ts'
import type {
  Area,
  CellValue,
  Comparison,
  ConditionalFormat,
  ConditionalLook,
  ConditionalRule,
  Sheet,
  Workbook,
} from './types.ts'
import { nextId } from './workbook.ts'

export const noLook: ConditionalLook = {
  fill: null,
  color: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
  numberFormat: null,
}

/** Puts a rule before all others of the sheet. */
export function addConditionalFormat(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  rule: ConditionalRule,
): ConditionalFormat {
  const number = String(nextId(workbook)).padStart(12, '0')
  const made: ConditionalFormat = {
    id: `{00000000-0003-0000-0000-${number}}`,
    area,
    rule,
    look: noLook,
    stopIfTrue: false,
  }
  sheet.conditionalFormats.unshift(made)
  tellRules(workbook, sheet, area)
  return made
}

export function changeConditionalFormat(
  workbook: Workbook,
  sheet: Sheet,
  format: ConditionalFormat,
  change: Partial<Omit<ConditionalFormat, 'id'>>,
): void {
  Object.assign(format, change)
  tellRules(workbook, sheet, format.area)
}

/** Moves a rule to a place in the order; 0 comes first. */
export function setPriority(workbook: Workbook, sheet: Sheet, format: ConditionalFormat, priority: number): void {
  const others = sheet.conditionalFormats.filter((other) => other !== format)
  sheet.conditionalFormats = others.toSpliced(priority, 0, format)
  tellRules(workbook, sheet, format.area)
}

export function deleteConditionalFormat(workbook: Workbook, sheet: Sheet, format: ConditionalFormat): void {
  sheet.conditionalFormats = sheet.conditionalFormats.filter((other) => other !== format)
  tellRules(workbook, sheet, format.area)
}

/** Rules that touch the area go, with all of their area. */
export function clearConditionalFormats(workbook: Workbook, sheet: Sheet, area: Area): void {
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => !intersection(format.area, area))
  tellRules(workbook, sheet, area)
}

const tellRules = (workbook: Workbook, sheet: Sheet, area: Area): void =>
  tell(workbook, { kind: 'rules', sheet: sheet.id, area })

/** What the rules make of a cell: the first rule that says something about a property has it. */
export function conditionalLookAt(workbook: Workbook, sheet: Sheet, row: number, column: number): ConditionalLook {
  let look: ConditionalLook = noLook
  for (const format of sheet.conditionalFormats) {
    if (!holds(format.area, row, column) || !applies(workbook, sheet, format, row, column)) continue
    look = overlaid(format.look, look)
    if (format.stopIfTrue) break
  }
  return look
}

const overlaid = (under: ConditionalLook, over: ConditionalLook): ConditionalLook => ({
  fill: over.fill ?? under.fill,
  color: over.color ?? under.color,
  bold: over.bold ?? under.bold,
  italic: over.italic ?? under.italic,
  underline: over.underline ?? under.underline,
  strikethrough: over.strikethrough ?? under.strikethrough,
  numberFormat: over.numberFormat ?? under.numberFormat,
})

function applies(workbook: Workbook, sheet: Sheet, format: ConditionalFormat, row: number, column: number): boolean {
  const { area, rule } = format
  const formula = (text: string): CellValue =>
    evaluate({ workbook, sheet, row, column, rows: row - area.row, columns: column - area.column }, text)
  const value = valueAt(sheet, row, column)
  if (rule.kind === 'custom') return isTrue(formula(rule.formula))
  if (isError(value)) return false
  if (rule.kind === 'text') return textApplies(rule.operator, String(value ?? ''), rule.text)
  return compares(value, rule.operator, formula(rule.first), rule.second === null ? null : formula(rule.second))
}

const isTrue = (value: CellValue): boolean => value === true || (typeof value === 'number' && value !== 0)

function textApplies(operator: string, value: string, text: string): boolean {
  const [whole, part] = [value.toLowerCase(), text.toLowerCase()]
  if (operator === 'BeginsWith') return whole.startsWith(part)
  if (operator === 'EndsWith') return whole.endsWith(part)
  return whole.includes(part) === (operator === 'Contains')
}

/** Whether `value` stands in this relation to the operands; errors never do. */
export function compares(value: CellValue, operator: Comparison, first: CellValue, second: CellValue): boolean {
  if (isError(value) || isError(first) || isError(second)) return false
  const low = compare(value, first)
  const between = low >= 0 && compare(value, second) <= 0
  return {
    Between: between,
    NotBetween: !between,
    EqualTo: low === 0,
    NotEqualTo: low !== 0,
    GreaterThan: low > 0,
    LessThan: low < 0,
    GreaterThanOrEqualTo: low >= 0,
    LessThanOrEqualTo: low <= 0,
  }[operator]
}
