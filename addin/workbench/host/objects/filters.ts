/** Filters of tables, of their columns, and of plain cells on a sheet. */

import {
  applySheetFilter,
  applyTableFilter,
  clearTableFilter,
  filterColumn,
  filterSheet,
  isFiltered,
  removeSheetFilter,
} from '../../model/filter.ts'
import { checkAllowed } from '../../model/protection.ts'
import { sheetOfTable } from '../../model/tables.ts'
import type { FilterCriteria, Sheet, Table, TableColumn } from '../../model/types.ts'
import { asList, asOneOf, asRecord, asText, asWhole, missing, orElse } from '../arguments.ts'
import { HostFault, invalidArgument, itemNotFound } from '../faults.ts'
import { officeType, type Session } from '../types.ts'
import { areaOfPlace, placeAt } from './cells.ts'
import { range, rangeOrNull } from './range.ts'

const officeCriteria = (criteria: FilterCriteria | null): Record<string, unknown> | null => criteria && { ...criteria }

/** Filters by values or by one or two comparisons. */
function readCriteria(given: unknown): FilterCriteria {
  const { filterOn, values, criterion1, criterion2, operator } = asRecord(given)
  const kind = asText(filterOn)
  if (kind === 'Values') return { filterOn: 'Values', values: asList(values).map(asText) }
  if (kind !== 'Custom') throw new HostFault('NotImplemented', `Filters of the kind ${kind} are not in this host.`)
  return {
    filterOn: 'Custom',
    criterion1: asText(criterion1),
    ...(missing(criterion2) ? {} : { criterion2: asText(criterion2) }),
    operator: orElse(operator, (value) => asOneOf(value, ['And', 'Or'] as const), 'And'),
  }
}

interface Column {
  readonly table: Table
  readonly column: TableColumn
}

function setCriteria({ table, column }: Column, criteria: FilterCriteria | null, { workbook }: Session): void {
  checkAllowed(sheetOfTable(workbook, table), 'allowAutoFilter')
  filterColumn(workbook, table, column, criteria)
}

export const columnFilter = officeType<Column>('Filter', {
  scalars: { Criteria: { get: ({ column }) => officeCriteria(column.criteria) } },
  methods: {
    Apply: (of, [criteria], session) => setCriteria(of, readCriteria(criteria), session),
    ApplyValuesFilter: (of, [values], session) =>
      setCriteria(of, { filterOn: 'Values', values: asList(values).map(asText) }, session),
    ApplyCustomFilter: (of, [criterion1, criterion2, operator], session) =>
      setCriteria(of, readCriteria({ filterOn: 'Custom', criterion1, criterion2, operator }), session),
    Clear: (of, _args, session) => setCriteria(of, null, session),
  },
})

function columnAt(table: Table, index: unknown): TableColumn {
  const column = table.columns[asWhole(index)]
  if (!column) throw invalidArgument('AutoFilter.apply')
  return column
}

/** A table's filter, seen as a whole. */
export const tableFilter = officeType<Table>('AutoFilter', {
  scalars: {
    Enabled: { get: ({ showFilterButton }) => showFilterButton },
    IsDataFiltered: { get: isFiltered },
    Criteria: { get: ({ columns }) => columns.map(({ criteria }) => officeCriteria(criteria)) },
  },
  methods: {
    Apply: (table, [, index, criteria], session) => {
      if (!missing(index)) setCriteria({ table, column: columnAt(table, index) }, readCriteria(criteria), session)
    },
    ClearColumnCriteria: (table, [index], session) =>
      setCriteria({ table, column: columnAt(table, index) }, null, session),
    ClearCriteria: (table, _args, { workbook }) => clearTableFilter(workbook, table),
    Reapply: (table, _args, { workbook }) => applyTableFilter(workbook, table),
    Remove: (table, _args, { workbook }) => clearTableFilter(workbook, table),
    GetRange: (table, _args, session) =>
      range(session, { sheet: sheetOfTable(session.workbook, table), area: table.area }),
    GetRangeOrNullObject: (table, _args, session) =>
      range(session, { sheet: sheetOfTable(session.workbook, table), area: table.area }),
  },
})

export const sheetFilter = officeType<Sheet>('AutoFilter', {
  scalars: {
    Enabled: { get: ({ filter }) => filter !== null },
    IsDataFiltered: { get: ({ filter }) => (filter?.criteria.size ?? 0) > 0 },
    Criteria: {
      get: ({ filter }) =>
        Array.from({ length: filter?.area.columns ?? 0 }, (_, at) => officeCriteria(filter?.criteria.get(at) ?? null)),
    },
  },
  methods: {
    Apply: (sheet, [given, index, criteria], session) => {
      checkAllowed(sheet, 'allowAutoFilter')
      const area = areaOfPlace(range.it(given) ?? placeAt(session, sheet, asText(given)))
      const column = missing(index) ? null : asWhole(index)
      filterSheet(session.workbook, sheet, area, column, missing(criteria) ? null : readCriteria(criteria))
    },
    ClearColumnCriteria: (sheet, [index], { workbook }) => {
      if (sheet.filter) filterSheet(workbook, sheet, sheet.filter.area, asWhole(index), null)
    },
    ClearCriteria: (sheet, _args, { workbook }) => {
      sheet.filter?.criteria.clear()
      applySheetFilter(workbook, sheet)
    },
    Reapply: (sheet, _args, { workbook }) => applySheetFilter(workbook, sheet),
    Remove: (sheet, _args, { workbook }) => removeSheetFilter(workbook, sheet),
    GetRange: (sheet, _args, session) => {
      if (!sheet.filter) throw itemNotFound('AutoFilter.getRange')
      return range(session, { sheet, area: sheet.filter.area })
    },
    GetRangeOrNullObject: (sheet, _args, session) =>
      rangeOrNull(session, sheet.filter && { sheet, area: sheet.filter.area }),
  },
})

export const filterTypes = [columnFilter, tableFilter, sheetFilter]
