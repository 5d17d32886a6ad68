/** Which VAT a line bears: the combination of the customer's and the item's VAT groups. */
import { percent } from '../basics/money.ts'
import type { VatPostingSetup } from '../sales/setup.ts'
import type { VatIdentity } from '../sales/vat.ts'
import type { Facts } from './facts.ts'
import { type Mistake, type Teller, worded } from './problem.ts'

export const vatSetupOf = (facts: Facts, businessGroup: string, productGroup: string) =>
  businessGroup === '' || productGroup === ''
    ? null
    : facts.find('vatPostingSetups', `${businessGroup}/${productGroup}`)

/** The two go with no VAT: most often the code is mistyped, else the set-up is not complete. */
export const noVatSetup = (told: Teller, businessGroup: string, productGroup: string): Mistake =>
  worded(
    told('PostingSetupMissing', 'taxCode', { value: `${businessGroup} / ${productGroup}`, field: 'taxCode' }),
    'VatSetupMissing',
  )

/** Reverse charge bears no VAT, whatever its percentage; goods and services may be of different categories. */
export function vatIdentityOf(setup: VatPostingSetup | null, type: 'Inventory' | 'Service'): VatIdentity {
  if (!setup) return { vatIdentifier: '', taxCategory: 'Z', rate: percent(0), calculationType: 'Normal VAT' }
  const taxCategory =
    type === 'Service' && setup.taxCategoryServices !== '' ? setup.taxCategoryServices : setup.taxCategory
  const rate = percent(setup.calculationType === 'Reverse Charge VAT' ? 0 : setup.vatPercent)
  return {
    vatIdentifier: setup.vatIdentifier || setup.productGroup,
    taxCategory,
    rate,
    calculationType: setup.calculationType,
  }
}
