/** Conditional formats of the kinds custom, cell value and text. */
import { intersection, sameArea } from '../../model/area.ts'
import {
  addConditionalFormat,
  changeConditionalFormat,
  clearConditionalFormats,
  deleteConditionalFormat,
  setPriority,
} from '../../model/conditional.ts'
import type { ConditionalFormat, ConditionalLook, ConditionalRule, Sheet, TextComparison } from '../../model/types.ts'
import { asColor, asOneOf, asRecord, asText, asTruth, asWhole, missing } from '../arguments.ts'
import { HostFault, itemNotFound } from '../faults.ts'
import { type OfficeObject, officeType, type Property, type Session } from '../types.ts'
import { areaOfPlace, type Place } from './cells.ts'
import { underlines } from './format.ts'
import { range } from './range.ts'

interface Rule {
  readonly sheet: Sheet
  readonly format: ConditionalFormat
}

const change = (session: Session, { sheet, format }: Rule, by: Partial<Omit<ConditionalFormat, 'id'>>): void =>
  changeConditionalFormat(session.workbook, sheet, format, by)

const changeLook = (session: Session, rule: Rule, look: Partial<ConditionalLook>): void =>
  change(session, rule, { look: { ...rule.format.look, ...look } })

const look = <Key extends keyof ConditionalLook>(
  key: Key,
  read: (value: unknown) => ConditionalLook[Key],
): Property<Rule> => ({
  get: ({ format }) => format.look[key],
  set: (rule, value, session) => changeLook(session, rule, { [key]: read(value) }),
})

const fill = officeType<Rule>('ConditionalRangeFill', {
  scalars: { Color: look('fill', (value) => (value === '' ? null : asColor(value))) },
  methods: { Clear: (rule, _args, session) => changeLook(session, rule, { fill: null }) },
})

const font = officeType<Rule>('ConditionalRangeFont', {
  scalars: {
    Color: look('color', asColor),
    Bold: look('bold', asTruth),
    Italic: look('italic', asTruth),
    Strikethrough: look('strikethrough', asTruth),
    Underline: look('underline', (value) => asOneOf(value, underlines)),
  },
  methods: {
    Clear: (rule, _args, session) =>
      changeLook(session, rule, { color: null, bold: null, italic: null, strikethrough: null, underline: null }),
  },
})

const rangeFormat = officeType<Rule>('ConditionalRangeFormat', {
  scalars: { NumberFormat: look('numberFormat', asText) },
  links: { Fill: (rule, session) => fill(session, rule), Font: (rule, session) => font(session, rule) },
})

const withEquals = (formula: string): string => (formula.startsWith('=') ? formula : `=${formula}`)

const formula: Property<Rule> = {
  get: ({ format }) => (format.rule.kind === 'custom' ? format.rule.formula : ''),
  set: (rule, value, session) =>
    change(session, rule, { rule: { kind: 'custom', formula: withEquals(asText(value)) } }),
}

const customRule = officeType<Rule>('ConditionalFormatRule', { scalars: { Formula: formula, FormulaLocal: formula } })

const custom = officeType<Rule>('CustomConditionalFormat', {
  links: {
    Rule: (rule, session) => customRule(session, rule),
    Format: (rule, session) => rangeFormat(session, rule),
  },
})

const comparisons = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqual',
  'LessThanOrEqual',
] as const

/** The library says `GreaterThanOrEqual` here and `GreaterThanOrEqualTo` in validation. */
function readCellValue(given: unknown): ConditionalRule {
  const { operator, formula1, formula2 } = asRecord(given)
  const name = asOneOf(operator, comparisons)
  const comparison = name === 'GreaterThanOrEqual' || name === 'LessThanOrEqual' ? (`${name}To` as const) : name
  const text = (value: unknown): string => (typeof value === 'number' ? `=${value}` : withEquals(asText(value)))
  return {
    kind: 'cellValue',
    operator: comparison,
    first: text(formula1),
    second: missing(formula2) ? null : text(formula2),
  }
}

const cellValue = officeType<Rule>('CellValueConditionalFormat', {
  scalars: {
    Rule: {
      get: ({ format: { rule } }) =>
        rule.kind === 'cellValue'
          ? {
              operator: rule.operator.replace(/EqualTo$/, (end) => (/Than/.test(rule.operator) ? 'Equal' : end)),
              formula1: rule.first,
              formula2: rule.second,
            }
          : null,
      set: (rule, value, session) => change(session, rule, { rule: readCellValue(value) }),
    },
  },
  links: { Format: (rule, session) => rangeFormat(session, rule) },
})

const textOperators: readonly TextComparison[] = ['Contains', 'NotContains', 'BeginsWith', 'EndsWith']

