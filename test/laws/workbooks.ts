/**
 * Two people with a workbook each, on one company: they type, paste, fill, sort, filter, delete, copy and undo as it comes,
 * save and post now and then, make customers and invoices that name them, cancel what was posted, and lose their line to the
 * server in between, on the way there or on the way back. Every pasted row carries a word of its own in its description, by
 * which it is known wherever it goes.
 */
import fc from 'fast-check'
import { valueAt } from '../../addin/workbench/model/cells.ts'
import { copyWorkbook } from '../../addin/workbench/model/copies.ts'
import { bodyArea } from '../../addin/workbench/model/tables.ts'
import type { Area, CellValue, Sheet, Table, Workbook } from '../../addin/workbench/model/types.ts'
import { deleteSheet } from '../../addin/workbench/model/workbook.ts'
import { sheets } from '../../shared/sheets/sheets.ts'
import { openPane, type Pane, quirks } from '../addin/actions/pane.ts'
import { fetchOver, type Line, type Product } from '../addin/actions/real-pane.ts'
import { openOffice } from '../support/office.ts'

export interface Step {
  readonly who: 0 | 1
  readonly does: (typeof deeds)[number]
  /** Which row, which value: whatever fits. */
  readonly at: number
  readonly value: number
}
const deeds = [
  'type',
  'type',
  'type',
  'paste',
  'paste',
  'fill',
  'sort',
  'filter',
  'delete',
  'copy',
  'undo',
  'save',
  'save',
  'post',
  'post',
  'check',
  'refresh',
  'cut',
  'cut',
  'mend',
  'loseAnswers',
  'loseRequests',
  'newCustomer',
  'editCustomer',
  'saveCustomers',
  'saveCustomers',
  'cancel',
  'cancel',
] as const

export const anyHistoryOfTwo = fc.array(
  fc.record({
    who: fc.constantFrom(0 as const, 1 as const),
    does: fc.constantFrom(...deeds),
    at: fc.nat(20),
    value: fc.integer({ min: 1, max: 9 }),
  }),
  // Short histories find little: lengths are drawn from the whole range.
  { minLength: 5, maxLength: 40, size: 'max' },
)

export interface Editor {
  readonly pane: Pane
  readonly line: Line
}

const columns = sheets.invoices.columns.map(({ key }) => key)
const letterOf = (key: string): string => String.fromCharCode(65 + columns.indexOf(key as (typeof columns)[number]))

interface Place {
  readonly sheet: Sheet
  readonly table: Table
}
function placeIn(workbook: Workbook, named: string): Place {
  const sheet = workbook.sheets.find(({ name }) => name === named)
  const table = sheet?.tables[0]
  if (!sheet || !table) throw new Error(`There is no sheet ${named}.`)
  return { sheet, table }
}
const invoicesIn = (workbook: Workbook): Place => placeIn(workbook, 'Invoices')

/** The rows of the table, with those that were pasted below it and did not join it. */
function allRows({ sheet, table }: Place): Area {
  const body = bodyArea(table)
  const isBlank = (row: number) =>
    columns.every((_, column) => (valueAt(sheet, row, body.column + column) ?? '') === '')
  let end = body.row + body.rows
  while (!isBlank(end)) end++
  return { ...body, rows: end - body.row }
}

export type Row = Readonly<Record<string, CellValue>>

/** The rows of the sheet in which something stands, with the number of each. */
export function rowsOf({ pane }: Editor): readonly { readonly number: number; readonly row: Row }[] {
  const place = invoicesIn(pane.office.workbook)
  const { sheet } = place
  const body = allRows(place)
  return Array.from({ length: body.rows }, (_, at) => ({
    number: body.row + at + 1,
    row: Object.fromEntries(columns.map((key, column) => [key, valueAt(sheet, body.row + at, body.column + column)])),
  })).filter(({ row }) => typeof row.description === 'string' && row.description !== '')
}

/** The rows of customers that have a number. */
export function customersOf({ pane }: Editor): readonly { readonly number: number; readonly row: Row }[] {
  const { sheet, table } = placeIn(pane.office.workbook, 'Customers')
  const body = bodyArea(table)
  return Array.from({ length: body.rows }, (_, at) => ({
    number: body.row + at + 1,
    row: Object.fromEntries(
      sheets.customers.columns.map(({ key }, column) => [key, valueAt(sheet, body.row + at, body.column + column)]),
    ),
  })).filter(({ row }) => typeof row.number === 'string' && row.number !== '')
}

/** How often each row's word stands in the sheet. */
function wordsIn(editor: Editor): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { row } of rowsOf(editor))
    counts.set(String(row.description), (counts.get(String(row.description)) ?? 0) + 1)
  return counts
}

