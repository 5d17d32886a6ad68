import { expect, test } from 'vitest'
import { type ChainKind, type ChainRecord, chainAround } from '../../../shared/reports/document-chain.ts'

const sale: Readonly<Partial<Record<ChainKind, readonly ChainRecord[]>>> = {
  salesQuotes: [{ id: 'q', number: 'Q1', status: 'Accepted', orderId: 'o' }],
  salesOrders: [
    { id: 'o', number: 'O1', status: 'Released', quoteId: 'q', lines: [{ id: 'ol' }] },
    { id: 'o2', number: 'O2', status: 'Released', lines: [{ id: 'ol2' }] },
  ],
  purchaseOrders: [{ id: 'p', number: 'P1', lines: [{ salesOrderNumber: 'O1' }] }],
  salesShipments: [{ id: 's', number: 'S1', orderId: 'o', postingDate: '2026-03-01' }],
  salesInvoices: [
    { id: 'i', number: '101', orderId: 'o', status: 'Open', totalAmountIncludingTax: 121 },
    { id: 'i2', number: '102', orderId: '', lines: [{ orderLineId: 'ol' }, { orderLineId: 'ol2' }] },
    { id: 'alone', number: '103', orderId: '', lines: [{ orderLineId: '' }] },
  ],
  salesCreditMemos: [{ id: 'c', number: '201', appliesToDocumentNumber: '101', corrects: '101' }],
  customerPayments: [{ id: 'pay', number: 'PAY-1', amount: -50, settles: ['i2'] }],
}
const records = (kind: ChainKind) => sale[kind] ?? []
const ids = (id: string, most?: number) => chainAround(records, id, most).nodes.map((node) => node.id)

test('a sale is found whole from any of its documents, in the order of its course', () => {
  const whole = ['q', 'o', 'o2', 'p', 's', 'i', 'i2', 'c', 'pay']
  for (const id of whole) expect(ids(id)).toEqual(whole)
  expect(chainAround(records, 'c').links).toContainEqual({ from: 'i', to: 'c' })
  expect(chainAround(records, 'c').links.filter(({ to }) => to === 'o')).toEqual([{ from: 'q', to: 'o' }])
})

test('an order of which nothing is left is completed', () => {
  const done = (kind: ChainKind) => records(kind).map((record) => ({ ...record, archived: record.id === 'o2' }))
  const orders = chainAround(done, 'o').nodes.filter(({ kind }) => kind === 'salesOrders')
  expect(orders.map(({ number, status }) => [number, status])).toEqual([
    ['O1', 'Released'],
    ['O2', 'Completed'],
  ])
})

test('what stands alone is a chain of one, and what is not known is none', () => {
  expect(chainAround(records, 'alone')).toMatchObject({ nodes: [{ number: '103' }], links: [] })
  expect(ids('nothing')).toEqual([])
})

test('of very long chains the nearest are kept, and only links between them', () => {
  expect(ids('c', 2)).toEqual(['i', 'c'])
  expect(chainAround(records, 'c', 2).links).toEqual([{ from: 'i', to: 'c' }])
})
