/** Headings of columns: what a new table gets. */
import type { Words } from '../words/language.ts'
import { type SheetKey, sheets } from './sheets.ts'

/** Column key → heading for a new table. Two columns of one table may not have the same heading. */
export function headingsOf(sheet: SheetKey, words: Words): Record<string, string> {
  const headings: Record<string, string> = {}
  const taken = new Set<string>()
  for (const column of sheets[sheet].columns) {
    let heading: string = words[column.caption]
    for (let n = 2; taken.has(heading.toLowerCase()); n++) heading = `${words[column.caption]} ${n}`
    taken.add(heading.toLowerCase())
    headings[column.key] = heading
  }
  return headings
}
