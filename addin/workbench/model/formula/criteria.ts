/** Which cells a criterion is true of, as in COUNTIF, MATCH and filters. */
import { isError, lastStoredRow, valueAt } from '../cells.ts'
import type { CellValue } from '../types.ts'
import { type Cells, compare, numberIn, textIn } from './values.ts'

/** A pattern with `*` and `?`; `~` before one means itself. */
export const wildcard = (pattern: string, whole: boolean): RegExp => {
  const body = pattern.replace(/~?[\s\S]/g, (piece) => {
    if (piece === '*') return '[\\s\\S]*'
    if (piece === '?') return '[\\s\\S]'
    return (piece.length === 2 ? piece.slice(1) : piece).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(whole ? `^${body}$` : body, 'i')
}

/** What `COUNTIF` and its like accept: `">10"`, `"abc*"`, `5`. */
export function criterion(wanted: CellValue): (value: CellValue) => boolean {
  if (typeof wanted !== 'string') return (value) => value !== null && compare(value, wanted) === 0
  const [, sign = '', operand = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(wanted) ?? []
  const asNumber = operand.trim() === '' ? Number.NaN : Number(operand)
  if (sign === '' || sign === '=' || sign === '<>') {
    const equal = Number.isNaN(asNumber)
      ? (value: CellValue) => !isError(value) && wildcard(operand, true).test(textIn(value))
      : (value: CellValue) => value !== null && numberIn(value) === asNumber
    return sign === '<>' ? (value) => !equal(value) : equal
  }
  return (value) => ordered(sign, value, Number.isNaN(asNumber) ? operand : asNumber)
}

function ordered(sign: string, value: CellValue, operand: CellValue): boolean {
  if (value === null || typeof value !== typeof operand) return false
  const order = compare(value, operand)
  return sign === '<' ? order < 0 : sign === '<=' ? order <= 0 : sign === '>' ? order > 0 : order >= 0
}

/** The rows of the first area (cut to what both hold) whose cells pass every test, with the place in it. */
export function* matching(
  pairs: readonly (readonly [Cells, (value: CellValue) => boolean])[],
): Generator<[number, number]> {
  const shape = pairs[0]?.[0]
  if (!shape) return
  const last = Math.max(...pairs.map(([cells]) => Math.max(0, lastStoredRow(cells.sheet)) - cells.area.row + 1))
  for (let row = 0; row < Math.min(shape.area.rows, last); row += 1)
    for (let column = 0; column < shape.area.columns; column += 1)
      if (pairs.every(([{ sheet, area }, passes]) => passes(valueAt(sheet, area.row + row, area.column + column))))
        yield [row, column]
}
