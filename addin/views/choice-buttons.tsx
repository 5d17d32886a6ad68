/** What a cell may mean, one button for each meaning; for all cells that ask the same at once. */
import type { ReactElement } from 'react'
import type { WordKey } from '../../shared/words/language.ts'
import { isAboutRow } from '../actions/conflict-codes.ts'
import type { Choice, Problem } from '../state/findings.ts'
import { usePane } from './pane.tsx'
import { type Speech, useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

export function ChoiceButtons({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const speech = useSpeech()
  const { actions, isBusy } = usePane()
  const [first] = problems
  return (
    <>
      {(first?.choices ?? []).map((choice, at) => (
        <Button
          key={choice.text}
          name="choose"
          label={labelOf(speech, choice, at, problems)}
          disabled={isBusy}
          onPress={() => actions.resolve(problems, at)}
        />
      ))}
    </>
  )
}

const dateLabels: Readonly<Record<string, readonly WordKey[]>> = {
  AmbiguousDate: ['action.dayFirst', 'action.monthFirst'],
  UncertainDate: ['action.readDates'],
}

/** Dates that are text are read in the same manner, whatever day each of them is. */
export function DateButtons({ problems }: { readonly problems: readonly Problem[] }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const labels = dateLabels[problems[0]?.code ?? '']
  if (!labels) return null
  return (
    <div className="buttons">
      {labels.map((label, at) => (
        <Button
          key={label}
          name="chooseForAll"
          label={say(label, { n: problems.length })}
          disabled={isBusy}
          onPress={() => actions.resolve(problems, at)}
        />
      ))}
    </div>
  )
}

const rowLabels = {
  document: ['action.keepDocument', 'action.deleteRows'],
  line: ['action.keepRow', 'action.deleteRow'],
} as const

function labelOf({ say }: Speech, { text }: Choice, at: number, problems: readonly Problem[]): string {
  const value = text === '' ? say('pane.emptyCell') : text
  const code = problems[0]?.code ?? ''
  if (isAboutRow(code)) return say(rowLabels[code === 'DeletedElsewhere' ? 'document' : 'line'][at === 0 ? 0 : 1])
  if (code === 'Conflict') return `${say(at === 0 ? 'action.keepMine' : 'action.takeTheirs')}: ${value}`
  return problems.length === 1 ? say('action.use', { value }) : say('action.useForAll', { value, n: problems.length })
}
