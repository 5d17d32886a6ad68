/** Which accounts a posting uses, by the groups of customer and item; what is missing or blocked is told with its line. */
import type { Line, SalesDocument } from '../sales/document.ts'
import type { GeneralPostingSetup } from '../sales/setup.ts'
import { directionOf } from './direction.ts'
import type { Facts } from './facts.ts'
import { lineMistake, type Mistake, mistake, type Teller } from './problem.ts'
import type { RecordIn } from './resources.ts'
import { noVatSetup, vatIdentityOf, vatSetupOf } from './vat-setup.ts'

/** The account if it can be posted to, else why not. */
export function usable(
  facts: Facts,
  account: string | null | undefined,
  told: Teller,
  setup: { readonly group: string; readonly field: string },
): Mistake[] {
  const record = account ? facts.find('accounts', account) : null
  if (!record) return [told('PostingSetupMissing', 'lineObjectNumber', { value: setup.group, field: setup.field })]
  return record.blocked ? [told('AccountBlocked', 'lineObjectNumber', { account: record.number })] : []
}

export const generalSetup = (facts: Facts, businessGroup: string, productGroup: string) =>
  businessGroup === '' || productGroup === ''
    ? null
    : facts.find('generalPostingSetups', `${businessGroup}/${productGroup}`)
export const inventoryAccountOf = (facts: Facts, item: RecordIn<'items'>) =>
  item.inventoryPostingGroup === ''
    ? ''
    : (facts.find('inventoryPostingGroups', item.inventoryPostingGroup)?.inventoryAccount ?? '')

const setupOf = (facts: Facts, document: SalesDocument, line: Line) =>
  generalSetup(facts, document.generalBusinessPostingGroup, line.generalProductPostingGroup)

/** What revenue of the line is credited to, or taken back from. */
export const revenueAccountOf = (facts: Facts, document: SalesDocument, line: Line) =>
  line.lineType === 'Account'
    ? line.lineObjectNumber
    : (setupOf(facts, document, line)?.[directionOf(document).revenueAccount] ?? '')

export type DiscountKind = 'line' | 'invoice'
const postedApart: Readonly<Record<DiscountKind, readonly string[]>> = {
  line: ['Line Discounts', 'All Discounts'],
  invoice: ['Invoice Discounts', 'All Discounts'],
}
const discountAccounts = { line: 'salesLineDiscountAccount', invoice: 'salesInvoiceDiscountAccount' } as const

/** Whether the set-up posts discounts of this kind to an account of their own. */
export const isPostedApart = (facts: Facts, kind: DiscountKind) =>
  postedApart[kind].includes(facts.only('salesSetup').discountPosting)
export const discountAccountOf = (facts: Facts, document: SalesDocument, line: Line, kind: DiscountKind) =>
  setupOf(facts, document, line)?.[discountAccounts[kind]]

const headerTold: Teller = (code, _, params) => mistake(code, '', params)

/** Accounts of the customer's group: what is owed, and rounding where there is any. */
export function receivablesMistakes(facts: Facts, document: SalesDocument, isRounded = false): Mistake[] {
  const group =
    document.customerPostingGroup === '' ? null : facts.find('customerPostingGroups', document.customerPostingGroup)
  return (['receivablesAccount', ...(isRounded ? ['invoiceRoundingAccount' as const] : [])] as const).flatMap((field) =>
    usable(facts, group?.[field], headerTold, { group: document.customerPostingGroup, field }),
  )
}

