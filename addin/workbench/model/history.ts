/**
 * Undo and redo. Cells and formats are never changed but replaced, so a picture of the workbook is cheap: only the blocks of
 * rows that changed since the last picture are copied. What one user action or one batch of the add-in does happens within
 * one turn of the event loop and is one step. Selections are no steps, and recalculated values join the step before.
 */
import { bounding } from './area.ts'
import { type Block, type Blocks, bothTouched, copyOfBlocks, type Touched, touchedBy, untouched } from './blocks.ts'
import { putCell } from './cells.ts'
import { subscribe, tell } from './changes.ts'
import { copyOfRest, putRest, type Rest, restChanges } from './rest.ts'
import type { Area, Cell, Change, Sheet, Workbook } from './types.ts'

interface SheetPicture {
  readonly sheet: Sheet
  readonly blocks: Blocks
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

/** Undoing takes back what differs between the two, and leaves alone what others did since. */
interface Step {
  readonly before: Picture
  readonly after: Picture
}

export function keepHistory(workbook: Workbook, onStep: () => void): History {
  const past: Step[] = []
  const future: Step[] = []
  let present = pictureOf(workbook, undefined, new Map())
  let touched = new Map<string, Touched>()
  let open: 'no' | 'amend' | 'step' = 'no'
  let isRestoring = false

  const close = (): void => {
    const kind = open
    open = 'no'
    if (kind === 'no') return
    const before = present
    present = pictureOf(workbook, before, touched)
    touched = new Map()
    if (kind === 'step') {
      past.push({ before, after: present })
      if (past.length > mostSteps) past.shift()
      future.length = 0
    }
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
    const isRemote = workbook.author !== null
    if (isRemote && open === 'step') close()
    if (isRemote && (change.kind === 'inserted' || change.kind === 'deleted')) queueMicrotask(restart)
    if (workbook.quirks.forgetsUndo && forgetful.has(change.kind)) queueMicrotask(restart)
    touch(touched, change)
    if (movesReferences(change))
      for (const sheet of workbook.sheets) if (pointsElsewhere(sheet)) touched.set(sheet.id, 'all')
    if (open === 'no') queueMicrotask(close)
    if (open !== 'step') open = isRemote || change.kind === 'calculated' ? 'amend' : 'step'
  })

  const go = (from: Step[], to: Step[], which: 'before' | 'after'): void => {
    close()
    const step = from.pop()
    if (!step) return
    to.push(step)
    const now = which === 'before' ? step.after : step.before
    const isAlone = present === now
    isRestoring = true
    restore(workbook, now, step[which])
    isRestoring = false
    present = isAlone ? step[which] : pictureOf(workbook, undefined, new Map())
    onStep()
  }

  return {
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    undo: () => go(past, future, 'before'),
    redo: () => go(future, past, 'after'),
    stop,
  }
}

const isStep = (change: Change): boolean => change.kind !== 'selection' && change.kind !== 'activated'

/** After these Excel has nothing to undo any more. */
const forgetful: ReadonlySet<Change['kind']> = new Set(['sheetAdded', 'sheetDeleted', 'protection', 'customXml'])

/** Formulas and charts of other sheets follow what moves. */
const movesReferences = ({ kind }: Change): boolean =>
  kind === 'inserted' || kind === 'deleted' || kind === 'sheetRenamed' || kind === 'sheetDeleted'

const pointsElsewhere = ({ formulas, charts }: Sheet): boolean => formulas > 0 || charts.length > 0

function touch(touched: Map<string, Touched>, change: Change): void {
  if ('sheet' in change)
    touched.set(change.sheet, bothTouched(touched.get(change.sheet) ?? untouched, touchedBy(change)))
}

function pictureOf(workbook: Workbook, before: Picture | undefined, touched: ReadonlyMap<string, Touched>): Picture {
  return {
    sheets: workbook.sheets.map((sheet) => {
      const known = before?.sheets.find((one) => one.sheet === sheet)
      const part = touched.get(sheet.id)
      if (known && part === undefined) return known
      return { sheet, blocks: copyOfBlocks(sheet, known?.blocks, part ?? 'all'), rest: copyOfRest(sheet) }
    }),
    names: workbook.names.map((name) => ({ ...name })),
  }
}

