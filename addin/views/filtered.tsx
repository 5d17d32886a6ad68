/** Which rows of the sheet in front are the only ones to be seen, and how to see the others again. */
import { type ReactElement, useEffect, useRef } from 'react'
import { overviewName } from '../../shared/sheets/overview-name.ts'
import type { Filtered } from '../state/reports.ts'
import type { State } from '../state/state.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Icon } from './ui/icons.tsx'

interface FilteredRowsProps {
  readonly filtered: Filtered
  readonly words: State['words']
}

export function FilteredRows({ filtered, words }: FilteredRowsProps): ReactElement {
  const { say, known } = useSpeech()
  const { actions, isBusy } = usePane()
  const { row, rows } = filtered
  const top = useRef<HTMLElement>(null)
  // Whoever pressed a number far down in the overview is still that far down.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each number is told anew
  useEffect(() => {
    void top.current?.scrollIntoView?.({ block: 'center' })
  }, [filtered])
  const part = row.section === 'figures' ? '' : known(`section.${row.section}`, '')
  const what = [part, overviewName(row, words)].filter(Boolean).join(', ')
  return (
    <section className="filtered" data-card="filtered" ref={top}>
      <p className="aside">
        <Icon name="eye" /> <span>{say(rows === 0 ? 'filtered.none' : 'filtered.only', { n: rows, what })}</span>
      </p>
      <div className="buttons">
        <Button
          name="showAllRows"
          label={say('filtered.all')}
          disabled={isBusy}
          onPress={() => actions.showAllRows(filtered.sheet)}
        />
        <Button
          name="toOverview"
          kind="quiet"
          icon="back"
          label={say('sheet.overview')}
          disabled={isBusy}
          onPress={() => actions.goToSheet('overview')}
        />
      </div>
    </section>
  )
}
