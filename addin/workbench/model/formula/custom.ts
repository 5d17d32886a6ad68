/** Functions that an add-in brings along, which formulas may call like any other: `=VERKOOP.BALANCE("C1")`. */
import type { CellValue, Workbook } from '../types.ts'
import type { Place, Result } from './values.ts'

export interface CustomFunctions {
  has(name: string): boolean
  /** What the function gives, as far as it is known; `undefined` when there is none of this name. Names are in capitals. */
  call(place: Place, name: string, args: readonly Result[]): CellValue | undefined
}

// Not in the workbook itself, which is plain data.
const provided = new WeakMap<Workbook, CustomFunctions>()

/** `null`: none any more. */
export function provideFunctions(workbook: Workbook, functions: CustomFunctions | null): void {
  if (functions) provided.set(workbook, functions)
  else provided.delete(workbook)
}

export const customFunctionsOf = (workbook: Workbook): CustomFunctions | undefined => provided.get(workbook)
