/** One mistake, with every row that has it: what is wrong, what to do, and the way to the cells. */
import type { ReactElement } from 'react'
import type { Problem, ProblemGroup } from '../state/findings.ts'
import { ChoiceButtons } from './choice-buttons.tsx'
import { CodeFixes } from './code-fixes.tsx'
import { usePane } from './pane.tsx'
import { reasonAndRemedy, sameChoices } from './problem-groups.ts'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Icon, type IconName } from './ui/icons.tsx'
import { List } from './ui/list.tsx'

const icons: Readonly<Record<Problem['level'], IconName>> = { error: 'bad', warning: 'warn', question: 'question' }
const tones = { error: 'bad', warning: 'warn', question: 'info' } as const

export function ProblemCard({ group }: { readonly group: ProblemGroup }): ReactElement {
  const { say, problem } = useSpeech()
  const { first, problems } = group
  const [reason, remedy] = reasonAndRemedy(problem(first))
  return (
    <article className={`problem ${tones[first.level]}`} data-problem={first.code}>
      <span className="badge">
        <Icon name={icons[first.level]} />
      </span>
      <div className="problemBody">
        <h2>
          <span className="heard">{say(`pane.${first.level}`)}: </span>
          {problems.length > 1
            ? say('pane.groupOf', { rows: say('pane.inRows', { n: problems.length }), reason })
            : reason}
        </h2>
        {remedy !== '' && <p>{remedy}</p>}
        <CodeFixes problems={problems} />
        {problems.length === 1 ? <OneCell problem={first} /> : <ManyCells group={group} />}
      </div>
    </article>
  )
}

function OneCell({ problem }: { readonly problem: Problem }): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  return (
    <>
      <div className="where">
        <span className="quiet">{useWhere(problem)}</span>
        <Button
          name="goToCell"
          kind="quiet"
          icon="right"
          label={say('action.goToCell')}
          onPress={() => actions.goToCell(problem.place)}
        />
      </div>
      {problem.choices.length > 0 && (
        <div className="buttons">
          <ChoiceButtons problems={[problem]} />
        </div>
      )}
    </>
  )
}

function useWhere({ place, rowNumber, document }: Problem): string {
  const { say, column } = useSpeech()
  const parts = [say('pane.row', { row: String(rowNumber) }), column(place), document]
  return parts.filter((part) => part !== '').join(' · ')
}

function ManyCells({ group }: { readonly group: ProblemGroup }): ReactElement {
  const { column } = useSpeech()
  const { first, problems } = group
  const askSame = first.choices.length > 0 && sameChoices(group)
  return (
    <>
      {first.place.column !== null && <p className="quiet">{column(first.place)}</p>}
      {askSame && (
        <div className="buttons">
          <ChoiceButtons problems={problems} />
        </div>
      )}
      {first.choices.length > 0 && !askSame ? <Questions problems={problems} /> : <RowNumbers problems={problems} />}
    </>
  )
}

/** Each row number leads to its cell. */
function RowNumbers({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  return (
    <List
      className="rowNumbers"
      label={say('pane.rows')}
      items={problems}
      first={10}
      keyOf={({ place }, at) => `${place.row}/${place.column}/${at}`}
      more={(n) => say('action.showMore', { n })}
      render={({ place, rowNumber }) => (
        <button
          type="button"
          className="rowNumber"
          data-action="goToCell"
          aria-label={say('action.goToRow', { row: String(rowNumber) })}
          onClick={() => void actions.goToCell(place)}
        >
          {rowNumber}
        </button>
      )}
    />
  )
}

/** The same question with other answers in each row. */
function Questions({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const { say } = useSpeech()
  return (
    <List
      className="questions"
      items={problems}
      first={5}
      keyOf={({ place }, at) => `${place.row}/${place.column}/${at}`}
      more={(n) => say('action.showMore', { n })}
      render={(problem) => <OneCell problem={problem} />}
    />
  )
}
