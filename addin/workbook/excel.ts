/** The port over Office.js. This file and its folder `excel/` are the only ones that say Excel. */
import { type SheetKey, sheetKeys, templateSetting } from '../../shared/sheets/sheets.ts'
import { find } from './excel/find.ts'
import { createPace } from './excel/pace.ts'
import { placeOf } from './excel/place.ts'
import { cellsAt, countsFrom1904, readBook } from './excel/read.ts'
import { type Run, runner } from './excel/run.ts'
import type { Told } from './excel/selection.ts'
import type { Hint, WorkbookHost } from './host.ts'

/** Reading comes with the pane; what writes is fetched when first needed, or at leisure. */
export const fetchedExcel = {
  edit: () => import('./excel/edit.ts'),
}

export function excelHost(): WorkbookHost {
  let tellWaiting: (waiting: boolean) => void = () => {}
  const run = runner((waiting) => tellWaiting(waiting))
  let from1904: Promise<boolean> | null = null
  let told: Told | null = null
  const pace = createPace()
  const epoch = () => (from1904 ??= run(countsFrom1904).catch(() => false))
  return {
    read: async (wanted, whole, exactly) => {
      const counts = await epoch()
      return run((context) => readBook(context, wanted, counts, { whole, exactly }))
    },
    cellsAt: (sheet, columns, rows) => run((context) => cellsAt(context, sheet, columns, rows)),
    write: async (edit) => {
      const { writeBook } = await fetchedExcel.edit()
      return run((context) => writeBook(context, edit, pace))
    },
    setUp: async (setUp) => {
      const { setUpBook } = await fetchedExcel.edit()
      return run((context) => setUpBook(context, setUp, pace))
    },
    asksForSheets: () => run(asksForSheets),
    sheetInFront: () => run(sheetInFront),
    goTo: (target) => run((context) => goTo(context, target)),
    selectedRows: async () => {
      const { selectedRows } = await fetchedExcel.edit()
      return run((context) => selectedRows(context, told))
    },
    filter: async (target) => {
      const { filterTable } = await fetchedExcel.edit()
      return run((context) => filterTable(context, target))
    },
    isFiltered: async (sheet) => {
      const { isTableFiltered } = await fetchedExcel.edit()
      return run((context) => isTableFiltered(context, sheet))
    },
    freeze: async (scope) => {
      const { freeze } = await fetchedExcel.edit()
      return run((context) => freeze(context, scope, pace))
    },
    recalculate: async () => {
      const { recalculate } = await fetchedExcel.edit()
      return run(recalculate)
    },
    onHint: (listener) =>
      listen(run, (hint, selected) => {
        if (hint !== 'edited') told = selected
        listener(hint)
      }),
    onWaiting: (listener) => {
      tellWaiting = listener
    },
  }
}

async function asksForSheets(context: Excel.RequestContext): Promise<boolean> {
  const asked = context.workbook.settings.getItemOrNullObject(templateSetting).load('value')
  await context.sync()
  return !asked.isNullObject && asked.value === true
}

async function sheetInFront(context: Excel.RequestContext): Promise<SheetKey | null> {
  const tables = context.workbook.worksheets.getActiveWorksheet().tables.load('items/name,items/id')
  const found = await find(context)
  const here = new Set(tables.items.map((table) => table.id))
  return sheetKeys.find((key) => here.has(found.tableIds[key] ?? '')) ?? null
}

async function goTo(
  context: Excel.RequestContext,
  { sheet, row, column }: Parameters<WorkbookHost['goTo']>[0],
): Promise<void> {
  const at = await placeOf(context, sheet)
  const across = column === null ? 0 : (at.columns.get(column) ?? 0)
  at.worksheet.activate()
  const down = row === 'last' ? Math.max(0, at.rows - 1) : row
  at.worksheet.getRangeByIndexes(at.top + down, at.left + across, 1, 1).select()
  await context.sync()
}

/**
 * Changes and changes of sheet, as hints. What we wrote ourselves is no news. After stopping, nothing is told any more,
 * also not by handlers that Excel keeps alive when the pane is loaded again.
 */
async function listen(run: Run, listener: (hint: Hint, told: Told | null) => void): Promise<() => Promise<void>> {
  let listening = true
  const handlers = await run(async (context) => {
    const { worksheets } = context.workbook
    const changed = worksheets.onChanged.add(async (event) => {
      if (listening && event.triggerSource !== 'ThisLocalAddin') listener('edited', null)
    })
    const activated = worksheets.onActivated.add(async () => {
      if (listening) listener('activated', null)
    })
    const selected = worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
      if (listening) listener('selected', { worksheetId, address })
    })
    await context.sync()
    return [changed, activated, selected]
  })
  return async () => {
    listening = false
    for (const handler of handlers) handler.remove()
    await handlers[0]?.context.sync()
  }
}
