/** Showing only some rows of a table, by the filters of its columns, so that the user sees them in the headings and can change them. */
import { type ColumnFilter, type WorkbookHost, WorkbookRefused } from '../host.ts'
import { find } from './find.ts'
import { type Placed, place, placeOf } from './place.ts'

type Target = Parameters<WorkbookHost['filter']>[0]

export async function filterTable(context: Excel.RequestContext, { sheet, filters }: Target): Promise<number> {
  const at = await placeOf(context, sheet)
  at.table.clearFilters()
  for (const one of filters) apply(at, one)
  at.worksheet.activate()
  // The heading is seen whatever is hidden below it.
  at.worksheet.getRangeByIndexes(at.top - 1, at.left, 1, 1).select()
  const view = at.worksheet.getRangeByIndexes(at.top, at.left, at.rows, 1).getVisibleView().load('rowCount')
  await context.sync()
  return view.rowCount
}

function apply({ table, columns, sheet }: Placed, { column, texts, least, most, isNot }: ColumnFilter): void {
  const at = columns.get(column)
  if (at === undefined) throw new WorkbookRefused('columnMissing', column, { sheet, column })
  const { filter } = table.columns.getItemAt(at)
  // Excel takes no empty list: no row of ours is blank there.
  if (texts?.length === 0) filter.applyCustomFilter('=')
  else if (texts) filter.applyValuesFilter([...texts])
  else if (isNot !== undefined) filter.applyCustomFilter(`<>${isNot}`)
  else filter.applyCustomFilter(`>=${least}`, `<=${most}`, 'And')
}

export async function isTableFiltered(context: Excel.RequestContext, sheet: Target['sheet']): Promise<boolean> {
  const [at] = await place(context, await find(context), [sheet])
  return at?.isFiltered ?? false
}
