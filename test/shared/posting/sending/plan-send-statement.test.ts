/** What a customer's statement of account says of what came. */
import { expect, test } from 'vitest'
import type { Day } from '../../../../shared/basics/day.ts'
import { noChanges } from '../../../../shared/posting/changes.ts'
import { issuedStatement } from '../../../../shared/posting/sending/plan-send-statement.ts'
import { statementRows } from '../../../../shared/print/statement.ts'
import type { CustomerStatement } from '../../../../shared/sales/statement.ts'
import { aBook, aCustomer, anInvoice, aService, type Book, post } from '../../../support/given.ts'

const span = { from: '2026-01-01' as Day, to: '2026-12-31' as Day }

function statementOf(book: Book, customer: string): CustomerStatement {
  const { body } = book.takes((facts, { at }) => ({
    changes: noChanges,
    answer: { status: 200, body: issuedStatement(facts, customer, span, at)?.document },
  }))
  return body as unknown as CustomerStatement
}

test('a discount that a payment took is called so, in the language of the customer', () => {
  const book = aBook()
  const customer = aCustomer(book, { paymentTermsCode: '1M(8D)' })
  const hour = aService(book, { vatProductPostingGroup: 'VAT0' })
  const { number, postingDate } = post(book, anInvoice(book, customer, [[hour, 1, { unitPrice: 1000 }]]))
  const line = {
    customerNumber: customer,
    amount: 980,
    postingDate,
    documentNumber: 'P-1',
    appliesToInvoiceNumber: number,
  }
  book.does('POST', 'customerPayments/post', { lines: [line] })
  const rows = statementRows(statementOf(book, customer), 'nl').map(({ cells }) => cells[1])
  expect(rows).toEqual([`Factuur ${number}`, 'Betaling P-1', 'Betalingskorting P-1'])
})
