/** What the lines of a statement may pay, by all that is open and all that is known of the customers. */
import type { Day } from '../../basics/day.ts'
import { sameText } from '../../basics/fields.ts'
import { amountOf, type Money, money, percent, percentOf, plus } from '../../basics/money.ts'
import { type ClaimKey, claimKey, isOrderClaim } from '../../receivables/matching/claim.ts'
import { type Match, matchLines } from '../../receivables/matching/match.ts'
import type { Payer } from '../../receivables/matching/payers.ts'
import { isDocument } from '../../receivables/open-item.ts'
import type { Proposal } from '../../receivables/payment-reconciliation.ts'
import type { Facts } from '../facts.ts'
import type { Need } from '../need.ts'
import { prepaymentClaims } from '../orders/prepayment.ts'
import { rulesOf } from '../payments/applications.ts'
import { bankCurrency, bankOf } from '../payments/payment-entries.ts'
import { folded } from '../resources.ts'
import { amountIn, isDecided, type StatementLine } from './statement.ts'

export const matchingNeeds: readonly Need[] = [
  { kind: 'allOpenItems' },
  { kind: 'prepaymentOrders' },
  { kind: 'every', type: 'customers' },
  { kind: 'every', type: 'customerBankAccounts' },
]

/** The lines with what each of them may pay; those that a person decided on stay as they are, and have what they take. */
export function withProposals(facts: Facts, bankAccount: string, lines: readonly StatementLine[]): StatementLine[] {
  const open = lines.filter(isMatched)
  const currency = bankCurrency(facts, bankAccount)
  const matches = matchLines({
    lines: open.map((line) => ({
      id: line.clientId,
      date: line.transactionDate as Day,
      amount: amountIn(line),
      text: `${line.reference}\n${line.description}`,
      payerName: line.payerName,
      payerAccount: line.payerAccount,
    })),
    items: [
      ...facts
        .allOpenItems()
        .filter((item) => sameText(item.currencyCode, currency) && isDocument(item) && item.documentId !== ''),
      ...prepaymentClaims(facts, currency),
    ],
    payers: payersIn(facts),
    mappings: facts.find('textToAccountMappings', 'textToAccountMappings')?.value ?? [],
    toleranceOf: toleranceOf(facts, bankAccount),
    rules: rulesOf(facts, true),
    taken: takenBy(lines.filter((line) => !isMatched(line))),
  })
  return lines.map((line) =>
    matches.has(line.clientId) ? { ...line, proposals: (matches.get(line.clientId) ?? []).map(proposalOf) } : line,
  )
}

const isMatched = (line: StatementLine) => !isDecided(line) && !line.transferDifferenceTo && amountIn(line) !== 0

const proposalOf = ({ item, accountNumber, amount, confidence, reasons }: Match): Proposal => ({
  customerNumber: item?.customerNumber ?? '',
  entryNumber: item?.entryNumber ?? null,
  documentNumber: item?.documentNumber ?? '',
  orderNumber: item && isOrderClaim(item) ? item.orderNumber : '',
  accountNumber,
  amount: amountOf(amount),
  confidence,
  reasons,
})

function payersIn(facts: Facts): Payer[] {
  const accounts = Map.groupBy(facts.every('customerBankAccounts'), (one) => folded(one.customerNumber))
  return facts.every('customers').map(({ number, displayName, iban }) => ({
    number,
    name: displayName,
    accounts: [iban, ...(accounts.get(folded(number)) ?? []).map((one) => one.iban)],
  }))
}

/** By how much an amount may differ, as the bank account is set up. */
const toleranceOf = (facts: Facts, bankAccount: string) => {
  const { matchToleranceType = 'Amount', matchToleranceValue = 0 } = bankOf(facts, bankAccount) ?? {}
  return (amount: Money): Money =>
    matchToleranceType === 'Percentage'
      ? percentOf(Math.abs(amount) as Money, percent(matchToleranceValue))
      : money(matchToleranceValue)
}

/** What lines take of entries and of what orders ask for. */
export function takenBy(lines: readonly StatementLine[]): Map<ClaimKey, Money> {
  const taken = new Map<ClaimKey, Money>()
  for (const { proposals } of lines)
    for (const one of proposals) {
      const key = claimKey(one)
      if (key !== '') taken.set(key, plus(taken.get(key) ?? (0 as Money), money(one.amount)))
    }
  return taken
}
