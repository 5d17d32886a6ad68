/**
 * What two people changed in one draft and nobody decided yet: kept with the document until it is, asked about at its cell
 * or row, with both answers, whose the other one is and since when.
 */
import { type Column, resourceOf, sheets } from '../../shared/sheets/sheets.ts'
import { termText } from '../../shared/words/terms.ts'
import type { Choice } from '../state/findings.ts'
import { type Culture, dayToSerial, decimalText, type Typed } from '../workbook/cells.ts'
import type { Conflict, KnownDocument, LineConflict, Origin } from '../workbook/memory.ts'
import type { Merged } from '../workbook/merging.ts'
import type { DraftDocument, DraftLine } from '../workbook/rows.ts'
import { errorAt, type Finding } from '../workbook/typed-table.ts'
import type { RowCode } from './conflict-codes.ts'
import type { Parts } from './parts.ts'
import type { Subject } from './subject.ts'

/** What is asked about a document after a merge: what is new, and what was asked before and still stands. */
export function conflictsAfter(
  document: DraftDocument,
  known: KnownDocument | undefined,
  { cells, lines, saved }: Pick<Merged, 'cells' | 'lines' | 'saved'>,
  origin: Origin,
): Pick<KnownDocument, 'conflicts' | 'lineConflicts'> {
  const first = document.lines[0]?.rowId ?? ''
  const fresh = cells.map(({ line, ...cell }): Conflict => ({ rowId: line ?? first, ...cell, ...origin }))
  const taken = new Set(fresh.map(({ rowId, column }) => `${rowId}/${column}`))
  const open = (known?.conflicts ?? []).flatMap((before): Conflict[] => {
    const theirs = saved.lines[before.rowId]?.cells[before.column] ?? saved.header[before.column] ?? null
    const stands = !taken.has(`${before.rowId}/${before.column}`) && cellOf(document, before) === before.mine
    return stands && theirs !== before.mine ? [{ ...before, theirs }] : []
  })
  const asked = lines.map(({ line, deleted }): LineConflict => ({ rowId: line, deleted, ...origin }))
  const rows = new Set(asked.map(({ rowId }) => rowId))
  const before = (known?.lineConflicts ?? []).filter(({ rowId }) => !rows.has(rowId))
  return { conflicts: [...open, ...fresh], lineConflicts: [...before, ...asked] }
}

/** The row that a conflict is about. One of the header may have lost its row: then it is asked at the first. */
function lineOf(document: DraftDocument, { rowId, column }: Conflict): DraftLine | undefined {
  const line = document.lines.find((one) => one.rowId === rowId)
  return line ?? (column in document.header ? document.lines[0] : undefined)
}

/** What the sheet says now where the conflict was. */
function cellOf(document: DraftDocument, conflict: Conflict): Typed {
  const line = lineOf(document, conflict)
  return line?.cells[conflict.column] ?? document.header[conflict.column] ?? null
}

/** Questions about the document, at its rows. */
export function questionsOf(subject: Subject, parts: Parts, culture: Culture): readonly Finding[] {
  const { document, known } = subject
  const cells = (known?.conflicts ?? []).flatMap((conflict) => cellQuestion(subject, conflict, parts, culture))
  const lines = (known?.lineConflicts ?? []).flatMap((conflict): Finding[] => {
    const line = document.lines.find((one) => one.rowId === conflict.rowId)
    const code = conflict.deleted === 'here' ? 'LineDeletedHere' : 'LineDeletedThere'
    return line ? [rowQuestion(line, code, originOf(conflict, parts))] : []
  })
  return [...deletedElsewhere(subject, parts), ...cells, ...lines]
}

function cellQuestion(
  { sheet, document }: Subject,
  conflict: Conflict,
  parts: Parts,
  culture: Culture,
): readonly Finding[] {
  const line = lineOf(document, conflict)
  if (!line || cellOf(document, conflict) !== conflict.mine) return []
  const columns: readonly Column[] = sheets[sheet].columns
  const kind = columns.find(({ key }) => key === conflict.column)?.kind ?? 'text'
  const choices = [conflict.mine, conflict.theirs].map((value) => choiceOf(value, kind, culture))
  const [mine, theirs] = choices.map(({ text }) => text || parts.store.get().words['pane.emptyCell'])
  const params = { value: mine ?? '', first: theirs ?? '', ...originOf(conflict, parts) }
  return [{ ...errorAt(line.row, conflict.column, 'Conflict', params), level: 'question', choices }]
}

/** The whole document was deleted by somebody else, while it was changed here. */
function deletedElsewhere({ sheet, document, known }: Subject, parts: Parts): readonly Finding[] {
  const type = resourceOf(sheet)
  const [line] = document.lines
  const isKnown = known?.saved && parts.replica.cursor() !== null
  if (!line || !isKnown || parts.replica.find(type, document.id)) return []
  const origin = { by: parts.replica.changedBy(type, document.id) }
  return [rowQuestion(line, 'DeletedElsewhere', { ...originOf(origin, parts), number: known.saved.number })]
}

/** Answers to a question about a row are words, not cells. */
const rowAnswers = ['keep', 'remove'] as const

const rowQuestion = ({ row, rowId }: DraftLine, code: RowCode, params: Finding['params']): Finding => ({
  ...errorAt(row, null, code, { ...params, rowId }),
  level: 'question',
  choices: rowAnswers.map((value) => ({ text: value, value })),
})

export function originOf({ by = '', at = '' }: Origin, { store }: Parts): Finding['params'] {
  return { user: by || store.get().words['pane.someoneElse'], ...(at === '' ? {} : { at }) }
}

export function choiceOf(value: Typed, kind: Column['kind'], { decimal, from1904, language = 'en' }: Culture): Choice {
  if (typeof value === 'number') return { text: decimalText(value).replace('.', decimal), value }
  const text = String(value ?? '')
  if (kind === 'date' && text !== '') return { text, value: dayToSerial(text, from1904) }
  return { text, value: kind === 'term' && text !== '' ? termText(text, language) : text }
}
