/** The card of the selected rows, fetched with the first selection. */
import { type ReactElement, Suspense } from 'react'
import type { State } from '../state.ts'
import { SelectionCard } from './later.ts'

export const SelectedRows = ({ state }: { readonly state: State }): ReactElement | null =>
  state.selection === null ? null : (
    <Suspense fallback={null}>
      <SelectionCard state={state} />
    </Suspense>
  )
