/**
 * Undo and redo. Cells and formats are never changed but replaced, so a picture of the workbook is cheap: only the rows
 * that changed since the last picture are copied. What one user action or one batch of the add-in does happens within
 * one turn of the event loop and is one step. Selections are no steps, and recalculated values join the step before.
 */
import { bounding } from './area.ts'
import { subscribe, tell } from './changes.ts'
import { copyOfRest, type Rest } from './rest.ts'
import type { Area, Cell, Change, Sheet, Workbook } from './types.ts'

type Rows = ReadonlyMap<number, ReadonlyMap<number, Cell>>

interface SheetPicture {
  readonly sheet: Sheet
  readonly rows: Rows
  /** Everything but the cells and what is being selected. */
  readonly rest: Rest
}

interface Picture {
  readonly sheets: readonly SheetPicture[]
  readonly names: Workbook['names']
}

export interface History {
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
  readonly undo: () => void
  readonly redo: () => void
  readonly stop: () => void
}

const mostSteps = 100

export function keepHistory(workbook: Workbook, onStep: () => void): History {
  const past: Picture[] = []
  const future: Picture[] = []
  let present = pictureOf(workbook, undefined, new Map())
  let touched = new Map<string, Touched>()
  let open: 'no' | 'amend' | 'step' = 'no'
  let isRestoring = false

  const close = (): void => {
    const kind = open
    open = 'no'
    if (kind === 'no') return
    const next = pictureOf(workbook, present, touched)
    touched = new Map()
    if (kind === 'step') {
      past.push(present)
      if (past.length > mostSteps) past.shift()
      future.length = 0
    }
    present = next
    onStep()
  }

  const restart = (): void => {
    past.length = 0
    future.length = 0
    open = 'no'
    touched = new Map()
    present = pictureOf(workbook, undefined, touched)
    onStep()
  }

  const stop = subscribe(workbook, (change) => {
    if (isRestoring || !isStep(change)) return
    if (change.kind === 'replaced') return restart()
    if (workbook.quirks.forgetsUndo && forgetful.has(change.kind)) queueMicrotask(restart)
    touch(touched, change)
    if (open === 'no') queueMicrotask(close)
    if (open !== 'step') open = change.kind === 'calculated' ? 'amend' : 'step'
  })

  const go = (from: Picture[], to: Picture[]): void => {
    close()
    const picture = from.pop()
    if (!picture) return
    to.push(present)
    isRestoring = true
    restore(workbook, present, picture)
    isRestoring = false
    present = picture
    onStep()
  }

  return {
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    undo: () => go(past, future),
    redo: () => go(future, past),
    stop,
  }
}

const isStep = (change: Change): boolean => change.kind !== 'selection' && change.kind !== 'activated'

/** After these Excel has nothing to undo any more. */
const forgetful: ReadonlySet<Change['kind']> = new Set(['sheetAdded', 'sheetDeleted', 'protection', 'customXml'])

/** Which rows of a sheet changed, or that any may have. */
type Touched = Area | 'all'

function touch(touched: Map<string, Touched>, change: Change): void {
  if (!('sheet' in change)) return
  const known = touched.get(change.sheet)
  const inRows = change.kind === 'cells' || change.kind === 'formats' || change.kind === 'calculated'
  if (!inRows || known === 'all') touched.set(change.sheet, 'all')
  else touched.set(change.sheet, known ? bounding(known, change.area) : change.area)
}

function pictureOf(workbook: Workbook, before: Picture | undefined, touched: ReadonlyMap<string, Touched>): Picture {
  return {
    sheets: workbook.sheets.map((sheet) => {
      const known = before?.sheets.find((one) => one.sheet === sheet)
      const part = touched.get(sheet.id)
      if (known && part === undefined) return known
      return { sheet, rows: rowsOf(sheet, known, part ?? 'all'), rest: restOf(sheet) }
    }),
    names: workbook.names.map((name) => ({ ...name })),
  }
}

function rowsOf(sheet: Sheet, known: SheetPicture | undefined, part: Touched): Rows {
  const isKnown = (row: number): boolean =>
    part !== 'all' && known !== undefined && (row < part.row || row >= part.row + part.rows)
  const rows = new Map<number, ReadonlyMap<number, Cell>>()
  for (const [row, cells] of sheet.cells) {
    const copy = isKnown(row) ? known?.rows.get(row) : undefined
    rows.set(row, copy ?? new Map(cells))
  }
  return rows
}

const restOf = (sheet: Sheet): SheetPicture['rest'] => {
  const { id: _id, cells: _cells, selection: _selection, ...rest } = sheet
  return copyOfRest(rest)
}

function restore(workbook: Workbook, present: Picture, picture: Picture): void {
  const gone = present.sheets.filter((one) => !picture.sheets.some((other) => other.sheet === one.sheet))
  const back = picture.sheets.filter((one) => !present.sheets.some((other) => other.sheet === one.sheet))
  workbook.sheets = picture.sheets.map((one) => one.sheet)
  workbook.names = picture.names.map((name) => ({ ...name }))
  for (const one of picture.sheets) if (!present.sheets.includes(one)) restoreSheet(one)
  if (!workbook.sheets.some((sheet) => sheet.id === workbook.activeSheet && sheet.visibility === 'Visible'))
    workbook.activeSheet = workbook.sheets.find((sheet) => sheet.visibility === 'Visible')?.id ?? ''
  for (const { sheet } of back) tell(workbook, { kind: 'sheetAdded', sheet: sheet.id })
  for (const { sheet } of gone) tell(workbook, { kind: 'sheetDeleted', sheet: sheet.id, name: sheet.name })
  for (const one of picture.sheets) tellRestored(workbook, one, present)
}

function restoreSheet({ sheet, rows, rest }: SheetPicture): void {
  const tables = new Map(sheet.tables.map((table) => [table.id, table]))
  sheet.cells = new Map(Array.from(rows, ([row, cells]) => [row, new Map(cells)]))
  Object.assign(sheet, copyOfRest(rest))
  // The add-in may hold a table that was there before and after: it stays the same object.
  sheet.tables = sheet.tables.map((table) => Object.assign(tables.get(table.id) ?? table, table))
}

function tellRestored(workbook: Workbook, picture: SheetPicture, present: Picture): void {
  const before = present.sheets.find((one) => one.sheet === picture.sheet)
  if (!before || before === picture) return
  const sheet = picture.sheet.id
  const area = changedArea(before.rows, picture.rows)
  tell(workbook, { kind: 'layout', sheet })
  for (const table of picture.rest.tables) tell(workbook, { kind: 'tableChanged', sheet, table: table.id })
  if (area) tell(workbook, { kind: 'cells', sheet, area })
}

/** The smallest area around the cells that differ. */
export function changedArea(before: Rows, after: Rows): Area | undefined {
  let area: Area | undefined
  for (const row of new Set([...before.keys(), ...after.keys()])) {
    const one = before.get(row)
    const other = after.get(row)
    if (one === other) continue
    for (const column of new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])) {
      if (one?.get(column) === other?.get(column)) continue
      const here = { row, column, rows: 1, columns: 1 }
      area = area ? bounding(area, here) : here
    }
  }
  return area
}
