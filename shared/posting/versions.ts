/** A change made on an old version is refused, and shows the record as it is now. */
import { type Problem, problem } from './problem.ts'
import type { Saved } from './resources.ts'

export const isStale = ({ ifMatch }: { readonly ifMatch: number | null }, record: Saved | null) =>
  ifMatch !== null && record !== null && record.version !== ifMatch

export const staleProblem = (current: Saved | null): Problem => ({ ...problem('VersionConflict'), current })
