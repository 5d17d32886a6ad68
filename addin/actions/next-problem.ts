/** From one mistake to the next with the grid in front. */
import { isDraftSheet, isRecordSheet } from '../../shared/sheets/sheets.ts'
import type { Problem } from '../state/findings.ts'
import { type Desk, said, warn } from './parts.ts'

export async function goToNextProblem({ parts }: Desk): Promise<void> {
  const { drafts, records, payments } = parts.store.get()
  const sheet = await parts.host.sheetInFront()
  if (sheet === null) return
  const { problems } = isDraftSheet(sheet) ? drafts[sheet] : isRecordSheet(sheet) ? records[sheet] : payments
  const here = problems.filter(({ place }) => place.sheet === sheet)
  const selected = await parts.host.selectedRows()
  const next = nextBelow(here, selected?.sheet === sheet ? Math.max(...selected.rows) : -1)
  if (next) return parts.host.goTo(next.place)
  warn(parts, 'warning', said('notice.noMistakes'))
}

/** Round and round. */
function nextBelow(problems: readonly Problem[], row: number): Problem | null {
  const inOrder = problems.toSorted((one, other) => one.place.row - other.place.row)
  return inOrder.find(({ place }) => place.row > row) ?? inOrder[0] ?? null
}
