/**
 * The document of the selected row, in one line that never moves what stands below it; pressed, it opens what is known of it
 * and what can be done with it.
 */
import { type ReactElement, Suspense, useId, useState } from 'react'
import type { DraftSheet } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { SelectionCard } from './later.ts'
import { type Speech, useSpeech } from './speech.tsx'
import { Icon, type IconName } from './ui/icons.tsx'

export function SelectedRows({ sheet, state }: { readonly sheet: DraftSheet; readonly state: State }): ReactElement {
  const speech = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const selection = state.selection?.sheet === sheet ? state.selection : null
  const [icon, text] = selection ? summaryOf(sheet, state, speech) : (['rows', speech.say('pane.noRow')] as const)
  return (
    <div className="selection">
      <button
        type="button"
        className="selectionBar"
        data-action="selection"
        aria-expanded={isOpen && selection !== null}
        aria-controls={id}
        disabled={selection === null}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} /> <span className="selectionText">{text}</span>
        <Icon name={isOpen ? 'down' : 'right'} />
      </button>
      <div id={id}>
        {isOpen && selection && (
          <Suspense fallback={null}>
            <SelectionCard state={state} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

function summaryOf(sheet: DraftSheet, { selection, drafts }: State, speech: Speech): readonly [IconName, string] {
  const { say, known } = speech
  const documents = selection?.documents ?? []
  const [first] = documents
  const entries = documents.map(({ row }) => drafts[sheet].list.find((entry) => entry.rows[0] === row))
  const icon = entries.every((entry) => entry?.isReady) ? 'good' : 'bad'
  if (documents.length > 1 || !first)
    return [icon, say('pane.selected', { documents: known(`noun.${sheet}`, '', { n: documents.length }) })]
  return [icon, [first.label || say('pane.noLabel'), first.party].filter(Boolean).join(' · ')]
}
