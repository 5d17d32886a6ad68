/** What the server's answers mean for a document, and for the cells it was made of. */

import { type DraftSheet, drafted, sheets } from '../../shared/sheets/sheets.ts'
import type { Sent } from '../replica/sync.ts'
import {
  type AnyRecord,
  type BatchResponse,
  problemIn,
  reasonsIn,
  type Warning,
  type WireError,
  type WireProblem,
} from '../replica/wire.ts'
import type { Refusal } from '../state/outcome.ts'
import type { DraftDocument } from '../workbook/rows.ts'
import type { Finding } from '../workbook/typed-table.ts'
import { isAboutApproval } from './approvals.ts'
import { mendOf } from './sending.ts'

export type Verdict =
  /** `record` is the document afterwards; null when there was nothing to send. */
  | {
      readonly kind: 'good'
      readonly record: AnyRecord | null
      readonly warnings: readonly Warning[]
      readonly preview: Entries | null
    }
  | { readonly kind: 'refused'; readonly problem: WireProblem }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unsent'; readonly problem: WireProblem | null }

/** Entries that a posting would write, by ledger. */
export type Entries = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

export function verdictOf(sent: Sent | undefined): Verdict {
  if (sent === undefined) return { kind: 'good', record: null, warnings: [], preview: null }
  if (sent.kind !== 'answered') return sent
  const refused = sent.responses.filter((response) => response.status >= 400)
  if (refused.length === 0) return good(sent.responses)
  // Neighbours of a refused request fail with 424; the one that has a reason of its own tells it.
  const telling = refused.find((response) => response.status !== 424) ?? (refused[0] as BatchResponse)
  return { kind: 'refused', problem: problemIn(telling.status, telling.body) }
}

function good(responses: readonly BatchResponse[]): Verdict {
  const bodies = responses.map((response) => (response.body ?? {}) as Readonly<Record<string, unknown>>)
  const last = bodies.at(-1)
  const warnings = bodies.flatMap((body) => (Array.isArray(body.warnings) ? (body.warnings as Warning[]) : []))
  const record = last && typeof last.id === 'string' ? (last as unknown as AnyRecord) : null
  return { kind: 'good', record, warnings: unique(warnings), preview: (last?.preview as Entries | undefined) ?? null }
}

const unique = (warnings: readonly Warning[]) => [
  ...new Map(warnings.map((one) => [one.code + one.message, one])).values(),
]

/** The document's findings out of a refusal or out of warnings, each at its cell. */
export function findingsOf(document: DraftDocument, sheet: DraftSheet, verdict: Verdict): readonly Finding[] {
  if (verdict.kind === 'refused') return refusals(document, sheet, verdict.problem)
  if (verdict.kind === 'unsent' && verdict.problem) return refusals(document, sheet, verdict.problem)
  if (verdict.kind !== 'good') return []
  return verdict.warnings.map((warning) => at(firstRow(document), null, warning.code, warning.message, 'warning'))
}

function refusals(document: DraftDocument, sheet: DraftSheet, problem: WireProblem): readonly Finding[] {
  if (problem.errors.length === 0)
    return [at(firstRow(document), null, problem.code, problem.detail, levelOf(problem.code))]
  return problem.errors.map((error) =>
    at(rowOf(document, error), columnOf(sheet, error), error.code, error.message, levelOf(error.code)),
  )
}

/** Nothing is wrong with the rows: somebody has to approve them, or money has to come first. */
export const hasToCome = (code: string): boolean => isAboutApproval(code) || code === 'PrepaymentRequired'
const levelOf = (code: string) => (hasToCome(code) ? 'warning' : 'error')

const firstRow = (document: DraftDocument): number => document.lines[0]?.row ?? 0

/** A line is named by the Row ID we gave it, else by its sequence; what has no line concerns the header. */
function rowOf(document: DraftDocument, { line, pointer }: WireError): number {
  if (line === undefined) return firstRow(document)
  const named = document.lines.find((one) => one.rowId === line)
  const index = /^\/lines\/(\d+)/.exec(pointer)?.[1]
  return (named ?? document.lines[Number(index ?? 0)])?.row ?? firstRow(document)
}

function columnOf(sheet: DraftSheet, { field }: WireError): string | null {
  if (field === undefined) return null
  const { follows, date } = drafted(sheet)
  const key = follows.includes(field) ? date : field
  return sheets[sheet].columns.some((column) => column.key === key && column.part !== 'mark') ? key : null
}

const at = (row: number, column: string | null, code: string, message: string, level: Finding['level']): Finding => ({
  row,
  column,
  code,
  params: {},
  message: message === '' ? null : message,
  level,
  choices: [],
})

/** A refusal with all its reasons, and the first record that can be mended. */
export const refusalOf = (problem: WireProblem): Pick<Refusal, 'code' | 'message' | 'mend'> => {
  const mend = problem.errors.map(mendOf).find((one) => one !== null)
  return {
    code: problem.code,
    message: reasonsIn(problem),
    ...(mend ? { mend } : {}),
  }
}

/** Nothing is wrong with the rows: the order waits for its money, which they warn of already. */
export const isAboutPrepayment = ({ errors }: WireProblem): boolean =>
  errors.length > 0 && errors.every(({ code }) => code === 'PrepaymentRequired')

/** Refusals that say that the server knows more of this document than we do: its record tells what. */
export const isAboutRecord = (problem: WireProblem): boolean =>
  ['RecordExists', 'AlreadyPosted', 'IdempotencyKeyReused', 'VersionConflict', 'DocumentNotOpen', 'NotFound'].includes(
    problem.code,
  )
