/**
 * A long sheet in blocks of rows, so that what is kept of it (a picture to go back to, a copy in the browser) is renewed where
 * something changed and nowhere else.
 */
import { bottom } from './area.ts'
import type { Area, Cell, Change, Sheet } from './types.ts'

const rowsPerBlock = 512

/** Cells by row and column. */
export type Block = ReadonlyMap<number, ReadonlyMap<number, Cell>>
/** Blocks by number; what is blank is not in it. */
export type Blocks = ReadonlyMap<number, Block>

/** Numbers of blocks of which cells may be others now. */
export type Touched = ReadonlySet<number> | 'all'

export const untouched: Touched = new Set()

export function bothTouched(one: Touched, other: Touched): Touched {
  return one === 'all' || other === 'all' ? 'all' : new Set([...one, ...other])
}

/** Which blocks of its sheet a change touches. Where cells may have moved, that is all of them. */
export function touchedBy(change: Change): Touched {
  switch (change.kind) {
    case 'cells':
    case 'formats':
    case 'calculated':
      return blocksOver(change.area)
    case 'tableChanged':
      return change.cells ? blocksOver(change.cells) : 'all'
    case 'layout':
    case 'selection':
      return untouched
    default:
      return 'all'
  }
}

const blockOf = (row: number): number => Math.floor(row / rowsPerBlock)

function blocksOver(area: Area): Touched {
  const [first, last] = [blockOf(area.row), blockOf(bottom(area))]
  // Whole columns: the blocks of a sheet are fewer than those of its rows.
  if (last - first > 1000) return 'all'
  return new Set(Array.from({ length: last - first + 1 }, (_, at) => first + at))
}

/** One block of a sheet as it is now, with copies of its rows; undefined when it is blank. */
export function copyOfBlock(sheet: Sheet, block: number): Block | undefined {
  const rows = new Map<number, ReadonlyMap<number, Cell>>()
  for (let row = block * rowsPerBlock; row < (block + 1) * rowsPerBlock; row += 1) {
    const cells = sheet.cells.get(row)
    if (cells) rows.set(row, new Map(cells))
  }
  return rows.size > 0 ? rows : undefined
}

/** The last row and column of a block in which a cell is stored; null when there is none. */
export function endOfBlock(sheet: Sheet, block: number): { readonly row: number; readonly column: number } | null {
  let [last, column] = [-1, -1]
  for (let row = block * rowsPerBlock; row < (block + 1) * rowsPerBlock; row += 1) {
    const cells = sheet.cells.get(row)
    if (!cells) continue
    last = row
    for (const one of cells.keys()) if (one > column) column = one
  }
  return last < 0 ? null : { row: last, column }
}

/** Numbers of the blocks that hold something. */
export function filledBlocks(sheet: Sheet): ReadonlySet<number> {
  const filled = new Set<number>()
  for (const row of sheet.cells.keys()) filled.add(blockOf(row))
  return filled
}

/** All blocks of a sheet: those that were touched copied, the others as they are known. */
export function copyOfBlocks(sheet: Sheet, known: Blocks | undefined, touched: Touched): Blocks {
  const isAll = touched === 'all' || known === undefined
  const blocks = new Map(isAll ? [] : known)
  for (const block of isAll ? filledBlocks(sheet) : touched) {
    const copy = copyOfBlock(sheet, block)
    if (copy) blocks.set(block, copy)
    else blocks.delete(block)
  }
  return blocks
}
