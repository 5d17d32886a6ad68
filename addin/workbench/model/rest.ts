/** Everything of a sheet but its cells and what is being selected: little, and changed in place, so it is copied to be kept. */
import type { Sheet, Table } from './types.ts'

export type Rest = Omit<Sheet, 'id' | 'cells' | 'selection'>

export const copyOfRest = (rest: Rest): Rest => ({
  ...rest,
  rowFormats: new Map(rest.rowFormats),
  columnFormats: new Map(rest.columnFormats),
  columnWidths: new Map(rest.columnWidths),
  rowHeights: new Map(rest.rowHeights),
  hiddenColumns: new Set(rest.hiddenColumns),
  hiddenRows: new Set(rest.hiddenRows),
  tables: rest.tables.map(copyOfTable),
  conditionalFormats: rest.conditionalFormats.map((one) => ({ ...one })),
  validations: [...rest.validations],
  filter: rest.filter && { ...rest.filter, criteria: new Map(rest.filter.criteria) },
  properties: new Map(rest.properties),
})

const copyOfTable = (table: Table): Table => ({ ...table, columns: table.columns.map((column) => ({ ...column })) })
