/** A workbook and its sheets. */
import { areaOf } from './area.ts'
import { tell } from './changes.ts'
import { type Culture, cultures } from './culture.ts'
import { WorkbookError } from './errors.ts'
import { noQuirks } from './quirks.ts'
import type { Sheet, Visibility, Workbook } from './types.ts'

export interface WorkbookOptions {
  readonly name?: string
  readonly culture?: Culture
  /** Names of its first sheets. */
  readonly sheets?: readonly string[]
}

/** A new workbook; one sheet, `Sheet1`, when nothing else is asked. */
export function createWorkbook(options: WorkbookOptions = {}): Workbook {
  const workbook: Workbook = {
    name: options.name ?? 'Book1.xlsx',
    sheets: [],
    activeSheet: '',
    names: [],
    settings: new Map(),
    customXml: [],
    culture: options.culture ?? cultures['en-US'],
    calculationMode: 'Automatic',
    lastId: 0,
    quirks: noQuirks,
    author: null,
    listeners: new Set(),
  }
  for (const name of options.sheets ?? ['Sheet1']) workbook.sheets.push(newSheet(workbook, name))
  workbook.activeSheet = workbook.sheets[0]?.id ?? ''
  return workbook
}

/** A number not given before in this workbook. */
export function nextId(workbook: Workbook): number {
  workbook.lastId += 1
  return workbook.lastId
}

const sheetId = (number: number): string => `{00000000-0001-0000-0000-${String(number).padStart(12, '0')}}`

/** Not in the workbook yet. */
export function newSheet(workbook: Workbook, name: string): Sheet {
  return {
    id: sheetId(nextId(workbook)),
    name,
    visibility: 'Visible',
    tabColor: null,
    showGridlines: true,
    showHeadings: true,
    cells: new Map(),
    formulas: 0,
    rowFormats: new Map(),
    columnFormats: new Map(),
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenColumns: new Set(),
    hiddenRows: new Set(),
    freeze: { rows: 0, columns: 0 },
    protection: null,
    tables: [],
    conditionalFormats: [],
    validations: [],
    filter: null,
    comments: [],
    charts: [],
    selection: { area: areaOf(0, 0), active: { row: 0, column: 0 } },
    properties: new Map(),
  }
}

/** By id, or by name in any case. */
export const findSheet = (workbook: Workbook, key: string): Sheet | undefined =>
  workbook.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === key.toLowerCase())

/** As `findSheet`; `ItemNotFound` when there is none. */
export function sheetOf(workbook: Workbook, key: string): Sheet {
  const sheet = findSheet(workbook, key)
  if (!sheet) throw new WorkbookError('ItemNotFound', `There is no sheet ${key}.`)
  return sheet
}

export const activeSheetOf = (workbook: Workbook): Sheet => sheetOf(workbook, workbook.activeSheet)

/** At the end; without a name it becomes `Sheet` and the first free number. */
export function addSheet(workbook: Workbook, name?: string): Sheet {
  const wanted = name || freeSheetName(workbook)
  checkSheetName(workbook, wanted)
  const sheet = newSheet(workbook, wanted)
  workbook.sheets.push(sheet)
  tell(workbook, { kind: 'sheetAdded', sheet: sheet.id })
  return sheet
}

function freeSheetName(workbook: Workbook): string {
  let number = workbook.sheets.length + 1
  while (findSheet(workbook, `Sheet${number}`)) number += 1
  return `Sheet${number}`
}

function checkSheetName(workbook: Workbook, name: string, self?: Sheet): void {
  if (
    name.length === 0 ||
    name.length > 31 ||
    /[\\/?*[\]:]/.test(name) ||
    /^'|'$/.test(name) ||
    /^history$/i.test(name)
  )
    throw new WorkbookError('InvalidArgument', `A sheet cannot be named ${name}.`)
  const other = findSheet(workbook, name)
  if (other && other !== self) throw new WorkbookError('ItemAlreadyExists', `There is a sheet ${name} already.`)
}

/** The caller rewrites formulas that name it (see references.ts `renameSheetEverywhere`). */
export function setSheetName(workbook: Workbook, sheet: Sheet, name: string): void {
  checkSheetName(workbook, name, sheet)
  const before = sheet.name
  if (before === name) return
  sheet.name = name
  tell(workbook, { kind: 'sheetRenamed', sheet: sheet.id, before, after: name })
}

const visibleSheets = (workbook: Workbook): Sheet[] => workbook.sheets.filter((sheet) => sheet.visibility === 'Visible')

function checkNotLast(workbook: Workbook, sheet: Sheet): void {
  if (visibleSheets(workbook).some((other) => other !== sheet)) return
  throw new WorkbookError('InvalidOperation', 'A workbook needs a visible sheet.')
}

export function deleteSheet(workbook: Workbook, sheet: Sheet): void {
  checkNotLast(workbook, sheet)
  if (sheet.visibility === 'VeryHidden') throw new WorkbookError('InvalidOperation', 'A very hidden sheet stays.')
  leave(workbook, sheet)
  workbook.sheets = workbook.sheets.filter((other) => other !== sheet)
  workbook.names = workbook.names.filter((name) => name.scope !== sheet.id)
  tell(workbook, { kind: 'sheetDeleted', sheet: sheet.id, name: sheet.name })
}

function leave(workbook: Workbook, sheet: Sheet): void {
  if (workbook.activeSheet !== sheet.id) return
  const at = workbook.sheets.indexOf(sheet)
  const others = visibleSheets(workbook).filter((other) => other !== sheet)
  const next = others.find((other) => workbook.sheets.indexOf(other) > at) ?? others.at(-1)
  if (next) activate(workbook, next)
}

export function activate(workbook: Workbook, sheet: Sheet): void {
  if (sheet.visibility !== 'Visible') throw new WorkbookError('InvalidOperation', `${sheet.name} is hidden.`)
  const left = workbook.activeSheet
  if (left === sheet.id) return
  workbook.activeSheet = sheet.id
  tell(workbook, { kind: 'activated', sheet: sheet.id, left })
}

export function setVisibility(workbook: Workbook, sheet: Sheet, visibility: Visibility): void {
  const before = sheet.visibility
  if (before === visibility) return
  if (visibility !== 'Visible') {
    checkNotLast(workbook, sheet)
    leave(workbook, sheet)
  }
  sheet.visibility = visibility
  tell(workbook, { kind: 'sheetVisibility', sheet: sheet.id, before, after: visibility })
}

export function moveSheet(workbook: Workbook, sheet: Sheet, position: number): void {
  const before = workbook.sheets.indexOf(sheet)
  if (position < 0 || position >= workbook.sheets.length)
    throw new WorkbookError('InvalidArgument', `There is no position ${position}.`)
  if (before === position) return
  workbook.sheets.splice(before, 1)
  workbook.sheets.splice(position, 0, sheet)
  tell(workbook, { kind: 'sheetMoved', sheet: sheet.id, before, after: position })
}

/** Puts another workbook's content in the place of this one's; listeners stay. */
export function replaceContent(workbook: Workbook, other: Workbook): void {
  const { listeners: _, ...content } = other
  Object.assign(workbook, content)
  tell(workbook, { kind: 'replaced' })
}
