/** What was found in the rows, as far as the pressed count asks for it. */
import { type ReactElement, useMemo } from 'react'
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { DraftEntry, Drafts } from '../state/drafts.ts'
import type { ProblemGroup } from '../state/findings.ts'
import { DocumentList } from './document-list.tsx'
import { ProblemCard } from './problem-card.tsx'
import { type Filter, filtered, groupsOf } from './problem-groups.ts'
import { useSpeech } from './speech.tsx'
import { Icon } from './ui/icons.tsx'
import { List } from './ui/list.tsx'

interface ProblemsProps {
  readonly sheet: DraftSheet
  readonly drafts: Drafts
  readonly filter: Filter
}

export function Problems({ sheet, drafts, filter }: ProblemsProps): ReactElement {
  const { say } = useSpeech()
  const { problems, ready, wrong, list } = drafts
  const groups = useMemo(() => groupsOf(filtered(problems, filter)), [problems, filter])
  if (drafts.rows === 0)
    return (
      <>
        {groups.length > 0 && <ProblemList groups={groups} />}
        <FirstSteps sheet={sheet} />
      </>
    )
  return (
    <>
      {filter === 'ready' && <p>{say('pane.ready', { documents: ready.documents, rows: ready.rows })}</p>}
      {filter === 'wrong' && <p>{say('pane.wrong', { documents: wrong.documents, cells: cellsIn(groups) })}</p>}
      {filter === 'changed' && <p>{say('pane.changedHere', { changed: drafts.changed, fresh: drafts.fresh })}</p>}
      {filter === 'ready' && (
        <DocumentList sheet={sheet} title={say('pane.readyList')} entries={list.filter(isReady)} />
      )}
      {filter === 'changed' && (
        <DocumentList sheet={sheet} title={say('pane.changedList')} entries={list.filter(isUnsaved)} />
      )}
      {groups.length > 0 && <ProblemList groups={groups} />}
      {groups.length === 0 && filter === 'all' && <AllGood />}
    </>
  )
}

const isReady = (entry: DraftEntry): boolean => entry.isReady
const isUnsaved = (entry: DraftEntry): boolean => entry.change !== 'clean'

const cellsIn = (groups: readonly ProblemGroup[]): number =>
  groups.reduce((sum, group) => sum + group.problems.length, 0)

export function ProblemList({ groups }: { readonly groups: readonly ProblemGroup[] }): ReactElement {
  const { say } = useSpeech()
  return (
    <List
      className="problems"
      label={say('pane.problems', { n: cellsIn(groups) })}
      items={groups}
      first={30}
      keyOf={({ first }) => [first.code, first.place.column, first.params.value, first.message].join('/')}
      render={(group) => <ProblemCard group={group} />}
      more={(n) => say('action.showMore', { n })}
    />
  )
}

export function AllGood(): ReactElement {
  const { say } = useSpeech()
  return (
    <p className="allGood">
      <Icon name="good" /> {say('pane.allGood')}
    </p>
  )
}

/** An empty sheet says what to do with it. */
function FirstSteps({ sheet }: { readonly sheet: DraftSheet }): ReactElement {
  const { say, sheet: nameOf } = useSpeech()
  return (
    <div className="empty">
      <p>{say('pane.empty')}</p>
      <ol>
        <li>{say('pane.help1', { sheet: nameOf(sheet) })}</li>
        <li>{say('pane.help2')}</li>
        <li>{say('pane.help3')}</li>
      </ol>
    </div>
  )
}
