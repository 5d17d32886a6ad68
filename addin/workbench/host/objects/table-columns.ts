/** The columns of a table. */
import { deleteTableColumn, insertTableColumn, renameColumn } from '../../model/table-columns.ts'
import { bodyArea, columnArea, headerArea, sheetOfTable, totalsArea } from '../../model/tables.ts'
import type { Area, Table, TableColumn } from '../../model/types.ts'
import { asText, asWhole, missing } from '../arguments.ts'
import { invalidArgument, itemNotFound } from '../faults.ts'
import { type OfficeObject, officeType, type Session } from '../types.ts'
import type { Place } from './cells.ts'
import { columnFilter } from './filters.ts'
import { checkUnlocked, tableRange } from './table-places.ts'
import { valuesOf, writeValues } from './values.ts'

interface Column {
  readonly table: Table
  readonly column: TableColumn
}

const place = (of: Column): number => {
  const index = of.table.columns.indexOf(of.column)
  if (index < 0) throw itemNotFound('TableColumn')
  return index
}

const columnRange = (session: Session, of: Column, area: Area | null): OfficeObject =>
  tableRange(session, of.table, area && columnArea(area, place(of)))

const wholeColumn = (of: Column, { workbook }: Session): Place => ({
  sheet: sheetOfTable(workbook, of.table),
  area: columnArea(of.table.area, place(of)),
})

const tableColumn = officeType<Column>('TableColumn', {
  identity: ({ column }) => ({ Id: column.id }),
  scalars: {
    Id: { get: ({ column }) => column.id },
    Index: { get: place },
    Name: {
      get: ({ column }) => column.name,
      set: (of, value, session) => {
        checkUnlocked(of.table, session)
        renameColumn(session.workbook, of.table, of.column, asText(value))
      },
    },
    Values: {
      get: (of, session) => valuesOf(wholeColumn(of, session), session),
      set: (of, value, session) => writeValues(session, wholeColumn(of, session), value),
    },
  },
  links: { Filter: (of, session) => columnFilter(session, of) },
  methods: {
    GetRange: (of, _args, session) => columnRange(session, of, of.table.area),
    GetDataBodyRange: (of, _args, session) => columnRange(session, of, bodyArea(of.table)),
    GetHeaderRowRange: (of, _args, session) => columnRange(session, of, headerArea(of.table)),
    GetTotalRowRange: (of, _args, session) => columnRange(session, of, totalsArea(of.table)),
    Delete: (of, _args, session) => {
      checkUnlocked(of.table, session)
      deleteTableColumn(session.workbook, of.table, of.column)
    },
  },
})

/** By id or by name in any case. */
const columnNamed = (it: Table, key: unknown): TableColumn | undefined =>
  it.columns.find(({ id }) => id === key) ??
  it.columns.find(({ name }) => name.toLowerCase() === String(key).toLowerCase())

/** Values are for the whole column, header first; without a header in them `name` says it. */
function addColumn(it: Table, [index, values, name]: readonly unknown[], session: Session): OfficeObject {
  checkUnlocked(it, session)
  const rows = missing(values) ? null : Array.isArray(values) ? columnValues(values) : [[values]]
  if (rows && rows.length !== it.area.rows && rows.length !== bodyArea(it).rows)
    throw invalidArgument('TableColumnCollection.add')
  const before = missing(index) || index === -1 ? null : asWhole(index)
  const column = insertTableColumn(session.workbook, it, before, missing(name) ? undefined : asText(name))
  const area = rows?.length === it.area.rows ? it.area : bodyArea(it)
  if (rows)
    writeValues(
      session,
      { sheet: sheetOfTable(session.workbook, it), area: columnArea(area, it.columns.indexOf(column)) },
      rows,
    )
  return tableColumn(session, { table: it, column })
}

const columnValues = (values: readonly unknown[]): unknown[] =>
  values.map((value) => (Array.isArray(value) ? value : [value]))

export const tableColumns = officeType<Table>('TableColumnCollection', {
  scalars: { Count: { get: ({ columns }) => columns.length } },
  items: (it, session) => it.columns.map((column) => tableColumn(session, { table: it, column })),
  find: (it, key, session) => {
    const column = columnNamed(it, key)
    return column ? tableColumn(session, { table: it, column }) : null
  },
  methods: { Add: addColumn },
})

export const tableColumnTypes = [tableColumn, tableColumns]
