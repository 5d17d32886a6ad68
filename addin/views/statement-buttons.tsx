/** Statements of customers, as PDF and by e-mail. */
import type { ReactElement } from 'react'
import type { ReportSheet } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'
import { mayPost, sessionNow } from './may.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

interface StatementButtonsProps {
  readonly sheet: ReportSheet
  readonly state: State
  readonly customers: readonly string[]
}

/** More windows at once nobody asks for. */
const mostFiles = 20

export function StatementButtons({ sheet, state, customers }: StatementButtonsProps): ReactElement {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  return (
    <>
      {customers.length <= mostFiles && (
        <Button
          name="openStatement"
          icon="page"
          label={say('do.openStatement', { n: customers.length })}
          disabled={isBusy}
          onPress={() => actions.openStatements(sheet, customers)}
        />
      )}
      {mayPost(sessionNow(state)) && (
        <Button
          name="sendStatements"
          icon="send"
          label={say('do.sendStatements', { n: customers.length })}
          disabled={isBusy}
          onPress={() => actions.sendStatements(sheet, customers)}
        />
      )}
    </>
  )
}
