/** A workbook of an earlier version: what it lacks, until the user closes it. */
import { type ReactElement, useState } from 'react'
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Behind } from '../state/state.ts'
import { useNoticeLabels } from './notice-labels.ts'
import { usePane } from './pane.tsx'
import { useSpeech } from './speech.tsx'
import { Button } from './ui/button.tsx'
import { Notice } from './ui/notice.tsx'

export function BehindNotice({ behind: { sheets, columns } }: { readonly behind: Behind }): ReactElement | null {
  const { say } = useSpeech()
  const { actions, isBusy } = usePane()
  const labels = useNoticeLabels()
  const [isClosed, close] = useState(false)
  const named = (keys: readonly SheetKey[]) => keys.map((key) => say(`sheet.${key}`)).join(', ')
  const parts = [
    say('pane.behind'),
    ...(sheets.length > 0 ? [say('pane.newSheets', { sheets: named(sheets) })] : []),
    ...(columns.length > 0 ? [say('pane.newColumns', { sheets: named(columns) })] : []),
  ]
  if (isClosed) return null
  return (
    <Notice kind="info" text={parts.join(' ')} labels={labels} onClose={() => close(true)}>
      <Button
        name="insertSheets"
        icon="insert"
        label={say('action.bringUpToDate')}
        disabled={isBusy}
        onPress={actions.setUpWorkbook}
      />
    </Notice>
  )
}
