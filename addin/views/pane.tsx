/** What every view may reach: the actions, the program around the pane, and the way to its other pages. */
import { createContext, useContext } from 'react'
import type { Actions } from '../actions/actions.ts'
import type { Mend } from '../state/outcome.ts'
import type { Replacing } from '../state/replacing.ts'
import type { Surroundings } from './surroundings.ts'

export type Page = 'home' | 'signIn' | 'settings' | 'help' | 'setup' | 'workbook'

export interface Pane {
  readonly actions: Actions
  readonly surroundings: Surroundings
  /** `at`: the record and the property that a page is opened for. */
  readonly open: (page: Page, at?: Mend) => void
  /** Something is going on: what would start another thing waits. */
  readonly isBusy: boolean
  /** The user may save: what does not exist yet can be made. */
  readonly maySave: boolean
  readonly replacing: Replacing | null
  /** The user may change the set-up. */
  readonly isAdmin: boolean
}

const PaneContext = createContext<Pane | null>(null)
export const PaneProvider = PaneContext.Provider

export function usePane(): Pane {
  const pane = useContext(PaneContext)
  if (pane === null) throw new Error('Views act only inside a PaneProvider.')
  return pane
}
