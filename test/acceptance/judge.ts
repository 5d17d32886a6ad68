/**
 * Which cases decide a run. An id is the text before the first colon of a case's name, such as `api-001`. Those on the
 * pending list may fail; one that passes has to leave the list, so that nothing that works can break unseen.
 */
export interface CaseResult {
  readonly name: string
  readonly passed: boolean
  readonly error: string
}

export interface Verdict {
  readonly passed: readonly string[]
  readonly pending: readonly string[]
  /** Failed without being on the list; with their names and errors. */
  readonly broken: readonly CaseResult[]
  /** On the list, and passing. */
  readonly listedInVain: readonly string[]
}

export const idOf = (name: string): string => name.split(':', 1)[0]?.trim() ?? name

export const readPending = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== ''),
  )

export function judge(results: readonly CaseResult[], pending: ReadonlySet<string>): Verdict {
  const failed = new Set(results.filter((result) => !result.passed).map((result) => idOf(result.name)))
  const ids = [...new Set(results.map((result) => idOf(result.name)))]
  return {
    passed: ids.filter((id) => !failed.has(id) && !pending.has(id)),
    pending: ids.filter((id) => failed.has(id) && pending.has(id)),
    broken: results.filter((result) => !result.passed && !pending.has(idOf(result.name))),
    listedInVain: ids.filter((id) => !failed.has(id) && pending.has(id)),
  }
}

/** A run without a single case is not a good one. */
export const isGood = ({ passed, pending, broken, listedInVain }: Verdict): boolean =>
  broken.length === 0 && listedInVain.length === 0 && passed.length + pending.length > 0
