/** Which of an item's sales prices holds for a sale: the cheapest that fits customer, quantity and date, else its own price. */
import type { Day } from '../basics/day.ts'
import { sameText } from '../basics/fields.ts'
import type { Item } from './item.ts'

export interface Sale {
  /** The customer who pays: terms, discounts and prices are his. */
  readonly customerNumber: string
  readonly quantity: number
  readonly date: Day | null
}
export interface Offer {
  readonly unitPrice: number
  readonly discountPercent: number
}

export function offerFor(item: Item, sale: Sale): Offer {
  const fitting = item.salesPrices.filter((price) => fits(price, sale))
  return fitting.reduce<Offer>(
    (best, price) => (net(price) < net(best) ? price : best),
    fitting[0] ?? { unitPrice: item.unitPrice, discountPercent: 0 },
  )
}

const net = ({ unitPrice, discountPercent }: Offer) => unitPrice * (100 - (discountPercent ?? 0))

function fits(price: Item['salesPrices'][number], { customerNumber, quantity, date }: Sale): boolean {
  const ofCustomer = !price.customerNumber || sameText(price.customerNumber, customerNumber)
  const begun = !price.startingDate || (date !== null && date >= price.startingDate)
  const running = !price.endingDate || (date !== null && date <= price.endingDate)
  return ofCustomer && begun && running && Math.abs(quantity) >= (price.minimumQuantity ?? 0)
}
