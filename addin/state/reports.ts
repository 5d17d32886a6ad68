/** Sheets of reports: what is asked, and what was answered. */
import type { AgingDate } from '../../shared/reports/reports.ts'
import type { AnyRecord } from '../replica/wire.ts'

/** What is asked of a report. */
export interface ReportAsked {
  /** ISO day; null for whatever day it is. */
  readonly asOf: string | null
  readonly by: AgingDate
  /** A date formula. */
  readonly period: string
}

export interface ReportState {
  readonly asked: ReportAsked
  /** The day that the sheet shows. */
  readonly shownOn: string | null
  readonly refreshedAt: string | null
  /** Something was posted or changed since. */
  readonly isBehind: boolean
  /** As the server told them; empty until they were asked for since the pane was opened. */
  readonly rows: readonly AnyRecord[]
}

export const noReport: ReportState = {
  asked: { asOf: null, by: 'dueDate', period: '30D' },
  shownOn: null,
  refreshedAt: null,
  isBehind: false,
  rows: [],
}
