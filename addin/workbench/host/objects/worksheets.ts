/** Worksheets and what belongs to a sheet as a whole. */
import { areaOf, bottom, isWholeColumns, isWholeRows, right } from '../../model/area.ts'
import { usedArea } from '../../model/cells.ts'
import { tell } from '../../model/changes.ts'
import { copySheet } from '../../model/copies.ts'
import { calculate } from '../../model/formula/calculate.ts'
import { setFreeze, setSheetLook } from '../../model/layout.ts'
import { findTable } from '../../model/lookup.ts'
import { cellsOfName, findName, renameSheet } from '../../model/names.ts'
import { protect, unprotect } from '../../model/protection.ts'
import { bodyArea, sheetOfTable } from '../../model/tables.ts'
import type { ProtectionOptions, Sheet, Visibility, Workbook } from '../../model/types.ts'
import {
  activate,
  activeSheetOf,
  addSheet,
  deleteSheet,
  findSheet,
  moveSheet,
  setVisibility,
} from '../../model/workbook.ts'
import { asColor, asOneOf, asRecord, asText, asTruth, asWhole, missing, orElse } from '../arguments.ts'
import { invalidArgument, itemNotFound } from '../faults.ts'
import { type Maker, type OfficeObject, officeType, type Session } from '../types.ts'
import { areasNamed, areasOrFault } from './areas.ts'
import { areaOfPlace, onSheet, type Place, placeAt, wholeSheet } from './cells.ts'
import { charts } from './charts.ts'
import { comments } from './comments.ts'
import { sheetFilter } from './filters.ts'
import { names } from './names.ts'
import { range, rangeOrNull } from './range.ts'
import { tables } from './tables.ts'

const visibilities: readonly Visibility[] = ['Visible', 'Hidden', 'VeryHidden']

function readOptions(given: unknown): Partial<ProtectionOptions> {
  if (missing(given)) return {}
  const flags = Object.entries(asRecord(given)).filter(([, value]) => !missing(value))
  return Object.fromEntries(flags)
}

const protection = officeType<Sheet>('WorksheetProtection', {
  scalars: {
    Protected: { get: (sheet) => sheet.protection !== null },
    Options: { get: (sheet) => sheet.protection?.options ?? null },
  },
  methods: {
    Protect: (sheet, [options, password], { workbook }) =>
      protect(workbook, sheet, readOptions(options), orElse(password, asText, null)),
    Unprotect: (sheet, [password], { workbook }) => unprotect(workbook, sheet, orElse(password, asText, null)),
  },
})

/** What is frozen, as the cells at the top left. */
function frozen(session: Session, sheet: Sheet): OfficeObject | null {
  const { rows, columns } = sheet.freeze
  if (rows === 0 && columns === 0) return null
  const whole = wholeSheet()
  return range(session, { sheet, area: areaOf(0, 0, rows || whole.rows, columns || whole.columns) })
}

const freezePanes = officeType<Sheet>('WorksheetFreezePanes', {
  methods: {
    FreezeRows: (sheet, [count], { workbook }) =>
      setFreeze(workbook, sheet, { rows: orElse(count, asWhole, 1), columns: 0 }),
    FreezeColumns: (sheet, [count], { workbook }) =>
      setFreeze(workbook, sheet, { rows: 0, columns: orElse(count, asWhole, 1) }),
    FreezeAt: (sheet, [given], session) => {
      const area = areaOfPlace(range.it(given) ?? placeAt(session, sheet, asText(given)))
      setFreeze(session.workbook, sheet, {
        rows: isWholeColumns(area) ? 0 : bottom(area) + 1,
        columns: isWholeRows(area) ? 0 : right(area) + 1,
      })
    },
    Unfreeze: (sheet, _args, { workbook }) => setFreeze(workbook, sheet, { rows: 0, columns: 0 }),
    GetLocation: (sheet, _args, session) => {
      const found = frozen(session, sheet)
      if (!found) throw itemNotFound('WorksheetFreezePanes.getLocation')
      return found
    },
    GetLocationOrNullObject: (sheet, _args, session) => frozen(session, sheet),
  },
})

interface CustomProperty {
  readonly sheet: Sheet
  readonly key: string
}

function putProperty(workbook: Workbook, sheet: Sheet, key: string, value: string): void {
  sheet.properties.set(key, value)
  tell(workbook, { kind: 'settings' })
}

