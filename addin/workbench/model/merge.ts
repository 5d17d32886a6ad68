/** What one co-author did since the last exchange, and bringing it into the copy of the other around what they did meanwhile. */
import { areaOf, bottom, holds } from './area.ts'
import { cellAt, eachCell, lastStoredRow, putCell } from './cells.ts'
import { tell } from './changes.ts'
import { calculate } from './formula/calculate.ts'
import { copyOfRest, putRest, type Rest, restChanges } from './rest.ts'
import { deleteCells, insertCells, type Move, movedArea } from './structure.ts'
import type { Area, Change, Sheet, Workbook } from './types.ts'
import { findSheet } from './workbook.ts'

export interface Author {
  readonly workbook: Workbook
  readonly name: string
  pending: Step
}

interface SheetStep {
  moves: Move[]
  /** Cells that were written, by where they are now. */
  areas: Area[]
  /** What the sheet was like besides its cells when both had the same. */
  readonly before: Rest
}

export interface Step {
  isFilled: boolean
  readonly sheets: Map<string, SheetStep>
  readonly added: Set<string>
  readonly deleted: Set<string>
  /** What else of the workbook changed. */
  readonly kinds: Set<'names' | 'settings' | 'customXml'>
}

export const emptyStep = (workbook: Workbook): Step => ({
  isFilled: false,
  sheets: new Map(workbook.sheets.map((sheet) => [sheet.id, { moves: [], areas: [], before: copyOfRest(sheet) }])),
  added: new Set(),
  deleted: new Set(),
  kinds: new Set(),
})

export function noteChange(step: Step, workbook: Workbook, change: Change): void {
  if (change.kind === 'selection' || change.kind === 'activated' || change.kind === 'calculated') return
  step.isFilled = true
  if (change.kind === 'names' || change.kind === 'settings' || change.kind === 'customXml') step.kinds.add(change.kind)
  if (!('sheet' in change)) return
  if (change.kind === 'sheetAdded') step.added.add(change.sheet)
  if (change.kind === 'sheetDeleted') step.deleted.add(change.sheet)
  const part = step.sheets.get(change.sheet)
  if (!part || !findSheet(workbook, change.sheet)) return
  if (change.kind === 'inserted' || change.kind === 'deleted') {
    part.moves.push({ area: change.area, shift: change.shift })
    part.areas = moved(part.areas, [change])
  }
  if (change.kind === 'cells' || change.kind === 'sorted' || change.kind === 'formats') part.areas.push(change.area)
}

const through = (area: Area, moves: readonly Move[]): Area | null =>
  moves.reduce<Area | null>((at, move) => at && movedArea(at, move), area)

const moved = (areas: readonly Area[], moves: readonly Move[]): Area[] =>
  areas.flatMap((area) => through(area, moves) ?? [])

/** What waits speaks of cells by where they are once the other's step is in. */
export function moveStep(waiting: Step, done: Step): void {
  for (const [id, part] of waiting.sheets) {
    const moves = done.sheets.get(id)?.moves ?? []
    part.areas = moved(part.areas, moves)
    part.moves = part.moves.flatMap((move) => {
      const area = through(move.area, moves)
      return area ? [{ ...move, area }] : []
    })
  }
}

export function applyStep(step: Step, from: Workbook, to: Author): void {
  const { workbook, pending } = to
  for (const id of step.added) addSheetLike(workbook, findSheet(from, id))
  for (const id of step.deleted) removeSheet(workbook, id)
  for (const [id, part] of step.sheets) {
    const [source, target] = [findSheet(from, id), findSheet(workbook, id)]
    if (source && target) applyToSheet(workbook, target, source, part, pending.sheets.get(id))
  }
  if (step.kinds.has('names')) workbook.names = from.names.map((name) => ({ ...name }))
  if (step.kinds.has('settings')) workbook.settings = new Map(from.settings)
  if (step.kinds.has('customXml')) workbook.customXml = from.customXml.map((part) => ({ ...part }))
  calculate(workbook)
  for (const kind of step.kinds) tell(workbook, { kind })
}

function applyToSheet(
  workbook: Workbook,
  target: Sheet,
  source: Sheet,
  part: SheetStep,
  mine: SheetStep | undefined,
): void {
  const around = mine?.moves ?? []
  for (const move of part.moves) {
    const area = through(move.area, around)
    if (!area) continue
    if (move.shift === 'Down' || move.shift === 'Right') insertCells(workbook, target, area, move.shift)
    else deleteCells(workbook, target, area, move.shift)
  }
  const written = part.areas.map((area) => writeArea(target, source, area, around, mine?.areas ?? []))
  const changes = restChanges(part.before, source)
  const own = mine ? restChanges(mine.before, target) : {}
  putRest(target, changes, own)
  if (Object.keys(changes).length > 0) {
    tell(workbook, { kind: 'layout', sheet: target.id })
    for (const { id } of changes.tables ?? []) tell(workbook, { kind: 'tableChanged', sheet: target.id, table: id })
  }
  for (const area of written) if (area) tell(workbook, { kind: 'cells', sheet: target.id, area })
}

/** Cells as they are at the source, save those that were written here meanwhile. Gives where, when anything changed. */
function writeArea(
  target: Sheet,
  source: Sheet,
  area: Area,
  around: readonly Move[],
  mine: readonly Area[],
): Area | null {
  let isChanged = false
  const put = ({ row, column }: Area, cell: ReturnType<typeof cellAt>): void => {
    if (mine.some((one) => holds(one, row, column)) || cellAt(target, row, column) === cell) return
    putCell(target, row, column, cell)
    isChanged = true
  }
  for (let row = area.row; row <= Math.min(bottom(area), lastUsed(source, target)); row += 1) {
    const line = { ...area, row, rows: 1 }
    const place = through(line, around)
    const filled = new Set<string>()
    for (const { column, cell } of eachCell(source, line)) {
      const at = through(areaOf(row, column), around)
      if (at) put(at, cell)
      if (at) filled.add(`${at.row},${at.column}`)
    }
    for (const one of place ? [...eachCell(target, place)] : [])
      if (!filled.has(`${one.row},${one.column}`)) put(areaOf(one.row, one.column), undefined)
  }
  return isChanged ? through(area, around) : null
}

const lastUsed = (...sheets: readonly Sheet[]): number => Math.max(0, ...sheets.map(lastStoredRow))

function addSheetLike(workbook: Workbook, sheet: Sheet | undefined): void {
  if (!sheet || findSheet(workbook, sheet.id)) return
  const cells = new Map(Array.from(sheet.cells, ([row, line]) => [row, new Map(line)]))
  workbook.sheets.push({
    ...copyOfRest(sheet),
    id: sheet.id,
    cells,
    formulas: sheet.formulas,
    selection: sheet.selection,
  })
  tell(workbook, { kind: 'sheetAdded', sheet: sheet.id })
}

function removeSheet(workbook: Workbook, id: string): void {
  const sheet = findSheet(workbook, id)
  if (!sheet) return
  workbook.sheets = workbook.sheets.filter((one) => one !== sheet)
  if (workbook.activeSheet === id)
    workbook.activeSheet = workbook.sheets.find(({ visibility }) => visibility === 'Visible')?.id ?? ''
  tell(workbook, { kind: 'sheetDeleted', sheet: id, name: sheet.name })
}
