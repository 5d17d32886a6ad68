/** The entry of the selected row, and the ways from it: to its document, its transaction, and how it was settled. */
import type { ReactElement } from 'react'
import type { LedgerSheet } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { isSignedIn, mayPost } from './may.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Card } from './ui/card.tsx'
import { Facts } from './ui/facts.tsx'

interface EntryCardProps {
  readonly sheet: LedgerSheet
  readonly state: State
}

export function EntryCard({ sheet, state }: EntryCardProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const entries = state.selection?.sheet === sheet ? state.selection.documents : []
  const [first] = entries
  if (!first) return <p className="quiet">{say('review.select')}</p>
  if (entries.length > 1)
    return (
      <Card name="selection" title={say('review.entries', { n: entries.length })}>
        <p className="quiet">{say('review.select')}</p>
      </Card>
    )
  const number = Number(first.id)
  const isSettled = first.remaining === 0
  const isUntouched = first.remaining !== null && first.remaining === first.total
  const takenBack = isUntouched ? (['reverse'] as const) : (['unapply', 'reverse'] as const)
  return (
    <Card name="selection" title={say('review.entry', { n: first.id })}>
      {isSettled && <Facts facts={[{ name: say('pane.documentState'), value: say('status.Paid') }]} />}
      {isSignedIn(state.session) && (
        <div className="buttons">
          <Button
            name="showDocument"
            icon="chain"
            label={say('do.showDocument')}
            disabled={isBusy}
            onPress={() => actions.showEntryDocument(sheet, number)}
          />
          <Button
            name="showTransaction"
            icon="ledger"
            label={say('do.showTransaction')}
            disabled={isBusy}
            onPress={() => actions.showTransaction(sheet, number)}
          />
          {sheet === 'customerLedger' && (
            <Button
              name="showApplications"
              icon="rows"
              label={say('do.showApplications')}
              disabled={isBusy}
              onPress={() => actions.showApplications(sheet, number)}
            />
          )}
          {sheet === 'customerLedger' && mayPost(state.session) && !isSettled && (
            <Button
              name="apply"
              label={say('do.apply')}
              disabled={isBusy}
              onPress={() => actions.offerApplying(number)}
            />
          )}
          {sheet === 'customerLedger' &&
            mayPost(state.session) &&
            takenBack.map((name) => (
              <Button
                key={name}
                name={name}
                label={say(`do.${name}`)}
                disabled={isBusy}
                onPress={() => actions.act(name, { sheet, selected: true })}
              />
            ))}
        </div>
      )}
    </Card>
  )
}
