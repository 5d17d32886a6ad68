/** Headings of columns: what a new table gets, and what messages about its cells name. */
import type { Params, Words } from '../words/language.ts'
import { fieldName } from '../words/sentence.ts'
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

/** What a property is called on this sheet: by the caption of its column, else by its own name. */
export function captionOf(sheet: SheetKey, key: string, words: Words): string {
  const column = sheets[sheet].columns.find((one) => one.key === key)
  return column ? words[column.caption] : fieldName(words, key)
}

/** The parameters of a message about a cell of this sheet, with the caption of the column in place of the property. */
export const captioned = (params: Params, sheet: SheetKey | undefined, words: Words): Params =>
  sheet === undefined || params.field === undefined
    ? params
    : { ...params, field: captionOf(sheet, String(params.field), words) }
