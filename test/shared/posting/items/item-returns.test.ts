import { describe, expect, test } from 'vitest'
import type { Day } from '../../../../shared/basics/day.ts'
import { quantity, sum } from '../../../../shared/basics/money.ts'
import type { ItemEntry } from '../../../../shared/posting/items/item-entries.ts'
import { returnMistakes } from '../../../../shared/posting/items/item-returns.ts'
import { lineMistake, problemOf, type Teller } from '../../../../shared/posting/problem.ts'
import { aBook, aCustomer, anInvoice, anItem, type Book, post, receive } from '../../../support/given.ts'
import { moveGoods } from '../../../support/goods.ts'

const entry = (book: Book, entryNumber: number) => book.entries.itemLedgerEntries[entryNumber - 1] as ItemEntry
const last = (book: Book) => book.entries.itemLedgerEntries.at(-1) as ItemEntry
const cost = (book: Book, entryNumber: number) => {
  const { costAmountActual, costAmountExpected } = entry(book, entryNumber)
  return (costAmountActual + costAmountExpected) / 100
}
const costs = (book: Book, ...entries: readonly number[]) => entries.map((one) => cost(book, one))
const stockValue = (book: Book) =>
  sum(
    book.entries.generalLedgerEntries
      .filter((one) => one.accountNumber === book.find('inventoryPostingGroups', 'RESALE').inventoryAccount)
      .map((one) => one.amount),
  ) / 100

/** Sells so many and gives the number of the item entry. */
function sell(book: Book, item: string, units: number, postingDate = '2026-03-10') {
  post(book, anInvoice(book, aCustomer(book), [[item, units]], { postingDate }))
  return last(book).entryNumber
}

/** Units above zero come back of the entry, below zero they go again. */
const move = (book: Book, item: string, units: number, of: number | null, postingDate = '2026-03-10') =>
  moveGoods(book, { item, units, of, postingDate })

describe('goods that come back of a sale', () => {
  test('cost what they left with, whole or in parts, whatever they cost by now', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 50 })
    receive(book, item, 1, 10)
    receive(book, item, 2, 12.01)
    const sale = sell(book, item, 3)
    const parts = [1, 1, 1].map((units) => move(book, item, units, sale))
    expect(costs(book, sale, ...parts)).toEqual([-34.02, 11.34, 11.34, 11.34])
    expect(entry(book, sale).shippedQuantityNotReturned + 0).toBe(0)
    expect(entry(book, parts[0] as number)).toMatchObject({ appliesToEntry: sale, remainingQuantity: 1e5 })
    expect(stockValue(book)).toBe(34.02)
  })

  test('are sold again as any stock, by their date', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 50 })
    receive(book, item, 2, 10, '2026-03-01')
    const sale = sell(book, item, 2)
    receive(book, item, 1, 20, '2026-03-12')
    move(book, item, 1, sale, '2026-03-11')
    expect(cost(book, sell(book, item, 2))).toBe(-30)
    expect(stockValue(book)).toBe(0)
  })

  test('without an entry cost what the item costs', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 7, stock: 0 })
    receive(book, item, 3, 10)
    sell(book, item, 3)
    expect(cost(book, move(book, item, 2, null))).toBe(14)
    expect(last(book).appliesToEntry).toBeNull()
  })
})

describe('when the sale turns out to cost something else', () => {
  test('so does what came back of it, and what was sold of that, and came back of that', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 12 })
    receive(book, item, 2, 10)
    const sale = sell(book, item, 4)
    const back = move(book, item, 2, sale)
    const again = sell(book, item, 2)
    const backAgain = move(book, item, 1, again)
    expect(costs(book, sale, back, again, backAgain)).toEqual([-44, 22, -22, 11])
    receive(book, item, 2, 15)
    expect(costs(book, sale, back, again, backAgain)).toEqual([-50, 25, -25, 12.5])
    expect(stockValue(book)).toBe(12.5)
    expect(cost(book, sell(book, item, 1))).toBe(-12.5)
    expect(stockValue(book)).toBe(0)
  })

  test('also when all of it came back before its receipt', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 7 })
    const sale = sell(book, item, 2)
    const back = move(book, item, 2, sale)
    receive(book, item, 3, 9)
    expect(costs(book, sale, back)).toEqual([-18, 18])
    expect(stockValue(book)).toBe(27)
    expect(cost(book, sell(book, item, 3))).toBe(-27)
  })

  test('but what comes back covers only what left after that sale', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 7 })
    const [first, second] = [sell(book, item, 2), sell(book, item, 1)]
    move(book, item, 1, first)
    expect([first, second].map((one) => entry(book, one).remainingQuantity / 1e5)).toEqual([-2, 0])
    move(book, item, 1, second)
    expect(entry(book, first).remainingQuantity / 1e5).toBe(-2)
    receive(book, item, 2, 10)
    expect(costs(book, 1, 2, 3, 4)).toEqual([-20, -10, 10, 10])
    expect(stockValue(book)).toBe(10)
  })
})

