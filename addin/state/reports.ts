/** Sheets of reports: what is asked, and what was answered. */
import { addMonths, type Day } from '../../shared/basics/day.ts'
import type { AgingDate } from '../../shared/reports/reports.ts'
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { AnyRecord } from '../replica/wire.ts'

/** What is asked of a report; each takes of it what it can be asked. */
export interface ReportAsked {
  /** ISO day, the last one of a report over a time; null for whatever day it is. */
  readonly asOf: string | null
  readonly by: AgingDate
  /** A date formula. */
  readonly period: string
  /** First day; null: the first of the month eleven months before. */
  readonly from: string | null
  /** Customer numbers, with ";" between them; "" for all who have something open. */
  readonly customers: string
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

/** The only rows of a sheet that are seen: those that a number of the overview is made of. */
export interface Filtered {
  readonly sheet: SheetKey
  /** The number, as the overview told it. */
  readonly row: AnyRecord
  /** How many they are. */
  readonly rows: number
}

export const noReport: ReportState = {
  asked: { asOf: null, by: 'dueDate', period: '30D', from: null, customers: '' },
  shownOn: null,
  refreshedAt: null,
  isBehind: false,
  rows: [],
}

/** The first day of a report over a time whose last day is this one. */
export const firstDayOf = ({ from }: ReportAsked, last: string): string =>
  from ?? addMonths(`${last.slice(0, 7)}-01` as Day, -11)

export const customersIn = ({ customers }: ReportAsked): readonly string[] =>
  customers.split(/[;,\s]+/).filter((number) => number !== '')
