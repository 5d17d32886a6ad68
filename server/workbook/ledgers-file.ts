/**
 * The ledgers as a workbook that stands on its own, for an auditor: their entries as values, a first sheet that says as of when
 * and up to which sealed transaction they are, and the seals themselves. It is written row by row, however long it gets.
 */
import { PassThrough, Readable } from 'node:stream'
import type { stream, Worksheet } from 'exceljs'
import { dayOf, isDay } from '../../shared/basics/day.ts'
import { headingsOf } from '../../shared/sheets/headings.ts'
import { type Column, type LedgerSheet, ledgerSheets, numberFormats, sheets } from '../../shared/sheets/sheets.ts'
import { termText } from '../../shared/words/terms.ts'
import { type Language, say, type WordKey, words } from '../../shared/words/words.ts'

type Value = string | number | boolean | null
type Row = Readonly<Record<string, unknown>>

export interface Register {
  readonly transactionNumber: number
  readonly createdAt: string
  readonly userName: string
  readonly hash: string
}

export interface LedgersCopy {
  readonly language: Language
  readonly company: { readonly name: string; readonly displayName: string }
  /** Who had it made, and the instant. */
  readonly userName: string
  readonly madeAt: string
  /** The last transaction that is in it; null when nothing was posted yet. */
  readonly last: Register | null
  /** The first transaction that does not match its seal; null when all do. */
  readonly broken: number | null
  readonly counts: Readonly<Record<LedgerSheet, number>>
  readonly entries: (sheet: LedgerSheet) => AsyncIterable<readonly Row[]>
  readonly registers: () => AsyncIterable<readonly Register[]>
}

/** Sent as it is written. What goes wrong on the way breaks the stream off, so that no half file passes for a whole one. */
export async function ledgersFile(copy: LedgersCopy): Promise<ReadableStream<Uint8Array>> {
  const { default: Excel } = await import('exceljs')
  const output = new PassThrough()
  const file = new Excel.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true })
  write(file, copy).catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))))
  return Readable.toWeb(output) as ReadableStream<Uint8Array>
}

type File = stream.xlsx.WorkbookWriter

async function write(file: File, copy: LedgersCopy): Promise<void> {
  writeProof(file, copy)
  for (const sheet of ledgerSheets) await writeLedger(file, copy, sheet)
  await writeRegisters(file, copy)
  await file.commit()
}

const instant = (text: string): string => `${text.slice(0, 19).replace('T', ' ')} UTC`

function writeProof(file: File, { language, company, userName, madeAt, last, broken, counts }: LedgersCopy): void {
  const tell = (key: WordKey, params: Readonly<Record<string, string | number>> = {}) => say(language, key, params)
  const sheet = file.addWorksheet(tell('proof.sheet'))
  sheet.columns = [{ width: 34 }, { width: 72 }]
  const add = (label: string, value: Value, isTitle = false): void => {
    const row = sheet.addRow([label, value])
    row.getCell(isTitle ? 1 : 2).font = isTitle ? { bold: true, size: 14 } : {}
    row.getCell(2).alignment = { horizontal: 'left', wrapText: true, vertical: 'top' }
    row.commit()
  }
  add(tell('proof.title', { company: company.displayName }), null, true)
  add(tell('proof.company'), company.name)
  add(tell('proof.madeAt'), instant(madeAt))
  add(tell('proof.madeBy'), userName)
  if (last) {
    add(tell('proof.upTo'), last.transactionNumber)
    add(tell('proof.postedAt'), instant(last.createdAt))
    add(tell('proof.seal'), last.hash)
  }
  add(tell('proof.verdict'), tell(verdictOf(last, broken), { n: broken ?? last?.transactionNumber ?? 0 }))
  add(tell('proof.how'), tell('proof.howText'))
  add('', null)
  for (const key of ledgerSheets) add(tell(sheets[key].caption), tell('proof.entries', { n: counts[key] }))
  sheet.commit()
}

const verdictOf = (last: Register | null, broken: number | null): WordKey =>
  broken !== null ? 'proof.broken' : last ? 'proof.good' : 'books.empty'

async function writeLedger(file: File, { language, entries }: LedgersCopy, key: LedgerSheet): Promise<void> {
  const columns = sheets[key].columns.filter((column) => column.key !== 'news')
  const headings = headingsOf(key, words[language])
  const sheet = file.addWorksheet(say(language, sheets[key].caption), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((column) => looksOf(column, headings[column.key] ?? column.key))
  finishHead(sheet, columns.length)
  for await (const page of entries(key))
    for (const entry of page)
      sheet.addRow(columns.map((column) => cellOf(entry[column.key], column, language))).commit()
  sheet.commit()
}

/** What the button in a heading takes of its width, in characters. */
const filterButton = 3

const looksOf = ({ kind, width }: Column, header: string) => ({
  header,
  width: Math.max(width, header.length + filterButton),
  style: { numFmt: numberFormats[kind] },
})

function finishHead(sheet: Worksheet, columns: number): void {
  const head = sheet.getRow(1)
  head.font = { bold: true }
  head.commit()
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns } }
}

/** Texts are texts, whatever they look like: a file that is written so holds no formulas. */
function cellOf(value: unknown, { kind }: Column, language: Language): Value | Date {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'string' || value === '') return null
  if (kind === 'date' && isDay(value)) return new Date(`${dayOf(value)}T00:00:00Z`)
  return kind === 'term' ? termText(value, language) : value
}

async function writeRegisters(file: File, { language, registers }: LedgersCopy): Promise<void> {
  const captions = ['field.transactionNumber', 'proof.postedAt', 'field.userName', 'proof.seal'] as const
  const sheet = file.addWorksheet(say(language, 'proof.registers'), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = captions.map((caption, at) => ({ header: say(language, caption), width: [14, 26, 18, 70][at] ?? 14 }))
  finishHead(sheet, captions.length)
  for await (const page of registers())
    for (const { transactionNumber, createdAt, userName, hash } of page)
      sheet.addRow([transactionNumber, instant(createdAt), userName, hash]).commit()
  sheet.commit()
}
