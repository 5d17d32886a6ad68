/** What a cell may mean, one button for each meaning; for all cells that ask the same at once. */
import type { ReactElement } from 'react'
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
          onPress={() => actions.resolve(problems, choice)}
        />
      ))}
    </>
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
