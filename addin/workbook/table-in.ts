/** The table of a sheet, of what was read from the workbook. */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import { type Book, type Table, WorkbookRefused } from './host.ts'

/** Throws `tableMissing` when it is not there. */
export function tableIn(book: Book, sheet: SheetKey): Table {
  const table = book.tables[sheet]
  if (!table) throw new WorkbookRefused('tableMissing', sheet, { sheet })
  return table
}

/** Of what is saved as a whole: without one of its columns, its values would be lost. Throws `tableMissing` or `columnMissing`. */
export function wholeTableIn(book: Book, sheet: SheetKey): Table {
  const table = tableIn(book, sheet)
  const [column] = table.missing
  if (column !== undefined) throw new WorkbookRefused('columnMissing', column, { sheet, column })
  return table
}
