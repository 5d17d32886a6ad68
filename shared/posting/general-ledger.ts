/** The general ledger's share of a posting: entries that balance, each naming the accounts it stands against. */
import type { Day } from '../basics/day.ts'
import { type Money, negative, noMoney, sum } from '../basics/money.ts'
import type { Facts } from './facts.ts'
import type { CostPosting } from './items/item-entries.ts'
import type { Journal } from './journal.ts'
import { generalSetup, interimAccountOf, inventoryAccountOf } from './posting-accounts.ts'

export interface GeneralLine {
  readonly account: string
  /** Debit positive, credit negative. */
  readonly amount: Money
  readonly documentType: string
  readonly documentNumber: string
  readonly description: string
  readonly businessGroup?: string
  readonly productGroup?: string
}

/** Writes the lines of one posting; they must come to nothing. */
export function addGeneral(journal: Journal, lines: readonly GeneralLine[], postingDate: Day, sourceCode: string) {
  const difference = sum(lines.map((line) => line.amount))
  if (difference !== 0) throw new Error(`transaction ${journal.transactionNumber} is off by ${difference}`)
  const debited = accountsOf(lines, (amount) => amount > 0)
  const credited = accountsOf(lines, (amount) => amount < 0)
  for (const {
    account,
    amount,
    documentType,
    documentNumber,
    description,
    businessGroup = '',
    productGroup = '',
  } of lines)
    journal.add('generalLedgerEntries', {
      postingDate,
      documentType,
      documentNumber,
      accountNumber: account,
      description,
      amount,
      debitAmount: amount > 0 ? amount : noMoney,
      creditAmount: amount < 0 ? negative(amount) : noMoney,
      balancingEntries: amount > 0 ? credited : debited,
      businessGroup,
      productGroup,
      sourceCode,
    })
}

const accountsOf = (lines: readonly GeneralLine[], belongs: (amount: Money) => boolean) =>
  [...new Set(lines.filter((line) => belongs(line.amount)).map((line) => line.account))].join(', ')

/** What goods cost goes from stock to cost of goods sold, or to what brought them in. */
export function costLines(facts: Facts, costs: readonly CostPosting[]): GeneralLine[] {
  const expectedToo = facts.only('salesSetup').expectedCostPostingToGL
  return costs.flatMap((cost) => [...actualLines(facts, cost), ...(expectedToo ? expectedLines(facts, cost) : [])])
}

function actualLines(facts: Facts, { entry, item, actual, documentType, documentNumber }: CostPosting): GeneralLine[] {
  if (actual === 0) return []
  const setup = generalSetup(facts, entry.businessGroup, entry.productGroup)
  const against =
    entry.entryType === 'Sale'
      ? setup?.cogsAccount
      : entry.entryType === 'Purchase'
        ? setup?.directCostAppliedAccount
        : setup?.inventoryAdjustmentAccount
  return pair(inventoryAccountOf(facts, item), against ?? '', actual, { entry, documentType, documentNumber })
}

function expectedLines(
  facts: Facts,
  { entry, item, expected, documentType, documentNumber }: CostPosting,
): GeneralLine[] {
  const interim = facts.find('inventoryPostingGroups', item.inventoryPostingGroup)?.inventoryInterimAccount
  const against = interimAccountOf(generalSetup(facts, entry.businessGroup, entry.productGroup), entry.entryType)
  return expected === 0 || !interim || !against
    ? []
    : pair(interim, against, expected, { entry, documentType, documentNumber })
}

/** The item ledger tells a sales invoice from other invoices; in the general ledger it is an invoice like any. */
const generalTypes: Readonly<Record<string, string>> = {
  'Sales Invoice': 'Invoice',
  'Purchase Invoice': 'Invoice',
  'Sales Credit Memo': 'Credit Memo',
}

function pair(
  account: string,
  against: string,
  amount: Money,
  { entry, ...of }: Pick<CostPosting, 'entry' | 'documentType' | 'documentNumber'>,
): GeneralLine[] {
  const documentType = generalTypes[of.documentType] ?? of.documentType
  const common = {
    ...of,
    documentType,
    description: entry.description,
    businessGroup: entry.businessGroup,
    productGroup: entry.productGroup,
  }
  return [
    { account, amount, ...common },
    { account: against, amount: negative(amount), ...common },
  ]
}
