/**
 * A record made from the code that names none. A customer gets its card, where the server can be asked; what has no card, and
 * everything while the server is away, gets a row on its sheet, with what the rows that name it say of it.
 */
import { namedAt } from '../../../shared/sheets/named.ts'
import type { RecordSheet } from '../../../shared/sheets/sheets.ts'
import type { Problem } from '../../state/findings.ts'
import { cellText, sameCode } from '../../workbook/cell-text.ts'
import { asText, type Cell } from '../../workbook/cells.ts'
import type { Table } from '../../workbook/host.ts'
import { tableIn } from '../../workbook/table-in.ts'
import { fetched } from '../fetched.ts'
import { lookAtFront } from '../front.ts'
import { companyOf, type Desk, said, tell, warn } from '../parts.ts'
import { memoryOf } from '../workbook-memory.ts'

export async function createNamed(desk: Desk, problems: readonly Problem[]): Promise<void> {
  const { parts } = desk
  const [first] = problems
  const to = first && namedAt(first.place.column, first.code)?.madeOn
  if (!first || !to) return
  const number = first.cell.trim()
  if (to === 'customers' && companyOf(parts) !== null && parts.store.get().connection === 'online')
    return (await fetched.customer()).openNewCustomer(desk, number)
  await addRow(desk, to, number, first)
}

/** A row that is there already is only shown: pressed twice, it is not made twice. */
async function addRow(desk: Desk, to: RecordSheet, number: string, { place }: Problem): Promise<void> {
  const { parts } = desk
  const book = await parts.host.read([place.sheet, to])
  const table = tableIn(book, to)
  const there = table.values.findIndex((_, row) => sameCode(cellText(table, row, 'number'), number))
  if (there >= 0) return parts.host.goTo({ sheet: to, row: there, column: 'displayName' })
  const append = [{ ...toldBy(tableIn(book, place.sheet), place.row, to), number: asText(number) }]
  const edit = { sheet: to, expect: table, set: [], remove: [], append }
  if ((await parts.host.write({ tables: [edit], memory: memoryOf(parts, book) })) === 'changed')
    return warn(parts, 'warning', said('notice.sheetChanged'))
  await goToNew(desk, to, number)
  await lookAtFront(desk)
  tell(parts, 'good', [said('result.rowForNew', { value: number })])
}

async function goToNew({ parts }: Desk, to: RecordSheet, number: string): Promise<void> {
  const table = tableIn(await parts.host.read([to]), to)
  const row = table.values.findIndex((_, at) => sameCode(cellText(table, at, 'number'), number))
  await parts.host.goTo({ sheet: to, row: Math.max(0, row), column: 'displayName' })
}

/** What a line says of an item that is not there yet, by the item's column. */
const told: Readonly<Partial<Record<RecordSheet, Readonly<Record<string, string>>>>> = {
  items: {
    displayName: 'description',
    unitPrice: 'unitPrice',
    baseUnitOfMeasureCode: 'unitOfMeasureCode',
    vatProductPostingGroup: 'taxCode',
  },
}

function toldBy(table: Table, row: number, to: RecordSheet): Readonly<Record<string, Cell>> {
  const cells = Object.entries(told[to] ?? {}).map(([key, from]): [string, Cell] => {
    const cell = table.values[row]?.[table.columns.get(from) ?? -1] ?? ''
    return [key, typeof cell === 'string' && cell !== '' ? asText(cell) : cell]
  })
  return Object.fromEntries(cells)
}
