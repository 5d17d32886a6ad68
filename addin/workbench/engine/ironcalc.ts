/** The formula engine IronCalc behind our own interface: it takes texts and gives texts. */

import type { Engine } from '../model/formula/engine.ts'
import type { CellValue } from '../model/types.ts'

/** What of its module is used here. Sheets count from 0, rows and columns from 1. */
export interface IronCalc {
  /** Makes it ready: fetches its second part. */
  readonly default: () => Promise<unknown>
  readonly Model: new (name: string, locale: string, timezone: string, language: string) => Model
}

export const isIronCalc = (module: unknown): module is IronCalc =>
  typeof module === 'object' && module !== null && 'Model' in module && 'default' in module

interface Model {
  pauseEvaluation(): void
  evaluate(): void
  newSheet(): void
  renameSheet(sheet: number, name: string): void
  setUserInput(sheet: number, row: number, column: number, input: string): void
  rangeClearAll(sheet: number, row: number, column: number, lastRow: number, lastColumn: number): void
  updateRangeStyle(area: object, property: string, value: string): void
  getFormattedCellValue(sheet: number, row: number, column: number): string
  getCellType(sheet: number, row: number, column: number): number
  flushSendQueue(): Uint8Array
}

/** How it numbers the kinds of what stands in a cell. */
const kinds = { number: 1, text: 2, truth: 4, error: 16 }

/** Fifteen digits, which is what Excel keeps; shown as they are by default they would be fewer. */
const exact = '0.##############E+0'

export function ironCalcEngine({ Model }: IronCalc): Engine {
  const model = new Model('workbook', 'en', 'UTC', 'en')
  model.pauseEvaluation()
  let names: readonly string[] = ['Sheet1']
  return {
    setSheets(wanted) {
      for (let at = names.length; at < wanted.length; at += 1) model.newSheet()
      // By way of names that nobody has, because two sheets may have changed theirs with each other.
      const changed = wanted.map((name, at) => ({ name, at })).filter(({ name, at }) => names[at] !== name)
      for (const { at } of changed) model.renameSheet(at, `~${at}`)
      for (const { name, at } of changed) model.renameSheet(at, name)
      names = [...wanted, ...names.slice(wanted.length)]
    },
    setCell(sheet, row, column, content) {
      const [line, place] = [row + 1, column + 1]
      if (content === null) return model.rangeClearAll(sheet, line, place, line, place)
      model.setUserInput(sheet, line, place, inputOf(content))
      if (isFormula(content))
        model.updateRangeStyle({ sheet, row: line, column: place, width: 1, height: 1 }, 'num_fmt', exact)
    },
    calculate() {
      model.evaluate()
      // It keeps what was done for others to be told, and nobody asks.
      model.flushSendQueue()
    },
    valueAt: (sheet, row, column) =>
      readValue(model.getFormattedCellValue(sheet, row + 1, column + 1), model.getCellType(sheet, row + 1, column + 1)),
  }
}

type Content = Parameters<Engine['setCell']>[3]

const isFormula = (content: Content): content is { readonly formula: string } =>
  typeof content === 'object' && content !== null && 'formula' in content

function inputOf(content: Content): string {
  if (isFormula(content)) return content.formula
  if (typeof content === 'string') return `'${content}`
  if (typeof content === 'object') return content?.error ?? ''
  return String(content).toUpperCase()
}

function readValue(text: string, kind: number): CellValue {
  if (kind === kinds.number) return Number(Number(text).toPrecision(15))
  if (kind === kinds.truth) return text === 'TRUE'
  if (kind === kinds.error) return { error: text }
  return text
}
