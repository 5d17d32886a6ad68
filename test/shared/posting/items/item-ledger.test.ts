import { expect, test } from 'vitest'
import type { Day } from '../../../../shared/basics/day.ts'
import { money, quantity } from '../../../../shared/basics/money.ts'
import type { ItemEntry } from '../../../../shared/posting/items/item-entries.ts'
import { historyFrom } from '../../../../shared/posting/items/item-ledger.ts'
import { aBook, type Request } from '../../../support/given.ts'

const request = (method: Request['method'], path: string, body: Request['body'] = {}): Request => ({
  method,
  path,
  body,
})

const item = { lineType: 'Item', lineObjectNumber: 'I00001', quantity: 1 }
/** Three sold at an average that does not come out even; two come back later, and then they do not. */
const story: readonly Request[] = [
  request('PATCH', 'salesSetup', { costingMethod: 'Average' }),
  request('POST', 'customers', { displayName: 'Ans' }),
  request('POST', 'vendors', { displayName: 'Wheels' }),
  request('POST', 'items', { displayName: 'Bicycle', unitPrice: 100, unitCost: 60 }),
  request('POST', 'itemJournals/post', {
    lines: [{ entryType: 'Purchase', itemNumber: 'I00001', quantity: 7, unitCost: 61.5, documentNumber: 'P' }],
  }),
  request('POST', 'salesInvoices', { customerNumber: 'C00001', lines: [{ ...item, quantity: 3 }] }),
  request('POST', 'salesInvoices/SI-00001/post'),
  request('POST', 'salesReturnOrders', {
    customerNumber: 'C00001',
    appliesToDocumentNumber: 'PSI-000001',
    lines: [1, 1].map((units) => ({ ...item, quantity: units, appliesFromEntry: 2 })),
  }),
  request('POST', 'purchaseOrders', { vendorNumber: 'V00001', lines: [{ itemNumber: 'I00001', quantity: 1 }] }),
  request('POST', 'salesReturnOrders/SR-00001/receive', { postingDate: '2026-03-12' }),
  request('POST', 'purchaseOrders/PO-00001/receive'),
  request('POST', 'returnReceipts/RR-000001/undo'),
]

test('what goods cost does not depend on how much of their history is known', () => {
  const [apart, together] = [aBook(), aBook()]
  const answers = story.map((one) => apart.send(one))
  expect(answers.filter(({ problem }) => problem !== null)).toEqual([])
  together.sendTogether(story.slice(0, 1))
  together.sendTogether(story.slice(1))
  expect(together.entries).toEqual(apart.entries)
})

const entry = (postingDate: string, units: number, cost: number) =>
  ({
    postingDate,
    quantity: quantity(units),
    costAmountActual: money(cost),
    costAmountExpected: money(0),
  }) as ItemEntry
const history = (...entries: readonly ItemEntry[]) => ({
  from: '' as Day,
  opening: { units: quantity(2), value: money(20) },
  entries,
})

test('a history is told from the day on that is asked for', () => {
  const [first, second, third] = [entry('2026-03-01', 3, 33), entry('2026-03-02', -1, -10), entry('2026-03-05', 1, 9)]
  const whole = history(first as ItemEntry, second as ItemEntry, third as ItemEntry)
  expect(historyFrom(whole, '2026-03-04' as Day)).toEqual({
    from: '2026-03-04',
    opening: { units: quantity(4), value: money(43) },
    entries: [third],
  })
})

test('and from an earlier one where more had left than had come by then', () => {
  const entries = [entry('2026-03-01', 1, 10), entry('2026-03-02', -4, -40), entry('2026-03-03', 1, 10)]
  expect(historyFrom(history(...entries), '2026-03-04' as Day)).toMatchObject({
    from: '2026-03-04',
    opening: { units: quantity(0), value: money(0) },
  })
  expect(historyFrom(history(...entries), '2026-03-03' as Day)).toMatchObject({
    from: '2026-03-02',
    opening: { units: quantity(3), value: money(30) },
    entries: entries.slice(1),
  })
  const busy = [entry('2026-03-02', -4, -40), entry('2026-03-03', 3, 30), entry('2026-03-03', -2, -20)]
  expect(historyFrom(history(...busy), '2026-03-04' as Day)).toMatchObject({ opening: { units: quantity(2) } })
})
