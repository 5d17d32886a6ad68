/**
 * What other programs put on the clipboard, as a block of cell texts, and our own blocks as they want to read them.
 * A block is a list of rows; every row has the same number of cells. Spreadsheets and most business programs offer
 * tab-separated text; browsers, mail programs and word processors a table in HTML.
 */
export type Block = readonly (readonly string[])[]

/** Tab-separated text: a cell that holds a tab, a line end or a quote stands in quotes, with its quotes doubled. */
export function blockOfText(text: string): Block {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at <= text.length; ) {
    const cell = cellAt(text, at)
    row.push(cell.text)
    at = cell.end + (text.startsWith('\r\n', cell.end) ? 2 : 1)
    if (text[cell.end] === '\t') continue
    rows.push(row)
    row = []
    if (at === text.length) break
  }
  return squared(rows)
}

const isLineEnd = (mark: string | undefined): boolean => mark === '\n' || mark === '\r'
const isEdge = (mark: string | undefined): boolean => mark === undefined || mark === '\t' || isLineEnd(mark)

function cellAt(text: string, start: number): { readonly text: string; readonly end: number } {
  const quoted = text[start] === '"' ? quotedCellAt(text, start) : undefined
  if (quoted !== undefined) return quoted
  let end = start
  while (!isEdge(text[end])) end += 1
  return { text: text.slice(start, end), end }
}

/** Undefined when the quote is part of the text, as in `"quoted" word`. */
function quotedCellAt(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  let end = start + 1
  while (end < text.length) {
    if (text[end] !== '"') end += 1
    else if (text[end + 1] === '"') end += 2
    else break
  }
  if (text[end] !== '"' || !isEdge(text[end + 1])) return undefined
  return {
    text: text
      .slice(start + 1, end)
      .replaceAll('""', '"')
      .replaceAll('\r\n', '\n'),
    end: end + 1,
  }
}

function squared(rows: readonly (readonly string[])[]): Block {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return rows.map((row) => (row.length === width ? row : [...row, ...Array<string>(width - row.length).fill('')]))
}

/** The first table of an HTML fragment, or undefined when there is none. Cells that span others leave those blank. */
export function blockOfTable(page: Document): Block | undefined {
  const table = page.querySelector('table')
  if (table === null) return undefined
  const taken: (string | undefined)[][] = []
  const rows = [...table.rows].filter((row) => row.closest('table') === table)
  for (const [index, row] of rows.entries()) placeRow(taken, index, row)
  const cells = taken.slice(0, rows.length).map((row) => Array.from(row, (text) => text ?? ''))
  return cells.length === 0 ? undefined : squared(cells)
}

function placeRow(taken: (string | undefined)[][], index: number, row: HTMLTableRowElement): void {
  const lineOf = (number: number): (string | undefined)[] => {
    taken[number] ??= []
    return taken[number]
  }
  let column = 0
  lineOf(index)
  for (const cell of row.cells) {
    while (lineOf(index)[column] !== undefined) column += 1
    for (let down = 0; down < Math.max(1, cell.rowSpan); down += 1)
      for (let along = 0; along < cell.colSpan; along += 1) lineOf(index + down)[column + along] = ''
    lineOf(index)[column] = textOfElement(cell)
    column += cell.colSpan
  }
}

const lineBreak = '\u2028'

function textOfElement(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement
  for (const gone of copy.querySelectorAll('style, script')) gone.remove()
  for (const line of copy.querySelectorAll('br')) line.replaceWith(lineBreak)
  for (const paragraph of copy.querySelectorAll('p + p, div + div, li + li')) paragraph.prepend(lineBreak)
  const text = (copy.textContent ?? '').replace(/[ \t\r\n]+/g, ' ').replace(/ ?\u2028 ?/g, '\n')
  const trimmed = text.replace(/^[ \n]+|[ \n]+$/g, '')
  return trimmed === '\u00a0' ? '' : trimmed
}

/** A block as tab-separated text that other spreadsheets read back cell by cell. */
export const textOfBlock = (block: Block): string =>
  block
    .map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\r\n')

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': '<br>' }

/** A block as an HTML table, for programs that want one, such as mail. */
export const tableOfBlock = (block: Block): string =>
  `<table>${block.map((row) => `<tr>${row.map((cell) => `<td>${cell.replace(/[&<>\n]/g, (mark) => ESCAPES[mark] ?? mark)}</td>`).join('')}</tr>`).join('')}</table>`
