/** Problems as the pane lists them: the same mistake once, with all the rows that have it. */
import { grouped, isManifold, type Problem, type ProblemGroup } from '../state/findings.ts'

/** What is said in different sentences (of another item, another amount) is in different groups. */
const sayingOf = ({ code, message, params }: Problem): string =>
  isManifold(code) ? '' : (message ?? JSON.stringify(params))

export const groupsOf = (problems: readonly Problem[]): readonly ProblemGroup[] =>
  grouped(problems).flatMap(({ code, problems: same }) =>
    [...Map.groupBy(same, sayingOf).values()].map((part) => ({
      code,
      first: part[0] as Problem,
      problems: part,
    })),
  )

export type Filter = 'all' | 'ready' | 'wrong' | 'changed'

/** What a count shows when it is pressed: mistakes and questions stop a document, warnings do not. */
export function filtered(problems: readonly Problem[], filter: Filter): readonly Problem[] {
  if (filter === 'all') return problems
  if (filter === 'wrong') return problems.filter((problem) => problem.level !== 'warning')
  return filter === 'ready' ? problems.filter((problem) => problem.level === 'warning') : []
}

/** "What is wrong." and "What to do about it.", out of one text. */
export function reasonAndRemedy(text: string): readonly [reason: string, remedy: string] {
  const end = /[.?!] (?=\p{Lu})/u.exec(text)
  return end ? [text.slice(0, end.index + 1), text.slice(end.index + 2)] : [text, '']
}

/** One button can answer all when all cells ask the same. */
export const sameChoices = ({ problems, first }: ProblemGroup): boolean => {
  const wanted = JSON.stringify(first.choices)
  return problems.every((problem) => JSON.stringify(problem.choices) === wanted)
}

/** The problem after the one gone to last, round and round. */
export function nextProblem(problems: readonly Problem[], last: Problem | null): Problem | null {
  const at = last === null ? -1 : problems.findIndex((one) => isSamePlace(one, last))
  return problems[(at + 1) % Math.max(1, problems.length)] ?? null
}

const isSamePlace = (a: Problem, b: Problem): boolean =>
  a.place.row === b.place.row && a.place.column === b.place.column && a.code === b.code
