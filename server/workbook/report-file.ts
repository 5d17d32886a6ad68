/** A report as an .xlsx file: one sheet, headings and formats in the reader's language. */
import type { Worksheet } from 'exceljs'
import { dayOf, isDay } from '../../shared/basics/day.ts'
import type { Report } from '../../shared/reports/reports.ts'
import { numberFormats, widths } from '../../shared/sheets/columns.ts'
import { type Language, say, type WordKey } from '../../shared/words/words.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface ReportPage {
  readonly title: string
  readonly columns: Report['columns']
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

export async function reportFile({ title, columns, rows }: ReportPage, language: Language): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  setColumns(sheet, columns, language)
  for (const row of rows) sheet.addRow(Object.keys(columns).map((name) => cellOf(row[name])))
  sheet.getRow(1).font = { bold: true }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function setColumns(sheet: Worksheet, columns: Report['columns'], language: Language) {
  sheet.columns = Object.entries(columns).map(([key, kind]) => ({
    key,
    header: say(language, `field.${key}` as WordKey),
    width: widths[kind],
    style: { numFmt: numberFormats[kind] },
  }))
}

/** Days become dates; what looks like a formula stays text, as every text does in a file that is written so. */
const cellOf = (value: unknown) =>
  typeof value === 'string' && isDay(value) ? new Date(`${dayOf(value)}T00:00:00Z`) : (value as string | number | null)
