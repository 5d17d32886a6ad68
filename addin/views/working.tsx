/** What is going on. It appears after a moment, so that quick things do not flicker. */
import type { ReactElement } from 'react'
import type { Work } from '../state/work.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Progress } from './ui/progress.tsx'

export function Working({ work }: { readonly work: Work }): ReactElement {
  const { say } = useSpeech()
  const { actions } = usePane()
  const { kind, done, of, canCancel, waitsForCell } = work
  const key = kind === 'writing' && of > 0 ? 'pane.writingRows' : (`pane.${kind}` as const)
  const text = of > 0 || !countedKinds.has(kind) ? say(key, { done, of }) : say('pane.reading')
  return (
    <section className={waitsForCell || canCancel ? 'work' : 'work late'} data-work={kind}>
      <Progress label={text} done={done} of={of} />
      {waitsForCell && <p role="alert">{say('pane.waitingForCell')}</p>}
      {canCancel && <Button name="cancel" label={say('action.cancelAfter')} onPress={actions.cancel} />}
    </section>
  )
}

/** Kinds whose words count documents; before the count is known, the sheet is being read. */
const countedKinds: ReadonlySet<Work['kind']> = new Set(['checking', 'saving', 'posting', 'acting'])