const customProperty = officeType<CustomProperty>('WorksheetCustomProperty', {
  identity: ({ key }) => ({ _Id: key }),
  scalars: {
    _Id: { get: ({ key }) => key },
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ sheet, key }) => sheet.properties.get(key) ?? null,
      set: ({ sheet, key }, value, { workbook }) => putProperty(workbook, sheet, key, asText(value)),
    },
  },
  methods: {
    Delete: ({ sheet, key }, _args, { workbook }) => {
      sheet.properties.delete(key)
      tell(workbook, { kind: 'settings' })
    },
  },
})

const propertyKey = (sheet: Sheet, key: unknown): string | undefined =>
  [...sheet.properties.keys()].find((known) => known.toLowerCase() === String(key).toLowerCase())

const customProperties = officeType<Sheet>('WorksheetCustomPropertyCollection', {
  items: (sheet, session) => [...sheet.properties.keys()].map((key) => customProperty(session, { sheet, key })),
  find: (sheet, key, session) => {
    const known = propertyKey(sheet, key)
    return known === undefined ? null : customProperty(session, { sheet, key: known })
  },
  methods: {
    Add: (sheet, [key, value], session) => {
      const known = propertyKey(sheet, key) ?? asText(key)
      putProperty(session.workbook, sheet, known, asText(value))
      return customProperty(session, { sheet, key: known })
    },
  },
})

/** An address, a name, or a table's name; nothing: the whole sheet. */
function placeNamed(session: Session, sheet: Sheet, given: unknown): Place {
  if (missing(given)) return { sheet, area: wholeSheet() }
  const text = asText(given)
  const name = findName(session.workbook, text, sheet.id) ?? findName(session.workbook, text)
  const cells = name && cellsOfName(session.workbook, name)
  if (cells) return { sheet: cells.sheet, area: cells.area }
  const table = findTable(session.workbook, text)
  if (table && table.name.toLowerCase() === text.toLowerCase())
    return { sheet: sheetOfTable(session.workbook, table), area: bodyArea(table) }
  return placeAt(session, sheet, text)
}

const used = (sheet: Sheet, valuesOnly: unknown): Place | null => {
  const area = usedArea(sheet, orElse(valuesOnly, asTruth, false))
  return area && { sheet, area }
}

/** The sheet before or after, among the visible ones when asked. */
function neighbour({ workbook }: Session, sheet: Sheet, step: 1 | -1, visibleOnly: unknown): Sheet | null {
  const list = workbook.sheets.filter((one) => one === sheet || visibleOnly !== true || one.visibility === 'Visible')
  return list[list.indexOf(sheet) + step] ?? null
}

/** At an end, or beside another sheet. */
function copy(sheet: Sheet, [where, beside]: readonly unknown[], session: Session): OfficeObject {
  const { workbook } = session
  const kind = orElse(
    where,
    (value) => asOneOf(value, ['None', 'Before', 'After', 'Beginning', 'End'] as const),
    'None',
  )
  const other = missing(beside) ? sheet : worksheet.it(beside)
  if (!other) throw invalidArgument('Worksheet.copy')
  const at = workbook.sheets.indexOf(other)
  const positions = {
    None: workbook.sheets.length,
    End: workbook.sheets.length,
    Beginning: 0,
    Before: at,
    After: at + 1,
  }
  return worksheet(session, copySheet(workbook, sheet, positions[kind]))
}

const sheetOrNothing = (session: Session, sheet: Sheet | null): OfficeObject | null =>
  sheet && worksheet(session, sheet)

function sheetOrFault(session: Session, sheet: Sheet | null | undefined, location: string): OfficeObject {
  if (!sheet) throw itemNotFound(location)
  return worksheet(session, sheet)
}

