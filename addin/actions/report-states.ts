/** Where the reports of a workbook stand, as the pane shows it: ready before any of them is asked for. */
import { type ReportSheet, reportSheets } from '../../shared/sheets/sheets.ts'
import { noReport, type ReportState } from '../state/reports.ts'
import type { Memory } from '../workbook/memory.ts'
import type { Answers } from './report-sheets.ts'

/** What the pane shows of the reports: what was asked, and what was answered since it was opened. */
export const reportStates = (
  before: Readonly<Record<ReportSheet, ReportState>>,
  memory: Memory,
  cursor: string | null,
  answers: Answers = {},
): Readonly<Record<ReportSheet, ReportState>> =>
  Object.fromEntries(
    reportSheets.map((sheet): [ReportSheet, ReportState] => {
      const known = memory.reports?.[sheet]
      return [
        sheet,
        {
          asked: { ...noReport.asked, ...known?.asked },
          shownOn: known?.shownOn ?? null,
          refreshedAt: known?.refreshedAt || null,
          isBehind: known !== undefined && (known.isBehind === true || (cursor !== null && known.cursor !== cursor)),
          rows: answers[sheet]?.rows ?? before[sheet].rows,
        },
      ]
    }),
  ) as Record<ReportSheet, ReportState>
