import { describe, expect, test } from 'vitest'
import { checkLocally } from '../../../addin/actions/local-check.ts'
import type { Subject } from '../../../addin/actions/subject.ts'
import { createReplica, type Replica } from '../../../addin/replica/records.ts'
import type { Cell } from '../../../addin/workbook/cells.ts'
import type { Table } from '../../../addin/workbook/host.ts'
import { readDrafts } from '../../../addin/workbook/rows.ts'
import { initialOf } from '../../../shared/basics/fields.ts'
import { initialDocuments } from '../../../shared/posting/document-kinds.ts'
import { keyOf } from '../../../shared/posting/resources.ts'
import { contacts } from '../../../shared/sales/contact.ts'
import { customers } from '../../../shared/sales/customer.ts'
import { items } from '../../../shared/sales/item.ts'
import { paymentTerms } from '../../../shared/sales/setup.ts'
import { type DraftSheet, sheets } from '../../../shared/sheets/sheets.ts'
import { starterRecords } from '../../../shared/templates/starter.ts'

const culture = { decimal: ',', group: '.', from1904: false }
const reader = { userName: 'an', today: '2026-06-15', at: '2026-06-15T08:00:00Z', culture, meant: new Set<string>() }

const customer = (number: string, more: object = {}) => ({
  type: 'customers',
  record: {
    ...initialOf(customers),
    number,
    displayName: number,
    customerPostingGroup: 'DOMESTIC',
    generalBusinessPostingGroup: 'DOMESTIC',
    vatBusinessPostingGroup: 'DOMESTIC',
    ...more,
  },
})
const item = (number: string, more: object = {}) => ({
  type: 'items',
  record: {
    ...initialOf(items),
    number,
    displayName: number,
    unitPrice: 10,
    generalProductPostingGroup: 'RETAIL',
    vatProductPostingGroup: 'VAT21',
    inventoryPostingGroup: 'RESALE',
    ...more,
  },
})

function replicaOf(period: object = {}): Replica {
  const replica = createReplica()
  const setup = starterRecords('BE', { displayName: 'Demo', currencyCode: 'EUR' }).map(({ type, record }) => ({
    type,
    record: type === 'salesSetup' ? { ...record, ...period } : record,
  }))
  const mine = [
    customer('C1'),
    customer('C2', { blocked: 'All' }),
    item('X'),
    item('Y', { blocked: true }),
    item('Z', { generalProductPostingGroup: 'NONE' }),
  ]
  const changes = [...setup, ...mine].map(({ type, record }) => {
    const id = `${type}/${keyOf(type as 'customers', record)}`
    return { type, id, version: 1, record: { ...record, id, version: 1 } }
  })
  replica.apply(changes, '1')
  return replica
}

function check(
  rows: readonly Readonly<Record<string, Cell>>[],
  replica = replicaOf(),
  sheet: DraftSheet = 'invoices',
  record: object | null = null,
) {
  const keys = sheets[sheet].columns.map((column) => column.key)
  const table: Table = {
    sheet,
    name: '',
    columns: new Map(keys.map((key, at) => [key, at])),
    missing: [],
    headings: keys,
    values: rows.map((row) => keys.map((key) => row[key] ?? '')),
    errors: null,
    firstRow: 2,
  }
  const { documents } = readDrafts(table, sheet, culture, {}, null)
  const subjects = documents.map(
    (document): Subject => ({ sheet, document, known: undefined, record: record as Subject['record'] }),
  )
  return checkLocally(subjects, replica, reader).map((one) => [one.code, one.row, one.column])
}
const line = (
  document: string,
  customerNumber: string,
  lineObjectNumber: string,
  more: Readonly<Record<string, Cell>> = {},
) => ({
  document,
  customerNumber,
  lineObjectNumber,
  quantity: 2,
  postingDate: 46188,
  ...more,
})

