/** How the columns of a table are recognised by their headings. */
import { headingsOf } from '../../shared/sheets/headings.ts'
import { type SheetKey, sheets } from '../../shared/sheets/sheets.ts'
import type { Memory } from './memory.ts'

/** A workbook that was set up elsewhere may lack our memory; then headings of every language are known by sight. */
export async function headingNames(
  sheet: SheetKey,
  memory: Memory | null,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const remembered = memory?.headings[sheet]
  if (remembered) return [remembered]
  const { words } = await import('../../shared/words/words.ts')
  return Object.values(words).map((one) => headingsOf(sheet, one))
}

export interface KnownColumns {
  /** Column key → position. */
  readonly columns: Map<string, number>
  /** Their headings were renamed or removed. */
  readonly missing: string[]
  /** They came with a later version than the one that made the sheet. */
  readonly newer: string[]
}

export function columnsOf(
  sheet: SheetKey,
  headings: readonly string[],
  names: readonly Readonly<Record<string, string>>[],
): KnownColumns {
  const positions = new Map(headings.map((heading, at) => [heading.trim().toLowerCase(), at]))
  const columns = new Map<string, number>()
  const missing: string[] = []
  const newer: string[] = []
  for (const { key } of sheets[sheet].columns) {
    if (names.every((one) => one[key] === undefined)) {
      newer.push(key)
      continue
    }
    const at = names.map((one) => positions.get((one[key] ?? '').toLowerCase())).find((one) => one !== undefined)
    if (at === undefined) missing.push(key)
    else columns.set(key, at)
  }
  return { columns, missing, newer }
}
