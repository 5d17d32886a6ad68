/** Range.dataValidation. */
import { intersection, sameArea } from '../../model/area.ts'
import type { Area, Comparison, ErrorAlert, Prompt, Validation, ValidationRule } from '../../model/types.ts'
import {
  clearValidation,
  defaultAlert,
  defaultPrompt,
  invalidCells,
  validate,
  validationAt,
} from '../../model/validation.ts'
import { asOneOf, asRecord, asText, asTruth, missing, orElse } from '../arguments.ts'
import { invalidArgument } from '../faults.ts'
import { officeType, type Session } from '../types.ts'
import { areasObject, areasOrFault } from './areas.ts'
import { addressOf, areaOfPlace, type Place } from './cells.ts'
import { range } from './range.ts'

const comparisons: readonly Comparison[] = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
]

const invalidIn = (place: Place, { workbook }: Session): Area[] =>
  invalidCells(workbook, place.sheet, areaOfPlace(place))

/** The rule over all cells of the place; `undefined` when there is none, `null` when they differ. */
function ruleOf(place: Place): Validation | null | undefined {
  const area = areaOfPlace(place)
  const first = validationAt(place.sheet, area.row, area.column)
  const touching = place.sheet.validations.filter((rule) => intersection(rule.area, area))
  if (touching.length === 0) return undefined
  return first && touching.length === 1 && holdsAll(first, place) ? first : null
}

function holdsAll(rule: Validation, place: Place): boolean {
  const cut = intersection(rule.area, areaOfPlace(place))
  return cut !== null && sameArea(cut, areaOfPlace(place))
}

const typeNames: Readonly<Record<ValidationRule['kind'], string>> = {
  list: 'List',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
}

function officeRule(rule: ValidationRule): Record<string, unknown> {
  if (rule.kind === 'list') return { list: { inCellDropDown: rule.dropDown, source: rule.source } }
  if (rule.kind === 'custom') return { custom: { formula: rule.formula } }
  const { operator, first, second } = rule
  return { [rule.kind]: { operator, formula1: first, ...(second === null ? {} : { formula2: second }) } }
}

const measured = ['wholeNumber', 'decimal', 'date', 'time', 'textLength'] as const

function readRule(given: unknown): ValidationRule {
  const record = asRecord(given)
  if (!missing(record.list)) return readList(asRecord(record.list))
  if (!missing(record.custom)) return { kind: 'custom', formula: asText(asRecord(record.custom).formula) }
  const kind = measured.find((name) => !missing(record[name]))
  if (!kind) throw invalidArgument('DataValidation.rule')
  const { operator, formula1, formula2 } = asRecord(record[kind])
  return {
    kind,
    operator: asOneOf(operator, comparisons),
    first: operand(formula1),
    second: missing(formula2) ? null : operand(formula2),
  }
}

/** A list written out holds 255 characters at most, as in Excel. */
function readList({ source, inCellDropDown }: Readonly<Record<string, unknown>>): ValidationRule {
  const place = range.it(source)
  const text = place ? `=${addressOf(place).replace(/([A-Z]+|\d+)(?=[^!]*$)/g, '$$$1')}` : asText(source)
  if (!text.startsWith('=') && text.length > 255) throw invalidArgument('DataValidation.rule')
  return { kind: 'list', source: text, dropDown: orElse(inCellDropDown, asTruth, true) }
}

function operand(value: unknown): string | number {
  if (typeof value !== 'string' && typeof value !== 'number') throw invalidArgument('DataValidation.rule')
  return value
}

function change(session: Session, place: Place, change: Partial<Omit<Validation, 'area'>>): void {
  const known = ruleOf(place)
  const rule = change.rule ?? known?.rule
  if (!rule) throw invalidArgument('DataValidation.rule')
  validate(session.workbook, place.sheet, {
    ignoreBlanks: known?.ignoreBlanks ?? true,
    alert: known?.alert ?? defaultAlert,
    prompt: known?.prompt ?? defaultPrompt,
    ...change,
    rule,
    area: areaOfPlace(place),
  })
}

function readAlert(given: unknown): ErrorAlert {
  const { showAlert, style, title, message } = asRecord(given)
  return {
    show: orElse(showAlert, asTruth, true),
    style: orElse(style, (value) => asOneOf(value, ['Stop', 'Warning', 'Information'] as const), 'Stop'),
    title: orElse(title, asText, ''),
    message: orElse(message, asText, ''),
  }
}

function readPrompt(given: unknown): Prompt {
  const { showPrompt, title, message } = asRecord(given)
  return {
    show: orElse(showPrompt, asTruth, true),
    title: orElse(title, asText, ''),
    message: orElse(message, asText, ''),
  }
}

export const dataValidation = officeType<Place>('DataValidation', {
  scalars: {
    Type: {
      get: (place) => {
        const rule = ruleOf(place)
        return rule === undefined ? 'None' : rule === null ? 'Inconsistent' : typeNames[rule.rule.kind]
      },
    },
    Rule: {
      get: (place) => {
        const rule = ruleOf(place)
        return rule ? officeRule(rule.rule) : {}
      },
      set: (place, value, session) => change(session, place, { rule: readRule(value) }),
    },
    ErrorAlert: {
      get: (place) => {
        const { show, style, title, message } = ruleOf(place)?.alert ?? defaultAlert
        return { showAlert: show, style, title, message }
      },
      set: (place, value, session) => change(session, place, { alert: readAlert(value) }),
    },
    Prompt: {
      get: (place) => {
        const { show, title, message } = ruleOf(place)?.prompt ?? defaultPrompt
        return { showPrompt: show, title, message }
      },
      set: (place, value, session) => change(session, place, { prompt: readPrompt(value) }),
    },
    IgnoreBlanks: {
      get: (place) => ruleOf(place)?.ignoreBlanks ?? true,
      set: (place, value, session) => change(session, place, { ignoreBlanks: asTruth(value) }),
    },
    Valid: {
      get: (place, { workbook }) => invalidCells(workbook, place.sheet, areaOfPlace(place)).length === 0,
    },
  },
  methods: {
    Clear: (place, _args, { workbook }) => clearValidation(workbook, place.sheet, areaOfPlace(place)),
    GetInvalidCells: (place, _args, session) =>
      areasOrFault(session, place.sheet, invalidIn(place, session), 'DataValidation.getInvalidCells'),
    GetInvalidCellsOrNullObject: (place, _args, session) =>
      areasObject(session, place.sheet, invalidIn(place, session)),
  },
})

export const validationTypes = [dataValidation]
