/** How facts are asked for: each kind of need has a loader, which learns the answers to all needs of its kind. */
import type { Day } from '../../shared/basics/day.ts'
import type { Need } from '../../shared/posting/need.ts'
import type { Database } from './database.ts'

export type Learn = (need: Need, value: unknown) => void
export interface Question {
  readonly db: Database
  readonly company: string
  readonly today: Day
  readonly learn: Learn
}
export type Loader<N> = (question: Question, needs: readonly N[]) => Promise<void>
export type Loaders<N extends { readonly kind: string }> = {
  readonly [K in N['kind']]: Loader<Extract<N, { readonly kind: K }>>
}

/** A question for each need, of kinds that are rarely asked for more than once. */
export function one<N extends Need>(ask: (question: Question, need: N) => Promise<unknown>): Loader<N> {
  return async (question, needs) => {
    for (const need of needs) question.learn(need, await ask(question, need))
  }
}
