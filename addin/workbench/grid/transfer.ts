/**
 * Cut, copy and paste. What is copied here and pasted here keeps formulas and formats; what comes from elsewhere is read
 * as if it were typed, all of it as one edit.
 */
import { bottom, intersection, right } from '../model/area.ts'
import { usedArea } from '../model/cells.ts'
import { clearLeft, pasteTexts } from '../model/edits.ts'
import { type Copy, copyOf, pasteCells, paste as pasteCopy } from '../model/paste.ts'
import { textAt } from '../model/text.ts'
import type { Area, Sheet, Workbook } from '../model/types.ts'
import { type Block, blockOfTable, blockOfText, tableOfBlock, textOfBlock } from './clipboard.ts'
import type { Desk } from './desk.ts'
import { ownType, readCells, writeCells } from './own-clipboard.ts'

export interface Copied {
  readonly sheet: Sheet
  readonly area: Area
  readonly text: string
  readonly isCut: boolean
  /** Rows that a filter hides are not copied, so the cells cannot be taken over as a whole. */
  readonly hasGaps: boolean
}

/** What is on the clipboard, empty where a kind is missing; `cells` is our own kind. */
export interface Clip {
  readonly text: string
  readonly html: string
  readonly cells: string
}

export interface Transfer {
  readonly copied: () => Copied | undefined
  readonly forget: () => void
  readonly copy: (isCut: boolean) => Clip | undefined
  readonly paste: (clip: Clip) => void
}

const mostCells = 2_000_000

export function createTransfer(desk: Desk, onChange: () => void): Transfer {
  let copied: Copied | undefined

  const forget = (): void => {
    if (!copied) return
    copied = undefined
    onChange()
  }

  const copy: Transfer['copy'] = (isCut) => {
    const sheet = desk.sheet()
    const area = within(sheet, desk.selection().area)
    if (area.rows * area.columns > mostCells) return undefined
    const block = blockOf(desk.workbook, sheet, area)
    const text = textOfBlock(block)
    copied = { sheet, area, text, isCut, hasGaps: block.length < area.rows }
    onChange()
    const cells = block.length < area.rows ? '' : writeCells(copyOf(sheet, area))
    return { text, html: tableOfBlock(block), cells }
  }

  const paste: Transfer['paste'] = ({ text, html, cells }) => {
    if (copied && sameText(copied.text, text) && !copied.hasGaps) return pasteOwn(copied)
    forget()
    const foreign = cells === '' ? undefined : readCells(cells)
    if (foreign) return pasteForeign(foreign)
    const table = html === '' ? undefined : blockOfTable(new DOMParser().parseFromString(html, 'text/html'))
    const block = table ?? (text === '' ? [] : blockOfText(text))
    if (block.length > 0) pasteBlock(block)
  }

  const pasteOwn = (own: Copied): void => {
    const { workbook } = desk
    const target = targetOf(desk.selection().area, own.area)
    const done = desk.attempt(() => {
      const outcome = pasteCells(workbook, own.sheet, own.area, desk.sheet(), target)
      if (outcome.done && own.isCut) clearLeft(workbook, own, { sheet: desk.sheet(), area: target })
      return outcome
    })
    if (own.isCut) forget()
    if (done) showPasted(target)
  }

  const pasteForeign = (copy: Copy): void => {
    const target = targetOf(desk.selection().area, copy.area)
    if (!desk.attempt(() => pasteCopy(desk.workbook, copy, desk.sheet(), target))) return
    desk.widen(target)
    showPasted(target)
  }

  const pasteBlock = (block: Block): void => {
    const size = { row: 0, column: 0, rows: block.length, columns: block[0]?.length ?? 0 }
    const target = targetOf(desk.selection().area, size)
    const rows = Array.from({ length: target.rows }, (_, row) => {
      const line = block[row % size.rows] ?? []
      return size.columns === target.columns
        ? line
        : Array.from({ length: target.columns }, (_, at) => line[at % size.columns] ?? '')
    })
    if (!desk.attempt(() => pasteTexts(desk.workbook, desk.sheet(), target.row, target.column, rows))) return
    desk.widen(target)
    showPasted(target)
  }

  const showPasted = (area: Area): void =>
    desk.select({ area, active: { row: area.row, column: area.column } }, { row: area.row, column: area.column })

  return { copied: () => copied, forget, copy, paste }
}

/** A selection of whole rows or columns reaches as far as the sheet is used. */
function within(sheet: Sheet, area: Area): Area {
  if (area.rows < 1_000_000 && area.columns < 16_000) return area
  const used = usedArea(sheet)
  return (used && intersection(used, area)) ?? { ...area, rows: 1, columns: 1 }
}

function blockOf(workbook: Workbook, sheet: Sheet, area: Area): Block {
  const rows: string[][] = []
  for (let row = area.row; row <= bottom(area); row += 1) {
    if (sheet.hiddenRows.has(row)) continue
    const line: string[] = []
    for (let column = area.column; column <= right(area); column += 1) line.push(textAt(workbook, sheet, row, column))
    rows.push(line)
  }
  return rows
}

const sameText = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n')

/** From the top left of the selection; over all of it when what is pasted fits into it a whole number of times. */
export function targetOf(selection: Area, source: Area): Area {
  const isMultiple = selection.rows % source.rows === 0 && selection.columns % source.columns === 0
  const isSmall = selection.rows * selection.columns <= mostCells
  return isMultiple && isSmall ? selection : { ...selection, rows: source.rows, columns: source.columns }
}

/** The browser's own clipboard events on the grid: they need no permission. */
export function listenToClipboard(grid: HTMLElement, desk: Desk, transfer: Transfer): void {
  const put = (event: ClipboardEvent, isCut: boolean): void => {
    if (event.target !== grid && document.activeElement !== grid) return
    const data = transfer.copy(isCut)
    if (!data) return
    event.clipboardData?.setData('text/plain', data.text)
    event.clipboardData?.setData('text/html', data.html)
    if (data.cells !== '') event.clipboardData?.setData(ownType, data.cells)
    event.preventDefault()
  }
  document.addEventListener('copy', (event) => put(event, false))
  document.addEventListener('cut', (event) => put(event, true))
  document.addEventListener('paste', (event) => {
    if (document.activeElement !== grid || !desk.finish()) return
    event.preventDefault()
    const read = (kind: string): string => event.clipboardData?.getData(kind) ?? ''
    transfer.paste({ text: read('text/plain'), html: read('text/html'), cells: read(ownType) })
  })
}
