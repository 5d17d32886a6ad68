/** Rows that seem to be meant for a sheet, and stand below an empty row, where nothing counts. */
import { drafted, isDraftSheet, type SheetKey } from '../../shared/sheets/sheets.ts'
import type { Table } from '../workbook/host.ts'
import { errorAt, type Finding } from '../workbook/typed-table.ts'

/** Told where it would be missed: a line of a document, a payment. Notes beside a table of customers look like customers. */
function tellingCells(sheet: SheetKey): readonly string[] {
  if (isDraftSheet(sheet)) return [drafted(sheet).object, 'quantity']
  return sheet === 'payments' ? ['transactionDate', 'amount'] : []
}

/** Warnings: somebody may keep them there on purpose. Of all it is said alike how many empty rows stand between them and the table. */
export function rowsApart({ sheet, apart = [], columns, values }: Table): readonly Finding[] {
  const telling = tellingCells(sheet).map((key) => columns.get(key) ?? -1)
  if (telling.length === 0) return []
  const meant = apart.filter(({ cells }) => telling.every((at) => (cells[at] ?? '') !== ''))
  const last = meant.at(-1)?.row ?? 0
  const n = last + 1 - values.length - apart.filter(({ row }) => row <= last).length
  return meant.map(({ row }) => ({ ...errorAt(row, null, 'RowsApart', { n }), level: 'warning' }))
}
