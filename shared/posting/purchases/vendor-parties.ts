/** What a purchase takes from its vendors: the one who delivers, and the one who is paid. */
import type { PurchaseOrder } from '../../sales/purchase.ts'
import { forbidsBuying } from '../../sales/vendor.ts'
import type { Facts } from '../facts.ts'
import { addressOf } from '../parties.ts'
import { type Mistake, mistake } from '../problem.ts'
import type { RecordIn } from '../resources.ts'

export interface Sellers {
  readonly buyFrom: RecordIn<'vendors'>
  readonly payTo: RecordIn<'vendors'>
}

export function sellersOf(facts: Facts, vendorNumber: string, payToNumber: string): Sellers | Mistake {
  if (vendorNumber === '') return mistake('MissingValue', 'vendorNumber', { field: 'vendorNumber' })
  const buyFrom = facts.find('vendors', vendorNumber)
  if (!buyFrom) return mistake('UnknownVendor', 'vendorNumber', { value: vendorNumber })
  const payee = payToNumber || buyFrom.payToVendorNumber
  const payTo = payee === '' ? buyFrom : facts.find('vendors', payee)
  return payTo ? { buyFrom, payTo } : mistake('UnknownVendor', 'payToVendorNumber', { value: payee })
}
export const areSellers = (result: Sellers | Mistake): result is Sellers => 'buyFrom' in result

/** Each blocked vendor once, with what its block is called. */
export function blockedSellers({ buyFrom, payTo }: Sellers): Mistake[] {
  const sellers = buyFrom.id === payTo.id ? [buyFrom] : [buyFrom, payTo]
  return sellers
    .filter(forbidsBuying)
    .map(({ number, blocked }) =>
      mistake('VendorBlocked', 'vendorNumber', { vendor: number, blocked: blocked === 'All' ? blocked : 'Privacy' }),
    )
}

/** The header fields that follow from the vendors, unless they are typed; we are the ones delivered to. */
export const fromSellers = (facts: Facts, { buyFrom, payTo }: Sellers) =>
  ({
    vendorNumber: buyFrom.number,
    vendorName: buyFrom.displayName,
    ...addressOf('buyFrom', buyFrom),
    payToVendorNumber: payTo.number,
    ...addressOf('payTo', payTo),
    ...addressOf('shipTo', { addressLine2: '', ...facts.only('companyInformation') }),
    paymentTermsCode: payTo.paymentTermsCode,
    vendorPostingGroup: payTo.vendorPostingGroup,
    generalBusinessPostingGroup: buyFrom.generalBusinessPostingGroup,
    vatBusinessPostingGroup: payTo.vatBusinessPostingGroup,
    taxRegistrationNumber: payTo.taxRegistrationNumber,
  }) as Partial<PurchaseOrder>
