/** What was done since the pane was opened, the newest first. */
import type { ReactElement } from 'react'
import type { Outcome } from '../state/outcome.ts'
import { useSpeech } from './speech.tsx'
import { Icon, type IconName } from './ui/icons.tsx'
import { List } from './ui/list.tsx'

const icons: Readonly<Record<Outcome['kind'], IconName>> = {
  good: 'good',
  mixed: 'warn',
  bad: 'bad',
  unknown: 'question',
}

export function Activity({ outcomes }: { readonly outcomes: readonly Outcome[] }): ReactElement {
  const { say, time } = useSpeech()
  if (outcomes.length === 0) return <p className="quiet">{say('pane.noActivity')}</p>
  return (
    <List
      className="activity"
      label={say('pane.activity')}
      items={outcomes}
      first={20}
      keyOf={({ at }, place) => `${at}/${place}`}
      more={(n) => say('action.showMore', { n })}
      render={({ at, kind, lines }) => (
        <div className={`done ${kind}`}>
          <Icon name={icons[kind]} />
          <div>
            <time dateTime={at}>{time(at)}</time>
            {lines.map((line) => (
              <p key={line.key}>{say(line.key, line.params)}</p>
            ))}
          </div>
        </div>
      )}
    />
  )
}
