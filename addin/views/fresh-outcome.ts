/** What the last action came to, for as long as it is news. */
import { useState } from 'react'
import type { Outcome } from '../state/outcome.ts'
import type { State } from '../state/state.ts'

/** Good news ends when the user goes on to another sheet (the activity keeps it); what went wrong stays until it is closed. */
export function useFreshOutcome({ outcome, sheet }: Pick<State, 'outcome' | 'sheet'>): Outcome | null {
  const [seen, setSeen] = useState({ outcome, sheet })
  // What was told before any sheet was in front is told on the first that comes.
  if (seen.outcome !== outcome || (seen.sheet === null && sheet !== null)) setSeen({ outcome, sheet })
  const hasLeft = seen.outcome === outcome && seen.sheet !== null && seen.sheet !== sheet
  return hasLeft && outcome?.kind === 'good' ? null : outcome
}
