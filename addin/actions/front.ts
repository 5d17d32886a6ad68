/** Looking at whatever sheet is in front, and at what is selected in it. Fetched in one piece with all that looking takes. */
import { isBankSheet, isDraftSheet, isLedgerSheet, isListSheet, isRecordSheet } from '../../shared/sheets/sheets.ts'
import { fetched } from './fetched.ts'
import { lookAndShow } from './look.ts'
import { change, type Desk } from './parts.ts'
import { turnTo } from './questions.ts'
import { followSelection, isReadOnly, learnRowIds, showSelection } from './selection.ts'
import { noteEdited } from './touched.ts'

export { followSelection, lookAndShow }

export async function lookAtFront(desk: Desk): Promise<void> {
  const { parts } = desk
  const sheet = await parts.host.sheetInFront()
  const { sheet: before } = parts.store.get()
  if (sheet !== before) {
    desk.selected = null
    // What was looked at belonged to the sheet before.
    change(parts, { shown: null, deliveries: null, applying: null, preview: null })
    turnTo(desk, before, sheet)
  }
  change(parts, { sheet })
  const { filtered } = parts.store.get()
  // Whoever takes the filter off in Excel sees all rows again.
  if (filtered && filtered.sheet === sheet && !(await parts.host.isFiltered(sheet))) change(parts, { filtered: null })
  if (sheet === null) return showSelection(desk)
  if (isDraftSheet(sheet)) await lookAndShow(desk, sheet)
  else if (isRecordSheet(sheet)) {
    const acting = await fetched.acting()
    await (isListSheet(sheet) ? acting.lookAtListSheet(desk, sheet) : acting.lookAtRecordSheet(desk, sheet))
    await learnRowIds(desk, sheet)
  } else if (isBankSheet(sheet)) await (await fetched.acting()).lookAtPayments(desk)
  else if (isReadOnly(sheet)) await learnRowIds(desk, sheet)
  else if (isLedgerSheet(sheet) && sheet !== before) noteEdited(desk, await parts.host.read([sheet]))
  await followSelection(desk)
}
