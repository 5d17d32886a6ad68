/** Tables, their columns and their rows. */

import { applyTableFilter, clearTableFilter, isFiltered } from '../../model/filter.ts'
import { allTables, findTable } from '../../model/lookup.ts'
import { checkAllowed, checkWritable } from '../../model/protection.ts'
import { sortTable } from '../../model/sort.ts'
import { deleteTableColumn, insertTableColumn, renameColumn } from '../../model/table-columns.ts'
import { deleteTableRows, insertTableRows } from '../../model/table-rows.ts'
import {
  addTable,
  bodyArea,
  columnArea,
  convertToRange,
  deleteTable,
  headerArea,
  renameTable,
  resizeTable,
  setShowHeaders,
  setShowTotals,
  setTableLook,
  sheetOfTable,
  type TableLook,
  totalsArea,
} from '../../model/tables.ts'
import type { Area, Sheet, Table, TableColumn } from '../../model/types.ts'
import { activeSheetOf } from '../../model/workbook.ts'
import { asList, asText, asTruth, asWhole, missing, orElse } from '../arguments.ts'
import { HostFault, invalidArgument, itemNotFound } from '../faults.ts'
import { type Maker, type OfficeObject, officeType, type Property, type Session } from '../types.ts'
import { areaOfPlace, type Place, placeAt } from './cells.ts'
import { columnFilter, tableFilter } from './filters.ts'
import { range } from './range.ts'
import { sortFields } from './sorting.ts'
import { valuesOf, writeValues } from './values.ts'
import { worksheet } from './worksheets.ts'

const at = (session: Session, table: Table, area: Area | null): OfficeObject => {
  if (!area) throw itemNotFound('Table')
  return range(session, { sheet: sheetOfTable(session.workbook, table), area })
}

const flag = (key: keyof TableLook): Property<Table> => ({
  get: (table) => table[key],
  set: (table, value, { workbook }) => setTableLook(workbook, table, { [key]: asTruth(value) }),
})

const unlocked = (table: Table, { workbook }: Session): void => checkAllowed(sheetOfTable(workbook, table), null)

const tableSort = officeType<Table>('TableSort', {
  scalars: {
    Fields: { get: (table) => table.sort.map(({ key, ascending }) => ({ key, ascending, sortOn: 'Value' })) },
    MatchCase: { get: () => false },
    Method: { get: () => 'PinYin' },
  },
  methods: {
    Apply: (table, [fields], { workbook }) => {
      checkAllowed(sheetOfTable(workbook, table), 'allowSort')
      sortTable(workbook, table, sortFields(fields))
    },
    Clear: (table) => {
      table.sort = []
    },
    Reapply: (table, _args, { workbook }) => sortTable(workbook, table, table.sort),
  },
})

export const table: Maker<Table> = officeType<Table>('Table', {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: ({ id }) => id },
    LegacyId: { get: ({ id }) => id },
    Name: { get: ({ name }) => name, set: (it, value, { workbook }) => renameTable(workbook, it, asText(value)) },
    Style: {
      get: ({ style }) => style,
      set: (it, value, { workbook }) => setTableLook(workbook, it, { style: asText(value) }),
    },
    ShowHeaders: {
      get: ({ showHeaders }) => showHeaders,
      set: (it, value, { workbook }) => setShowHeaders(workbook, it, asTruth(value)),
    },
    ShowTotals: {
      get: ({ showTotals }) => showTotals,
      set: (it, value, { workbook }) => setShowTotals(workbook, it, asTruth(value)),
    },
    ShowFilterButton: flag('showFilterButton'),
    ShowBandedRows: flag('showBandedRows'),
    ShowBandedColumns: flag('showBandedColumns'),
    HighlightFirstColumn: flag('highlightFirstColumn'),
    HighlightLastColumn: flag('highlightLastColumn'),
  },
  links: {
    Worksheet: (it, session) => worksheet(session, sheetOfTable(session.workbook, it)),
    Columns: (it, session) => tableColumns(session, it),
    Rows: (it, session) => tableRows(session, it),
    Sort: (it, session) => tableSort(session, it),
    AutoFilter: (it, session) => tableFilter(session, it),
  },
  methods: {
    GetRange: (it, _args, session) => at(session, it, it.area),
    GetDataBodyRange: (it, _args, session) => at(session, it, bodyArea(it)),
    GetHeaderRowRange: (it, _args, session) => at(session, it, headerArea(it)),
    GetTotalRowRange: (it, _args, session) => at(session, it, totalsArea(it)),
    Resize: (it, [given], session) => {
      unlocked(it, session)
      resizeTable(session.workbook, it, areaOfPlace(placeIn(session, sheetOfTable(session.workbook, it), given)))
    },
    Delete: (it, _args, session) => {
      unlocked(it, session)
      deleteTable(session.workbook, it)
    },
    ConvertToRange: (it, _args, session) => {
      unlocked(it, session)
      convertToRange(session.workbook, it)
      return at(session, it, it.area)
    },
    ClearFilters: (it, _args, { workbook }) => {
      checkAllowed(sheetOfTable(workbook, it), 'allowAutoFilter')
      clearTableFilter(workbook, it)
    },
    ReapplyFilters: (it, _args, { workbook }) => applyTableFilter(workbook, it),
  },
})

