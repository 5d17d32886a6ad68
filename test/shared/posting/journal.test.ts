import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { ledgerNames } from '../../../shared/ledger/ledgers.ts'
import { ByKind } from '../../../shared/posting/by-kind.ts'
import { type Counters, Facts } from '../../../shared/posting/facts.ts'
import { openJournal } from '../../../shared/posting/journal.ts'

const entries = Object.fromEntries(ledgerNames.map((ledger) => [ledger, 10])) as Counters['entries']
const facts = new Facts(
  { name: 'books', country: 'BE', currencyCode: 'EUR' },
  { transaction: 3, entries },
  new ByKind(),
)
const opened = () =>
  openJournal(facts, {
    at: '2026-03-10T08:00:00.000Z',
    today: '2026-03-10' as Day,
    userName: 'anna',
    seed: '',
  } as never)
const receipt = (entryNumber: number, remainingQuantity: number) => ({ entryNumber, remainingQuantity }) as never

test('an entry of its own that changes keeps its place, an earlier one is changed beside', () => {
  const journal = opened()
  journal.add('itemLedgerEntries', { remainingQuantity: 5 } as never)
  journal.change('itemLedgerEntries', receipt(11, 2))
  journal.change('itemLedgerEntries', receipt(7, 0))
  expect(journal.transaction()).toMatchObject({
    added: { itemLedgerEntries: [{ entryNumber: 11, remainingQuantity: 2 }] },
    changed: { itemLedgerEntries: [{ entryNumber: 7, remainingQuantity: 0 }] },
  })
})

test('an entry that another server wrote since the counters were read makes no hole among its own', () => {
  const journal = opened()
  journal.change('itemLedgerEntries', receipt(14, 1))
  journal.add('itemLedgerEntries', { remainingQuantity: 5 } as never)
  journal.change('itemLedgerEntries', receipt(13, 1))
  expect(journal.transaction().added.itemLedgerEntries).toMatchObject([{ entryNumber: 11, remainingQuantity: 5 }])
})
