/** The keys of a spreadsheet. While a cell is being edited most of them belong to the text. */
import { bottom, lastColumn, lastRow, right } from '../model/area.ts'
import { clear } from '../model/edits.ts'
import { tableAt } from '../model/lookup.ts'
import { pasteCells } from '../model/paste.ts'
import { insertTableRows } from '../model/table-rows.ts'
import type { Area, Selection } from '../model/types.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import {
  type Direction,
  edge,
  end,
  everything,
  extended,
  headOf,
  home,
  moved,
  nextWithin,
  type Place,
  rowHome,
  selectionAt,
} from './moves.ts'

export interface KeyActions {
  /** Opens the list or the filter of the active cell; false when it has none. */
  readonly openAt: (place: Place) => boolean
  readonly forgetCopy: () => void
  readonly download: () => void
  readonly switchSheet: (step: 1 | -1) => void
  readonly leave: () => void
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export function listenToKeys(desk: Desk, editor: Editor, actions: KeyActions, fields: readonly HTMLElement[]): void {
  // Tab, Tab, Enter goes to the next row below where the first Tab was pressed.
  let tabbed: { readonly from: number; readonly at: Place } | undefined

  const go = (place: Place, event: KeyboardEvent, from: Selection = desk.selection()): void =>
    desk.select(event.shiftKey ? extended(from, place) : selectionAt(place))

  const onArrow = (direction: Direction, event: KeyboardEvent): void => {
    const from = event.shiftKey ? headOf(desk.selection()) : desk.selection().active
    const isFar = event.ctrlKey || event.metaKey
    go(isFar ? edge(desk.sheet(), from, direction) : moved(desk.sheet(), from, direction), event)
  }

  const onPage = (direction: 'up' | 'down', event: KeyboardEvent): void => {
    if (event.ctrlKey) {
      actions.switchSheet(direction === 'up' ? -1 : 1)
      return
    }
    const from = event.shiftKey ? headOf(desk.selection()) : desk.selection().active
    const sideways = direction === 'up' ? 'left' : 'right'
    go(
      event.altKey ? moved(desk.sheet(), from, sideways, 8) : moved(desk.sheet(), from, direction, desk.surface.page()),
      event,
    )
  }

  const onHome = (event: KeyboardEvent): void => {
    const from = event.shiftKey ? headOf(desk.selection()) : desk.selection().active
    go(event.ctrlKey ? home(desk.sheet()) : rowHome(desk.sheet(), from), event)
  }

  const onEnd = (event: KeyboardEvent): void => {
    const last = end(desk.sheet())
    const from = event.shiftKey ? headOf(desk.selection()) : desk.selection().active
    go(event.ctrlKey ? last : { row: from.row, column: last.column }, event)
  }

  const onTab = (step: 1 | -1): void => {
    const { area, active } = desk.selection()
    if (area.rows * area.columns > 1) {
      stepWithin('row', step)
      return
    }
    const at = step === 1 ? afterTab(active) : moved(desk.sheet(), active, 'left')
    tabbed = { from: firstColumn(active), at }
    desk.select(selectionAt(at))
  }

  const firstColumn = (active: Place): number =>
    tabbed?.at.row === active.row && tabbed.at.column === active.column ? tabbed.from : active.column

  /** In a table the Tab after the last column starts the next row, and after the last row a new one. */
  const afterTab = (active: Place): Place => {
    const table = tableAt(desk.sheet(), active.row, active.column)
    if (!table || active.column !== right(table.area)) return moved(desk.sheet(), active, 'right')
    if (active.row === bottom(table.area) && !table.showTotals) {
      const made = desk.attempt(() => void insertTableRows(desk.workbook, table, null, 1))
      if (!made) return active
    }
    return moved(desk.sheet(), { row: active.row, column: table.area.column }, 'down')
  }

  const onEnter = (step: 1 | -1): void => {
    const { area, active } = desk.selection()
    if (area.rows * area.columns > 1) {
      stepWithin('column', step)
      return
    }
    const from = { row: active.row, column: step === 1 ? firstColumn(active) : active.column }
    tabbed = undefined
    desk.select(selectionAt(moved(desk.sheet(), from, step === 1 ? 'down' : 'up')))
  }

  const stepWithin = (along: 'row' | 'column', step: 1 | -1): void => {
    const active = nextWithin(desk.sheet(), desk.selection(), along, step)
    desk.select({ area: desk.selection().area, active }, active)
  }

  const select = (area: Area): void => desk.select({ area, active: desk.selection().active }, desk.selection().active)

  const fillFrom = (direction: 'down' | 'right'): void => {
    const { area } = desk.selection()
    const isDown = direction === 'down'
    const lines = isDown ? area.rows : area.columns
    const first = isDown ? { ...area, rows: 1 } : { ...area, columns: 1 }
    const source = lines > 1 ? first : before(first, isDown)
    // As it is, where the fill handle would count on.
    if (source) desk.attempt(() => pasteCells(desk.workbook, desk.sheet(), source, desk.sheet(), area))
  }

  const control: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    a: () => select(everything(desk.sheet(), desk.selection())),
    z: (event) => (event.shiftKey ? desk.history.redo() : desk.history.undo()),
    y: () => desk.history.redo(),
    d: () => fillFrom('down'),
    r: () => fillFrom('right'),
    s: () => actions.download(),
    ' ': () => select({ ...desk.selection().area, row: 0, rows: lastRow + 1 }),
  }