const placeIn = (session: Session, sheet: Sheet, given: unknown): Place =>
  range.it(given) ?? placeAt(session, sheet, asText(given))

/** Values for one row or column may come flat or as rows of rows. */
function grid(given: unknown): readonly (readonly unknown[])[] {
  const list = Array.isArray(given) ? given : [[given]]
  return list.every(Array.isArray) ? list : [list]
}

function addRows(it: Table, args: readonly unknown[], session: Session): OfficeObject {
  const [index, values] = args
  unlocked(it, session)
  const rows = missing(values) ? [] : grid(values)
  if (rows.some((row) => row.length !== it.area.columns)) throw invalidArgument('TableRowCollection.add')
  const before = missing(index) || index === -1 ? null : asWhole(index)
  const area = insertTableRows(session.workbook, it, before, Math.max(1, rows.length))
  if (rows.length > 0) writeValues(session, { sheet: sheetOfTable(session.workbook, it), area }, rows)
  return tableRow(session, { table: it, index: area.row - bodyArea(it).row })
}

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

const tableRows = officeType<Table>('TableRowCollection', {
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
  at(session, of.table, area && columnArea(area, place(of)))

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
        unlocked(of.table, session)
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
      unlocked(of.table, session)
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
  unlocked(it, session)
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

const tableColumns = officeType<Table>('TableColumnCollection', {
  scalars: { Count: { get: ({ columns }) => columns.length } },
  items: (it, session) => it.columns.map((column) => tableColumn(session, { table: it, column })),
  find: (it, key, session) => {
    const column = columnNamed(it, key)
    return column ? tableColumn(session, { table: it, column }) : null
  },
  methods: { Add: addColumn },
})

/** `null`: of the whole workbook. */
interface Scope {
  readonly sheet: Sheet | null
}

const inScope = ({ sheet }: Scope, { workbook }: Session): Table[] => sheet?.tables ?? allTables(workbook)

function add({ sheet }: Scope, [address, hasHeaders]: readonly unknown[], session: Session): OfficeObject {
  const found = placeIn(session, sheet ?? activeSheetOf(session.workbook), address)
  checkAllowed(found.sheet, null)
  const area = areaOfPlace(found)
  if (area.rows * area.columns > 10_000_000) throw new HostFault('InvalidArgument', 'That is too large for a table.')
  return table(session, addTable(session.workbook, found.sheet, area, asTruth(hasHeaders)))
}

export const tables: Maker<Scope> = officeType<Scope>('TableCollection', {
  scalars: { Count: { get: (scope, session) => inScope(scope, session).length } },
  items: (scope, session) => inScope(scope, session).map((it) => table(session, it)),
  find: (scope, key, session) => {
    const it = findTable(session.workbook, String(key))
    return it && inScope(scope, session).includes(it) ? table(session, it) : null
  },
  methods: { Add: add },
})

/** The tables that touch a range. */
export const scopedTables = officeType<readonly Table[]>('TableScopedCollection', {
  items: (list, session) => list.map((it) => table(session, it)),
  find: (list, key, session) => {
    const it = list.find(({ id, name }) => id === key || name.toLowerCase() === String(key).toLowerCase())
    return it ? table(session, it) : null
  },
  methods: {
    GetFirst: ([first], _args, session) => {
      if (!first) throw itemNotFound('TableScopedCollection.getFirst')
      return table(session, first)
    },
  },
})

export const tableTypes = [table, tableSort, tableRow, tableRows, tableColumn, tableColumns, tables, scopedTables]
