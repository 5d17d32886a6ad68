/** How many are ready, to fix, and changed. Each count shows its own when pressed, and all when pressed again. */
import type { ReactElement } from 'react'
import type { Drafts } from '../state/drafts.ts'
import type { Filter } from './problem-groups.ts'
import { useSpeech } from './speech.tsx'
import { useFocus } from './ui/card.tsx'
import { Icon, type IconName } from './ui/icons.tsx'

interface Filtering {
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  /** The check whose result these counts are: each brings the focus here, if it is in the pane. */
  readonly checkedAt?: string | undefined
}

export function DraftCounts({ drafts, ...filtering }: Filtering & { readonly drafts: Drafts }): ReactElement {
  const { say } = useSpeech()
  const counts: readonly Count[] = [
    { filter: 'ready', icon: 'good', n: drafts.ready.documents, label: say('pane.countReady') },
    { filter: 'wrong', icon: 'bad', n: drafts.wrong.documents, label: say('pane.countWrong') },
    { filter: 'changed', icon: 'changed', n: drafts.changed + drafts.fresh, label: say('pane.countChanged') },
  ]
  return <Counts label={say('pane.counts')} counts={counts} {...filtering} />
}

interface CountsProps extends Filtering {
  readonly label: string
  readonly counts: readonly Count[]
}

export function Counts({ label, counts, filter, onFilter, checkedAt }: CountsProps): ReactElement {
  const group = useFocus<HTMLDivElement>(checkedAt)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="counts" ref={group} tabIndex={-1} role="group" aria-label={label}>
      {counts.map((count) => (
        <CountButton
          key={count.filter}
          {...count}
          isOn={filter === count.filter}
          onPress={() => onFilter(filter === count.filter ? 'all' : count.filter)}
        />
      ))}
    </div>
  )
}

export interface Count {
  readonly filter: Filter
  readonly icon: IconName
  readonly n: number
  readonly label: string
}

function CountButton(props: Count & { readonly isOn: boolean; readonly onPress: () => void }): ReactElement {
  const { number } = useSpeech()
  const { filter, icon, n, label, isOn, onPress } = props
  return (
    <button
      type="button"
      className={`count ${n === 0 ? 'none' : filter}`}
      aria-pressed={isOn}
      data-count={filter}
      onClick={onPress}
    >
      <span className="figure">
        <Icon name={icon} /> {number(n)}
      </span>{' '}
      <span className="countName">{label}</span>
    </button>
  )
}
