/** How a function of a formula takes its arguments. */
import { isError } from '../cells.ts'
import type { CellValue } from '../types.ts'
import { compute } from './evaluate.ts'
import type { Expression } from './parse.ts'
import { type Place, type Result, scalar } from './values.ts'

export type Call = (place: Place, args: readonly Expression[]) => Result

export const result = (place: Place, tree: Expression | undefined): Result => (tree ? compute(place, tree) : null)
export const one = (place: Place, tree: Expression | undefined): CellValue => scalar(place, result(place, tree))

/** A function of plain values: an error among them is its result. */
export const plain =
  (of: (args: readonly CellValue[]) => CellValue): Call =>
  (place, args) => {
    const list = args.map((arg) => one(place, arg))
    return list.find(isError) ?? of(list)
  }
