/** Who else is at work on the documents of this sheet, and what others changed since the sheets were brought up to date. */
import type { ReactElement } from 'react'
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { Editing } from '../replica/wire.ts'
import type { DraftEntry } from '../state/drafts.ts'
import type { State } from '../state/state.ts'
import type { Elsewhere } from '../state/work.ts'
import { useNoticeLabels } from './notice-labels.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Icon } from './ui/icons.tsx'
import { Notice } from './ui/notice.tsx'

interface OthersProps {
  readonly sheet: DraftSheet
  readonly state: State
}

export function Others({ sheet, state }: OthersProps): ReactElement {
  const entries = new Map(state.drafts[sheet].list.map((entry) => [entry.id, entry]))
  const here = state.editing.flatMap((editing) => {
    const entry = entries.get(editing.documentId)
    return entry ? [{ editing, entry }] : []
  })
  return (
    <>
      {/* Of what was sent and not answered nobody knows yet whose change it is. */}
      {state.elsewhere && !state.work && !state.unconfirmed && <ChangedElsewhere elsewhere={state.elsewhere} />}
      {here.length > 0 && (
        <ul className="others">
          {here.map(({ editing, entry }) => (
            <li key={editing.userName}>
              <AtWork sheet={sheet} editing={editing} entry={entry} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface AtWorkProps {
  readonly sheet: DraftSheet
  readonly editing: Editing
  readonly entry: DraftEntry
}

/** Leads to the row where the other is. */
function AtWork({ sheet, editing, entry }: AtWorkProps): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const lines = new Set(editing.cells.map(({ line }) => line))
  const at = Math.max(
    0,
    entry.lines.findIndex((line) => lines.has(line)),
  )
  const row = entry.rows[at] ?? 0
  return (
    <button
      type="button"
      className="other"
      data-action="goToOther"
      onClick={() => void actions.goToCell({ sheet, row, column: null })}
    >
      <Icon name="person" /> {say('pane.isEditing', { user: editing.userName, document: entry.label })}
    </button>
  )
}

function ChangedElsewhere({ elsewhere }: { readonly elsewhere: Elsewhere }): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const { records, people } = elsewhere
  const user = people.join(', ') || say('pane.someoneElse')
  return (
    <Notice kind="info" text={say('pane.changedElsewhere', { n: records, user })} labels={useNoticeLabels()}>
      <Button
        name="takeOver"
        label={say('action.takeOver')}
        icon="refresh"
        disabled={isBusy}
        onPress={actions.refresh}
      />
    </Notice>
  )
}
