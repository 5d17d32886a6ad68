/**
 * What the parts of the workbench share: the workbook, the words, and the few ways to act on them.
 * Everything that a person does goes through here, so that a refusal is always told in the same place.
 */
import type { Outcome } from '../model/edits.ts'
import { select } from '../model/edits.ts'
import { WorkbookError } from '../model/errors.ts'
import type { History } from '../model/history.ts'
import type { Area, Selection, Sheet, Workbook } from '../model/types.ts'
import { activeSheetOf } from '../model/workbook.ts'
import { headOf, type Place } from './moves.ts'
import type { Surface } from './surface.ts'
import { filled, type Words } from './words.ts'

/** `ready` between edits; `enter` while typing over a cell (arrows finish); `edit` while changing its text. */
export type Mode = 'ready' | 'enter' | 'edit'

export interface Desk {
  readonly workbook: Workbook
  readonly words: Words
  readonly surface: Surface
  readonly history: History
  readonly sheet: () => Sheet
  readonly selection: () => Selection
  /** Selects, and scrolls to `seen`, or else to the corner that moves. */
  readonly select: (selection: Selection, seen?: Place) => void
  /** Does something to the workbook; says so when it is refused, and answers whether it was done. */
  readonly attempt: (action: (() => Outcome) | (() => void)) => boolean
  /** After something was typed or pasted there: its numbers shall be seen. */
  readonly widen: (area: Area) => void
  /** Shows a sentence for a while, to eyes and to screen readers. */
  readonly tell: (text: string) => void
  /** Finishes an edit, if any; false when its value was refused. */
  readonly finish: () => boolean
}

export interface DeskParts {
  readonly workbook: Workbook
  readonly words: Words
  readonly surface: Surface
  readonly history: History
  readonly tell: (text: string) => void
  readonly finish: () => boolean
  readonly widen: (area: Area) => void
}

export function createDesk(parts: DeskParts): Desk {
  const { workbook, words, surface, tell } = parts
  const sheet = (): Sheet => activeSheetOf(workbook)
  return {
    ...parts,
    sheet,
    selection: () => sheet().selection,
    select: (selection, seen) => {
      select(workbook, sheet(), selection)
      surface.reveal(seen ?? headOf(selection))
    },
    attempt: (action) => {
      try {
        const outcome = action() as Outcome | undefined
        if (outcome && !outcome.done) tell(outcome.why === 'protected' ? words.protected : words.invalid)
        return !outcome || outcome.done
      } catch (error) {
        tell(reasonOf(error, words))
        return false
      }
    },
  }
}

/** A refusal of the workbook in the user's language; anything else is a mistake of ours and goes on. */
function reasonOf(error: unknown, words: Words): string {
  if (!(error instanceof WorkbookError)) throw error
  if (error.code === 'AccessDenied') return words.protected
  if (error.code === 'InsertDeleteConflict') return words.inTheWay
  return filled(words.refused, { reason: error.message })
}
