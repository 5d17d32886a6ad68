import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sum } from '../../shared/basics/money.ts'
import { aBook, anItem, type Book, receive } from '../support/given.ts'
import { moveGoods } from '../support/goods.ts'
import { checkLaws } from './laws.ts'
import { runs } from './runs.ts'

type Happening =
  | { readonly does: 'receive'; readonly units: number; readonly cost: number; readonly day: number }
  | { readonly does: 'sell'; readonly units: number; readonly day: number; readonly invoiced: boolean }
  | { readonly does: 'takeBack'; readonly pick: number; readonly units: number; readonly later: number }
  | { readonly does: 'undo'; readonly pick: number }

const units = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(0.5, 0.33333, 2.5))
const day = fc.integer({ min: 1, max: 5 })
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    does: fc.constant('receive' as const),
    units,
    cost: fc.integer({ min: 0, max: 2000 }).map((cents) => cents / 100),
    day,
  }),
  fc.record({ does: fc.constant('sell' as const), units, day, invoiced: fc.boolean() }),
  fc.record({ does: fc.constant('takeBack' as const), pick: fc.nat(9), units, later: fc.nat(3) }),
  fc.record({ does: fc.constant('undo' as const), pick: fc.nat(9) }),
)
const date = (of: number) => `2026-03-0${Math.min(9, of)}`
const dayOf = (postingDate: string) => Number(postingDate.slice(-1))
const at = <T>(list: readonly T[], pick: number) => list[pick % Math.max(1, list.length)]

function happen(book: Book, item: string, one: Happening) {
  const entries = book.entries.itemLedgerEntries
  if (one.does === 'receive') receive(book, item, one.units, one.cost, date(one.day))
  else if (one.does === 'sell')
    moveGoods(book, { item, units: -one.units, postingDate: date(one.day), invoiced: one.invoiced ? -one.units : 0 })
  else if (one.does === 'takeBack') {
    const sale = at(
      entries.filter((entry) => entry.shippedQuantityNotReturned < 0),
      one.pick,
    )
    if (!sale) return
    const back = Math.min(one.units, -sale.shippedQuantityNotReturned / 1e5)
    const postingDate = date(dayOf(sale.postingDate) + one.later)
    moveGoods(book, { item, units: back, of: sale.entryNumber, postingDate })
  } else {
    const back = at(
      entries.filter((entry) => entry.quantity > 0 && entry.appliesToEntry !== null && isWhole(entry)),
      one.pick,
    )
    if (back)
      moveGoods(book, { item, units: -back.quantity / 1e5, of: back.entryNumber, postingDate: back.postingDate })
  }
}
const isWhole = (entry: { readonly quantity: number; readonly remainingQuantity: number }) =>
  entry.quantity === entry.remainingQuantity

const openUnits = (book: Book, belongs: (units: number) => boolean) =>
  sum(book.entries.itemLedgerEntries.map((entry) => entry.remainingQuantity).filter(belongs)) / 1e5
const cost = (book: Book) =>
  sum(book.entries.itemLedgerEntries.map((entry) => entry.costAmountActual + entry.costAmountExpected))

for (const costingMethod of ['FIFO', 'Average'])
  test(`goods come, go, come back and go again, and not a cent of their cost is lost (${costingMethod})`, () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 3, maxLength: 25 }), (happenings) => {
        const book = aBook({ costingMethod })
        const item = anItem(book, { unitCost: 7.77 })
        for (const one of happenings) happen(book, item, one)
        checkLaws(book)
        const short = openUnits(book, (units) => units < 0)
        if (short < 0) receive(book, item, -short, 9.99, '2026-03-09')
        const left = openUnits(book, (units) => units > 0)
        if (left > 0) moveGoods(book, { item, units: -left, postingDate: '2026-03-09' })
        checkLaws(book)
        expect(cost(book)).toBe(0)
      }),
      runs(200),
    )
  })
