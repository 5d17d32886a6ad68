/** Turns a workbook into what an earlier version of the add-in would have made: without sheets and columns that came since. */
import type { WorkbookHost } from '../../addin/workbook/host.ts'
import type { Memory } from '../../addin/workbook/memory.ts'
import { type SheetKey, sheetKeys, sheets } from '../../shared/sheets/sheets.ts'
import type { OpenOffice } from './office.ts'

export interface Without {
  readonly columns?: Readonly<Partial<Record<SheetKey, readonly string[]>>>
  readonly sheets?: readonly SheetKey[]
}

export async function madeEarlier({ Excel }: OpenOffice, host: WorkbookHost, without: Without): Promise<Memory> {
  const { memory, tables } = await host.read(sheetKeys)
  if (memory === null) throw new Error('this workbook has no memory of ours')
  const columns = Object.entries(without.columns ?? {}) as [SheetKey, readonly string[]][]
  await Excel.run(async (context) => {
    for (const [sheet, keys] of columns) {
      const worksheet = context.workbook.tables.getItem(sheets[sheet].table).worksheet
      const places = keys.map((key) => tables[sheet]?.columns.get(key) ?? -1).toSorted((one, other) => other - one)
      for (const at of places) worksheet.getRangeByIndexes(0, at, 1, 1).getEntireColumn().delete('Left')
    }
    for (const sheet of without.sheets ?? []) context.workbook.tables.getItem(sheets[sheet].table).worksheet.delete()
    await context.sync()
  })
  const headings = Object.fromEntries(
    Object.entries(memory.headings)
      .filter(([sheet]) => !without.sheets?.includes(sheet as SheetKey))
      .map(([sheet, own]) => {
        const gone = without.columns?.[sheet as SheetKey] ?? []
        return [sheet, Object.fromEntries(Object.entries(own ?? {}).filter(([key]) => !gone.includes(key)))]
      }),
  )
  const earlier = { ...memory, headings }
  await host.write({ tables: [], memory: earlier })
  return earlier
}
