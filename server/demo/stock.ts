/** Stock for a year of which the sales are known: opened, counted once, and bought in time, so that it never runs below nothing. */
import type { Day } from '../../shared/basics/day.ts'
import type { ItemJournalLine } from '../../shared/posting/command.ts'
import { type Act, journal, type Movement } from './acts.ts'
import type { DemoItem } from './items.ts'
import { type Random, seedAt } from './random.ts'

/** Working days between two rounds of buying, how far ahead each looks, and for how long it buys. */
const [round, ahead, supply] = [5, 12, 30]

/** Units of each item that leave on each day, by position of the day. */
type Demand = ReadonlyMap<string, readonly number[]>

export function demandOf(acts: readonly Act[], days: readonly Day[]): Demand {
  const places = new Map(days.map((day, index) => [day, index]))
  const demand = new Map<string, number[]>()
  for (const { day, takes } of acts)
    for (const { item, quantity } of takes) {
      const own = demand.get(item) ?? days.map(() => 0)
      const place = places.get(day) as number
      own[place] = (own[place] ?? 0) + quantity
      demand.set(item, own)
    }
  return demand
}

/** Half a year in, the shelves are counted: a little is missing, and a little turns up. */
export function counting(random: Random, days: readonly Day[], items: readonly DemoItem[]): Act {
  const day = days[days.length >> 1] as Day
  const missing = Array.from({ length: 6 }, () => random.pick(items))
  const found = random.pick(items.filter((item) => !missing.includes(item)))
  const line = ({ number }: DemoItem, entryType: ItemJournalLine['entryType']): ItemJournalLine => ({
    entryType,
    itemNumber: number,
    quantity: 1,
    unitCost: null,
    documentNumber: 'TELLING',
    clientLineId: '',
  })
  const lines = [...missing.map((item) => line(item, 'Negative Adjmt.')), line(found, 'Positive Adjmt.')]
  const takes: Movement[] = missing.map(({ number }) => ({ item: number, quantity: 1 }))
  return { day, seed: seedOn(random, day), command: journal(day, lines), takes }
}

const seedOn = (random: Random, day: Day) => seedAt(random, Date.parse(`${day}T06:00:00Z`))

/** One journal per round, of the items that would otherwise run short. */
export function supplies(random: Random, days: readonly Day[], items: readonly DemoItem[], demand: Demand): Act[] {
  const stock = new Map<string, number>(items.map((item) => [item.number, 0]))
  const acts: Act[] = []
  for (let at = 0; at < days.length; at += round) {
    const bought = items.flatMap((item) => purchase(random, item, stock, demand.get(item.number) ?? [], at))
    const day = days[at] as Day
    const lines = bought.map(({ item, quantity }) => supplyLine(random, item, quantity, at / days.length, acts.length))
    if (lines.length > 0) acts.push({ day, seed: seedOn(random, day), command: journal(day, lines), takes: [] })
    for (const { number } of items) lower(stock, number, total(demand.get(number) ?? [], at, at + round))
  }
  return acts
}

const total = (demand: readonly number[], from: number, to: number) =>
  demand.slice(from, to).reduce((sum, quantity) => sum + quantity, 0)
const lower = (stock: Map<string, number>, item: string, quantity: number) =>
  stock.set(item, (stock.get(item) ?? 0) - quantity)

function purchase(random: Random, item: DemoItem, stock: Map<string, number>, demand: readonly number[], at: number) {
  const inStock = stock.get(item.number) ?? 0
  const reserve = Math.ceil(item.lot / 2)
  if (inStock - total(demand, at, at + ahead) >= reserve) return []
  const short = total(demand, at, at + supply) + reserve + random.whole(0, item.lot) - inStock
  const quantity = Math.ceil(short / item.lot) * item.lot
  stock.set(item.number, inStock + quantity)
  return [{ item, quantity }]
}

/** What is there on the first day opens the books; later goods are bought at prices that creep up. */
function supplyLine(random: Random, item: DemoItem, quantity: number, passed: number, rounds: number): ItemJournalLine {
  const drift = 0.97 + 0.04 * passed + 0.02 * random.next()
  return {
    entryType: rounds === 0 ? 'Positive Adjmt.' : 'Purchase',
    itemNumber: item.number,
    quantity,
    unitCost: Math.round(item.cost * drift * 100) / 100,
    documentNumber: rounds === 0 ? 'OPENING' : `INK-${String(rounds).padStart(4, '0')}`,
    clientLineId: '',
  }
}
