/** The workbook, the application around it, and its regional settings. */

import { areaOf } from '../../model/area.ts'
import { calculate } from '../../model/formula/calculate.ts'
import { activeSheetOf } from '../../model/workbook.ts'
import { asOneOf, asTruth, orElse } from '../arguments.ts'
import { itemNotFound, notImplemented } from '../faults.ts'
import { type OfficeObject, officeType, type Session } from '../types.ts'
import { areasObject } from './areas.ts'
import { comments } from './comments.ts'
import { functions } from './functions.ts'
import { names } from './names.ts'
import { range } from './range.ts'
import { customXmlParts, settings } from './settings.ts'
import { tables } from './tables.ts'
import { worksheets } from './worksheets.ts'

const numberFormat = officeType<null>('NumberFormatInfo', {
  scalars: {
    NumberDecimalSeparator: { get: (_it, { workbook }) => workbook.culture.decimal },
    NumberGroupSeparator: { get: (_it, { workbook }) => workbook.culture.thousands },
  },
})

const datetimeFormat = officeType<null>('DatetimeFormatInfo', {
  scalars: {
    DateSeparator: { get: (_it, { workbook }) => workbook.culture.dateSeparator },
    TimeSeparator: { get: (_it, { workbook }) => workbook.culture.timeSeparator },
    ShortDatePattern: { get: (_it, { workbook }) => patternOf(workbook.culture.shortDate) },
    LongDatePattern: { get: (_it, { workbook }) => patternOf(workbook.culture.longDate) },
    LongTimePattern: { get: (_it, { workbook }) => timePatternOf(workbook.culture.longTime) },
  },
})

/** Office tells patterns in the letters of .NET, where months are capitals. */
const patternOf = (code: string): string => code.replaceAll('m', 'M')
const timePatternOf = (code: string): string =>
  code.includes('AM/PM') ? code.replace('AM/PM', 'tt') : code.replaceAll('h', 'H')

const cultureInfo = officeType<null>('CultureInfo', {
  scalars: { Name: { get: (_it, { workbook }) => workbook.culture.name } },
  links: {
    NumberFormat: (_it, session) => numberFormat(session, null),
    DatetimeFormat: (_it, session) => datetimeFormat(session, null),
  },
})

const workbookCreated = officeType<null>('WorkbookCreated', {
  identity: () => ({ Id: 'new' }),
  scalars: { Id: { get: () => 'new' } },
  methods: { Open: (_it, _args, { program }) => program.openNew?.() },
})

const application = officeType<null>('Application', {
  scalars: {
    CalculationMode: {
      get: (_it, { workbook }) => workbook.calculationMode,
      set: (_it, value, { workbook }) => {
        workbook.calculationMode = asOneOf(value, ['Automatic', 'AutomaticExceptTables', 'Manual'] as const)
        calculate(workbook)
      },
    },
    CalculationState: { get: () => 'Done' },
    CalculationEngineVersion: { get: () => 191029 },
    DecimalSeparator: { get: (_it, { workbook }) => workbook.culture.decimal },
    ThousandsSeparator: { get: (_it, { workbook }) => workbook.culture.thousands },
    UseSystemSeparators: { get: () => true },
  },
  links: { CultureInfo: (_it, session) => cultureInfo(session, null) },
  methods: {
    CreateWorkbook: (_it, [file], session) => {
      if (file || !session.program.openNew) throw notImplemented('Application.createWorkbook')
      return workbookCreated(session, null)
    },
    Calculate: (_it, [type], { workbook, functions: service }) => {
      if (type !== 'Recalculate') service?.forget()
      calculate(workbook, true)
    },
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
})

const runtime = officeType<null>('Runtime', {
  scalars: {
    EnableEvents: {
      get: (_it, session) => session.events,
      set: (_it, value, session) => {
        session.events = asTruth(value)
      },
    },
  },
})

const eventRange = (session: Session, id: unknown): OfficeObject | null => session.eventRanges.get(String(id)) ?? null

function selected(session: Session): OfficeObject {
  const sheet = activeSheetOf(session.workbook)
  return range(session, { sheet, area: sheet.selection.area })
}

export const workbookObject = officeType<null>('Workbook', {
  scalars: {
    Name: { get: (_it, { workbook }) => workbook.name },
    ReadOnly: { get: () => false },
    AutoSave: { get: () => false },
    IsDirty: {
      get: (_it, session) => session.isDirty,
      set: (_it, value, session) => {
        session.isDirty = asTruth(value)
      },
    },
    PreviouslySaved: { get: () => true },
  },
  links: {
    Worksheets: (_it, session) => worksheets(session, null),
    Tables: (_it, session) => tables(session, { sheet: null }),
    Names: (_it, session) => names(session, { scope: null }),
    Settings: (_it, session) => settings(session, null),
    CustomXmlParts: (_it, session) => customXmlParts(session, null),
    Functions: (_it, session) => functions(session, null),
    Comments: (_it, session) => comments(session, { sheet: null }),
    Application: (_it, session) => application(session, null),
    _Runtime: (_it, session) => runtime(session, null),
  },
  methods: {
    GetSelectedRanges: (_it, _args, session) => {
      const sheet = activeSheetOf(session.workbook)
      return areasObject(session, sheet, [sheet.selection.area])
    },
    Save: (_it, _args, session) => {
      session.program.save()
      session.isDirty = false
    },
    Close: (_it, [behavior], { program }) =>
      program.close(orElse(behavior, (value) => asOneOf(value, ['Save', 'SkipSave'] as const), 'Save') === 'Save'),
    GetSelectedRange: (_it, _args, session) => selected(session),
    GetActiveCell: (_it, _args, session) => {
      const sheet = activeSheetOf(session.workbook)
      const { row, column } = sheet.selection.active
      return range(session, { sheet, area: areaOf(row, column) })
    },
    _GetRangeForEventByReferenceId: (_it, [id], session) => {
      const found = eventRange(session, id)
      if (!found) throw itemNotFound('Workbook')
      return found
    },
    _GetRangeOrNullObjectForEventByReferenceId: (_it, [id], session) => eventRange(session, id),
  },
})

export const workbookTypes = [
  numberFormat,
  datetimeFormat,
  cultureInfo,
  workbookCreated,
  application,
  runtime,
  workbookObject,
]
