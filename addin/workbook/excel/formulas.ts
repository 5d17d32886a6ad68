/** Formulas that call our functions, wherever they stand in the workbook. */
import { functionNamespace } from '../../../shared/sheets/functions.ts'
import type { Cell } from '../cells.ts'
import type { Frozen } from '../host.ts'
import type { Pace } from './pace.ts'
import { Writer } from './writer.ts'

const callsUs = new RegExp(`\\b${functionNamespace}\\.`, 'i')
const isOurs = (formula: unknown): formula is string =>
  typeof formula === 'string' && formula.startsWith('=') && callsUs.test(formula)

/**
 * Puts figures in the place of the formulas that ask for them, in the selection or on the whole sheet in front, in one step for
 * Ctrl+Z. A cell that shows an error or is still waiting keeps its formula.
 */
export async function freeze(context: Excel.RequestContext, scope: 'selection' | 'sheet', pace: Pace): Promise<Frozen> {
  const used = context.workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject()
  const range = scope === 'sheet' ? used : context.workbook.getSelectedRange().getIntersectionOrNullObject(used)
  range.load('formulas,values,valueTypes')
  await context.sync()
  if (range.isNullObject) return { frozen: 0, left: 0 }
  const { formulas, values, valueTypes } = range
  const writer = new Writer(context, pace)
  let [frozen, left] = [0, 0]
  for (const [row, line] of formulas.entries())
    for (const [column, formula] of line.entries()) {
      if (!isOurs(formula)) continue
      if (valueTypes[row]?.[column] === 'Error') left += 1
      else {
        writer.values(() => range.getCell(row, column), [[values[row]?.[column] as Cell]])
        frozen += 1
      }
    }
  await writer.send()
  return { frozen, left }
}

/** Everything is calculated anew: ours are not told apart by Excel. */
export async function recalculate(context: Excel.RequestContext): Promise<void> {
  context.workbook.application.calculate('Full')
  await context.sync()
}