/** What people themselves did to their rows; the rest has to be as it was. */
export class Account {
  /** Words that somebody pasted. */
  readonly made = new Set<string>()
  /** Words of which somebody took a row away. */
  readonly taken = new Set<string>()
  /** How many more rows with this word people made of one. */
  readonly extra = new Map<string, number>()
  /** Numbers of customers that somebody typed, and of those whose row went again by an undoing. */
  readonly customers = new Set<string>()
  readonly undone = new Set<string>()

  /** The same of customers. */
  noteCustomers(before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    for (const number of before) if (!after.has(number)) this.undone.add(number)
    for (const number of after) if (!before.has(number)) this.customers.add(number)
  }

  /** What a person's own edit did. */
  note(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
    for (const [word, count] of before) if ((after.get(word) ?? 0) < count) this.taken.add(word)
    for (const [word, count] of after) {
      const more = count - (before.get(word) ?? 0)
      if (!this.made.has(word)) this.made.add(word)
      else if (more > 0) this.extra.set(word, (this.extra.get(word) ?? 0) + more)
    }
  }
}

let words = 0

/** One step of one of them. What cannot be done just then is left. */
export async function take(step: Step, editors: readonly [Editor, Editor], account: Account): Promise<void> {
  const editor = editors[step.who]
  const { pane, line } = editor
  pane.office.toFront()
  if (await actsOnServer(step, editor)) return
  if (step.does === 'cut') line.cut = true
  else if (step.does === 'mend') Object.assign(line, whole)
  else if (step.does === 'loseAnswers') line.answers = true
  else if (step.does === 'loseRequests') line.lost = true
  else {
    const [before, known] = [wordsIn(editor), numbersIn(editor)]
    await edit(step, editor)
    account.note(before, wordsIn(editor))
    account.noteCustomers(known, numbersIn(editor))
  }
}

const whole: Line = { cut: false, answers: false, lost: false }

const numbersIn = (editor: Editor): ReadonlySet<string> =>
  new Set(customersOf(editor).map(({ row }) => String(row.number)))

async function actsOnServer({ does, at }: Step, { pane }: Editor): Promise<boolean> {
  const { actions } = pane
  if (does === 'save') await actions.save('invoices')
  else if (does === 'check') await actions.check('invoices')
  else if (does === 'refresh') await actions.refresh()
  else if (does === 'post') {
    await actions.act('post', { sheet: 'invoices' })
    await actions.confirm()
  } else if (does === 'saveCustomers') await actions.saveRecords('customers')
  else if (does === 'cancel') await cancel(pane, at)
  else return false
  return true
}

async function cancel({ actions, office }: Pane, at: number): Promise<void> {
  const { table } = placeIn(office.workbook, 'Posted invoices')
  const body = bodyArea(table)
  await actions.goToSheet('postedInvoices')
  office.host.userSelect(`Posted invoices!A${body.row + 1 + (at % Math.max(1, body.rows))}`)
  await actions.act('cancel', { sheet: 'postedInvoices', selected: true })
  await actions.confirm()
  await actions.goToSheet('invoices')
}

async function edit({ does, at, value }: Step, editor: Editor): Promise<void> {
  const { host, workbook } = editor.pane.office
  const place = invoicesIn(workbook)
  const { table } = place
  const rows = rowsOf(editor)
  const one = rows[at % Math.max(1, rows.length)]
  const body = allRows(place)
  const end = rows.length === 0 ? body.row + 1 : body.row + body.rows + 1
  if (does === 'paste') host.userPaste(`Invoices!A${end}`, newRows(1 + (value % 3), customerFor(editor, at)))
  else if (does === 'newCustomer' || does === 'editCustomer') editCustomer({ does, at, value }, editor)
  else if (does === 'undo') await host.userUndo()
  else if (does === 'sort') host.userSort(table.name, [{ key: value % 7, ascending: at % 2 === 0 }])
  else if (does === 'filter') host.userFilter(table.name, 'Quantity', at % 2 === 0 ? null : [String(value)])
  else if (one && does === 'type')
    host.userEdit(`Invoices!${letterOf(at % 3 === 0 ? 'unitPrice' : 'quantity')}${one.number}`, String(value))
  else if (one && does === 'delete') host.userDeleteRows(`Invoices!${one.number}:${one.number}`)
  else if (one && does === 'copy') host.userCopy(`Invoices!A${one.number}:Z${one.number}`, `Invoices!A${end}`)
  else if (one && does === 'fill') {
    const quantity = letterOf('quantity')
    const last = Math.min(one.number + 2, body.row + body.rows)
    if (last > one.number)
      host.userFill(`Invoices!${quantity}${one.number}`, `Invoices!${quantity}${one.number}:${quantity}${last}`)
  }
}

