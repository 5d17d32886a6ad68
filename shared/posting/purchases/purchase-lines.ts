/** The lines of a purchase order as they will be saved: what was typed, completed from items and the lines as they were. */
import { initialOf } from '../../basics/fields.ts'
import {
  type PurchaseOrder,
  type PurchaseOrderLine,
  purchaseOrderLine,
  type TypedPurchaseLine,
} from '../../sales/purchase.ts'
import type { VatIdentity } from '../../sales/vat.ts'
import { documentKinds } from '../document-kinds.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import { sizeMistakes } from '../drafts/largest-amount.ts'
import type { Facts } from '../facts.ts'
import { orderMistakes, orderQuantities } from '../orders/order-quantities.ts'
import { lineMistake, type Mistake, type Teller, worded } from '../problem.ts'
import { noVatSetup, vatIdentityOf, vatSetupOf } from '../vat-setup.ts'
import { linkOf } from './line-link.ts'

/** Goods are received of a purchase order just as of a return. */
export const receiving = documentKinds.salesReturnOrders.handling

export interface PurchaseLineContext {
  readonly facts: Facts
  readonly header: PurchaseOrder
  /** Whether the vendor is known. */
  readonly hasSellers: boolean
  readonly before: ReadonlyMap<string, PurchaseOrderLine>
  readonly newId: () => string
}

const blank = initialOf(purchaseOrderLine)

export function purchaseLines(context: PurchaseLineContext, typed: readonly TypedPurchaseLine[]) {
  const seen = new Set<string | undefined>()
  let last = 0
  const found = typed.map(withoutNulls).map((one, index) => {
    const before = one.id === undefined || seen.has(one.id) ? undefined : context.before.get(one.id)
    seen.add(one.id)
    last = before && before.sequence > last ? before.sequence : last + 10_000
    return purchaseLine(context, one, before, { index, sequence: last })
  })
  return { lines: found.map((one) => one.line), mistakes: found.flatMap((one) => one.mistakes) }
}

/** Null is as good as not given. */
const withoutNulls = (line: TypedPurchaseLine): TypedPurchaseLine =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null && value !== undefined))

interface Place {
  readonly index: number
  readonly sequence: number
}
interface Found {
  readonly line: PurchaseOrderLine
  readonly mistakes: readonly Mistake[]
}

function purchaseLine(
  context: PurchaseLineContext,
  given: TypedPurchaseLine,
  before: PurchaseOrderLine | undefined,
  { index, sequence }: Place,
): Found {
  const { facts } = context
  const named = { clientLineId: given.clientLineId ?? before?.clientLineId ?? '', sequence }
  const told: Teller = (code, field, params = {}) => lineMistake(code, index, nameOf(named), field, params)
  const linked = linkOf(facts, given, before, told)
  const typed = { ...linked.brought, ...given }
  const bare = { ...blank, ...typed, ...keptOf(context, before), ...named, ...linked.link }
  const item = bare.itemNumber === '' ? null : facts.find('items', bare.itemNumber)
  if (!item) {
    const missing = bare.itemNumber === ''
    const params = missing ? { field: 'itemNumber' } : { value: bare.itemNumber }
    return {
      line: bare,
      mistakes: [...linked.mistakes, told(missing ? 'MissingValue' : 'UnknownItem', 'itemNumber', params)],
    }
  }
  const isNew = before?.itemNumber !== item.number
  const completed: PurchaseOrderLine = {
    ...bare,
    itemNumber: item.number,
    description: typed.description || item.displayName,
    unitOfMeasureCode: typed.unitOfMeasureCode || item.baseUnitOfMeasureCode,
    directUnitCost: typed.directUnitCost ?? (isNew ? item.unitCost : before.directUnitCost),
    taxCode: typed.taxCode || item.vatProductPostingGroup,
    generalProductPostingGroup: item.generalProductPostingGroup,
  }
  const line = orderQuantities(receiving, completed, typed, before)
  const mistakes = [
    ...linked.mistakes,
    ...(isNew && item.blocked ? [told('ItemBlocked', 'itemNumber', { item: item.number })] : []),
    ...figureMistakes(line, told),
    ...vatMistakes(context, line, told),
    ...orderMistakes(receiving, line, before, told, ['itemNumber', 'unitOfMeasureCode']),
  ]
  return { line, mistakes }
}

/** What only the server sets. */
const keptOf = (context: PurchaseLineContext, before: PurchaseOrderLine | undefined) => ({
  id: before?.id ?? context.newId(),
  receivedQuantity: before?.receivedQuantity ?? 0,
  invoicedQuantity: before?.invoicedQuantity ?? 0,
})

function figureMistakes(line: PurchaseOrderLine, told: Teller): Mistake[] {
  const below = (field: 'quantity' | 'directUnitCost') =>
    (line[field] ?? 0) < 0
      ? [worded(told('InvalidValue', field, { field, value: line[field] ?? 0, min: 0 }), 'NumberTooSmall')]
      : []
  const wrong = [...below('quantity'), ...below('directUnitCost')]
  return wrong.length > 0 ? wrong : sizeMistakes(line.quantity, line.directUnitCost ?? 0, told)
}

const vatSetupIn = (
  facts: Facts,
  { vatBusinessPostingGroup: group }: Pick<PurchaseOrder, 'vatBusinessPostingGroup'>,
  { taxCode }: { readonly taxCode: string },
) => vatSetupOf(facts, group, taxCode)

/** Without a known vendor there is no VAT to look up, and that is told already. */
function vatMistakes(
  { facts, header, hasSellers }: PurchaseLineContext,
  line: PurchaseOrderLine,
  told: Teller,
): Mistake[] {
  if (!hasSellers || vatSetupIn(facts, header, line)) return []
  if (line.taxCode === '') return [told('MissingValue', 'taxCode', { field: 'taxCode' })]
  return [noVatSetup(told, header.vatBusinessPostingGroup, line.taxCode)]
}

/** The VAT of a line; null while the set-up has no such combination. */
export function purchaseVat(
  facts: Facts,
  header: Pick<PurchaseOrder, 'vatBusinessPostingGroup'>,
  line: Pick<PurchaseOrderLine, 'itemNumber' | 'taxCode'>,
): VatIdentity | null {
  const setup = vatSetupIn(facts, header, line)
  const item = line.itemNumber === '' ? null : facts.find('items', line.itemNumber)
  return setup && vatIdentityOf(setup, item?.type ?? 'Inventory')
}
