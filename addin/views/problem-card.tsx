/** One mistake, with every row that has it: what is wrong, what to do, and the way to the cells. */
import type { ReactElement } from 'react'
import { isManifold, type Problem, type ProblemGroup } from '../state/findings.ts'
import { ChoiceButtons, DateButtons } from './choice-buttons.tsx'
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
  const { say } = useSpeech()
  const { first, problems } = group
  const [reason, remedy] = reasonAndRemedy(useSentence(group))
  return (
    <article className={`problem ${tones[first.level]}`} data-problem={first.code}>
      <span className="badge">
        <Icon name={icons[first.level]} />
      </span>
      <div className="problemBody">
        <h2>
          <span className="heard">{say(`pane.${first.level}`)}: </span>
          {problems.length > 1
            ? say('pane.groupOf', { rows: say('pane.inRows', { n: rowsIn(problems) }), reason })
            : reason}
        </h2>
        {remedy !== '' && <p>{remedy}</p>}
        <CodeFixes problems={problems} />
        {problems.length === 1 ? <OneCell problem={first} /> : <ManyCells group={group} />}
      </div>
    </article>
  )
}

/** Several mistakes of a document stand at its first row. */
const rowsIn = (problems: readonly Problem[]): number => new Set(problems.map(({ place }) => place.row)).size

/** Of a group; the cells of a manifold one say each their own. */
function useSentence({ code, first, problems }: ProblemGroup): string {
  const { problem, known } = useSpeech()
  return isSame(problems, problem) ? problem(first) : known(`problems.${code}`, problem(first))
}

const isSame = (problems: readonly Problem[], textOf: (problem: Problem) => string): boolean =>
  new Set(problems.map(textOf)).size === 1

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
      {isManifold(first.code) ? (
        <Manifold problems={problems} />
      ) : first.choices.length > 0 && !askSame ? (
        <Questions problems={problems} />
      ) : (
        <RowNumbers problems={problems} />
      )}
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

/** Each with what it says of its own cell; dates that can be read in the same manner are answered at once. */
function Manifold({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const { problem } = useSpeech()
  if (isSame(problems, problem)) return <RowNumbers problems={problems} />
  return (
    <>
      <DateButtons problems={problems} />
      <Questions problems={problems} isTold />
    </>
  )
}

interface QuestionsProps {
  readonly problems: readonly Problem[]
  readonly isTold?: true
}

/** The same question with other answers in each row. */
function Questions({ problems, isTold }: QuestionsProps): ReactElement {
  const { say, problem } = useSpeech()
  return (
    <List
      className="questions"
      items={problems}
      first={5}
      keyOf={({ place }, at) => `${place.row}/${place.column}/${at}`}
      more={(n) => say('action.showMore', { n })}
      render={(one) => (
        <>
          {isTold && <p>{reasonAndRemedy(problem(one))[0]}</p>}
          <OneCell problem={one} />
        </>
      )}
    />
  )
}
