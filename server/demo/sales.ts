/** A year of sales: invoices posted on their day, and orders that are shipped and invoiced at once, later, or in parts. */
import { addDays, type Day } from '../../shared/basics/day.ts'
import type { PostingLine } from '../../shared/posting/command.ts'
import { type Act, acting, creating, type Movement } from './acts.ts'
import { spread } from './calendar.ts'
import { type DemoDocument, demoDocument, type Market, type Wanted } from './documents.ts'
import { seedAt } from './random.ts'

const invoices = 320
const orders = 265
/** Orders of the last days that nobody has begun. */
const freshOrders = 14

/** Acts in no particular order but that of each document; they never reach beyond the last of the days. */
export function demoSales(market: Market, days: readonly Day[]): readonly Act[] {
  const { random, customers } = market
  const companies = customers.filter((one) => one.segment !== 'person')
  let serial = 0
  const last = days.length - 1
  return [
    ...spread(random, days, invoices).flatMap((at) =>
      invoiceActs(market, days, at, demoDocument(market, customers, serial++)),
    ),
    ...spread(random, days, orders).flatMap((at) => {
      const document = demoDocument(market, companies, serial++)
      return orderActs(market, days, at, document, stepsOf(market, document, last - at))
    }),
    ...times(freshOrders, () =>
      orderActs(market, days, last - random.whole(0, 6), demoDocument(market, companies, serial++), []),
    ),
  ]
}

const times = (count: number, make: () => Act[]) => Array.from({ length: count }, make).flat()
export const seedOn = ({ random }: Market, day: Day) =>
  seedAt(random, Date.parse(`${day}T07:00:00Z`) + random.whole(0, 28_800_000))

function invoiceActs(market: Market, days: readonly Day[], at: number, document: DemoDocument): Act[] {
  const day = days[at] as Day
  const seed = seedOn(market, day)
  const drafted = { day, seed, command: creating('salesInvoices', document.body), takes: [] }
  const posted = {
    day,
    seed: seedOn(market, day),
    command: acting('post', 'salesInvoices', seed),
    takes: goodsOf(document.wanted.map(({ item, quantity }) => ({ item, quantity }))),
  }
  return [drafted, posted]
}

/** What is done to an order, so many working days after it came in. `part`: how much of each line, else all that is left. */
interface Step {
  readonly after: number
  readonly type: 'ship' | 'invoice' | 'shipAndInvoice' | 'release'
  readonly part?: number
}

/** `age` in working days. */
export function stepsOf({ random }: Market, document: DemoDocument, age: number): readonly Step[] {
  const first = random.whole(1, 6)
  const later = first + random.whole(3, 12)
  const part = random.pick([0.4, 0.5, 0.7])
  const kind = random.next()
  const released: readonly Step[] = random.chance(0.6) ? [{ after: 0, type: 'release' }] : []
  if (kind < 0.55 || !canBeSplit(document)) return [...released, { after: first, type: 'shipAndInvoice' }]
  if (kind < 0.72) return [...released, { after: first, type: 'ship' }, { after: later, type: 'invoice' }]
  if (kind < 0.82) return [...released, { after: first, type: 'ship', part }, { after: later, type: 'shipAndInvoice' }]
  // What is not in stock yet follows later; of the last two months some is still awaited.
  const awaited = age < 40 && random.chance(0.6)
  const rest: readonly Step[] = awaited ? [] : [{ after: later, type: 'shipAndInvoice' }]
  return [...released, { after: first, type: 'shipAndInvoice', part }, ...rest]
}

function orderActs(market: Market, days: readonly Day[], at: number, document: DemoDocument, steps: readonly Step[]) {
  const day = days[at] as Day
  const seed = seedOn(market, day)
  const body = { ...document.body, requestedDeliveryDate: addDays(day, market.random.whole(5, 21)) }
  const drafted: Act = { day, seed, command: creating('salesOrders', body), takes: [] }
  return [drafted, ...deliveries(market, days, at, seed, document, steps)]
}

/** What is shipped and invoiced of the order with this id, from the day at `at` on. */
export function deliveries(
  market: Market,
  days: readonly Day[],
  at: number,
  order: string,
  { wanted }: DemoDocument,
  steps: readonly Step[],
): Act[] {
  const left = wanted.map((one) => one.quantity)
  return steps.flatMap((step) => {
    const on = days[at + step.after]
    return on ? [stepAct(market, on, order, wanted, left, step)] : []
  })
}

/** `left` is what is still to be shipped of each line; it goes down with what this step ships. */
function stepAct(
  market: Market,
  day: Day,
  order: string,
  wanted: readonly Wanted[],
  left: number[],
  { type, part }: Step,
): Act {
  const ships = type === 'ship' || type === 'shipAndInvoice'
  const now = ships ? partsOf(left, part) : left.map(() => 0)
  for (const [index, quantity] of now.entries()) left[index] = (left[index] ?? 0) - quantity
  return {
    day,
    seed: seedOn(market, day),
    command: acting(
      type,
      'salesOrders',
      order,
      type === 'release' ? null : day,
      part === undefined ? null : linesOf(type, now),
    ),
    takes: goodsOf(wanted.map(({ item }, index) => ({ item, quantity: now[index] ?? 0 }))),
  }
}

/** Whole units of each line, at least one in all, and never everything. */
function partsOf(quantities: readonly number[], part: number | undefined): readonly number[] {
  if (part === undefined) return [...quantities]
  const parts = quantities.map((quantity) => Math.floor(quantity * part))
  if (parts.some((quantity) => quantity > 0)) return parts
  const [first = 0] = quantities
  return parts.map((_, index) => (index > 0 ? 0 : quantities.length > 1 ? first : 1))
}
const canBeSplit = ({ wanted }: DemoDocument) => wanted.length > 1 || (wanted[0]?.quantity ?? 0) >= 2

const linesOf = (type: Step['type'], quantities: readonly number[]): PostingLine[] =>
  quantities.map((quantity, index) => ({
    sequence: (index + 1) * 10_000,
    shipQuantity: quantity,
    invoiceQuantity: type === 'ship' ? 0 : quantity,
  }))

const goodsOf = (wanted: readonly Wanted[]): Movement[] =>
  wanted.flatMap(({ item, quantity }) => (item.isGoods && quantity > 0 ? [{ item: item.number, quantity }] : []))
