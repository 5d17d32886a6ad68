/** The documents behind a count: each leads to its first row. */
import type { ReactElement } from 'react'
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { DraftEntry } from '../state/drafts.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { List } from './ui/list.tsx'

interface DocumentListProps {
  readonly sheet: DraftSheet
  readonly title: string
  readonly entries: readonly DraftEntry[]
}

export function DocumentList({ sheet, title, entries }: DocumentListProps): ReactElement | null {
  const { say } = useSpeech()
  if (entries.length === 0) return null
  return (
    <List
      className="documents"
      label={title}
      items={entries}
      first={30}
      keyOf={({ id, rows }) => id || `row ${rows[0]}`}
      more={(n) => say('action.showMore', { n })}
      render={(entry) => <Entry sheet={sheet} entry={entry} />}
    />
  )
}

function Entry({ sheet, entry }: { readonly sheet: DraftSheet; readonly entry: DraftEntry }): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const { label, party, rows, change } = entry
  const state = change === 'clean' ? '' : say(change === 'new' ? 'status.new' : 'status.changed')
  const facts = [party, say('pane.rowsOf', { rows: rows.length }), state].filter((part) => part !== '')
  return (
    <button
      type="button"
      className="documentLink"
      data-action="goToDocument"
      onClick={() => void actions.goToCell({ sheet, row: rows[0] ?? 0, column: null })}
    >
      <strong>{label || say('pane.noLabel')}</strong> <span className="quiet">{facts.join(' · ')}</span>
    </button>
  )
}
