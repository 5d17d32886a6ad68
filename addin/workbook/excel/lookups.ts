/** The hidden sheet that the drop-down lists of customers and items read. */
import { listNames, listsSheet } from '../../../shared/sheets/hidden.ts'
import type { Lookups } from '../host.ts'
import type { Writer } from './writer.ts'

/** The codes that the drop-down lists offer; the names grow with the lists. */
export function writeLookups(writer: Writer, lookups: Lookups): void {
  const { workbook } = writer.context
  for (const [column, key] of (['customers', 'items'] as const).entries()) {
    const codes = lookups[key].length > 0 ? lookups[key] : ['']
    writer.values(
      (from, count) => workbook.worksheets.getItem(listsSheet).getRangeByIndexes(from, column, count, 1),
      codes.map((code) => [code]),
    )
    const letter = column === 0 ? 'A' : 'B'
    writer.do(() => {
      workbook.names.getItem(listNames[key]).formula = `=${listsSheet}!$${letter}$1:$${letter}$${codes.length}`
    })
  }
}
