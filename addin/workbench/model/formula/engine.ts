/**
 * A formula engine of its own for what our calculator does not know, such as LET, TEXTJOIN or XMATCH. It is fetched when a
 * formula first needs it; until then such a formula is `#BUSY!`, and without an engine `#NAME?`.
 */
import { areaOf } from '../area.ts'
import { eachCell } from '../cells.ts'
import type { Cell, CellValue, Sheet, Workbook } from '../types.ts'
import { customFunctionsOf } from './custom.ts'
import { parsed } from './evaluate.ts'
import { foldNames } from './fold.ts'
import { functions } from './functions.ts'
import type { Expression } from './parse.ts'

/** Sheets by their place, rows and columns from 0. */
export interface Engine {
  setSheets(names: readonly string[]): void
  /** A formula in English with plain references, a value, or nothing. */
  setCell(sheet: number, row: number, column: number, content: { readonly formula: string } | CellValue): void
  calculate(): void
  valueAt(sheet: number, row: number, column: number): CellValue
}

type Load = () => Promise<Engine>

interface Bench {
  readonly load: Load
  state: 'idle' | 'loading' | 'failed' | Engine
  /** What the engine was told. */
  readonly known: Map<string, Map<number, Map<number, Cell>>>
  readonly onLoaded: () => void
}

// Not in the workbook itself, which is plain data.
const benches = new WeakMap<Workbook, Bench>()

/** `onLoaded` is called once the engine that a formula asked for is here: calculate then. */
export function provideEngine(workbook: Workbook, load: Load, onLoaded: () => void): void {
  benches.set(workbook, { load, state: 'idle', known: new Map(), onLoaded })
}

/** Whether our own calculator cannot do a formula. */
export function needsEngine(workbook: Workbook, formula: string): boolean {
  const tree = parsed(formula)
  if (!tree) return true
  const custom = customFunctionsOf(workbook)
  return callsIn(tree).some((name) => !(name in functions) && !custom?.has(name))
}

// Reading a formula is pure, and all are asked about at every calculation.
const calls = new WeakMap<Expression, readonly string[]>()

function callsIn(tree: Expression): readonly string[] {
  const known = calls.get(tree) ?? listCalls(tree)
  calls.set(tree, known)
  return known
}

function listCalls(tree: Expression): string[] {
  if (tree.kind === 'binary') return [...listCalls(tree.left), ...listCalls(tree.right)]
  if (tree.kind === 'minus' || tree.kind === 'percent') return listCalls(tree.of)
  return tree.kind === 'call' ? [tree.name, ...tree.args.flatMap(listCalls)] : []
}

export interface EngineRun {
  valueAt(sheet: Sheet, row: number, column: number): CellValue
}

const failed = (error: string): EngineRun => ({ valueAt: () => ({ error }) })

/** Tells the engine what changed and calculates. */
export function runEngine(workbook: Workbook, isTheirs: (formula: string) => boolean): EngineRun {
  const bench = benches.get(workbook)
  if (!bench || bench.state === 'failed') return failed('#NAME?')
  if (bench.state === 'idle') begin(bench)
  if (typeof bench.state === 'string') return failed('#BUSY!')
  const engine = bench.state
  const sheets = workbook.sheets.map(({ id }) => id)
  tell(workbook, bench, engine, isTheirs)
  engine.calculate()
  return { valueAt: (sheet, row, column) => engine.valueAt(sheets.indexOf(sheet.id), row, column) }
}

function begin(bench: Bench): void {
  bench.state = 'loading'
  const end = (state: Bench['state']): void => {
    bench.state = state
    bench.onLoaded()
  }
  bench.load().then(end, () => end('failed'))
}

function tell(workbook: Workbook, bench: Bench, engine: Engine, isTheirs: (formula: string) => boolean): void {
  engine.setSheets(workbook.sheets.map(({ name }) => name))
  const everywhere = areaOf(0, 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  for (const [at, sheet] of workbook.sheets.entries()) {
    const before = bench.known.get(sheet.id) ?? new Map<number, Map<number, Cell>>()
    const now = new Map<number, Map<number, Cell>>()
    for (const { row, column, cell } of eachCell(sheet, everywhere)) {
      put(now, row, column, cell)
      if (before.get(row)?.get(column) === cell && !cell.formula) continue
      engine.setCell(at, row, column, contentOf(workbook, sheet, row, column, cell, isTheirs))
    }
    for (const [row, cells] of before)
      for (const column of cells.keys()) if (!now.get(row)?.has(column)) engine.setCell(at, row, column, null)
    bench.known.set(sheet.id, now)
  }
}

function put(cells: Map<number, Map<number, Cell>>, row: number, column: number, cell: Cell): void {
  const line = cells.get(row) ?? new Map<number, Cell>()
  cells.set(row, line.set(column, cell))
}

function contentOf(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  { formula, value }: Cell,
  isTheirs: (formula: string) => boolean,
): { formula: string } | CellValue {
  return formula !== null && isTheirs(formula) ? { formula: foldNames(workbook, sheet, row, column, formula) } : value
}
