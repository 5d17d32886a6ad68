/**
 * The worksheets of the product: which there are, and what stands in their columns. The add-in makes and reads them,
 * the server writes them into the workbook that people start from. A column is known by its key, which is the
 * property's name on the wire; people may move columns and see captions in their own language.
 */
import { bank } from './bank.ts'
import type { Sheet } from './columns.ts'
import { type Drafted, drafts } from './drafts.ts'
import type { DocumentFile } from './files.ts'
import { ledgers } from './ledgers.ts'
import { type Listed, lists } from './lists.ts'
import { type Posted, posted } from './posted.ts'
import { records } from './records.ts'
import { type Reported, reported } from './reported.ts'

export { type Column, isInput, type Kind, numberFormats, type Part, type Sheet } from './columns.ts'
export { type DocumentFile, documentFiles } from './files.ts'
export type { Combining } from './posted.ts'

export type DraftSheet = keyof typeof drafts
export type ListSheet = keyof typeof lists
/** Master data that people fill: records, and the lists inside them. */
export type RecordSheet = keyof typeof records | ListSheet
export type DocumentSheet = keyof typeof posted
export type LedgerSheet = keyof typeof ledgers
export type BankSheet = keyof typeof bank
export type ReportSheet = keyof typeof reported
export type SheetKey = DraftSheet | BankSheet | RecordSheet | DocumentSheet | LedgerSheet | ReportSheet

export const sheets: Readonly<Record<SheetKey, Sheet>> = {
  ...drafts,
  ...bank,
  ...records,
  ...lists,
  ...posted,
  ...ledgers,
  ...reported,
}

/** A workbook in which this setting is true is a template: its sheets are made when it is first opened, and the setting goes. */
export const templateSetting = 'Verkoop.insertSheets'

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[]
export const sheetKeys = keysOf(sheets)
export const draftSheets: readonly DraftSheet[] = keysOf(drafts)
export const recordSheets: readonly RecordSheet[] = [...keysOf(records), ...keysOf(lists)]
export const documentSheets: readonly DocumentSheet[] = keysOf(posted)
export const ledgerSheets: readonly LedgerSheet[] = keysOf(ledgers)
export const reportSheets: readonly ReportSheet[] = keysOf(reported)

export const isDraftSheet = (key: SheetKey): key is DraftSheet => Object.hasOwn(drafts, key)
export const isBankSheet = (key: SheetKey): key is BankSheet => Object.hasOwn(bank, key)
export const isListSheet = (key: SheetKey): key is ListSheet => Object.hasOwn(lists, key)
export const isRecordSheet = (key: SheetKey): key is RecordSheet => Object.hasOwn(records, key) || isListSheet(key)
export const isDocumentSheet = (key: SheetKey): key is DocumentSheet => Object.hasOwn(posted, key)
export const isLedgerSheet = (key: SheetKey): key is LedgerSheet => Object.hasOwn(ledgers, key)
export const isReportSheet = (key: SheetKey): key is ReportSheet => Object.hasOwn(reported, key)

/** Whether people type and paste rows into it. */
export const isFilled = (key: SheetKey): boolean => isDraftSheet(key) || isRecordSheet(key) || isBankSheet(key)

/** What is particular to the documents of a draft sheet. */
export const drafted = (sheet: DraftSheet): Drafted => drafts[sheet]
export const listed = (sheet: ListSheet): Listed => lists[sheet]
export const postedSheet = (sheet: DocumentSheet): Posted => posted[sheet]
export const reportedSheet = (sheet: ReportSheet): Reported => reported[sheet]

/** The sheet of the deliveries whose lines a draft of this sheet may take over; null where there are none. */
export const delivered = (sheet: DraftSheet): DocumentSheet | null =>
  documentSheets.find((from) => postedSheet(from).combines?.to === sheet) ?? null

export const resourceOf = (sheet: SheetKey): string => sheets[sheet].resource

/** What the documents of a sheet can be opened as. */
export const filesOf = (sheet: SheetKey): readonly DocumentFile[] =>
  isDraftSheet(sheet) ? drafted(sheet).files : isDocumentSheet(sheet) ? postedSheet(sheet).files : []
