import { expect, test } from 'vitest'
import { aBook, aCustomer, anInvoice, anItem, post } from '../../support/given.ts'

test('an invoice for goods debits the receivable and the cost, and credits revenue, VAT and stock', () => {
  const book = aBook()
  const item = anItem(book, { stock: 10 })
  const invoice = post(book, anInvoice(book, aCustomer(book), [[item, 4]]))
  expect(invoice).toMatchObject({ number: 'PSI-000001', status: 'Open', remainingAmount: 484, dueDate: '2026-04-09' })
  const own = book.entries.generalLedgerEntries.filter((entry) => entry.documentNumber === invoice.number)
  expect(own.map((entry) => entry.amount)).toEqual([48400, -40000, -8400, -24000, 24000])
})
