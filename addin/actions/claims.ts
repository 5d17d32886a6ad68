/**
 * Rows without ids of which the server has a draft already: Undo took the ids away, or Excel ended before the file was saved.
 * What has the same reference and party, and says the same in every line as far as it says anything, is that draft, unless its
 * rows stand elsewhere on the sheet.
 */
import { type DraftSheet, drafted, resourceOf } from '../../shared/sheets/sheets.ts'
import type { Replica } from '../replica/records.ts'
import { type DraftRecord, rowIdOf, savedOf } from '../workbook/differences.ts'
import type { Table } from '../workbook/host.ts'
import { type DraftDocument, type Drafted, sameIn } from '../workbook/rows.ts'
import { asDraftRecord, isLive } from './subject.ts'

/** Row → the id that is its own. */
export type Claims = ReadonlyMap<number, string>

/** `read` gives the documents of the rows; it is asked only where the server has drafts that the sheet lacks. */
export function claimsOf(table: Table, sheet: DraftSheet, replica: Replica, read: () => Drafted): Claims {
  const claims = new Map<number, string>()
  const byReference = Map.groupBy(draftsBeside(table, sheet, replica), (record) => key(record.externalDocumentNumber))
  if (byReference.size === 0) return claims
  for (const document of read().documents.filter(isBare)) {
    const reference = key(document.header.externalDocumentNumber ?? document.label)
    const candidates = reference === '' ? undefined : byReference.get(reference)
    const at = candidates?.findIndex((record) => saysTheSame(document, record, sheet)) ?? -1
    const [record] = at < 0 ? [] : (candidates?.splice(at, 1) ?? [])
    for (const [index, { row }] of document.lines.entries()) {
      const line = record?.lines[index]
      if (line) claims.set(row, rowIdOf(line))
    }
  }
  return claims
}

/** Drafts of the server of which no row stands on the sheet. */
function draftsBeside({ columns, values }: Table, sheet: DraftSheet, replica: Replica): readonly DraftRecord[] {
  const at = columns.get('rowId') ?? -1
  const here = new Set(values.map((row) => row[at]))
  return [...replica.all(resourceOf(sheet))].flatMap((any) => {
    const record = asDraftRecord(any)
    return record && isLive(sheet, record) && !record.lines.some((line) => here.has(rowIdOf(line))) ? [record] : []
  })
}

const isBare = ({ lines }: DraftDocument): boolean => lines.every(({ rowId }) => rowId === '')

const key = (value: unknown): string => String(value ?? '').toLowerCase()

function saysTheSame({ header, lines }: DraftDocument, record: DraftRecord, sheet: DraftSheet): boolean {
  const saved = savedOf(record, sheet)
  const same = sameIn(sheet)
  const { party } = drafted(sheet)
  if (lines.length !== record.lines.length || key(header[party]) !== key(saved.header[party])) return false
  return lines.every(({ cells }, index) => {
    const line = record.lines[index]
    const there = line ? saved.lines[rowIdOf(line)]?.cells : undefined
    return Object.entries(cells).every(
      ([column, value]) => value === null || same(column, value, there?.[column] ?? null),
    )
  })
}
