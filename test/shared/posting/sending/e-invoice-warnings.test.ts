import { expect, test } from 'vitest'
import { anInvoice, anOrder, aService, type Body, type Book } from '../../../support/given.ts'
import { aBuyer, aSeller } from '../../../support/issued.ts'

const peppolEndpoint = { scheme: '0208', value: '0412345614' }
const posting = (book: Book, buyer: Body) => {
  const { id } = anInvoice(book, aBuyer(book, 'BE', buyer), [[aService(book), 1]])
  return { method: 'POST', path: `salesInvoices/${id}/post` }
}

test('a preview tells what keeps the invoice from being an e-invoice, and posting stops at nothing of that', () => {
  const book = aSeller()
  book.does('PATCH', 'companyInformation', { iban: '' })
  const request = posting(book, { peppolEndpoint })
  const told = [
    { code: 'NoEInvoiceDocument', params: { field: 'customerPurchaseOrderReference' } },
    { code: 'NoEInvoiceCompany', params: { field: 'iban' } },
  ]
  expect(book.preview(request).warnings).toMatchObject(told)
  expect(book.send(request)).toMatchObject({ status: 200, warnings: told })
})
test('so does invoicing an order', () => {
  const book = aSeller()
  const order = anOrder(book, aBuyer(book, 'BE', { sendingProfile: { attachUbl: true } }), [[aService(book), 1]])
  const { warnings } = book.send({ method: 'POST', path: `salesOrders/${order.id}/shipAndInvoice` })
  expect(warnings).toMatchObject([{ code: 'NoEInvoiceDocument' }])
})
test('who gets no e-invoices is not spoken of, nor where nothing is missing', () => {
  const book = aSeller()
  expect(book.send(posting(book, {})).warnings).toEqual([])
  book.does('PATCH', 'salesSetup', { defaultBuyerReference: 'NA' })
  expect(book.send(posting(book, { peppolEndpoint })).warnings).toEqual([])
})
