/**
 * Sheets of reports: asked of the server again only when the books moved on, or on another day, and written cell by
 * cell where a figure changed.
 */
import { agedBuckets } from '../../shared/receivables/aging.ts'
import { overviewName } from '../../shared/sheets/overview-name.ts'
import { type ReportSheet, reportedSheet, reportSheets, type Sheet, sheets } from '../../shared/sheets/sheets.ts'
import type { WordKey, Words } from '../../shared/words/language.ts'
import type { Server } from '../replica/server.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { customersIn, firstDayOf, noReport, type ReportAsked } from '../state/reports.ts'
import type { State } from '../state/state.ts'
import { type Cell, type Culture, writeCell } from '../workbook/cells.ts'
import { CellWrites, type Row, typedOf } from '../workbook/differences.ts'
import type { Book, Table, TableEdit } from '../workbook/host.ts'
import type { KnownReport, KnownReports, Memory } from '../workbook/memory.ts'

export interface Answered {
  readonly known: KnownReport
  readonly rows: readonly AnyRecord[]
}
/** By sheet; of a report that is as it was, nothing. */
export type Answers = Readonly<Partial<Record<ReportSheet, Answered>>>

interface Asking {
  readonly server: Server
  readonly company: string
  readonly book: Book
  readonly memory: Memory
  /** What the pane shows of them already. */
  readonly shown: State['reports']
  /** Entries were posted or settled since the ledgers were looked at. */
  readonly moved: boolean
  /** How far the replica goes, and the day. */
  readonly cursor: string | null
  readonly today: string
  readonly now: string
}

export async function readReports(asking: Asking): Promise<Answers> {
  const answers: Partial<Record<ReportSheet, Answered>> = {}
  for (const sheet of reportSheets) {
    const answer = asking.book.tables[sheet] ? await readReport(sheet, asking) : null
    if (answer) answers[sheet] = answer
  }
  return answers
}

async function readReport(
  sheet: ReportSheet,
  { server, company, memory, shown: inPane, moved, cursor, today, now }: Asking,
): Promise<Answered | null> {
  const before = memory.reports?.[sheet]
  const asked = { ...noReport.asked, ...before?.asked }
  const shown = asked.asOf ?? today
  const isToday = before?.shownOn === shown && before.refreshedAt !== ''
  const isAsItWas = isToday && before.cursor === cursor && !before.isBehind && !moved
  // A pane that was opened since knows the sheet alone.
  if (isAsItWas && inPane[sheet].rows.length > 0) return null
  const answer = await server.list(company, reportedSheet(sheet).resource, null, queryOf(sheet, asked, shown))
  if (answer.kind !== 'ok') return null
  return { known: { asked, shownOn: shown, cursor, refreshedAt: now }, rows: answer.body.value }
}

function queryOf(sheet: ReportSheet, asked: ReportAsked, shown: string): Readonly<Record<string, string>> {
  const given = {
    asOf: shown,
    by: asked.by,
    period: asked.period,
    from: firstDayOf(asked, shown),
    to: shown,
    customers: customersIn(asked).join(';'),
  }
  const entries = reportedSheet(sheet).asks.map((name) => [name, given[name]] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

/** Rows of a report with names of their own, in the reader's language. */
function toldRows(sheet: ReportSheet, rows: readonly AnyRecord[], words: Words): readonly AnyRecord[] {
  if (sheet === 'overview') return rows.map((row) => overviewRow(row, words))
  if (sheet === 'agedReceivables') return rows.map(withOverdue)
  return sheet === 'customerStatement' ? rows.map((row) => statementRow(row, words)) : rows
}

const overviewRow = (row: AnyRecord, words: Words): AnyRecord => ({
  ...row,
  section: words[`section.${row.section}` as WordKey] ?? row.section,
  displayName: overviewName(row, words),
})

/** All that is past due, which the report tells by age. */
const withOverdue = (row: AnyRecord): AnyRecord => ({
  ...row,
  overdueAmount: Math.round((Number(row.balanceDue) - Number(row.currentAmount)) * 100) / 100,
})

/** What is no movement is called so where the others have their description. */
function statementRow(row: AnyRecord, words: Words): AnyRecord {
  const bucket = agedBuckets.find((name) => String(row.key).startsWith(`${name} `))
  const word = bucket ? `field.${bucket}` : `statement.${row.section}`
  if (row.section !== 'movement') return { ...row, description: words[word as WordKey] ?? '' }
  // Entries are described by their customer's name, which stands beside it.
  return row.description === row.displayName ? { ...row, description: '' } : row
}

export function reportEdit(book: Book, sheet: ReportSheet, answers: Answers, words: Words): TableEdit {
  const table = book.tables[sheet] as Table
  const answer = answers[sheet]
  const writes = new CellWrites()
  if (!answer) return { sheet, expect: table, set: [], remove: [], append: [] }
  const place = placesOf(sheet, table)
  const append: Row[] = []
  const kept = new Set<number>()
  for (const [index, row] of toldRows(sheet, answer.rows, words).entries()) {
    const cells = cellsOf(sheet, row, book.culture)
    const at = place(row, index)
    if (at === undefined) append.push(cells)
    else {
      kept.add(at)
      for (const [key, cell] of Object.entries(cells)) writes.put(key, at, cell)
    }
  }
  const remove = table.values.flatMap((_, at) => (kept.has(at) ? [] : [at]))
  return { sheet, expect: table, set: writes.edits(table), remove, append }
}

/** Where a row of the answer stands on the sheet: by its key, or by its place. */
function placesOf(sheet: ReportSheet, table: Table): (row: AnyRecord, index: number) => number | undefined {
  const { rowKey } = reportedSheet(sheet)
  if (rowKey === null) return (_, index) => (index < table.values.length ? index : undefined)
  const at = table.columns.get(rowKey) ?? -1
  const known = new Map(table.values.map((row, index) => [String(row[at] ?? ''), index]))
  return (row) => known.get(String(row[rowKey]))
}

function cellsOf(sheet: ReportSheet, row: AnyRecord, culture: Culture): Record<string, Cell> {
  const { columns }: Sheet = sheets[sheet]
  return Object.fromEntries(columns.map(({ key, kind }) => [key, writeCell(typedOf(row[key]), kind, culture)]))
}

/** Of those that were not asked for again, it is remembered when the books moved on. */
export const reportsNow = (memory: Memory, answers: Answers, moved: boolean): KnownReports =>
  Object.fromEntries(
    reportSheets.flatMap((sheet) => {
      const before = memory.reports?.[sheet]
      const known = answers[sheet]?.known ?? (before && moved ? { ...before, isBehind: true } : before)
      return known ? [[sheet, known]] : []
    }),
  )
