/** Tables, and the lists of them. */
import { applyTableFilter, clearTableFilter } from '../../model/filter.ts'
import { allTables, findTable } from '../../model/lookup.ts'
import { checkAllowed } from '../../model/protection.ts'
import { sortTable } from '../../model/sort.ts'
import {
  addTable,
  bodyArea,
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
import type { Sheet, Table } from '../../model/types.ts'
import { activeSheetOf } from '../../model/workbook.ts'
import { asText, asTruth } from '../arguments.ts'
import { HostFault, itemNotFound } from '../faults.ts'
import { type Maker, type OfficeObject, officeType, type Property, type Session } from '../types.ts'
import { areaOfPlace, type Place, placeAt } from './cells.ts'
import { tableFilter } from './filters.ts'
import { range } from './range.ts'
import { sortFields } from './sorting.ts'
import { tableColumns } from './table-columns.ts'
import { checkUnlocked, tableRange } from './table-places.ts'
import { tableRows } from './table-rows.ts'
import { worksheet } from './worksheets.ts'

const flag = (key: keyof TableLook): Property<Table> => ({
  get: (table) => table[key],
  set: (table, value, { workbook }) => setTableLook(workbook, table, { [key]: asTruth(value) }),
})

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
    GetRange: (it, _args, session) => tableRange(session, it, it.area),
    GetDataBodyRange: (it, _args, session) => tableRange(session, it, bodyArea(it)),
    GetHeaderRowRange: (it, _args, session) => tableRange(session, it, headerArea(it)),
    GetTotalRowRange: (it, _args, session) => tableRange(session, it, totalsArea(it)),
    Resize: (it, [given], session) => {
      checkUnlocked(it, session)
      resizeTable(session.workbook, it, areaOfPlace(placeIn(session, sheetOfTable(session.workbook, it), given)))
    },
    Delete: (it, _args, session) => {
      checkUnlocked(it, session)
      deleteTable(session.workbook, it)
    },
    ConvertToRange: (it, _args, session) => {
      checkUnlocked(it, session)
      convertToRange(session.workbook, it)
      return tableRange(session, it, it.area)
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

export const tableTypes = [table, tableSort, tables, scopedTables]
