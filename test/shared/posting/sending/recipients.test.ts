import { expect, test } from 'vitest'
import { aBook, aCustomer, anInvoice, aService, post } from '../../../support/given.ts'

test('each address that is none is told by itself, and nothing is sent to the others', () => {
  const book = aBook()
  const { id } = post(book, anInvoice(book, aCustomer(book), [[aService(book), 1]]))
  const { errors } = book.refuses('POST', `salesInvoices/${id}/send`, { to: 'one@example.com; two@', cc: 'three' })
  expect(errors).toMatchObject([
    { code: 'InvalidValue', field: 'to', word: 'NotAnAddress', params: { value: 'two@' } },
    { code: 'InvalidValue', field: 'cc', word: 'NotAnAddress', params: { value: 'three' } },
  ])
})
