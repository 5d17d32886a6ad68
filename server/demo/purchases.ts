/** What is bought on purchase orders: bicycles that the maker delivers to the customer, and goods for our own shelves. */
import { addDays, type Day } from '../../shared/basics/day.ts'
import { idAfter } from '../../shared/basics/id.ts'
import { type Act, acting, changing, creating } from './acts.ts'
import { spread } from './calendar.ts'
import type { DemoCustomer } from './customers.ts'
import type { DemoItem } from './items.ts'
import { type Random, seedAt } from './random.ts'
import { vendorOf } from './vendors.ts'

const deliveries = 26
const purchases = 16

interface Buying {
  readonly random: Random
  readonly customers: readonly DemoCustomer[]
  readonly goods: readonly DemoItem[]
}
type Step = Pick<Act, 'command'> & { readonly at: number }

/** Acts in no particular order but that of each document; what would come after the last of the days is not done yet. */
export function demoPurchases(buying: Buying, days: readonly Day[]): readonly Act[] {
  const { random } = buying
  return [
    ...spread(random, days, deliveries).flatMap((at, index) => delivery(buying, days, at, index)),
    ...spread(random, days, purchases).flatMap((at, index) => purchase(buying, days, at, index)),
  ]
}

const seedOn = (random: Random, day: Day) =>
  seedAt(random, Date.parse(`${day}T09:00:00Z`) + random.whole(0, 21_600_000))

function actsOn(random: Random, days: readonly Day[], steps: readonly Step[]): Act[] {
  return steps.flatMap(({ at, command }) => {
    const day = days[at]
    return day ? [{ day, seed: seedOn(random, day), command, takes: [] }] : []
  })
}

/** Sold, ordered from the maker, delivered, and invoiced on both sides, sometimes at another price than expected. */
function delivery({ random, customers, goods }: Buying, days: readonly Day[], at: number, serial: number): Act[] {
  const day = days[at] as Day
  const companies = customers.filter(({ segment }) => segment !== 'person')
  const customer = companies[random.weighted(companies.map((one) => one.weight))] as DemoCustomer
  const item = random.pick(goods.filter(({ price }) => price > 800))
  const quantity = random.whole(1, 3)
  const [order, bought] = [seedOn(random, day), seedOn(random, day)]
  const body = {
    customerNumber: customer.number,
    externalDocumentNumber: `DIRECT-${600 + serial}`,
    requestedDeliveryDate: addDays(day, random.whole(7, 21)),
    lines: [{ lineType: 'Item', lineObjectNumber: item.number, quantity, dropShipment: true }],
  }
  const arrives = at + random.whole(3, 9)
  const paid = arrives + random.whole(1, 6)
  const date = (place: number) => days[place] ?? null
  const arrival = random.chance(0.6)
    ? [
        { at: arrives, command: acting('receive', 'purchaseOrders', bought, date(arrives)) },
        { at: arrives + 1, command: acting('invoice', 'salesOrders', order, date(arrives + 1)) },
      ]
    : [{ at: arrives, command: acting('shipAndInvoice', 'salesOrders', order, date(arrives)) }]
  const dearer = { id: idAfter(bought, 1), itemNumber: item.number, quantity, directUnitCost: item.cost + 12.5 }
  const invoice = [
    ...(random.chance(0.3) ? [{ at: paid, command: changing('purchaseOrders', bought, { lines: [dearer] }) }] : []),
    { at: paid, command: changing('purchaseOrders', bought, { vendorInvoiceNumber: `F${20_100 + serial}` }) },
    { at: paid, command: acting('invoice', 'purchaseOrders', bought, date(paid)) },
  ]
  return [
    { day, seed: order, command: creating('salesOrders', body), takes: [] },
    { day, seed: bought, command: acting('createPurchaseOrder', 'salesOrders', order), takes: [] },
    ...actsOn(random, days, [...arrival, ...invoice]),
  ]
}

/** Several articles of one vendor, received in one or two parts. */
function purchase({ random, goods }: Buying, days: readonly Day[], at: number, serial: number): Act[] {
  const day = days[at] as Day
  const vendor = vendorOf(random.pick(goods).number)
  const own = goods.filter(({ number, price }) => vendorOf(number) === vendor && price < 800)
  const chosen = new Set(Array.from({ length: random.whole(1, 4) }, () => random.pick(own.length > 0 ? own : goods)))
  const order = seedOn(random, day)
  const lines = [...chosen].map((item) => ({
    itemNumber: item.number,
    quantity: item.lot,
    directUnitCost: Math.round(item.cost * 98) / 100,
  }))
  const [first, rest] = [at + random.whole(4, 10), at + random.whole(12, 18)]
  const date = (place: number) => days[place] ?? null
  const part =
    lines.length > 1 && random.chance(0.4) ? [{ sequence: 10_000, receiveQuantity: null, invoiceQuantity: null }] : null
  const body = { vendorNumber: vendor, vendorInvoiceNumber: `R${7_300 + serial}`, lines }
  return [
    { day, seed: order, command: creating('purchaseOrders', body), takes: [] },
    ...actsOn(random, days, [
      { at: first, command: acting('receive', 'purchaseOrders', order, date(first), part) },
      { at: rest, command: acting('receiveAndInvoice', 'purchaseOrders', order, date(rest)) },
    ]),
  ]
}
