/** Where a first visit is: from rows to the ledger, told by what the sheet of invoices shows. */
import { sheets } from '../../shared/sheets/sheets.ts'
import { bottom } from './model/area.ts'
import { valueAt } from './model/cells.ts'
import { tableNamed } from './model/lookup.ts'
import { bodyArea, sheetOfTable } from './model/tables.ts'
import type { Workbook } from './model/types.ts'

export const tourSteps = ['sample', 'check', 'post', 'look'] as const
export type TourStep = (typeof tourSteps)[number]

export interface Tour {
  readonly step: TourStep
  /** Rows that were checked: when fewer are left, the others were posted. */
  readonly checked: number
}
export interface Seen {
  readonly rows: number
  /** Of these, rows with a status. */
  readonly checked: number
}

export const tourStart: Tour = { step: 'sample', checked: 0 }

/** Where it is once the sheet shows this. Undoing goes back; what is posted stays so. */
export function tourAfter(tour: Tour, { rows, checked }: Seen): Tour {
  if (tour.step === 'look' || (tour.step === 'post' && rows < tour.checked)) return { step: 'look', checked: 0 }
  if (rows === 0) return tourStart
  return checked === 0 ? { step: 'check', checked: 0 } : { step: 'post', checked: rows }
}

/** Whoever has more rows than this knows the way. */
const mostRows = 500

/** `null` without a sheet of invoices, or where it holds more than anybody's first rows. */
export function seenIn(workbook: Workbook): Seen | null {
  const table = tableNamed(workbook, sheets.invoices.table)
  if (!table) return null
  const body = bodyArea(table)
  if (body.rows > mostRows) return null
  const sheet = sheetOfTable(workbook, table)
  const filled = (row: number, key: string): boolean => {
    const at = sheets.invoices.columns.findIndex((column) => column.key === key)
    return (valueAt(sheet, row, body.column + at) ?? '') !== ''
  }
  const seen = { rows: 0, checked: 0 }
  for (let row = body.row; row <= bottom(body); row += 1) {
    if (filled(row, 'lineObjectNumber') || filled(row, 'customerNumber')) seen.rows += 1
    if (filled(row, 'status')) seen.checked += 1
  }
  return seen
}
