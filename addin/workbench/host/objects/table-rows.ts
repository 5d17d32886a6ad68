/** The rows of a table. */
import { isFiltered } from '../../model/filter.ts'
import { checkAllowed, checkWritable } from '../../model/protection.ts'
import { deleteTableRows, insertTableRows } from '../../model/table-rows.ts'
import { bodyArea, sheetOfTable } from '../../model/tables.ts'
import type { Table } from '../../model/types.ts'
import { asList, asWhole, missing, orElse } from '../arguments.ts'
import { invalidArgument, itemNotFound } from '../faults.ts'
import { type OfficeObject, officeType, type Session } from '../types.ts'
import type { Place } from './cells.ts'
import { range } from './range.ts'
import { checkUnlocked } from './table-places.ts'
import { valuesOf, writeValues } from './values.ts'

interface Row {
  readonly table: Table
  readonly index: number
}

const rowPlace = ({ table: it, index }: Row, { workbook }: Session): Place => {
  const body = bodyArea(it)
  if (index >= body.rows) throw itemNotFound('TableRow')
  return { sheet: sheetOfTable(workbook, it), area: { ...body, row: body.row + index, rows: 1 } }
}

const tableRow = officeType<Row>('TableRow', {
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (row, session) => valuesOf(rowPlace(row, session), session),
      set: (row, value, session) => writeValues(session, rowPlace(row, session), grid(value)),
    },
  },
  methods: {
    GetRange: (row, _args, session) => range(session, rowPlace(row, session)),
    Delete: (row, _args, session) => removeRows(row.table, [row.index], session),
  },
})

function removeRows(it: Table, indices: readonly number[], session: Session): void {
  const sheet = sheetOfTable(session.workbook, it)
  checkAllowed(sheet, 'allowDeleteRows')
  checkWritable(sheet, bodyArea(it))
  if (session.workbook.quirks.deletesNothingUnderFilter && isFiltered(it)) return
  deleteTableRows(session.workbook, it, indices)
}

const indexOf = (given: unknown): number => tableRow.it(given)?.index ?? asWhole(given)

/** Values for one row or column may come flat or as rows of rows. */
function grid(given: unknown): readonly (readonly unknown[])[] {
  const list = Array.isArray(given) ? given : [[given]]
  return list.every(Array.isArray) ? list : [list]
}

function addRows(it: Table, args: readonly unknown[], session: Session): OfficeObject {
  const [index, values] = args
  checkUnlocked(it, session)
  const rows = missing(values) ? [] : grid(values)
  if (rows.some((row) => row.length !== it.area.columns)) throw invalidArgument('TableRowCollection.add')
  const before = missing(index) || index === -1 ? null : asWhole(index)
  const area = insertTableRows(session.workbook, it, before, Math.max(1, rows.length))
  if (rows.length > 0) writeValues(session, { sheet: sheetOfTable(session.workbook, it), area }, rows)
  return tableRow(session, { table: it, index: area.row - bodyArea(it).row })
}

export const tableRows = officeType<Table>('TableRowCollection', {
  scalars: { Count: { get: (it) => bodyArea(it).rows } },
  items: (it, session) =>
    Array.from({ length: bodyArea(it).rows }, (_, index) => tableRow(session, { table: it, index })),
  methods: {
    Add: addRows,
    GetCount: (it) => bodyArea(it).rows,
    GetItemAt: (it, [index], session) => {
      const wanted = asWhole(index)
      if (wanted < 0 || wanted >= bodyArea(it).rows) throw invalidArgument('TableRowCollection.getItemAt')
      return tableRow(session, { table: it, index: wanted })
    },
    DeleteRows: (it, [rows], session) => removeRows(it, asList(rows).map(indexOf), session),
    DeleteRowsAt: (it, [index, count], session) => {
      const first = asWhole(index)
      const rows = orElse(count, asWhole, 1)
      removeRows(
        it,
        Array.from({ length: rows }, (_, step) => first + step),
        session,
      )
    },
  },
})

export const tableRowTypes = [tableRow, tableRows]
