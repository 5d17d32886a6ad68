/** What opens on the grid: the menu of the right button, the list of a cell. */
import { bottom, intersection, isWholeColumns, isWholeRows, right } from '../model/area.ts'
import { addComment, changeComment, commentAt, deleteComment } from '../model/comments.ts'
import { clear, deleteRows, insertRows, pick, removeTableRows } from '../model/edits.ts'
import { hideColumns, hideRows } from '../model/layout.ts'
import { insertTableRows } from '../model/table-rows.ts'
import { bodyArea } from '../model/tables.ts'
import type { Area, Table } from '../model/types.ts'
import { listItems, validationAt } from '../model/validation.ts'
import type { Desk } from './desk.ts'
import { askText } from './dialog.ts'
import type { Place } from './moves.ts'
import { type Choice, openMenu } from './popup.ts'
import type { Transfer } from './transfer.ts'
import { filled } from './words.ts'

/** `more` is what the add-in offers on a cell. */
export function openGridMenu(
  desk: Desk,
  transfer: Transfer,
  spot: { readonly x: number; readonly y: number },
  more: readonly Choice[],
): void {
  const choices = [
    ...clipboardChoices(desk, transfer),
    ...rowChoices(desk),
    ...commentChoices(desk),
    ...hideChoices(desk),
    ...more,
  ]
  openMenu(choices, { left: spot.x, top: spot.y }, desk.surface.element, desk.words.workbook)
}

function clipboardChoices(desk: Desk, transfer: Transfer): Choice[] {
  const { words } = desk
  return [
    { name: 'cut', label: words.cut, act: () => void put(desk, transfer, true) },
    { name: 'copy', label: words.copy, act: () => void put(desk, transfer, false) },
    { name: 'paste', label: words.paste, act: () => void take(desk, transfer) },
    {
      name: 'clear',
      label: words.clear,
      apart: true,
      act: () => void desk.attempt(() => clear(desk.workbook, desk.sheet(), desk.selection().area)),
    },
  ]
}

async function put(desk: Desk, transfer: Transfer, isCut: boolean): Promise<void> {
  const data = transfer.copy(isCut)
  if (!data) return
  const item = new ClipboardItem({ 'text/plain': data.text, 'text/html': data.html })
  await navigator.clipboard.write([item]).catch(() => desk.tell(desk.words.pasteHint))
}

/** A browser may forbid a page to read the clipboard by itself; Ctrl+V always works. */
async function take(desk: Desk, transfer: Transfer): Promise<void> {
  try {
    const [item] = await navigator.clipboard.read()
    const textOf = async (type: string): Promise<string> =>
      item?.types.includes(type) ? (await item.getType(type)).text() : ''
    transfer.paste({ text: await textOf('text/plain'), html: await textOf('text/html'), cells: '' })
  } catch {
    desk.tell(desk.words.pasteHint)
  }
}

function rowChoices(desk: Desk): Choice[] {
  const { workbook, words } = desk
  const sheet = desk.sheet()
  const { area } = desk.selection()
  if (isWholeColumns(area)) return []
  const n = area.rows
  const table = isWholeRows(area) ? undefined : sheet.tables.find((one) => intersection(bodyArea(one), area))
  return [
    {
      name: 'insert-rows',
      label: n === 1 ? words.insertRow : filled(words.insertRows, { n }),
      apart: true,
      act: () =>
        void desk.attempt(() => (table ? insertInto(desk, table, area) : insertRows(workbook, sheet, area.row, n))),
    },
    {
      name: 'delete-rows',
      label: n === 1 ? words.deleteRow : filled(words.deleteRows, { n }),
      act: () =>
        void desk.attempt(() =>
          table ? removeTableRows(workbook, table, indicesOf(table, area)) : deleteRows(workbook, sheet, area.row, n),
        ),
    },
  ]
}

function insertInto(desk: Desk, table: Table, area: Area): void {
  insertTableRows(desk.workbook, table, Math.max(0, area.row - bodyArea(table).row), area.rows)
}

function indicesOf(table: Table, area: Area): number[] {
  const body = bodyArea(table)
  const hit = intersection(body, { ...area, column: body.column, columns: body.columns })
  return Array.from({ length: hit?.rows ?? 0 }, (_, index) => (hit?.row ?? 0) - body.row + index)
}

function commentChoices(desk: Desk): Choice[] {
  const { workbook, words } = desk
  const sheet = desk.sheet()
  const { row, column } = desk.selection().active
  const comment = commentAt(sheet, row, column)
  const say = async (): Promise<void> => {
    const { ok, cancel } = words
    const value = comment?.content ?? ''
    const content = await askText({ title: words.comment, label: words.comment, value, ok, cancel })
    if (!content) return
    const said = { author: words.you, content, at: new Date().toISOString() }
    if (comment) changeComment(workbook, comment, { content })
    else addComment(workbook, sheet, row, column, said)
  }
  const choices: Choice[] = [
    { name: 'comment', label: comment ? words.changeComment : words.newComment, apart: true, act: () => void say() },
  ]
  if (comment)
    choices.push({ name: 'delete-comment', label: words.deleteComment, act: () => deleteComment(workbook, comment) })
  return choices
}

function hideChoices(desk: Desk): Choice[] {
  const { workbook, words } = desk
  const sheet = desk.sheet()
  const { area } = desk.selection()
  const isRows = isWholeRows(area)
  if (!isRows && !isWholeColumns(area)) return []
  const set = isRows ? hideRows : hideColumns
  const hidden = isRows ? sheet.hiddenRows : sheet.hiddenColumns
  const [first, last] = isRows ? [area.row, bottom(area)] : [area.column, right(area)]
  const choice = (name: string, label: string, hide: boolean, apart: boolean): Choice => ({
    name,
    label,
    apart,
    act: () => void desk.attempt(() => set(workbook, sheet, area, hide)),
  })
  const hasHidden = [...hidden].some((index) => index >= first && index <= last)
  return [
    choice(isRows ? 'hide-rows' : 'hide-columns', isRows ? words.hideRows : words.hideColumns, true, true),
    ...(hasHidden
      ? [choice(isRows ? 'show-rows' : 'show-columns', isRows ? words.showRows : words.showColumns, false, false)]
      : []),
  ]
}

/** The list of values that a rule allows in a cell; false when it has none. */
export function openListMenu(desk: Desk, place: Place): boolean {
  const { workbook, words, surface } = desk
  const sheet = desk.sheet()
  const rule = validationAt(sheet, place.row, place.column)?.rule
  if (rule?.kind !== 'list' || !rule.dropDown) return false
  const now = sheet.cells.get(place.row)?.get(place.column)?.value
  const choices = listItems(workbook, sheet, rule).map((item) => ({
    name: item,
    label: item,
    checked: item === String(now ?? ''),
    act: () => void desk.attempt(() => pick(workbook, sheet, place.row, place.column, item)),
  }))
  openMenu(choices, spotBelow(desk, place), surface.element, words.choose)
  return true
}

/** Just below a cell, in pixels of the window. */
export function spotBelow(desk: Desk, place: Place): { left: number; top: number; above: number } {
  const cell = desk.surface.boxOf(place)
  const grid = desk.surface.element.getBoundingClientRect()
  const top = grid.top + cell.top
  return { left: grid.left + cell.left, top: top + cell.height, above: top }
}
