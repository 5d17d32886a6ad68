/** Everything of a sheet but its cells and what is being selected: little, and changed in place, so it is copied to be kept. */
import type { Sheet, Table } from './types.ts'

export type Rest = Omit<Sheet, 'id' | 'cells' | 'selection' | 'formulas'>

/** Of a sheet, or of a copy. */
export const copyOfRest = (rest: Rest): Rest => ({
  name: rest.name,
  visibility: rest.visibility,
  tabColor: rest.tabColor,
  showGridlines: rest.showGridlines,
  showHeadings: rest.showHeadings,
  rowFormats: new Map(rest.rowFormats),
  columnFormats: new Map(rest.columnFormats),
  columnWidths: new Map(rest.columnWidths),
  rowHeights: new Map(rest.rowHeights),
  hiddenColumns: new Set(rest.hiddenColumns),
  hiddenRows: new Set(rest.hiddenRows),
  freeze: rest.freeze,
  protection: rest.protection,
  tables: rest.tables.map(copyOfTable),
  conditionalFormats: rest.conditionalFormats.map((one) => ({ ...one })),
  validations: [...rest.validations],
  filter: rest.filter && { ...rest.filter, criteria: new Map(rest.filter.criteria) },
  comments: rest.comments.map((one) => ({ ...one, replies: one.replies.map((reply) => ({ ...reply })) })),
  charts: rest.charts.map((one) => ({ ...one })),
  properties: new Map(rest.properties),
})

const copyOfTable = (table: Table): Table => ({ ...table, columns: table.columns.map((column) => ({ ...column })) })

/** Tables that were there before stay the same objects: somebody may hold one. */
function keptTables(sheet: Sheet, tables: readonly Table[]): Table[] {
  const known = new Map(sheet.tables.map((table) => [table.id, table]))
  return tables.map((table) => Object.assign(known.get(table.id) ?? table, table))
}

const plain = (_key: string, value: unknown): unknown =>
  value instanceof Map || value instanceof Set ? [...value] : value

/** What is otherwise now, as copies. */
export function restChanges(before: Rest, now: Rest): Partial<Rest> {
  const after = copyOfRest(now)
  const keys = Object.keys(after) as (keyof Rest)[]
  const changed = keys.filter((key) => JSON.stringify(before[key], plain) !== JSON.stringify(after[key], plain))
  return Object.fromEntries(changed.map((key) => [key, after[key]]))
}

/** Takes changes over, save what was changed here too (`own`); of tables that both made longer the longer one stays. */
export function putRest(sheet: Sheet, changes: Partial<Rest>, own: Partial<Rest>): void {
  const { tables, ...others } = changes
  const taken = Object.entries(others).filter(([key]) => !(key in own))
  Object.assign(sheet, Object.fromEntries(taken))
  if (tables) sheet.tables = keptTables(sheet, own.tables ? longest(tables, own.tables) : tables)
}

function longest(theirs: readonly Table[], ours: readonly Table[]): Table[] {
  const other = new Map(theirs.map((table) => [table.id, table]))
  const both = ours.map((table) => {
    const rows = Math.max(table.area.rows, other.get(table.id)?.area.rows ?? 0)
    return { ...table, area: { ...table.area, rows } }
  })
  return [...both, ...theirs.filter(({ id }) => !ours.some((table) => table.id === id))]
}