describe('what the pane knows by itself', () => {
  test('nothing is wrong with rows that can be posted', () => {
    expect(check([line('A', 'C1', 'X'), line('A', '', 'x', { unitPrice: 3, discountPercent: 10 })])).toEqual([])
  })

  test('customers and items that do not exist or are blocked, each at its cell', () => {
    const rows = [
      line('A', 'C9', 'X'),
      line('B', 'C1', 'Q'),
      line('B', '', 'Y'),
      line('C', 'C2', 'X'),
      line('D', '', 'X'),
    ]
    expect(check(rows)).toEqual([
      ['UnknownCustomer', 0, 'customerNumber'],
      ['UnknownItem', 1, 'lineObjectNumber'],
      ['ItemBlocked', 2, 'lineObjectNumber'],
      ['CustomerBlocked', 3, 'customerNumber'],
      ['MissingValue', 4, 'customerNumber'],
    ])
  })

  test('a saved quote for a prospect, by the contact that it names', () => {
    const replica = replicaOf()
    const record = { ...initialDocuments.salesQuotes, id: 'q', version: 1, contactNumber: 'CT1', lines: [] }
    const contact = { ...initialOf(contacts), id: 'ct', version: 1, number: 'CT1', displayName: 'Prospect' }
    replica.apply([{ type: 'contacts', id: 'ct', version: 1, record: contact }], '2')
    const prospect = { contactNumber: 'CT1' }
    expect(check([line('A', '', 'X', prospect)], replica, 'quotes', record)).toEqual([])
    expect(check([line('A', '', 'X')], replica, 'quotes', record)).toEqual([['MissingValue', 0, 'customerNumber']])
    expect(check([line('A', '', 'Q', prospect)], replica, 'quotes', record)).toEqual([
      ['UnknownItem', 0, 'lineObjectNumber'],
    ])
  })

  test('a closed period, a missing set-up, an empty quantity, a discount above all', () => {
    const closed = replicaOf({ allowPostingFrom: '2026-07-01', allowPostingTo: null })
    expect(check([line('A', 'C1', 'X')], closed)).toEqual([['PostingDateNotAllowed', 0, 'postingDate']])
    expect(check([line('A', 'C1', 'Z')])).toContainEqual(['PostingSetupMissing', 0, 'lineObjectNumber'])
    expect(check([line('A', 'C1', 'X', { quantity: '' })])).toContainEqual(['MissingValue', 0, 'quantity'])
    expect(check([line('A', 'C1', 'X', { discountPercent: 101 })])).toEqual([['NumberTooLarge', 0, 'discountPercent']])
  })

  test('a price a thousand times that of the item, as Excel makes of a pasted 1.234 where a point separates thousands', () => {
    const findings = (unitPrice: number) => check([line('A', 'C1', 'X', { unitPrice })])
    expect(findings(9500)).toEqual([['ThousandfoldPrice', 0, 'unitPrice']])
    expect([9.5, 950, 1000.5, 95_000].flatMap(findings)).toEqual([])
  })

  test('a discount of less than one percent, as Excel makes of a pasted 10%', () => {
    const findings = (discountPercent: number) => check([line('A', 'C1', 'X', { discountPercent })])
    expect(findings(0.1)).toEqual([['HundredthPercent', 0, 'discountPercent']])
    expect([0, 1, 10].flatMap(findings)).toEqual([])
  })

  test('a document whose total is negative', () => {
    expect(check([line('A', 'C1', 'X', { quantity: -2 })])).toEqual([['NegativeTotal', 0, null]])
  })

  test('an order that would ship more than was ordered', () => {
    const row = { document: 'A', customerNumber: 'C1', lineObjectNumber: 'X', quantity: 2, shipQuantity: 3 }
    expect(check([row], replicaOf(), 'orders')).toContainEqual(['QuantityToShipTooLarge', 0, 'shipQuantity'])
  })

  test('an order that is to be paid in advance and is not, unless its row says that it need not be', () => {
    const replica = replicaOf()
    const advance = { code: 'ADVANCE', prepaymentRequired: true, version: 1, id: 'paymentTerms/ADVANCE' }
    const debtor = customer('C3', { paymentTermsCode: 'ADVANCE', id: 'c3', version: 1 }).record
    const terms = { ...initialOf(paymentTerms), ...advance }
    replica.apply(
      [
        { type: 'paymentTerms', id: terms.id, version: 1, record: terms },
        { type: 'customers', id: 'c3', version: 1, record: { ...debtor, id: 'c3', version: 1 } },
      ],
      '2',
    )
    const row = { document: 'A', customerNumber: 'C3', lineObjectNumber: 'X', quantity: 2 }
    const due = [['PrepaymentDue', 0, 'prepaymentRequired']]
    const order = { ...initialDocuments.salesOrders, id: 'o', version: 1, paymentTermsCode: 'ADVANCE', lines: [] }
    const saved = (more: object) =>
      check([{ ...row, prepaymentRequired: true }], replica, 'orders', { ...order, prepaymentRequired: true, ...more })
    expect(check([row], replica, 'orders')).toEqual(due)
    expect(check([{ ...row, customerNumber: 'C1', prepaymentRequired: true }], replica, 'orders')).toEqual(due)
    expect(check([{ ...row, prepaymentRequired: false }], replica, 'orders')).toEqual([])
    expect(check([line('A', 'C3', 'X')], replica)).toEqual([])
    expect(saved({ prepaidAmount: 24.19 })).toEqual(due)
    expect(saved({ prepaidAmount: 24.2 })).toEqual([])
  })

  test('little before the set-up was pulled once', () => {
    expect(check([line('A', 'C9', 'X'), line('B', 'C9', 'X', { quantity: '' })], createReplica())).toEqual([
      ['MissingValue', 1, 'quantity'],
    ])
  })
})