/** Takes the workbook from one picture to another; what is in neither stays as it is. */
function restore(workbook: Workbook, now: Picture, then: Picture): void {
  const gone = now.sheets.filter((one) => !then.sheets.some((other) => other.sheet === one.sheet))
  const back = then.sheets.filter((one) => !now.sheets.some((other) => other.sheet === one.sheet))
  workbook.sheets = workbook.sheets.filter((sheet) => !gone.some((one) => one.sheet === sheet))
  for (const one of back) workbook.sheets.splice(then.sheets.indexOf(one), 0, one.sheet)
  arrange(workbook, then)
  if (JSON.stringify(now.names) !== JSON.stringify(then.names)) workbook.names = then.names.map((name) => ({ ...name }))
  for (const one of then.sheets) restoreSheet(one, pictureIn(now, one))
  if (!workbook.sheets.some((sheet) => sheet.id === workbook.activeSheet && sheet.visibility === 'Visible'))
    workbook.activeSheet = workbook.sheets.find((sheet) => sheet.visibility === 'Visible')?.id ?? ''
  for (const { sheet } of back) tell(workbook, { kind: 'sheetAdded', sheet: sheet.id })
  for (const { sheet } of gone) tell(workbook, { kind: 'sheetDeleted', sheet: sheet.id, name: sheet.name })
  for (const one of then.sheets) tellRestored(workbook, one, now)
}

/** Sheets in the order that they had; those that others added stay at their end. */
function arrange(workbook: Workbook, { sheets }: Picture): void {
  const order = new Map(sheets.map(({ sheet }, at) => [sheet, at]))
  const place = (sheet: Sheet): number => order.get(sheet) ?? order.size
  workbook.sheets.sort((a, b) => place(a) - place(b))
}

const pictureIn = (picture: Picture, { sheet }: SheetPicture): SheetPicture | undefined =>
  picture.sheets.find((one) => one.sheet === sheet)

function restoreSheet(then: SheetPicture, now: SheetPicture | undefined): void {
  if (!now || now === then) return
  const { sheet } = then
  for (const [row, one, other] of rowsThatDiffer(now.blocks, then.blocks)) restoreRow(sheet, row, one, other)
  putRest(sheet, restChanges(now.rest, then.rest), {})
}

type Cells = ReadonlyMap<number, Cell> | undefined

function restoreRow(sheet: Sheet, row: number, now: Cells, then: Cells): void {
  for (const column of new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])]))
    if (now?.get(column) !== then?.get(column)) putCell(sheet, row, column, then?.get(column))
}

function tellRestored(workbook: Workbook, picture: SheetPicture, present: Picture): void {
  const before = pictureIn(present, picture)
  if (!before || before === picture) return
  const sheet = picture.sheet.id
  const area = changedArea(before.blocks, picture.blocks)
  tell(workbook, { kind: 'layout', sheet })
  for (const table of picture.rest.tables) tell(workbook, { kind: 'tableChanged', sheet, table: table.id })
  if (area) tell(workbook, { kind: 'cells', sheet, area })
}

/** The smallest area around the cells that differ. */
function changedArea(before: Blocks, after: Blocks): Area | undefined {
  let area: Area | undefined
  for (const [row, one, other] of rowsThatDiffer(before, after))
    for (const column of new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])) {
      if (one?.get(column) === other?.get(column)) continue
      const here = { row, column, rows: 1, columns: 1 }
      area = area ? bounding(area, here) : here
    }
  return area
}

function* rowsThatDiffer(before: Blocks, after: Blocks): Generator<readonly [row: number, one: Cells, other: Cells]> {
  for (const [one, other] of pairs<Block>(before, after))
    for (const [first, second, row] of pairs<NonNullable<Cells>>(one ?? new Map(), other ?? new Map()))
      yield [row, first, second]
}

/** What two maps hold under the same number, where it is not the same. */
function* pairs<T>(
  before: ReadonlyMap<number, T>,
  after: ReadonlyMap<number, T>,
): Generator<readonly [one: T | undefined, other: T | undefined, at: number]> {
  for (const at of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(at), after.get(at)]
    if (one !== other) yield [one, other, at]
  }
}
