/** What tables, their rows and their columns share: ranges on the sheet of the table, and its protection. */
import { checkAllowed } from '../../model/protection.ts'
import { sheetOfTable } from '../../model/tables.ts'
import type { Area, Table } from '../../model/types.ts'
import { itemNotFound } from '../faults.ts'
import type { OfficeObject, Session } from '../types.ts'
import { range } from './range.ts'

/** A range on the table's sheet; a fault where the table has none such. */
export const tableRange = (session: Session, table: Table, area: Area | null): OfficeObject => {
  if (!area) throw itemNotFound('Table')
  return range(session, { sheet: sheetOfTable(session.workbook, table), area })
}

export const checkUnlocked = (table: Table, { workbook }: Session): void =>
  checkAllowed(sheetOfTable(workbook, table), null)
