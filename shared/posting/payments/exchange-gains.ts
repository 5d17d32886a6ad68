/** What is left of a settled item in the company's currency, because the rate was another one day than the other: a gain or a loss. */
import { type Money, negative } from '../../basics/money.ts'
import type { OpenItem } from '../../receivables/open-item.ts'
import type { Facts } from '../facts.ts'
import type { GeneralLine } from '../general-ledger.ts'
import { usable } from '../posting-accounts.ts'
import { type Mistake, mistake } from '../problem.ts'

export const gainTypes = ['Realized Gain', 'Realized Loss'] as const
/** `rest` is what of the item is left in the company's currency although it is settled. */
export const gainTypeOf = (rest: Money) => (rest > 0 ? 'Realized Loss' : 'Realized Gain')

export interface Gain {
  readonly lines: readonly GeneralLine[]
  readonly mistakes: readonly Mistake[]
}
export function gainOf(facts: Facts, item: OpenItem, rest: Money): Gain {
  const currency = facts.find('currencies', item.currencyCode)
  const group = facts.find('customers', item.customerNumber)?.customerPostingGroup ?? ''
  const receivables = group === '' ? null : facts.find('customerPostingGroups', group)?.receivablesAccount
  const field = rest > 0 ? 'realizedLossesAccount' : 'realizedGainsAccount'
  const account = currency?.[field] || facts.only('salesSetup')[field]
  const told = (code: string, _: string, params: Mistake['params'] = {}) => mistake(code, '', params)
  const common = {
    documentType: item.documentType,
    documentNumber: item.documentNumber,
    description: item.description,
  }
  return {
    lines: [
      { ...common, account: receivables ?? '', amount: negative(rest) },
      { ...common, account: account ?? '', amount: rest },
    ],
    mistakes: [
      ...usable(facts, receivables, told, { group, field: 'receivablesAccount' }),
      ...usable(facts, account, told, { group: item.currencyCode, field }),
    ],
  }
}
