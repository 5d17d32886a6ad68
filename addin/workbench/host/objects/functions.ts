/** `workbook.functions`: a few functions of formulas, called without a cell. */

import { isError } from '../../model/cells.ts'
import { compute } from '../../model/formula/evaluate.ts'
import type { Expression } from '../../model/formula/parse.ts'
import type { Corner } from '../../model/formula/references.ts'
import { type Place as FormulaPlace, scalar } from '../../model/formula/values.ts'
import type { Area, CellValue } from '../../model/types.ts'
import { activeSheetOf } from '../../model/workbook.ts'
import { invalidArgument } from '../faults.ts'
import { type Answer, type Maker, officeType, type Session } from '../types.ts'
import { areaOfPlace } from './cells.ts'
import { range } from './range.ts'

const functionResult: Maker<CellValue> = officeType<CellValue>('FunctionResult', {
  scalars: {
    Value: { get: (value) => (isError(value) ? null : value) },
    Error: { get: (value) => (isError(value) ? value.error : null) },
  },
})

/** By the library's names. */
const known: Readonly<Record<string, string>> = {
  Sum: 'SUM',
  SumSq: 'SUMSQ',
  Average: 'AVERAGE',
  Count: 'COUNT',
  CountA: 'COUNTA',
  CountBlank: 'COUNTBLANK',
  CountIf: 'COUNTIF',
  CountIfs: 'COUNTIFS',
  SumIf: 'SUMIF',
  SumIfs: 'SUMIFS',
  Min: 'MIN',
  Max: 'MAX',
  Round: 'ROUND',
  Date: 'DATE',
  Year: 'YEAR',
  Month: 'MONTH',
  Day: 'DAY',
  Match: 'MATCH',
  Trim: 'TRIM',
  Upper: 'UPPER',
  Lower: 'LOWER',
  Len: 'LEN',
}

const corner = (row: number, column: number): Corner => ({ row, column, rowFixed: true, columnFixed: true })

const referenceTo = (sheet: string, { row, column, rows, columns }: Area): Expression => ({
  kind: 'reference',
  reference: { sheet, first: corner(row, column), last: corner(row + rows - 1, column + columns - 1) },
})

/** A list of further arguments comes as one. */
function expressions(args: readonly unknown[]): Expression[] {
  return args.flatMap((arg): Expression[] => {
    if (Array.isArray(arg)) return expressions(arg)
    const place = range.it(arg)
    if (place) return [referenceTo(place.sheet.name, areaOfPlace(place))]
    const result = functionResult.it(arg)
    const value = result === undefined ? arg : result
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value) && result === undefined)
      throw invalidArgument('Functions')
    return [{ kind: 'value', value: value as CellValue }]
  })
}

const call =
  (name: string) =>
  (_it: null, args: readonly unknown[], session: Session): Answer => {
    const { workbook } = session
    const place: FormulaPlace = { workbook, sheet: activeSheetOf(workbook), row: 0, column: 0, rows: 0, columns: 0 }
    const result = compute(place, { kind: 'call', name, args: expressions(args) })
    return functionResult(session, scalar(place, result))
  }

export const functions: Maker<null> = officeType<null>('Functions', {
  methods: Object.fromEntries(Object.entries(known).map(([name, own]) => [name, call(own)])),
})

export const functionTypes = [functions, functionResult]
