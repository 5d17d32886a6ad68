/** What always holds of bank statements, whatever is open and whatever the bank says: nothing is paid beyond what is open, and nothing is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBook, aCustomer, anInvoice, anOrder, aService, type Book, post } from '../support/given.ts'
import { receivablesAgreeOnEveryDay } from './receivables.ts'
import { runs } from './runs.ts'

const names = ['Alder Foods', 'Beech Motors', 'Cedar Textiles']
const cents = fc.integer({ min: 1, max: 60_000 })
const cases = fc.record({
  /** Orders that are paid before delivery. */
  orders: fc.array(fc.record({ customer: fc.nat({ max: 2 }), cents }), { maxLength: 4 }),
  bills: fc.array(fc.record({ customer: fc.nat({ max: 2 }), cents }), { minLength: 1, maxLength: 8 }),
  lines: fc.array(
    fc.record({
      /** Pays a bill whole, or some amount. */
      bill: fc.option(fc.nat({ max: 7 })),
      cents,
      isOut: fc.boolean(),
      names: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }),
      payer: fc.option(fc.nat({ max: 2 })),
    }),
    { minLength: 1, maxLength: 8 },
  ),
})

test('matched, accepted and posted: no entry is paid beyond what is open, each line goes to the bank once, and unapplying restores', () => {
  let [paid, advanced] = [0, 0]
  fc.assert(
    fc.property(cases, ({ orders, bills, lines }) => {
      const book = aBook({ paymentReferenceScheme: 'RF' })
      const customers = names.map((displayName) => aCustomer(book, { displayName }))
      const hour = aService(book, { vatProductPostingGroup: 'VAT0' })
      const invoices = bills.map(({ customer, cents }) =>
        post(
          book,
          anInvoice(book, customers[customer] ?? '', [[hour, 1, { unitPrice: cents / 100 }]], {
            postingDate: '2026-02-01',
          }),
        ),
      )
      const asked = orders.map(({ customer, cents }) =>
        anOrder(book, customers[customer] ?? '', [[hour, 1, { unitPrice: cents / 100 }]], {
          orderDate: '2026-02-01',
          prepaymentRequired: true,
        }),
      )
      const named = [...invoices, ...asked]
      const costs = [...bills, ...orders]
      const amounts = lines.map((line) => {
        const paid = line.bill === null ? line.cents : (costs[line.bill % costs.length]?.cents ?? 1)
        return (line.isOut ? -paid : paid) / 100
      })
      const { id } = book.does('POST', 'paymentReconciliations', {
        bankAccount: 'BANK',
        statementNumber: 'S',
        lines: lines.map((line, index) => ({
          transactionDate: '2026-02-20',
          amount: amounts[index],
          payerName: line.payer === null ? '' : names[line.payer],
          description: line.names.map((name) => named[name % named.length]?.number).join(' '),
        })),
      })
      paid += proposalsFit(book, String(id))
      const advances = ordersFit(book, String(id))
      advanced += advances.size
      const before = remaining(book)
      book.does('POST', `paymentReconciliations/${id}/accept`, { confidence: 'Low' })
      for (const line of book.find('paymentReconciliations', String(id)).lines)
        book.does('PATCH', `paymentReconciliations/${id}/lines/${line.clientId}`, {
          accepted: true,
          transferDifferenceTo: { accountNumber: '743000' },
        })
      book.does('POST', `paymentReconciliations/${id}/post`)
      const moved = book.entries.bankAccountLedgerEntries.reduce((sum, one) => sum + one.amount, 0)
      expect(moved).toBe(Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100))
      for (const item of book.entries.customerLedgerEntries)
        expect(item.remainingAmount === 0 || Math.sign(item.remainingAmount) === Math.sign(item.amount)).toBe(true)
      for (const { number } of asked)
        expect([number, book.find('salesOrders', number).prepaidAmount]).toEqual([
          number,
          (advances.get(number) ?? 0) / 100,
        ])
      receivablesAgreeOnEveryDay(book)
      for (const item of book.entries.customerLedgerEntries
        .filter((one) => one.documentType !== 'Invoice')
        .toReversed())
        while (isApplied(book, item.entryNumber)) book.does('POST', `customerLedgerEntries/${item.entryNumber}/unapply`)
      expect(remaining(book)).toEqual(before)
      receivablesAgreeOnEveryDay(book)
    }),
    runs(25, 100),
  )
  expect(paid).toBeGreaterThan(5)
  expect(advanced).toBeGreaterThan(5)
})

const remaining = (book: Book) =>
  book.entries.customerLedgerEntries
    .filter(({ documentType }) => documentType === 'Invoice')
    .map(({ entryNumber, remainingAmount, open }) => [entryNumber, remainingAmount, open])

const isApplied = (book: Book, entryNumber: number) =>
  book.entries.detailedCustomerLedgerEntries.some(
    (one) => one.customerLedgerEntryNumber === entryNumber && one.applicationNumber !== null && !one.unapplied,
  )

/** Over all lines together, no order gets more than it asks. Gives the cents of each order that gets some. */
function ordersFit(book: Book, id: string): ReadonlyMap<string, number> {
  const given = new Map<string, number>()
  for (const { proposals } of book.find('paymentReconciliations', id).lines)
    for (const { orderNumber, amount } of proposals)
      if (orderNumber !== '') given.set(orderNumber, (given.get(orderNumber) ?? 0) + Math.round(amount * 100))
  for (const [number, cents] of given)
    expect(cents).toBeLessThanOrEqual(Math.round(book.find('salesOrders', number).totalAmountIncludingTax * 100))
  return given
}

/** Over all lines together, no more than is open; no line more than it has. Gives how many entries are paid. */
function proposalsFit(book: Book, id: string): number {
  const taken = new Map<number, number>()
  for (const { amount, proposals } of book.find('paymentReconciliations', id).lines) {
    const total = proposals.reduce((sum, one) => sum + Math.round(one.amount * 100), 0)
    expect(Math.abs(total)).toBeLessThanOrEqual(Math.round(Math.abs(amount ?? 0) * 100))
    for (const one of proposals)
      if (one.entryNumber !== null)
        taken.set(one.entryNumber, (taken.get(one.entryNumber) ?? 0) + Math.round(one.amount * 100))
  }
  for (const [entryNumber, cents] of taken)
    expect(cents).toBeLessThanOrEqual(book.entries.customerLedgerEntries[entryNumber - 1]?.remainingAmount ?? 0)
  return taken.size
}
