/** What customers owe, on every day; what was paid in advance; and reminders: how they come about, and what holds of them. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { money, sum } from '../../shared/basics/money.ts'
import type { Book, Request } from '../support/given.ts'
import type { Books } from './laws.ts'

export type ReminderStep =
  | { readonly does: 'remind'; readonly date: string }
  | { readonly does: 'issueReminder' | 'cancelReminder' | 'deleteReminder'; readonly reminder: number }

const does = <S extends ReminderStep['does'], T extends object>(name: S, rest: fc.Arbitrary<T>) =>
  rest.map((given) => ({ does: name, ...given })) as unknown as fc.Arbitrary<ReminderStep>
const picked = fc.record({ reminder: fc.nat(40) })

export const reminderSteps = [
  {
    weight: 2,
    arbitrary: does(
      'remind',
      fc.record({ date: fc.constantFrom('2026-04-01', '2026-04-20', '2026-05-31', '2026-08-01') }),
    ),
  },
  { weight: 2, arbitrary: does('issueReminder', picked) },
  { weight: 1, arbitrary: does('cancelReminder', picked) },
  { weight: 1, arbitrary: does('deleteReminder', picked) },
]

/** Terms that ask for everything there is, and payment in advance. */
export const firstTerms: readonly Request[] = [
  {
    method: 'PUT',
    path: 'reminderTerms/STRICT',
    body: {
      interestRate: 8,
      minimumAmount: 5,
      levels: [
        { level: 1, gracePeriod: '3D', dueDateCalculation: '7D' },
        { level: 2, fee: 12.5, calculateInterest: true },
      ],
    },
  },
  {
    method: 'PUT',
    path: 'paymentTerms/ADVANCE',
    body: { displayName: 'In advance', dueDateCalculation: '0D', prepaymentRequired: true },
  },
]

export function reminderRequest(book: Book, step: ReminderStep): Request | null {
  if (step.does === 'remind') return { method: 'POST', path: 'reminders/create', body: { postingDate: step.date } }
  const all = book.all('reminders')
  const wanted = all.filter(({ status }) => (status === 'Draft') !== (step.does === 'cancelReminder'))
  const likely = step.reminder % 8 === 7 || wanted.length === 0 ? all : wanted
  const found = likely[step.reminder % Math.max(1, likely.length)]
  if (!found) return null
  if (step.does === 'deleteReminder') return { method: 'DELETE', path: `reminders/${found.id}` }
  return { method: 'POST', path: `reminders/${found.number}/${step.does === 'issueReminder' ? 'issue' : 'cancel'}` }
}

/** At the end of any day the receivables accounts are what customers owed by then, entry by entry. */
export function receivablesAgreeOnEveryDay({ entries, all }: Books) {
  const accounts = all('customerPostingGroups').map((group) => group.receivablesAccount)
  const general = entries.generalLedgerEntries.filter((entry) => accounts.includes(entry.accountNumber))
  const details = entries.detailedCustomerLedgerEntries
  const days = new Set([...general, ...details].map((entry) => entry.postingDate))
  for (const day of days) {
    const owed = sum(details.filter((one) => one.postingDate <= day).map((one) => one.amountLocalCurrency))
    const booked = sum(general.filter((one) => one.postingDate <= day).map((one) => one.amount))
    expect([day, booked]).toEqual([day, owed])
  }
}

/** An order was paid in advance what payments and refunds that name it come to. */
export function prepaymentsAgree({ entries, all }: Books) {
  const paid = Map.groupBy(entries.customerLedgerEntries, (entry) => entry.orderNumber)
  for (const order of all('salesOrders')) {
    const own = paid.get(order.number) ?? []
    expect([order.number, money(order.prepaidAmount)]).toEqual([order.number, -sum(own.map((one) => one.amount)) + 0])
  }
  for (const entry of entries.customerLedgerEntries)
    if (entry.orderNumber !== '') expect(['Payment', 'Refund']).toContain(entry.documentType)
}

/** An entry was reminded of as often as reminders that still hold say; what a cancelled one asked for is taken back. */
export function remindersAgree({ entries, all }: Books) {
  const issued = all('reminders').filter(({ status }) => status === 'Issued')
  const levels = new Map<number, number>()
  for (const { lines } of issued)
    for (const { entryNumber, level } of lines) levels.set(entryNumber, Math.max(level, levels.get(entryNumber) ?? 0))
  for (const entry of entries.customerLedgerEntries)
    expect([entry.entryNumber, entry.lastIssuedReminderLevel]).toEqual([
      entry.entryNumber,
      levels.get(entry.entryNumber) ?? 0,
    ])
  for (const { number, status, fee, interestAmount } of all('reminders')) {
    const own = entries.customerLedgerEntries.filter(
      (one) => one.documentType === 'Reminder' && one.documentNumber === number,
    )
    const charged = status === 'Issued' ? money(fee) + money(interestAmount) : 0
    expect([number, sum(own.map((one) => one.amount)) + 0]).toEqual([number, charged])
  }
  const drafts = all('reminders').filter(({ status }) => status === 'Draft')
  expect(new Set(drafts.map((one) => `${one.customerNumber} ${one.currencyCode}`)).size).toBe(drafts.length)
}