/** Accounts that invoicing the line needs: revenue, and VAT where it bears any. */
export function invoicingMistakes(facts: Facts, document: SalesDocument, line: Line, told: Teller): Mistake[] {
  const general = `${document.generalBusinessPostingGroup} / ${line.generalProductPostingGroup}`
  const revenue = [
    ...usable(facts, revenueAccountOf(facts, document, line), told, {
      group: general,
      field: directionOf(document).revenueAccount,
    }),
    ...discountMistakes(facts, document, line, told),
  ]
  const vatSetup = vatSetupOf(facts, document.vatBusinessPostingGroup, line.taxCode)
  const vatGroup = `${document.vatBusinessPostingGroup} / ${line.taxCode}`
  if (!vatSetup) return [...revenue, noVatSetup(told, document.vatBusinessPostingGroup, line.taxCode)]
  const bearsVat = vatIdentityOf(vatSetup, 'Inventory').rate !== 0
  return [
    ...revenue,
    ...(bearsVat ? usable(facts, vatSetup.salesVatAccount, told, { group: vatGroup, field: 'salesVatAccount' }) : []),
  ]
}

/** Accounts of the discounts of a line, where they are posted apart. */
function discountMistakes(facts: Facts, document: SalesDocument, line: Line, told: Teller): Mistake[] {
  const given = { line: line.discountAmount ?? 0, invoice: line.invoiceDiscountAllocation }
  return (['line', 'invoice'] as const)
    .filter((kind) => line.lineType === 'Item' && given[kind] !== 0 && isPostedApart(facts, kind))
    .flatMap((kind) =>
      usable(facts, discountAccountOf(facts, document, line, kind), told, {
        group: `${document.generalBusinessPostingGroup} / ${line.generalProductPostingGroup}`,
        field: discountAccounts[kind],
      }),
    )
}

/** Accounts that the cost of goods needs. */
export function costMistakes(
  facts: Facts,
  businessGroup: string,
  item: RecordIn<'items'>,
  told: Teller,
  field: 'cogsAccount' | 'inventoryAdjustmentAccount' | 'directCostAppliedAccount',
): Mistake[] {
  const setup = generalSetup(facts, businessGroup, item.generalProductPostingGroup)
  return [
    ...usable(facts, setup?.[field], told, { group: `${businessGroup} / ${item.generalProductPostingGroup}`, field }),
    ...usable(facts, inventoryAccountOf(facts, item), told, {
      group: item.inventoryPostingGroup,
      field: 'inventoryAccount',
    }),
  ]
}

/** What stands against goods that are moved and not invoiced yet: what was sold of them, or is to be paid for them. */
export const interimAccountOf = (setup: GeneralPostingSetup | null, entryType: string) =>
  (entryType === 'Purchase' && setup?.inventoryAccrualInterimAccount) || (setup?.cogsInterimAccount ?? '')

/** Accounts that goods need from their shipment until they are invoiced, where the set-up posts what they are expected to cost. */
export function expectedCostMistakes(
  facts: Facts,
  businessGroup: string,
  item: RecordIn<'items'>,
  told: Teller,
  entryType: 'Sale' | 'Purchase' = 'Sale',
): Mistake[] {
  if (!facts.only('salesSetup').expectedCostPostingToGL) return []
  const setup = generalSetup(facts, businessGroup, item.generalProductPostingGroup)
  const inventory =
    item.inventoryPostingGroup === '' ? null : facts.find('inventoryPostingGroups', item.inventoryPostingGroup)
  return [
    ...usable(facts, interimAccountOf(setup, entryType), told, {
      group: `${businessGroup} / ${item.generalProductPostingGroup}`,
      field: entryType === 'Purchase' ? 'inventoryAccrualInterimAccount' : 'cogsInterimAccount',
    }),
    ...usable(facts, inventory?.inventoryInterimAccount, told, {
      group: item.inventoryPostingGroup,
      field: 'inventoryInterimAccount',
    }),
  ]
}

/** What goods of an order are expected to cost may go to the general ledger from the day on which they leave. */
export function interimMistakes(facts: Facts, document: SalesDocument, line: Line, index: number): Mistake[] {
  const item = line.lineType === 'Item' ? facts.find('items', line.lineObjectNumber) : null
  if (item?.type !== 'Inventory') return []
  const told: Teller = (code, field, params = {}) =>
    lineMistake(code, index, line.clientLineId || String(line.sequence), field, params)
  return expectedCostMistakes(facts, document.generalBusinessPostingGroup, item, told)
}
