/** Stock that would fall below nothing, where the company forbids it: told at the line that takes the last of it. */
import { decimalOf, type Quantity } from '../../basics/money.ts'
import type { Line } from '../../sales/document.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { lineMistake, type Mistake } from '../problem.ts'

/** Units of an item that leave, or come when negative, and how to say that they are not there. */
export interface Leaving {
  readonly item: string
  readonly units: Quantity
  readonly told: (params: Mistake['params']) => Mistake
}

export function shortagesOf(facts: Facts, movements: readonly Leaving[]): Mistake[] {
  if (!facts.only('salesSetup').preventNegativeInventory) return []
  const left = new Map<string, number>()
  return movements.flatMap(({ item, units, told }) => {
    const before = left.get(item) ?? facts.inventory(item)
    left.set(item, before - units)
    if (units <= 0 || before >= units) return []
    const available = decimalOf(Math.max(0, before) as Quantity)
    return [told({ item, available, quantity: decimalOf(units) })]
  })
}

export function shortages<L extends Line>(
  facts: Facts,
  lines: readonly L[],
  leaving: (line: L) => Quantity,
): Mistake[] {
  const movements = lines.map((line, index) => ({
    item: line.lineObjectNumber,
    units: leaving(line),
    told: (params: Mistake['params']) => lineMistake('NegativeInventory', index, nameOf(line), 'quantity', params),
  }))
  return shortagesOf(
    facts,
    movements.filter(
      ({ item, units }, index) =>
        units !== 0 && lines[index]?.lineType === 'Item' && facts.find('items', item)?.type === 'Inventory',
    ),
  )
}
