/** What waits to be planned: a command or a refusal decided at the door, with the id under which its answer is remembered. */
import type { Command } from '../../shared/posting/command.ts'
import type { Context } from '../../shared/posting/journal.ts'
import { type Problem, problem, type Warning } from '../../shared/posting/problem.ts'
import { jsonOf } from '../store/json.ts'

export interface Work {
  /** Idempotency key; null when the caller gave none. */
  readonly id: string | null
  /** Hash of what was asked, to tell a repeat from another request under the same key. */
  readonly request: string
  readonly asked: Command | { readonly refused: Problem }
  readonly context: Context
  /** Works that must have succeeded before this one. */
  readonly after: readonly Work[]
  /** Decoded anew where one of those was done before, so that what it made has another id than was thought. */
  readonly again?: (outcome: (work: Work) => Outcome | undefined) => Command | { readonly refused: Problem }
}
/** Works that stand or fall together; mostly just one. */
export type Unit = readonly Work[]

export interface Outcome {
  readonly status: number
  /** JSON text of the answer's body; null when there is none. */
  readonly body: string | null
  readonly warnings: readonly Warning[]
  readonly problem: Problem | null
  readonly made: string
  /** Of the record that the body is. */
  readonly version: number | null
  readonly replayed: boolean
  /** The fault is the server's, or of one that it rests on: not remembered, because asking again may do better. */
  readonly passing?: true
  /** Entries that the posting writes, with a preview. */
  readonly preview?: object
}

export const refusal = (refused: Problem): Outcome => ({
  status: refused.status,
  body: null,
  warnings: [],
  problem: refused,
  made: '',
  version: null,
  replayed: false,
  ...(refused.status >= 500 ? { passing: true } : {}),
})
/** Not done because another was not. */
export const dependencyFailed = (others: readonly (Outcome | undefined)[]): Outcome => ({
  ...refusal(problem('DependencyFailed')),
  ...(others.some((one) => one?.passing) ? { passing: true } : {}),
})
export const success = (answer: {
  readonly status: number
  readonly body: unknown
  readonly warnings?: readonly Warning[]
  readonly made?: string
}): Outcome => ({
  status: answer.status,
  body: answer.body === null ? null : jsonOf(answer.body as object),
  warnings: answer.warnings ?? [],
  problem: null,
  made: answer.made ?? '',
  version: versionIn(answer.body),
  replayed: false,
})
const versionIn = (body: unknown) => (body as { readonly version?: number } | null)?.version ?? null

/** As it is kept, and back. */
export const keptText = ({ body, warnings, problem: told }: Outcome) =>
  told ? JSON.stringify({ problem: told }) : `{"warnings":${JSON.stringify(warnings)},"body":${body}}`
export function fromKept(kept: { readonly status: number; readonly answer: string; readonly made: string }): Outcome {
  const {
    problem: told = null,
    warnings = [],
    body = null,
  } = JSON.parse(kept.answer) as { problem?: Problem; warnings?: Warning[]; body?: unknown }
  return {
    status: kept.status,
    body: body === null ? null : JSON.stringify(body),
    warnings,
    problem: told,
    made: kept.made,
    version: versionIn(body),
    replayed: true,
  }
}
