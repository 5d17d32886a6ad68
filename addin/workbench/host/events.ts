/** From changes of the workbook to the events that the library knows. */
import { areaAddress } from '../model/address.ts'
import { areaOf, intersection, isOneCell, lastRow } from '../model/area.ts'
import { isError, valueAt } from '../model/cells.ts'
import { movedArea } from '../model/structure.ts'
import type { Area, CellValue, Change, Sheet, Workbook } from '../model/types.ts'
import { findSheet } from '../model/workbook.ts'
import { comments } from './objects/comments.ts'
import { range } from './objects/range.ts'
import { table as tableObject, tables } from './objects/tables.ts'
import { valueType } from './objects/values.ts'
import { worksheet } from './objects/worksheets.ts'
import type { OfficeObject, Session } from './types.ts'

/** Who made a change. */
export type Actor = 'addin' | 'person' | 'remote'

export interface OfficeEvent {
  readonly messageType: number
  /** A sheet's or table's id, or `Workbook`. */
  readonly targetId: string
  readonly args: Readonly<Record<string, unknown>>
}

/** A message to the library that it did not ask for. */
export interface Entry {
  /** 65536 an event, 1 a custom function, 2 an action. */
  readonly messageCategory: number
  readonly messageType: number
  readonly targetId: string
  readonly message: unknown
}

export const entryOf = ({ messageType, targetId, args }: OfficeEvent): Entry => ({
  messageCategory: 65536,
  messageType,
  targetId,
  message: args,
})

const everywhere = 'Workbook'

/** Message types by the registering method; the second is for tables. */
const sheetEvents: Readonly<Record<string, number>> = {
  datachangedevent: 10,
  activatedevent: 11,
  deactivatedevent: 12,
  addedevent: 13,
  selectionchangedevent: 14,
  deletedevent: 15,
  calculatedevent: 16,
  formatchangedevent: 18,
  rowsortedevent: 19,
  rowhiddenchangedevent: 22,
  formulachangedevent: 23,
  protectionchangedevent: 24,
  eventnamechanged: 25,
  eventvisibilitychanged: 26,
  eventmoved: 27,
}
const tableEvents: Readonly<Record<string, number>> = {
  selectionchangedevent: 100,
  datachangedevent: 101,
  addedevent: 102,
  deletedevent: 103,
}

const commentEvents: Readonly<Record<string, number>> = {
  addedevent: 250,
  deletedevent: 251,
  changedevent: 252,
}

/** Every event that this host raises, as it is registered. */
export const registrations: readonly string[] = [...new Set([...Object.keys(sheetEvents), ...Object.keys(tableEvents)])]

/** What a registration listens to: `10:Workbook`; `undefined` for events that this host does not raise. */
export function registrationOf(target: OfficeObject, method: string): string | undefined {
  const name = method.replace(/^_(Un)?register/i, '').toLowerCase()
  const { name: on } = target.type
  const type = (on.startsWith('Table') ? tableEvents : on.startsWith('Comment') ? commentEvents : sheetEvents)[name]
  return type === undefined ? undefined : `${type}:${targetOf(target)}`
}

function targetOf(target: OfficeObject): string {
  return (
    worksheet.it(target)?.id ??
    tableObject.it(target)?.id ??
    tables.it(target)?.sheet?.id ??
    comments.it(target)?.sheet?.id ??
    everywhere
  )
}

/** The events of a change, whether somebody listens or not. */
export function eventsOf(session: Session, change: Change, actor: Actor): OfficeEvent[] {
  const events = localEvents(session, change, actor)
  if (actor !== 'remote') return events
  return events.map((event) =>
    'source' in event.args ? { ...event, args: { ...event.args, source: 'Remote' } } : event,
  )
}

function localEvents(session: Session, change: Change, actor: Actor): OfficeEvent[] {
  const { workbook } = session
  switch (change.kind) {
    case 'cells':
      return cellEvents(session, change, actor)
    case 'inserted':
    case 'deleted':
      return dataEvents(session, change.sheet, change.area, actor, movement(change))
    case 'selection':
      return selectionEvents(workbook, change.sheet, change.area)
    case 'activated':
      return [
        ...sheetEvent(12, change.left, { type: 'WorksheetDeactivated' }),
        ...sheetEvent(11, change.sheet, { type: 'WorksheetActivated' }),
      ]
    case 'tableAdded':
    case 'tableDeleted':
      return tableListEvents(workbook, change)
    case 'sorted':
      return sheetEvent(19, change.sheet, { type: 'RowSorted', source: 'Local', address: areaAddress(change.area) })
    case 'formats':
      return sheetEvent(18, change.sheet, {
        ...place('WorksheetFormatChanged', change.area),
        triggerSource: trigger(actor),
      })
    case 'comment':
      return eventsOfComment(change)
    case 'calculated':
      return sheetEvent(16, change.sheet, { type: 'WorksheetCalculated', address: areaAddress(change.area) })
    default:
      return sheetChangeEvents(change)
  }
}

