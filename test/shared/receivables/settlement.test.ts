import { expect, test } from 'vitest'
import type { Day } from '../../../shared/basics/day.ts'
import { type Money, percent } from '../../../shared/basics/money.ts'
import { entryHeard, entryTold } from '../../../shared/ledger/told.ts'
import type { Rules } from '../../../shared/receivables/discount.ts'
import type { OpenItem } from '../../../shared/receivables/open-item.ts'
import { foreseen, settleable, suggested } from '../../../shared/receivables/settlement.ts'

let numbers = 0
const entry = (documentType: string, documentNumber: string, amount: number, more: Partial<OpenItem> = {}): OpenItem =>
  ({
    entryNumber: ++numbers,
    documentType,
    documentNumber,
    externalDocumentNumber: '',
    description: '',
    customerNumber: 'C1',
    currencyCode: '',
    orderNumber: '',
    postingDate: '2026-03-01' as Day,
    dueDate: null,
    amount,
    remainingAmount: amount,
    open: true,
    pmtDiscountDate: null,
    remainingPmtDiscPossible: 0,
    ...more,
  }) as unknown as OpenItem
const due = (day: string): Partial<OpenItem> => ({ dueDate: day as Day })
const discount = (amount: number, until: string): Partial<OpenItem> => ({
  remainingPmtDiscPossible: amount as Money,
  pmtDiscountDate: until as Day,
})
const rules: Rules = {
  graceDays: 5,
  tolerancePercent: percent(0),
  largestTolerance: 0 as Money,
  acceptTolerance: true,
}
const proposed = (of: OpenItem, ...others: readonly OpenItem[]) =>
  suggested(of, settleable(of, others), rules).map(({ item, amount, reasons }) => [
    item.documentNumber,
    amount,
    reasons.join(', '),
  ])

test('an entry may be settled with what is open on the other side, of its customer and in its currency, due first', () => {
  const payment = entry('Payment', 'BANK', -100)
  const others = [
    entry('Invoice', 'LATER', 100, due('2026-05-01')),
    entry('Invoice', 'SOONER', 100, due('2026-04-01')),
    entry('Refund', 'BACK', 5, due('2026-04-15')),
    entry('Invoice', 'DOLLARS', 100, { currencyCode: 'USD' }),
    entry('Invoice', 'OTHERS', 100, { customerNumber: 'C2' }),
    entry('Invoice', 'CLOSED', 100, { open: false, remainingAmount: 0 as Money }),
    entry('Credit Memo', 'SAME', -100),
    payment,
  ]
  expect(settleable(payment, others).map(({ documentNumber }) => documentNumber)).toEqual(['SOONER', 'BACK', 'LATER'])
})

test('what a payment names comes first, then what it pays exactly, then the oldest as far as it reaches', () => {
  const invoices = [
    entry('Invoice', 'PSI-000001', 7_000, due('2026-04-01')),
    entry('Invoice', 'PSI-000002', 5_000, due('2026-05-01')),
    entry('Invoice', 'PSI-000003', 9_000, due('2026-06-01')),
  ]
  const payment = (amount: number, more: Partial<OpenItem> = {}) => entry('Payment', 'BANK', -amount, more)
  expect(proposed(payment(9_000, { externalDocumentNumber: 'PSI-000003' }), ...invoices)).toEqual([
    ['PSI-000003', 9_000, 'documentNumber, amount'],
  ])
  expect(proposed(payment(5_000), ...invoices)).toEqual([['PSI-000002', 5_000, 'amount']])
  expect(proposed(payment(12_000), ...invoices)).toEqual([
    ['PSI-000001', 7_000, 'severalDocuments'],
    ['PSI-000002', 5_000, 'severalDocuments'],
  ])
  expect(proposed(payment(8_000), ...invoices)).toEqual([
    ['PSI-000001', 7_000, 'oldestFirst'],
    ['PSI-000002', 1_000, 'oldestFirst'],
  ])
})

test('money that came before its invoice pays it all the same, and what an order keeps is left to the order', () => {
  const invoice = entry('Invoice', 'PSI-000009', 5_000, { postingDate: '2026-03-20' as Day })
  expect(proposed(entry('Payment', 'EARLY', -5_000), invoice)).toEqual([['PSI-000009', 5_000, 'amount']])
  const kept = entry('Payment', 'KEPT', -5_000, { orderNumber: 'SO-000001' })
  expect(proposed(invoice, kept, entry('Payment', 'FREE', -3_000))).toEqual([['FREE', -3_000, 'oldestFirst']])
})

test('a refund pays credit memos, and a credit memo takes no payment discount', () => {
  const memo = entry('Credit Memo', 'PSC-000001', -2_000)
  expect(proposed(entry('Refund', 'BACK', 2_000), memo)).toEqual([['PSC-000001', -2_000, 'amount']])
  const invoice = entry('Invoice', 'PSI-000004', 10_000, discount(200, '2026-03-10'))
  expect(proposed(entry('Payment', 'BANK', -9_800), invoice)).toEqual([['PSI-000004', 9_800, 'amountAfterDiscount']])
  expect(proposed(entry('Credit Memo', 'PSC-000002', -9_800), invoice)).toEqual([['PSI-000004', 9_800, 'oldestFirst']])
})

test('it is foreseen what stays open of both, and which discount is granted', () => {
  const invoice = entry('Invoice', 'PSI-000005', 10_000, discount(200, '2026-03-10'))
  const payment = entry('Payment', 'BANK', -9_800)
  const told = (of: OpenItem, to: OpenItem, amount: number) => {
    const { left, writtenOff } = foreseen(of, [{ item: to, amount: amount as Money }], rules)
    return [left.get(of.entryNumber), left.get(to.entryNumber), [...writtenOff.values()].flat()]
  }
  const granted = [{ kind: 'Payment Discount', amount: -200 }]
  expect(told(payment, invoice, 9_800)).toEqual([0, 0, granted])
  expect(told(payment, invoice, 5_000)).toEqual([-4_800, 5_000, []])
  // From the invoice it is the same payment that pays.
  expect(told(invoice, payment, -9_800)).toEqual([0, 0, granted])
  const late = entry('Payment', 'LATE', -9_800, { postingDate: '2026-03-14' as Day })
  expect(told(late, invoice, 9_800)).toEqual([0, 0, [{ kind: 'Payment Discount Tolerance', amount: -200 }]])
})

test('an entry is heard as it was told', () => {
  const [told] = [entryTold('customerLedgerEntries', entry('Payment', 'BANK', -12_345))]
  expect(told.remainingAmount).toBe(-123.45)
  expect(entryTold('customerLedgerEntries', entryHeard('customerLedgerEntries', told))).toEqual(told)
})
