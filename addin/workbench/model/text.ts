/** What cells show. */
import { cellAt } from './cells.ts'
import { formatAt } from './formats.ts'
import { type Shown, shown } from './numberFormat.ts'
import type { Sheet, Workbook } from './types.ts'

export const shownAt = (workbook: Workbook, sheet: Sheet, row: number, column: number): Shown =>
  shown(cellAt(sheet, row, column)?.value ?? null, formatAt(sheet, row, column).numberFormat, workbook.culture)

export const textAt = (workbook: Workbook, sheet: Sheet, row: number, column: number): string =>
  shownAt(workbook, sheet, row, column).text

/** What a person finds in the cell when starting to edit it: its formula, or the value in full. */
export function editTextAt(workbook: Workbook, sheet: Sheet, row: number, column: number): string {
  const cell = cellAt(sheet, row, column)
  if (!cell) return ''
  if (cell.formula !== null) return cell.formula
  if (typeof cell.value !== 'number') {
    const text = shown(cell.value, '@', workbook.culture).text
    return typeof cell.value === 'string' && /^[=+\-@']/.test(text) ? `'${text}` : text
  }
  const code = formatAt(sheet, row, column).numberFormat
  if (/[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|General/gi, '')))
    return shown(cell.value, 'm/d/yyyy', workbook.culture).text
  return String(Number(cell.value.toPrecision(15))).replace('.', workbook.culture.decimal)
}
