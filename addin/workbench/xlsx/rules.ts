/** Validation and conditional formats, ours and those of the file library, both ways. */
import type * as Excel from 'exceljs'
import { parseArea } from '../model/address.ts'
import type {
  Comparison,
  ConditionalFormat,
  ConditionalRule,
  TextComparison,
  Validation,
  ValidationRule,
} from '../model/types.ts'
import { fileLook, ourLook } from './styles.ts'

const operators = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
} as const satisfies Record<Comparison, Excel.DataValidationOperator>

const comparisonOf = (operator: string | undefined): Comparison =>
  (Object.keys(operators) as Comparison[]).find((key) => operators[key] === operator) ?? 'Between'

const kinds = { wholeNumber: 'whole', decimal: 'decimal', date: 'date', textLength: 'textLength' } as const

const bare = (operand: string | number): string => String(operand).replace(/^=/, '')
const listFormula = (source: string): string => (source.startsWith('=') ? bare(source) : `"${source}"`)

function fileRule(rule: ValidationRule): Pick<Excel.DataValidation, 'type' | 'formulae' | 'operator'> | null {
  if (rule.kind === 'list') return { type: 'list', formulae: [listFormula(rule.source)] }
  if (rule.kind === 'custom') return { type: 'custom', formulae: [bare(rule.formula)] }
  if (rule.kind === 'time') return null
  const formulae = [rule.first, ...(rule.second === null ? [] : [rule.second])].map(bare)
  return { type: kinds[rule.kind], operator: operators[rule.operator], formulae }
}

/** `null` for kinds that the file library cannot write. */
export function fileValidation({ rule, ignoreBlanks, alert, prompt }: Validation): Excel.DataValidation | null {
  const written = fileRule(rule)
  return (
    written && {
      ...written,
      allowBlank: ignoreBlanks,
      showErrorMessage: alert.show,
      errorStyle: alert.style.toLowerCase(),
      errorTitle: alert.title,
      error: alert.message,
      showInputMessage: prompt.show,
      promptTitle: prompt.title,
      prompt: prompt.message,
    }
  )
}

const formula = (text: unknown): string =>
  String(text ?? '').startsWith('=') ? String(text) : `=${String(text ?? '')}`

function operandOf(text: unknown): string | number {
  if (text instanceof Date) return Math.round((text.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000)
  const number = Number(text)
  return Number.isFinite(number) ? number : formula(text)
}

function ourRule({ type, formulae = [], operator }: Excel.DataValidation): ValidationRule | null {
  const [first, second]: readonly unknown[] = formulae
  if (type === 'list') {
    const [, written] = /^"([\s\S]*)"$/.exec(String(first)) ?? []
    return { kind: 'list', source: written ?? formula(first), dropDown: true }
  }
  if (type === 'custom') return { kind: 'custom', formula: formula(first) }
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find((key) => kinds[key] === type)
  if (!kind) return null
  return {
    kind,
    operator: comparisonOf(operator),
    first: operandOf(first),
    second: second === undefined ? null : operandOf(second),
  }
}

const alertStyle = (style: string | undefined): 'Stop' | 'Warning' | 'Information' =>
  style === 'warning' ? 'Warning' : style === 'information' ? 'Information' : 'Stop'

export function ourValidation(address: string, validation: Excel.DataValidation): Validation | null {
  const area = parseArea(address)
  const rule = ourRule(validation)
  if (!area || !rule) return null
  const { allowBlank, showErrorMessage, errorStyle, errorTitle, error, showInputMessage, promptTitle, prompt } =
    validation
  return {
    area,
    rule,
    ignoreBlanks: allowBlank ?? false,
    alert: {
      show: showErrorMessage ?? false,
      style: alertStyle(errorStyle),
      title: errorTitle ?? '',
      message: error ?? '',
    },
    prompt: { show: showInputMessage ?? false, title: promptTitle ?? '', message: prompt ?? '' },
  }
}

const texts = {
  Contains: 'containsText',
  NotContains: 'notContainsText',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith',
} as const satisfies Record<TextComparison, string>

/** Tests for text are written as the formulas that they are, which every program reads; other kinds as themselves. */
export function fileConditional(
  format: ConditionalFormat,
  priority: number,
  corner: string,
): Excel.ConditionalFormattingRule {
  const style = fileLook(format.look)
  const { rule } = format
  if (rule.kind === 'cellValue')
    return {
      type: 'cellIs',
      // The typings name fewer operators than the library writes.
      operator: operators[rule.operator] as 'equal',
      formulae: [rule.first, ...(rule.second === null ? [] : [rule.second])].map(bare),
      priority,
      style,
    }
  const text = rule.kind === 'custom' ? bare(rule.formula) : textFormula(rule, corner)
  return { type: 'expression', formulae: [text], priority, style }
}

function textFormula({ operator, text }: ConditionalRule & { kind: 'text' }, corner: string): string {
  const quoted = `"${text.replaceAll('"', '""')}"`
  const length = text.length
  switch (texts[operator]) {
    case 'containsText':
      return `ISNUMBER(SEARCH(${quoted},${corner}))`
    case 'notContainsText':
      return `NOT(ISNUMBER(SEARCH(${quoted},${corner})))`
    case 'beginsWith':
      return `LEFT(${corner},${length})=${quoted}`
    case 'endsWith':
      return `RIGHT(${corner},${length})=${quoted}`
  }
}

export interface ReadConditional {
  readonly rule: ConditionalRule
  readonly look: ConditionalFormat['look']
  readonly priority: number
}

/** `null` for kinds that the workbook has not. */
export function ourConditional(rule: Excel.ConditionalFormattingRule): ReadConditional | null {
  const { priority } = rule
  const look = ourLook(rule.style)
  if (rule.type === 'expression')
    return { rule: { kind: 'custom', formula: formula(rule.formulae?.[0]) }, look, priority }
  if (rule.type !== 'cellIs') return null
  const [first, second]: readonly unknown[] = rule.formulae ?? []
  const operator = comparisonOf(rule.operator)
  return {
    rule: { kind: 'cellValue', operator, first: formula(first), second: second === undefined ? null : formula(second) },
    look,
    priority,
  }
}
