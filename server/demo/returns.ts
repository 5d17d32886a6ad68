/** What customers send back of what was shipped to them: for the price that they paid, at the cost that it left with. */
import type { Day } from '../../shared/basics/day.ts'
import { type Act, acting, creating } from './acts.ts'
import { type Random, seedAt } from './random.ts'

/** So many of the shipments come back in part. */
const share = 0.06
const reasons = ['Verkeerd besteld', 'Transportschade', 'Te veel besteld', 'Omruiling']

interface Shipped {
  readonly customerNumber: string
  readonly pricesIncludeTax: boolean
  readonly postingDate: Day
  readonly lines: readonly {
    readonly id: string
    readonly lineObjectNumber: string
    readonly unitPrice: number
    readonly discountPercent: number
  }[]
  readonly shipment: {
    readonly lines: readonly {
      readonly orderLineId: string
      readonly quantity: number
      readonly itemLedgerEntryNumber: number | null
    }[]
  }
}
/** `answer` is what posting an order answered; null when it shipped nothing. */
export const shippedBy = (answer: string | null): Shipped | null => {
  const body = answer === null ? null : (JSON.parse(answer) as Partial<Shipped>)
  return body?.shipment ? (body as Shipped) : null
}

/** Returns of these shipments, received some days after they left, not before the day at `first`, and mostly credited later. */
export function returnsOf(random: Random, days: readonly Day[], first: number, shipments: readonly Shipped[]): Act[] {
  return shipments.flatMap((one) => (random.chance(share) ? returnActs(random, days, first, one) : []))
}

function returnActs(random: Random, days: readonly Day[], first: number, shipped: Shipped): Act[] {
  const line = lineOf(random, shipped)
  const at = Math.max(first + random.whole(0, 3), days.indexOf(shipped.postingDate) + random.whole(4, 15))
  const [received, credited] = [days[at], days[at + random.whole(1, 4)]]
  if (!line || !received) return []
  const seedOn = (day: Day) => seedAt(random, Date.parse(`${day}T15:00:00Z`) + random.whole(0, 7_200_000))
  const seed = seedOn(received)
  const body = {
    customerNumber: shipped.customerNumber,
    pricesIncludeTax: shipped.pricesIncludeTax,
    comment: random.pick(reasons),
    lines: [line],
  }
  const acts = [
    { day: received, seed, command: creating('salesReturnOrders', body) },
    { day: received, seed: seedOn(received), command: acting('receive', 'salesReturnOrders', seed, received) },
    ...(credited && random.chance(0.85)
      ? [{ day: credited, seed: seedOn(credited), command: acting('invoice', 'salesReturnOrders', seed, credited) }]
      : []),
  ]
  return acts.map((act) => ({ ...act, takes: [] }))
}

/** One of the lines, whole or in part. */
function lineOf(random: Random, { lines, shipment }: Shipped) {
  const goods = shipment.lines.filter((one) => one.itemLedgerEntryNumber !== null)
  if (goods.length === 0) return null
  const { orderLineId, quantity, itemLedgerEntryNumber } = random.pick(goods)
  const line = lines.find((one) => one.id === orderLineId)
  return {
    lineType: 'Item',
    lineObjectNumber: line?.lineObjectNumber,
    quantity: random.whole(1, Math.ceil(quantity / 2)),
    unitPrice: line?.unitPrice,
    discountPercent: line?.discountPercent,
    appliesFromEntry: itemLedgerEntryNumber,
  }
}
