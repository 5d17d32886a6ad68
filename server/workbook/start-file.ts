/**
 * The workbook that people start from, as .xlsx: every sheet of the product with its table, formats, drop-down lists and colours,
 * and the hidden sheets by which the add-in knows whose it is. On request it also holds what makes Excel open the pane with it.
 */
import type { Workbook, Worksheet } from 'exceljs'
import type JSZip from 'jszip'
import { headingsOf } from '../../shared/sheets/headings.ts'
import {
  freshMemory,
  listNames,
  listOffers,
  listsSheet,
  memoryRows,
  memorySheet,
  type Owner,
  rowsWithLists,
} from '../../shared/sheets/hidden.ts'
import { coloursOf } from '../../shared/sheets/marks.ts'
import {
  type Column,
  isLedgerSheet,
  numberFormats,
  type SheetKey,
  sheetKeys,
  sheets,
} from '../../shared/sheets/sheets.ts'
import { words } from '../../shared/words/words.ts'
import { addPane, type PaneOpening } from './pane-parts.ts'

export interface Start {
  readonly owner: Owner
  /** Codes for the drop-down lists. */
  readonly lists: Readonly<Record<keyof typeof listNames, readonly string[]>>
  /** Null: the pane opens when the user opens it. */
  readonly opening: PaneOpening | null
}

const lastRow = 1_048_576
/** What the button in a heading takes of its width, in characters. */
const filterButton = 5

/** Sent as it is packed. */
export async function startFile({ owner, lists, opening }: Start): Promise<ReadableStream<Uint8Array>> {
  const [{ default: Excel }, { default: Zip }] = await Promise.all([import('exceljs'), import('jszip')])
  const file = new Excel.Workbook()
  const headings = Object.fromEntries(sheetKeys.map((key) => [key, headingsOf(key, words[owner.language])]))
  for (const key of sheetKeys) addSheet(file, key, headings[key] ?? {}, owner)
  addLists(file, lists)
  addMemory(file, { ...freshMemory(owner), headings })
  const active = sheetKeys.indexOf('invoices')
  file.views = [{ x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: 0, activeTab: active, visibility: 'visible' }]
  const zip = await Zip.loadAsync(await file.xlsx.writeBuffer())
  if (opening) await addPane(zip, opening)
  return streamOf(zip)
}

function streamOf(zip: JSZip): ReadableStream<Uint8Array> {
  const packed = zip.generateInternalStream({ type: 'uint8array', compression: 'DEFLATE', streamFiles: true })
  return new ReadableStream({
    start(controller) {
      packed
        .on('data', (bytes) => controller.enqueue(bytes))
        .on('error', (error) => controller.error(error))
        .on('end', () => controller.close())
        .resume()
    },
    cancel: () => void packed.pause(),
  })
}

function addSheet(file: Workbook, key: SheetKey, headings: Readonly<Record<string, string>>, owner: Owner): void {
  const { columns, caption, table } = sheets[key]
  const say = words[owner.language]
  // A ledger sheet says on top that it is a copy; the table starts below.
  const top = isLedgerSheet(key) ? 2 : 1
  const sheet = file.addWorksheet(say[caption], {
    views: [{ state: 'frozen', ySplit: top, activeCell: `A${top + 1}` }],
  })
  sheet.columns = columns.map((column) => looksOf(column, headings[column.key] ?? ''))
  if (top === 2) sheet.getCell('A1').value = say['sheet.ledgerNote']
  sheet.addTable({
    name: table,
    displayName: table,
    ref: `A${top}`,
    headerRow: true,
    style: { theme: isLedgerSheet(key) ? 'TableStyleLight1' : 'TableStyleLight9', showRowStripes: true },
    columns: columns.map(({ key: name }) => ({ name: headings[name] ?? name, filterButton: true })),
    rows: [columns.map(() => null)],
  })
  colour(sheet, key, top)
  offerLists(sheet, key, top)
}

/** Before anybody types: a code in a column of text stays text. */
const looksOf = ({ kind, width, hidden }: Column, heading: string) => ({
  width: Math.max(width, heading.length + filterButton),
  hidden: hidden === true,
  style: { numFmt: numberFormats[kind] },
})

function colour(sheet: Worksheet, key: SheetKey, top: number): void {
  const keys = sheets[key].columns.map((column) => column.key)
  const marks = `$${letterOf(keys.indexOf('problems'))}${top + 1}`
  for (const [at, { column, formula, fill, font }] of coloursOf(key).entries()) {
    const letter = letterOf(keys.indexOf(column))
    sheet.addConditionalFormatting({
      ref: `${letter}${top + 1}:${letter}${lastRow}`,
      rules: [
        {
          type: 'expression',
          priority: at + 1,
          formulae: [formula.slice(1).replaceAll('{problems}', marks)],
          style: { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(fill) }, font: { color: argb(font) } },
        },
      ],
    })
  }
}

const argb = (colourOf: string) => ({ argb: `FF${colourOf.slice(1)}` })

/** A help for typing only: pasting goes past it, and what counts is the check. */
function offerLists(sheet: Worksheet, key: SheetKey, top: number): void {
  for (const [at, column] of sheets[key].columns.entries()) {
    if (column.shown || !(column.key in listOffers)) continue
    const list = listOffers[column.key as keyof typeof listOffers]
    const rule = { type: 'list' as const, allowBlank: true, showErrorMessage: false, formulae: [list] }
    for (let row = top + 1; row <= top + rowsWithLists; row++) sheet.getCell(row, at + 1).dataValidation = rule
  }
}

function addLists(file: Workbook, lists: Start['lists']): void {
  const sheet = file.addWorksheet(listsSheet, { state: 'veryHidden' })
  sheet.columns = [{ style: { numFmt: '@' } }, { style: { numFmt: '@' } }]
  for (const [at, key] of (['customers', 'items'] as const).entries()) {
    const codes = lists[key]
    for (const [row, code] of codes.entries()) sheet.getCell(row + 1, at + 1).value = code
    const letter = letterOf(at)
    file.definedNames.add(`${listsSheet}!$${letter}$1:$${letter}$${Math.max(1, codes.length)}`, listNames[key])
  }
}

function addMemory(file: Workbook, memory: object): void {
  const sheet = file.addWorksheet(memorySheet, { state: 'veryHidden' })
  for (const [at, text] of memoryRows(memory).entries()) sheet.getCell(at + 1, 1).value = text
}

/** 0 → A, 26 → AA. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter
}
