/** From a number of the overview to the rows that make it, and back to all rows. */
import type { Day } from '../../shared/basics/day.ts'
import { type Condition, rowsBehind } from '../../shared/sheets/overview-rows.ts'
import { type Kind, type SheetKey, sheets } from '../../shared/sheets/sheets.ts'
import { termText } from '../../shared/words/terms.ts'
import type { Replica } from '../replica/records.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { noReport } from '../state/reports.ts'
import type { State } from '../state/state.ts'
import { type Culture, writeCell } from '../workbook/cells.ts'
import type { ColumnFilter } from '../workbook/host.ts'
import { change, type Desk } from './parts.ts'
import { showReport } from './reports.ts'
import { statusText } from './sheet-marks.ts'

export async function showRowsBehind(desk: Desk, row: AnyRecord): Promise<void> {
  const { parts } = desk
  const { overview } = parts.store.get().reports
  const asOf = (overview.shownOn ?? parts.today()) as Day
  const { sheet, conditions } = rowsBehind(row, { asOf, ...itemsIn(parts.replica) })
  if (sheet === 'agedReceivables' && !(await showAges(desk, asOf, overview.asked.asOf))) return
  const { culture } = await parts.host.read([])
  const filters = conditions.map((one) => filterOf(sheet, one, parts.store.get(), culture))
  const rows = await parts.host.filter({ sheet, filters })
  change(parts, { filtered: { sheet, row, rows } })
}

export async function showAllRows({ parts }: Desk, sheet: SheetKey): Promise<void> {
  await parts.host.filter({ sheet, filters: [] })
  change(parts, { filtered: null })
}

const itemsIn = (replica: Replica) => ({
  isGoods: (item: string) => replica.find('items', item)?.type === 'Inventory',
  invoicesOf: (item: string, from: Day, to: Day) =>
    [...replica.all('salesInvoices')]
      .filter(
        ({ postingDate, status }) =>
          status !== 'Draft' && status !== 'In Review' && isWithin(String(postingDate), from, to),
      )
      .filter(({ lines }) =>
        (lines as readonly { lineObjectNumber: string }[]).some((one) => one.lineObjectNumber === item),
      )
      .map(({ number }) => String(number)),
})
const isWithin = (day: string, from: Day, to: Day) => day >= from && day <= to

/** The ages of the day that the overview shows, by due date and thirty days as it counts them. False when they could not be had. */
async function showAges(desk: Desk, day: string, asOf: string | null): Promise<boolean> {
  const isShown = () => {
    const { shownOn, isBehind, asked } = desk.parts.store.get().reports.agedReceivables
    const { by, period } = noReport.asked
    return shownOn === day && !isBehind && asked.by === by && asked.period === period
  }
  if (!isShown()) await showReport(desk, 'agedReceivables', { ...noReport.asked, asOf })
  return isShown()
}

function filterOf(sheet: SheetKey, condition: Condition, { words }: State, culture: Culture): ColumnFilter {
  const { column } = condition
  const shownText = (text: string, kind: Kind) =>
    kind === 'term' ? termText(text, culture.language ?? 'en') : kind === 'status' ? statusText(text, words) : text
  if ('isNot' in condition) return { column, isNot: condition.isNot }
  const kind = sheets[sheet].columns.find(({ key }) => key === column)?.kind ?? 'text'
  if ('is' in condition) return { column, texts: condition.is.map((text) => shownText(text, kind)) }
  const [least, most] = [condition.from, condition.to].map((day) => Number(writeCell(day, kind, culture)))
  return { column, least: least as number, most: most as number }
}
