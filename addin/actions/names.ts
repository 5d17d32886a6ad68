/** What the user's workbook calls our sheets: there may have been one of that name before ours. */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Table } from '../workbook/host.ts'
import { change, type Parts } from './parts.ts'

export function learnNames(parts: Parts, tables: Readonly<Partial<Record<SheetKey, Table>>>): void {
  const { sheetNames } = parts.store.get()
  const next = { ...sheetNames }
  for (const { sheet, name } of Object.values(tables)) next[sheet] = name
  if (JSON.stringify(next) !== JSON.stringify(sheetNames)) change(parts, { sheetNames: next })
}
