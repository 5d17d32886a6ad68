/** A downloaded workbook, read by a library that knows nothing of ours: what another spreadsheet program would find in it. */
import Excel from 'exceljs'

export type Row = Readonly<Record<string, Excel.CellValue>>

/** The filled rows of a sheet's table, by heading. */
export type Tables = (sheet: string) => readonly Row[]

export async function opened(file: Buffer): Promise<Tables> {
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load(new Uint8Array(file).buffer)
  return (sheet) => tableIn(workbook, sheet)
}

// A ledger sheet has a note above its headings.
function tableIn(workbook: Excel.Workbook, sheet: string): readonly Row[] {
  const worksheet = workbook.getWorksheet(sheet)
  if (!worksheet) throw new Error(`There is no sheet ${sheet}.`)
  const [table] = worksheet.getTables() as unknown as readonly { readonly table: { readonly tableRef: string } }[]
  const top = Number(/\d+/.exec(table?.table.tableRef ?? 'A1')?.[0])
  const headings = Array.from(worksheet.getRow(top).values as readonly Excel.CellValue[], String)
  const rows: Row[] = []
  for (let at = top + 1; at <= worksheet.rowCount; at++) {
    const values = worksheet.getRow(at).values as readonly Excel.CellValue[]
    if (values.some((value) => value !== null && value !== undefined && value !== ''))
      rows.push(Object.fromEntries(headings.map((heading, column) => [heading, values[column] ?? null])))
  }
  return rows
}

/** In hundredths, so that sums are exact. */
export const hundredths = (rows: readonly Row[], heading: string): number =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[heading] ?? 0) * 100), 0)
