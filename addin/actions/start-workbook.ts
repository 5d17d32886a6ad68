/** The workbook to start from, as the server makes it for the company. */
import { companyToAsk, type Desk, notDone } from './parts.ts'

/** Whether Excel opens the pane with it; then, how the add-in got into that Excel. */
export const paneOpenings = ['never', 'admin', 'sideloaded'] as const
export type PaneOpening = (typeof paneOpenings)[number]

export async function downloadWorkbook({ parts }: Desk, opening: PaneOpening): Promise<void> {
  const company = companyToAsk(parts)
  if (company === null) return
  const asked = opening === 'never' ? '' : `?pane=${opening}`
  const answer = await parts.server.file(company, `workbook.xlsx${asked}`)
  if (answer.kind === 'ok') parts.openFile({ ...answer.body, isShown: false })
  else notDone(parts, answer)
}
