/** What a sheet is about, under a tab of its own, and beside it what was done. */
import { type ReactElement, type ReactNode, useState } from 'react'
import type { State } from '../state/state.ts'
import { Activity } from './activity.tsx'
import { useSpeech } from './speech.tsx'
import { Tabs } from './ui/tabs.tsx'

interface SheetTabsProps {
  readonly state: State
  /** Of the first tab; *Rows* where it has no other. */
  readonly first?: { readonly key: string; readonly label: string }
  readonly children: ReactNode
}

export function SheetTabs({ state, first, children }: SheetTabsProps): ReactElement {
  const { say } = useSpeech()
  const own = first ?? { key: 'rows', label: say('pane.rows') }
  const [tab, setTab] = useState(own.key)
  return (
    <Tabs
      label={say('pane.parts')}
      selected={tab}
      onSelect={setTab}
      tabs={[
        { ...own, content: children },
        { key: 'activity', label: say('pane.activity'), content: <Activity outcomes={state.activity} /> },
      ]}
    />
  )
}