type CustomerEdit = Pick<Step, 'does' | 'at' | 'value'>

function editCustomer({ does, at, value }: CustomerEdit, editor: Editor): void {
  const { host, workbook } = editor.pane.office
  const body = bodyArea(placeIn(workbook, 'Customers').table)
  const known = customersOf(editor)
  const one = known[at % Math.max(1, known.length)]
  if (does === 'newCustomer')
    host.userPaste(`Customers!A${body.row + body.rows + 1}`, `K${++words}\tWord ${words}\t\t\tTown\tBE`)
  else if (one) host.userEdit(`Customers!${value % 2 === 0 ? 'B' : 'E'}${one.number}`, `Word ${++words}`)
}

/** Somebody the sheet of customers has, now and then one whom only this workbook knows yet. */
function customerFor(editor: Editor, at: number): string {
  const known = customersOf(editor).filter(({ row }) => row.number !== 'C2')
  return at % 3 === 0 ? String(known.at(-1)?.row.number ?? 'C1') : 'C1'
}

/** A document of some lines, each with a word of its own. */
function newRows(count: number, customer: string): string {
  const document = `D${++words}`
  return Array.from({ length: count }, () =>
    [document, customer, '10-3-2026', document, 'HELP', `word ${++words}`, '1'].join('\t'),
  ).join('\n')
}

const kept = new Set(['Invoices', 'Customers', 'Posted invoices', '_sync', '_lists'])

/** A workbook with nothing but the sheets of invoices and customers, as a fresh one is after signing in; copied for each history. */
export async function freshWorkbook(product: Product, password: string): Promise<Workbook> {
  const office = openOffice({ excelApi: '1.17', culture: 'nl-BE' })
  const pane = await openPane({ fetch: fetchOver(product, {}), office, hints: false })
  await pane.actions.signIn({ userName: 'admin', password })
  await pane.actions.setUpWorkbook()
  for (const sheet of office.workbook.sheets.filter(({ name }) => !kept.has(name))) deleteSheet(office.workbook, sheet)
  return office.workbook
}

/** Somebody at a copy of the workbook, signed in by a code. */
export async function editorAt(product: Product, workbook: Workbook, userName: string): Promise<Editor> {
  const line: Line = {}
  const copy = copyWorkbook(workbook)
  const office = openOffice({ workbook: copy, excelApi: '1.17', culture: 'nl-BE', quirks, beside: true })
  const pane = await openPane({ fetch: fetchOver(product, line), office, hints: false })
  await pane.actions.signIn({ code: await product.sessions.newCode(userName) })
  return { pane, line }
}

/** In the end every line is mended, every question answered, and each saves until there is nothing left to do. */
export async function comeToRest(editors: readonly [Editor, Editor]): Promise<void> {
  for (const { line } of editors) Object.assign(line, whole)
  for (let round = 0; round < 4; round++)
    for (const editor of editors) {
      const { pane } = editor
      pane.office.toFront()
      pane.office.host.userFilter(invoicesIn(pane.office.workbook).table.name, 'Quantity', null)
      await pane.actions.resend()
      await pane.actions.refresh()
      await pane.actions.sendWaiting()
      for (const { id, overtaken } of pane.state().waiting) if (overtaken.length > 0) await pane.actions.withdraw(id)
      await answerAll(editor, 'customers')
      await pane.actions.saveRecords('customers')
      await answerAll(editor, 'invoices')
      removePostedElsewhere(editor)
      await pane.actions.save('invoices')
    }
  for (const { pane } of editors) {
    pane.office.toFront()
    await pane.actions.refresh()
  }
}

async function answerAll({ pane }: Editor, sheet: 'customers' | 'invoices'): Promise<void> {
  await pane.actions.goToSheet(sheet)
  for (let most = 50; most > 0; most--) {
    await pane.actions.look()
    const { drafts, records } = pane.state()
    const { problems } = sheet === 'customers' ? records.customers : drafts.invoices
    const asked = problems.find(({ choices }) => choices.length > 0)
    if (!asked?.choices[0]) return
    await pane.actions.resolve([asked], 0)
  }
}

/** As the pane asks the user to do. */
function removePostedElsewhere(editor: Editor): void {
  const posted = rowsOf(editor).filter(({ row }) => String(row.status).startsWith('Posted elsewhere'))
  for (const { number } of posted.toReversed()) editor.pane.office.host.userDeleteRows(`Invoices!${number}:${number}`)
}
