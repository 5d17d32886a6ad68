/** An invoice with a wrong price is found out after it was paid; it is put right, credited in part, and a credit taken back. */
import { expect, test } from 'vitest'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { checkLaws } from '../laws/laws.ts'
import { aBook, aCustomer, anInvoice, anItem, type Body, post } from '../support/given.ts'

type Invoice = RecordIn<'salesInvoices'>
type CreditMemo = RecordIn<'salesCreditMemos'>
interface Answer extends Invoice {
  readonly creditMemo: CreditMemo
  readonly invoice: Invoice
}

const book = aBook()
const lamp = anItem(book, { displayName: 'Lamp', unitPrice: 80, unitCost: 50, stock: 20 })
const hotel = aCustomer(book, { displayName: 'Hotel', paymentTermsCode: '30D' })
const act = (path: string, body: Body = {}) => book.does('POST', path, body) as unknown as Answer
const owed = () => book.entries.customerLedgerEntries.reduce((sum, entry) => sum + entry.remainingAmount, 0) / 100
const entryOf = (documentNumber: string) =>
  book.entries.customerLedgerEntries.find((entry) => entry.documentNumber === documentNumber)
const state = ({ id }: { readonly id: string }) => {
  const { status, remainingAmount } = book.find('salesInvoices', id)
  return [status, remainingAmount]
}

const wrong = post(book, anInvoice(book, hotel, [[lamp, 4, { unitPrice: 90 }]], { postingDate: '2026-03-05' }))
let right: Invoice

test('the hotel pays what it was asked for', () => {
  const lines = [
    { customerNumber: hotel, postingDate: '2026-03-10', amount: 435.6, appliesToInvoiceNumber: wrong.number },
  ]
  act('customerPayments/post', { lines })
  expect(state(wrong)).toEqual(['Paid', 0])
})

test('a paid invoice is not corrected just so: the refusal says both ways out, and changes nothing', () => {
  const before = JSON.stringify([book.entries, book.all('salesInvoices')])
  const problem = book.refuses('POST', `salesInvoices/${wrong.id}/correct`)
  expect(problem).toMatchObject({ status: 409, code: 'InvoicePaid' })
  expect(JSON.stringify([book.entries, book.all('salesInvoices')])).toBe(before)
})

test('with its payment taken off it is corrected in one step, and the payment waits for what is right', () => {
  const { creditMemo, invoice, ...canceled } = act(`salesInvoices/${wrong.id}/correct`, { unapplyPayments: true })
  expect(canceled).toMatchObject({ status: 'Canceled', canceledBy: creditMemo.number, correctedBy: invoice.number })
  expect(creditMemo).toMatchObject({ status: 'Corrective', corrects: wrong.number, totalAmountIncludingTax: 435.6 })
  expect(owed()).toBe(-435.6)
  const [line] = invoice.lines
  book.does('PATCH', `salesInvoices/${invoice.id}`, { lines: [{ ...line, unitPrice: 80 }] })
  right = post(book, invoice)
  expect(right).toMatchObject({ totalAmountIncludingTax: 387.2, corrects: wrong.number })
})

test('the payment settles it, and what was paid too much stays with the customer', () => {
  const payment = book.entries.customerLedgerEntries.find((entry) => entry.documentType === 'Payment')
  const entries = [{ entryNumber: entryOf(right.number)?.entryNumber }]
  act(`customerLedgerEntries/${payment?.entryNumber}/apply`, { entries, postingDate: '2026-03-20' })
  expect(state(right)).toEqual(['Paid', 0])
  expect(owed()).toBe(-48.4)
})

test('of another invoice one lamp of three is credited, at the cost at which it left', () => {
  const other = post(book, anInvoice(book, hotel, [[lamp, 3]], { postingDate: '2026-03-21' }))
  const draft = act(`salesInvoices/${other.id}/makeCorrectiveCreditMemo`).creditMemo
  const [line] = draft.lines
  book.does('PATCH', `salesCreditMemos/${draft.id}`, { lines: [{ ...line, quantity: 1 }] })
  const memo = book.does('POST', `salesCreditMemos/${draft.id}/post`) as unknown as CreditMemo
  expect(memo).toMatchObject({ totalAmountIncludingTax: 96.8, appliesToDocumentNumber: other.number })
  expect(state(other)).toEqual(['Open', 193.6])
  expect(book.entries.itemLedgerEntries.at(-1)).toMatchObject({ quantity: 100_000, costAmountActual: 5000 })
  expect(book.refuses('POST', `salesCreditMemos/${memo.id}/cancel`).code).toBe('NotCorrective')
})

test('a third was cancelled by mistake: cancelling the credit memo opens it again', () => {
  const third = post(book, anInvoice(book, hotel, [[lamp, 1]], { postingDate: '2026-03-22' }))
  const memo = act(`salesInvoices/${third.id}/cancel`).creditMemo
  expect(state(third)).toEqual(['Canceled', 0])
  const { invoice } = act(`salesCreditMemos/${memo.id}/cancel`)
  expect(invoice).toMatchObject({ status: 'Corrective', totalAmountIncludingTax: 96.8 })
  expect(book.find('salesInvoices', third.id)).toMatchObject({ status: 'Open', remainingAmount: 96.8, canceledBy: '' })
})

test('in the end the books agree, and the hotel owes what it has', () => {
  const lamps = book.entries.itemLedgerEntries.reduce((sum, entry) => sum + entry.quantity, 0) / 1e5
  expect(lamps).toBe(20 - 4 - 2 - 1)
  expect(owed()).toBeCloseTo(7 * 96.8 - 435.6, 5)
  checkLaws(book)
})
