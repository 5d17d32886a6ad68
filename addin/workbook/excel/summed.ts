/** Long ledgers of which Excel itself says that they are whole, so that they need not be fetched. */
import { partsOf } from '../../../shared/sheets/columns.ts'
import { isLedgerSheet, type SheetKey, sheets } from '../../../shared/sheets/sheets.ts'
import type { Cell } from '../cells.ts'
import type { Memory } from '../memory.ts'
import type { Placed } from './place.ts'

/** Fewer rows than this are as quickly fetched as asked about. */
const longLedger = 2000

/**
 * Ledgers that hold the entries from 1 on, each once, as the memory has them: Excel counts and adds up, so that it answers a few
 * numbers however long they are. One round trip where there is one to ask about.
 */
export async function summedIn(
  context: Excel.RequestContext,
  memory: Memory | null,
  placed: readonly Placed[],
  whole: readonly SheetKey[],
): Promise<ReadonlySet<SheetKey>> {
  const { functions } = context.workbook
  const asked = placed.flatMap(({ sheet, worksheet, top, left, rows, columns, unfilled }) => {
    const at = columns.get('entryNumber')
    const known = isLedgerSheet(sheet) ? memory?.ledgers[sheet] : undefined
    const isLong = rows >= longLedger && known?.rows === rows
    if (at === undefined || !isLong || unfilled.size > 0 || whole.includes(sheet)) return []
    const range = worksheet.getRangeByIndexes(top, left + at, rows, 1)
    const sums = [functions.count(range), functions.sum(range), functions.sumSq(range)].map((one) => one.load('value'))
    return [{ sheet, rows, sums }]
  })
  if (asked.length > 0) await context.sync()
  const isWhole = ({ rows, sums }: (typeof asked)[0]) => sumsUpTo(rows).every((sum, at) => sums[at]?.value === sum)
  return new Set(asked.filter(isWhole).map(({ sheet }) => sheet))
}

/**
 * Asks Excel to add up what never changes in ledgers, and tells once it has answered whether a ledger says something else than the
 * memory. The question goes with the next request: where there are rows, their numbers are asked for anyway.
 */
export function editedIn(
  context: Excel.RequestContext,
  memory: Memory | null,
  placed: readonly Placed[],
): (sheet: SheetKey) => boolean {
  const { functions } = context.workbook
  const asked = placed.flatMap(({ sheet, worksheet, top, left, rows, columns }) => {
    const known = isLedgerSheet(sheet) ? memory?.ledgers[sheet] : undefined
    if (!known?.sums || rows === 0) return []
    return sheets[sheet].columns.flatMap(({ key, kind }) => {
      const [at, expected, parts] = [columns.get(key), known.sums?.[key], partsOf(kind)]
      if (at === undefined || expected === undefined || parts === undefined) return []
      const sum = functions.sum(worksheet.getRangeByIndexes(top, left + at, rows, 1)).load('value')
      return [{ sheet, isSame: () => Math.abs(sum.value * parts - expected) < closeEnough }]
    })
  })

  return (sheet) => asked.some((one) => one.sheet === sheet && !one.isSame())
}
/** Excel adds up in floating point; a cent is one. */
const closeEnough = 0.75

/** How many numbers, their sum and the sum of their squares, of 1 to `last`. */
const sumsUpTo = (last: number): readonly number[] => {
  const n = BigInt(last)
  return [last, Number((n * (n + 1n)) / 2n), Number((n * (n + 1n) * (2n * n + 1n)) / 6n)]
}

/** The rows of such a ledger, the cells of their numbers only. */
export function inOrder({ rows, columns }: Placed): Cell[][] {
  const at = columns.get('entryNumber') ?? 0
  return Array.from({ length: rows }, (_, row) => {
    const cells: Cell[] = []
    cells[at] = row + 1
    return cells
  })
}