function sheetChangeEvents(change: Change): OfficeEvent[] {
  switch (change.kind) {
    case 'sheetAdded':
      return sheetEvent(13, change.sheet, { type: 'WorksheetAdded', source: 'Local' })
    case 'sheetDeleted':
      return sheetEvent(15, change.sheet, { type: 'WorksheetDeleted', source: 'Local' })
    case 'sheetRenamed':
      return sheetEvent(25, change.sheet, renamed('WorksheetNameChanged', 'name', change.before, change.after))
    case 'sheetVisibility':
      return sheetEvent(
        26,
        change.sheet,
        renamed('WorksheetVisibilityChanged', 'visibility', change.before, change.after),
      )
    case 'sheetMoved':
      return sheetEvent(27, change.sheet, renamed('WorksheetMoved', 'position', change.before, change.after))
    case 'protection':
      return sheetEvent(24, change.sheet, {
        type: 'WorksheetProtectionChanged',
        source: 'Local',
        isProtected: change.protected,
        sheetPassword: null,
      })
    case 'layout':
      return change.rowsHidden === undefined || !change.area
        ? []
        : sheetEvent(22, change.sheet, {
            ...place('WorksheetRowHiddenChanged', change.area),
            changeType: change.rowsHidden ? 'Hidden' : 'Unhidden',
          })
    default:
      return []
  }
}

const commentTypes = {
  added: ['addedevent', 'CommentAdded'],
  deleted: ['deletedevent', 'CommentDeleted'],
  changed: ['changedevent', 'CommentChanged'],
} as const

function eventsOfComment(change: Change & { kind: 'comment' }): OfficeEvent[] {
  const [name, type] = commentTypes[change.what]
  const commentDetails = [{ commentId: change.comment, replyIds: change.replies }]
  const args = { type, source: 'Local', worksheetId: change.sheet, commentDetails, changeType: 'CommentEdited' }
  return [change.sheet, everywhere].map((targetId) => ({ messageType: commentEvents[name] ?? 0, targetId, args }))
}

const trigger = (actor: Actor): string => (actor === 'addin' ? 'ThisLocalAddin' : 'Unknown')
const place = (type: string, area: Area) => ({ type, source: 'Local', address: areaAddress(area) })

const renamed = (type: string, what: string, before: unknown, after: unknown) => ({
  type,
  source: 'Local',
  [`${what}Before`]: before,
  [`${what}After`]: after,
})

/** For the sheet and for those who listen to all of them. */
const sheetEvent = (messageType: number, sheet: string, args: Readonly<Record<string, unknown>>): OfficeEvent[] =>
  [sheet, everywhere].map((targetId) => ({ messageType, targetId, args: { worksheetId: sheet, ...args } }))

/** An edit of one cell tells what was there and what is; of more cells nothing. */
function details(workbook: Workbook, change: Change & { kind: 'cells' }): Record<string, unknown> {
  const sheet = findSheet(workbook, change.sheet)
  if (!isOneCell(change.area) || change.before === undefined || !sheet) return {}
  const after = valueAt(sheet, change.area.row, change.area.column)
  return {
    valueBefore: plain(change.before),
    valueAfter: plain(after),
    valueTypeBefore: valueType(change.before),
    valueTypeAfter: valueType(after),
  }
}

const plain = (value: CellValue): unknown => (value === null ? '' : isError(value) ? value.error : value)

function cellEvents(session: Session, change: Change & { kind: 'cells' }, actor: Actor): OfficeEvent[] {
  const { workbook } = session
  if (change.how === 'pick' && workbook.quirks.silentListPick) return []
  const isWide = change.how === 'fill' && workbook.quirks.wrongFillAddress
  const area = isWide ? toTheEnd(change.area) : change.area
  return dataEvents(session, change.sheet, area, actor, { changeType: 'RangeEdited', ...details(workbook, change) })
}

const toTheEnd = ({ row, column, columns }: Area): Area => areaOf(row, column, lastRow + 1 - row, columns)

