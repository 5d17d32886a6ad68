/** What a workbook of an earlier version lacks. */
import { type SheetKey, sheetKeys } from '../../shared/sheets/sheets.ts'
import type { Behind } from '../state/state.ts'
import type { Book } from '../workbook/host.ts'

/** Of a book that was read whole; null when nothing is lacking. Sheets that the user deleted are not: they were made once. */
export function behindOf({ tables, memory }: Book): Behind | null {
  if (memory === null) return null
  const isNew = (sheet: SheetKey) => tables[sheet] === undefined && memory.headings[sheet] === undefined
  const sheets = sheetKeys.filter(isNew)
  const columns = sheetKeys.filter((sheet) => (tables[sheet]?.newer ?? []).length > 0)
  return sheets.length + columns.length > 0 ? { sheets, columns } : null
}
