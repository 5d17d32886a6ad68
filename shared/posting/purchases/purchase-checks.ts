/** Why goods cannot be received of a purchase order, or its invoice not posted. */

import { nameOf } from '../drafts/draft-lines.ts'
import type { Facts } from '../facts.ts'
import { costMistakes, expectedCostMistakes, generalSetup, usable } from '../posting-accounts.ts'
import { lineMistake, type Mistake, mistake, type Teller, worded } from '../problem.ts'
import { noVatSetup, vatIdentityOf, vatSetupOf } from '../vat-setup.ts'
import type { HandledPurchase, PurchaseSide } from './receive-purchase.ts'
import { isLinkedPurchase, type PurchaseRecord } from './sales-link.ts'
import { areSellers, blockedSellers, sellersOf } from './vendor-parties.ts'

export function purchaseMistakes(facts: Facts, { order, handled }: PurchaseSide): Mistake[] {
  const sellers = sellersOf(facts, order.vendorNumber, order.payToVendorNumber)
  const invoices = handled.some((one) => one.invoice !== 0)
  return [
    ...(areSellers(sellers) ? blockedSellers(sellers) : [sellers]),
    ...(invoices ? payablesMistakes(facts, order) : []),
    ...handled.flatMap((one) => (one.move === 0 && one.invoice === 0 ? [] : lineMistakes(facts, order, one))),
  ]
}

function payablesMistakes(facts: Facts, { vendorPostingGroup: group }: PurchaseRecord): Mistake[] {
  const account = group === '' ? null : facts.find('vendorPostingGroups', group)?.payablesAccount
  const told: Teller = (code, _, params) => mistake(code, '', params)
  return usable(facts, account, told, { group, field: 'payablesAccount' })
}

/** Set-up is told at the item that leads to it. */
const tellerOf =
  ({ line, index }: HandledPurchase): Teller =>
  (code, field, params = {}) =>
    lineMistake(code, index, nameOf(line), field === 'lineObjectNumber' ? 'itemNumber' : field, params)

function lineMistakes(facts: Facts, order: PurchaseRecord, one: HandledPurchase): Mistake[] {
  const told = tellerOf(one)
  const { line, invoice } = one
  const { generalBusinessPostingGroup: business } = order
  const item = facts.find('items', line.itemNumber)
  if (!item) return [told('UnknownItem', 'itemNumber', { value: line.itemNumber })]
  return [
    ...(item.blocked ? [told('ItemBlocked', 'itemNumber', { item: item.number })] : []),
    ...deliveryMistakes(one, told),
    ...(invoice === 0 ? [] : invoicingMistakes(facts, order, one, told)),
    ...(item.type === 'Inventory'
      ? [
          ...costMistakes(facts, business, item, told, 'directCostAppliedAccount'),
          ...expectedCostMistakes(facts, business, item, told, 'Purchase'),
        ]
      : []),
  ]
}

/** What is delivered to a customer comes with a sale; once that is invoiced in full it asks for no more. */
function deliveryMistakes({ line, move }: HandledPurchase, told: Teller): Mistake[] {
  if (move === 0 || !line.dropShipment || isLinkedPurchase(line)) return []
  const params = { line: nameOf(line), quantity: line.receivedQuantity }
  return [worded(told('DropShipmentNotLinked', 'quantity', params), 'DropShipmentDelivered')]
}

/** Accounts that invoicing the line needs: what was bought, and VAT where it bears any. */
function invoicingMistakes(facts: Facts, order: PurchaseRecord, { line }: HandledPurchase, told: Teller): Mistake[] {
  const general = `${order.generalBusinessPostingGroup} / ${line.generalProductPostingGroup}`
  const setup = generalSetup(facts, order.generalBusinessPostingGroup, line.generalProductPostingGroup)
  const bought = usable(facts, setup?.purchaseAccount, told, { group: general, field: 'purchaseAccount' })
  const vatGroup = `${order.vatBusinessPostingGroup} / ${line.taxCode}`
  const vatSetup = vatSetupOf(facts, order.vatBusinessPostingGroup, line.taxCode)
  if (!vatSetup) return [...bought, noVatSetup(told, order.vatBusinessPostingGroup, line.taxCode)]
  const isShifted = vatSetup.calculationType === 'Reverse Charge VAT' && vatSetup.vatPercent !== 0
  const bearsVat = isShifted || vatIdentityOf(vatSetup, 'Inventory').rate !== 0
  const fields = [
    ...(bearsVat ? (['purchaseVatAccount'] as const) : []),
    ...(isShifted ? (['salesVatAccount'] as const) : []),
  ]
  return [...bought, ...fields.flatMap((field) => usable(facts, vatSetup[field], told, { group: vatGroup, field }))]
}
