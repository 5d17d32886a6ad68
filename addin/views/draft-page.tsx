/** Invoices or orders: what is ready, what is wrong, and what can be done with it. */
import { type ReactElement, Suspense, useEffect, useRef, useState } from 'react'
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { Problem } from '../state/findings.ts'
import type { State } from '../state/state.ts'
import { Activity } from './activity.tsx'
import { DraftCounts } from './counts.tsx'
import { DraftActions } from './draft-actions.tsx'
import { Ledgers, Others } from './later.ts'
import type { LedgerNews } from './ledger-news.ts'
import { neededFor, sessionNow } from './may.ts'
import { isCheck } from './messages.tsx'
import { usePane } from './pane.tsx'
import { type Filter, nextProblem } from './problem-groups.ts'
import { Problems } from './problems.tsx'
import { SelectedRows } from './selected.tsx'
import { useSpeech } from './speech.tsx'
import { Tabs } from './ui/tabs.tsx'

export interface DraftPageProps {
  readonly sheet: DraftSheet
  readonly state: State
  readonly news: LedgerNews
}

export function DraftPage({ sheet, state, news }: DraftPageProps): ReactElement {
  const { say } = useSpeech()
  const [tab, setTab] = useState('rows')
  const [filter, setFilter] = useState<Filter>('all')
  const drafts = state.drafts[sheet]
  const checkedAt = state.outcome && isCheck(state.outcome) ? state.outcome.at : undefined
  useKeys(drafts.problems)
  const rows = (
    <>
      {drafts.rows > 0 && <SelectedRows sheet={sheet} state={state} />}
      <Problems sheet={sheet} drafts={drafts} filter={filter} />
    </>
  )
  const choose = (next: Filter): void => {
    setFilter(next)
    setTab('rows')
  }
  return (
    <>
      <Suspense fallback={null}>
        <Others sheet={sheet} state={state} />
      </Suspense>
      {drafts.rows > 0 && <DraftCounts drafts={drafts} filter={filter} onFilter={choose} checkedAt={checkedAt} />}
      <DraftActions
        sheet={sheet}
        drafts={drafts}
        session={sessionNow(state)}
        isAway={state.connection === 'offline'}
        cannot={(action) => neededFor(state, action) !== null}
      />
      <Tabs
        label={say('pane.parts')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { key: 'rows', label: say('pane.rows'), content: rows },
          { key: 'ledger', label: say('pane.ledger'), content: <Ledgers state={state} news={news} /> },
          { key: 'activity', label: say('pane.activity'), content: <Activity outcomes={state.activity} /> },
        ]}
      />
    </>
  )
}

/** Ctrl+Enter checks; Alt+↓ goes to the next problem. */
function useKeys(problems: readonly Problem[]): void {
  const { actions } = usePane()
  const last = useRef<Problem | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey && event.key === 'Enter') void actions.check()
      if (!event.altKey || event.key !== 'ArrowDown') return
      last.current = nextProblem(problems, last.current)
      if (last.current) void actions.goToCell(last.current.place)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [actions, problems])
}