const kinds = { rows: 'Row', columns: 'Column', cells: 'Cell' } as const

const movement = (change: Change & { kind: 'inserted' | 'deleted' }): Record<string, unknown> => ({
  changeType: `${kinds[change.what]}${change.kind === 'inserted' ? 'Inserted' : 'Deleted'}`,
  changeDirectionState: {
    insertShiftDirection: change.kind === 'inserted' ? change.shift : undefined,
    deleteShiftDirection: change.kind === 'deleted' ? change.shift : undefined,
  },
})

function dataEvents(
  session: Session,
  sheetId: string,
  area: Area,
  actor: Actor,
  what: Readonly<Record<string, unknown>>,
): OfficeEvent[] {
  const sheet = findSheet(session.workbook, sheetId)
  if (!sheet) return []
  const args = {
    shiftDirection: 'None',
    ...what,
    source: 'Local',
    worksheetId: sheetId,
    address: areaAddress(area),
    referenceId: remembered(session, sheet, area),
    triggerSource: trigger(actor),
  }
  return [...sheetEvent(10, sheetId, args), ...tableDataEvents(sheet, area, args)]
}

function tableDataEvents(sheet: Sheet, area: Area, args: Readonly<Record<string, unknown>>): OfficeEvent[] {
  return sheet.tables
    .filter((table) => intersection(table.area, area))
    .flatMap((table) =>
      [table.id, sheet.id, everywhere].map((targetId) => ({
        messageType: 101,
        targetId,
        args: { ...args, tableId: table.id },
      })),
    )
}

const mostRemembered = 1000

/** An id under which the handler may ask for the range. */
function remembered(session: Session, sheet: Sheet, area: Area): string {
  session.lastReference += 1
  const id = `event-${session.lastReference}`
  session.eventRanges.set(id, range(session, { sheet, area }))
  const [oldest] = session.eventRanges.keys()
  if (session.eventRanges.size > mostRemembered && oldest !== undefined) session.eventRanges.delete(oldest)
  return id
}

function selectionEvents(workbook: Workbook, sheetId: string, area: Area): OfficeEvent[] {
  const sheet = findSheet(workbook, sheetId)
  const address = areaAddress(area)
  const inTables = (sheet?.tables ?? []).map((table) => ({
    messageType: 100,
    targetId: table.id,
    args: { worksheetId: sheetId, tableId: table.id, address, isInsideTable: intersection(table.area, area) !== null },
  }))
  const inBook = { messageType: 2, targetId: '', args: {} }
  return [...sheetEvent(14, sheetId, { address }), ...inTables, inBook]
}

function tableListEvents(workbook: Workbook, change: Change & { kind: 'tableAdded' | 'tableDeleted' }): OfficeEvent[] {
  const added = change.kind === 'tableAdded'
  const sheet = findSheet(workbook, change.sheet)
  const tableName = added ? sheet?.tables.find(({ id }) => id === change.table)?.name : change.name
  const args = {
    type: added ? 'TableAdded' : 'TableDeleted',
    source: 'Local',
    worksheetId: change.sheet,
    tableId: change.table,
    tableName,
  }
  return [change.sheet, everywhere].map((targetId) => ({ messageType: added ? 102 : 103, targetId, args }))
}

/** Ranges that the add-in keeps go along when cells are inserted or deleted. */
export function moveKeptRanges(session: Session, change: Change): void {
  if (change.kind !== 'inserted' && change.kind !== 'deleted') return
  for (const object of [...session.references.values(), ...session.eventRanges.values()]) {
    const kept = range.it(object)
    if (kept?.area && kept.sheet.id === change.sheet) kept.area = movedArea(kept.area, change)
  }
}

/** Blocks of one large write come as one change: neighbours that fill a rectangle together are joined. */
export function joined(first: Change | undefined, next: Change): Change | null {
  if (first?.kind !== 'cells' || next.kind !== 'cells' || first.sheet !== next.sheet || first.how || next.how)
    return null
  const [a, b] = [first.area, next.area]
  const below = a.column === b.column && a.columns === b.columns && b.row === a.row + a.rows
  const beside = a.row === b.row && a.rows === b.rows && b.column === a.column + a.columns
  if (below) return { kind: 'cells', sheet: first.sheet, area: { ...a, rows: a.rows + b.rows } }
  return beside ? { kind: 'cells', sheet: first.sheet, area: { ...a, columns: a.columns + b.columns } } : null
}
