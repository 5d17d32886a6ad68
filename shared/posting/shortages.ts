/** Stock that would fall below nothing, where the company forbids it: told at the line that takes the last of it. */
import { decimalOf, type Quantity } from '../basics/money.ts'
import type { Line } from '../sales/document.ts'
import { nameOf } from './draft-lines.ts'
import type { Facts } from './facts.ts'
import { lineMistake, type Mistake } from './problem.ts'

export function shortages<L extends Line>(
  facts: Facts,
  lines: readonly L[],
  leaving: (line: L) => Quantity,
): Mistake[] {
  if (!facts.only('salesSetup').preventNegativeInventory) return []
  const left = new Map<string, number>()
  return lines.flatMap((line, index) => {
    const units = leaving(line)
    if (line.lineType !== 'Item' || units <= 0 || facts.find('items', line.lineObjectNumber)?.type !== 'Inventory')
      return []
    const before = left.get(line.lineObjectNumber) ?? facts.inventory(line.lineObjectNumber)
    left.set(line.lineObjectNumber, before - units)
    if (before >= units) return []
    return [
      lineMistake('NegativeInventory', index, nameOf(line), 'quantity', {
        item: line.lineObjectNumber,
        available: decimalOf(Math.max(0, before) as Quantity),
        quantity: decimalOf(units),
      }),
    ]
  })
}
