/** What became of a command, as a body in the caller's language. */
import { type Ledger, ledgerNames } from '../../../shared/ledger/ledgers.ts'
import { entryTold } from '../../../shared/ledger/told.ts'
import type { Entries } from '../../../shared/posting/changes.ts'
import { datedFor } from '../../../shared/words/days.ts'
import { sayProblem } from '../../../shared/words/words.ts'
import type { Outcome } from '../../commands/request.ts'
import { problemBody } from '../../problem-response.ts'
import type { AppEnv } from '../../request.ts'

/** JSON text of the body; '' when there is none. */
export function bodyText(
  outcome: Outcome,
  { language, shortDate, requestId }: Pick<AppEnv['Variables'], 'language' | 'shortDate' | 'requestId'>,
): string {
  const { problem } = outcome
  const params = problem?.code === 'InternalError' ? { requestId } : problem?.params
  if (problem && params) return JSON.stringify(problemBody({ ...problem, params }, { language, shortDate }))
  if (outcome.body === null) return ''
  const warnings = outcome.warnings.map(({ code, params }) => ({
    code,
    message: sayProblem(language, { code, params: datedFor(params, { language, shortDate }) }),
  }))
  const preview = outcome.preview ? `,"preview":${JSON.stringify(previewTold(outcome.preview as Entries))}` : ''
  return `${outcome.body.slice(0, -1)},"warnings":${JSON.stringify(warnings)}${preview}}`
}

/** The entries that a posting would write, by ledger; each ledger is there, if only empty. */
const previewTold = (entries: Entries) =>
  Object.fromEntries(
    ledgerNames.map((ledger: Ledger) => [
      ledger,
      ((entries[ledger] ?? []) as readonly object[]).map((entry) => entryTold(ledger, entry)),
    ]),
  )

export function headersOf(outcome: Outcome): Record<string, string> {
  return {
    ...(outcome.version === null ? {} : { etag: `"${outcome.version}"` }),
    ...(outcome.replayed ? { 'idempotent-replayed': 'true' } : {}),
    ...(outcome.problem?.code === 'MethodNotAllowed' ? { allow: String(outcome.problem.params.allow) } : {}),
    ...(outcome.problem?.code === 'Busy' ? { 'retry-after': '1' } : {}),
  }
}
export const contentType = (outcome: Outcome) =>
  outcome.problem ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8'
