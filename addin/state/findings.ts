/** Mistakes and questions about the rows of a sheet, each at its cell; the same one in many rows is a group. */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Params } from '../../shared/words/language.ts'

/** What is known about the rows of one sheet, without anything having been written into it. */
export interface Findings {
  readonly rows: number
  readonly problems: readonly Problem[]
  /** `local`: what the pane knows by itself; `checked`: the server agreed; `stale`: the sheet changed since. */
  readonly checked: 'not' | 'local' | 'checked' | 'stale'
  /** Rows of lists that are gone here, and go from the server with the next save. */
  readonly removed?: number
}

export interface Count {
  readonly documents: number
  readonly rows: number
}

export interface Place {
  readonly sheet: SheetKey
  /** Position in the table, 0 for the first row under the headings. */
  readonly row: number
  /** Column key; the whole row when null. */
  readonly column: string | null
}

export interface Problem {
  readonly place: Place
  /** Row number as the sheet itself shows it. */
  readonly rowNumber: number
  readonly document: string
  /** What stands in the cell, as text; empty for a whole row. */
  readonly cell: string
  /** A code of contract section 13 or one of the pane's own; its sentence is `problem.<code>`. */
  readonly code: string
  readonly params: Params
  /** The sentence of the server when it had one, in the user's language. */
  readonly message: string | null
  readonly level: 'error' | 'warning' | 'question'
  /** What the cell may mean; the user picks one. */
  readonly choices: readonly Choice[]
}

export interface Choice {
  /** As the user would read it: `1.234` or `1234`. */
  readonly text: string
  /** As it goes into the cell; a date as its serial number. */
  readonly value: number | string | boolean
}

/** The same mistake in many rows: one fix for all of them. */
export interface ProblemGroup {
  readonly code: string
  readonly first: Problem
  readonly problems: readonly Problem[]
}

/** Mistakes that come by the dozen, each with figures of its own: one group holds them all, with a sentence for all, `problems.<code>`. */
const manifold: ReadonlySet<string> = new Set([
  'AmbiguousDate',
  'UncertainDate',
  'PostingDateNotAllowed',
  'OutsideOwnPeriod',
  'Stockout',
  'OverdueBalance',
  'PrepaymentDue',
])
export const isManifold = (code: string): boolean => manifold.has(code)

/** Problems by kind of mistake, the biggest group of errors first. */
export function grouped(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const { level, code, place, params } = problem
    const key = [level, code, place.column, isManifold(code) ? '' : (params.value ?? '')].join('\n')
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  const order = { error: 0, question: 1, warning: 2 }
  return [...groups.values()]
    .map((group) => ({ code: (group[0] as Problem).code, first: group[0] as Problem, problems: group }))
    .toSorted((a, b) => order[a.first.level] - order[b.first.level] || b.problems.length - a.problems.length)
}

export const noFindings: Findings = { rows: 0, problems: [], checked: 'not' }