  const plain: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    Tab: (event) => onTab(event.shiftKey ? -1 : 1),
    Enter: (event) => onEnter(event.shiftKey ? -1 : 1),
    Home: onHome,
    End: onEnd,
    PageUp: (event) => onPage('up', event),
    PageDown: (event) => onPage('down', event),
    Delete: () => void desk.attempt(() => clear(desk.workbook, desk.sheet(), desk.selection().area)),
    Backspace: () => editor.begin('enter', ''),
    F2: () => editor.begin('edit'),
    F6: () => actions.leave(),
    Escape: () => actions.forgetCopy(),
  }

  const inGrid = (event: KeyboardEvent): void => {
    if (event.isComposing || event.target !== desk.surface.element) return
    const direction = arrows[event.key]
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey
    const act = isControl && control[event.key.toLowerCase()]
    if (direction && event.altKey) {
      if (direction !== 'down' || !actions.openAt(desk.selection().active)) return
    } else if (direction) onArrow(direction, event)
    else if (act) act(event)
    else if (event.shiftKey && event.key === ' ')
      select({ ...desk.selection().area, column: 0, columns: lastColumn + 1 })
    else if (plain[event.key]) plain[event.key]?.(event)
    else {
      // The key itself is typed into the empty field, so that dead keys and input methods compose there.
      if (isTyping(event)) editor.begin('enter', '')
      return
    }
    event.preventDefault()
  }

  const inField = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const direction = arrows[event.key]
    if (event.key === 'Escape') {
      editor.cancel()
      desk.surface.element.focus({ preventScroll: true })
    } else if (event.key === 'Enter' && event.altKey) insertLine(event.target as HTMLTextAreaElement)
    else if (event.key === 'Enter' && event.ctrlKey) editor.commit(undefined, true)
    else if (event.key === 'Enter') editor.commit(() => onEnter(event.shiftKey ? -1 : 1))
    else if (event.key === 'Tab') editor.commit(() => onTab(event.shiftKey ? -1 : 1))
    else if (event.key === 'F2') editor.begin('edit', (event.target as HTMLTextAreaElement).value)
    else if (direction && editor.mode() === 'enter' && event.target !== fields[1])
      editor.commit(() => onArrow(direction, event))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  desk.surface.element.addEventListener('keydown', inGrid)
  for (const field of fields) field.addEventListener('keydown', inField)
}

/** AltGr types letters and euro signs, and looks like Ctrl and Alt together. */
const isTyping = (event: KeyboardEvent): boolean =>
  (event.key.length === 1 &&
    (event.ctrlKey === event.altKey || event.getModifierState('AltGraph')) &&
    !event.metaKey) ||
  event.key === 'Dead' ||
  event.key === 'Process'

const before = (area: Area, isDown: boolean): Area | undefined =>
  isDown
    ? area.row > 0
      ? { ...area, row: area.row - 1 }
      : undefined
    : area.column > 0
      ? { ...area, column: area.column - 1 }
      : undefined

function insertLine(field: HTMLTextAreaElement): void {
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
