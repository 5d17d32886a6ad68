/** Findings as the sheet shows them: Status, Message and the hidden Problems of every row, and the ids rows were given. */

import { captioned } from '../../shared/sheets/headings.ts'
import { type Mark, markText } from '../../shared/sheets/marks.ts'
import { type DraftSheet, drafted, type SheetKey } from '../../shared/sheets/sheets.ts'
import { datedFor } from '../../shared/words/days.ts'
import type { Language, Words } from '../../shared/words/language.ts'
import { isWordKey, problemSentence, sentence } from '../../shared/words/sentence.ts'
import { asText } from '../workbook/cells.ts'
import { type CellWrites, changeOf } from '../workbook/differences.ts'
import type { Finding } from '../workbook/typed-table.ts'
import { isConflict } from './conflict-codes.ts'
import type { Looked } from './look.ts'
import type { Parts } from './parts.ts'
import type { Subject } from './subject.ts'

export interface Speech {
  readonly words: Words
  readonly language: Language
  /** How Excel writes days. */
  readonly shortDate: string | null
  /** Whose columns messages name as it does. */
  readonly sheet?: SheetKey
}

/** For whom the pane writes into cells. */
export function speechIn({ store }: Pick<Parts, 'store'>): Speech {
  const { words, language, shortDate } = store.get()
  return { words, language, shortDate }
}

/** What is to be said of a document that has no findings; by document id. */
export type Special = ReadonlyMap<string, { readonly mark: Mark; readonly params?: Readonly<Record<string, string>> }>

/** A document that is as saved shows where it stands on the server. */
export const savedText = (status: string | undefined, words: Words): string =>
  status === undefined || status === 'Draft' ? words['status.clean'] : statusText(status, words, words['status.clean'])

/** A status of the server in the user's words; one that has none stays as it came. */
export function statusText(status: string, words: Words, otherwise = status): string {
  const key = `status.${status.replaceAll(' ', '')}`
  return isWordKey(words, key) ? words[key] : otherwise
}

/** A checked order is no more than saved: what of it goes is said when it goes. */
const isPostedWhole = (sheet: DraftSheet): boolean => 'post' in drafted(sheet).actions

/** Puts the marks of all documents into `writes`. */
export function markRows(
  writes: CellWrites,
  looked: Looked,
  findings: readonly Finding[],
  special: Special,
  speech: Speech,
  isChecked: boolean,
): void {
  const byRow = new Map<number, Finding[]>()
  for (const finding of findings) {
    const row = byRow.get(finding.row)
    if (row) row.push(finding)
    else byRow.set(finding.row, [finding])
  }
  for (const subject of looked.subjects) markDocument(writes, looked, subject, byRow, special, speech, isChecked)
  const owned = new Set(looked.subjects.flatMap(({ document }) => document.lines.map((line) => line.row)))
  for (const [row, found] of byRow)
    if (!owned.has(row)) markRow(writes, row, 'error', found, { ...speech, sheet: looked.sheet })
}

function markDocument(
  writes: CellWrites,
  looked: Looked,
  subject: Subject,
  byRow: ReadonlyMap<number, readonly Finding[]>,
  special: Special,
  speech: Speech,
  isChecked: boolean,
): void {
  const { document, known } = subject
  const worst = worstOf(document.lines.flatMap((line) => byRow.get(line.row) ?? []))
  const given = special.get(document.id)
  const change = changeOf(document, known)
  const calm: Mark = isChecked ? (change === 'clean' && !isPostedWhole(looked.sheet) ? 'clean' : 'ok') : change
  for (const line of document.lines) {
    const found = byRow.get(line.row) ?? []
    const copied = looked.drafted.copied.has(line.row)
    const mark =
      worst === 'error' || worst === 'conflict'
        ? worst
        : (given?.mark ?? worst ?? (copied && !isChecked ? 'copied' : calm))
    const params = given?.mark === mark ? given.params : { status: known?.saved?.status ?? '' }
    markRow(writes, line.row, mark, found, { ...speech, sheet: looked.sheet }, params)
    writes.put('rowId', line.row, line.rowId)
  }
}

function worstOf(findings: readonly Finding[]): Mark | null {
  if (findings.some((one) => one.level === 'error')) return 'error'
  if (findings.some((one) => isConflict(one.code))) return 'conflict'
  return findings.length > 0 ? 'warn' : null
}

function markRow(
  writes: CellWrites,
  row: number,
  mark: Mark,
  found: readonly Finding[],
  speech: Speech,
  params?: Readonly<Record<string, string>>,
): void {
  const { words, language } = speech
  const columns = found
    .filter((one) => one.level !== 'warning')
    .flatMap((one) => (one.column === null ? [] : [one.column]))
  const label =
    mark === 'clean' ? savedText(params?.status, words) : sentence(words, language, `status.${mark}`, params)
  writes.put('status', row, asText(label))
  writes.put('message', row, asText(messageOf(found, speech)))
  writes.put('problems', row, markText(mark, new Set(columns)))
}

function messageOf(found: readonly Finding[], speech: Speech): string {
  const { words, language } = speech
  const [first] = found.toSorted((a, b) => rank[a.level] - rank[b.level])
  if (!first) return ''
  const message = sentenceOf(first, speech)
  return found.length === 1 ? message : sentence(words, language, 'status.andMore', { message, n: found.length - 1 })
}

const rank = { error: 0, question: 1, warning: 2 }

/** The server's own sentence when it has one, else ours for the code. */
export const sentenceOf = (
  { code, params, message }: Pick<Finding, 'code' | 'params' | 'message'>,
  { words, language, shortDate, sheet }: Speech,
): string =>
  message ??
  problemSentence(words, language, { code, params: captioned(datedFor(params, { language, shortDate }), sheet, words) })
