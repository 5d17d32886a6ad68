/** New rows at the end of a table, all at once or piece by piece. */
import type { Cell } from '../cells.ts'
import type { TableEdit } from '../host.ts'
import { keysByPosition, type Placed } from './place.ts'
import { type Block, sizeOf, type Writer } from './writer.ts'

/** New rows of a table, of which some are written, then more. */
export interface Growing {
  readonly count: number
  /** Rows from there on that together have about so many bytes; one at least, where there is one. */
  readonly take: (from: number, bytes: number) => Block
  /** Puts them below those before, and the table around them. Answers how many. */
  readonly put: (writer: Writer, from: number, block: Block) => number
}

/** So many rows are made at a time to see how large they are. */
const measured = 100

/** New rows go directly under the last row that holds something, and the table grows around them. */
export function growingOf(edit: TableEdit, at: Placed, left: readonly number[]): Growing {
  const { append, expect } = edit
  const written = rowsWritten(edit)
  const isFree = (row: number) => isBlank(expect.values[row]) && !written.has(row)
  let used = left.length
  while (used > 0 && isFree(left[used - 1] as number)) used--
  const keys = keysByPosition(at)
  const blockOf = (from: number, rows: number): (Cell | null)[][] =>
    append.slice(from, from + rows).map((row) => keys.map((key) => (key === null ? null : (row[key] ?? ''))))
  const grow = (count: number): void => {
    const total = Math.max(used + count, left.length, 1)
    at.table.resize(at.worksheet.getRangeByIndexes(at.top - 1, at.left, total + 1, keys.length))
  }
  return {
    count: append.length,
    take(from, most) {
      const block: (Cell | null)[][] = []
      for (let bytes = 0; from + block.length < append.length && bytes < most; ) {
        const some = blockOf(from + block.length, measured)
        block.push(...some)
        bytes += sizeOf(some)
      }
      return block
    },
    put(writer, from, block) {
      writer.values(
        (start, count) => at.worksheet.getRangeByIndexes(at.top + used + from + start, at.left, count, keys.length),
        block,
      )
      writer.do(() => grow(from + block.length))
      return block.length
    },
  }
}

/** Rows that hold something once the cells of this edit are in them. */
const rowsWritten = ({ set }: TableEdit): ReadonlySet<number> =>
  new Set(set.flatMap(({ from, values }) => values.flatMap((cell, at) => (cell === '' ? [] : [from + at]))))

const isBlank = (row: readonly Cell[] | undefined): boolean =>
  row === undefined || Object.values(row).every((cell) => cell === '')
