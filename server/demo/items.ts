/** The demonstration's items as records, and how much of each is sold, bought and kept at a time. */
import type { TemplateCountry } from '../../shared/templates/starter.ts'
import { goods, type Rate, services } from './catalogue.ts'
import { vendorOf } from './vendors.ts'

export interface DemoItem {
  readonly number: string
  readonly price: number
  readonly cost: number
  readonly isGoods: boolean
  readonly weight: number
  /** Units that are bought at a time. */
  readonly lot: number
  readonly body: Readonly<Record<string, unknown>>
}

const rates: Readonly<Record<TemplateCountry, Readonly<Record<Rate, string>>>> = {
  BE: { standard: 'VAT21', reduced: 'VAT6', meals: 'VAT12' },
  NL: { standard: 'VAT21', reduced: 'VAT9', meals: 'VAT9' },
}

export const demoItems = (home: TemplateCountry): readonly DemoItem[] => [
  ...goods.map(([number, displayName, price, cost, weight, rate = 'standard'], index) => ({
    number,
    price,
    cost,
    isGoods: true,
    weight,
    lot: price > 200 ? 2 : price > 40 ? 5 : price > 10 ? 10 : 25,
    body: {
      number,
      displayName,
      type: 'Inventory',
      unitPrice: price,
      unitCost: cost,
      baseUnitOfMeasureCode: 'PCS',
      gtin: gtin(index + 1),
      vendorNumber: vendorOf(number),
      vatProductPostingGroup: rates[home][rate],
    },
  })),
  ...services.map(([number, displayName, price, unit, rate]) => ({
    number,
    price,
    cost: 0,
    isGoods: false,
    weight: 1,
    lot: 1,
    body: {
      number,
      displayName,
      type: 'Service',
      unitPrice: price,
      baseUnitOfMeasureCode: unit,
      vatProductPostingGroup: rates[home][rate],
    },
  })),
]

/** Thirteen digits from the range that every shop may use within its own walls; the last one checks the rest. */
function gtin(serial: number): string {
  const first = `2${String(serial).padStart(11, '0')}`
  const sum = [...first].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return first + ((10 - (sum % 10)) % 10)
}
