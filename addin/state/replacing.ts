/** Another code for one that names nothing: what the user may have meant. */
import type { Problem } from './findings.ts'

export interface Replacing {
  /** Which problems it is for: `keyOfCell` of them. */
  readonly of: string
  /** The nearest first. */
  readonly suggestions: readonly { readonly code: string; readonly name: string }[]
}

/** The same for all problems about the same code in the same column. */
export const keyOfCell = ({ place, cell }: Problem): string =>
  [place.sheet, place.column, cell.trim().toLowerCase()].join('/')