const textComparison = officeType<Rule>('TextConditionalFormat', {
  scalars: {
    Rule: {
      get: ({ format: { rule } }) => (rule.kind === 'text' ? { operator: rule.operator, text: rule.text } : null),
      set: (rule, value, session) => {
        const { operator, text } = asRecord(value)
        change(session, rule, {
          rule: { kind: 'text', operator: asOneOf(operator, textOperators), text: asText(text) },
        })
      },
    },
  },
  links: { Format: (rule, session) => rangeFormat(session, rule) },
})

const kinds = { Custom: 'custom', CellValue: 'cellValue', ContainsText: 'text' } as const
const typeOf = ({ kind }: ConditionalRule): string =>
  kind === 'custom' ? 'Custom' : kind === 'cellValue' ? 'CellValue' : 'ContainsText'

const ifKind =
  (kind: ConditionalRule['kind'], make: (session: Session, rule: Rule) => OfficeObject) =>
  (rule: Rule, session: Session): OfficeObject | null =>
    rule.format.rule.kind === kind ? make(session, rule) : null

const mustBe =
  (kind: ConditionalRule['kind'], make: (session: Session, rule: Rule) => OfficeObject) =>
  (rule: Rule, session: Session): OfficeObject => {
    if (rule.format.rule.kind !== kind) throw new HostFault('InvalidOperation', 'The rule is of another kind.')
    return make(session, rule)
  }

const conditionalFormat = officeType<Rule>('ConditionalFormat', {
  identity: ({ format }) => ({ Id: format.id }),
  scalars: {
    Id: { get: ({ format }) => format.id },
    Type: { get: ({ format }) => typeOf(format.rule) },
    Priority: {
      get: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format),
      set: ({ sheet, format }, value, { workbook }) => setPriority(workbook, sheet, format, asWhole(value)),
    },
    StopIfTrue: {
      get: ({ format }) => format.stopIfTrue,
      set: (rule, value, session) => change(session, rule, { stopIfTrue: asTruth(value) }),
    },
  },
  links: {
    Custom: mustBe('custom', custom),
    CustomOrNullObject: ifKind('custom', custom),
    CellValue: mustBe('cellValue', cellValue),
    CellValueOrNullObject: ifKind('cellValue', cellValue),
    TextComparison: mustBe('text', textComparison),
    TextComparisonOrNullObject: ifKind('text', textComparison),
  },
  methods: {
    Delete: ({ sheet, format }, _args, { workbook }) => deleteConditionalFormat(workbook, sheet, format),
    GetRange: ({ sheet, format }, _args, session) => range(session, { sheet, area: format.area }),
    GetRangeOrNullObject: ({ sheet, format }, _args, session) => range(session, { sheet, area: format.area }),
  },
})

const firstRule = (kind: 'custom' | 'cellValue' | 'text'): ConditionalRule => {
  if (kind === 'custom') return { kind, formula: '=FALSE' }
  return kind === 'text'
    ? { kind, operator: 'Contains', text: '' }
    : { kind, operator: 'EqualTo', first: '=0', second: null }
}

function add(place: Place, type: unknown, session: Session): OfficeObject {
  const name = asText(type)
  const kind = Object.entries(kinds).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1]
  if (!kind) throw new HostFault('NotImplemented', `Conditional formats of the kind ${name} are not in this host.`)
  const format = addConditionalFormat(session.workbook, place.sheet, areaOfPlace(place), firstRule(kind))
  return conditionalFormat(session, { sheet: place.sheet, format })
}

/** Those that touch the place, first priority first. */
const rulesAt = (place: Place): ConditionalFormat[] =>
  place.sheet.conditionalFormats.filter(
    ({ area }) => intersection(area, areaOfPlace(place)) || sameArea(area, areaOfPlace(place)),
  )

export const conditionalFormats = officeType<Place>('ConditionalFormatCollection', {
  items: (place, session) => rulesAt(place).map((format) => conditionalFormat(session, { sheet: place.sheet, format })),
  find: (place, key, session) => {
    const format = rulesAt(place).find(({ id }) => id === key)
    return format ? conditionalFormat(session, { sheet: place.sheet, format }) : null
  },
  methods: {
    Add: (place, [type], session) => add(place, type, session),
    ClearAll: (place, _args, { workbook }) => clearConditionalFormats(workbook, place.sheet, areaOfPlace(place)),
    GetItem: (place, [key], session) => {
      const format = rulesAt(place).find(({ id }) => id === key)
      if (!format) throw itemNotFound('ConditionalFormatCollection.getItem')
      return conditionalFormat(session, { sheet: place.sheet, format })
    },
  },
})

export const conditionalTypes = [
  fill,
  font,
  rangeFormat,
  customRule,
  custom,
  cellValue,
  textComparison,
  conditionalFormat,
  conditionalFormats,
]
