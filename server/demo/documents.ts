/** What a customer asks for on one document: a header and lines, by the manner in which that kind of customer buys. */
import type { DemoCustomer } from './customers.ts'
import type { DemoItem } from './items.ts'
import type { Random } from './random.ts'

export interface Wanted {
  readonly item: DemoItem
  readonly quantity: number
}
export interface DemoDocument {
  readonly customer: DemoCustomer
  readonly wanted: readonly Wanted[]
  readonly body: Readonly<Record<string, unknown>>
}
export interface Market {
  readonly random: Random
  readonly customers: readonly DemoCustomer[]
  readonly goods: readonly DemoItem[]
  readonly services: readonly DemoItem[]
}

/** `serial` tells the references that customers give apart. */
export function demoDocument(market: Market, customers: readonly DemoCustomer[], serial: number): DemoDocument {
  const { random } = market
  const customer = customers[random.weighted(customers.map((one) => one.weight))] as DemoCustomer
  const wanted = wantedBy(market, customer)
  const reference = referenceOf(random, customer, serial)
  const remark = random.chance(0.07) ? [{ lineType: 'Comment', description: random.pick(remarks) }] : []
  return {
    customer,
    wanted,
    body: {
      customerNumber: customer.number,
      ...(reference === '' ? {} : { externalDocumentNumber: reference, customerPurchaseOrderReference: reference }),
      ...(customer.segment === 'dealer' && random.chance(0.06) ? { invoiceDiscountPercent: 2 } : {}),
      lines: [...wanted.map((one) => lineOf(random, customer, one)), ...remark],
    },
  }
}

const remarks = [
  'Levering tussen 9 en 12 uur',
  'Aanleveren aan de achterzijde van het gebouw',
  'Graag vooraf bellen',
  'Zoals telefonisch besproken',
]

function referenceOf(random: Random, { segment }: DemoCustomer, serial: number): string {
  if (segment === 'person' || random.chance(0.35)) return ''
  return `${random.pick(['PO', 'BE', 'CMD', 'INK'])}-${4000 + serial}`
}

const lineOf = (random: Random, { discount }: DemoCustomer, { item, quantity }: Wanted) => ({
  lineType: 'Item',
  lineObjectNumber: item.number,
  quantity,
  ...(item.isGoods && discount > 0 ? { discountPercent: random.chance(0.05) ? discount + 5 : discount } : {}),
})

/** Different items, goods first, services as they come with them. */
function wantedBy({ random, goods, services }: Market, { segment }: DemoCustomer): Wanted[] {
  const count = segment === 'dealer' ? random.whole(2, 9) : segment === 'business' ? random.whole(1, 4) : 1
  const extra = segment === 'person' ? random.whole(0, 2) : 0
  const weights = goods.map((item) => item.weight)
  const chosen = new Set<DemoItem>()
  while (chosen.size < count + extra) chosen.add(goods[random.weighted(weights)] as DemoItem)
  const own = [...chosen].map((item) => ({ item, quantity: quantityOf(random, segment, item) }))
  const likesService = segment === 'dealer' ? 0.08 : 0.35
  if (!random.chance(likesService)) return own
  const service = random.pick(services)
  const units = service.body.baseUnitOfMeasureCode === 'HOUR' ? random.whole(1, 12) / 4 : random.whole(1, 3)
  return [...own, { item: service, quantity: units }]
}

function quantityOf(random: Random, segment: DemoCustomer['segment'], { price, lot }: DemoItem): number {
  if (segment === 'person') return price < 10 ? random.whole(1, 3) : 1
  if (segment === 'business') return price > 200 ? random.whole(1, 2) : random.whole(1, 4)
  return price > 1000
    ? 1
    : price > 200
      ? random.whole(1, 3)
      : Math.max(1, Math.round(lot * (0.2 + random.next() * 0.8)))
}
