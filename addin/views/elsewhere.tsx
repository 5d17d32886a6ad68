/** The user is on a sheet of their own: the way to ours. */
import type { ReactElement } from 'react'
import { sheetKeys } from '../../shared/sheets/sheets.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'

export function Elsewhere(): ReactElement {
  const { say, sheet: nameOf } = useSpeech()
  const { actions, isBusy } = usePane()
  return (
    <>
      <p>{say('pane.notThisSheet')}</p>
      <nav aria-label={say('pane.sheets')}>
        <ul className="sheets">
          {sheetKeys.map((sheet) => (
            <li key={sheet}>
              <Button
                name={`goTo-${sheet}`}
                kind="quiet"
                icon="rows"
                label={nameOf(sheet)}
                disabled={isBusy}
                onPress={() => actions.goToSheet(sheet)}
              />
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