describe('what goes out again', () => {
  test('costs what it came in for, and the sale can come back another time', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 50 })
    receive(book, item, 3, 10)
    const sale = sell(book, item, 3)
    receive(book, item, 1, 99, '2026-03-01')
    const back = move(book, item, 2, sale)
    const undone = move(book, item, -2, back)
    expect(cost(book, undone)).toBe(-20)
    expect(entry(book, undone)).toMatchObject({ appliesToEntry: back, remainingQuantity: 0 })
    expect(entry(book, sale).shippedQuantityNotReturned / 1e5).toBe(-3)
    expect(cost(book, move(book, item, 3, sale))).toBe(30)
    expect(stockValue(book)).toBe(129)
  })

  test('follows when the sale is corrected', () => {
    const book = aBook()
    const item = anItem(book, { unitCost: 7 })
    const sale = sell(book, item, 3)
    const kept = move(book, item, 1, sale)
    const back = move(book, item, 1, sale)
    const undone = move(book, item, -1, back)
    const more = move(book, item, 2, sale)
    receive(book, item, 3, 10.01)
    expect(costs(book, sale, kept, back, undone, more)).toEqual([-30.03, 10.01, 10.01, -10.01, 20.02])
  })
})

test('with average costs what comes back costs what it left with, and is part of the average from then on', () => {
  const book = aBook({ costingMethod: 'Average' })
  const item = anItem(book, { unitCost: 50 })
  receive(book, item, 4, 10, '2026-03-01')
  const sale = sell(book, item, 3, '2026-03-02')
  receive(book, item, 4, 20, '2026-03-03')
  const back = move(book, item, 2, sale, '2026-03-04')
  expect(costs(book, sale, back)).toEqual([-30, 20])
  expect(cost(book, sell(book, item, 7, '2026-03-05'))).toBe(-110)
  expect(stockValue(book)).toBe(0)
  receive(book, item, 1, 15, '2026-03-01')
  expect(costs(book, sale, back)).toEqual([-33, 22])
})

describe('what cannot come back', () => {
  const told: Teller = (code, field, params) => lineMistake(code, 0, '10000', field, params)
  const refusal = (book: Book, item: string, ...lines: readonly (readonly [entry: number | null, units: number])[]) =>
    book
      .takes((facts) => ({
        refused: problemOf(
          returnMistakes(
            facts,
            '2026-03-10' as Day,
            lines.map(([appliesFromEntry, units]) => ({ item, units: quantity(units), appliesFromEntry, told })),
          ),
        ),
      }))
      .problem?.errors.map(({ code, field, word, params: { max = word ?? null } }) => [code, field, max])

  test('is more than is left of the sale, over all documents and all lines', () => {
    const book = aBook()
    const item = anItem(book, { stock: 5 })
    const sale = sell(book, item, 5)
    move(book, item, 2, sale)
    expect(refusal(book, item, [sale, 4])).toEqual([['ItemCannotBeReturned', 'quantity', 3]])
    expect(refusal(book, item, [sale, 2], [sale, 2])).toEqual([['ItemCannotBeReturned', 'quantity', 1]])
  })

  test('names an entry that is no sale of the item, or a later one', () => {
    const book = aBook()
    const [item, other] = [anItem(book, { stock: 5 }), anItem(book, { stock: 5 })]
    const sale = sell(book, item, 1, '2026-03-11')
    expect(refusal(book, item, [sale, 1])).toEqual([
      ['ItemCannotBeReturned', 'appliesFromEntry', 'ReturnedBeforeItWasSold'],
    ])
    for (const [named, wrong] of [
      [other, sale],
      [item, 1],
      [item, 99],
    ] as const)
      expect(refusal(book, named, [wrong, 1])).toEqual([['InvalidValue', 'appliesFromEntry', 'NotASaleOfTheItem']])
  })

  test('names none where the company asks for one', () => {
    const book = aBook({ exactCostReversingMandatory: true })
    expect(refusal(book, anItem(book), [null, 1])).toEqual([['MissingValue', 'appliesFromEntry', null]])
  })
})
