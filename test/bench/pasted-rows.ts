/** Runs in the browser: rows of invoices as somebody pasted them, some wrong, and the pane's check of them. */
import { checkLocally } from '../../addin/actions/local-check.ts'
import type { Subject } from '../../addin/actions/subject.ts'
import { createReplica, type Replica } from '../../addin/replica/records.ts'
import type { Cell } from '../../addin/workbook/cells.ts'
import type { Table } from '../../addin/workbook/host.ts'
import { readDrafts } from '../../addin/workbook/rows.ts'
import { initialOf } from '../../shared/basics/fields.ts'
import { keyOf } from '../../shared/posting/resources.ts'
import { customers } from '../../shared/sales/customer.ts'
import { items } from '../../shared/sales/item.ts'
import { sheets } from '../../shared/sheets/sheets.ts'
import { starterRecords } from '../../shared/templates/starter.ts'

const culture = { decimal: ',', group: '.', from1904: false }
const reader = { userName: 'an', today: '2026-06-15', at: '2026-06-15T08:00:00Z', culture, meant: new Set<string>() }
const keys = sheets.invoices.columns.map((column) => column.key)

/** Milliseconds from the values of the table to every problem in it, on a page that already has the replica. */
export function check(rows: number): { milliseconds: number; problems: number } {
  const [table, replica] = [pasted(rows), replicaOf()]
  const start = performance.now()
  const { documents, findings } = readDrafts(table, 'invoices', culture, {}, null)
  const subjects = documents.map(
    (document): Subject => ({ sheet: 'invoices', document, known: undefined, record: null }),
  )
  const problems = [...findings, ...checkLocally(subjects, replica, reader)]
  return { milliseconds: performance.now() - start, problems: problems.length }
}

/** Documents of five rows; in every tenth row something is wrong. */
function pasted(rows: number): Table {
  const values = Array.from({ length: rows }, (_, row) => {
    const cells = cellsOf(row)
    return keys.map((key) => cells[key] ?? '')
  })
  const columns = new Map(keys.map((key, at) => [key, at]))
  return { sheet: 'invoices', name: '', columns, missing: [], headings: keys, values, errors: null, firstRow: 2 }
}

function cellsOf(row: number): Readonly<Record<string, Cell>> {
  const document = Math.floor(row / 5)
  const mistake = row % 10 === 3 ? ((row / 10) % 4) | 0 : -1
  return {
    document: `D${document}`,
    ...(row % 5 === 0 ? { customerNumber: `C${document % 50}`, postingDate: 46_000 + (document % 60) } : {}),
    lineObjectNumber: mistake === 0 ? 'NONE' : `I${row % 200}`,
    quantity: mistake === 1 ? 'some' : mistake === 2 ? '1.234' : 1 + (row % 9),
    ...(row % 2 === 0 ? { unitPrice: '12,50' } : {}),
    ...(mistake === 3 ? { discountPercent: 101 } : {}),
  }
}

function replicaOf(): Replica {
  const replica = createReplica()
  const setup = starterRecords('BE', { displayName: 'Bench', currencyCode: 'EUR' })
  const masters = [...numbered(50, 'C').map(customerOf), ...numbered(200, 'I').map(itemOf)]
  const changes = [...setup, ...masters].map(({ type, record }) => {
    const id = `${type}/${keyOf(type as 'customers', record)}`
    return { type, id, version: 1, record: { ...record, id, version: 1 } }
  })
  replica.apply(changes, '1')
  return replica
}
const numbered = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`)

const customerOf = (number: string) => ({
  type: 'customers',
  record: {
    ...initialOf(customers),
    number,
    displayName: number,
    paymentTermsCode: '30D',
    customerPostingGroup: 'DOMESTIC',
    generalBusinessPostingGroup: 'DOMESTIC',
    vatBusinessPostingGroup: 'DOMESTIC',
  },
})
const itemOf = (number: string) => ({
  type: 'items',
  record: {
    ...initialOf(items),
    number,
    displayName: number,
    unitPrice: 10,
    generalProductPostingGroup: 'RETAIL',
    vatProductPostingGroup: 'VAT21',
    inventoryPostingGroup: 'RESALE',
  },
})
