/** Whether everything posted is still what it was sealed as, and since when. */
import type { ReactElement } from 'react'
import type { BooksChecked } from '../state/ledgers.ts'
import type { State } from '../state/state.ts'
import { isSignedIn } from './may.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'

export function Books({ state }: { readonly state: State }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  if (!isSignedIn(state.session)) return null
  return (
    <>
      {state.books && <Verdict books={state.books} />}
      <div className="actions">
        <Button
          name="verifyBooks"
          icon="good"
          label={say('action.verifyBooks')}
          disabled={isBusy}
          onPress={actions.verifyBooks}
        />
        <Button
          name="saveLedgers"
          icon="page"
          label={say('action.saveLedgers')}
          disabled={isBusy}
          onPress={actions.saveLedgers}
        />
      </div>
    </>
  )
}

function Verdict({ books }: { readonly books: BooksChecked }): ReactElement {
  const { say, time, day, number } = useSpeech()
  const { isValid, transactions, broken, from, to, at } = books
  if (!isValid)
    return (
      <Card name="books" tone="bad" title={say('books.broken')} focusOn={at}>
        <p>{say('books.invalid', { n: broken ?? 0 })}</p>
      </Card>
    )
  if (transactions === 0) return <p className="quiet">{say('books.empty')}</p>
  return (
    <Card name="books" tone="good" title={say('books.title')} focusOn={at}>
      <p>{say('books.valid', { n: number(transactions), time: time(at) })}</p>
      {from && to && <p>{say('books.since', { from: day(from.slice(0, 10)), to: day(to.slice(0, 10)) })}</p>}
    </Card>
  )
}