export const worksheet: Maker<Sheet> = officeType<Sheet>('Worksheet', {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: ({ id }) => id },
    Name: { get: ({ name }) => name, set: (sheet, value, { workbook }) => renameSheet(workbook, sheet, asText(value)) },
    Position: {
      get: (sheet, { workbook }) => workbook.sheets.indexOf(sheet),
      set: (sheet, value, { workbook }) => moveSheet(workbook, sheet, asWhole(value)),
    },
    Visibility: {
      get: ({ visibility }) => visibility,
      set: (sheet, value, { workbook }) => setVisibility(workbook, sheet, asOneOf(value, visibilities)),
    },
    TabColor: {
      get: ({ tabColor }) => tabColor ?? '',
      set: (sheet, value, { workbook }) =>
        setSheetLook(workbook, sheet, { tabColor: value === '' ? null : asColor(value) }),
    },
    ShowGridlines: { get: ({ showGridlines }) => showGridlines },
    ShowHeadings: { get: ({ showHeadings }) => showHeadings },
    /** The library sets the two above under these names. */
    Gridlines: {
      get: ({ showGridlines }) => showGridlines,
      set: (sheet, value, { workbook }) => setSheetLook(workbook, sheet, { showGridlines: asTruth(value) }),
    },
    Headings: {
      get: ({ showHeadings }) => showHeadings,
      set: (sheet, value, { workbook }) => setSheetLook(workbook, sheet, { showHeadings: asTruth(value) }),
    },
  },
  links: {
    Tables: (sheet, session) => tables(session, { sheet }),
    Names: (sheet, session) => names(session, { scope: sheet.id }),
    Protection: (sheet, session) => protection(session, sheet),
    FreezePanes: (sheet, session) => freezePanes(session, sheet),
    Charts: (sheet, session) => charts(session, sheet),
    Comments: (sheet, session) => comments(session, { sheet }),
    AutoFilter: (sheet, session) => sheetFilter(session, sheet),
    CustomProperties: (sheet, session) => customProperties(session, sheet),
  },
  methods: {
    GetRange: (sheet, [address], session) => range(session, placeNamed(session, sheet, address)),
    GetRangeByIndexes: (sheet, [row, column, rows, columns], session) =>
      range(session, onSheet(sheet, areaOf(asWhole(row), asWhole(column), asWhole(rows), asWhole(columns)))),
    GetRanges: (sheet, [address], session) =>
      areasOrFault(session, sheet, missing(address) ? [wholeSheet()] : areasNamed(sheet, asText(address)), 'Worksheet'),
    GetCell: (sheet, [row, column], session) => range(session, onSheet(sheet, areaOf(asWhole(row), asWhole(column)))),
    GetUsedRange: (sheet, [valuesOnly], session) =>
      range(session, used(sheet, valuesOnly) ?? { sheet, area: areaOf(0, 0) }),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly], session) => rangeOrNull(session, used(sheet, valuesOnly)),
    Activate: (sheet, _args, { workbook }) => activate(workbook, sheet),
    Delete: (sheet, _args, { workbook }) => deleteSheet(workbook, sheet),
    Copy: copy,
    Calculate: (_sheet, _args, { workbook }) => calculate(workbook, true),
    GetNext: (sheet, [visibleOnly], session) =>
      sheetOrFault(session, neighbour(session, sheet, 1, visibleOnly), 'Worksheet.getNext'),
    GetNextOrNullObject: (sheet, [visibleOnly], session) =>
      sheetOrNothing(session, neighbour(session, sheet, 1, visibleOnly)),
    GetPrevious: (sheet, [visibleOnly], session) =>
      sheetOrFault(session, neighbour(session, sheet, -1, visibleOnly), 'Worksheet.getPrevious'),
    GetPreviousOrNullObject: (sheet, [visibleOnly], session) =>
      sheetOrNothing(session, neighbour(session, sheet, -1, visibleOnly)),
  },
})

const listed = ({ workbook }: Session, visibleOnly: unknown): Sheet[] =>
  workbook.sheets.filter(({ visibility }) => visibleOnly !== true || visibility === 'Visible')

export const worksheets = officeType<null>('WorksheetCollection', {
  items: (_it, session) => session.workbook.sheets.map((sheet) => worksheet(session, sheet)),
  find: (_it, key, session) => sheetOrNothing(session, findSheet(session.workbook, String(key)) ?? null),
  methods: {
    Add: (_it, [name], session) => worksheet(session, addSheet(session.workbook, orElse(name, asText, undefined))),
    GetActiveWorksheet: (_it, _args, session) => worksheet(session, activeSheetOf(session.workbook)),
    GetCount: (_it, [visibleOnly], session) => listed(session, visibleOnly).length,
    GetFirst: (_it, [visibleOnly], session) =>
      sheetOrFault(session, listed(session, visibleOnly)[0], 'WorksheetCollection.getFirst'),
    GetLast: (_it, [visibleOnly], session) =>
      sheetOrFault(session, listed(session, visibleOnly).at(-1), 'WorksheetCollection.getLast'),
  },
})

export const worksheetTypes = [protection, freezePanes, customProperty, customProperties, worksheet, worksheets]
