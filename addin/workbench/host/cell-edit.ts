/**
 * While a cell is being edited Excel does nothing for an add-in: what was sent with `delayForCellEdit` waits until the
 * edit is over, in order, and the rest is refused.
 */
import { refusal } from './wire.ts'

const delayFlag = 64

export interface Gate {
  /** Whether a request may pass; otherwise it is answered, or kept for later. */
  readonly passes: (text: string) => boolean
  readonly setEditing: (isEditing: boolean) => void
}

export function createGate(again: (text: string) => void, answer: (text: string) => void): Gate {
  const waiting: string[] = []
  let isEditing = false
  const release = (): void => {
    if (!isEditing) for (const text of waiting.splice(0)) again(text)
  }
  return {
    passes: (text) => {
      if (!isEditing) return true
      if (waits(text)) waiting.push(text)
      else answer(refusal(text, 'InvalidOperationInCellEditMode', 'A cell is being edited.'))
      return false
    },
    setEditing: (now) => {
      isEditing = now
      // Later, so that the edit and what the add-in does then are two steps to undo.
      if (!now) setTimeout(release)
    },
  }
}

/** Whether a request asked to wait for the end of the edit. */
export const waits = (text: string): boolean => ((readFlags(text) ?? 0) & delayFlag) !== 0

function readFlags(text: string): number | undefined {
  const { flags } = JSON.parse(text) as { readonly flags?: number }
  return flags
}
