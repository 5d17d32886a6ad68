import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '../../../../shared/basics/money.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  type Book,
  post,
  postOrder,
  receive,
} from '../../../support/given.ts'

const sell = (book: Book, item: string, quantity: number, postingDate = '2026-03-10') => {
  const invoice = post(book, anInvoice(book, aCustomer(book), [[item, quantity]], { postingDate }))
  const find = () => book.entries.itemLedgerEntries.find((entry) => entry.documentNumber === invoice.number)
  return {
    invoice,
    cost: () => (find()?.costAmountActual ?? 0) / 100,
    left: () => (find()?.remainingQuantity ?? 0) / 1e5,
  }
}
const inventory = (book: Book) =>
  sum(
    book.entries.generalLedgerEntries
      .filter((entry) => entry.accountNumber === book.find('inventoryPostingGroups', 'RESALE').inventoryAccount)
      .map((entry) => entry.amount),
  ) / 100

describe('first in, first out', () => {
  test('four out of three at 10.00 and three at 12.50 cost 42.50', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 11 })
    receive(book, item, 3, 10)
    receive(book, item, 3, 12.5)
    expect(sell(book, item, 4).cost()).toBe(-42.5)
    expect(inventory(book)).toBe(25)
    expect(
      book.entries.itemApplicationEntries.map((one) => [
        one.inboundEntryNumber,
        one.outboundEntryNumber,
        one.quantity / 1e5,
      ]),
    ).toEqual([
      [1, 3, 3],
      [2, 3, 1],
    ])
  })
  test('goes by posting date, then by entry, also within one posting', () => {
    const book = aBook()
    const item = anItem(book)
    receive(book, item, 1, 30, '2026-03-05')
    receive(book, item, 1, 20, '2026-03-01')
    const line = (entryType: string, unitCost?: number) => ({
      entryType,
      itemNumber: item,
      quantity: 1,
      ...(unitCost ? { unitCost } : {}),
      documentNumber: 'J',
    })
    book.does('POST', 'itemJournals/post', {
      postingDate: '2026-02-28',
      lines: [line('Purchase', 10), line('Negative Adjmt.')],
    })
    expect(book.entries.itemLedgerEntries.at(-1)?.costAmountActual).toBe(-1000)
    expect(sell(book, item, 1).cost()).toBe(-20)
  })
  test('parts of a receipt add up to the cent', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 9_999_999 }), (quantities, cost) => {
        const book = aBook()
        const item = anItem(book)
        receive(book, item, sum(quantities), cost / 1e5)
        const received = book.entries.itemLedgerEntries[0]?.costAmountActual ?? 0
        const costs = quantities.map((quantity) => sell(book, item, quantity).cost() * 100)
        expect(Math.round(sum(costs)) + received).toBe(0)
        expect(inventory(book)).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('what leaves beyond the stock', () => {
  test('is valued at the unit cost, and corrected when its receipt arrives, within that posting', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 11 })
    receive(book, item, 1, 10)
    const sale = sell(book, item, 4)
    expect([sale.cost(), sale.left()]).toEqual([-43, -3])
    receive(book, item, 2, 12)
    expect([sale.cost(), sale.left()]).toEqual([-45, -1])
    receive(book, item, 5, 20)
    expect([sale.cost(), sale.left(), inventory(book)]).toEqual([-54, 0, 80])
    expect(book.entries.valueEntries.filter((entry) => entry.entryType === 'Adjustment')).toMatchObject([
      { documentNumber: sale.invoice.number, costAmountActual: -200 },
      { documentNumber: sale.invoice.number, costAmountActual: -900 },
    ])
  })
  test('and is not invoiced yet stays an expected cost until it is', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 10 })
    const order = anOrder(book, aCustomer(book), [[item, 2]])
    postOrder(book, order, 'ship')
    receive(book, item, 2, 15)
    expect(book.entries.itemLedgerEntries[0]).toMatchObject({
      costAmountActual: 0,
      costAmountExpected: -3000,
      remainingQuantity: 0,
    })
    expect(inventory(book)).toBe(30)
    postOrder(book, order, 'invoice')
    expect(book.entries.itemLedgerEntries[0]).toMatchObject({ costAmountActual: -3000, costAmountExpected: 0 })
    expect(inventory(book)).toBe(0)
  })
  test('is refused where the company forbids it, at the line that takes the last of it, whoever takes it', () => {
    const book = aBook({ preventNegativeInventory: true })
    const item = anItem(book, { stock: 3 })
    const draft = anInvoice(book, aCustomer(book), [
      [item, 2],
      [item, 2],
    ])
    expect(book.refuses('POST', `salesInvoices/${draft.id}/post`)).toMatchObject({
      status: 409,
      errors: [{ code: 'NegativeInventory', pointer: '/lines/1/quantity', params: { available: 1, quantity: 2 } }],
    })
    const out = (quantity: number) => ({
      lines: [{ entryType: 'Negative Adjmt.', itemNumber: item, quantity, documentNumber: 'J' }],
    })
    expect(book.refuses('POST', 'itemJournals/post', out(4))).toMatchObject({ status: 409, code: 'NegativeInventory' })
    book.does('POST', 'itemJournals/post', out(3))
    expect(inventory(book)).toBe(0)
  })
})

test('with expected costs in the general ledger, what is shipped stands on the interim accounts until it is invoiced', () => {
  const book = aBook({ expectedCostPostingToGL: true })
  const item = anItem(book, { unitCost: 60, stock: 4 })
  const order = anOrder(book, aCustomer(book), [[item, 4]])
  const interim = () => {
    const { inventoryInterimAccount } = book.find('inventoryPostingGroups', 'RESALE')
    return sum(
      book.entries.generalLedgerEntries
        .filter((entry) => entry.accountNumber === inventoryInterimAccount)
        .map((entry) => entry.amount),
    )
  }
  postOrder(book, order, 'ship')
  expect(interim()).toBe(-24000)
  postOrder(book, order, 'invoice')
  expect([interim(), inventory(book)]).toEqual([0, 0])
})
