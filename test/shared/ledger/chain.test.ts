import { expect, test } from 'vitest'
import { rangesOf, sealedText } from '../../../shared/ledger/chain.ts'
import { columnsOf, ledgerNames } from '../../../shared/ledger/ledgers.ts'
import { aBook, aCustomer, anInvoice, anItem, post } from '../../support/given.ts'

function aPosting() {
  const book = aBook()
  const item = anItem(book, { stock: 5 })
  post(book, anInvoice(book, aCustomer(book), [[item, 2]]))
  const transaction = book.transactions.at(-1)
  if (!transaction) throw new Error('something was posted')
  return transaction
}

test('the seal covers every column of every entry but those that change after posting', () => {
  const { added, number } = aPosting()
  const sealed = sealedText('before', number, added)
  for (const ledger of ledgerNames)
    for (const [place, entry] of ((added[ledger] ?? []) as readonly object[]).entries())
      for (const [name, { later }] of Object.entries(columnsOf(ledger))) {
        const entries = (added[ledger] as readonly object[]).map((one, index) =>
          index === place ? { ...entry, [name]: 'x' } : one,
        )
        const changed = sealedText('before', number, { ...added, [ledger]: entries }) !== sealed
        expect([ledger, name, changed]).toEqual([ledger, name, later !== true])
      }
})
test('the seal covers the transaction before, its own number, and how many entries there are', () => {
  const { added, number } = aPosting()
  const sealed = sealedText('before', number, added)
  expect(sealedText('other', number, added)).not.toBe(sealed)
  expect(sealedText('before', number + 1, added)).not.toBe(sealed)
  expect(sealedText('before', number, { ...added, vatEntries: [] })).not.toBe(sealed)
})
test('a register names the first and last entry of each ledger that was written', () => {
  expect(rangesOf(aPosting().added)).toEqual({
    customerLedgerEntries: { from: 1, to: 1 },
    detailedCustomerLedgerEntries: { from: 1, to: 1 },
    itemLedgerEntries: { from: 2, to: 2 },
    itemApplicationEntries: { from: 1, to: 1 },
    valueEntries: { from: 2, to: 2 },
    generalLedgerEntries: { from: 3, to: 7 },
    vatEntries: { from: 1, to: 1 },
  })
})
