/** What the last action came to and what stands in the way, as far as it is told on the sheet in front. */
import { useState } from 'react'
import type { WordKey } from '../../shared/words/language.ts'
import type { Notice, Outcome } from '../state/outcome.ts'
import type { State } from '../state/state.ts'

/**
 * What was told of one thing stays with its sheet (the activity keeps it); what is not known, and a list of documents that were
 * refused, go along until they are closed: such a list is worked off on other sheets too.
 */
export function useOutcomeHere({ outcome, sheet }: Pick<State, 'outcome' | 'sheet'>): Outcome | null {
  const hasLeft = useHasLeft(outcome, sheet)
  return hasLeft && outcome && !goesAlong(outcome) ? null : outcome
}

/** A notice of rows stays with their sheet, all others go along until they are closed. */
export function useNoticeHere({ notice, sheet }: Pick<State, 'notice' | 'sheet'>): Notice | null {
  const hasLeft = useHasLeft(notice, sheet)
  return hasLeft && notice && ofRows.has(notice.key) ? null : notice
}

/** What was told before any sheet was in front is told on the first that comes. */
function useHasLeft(told: Outcome | Notice | null, sheet: State['sheet']): boolean {
  const [seen, setSeen] = useState({ told, sheet })
  if (seen.told !== told || (seen.sheet === null && sheet !== null)) setSeen({ told, sheet })
  return seen.told === told && seen.sheet !== null && seen.sheet !== sheet
}

/** One document that was refused alone is no list; one of several is, since the others were done. */
const goesAlong = ({ kind, refused = [] }: Outcome): boolean =>
  kind === 'unknown' || refused.length > (kind === 'bad' ? 1 : 0)

const ofRows: ReadonlySet<WordKey> = new Set<WordKey>([
  'notice.sheetChanged',
  'notice.noMistakes',
  'notice.needsServer',
  'payments.notReady',
  'payments.changed',
  'payments.moved',
])
