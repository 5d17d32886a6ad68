/** What the workbook remembers, into its very hidden sheet and its settings. */
import { memoryRows, memorySheet } from '../../../shared/sheets/hidden.ts'
import type { Memory } from '../memory.ts'
import type { Found } from './find.ts'
import type { Writer } from './writer.ts'

/** Writes the memory, as often as asked; the sheet for it is made when there is none. */
export function memoryIn(writer: Writer, found: Found): (memory: Memory) => void {
  const { workbook } = writer.context
  const sheet = (): Excel.Worksheet => workbook.worksheets.getItem(memorySheet)
  let isThere = found.hasMemorySheet
  let filled = found.memoryRows
  return (memory) => {
    const texts = memoryRows(memory)
    if (!isThere)
      writer.do(() => {
        workbook.worksheets.add(memorySheet).visibility = 'VeryHidden'
      })
    writer.values(
      (from, count) => sheet().getRangeByIndexes(from, 0, count, 1),
      texts.map((text) => [text]),
    )
    const [from, rows] = [texts.length, filled - texts.length]
    if (rows > 0) writer.do(() => void sheet().getRangeByIndexes(from, 0, rows, 1).clear('Contents'))
    isThere = true
    filled = texts.length
    const { workbookId, company, server, schema } = memory
    writer.do(() => void workbook.settings.add('verkoop', JSON.stringify({ workbookId, company, server, schema })))
  }
}
