/** An item: goods that are kept in stock, or a service that is not. */
import {
  choice,
  code,
  day,
  derived,
  flag,
  list,
  type RecordOf,
  rate,
  required,
  text,
  unitPrice,
  units,
} from '../basics/fields.ts'

export const items = {
  number: code(20),
  displayName: required(text(100)),
  type: choice(['Inventory', 'Service'], 'Inventory'),
  baseUnitOfMeasureCode: code(10),
  unitPrice: unitPrice(),
  unitCost: unitPrice(),
  vendorNumber: code(20),
  gtin: text(14),
  blocked: flag(),
  salesBlocked: flag(),
  generalProductPostingGroup: code(20),
  vatProductPostingGroup: code(20),
  inventoryPostingGroup: code(20),
  priceIncludesTax: flag(),
  salesPrices: list({
    customerNumber: code(20),
    minimumQuantity: units(),
    startingDate: day(),
    endingDate: day(),
    unitPrice: unitPrice(),
    discountPercent: rate(),
  }),
  inventory: derived(units()),
  quantityOnSalesOrders: derived(units()),
  quantityOnPurchaseOrders: derived(units()),
}
export type Item = RecordOf<typeof items>
