/** Whatever releases, converts or posts asks for the approval, and whatever changes a document respects it. */
import { describe, expect, test } from 'vitest'
import type { DocumentResource } from '../../../../shared/posting/document-kinds.ts'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import { answerOpen, approved, ask, office, withWorkflow } from '../../../support/approvals.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  aVendor,
  type Book,
  bodyOf,
  post,
  postOrder,
} from '../../../support/given.ts'

const doors: Readonly<Partial<Record<DocumentResource, readonly string[]>>> = {
  salesQuotes: ['makeOrder', 'makeInvoice'],
  salesOrders: ['release', 'ship', 'invoice', 'shipAndInvoice'],
  salesReturnOrders: ['release', 'receive', 'invoice', 'receiveAndInvoice'],
  salesInvoices: ['post', 'postAndSend'],
  salesCreditMemos: ['post', 'postAndSend'],
}

/** One draft of a kind, of ten hours at 100.00. */
function drafted(type: DocumentResource, book: Book = aBook()) {
  withWorkflow(book, office)
  const customer = aCustomer(book, { email: 'buyer@example.com' })
  const document = book.does('POST', type, bodyOf(customer, [[aService(book), 10]])) as unknown as RecordIn<typeof type>
  return { book, customer, document }
}

for (const [type, actions] of Object.entries(doors) as [DocumentResource, readonly string[]][])
  describe(type, () => {
    for (const action of actions)
      test(`${action} is refused without approval, and while somebody is asked`, () => {
        const { book, document } = drafted(type)
        const codes = () =>
          book.refuses('POST', `${type}/${document.id}/${action}`).errors.map((one: { code: string }) => one.code)
        expect(codes()).toContain('ApprovalRequired')
        ask(book, type, document)
        expect(codes()).toContain('PendingApproval')
        expect(book.transactions).toEqual([])
      })

    test('nothing of it is changed or deleted while somebody is asked', () => {
      const { book, document } = drafted(type)
      ask(book, type, document)
      const path = `${type}/${document.id}`
      expect(book.find(type, document.id).status).toBe('In Review')
      expect(book.refuses('PATCH', path, { comment: 'x' }).code).toBe('PendingApproval')
      expect(book.refuses('PUT', path, { ...document, lines: [] }).code).toBe('PendingApproval')
      expect(book.refuses('DELETE', path).code).toBe('PendingApproval')
    })

    test('its approval is nothing that can be typed', () => {
      const { book, document } = drafted(type)
      const typed = { status: 'Released', approvalStatus: 'Approved', approvalRequest: [] }
      const saved = book.does('PUT', `${type}/${document.id}`, { ...document, ...typed, comment: 'x' })
      expect(saved).toMatchObject({ status: 'Draft', approvalStatus: '' })
    })
  })

test('an approved invoice that is changed needs approval again; one with another comment does not', () => {
  const { book, document } = drafted('salesInvoices')
  approved(book, 'salesInvoices', document)
  const path = `salesInvoices/${document.id}`
  expect(book.send({ method: 'PATCH', path, body: { comment: 'Thanks' } }).warnings).toEqual([])
  const [line] = book.find('salesInvoices', document.id).lines
  const changed = book.send({ method: 'PATCH', path, body: { lines: [{ ...line, unitPrice: 200 }] } })
  expect(changed.warnings).toContainEqual({ code: 'ApprovalLost', params: { number: document.number } })
  expect(book.refuses('POST', `${path}/post`).code).toBe('ApprovalRequired')
})

test('an approved invoice is posted, and an approved quote becomes an order that needs approval itself', () => {
  const { book, document } = drafted('salesInvoices')
  approved(book, 'salesInvoices', document)
  expect(post(book, document)).toMatchObject({ status: 'Open' })
  const quoted = drafted('salesQuotes')
  expect(approved(quoted.book, 'salesQuotes', quoted.document).status).toBe('Draft')
  const { order } = quoted.book.does('POST', `salesQuotes/${quoted.document.id}/makeOrder`) as unknown as {
    order: RecordIn<'salesOrders'>
  }
  expect(order).toMatchObject({ status: 'Draft', approvalStatus: '' })
  expect(quoted.book.refuses('POST', `salesOrders/${order.id}/ship`).code).toBe('ApprovalRequired')
})

test('an order that is reopened is approved no longer; one that was posted in part stays approved for the rest', () => {
  const { book, document } = drafted('salesOrders')
  approved(book, 'salesOrders', document)
  const first = { lines: [{ sequence: 10_000, shipQuantity: 4, invoiceQuantity: 4 }] }
  expect(postOrder(book, document, 'shipAndInvoice', first).status).toBe('Released')
  expect(postOrder(book, document, 'ship', { lines: [{ sequence: 10_000, shipQuantity: 1 }] }).status).toBe('Released')
  book.does('POST', `salesOrders/${document.id}/reopen`)
  expect(book.refuses('POST', `salesOrders/${document.id}/ship`).code).toBe('ApprovalRequired')
})

test('an order that was released before the workflow was on needs approval, and can be sent for it as it is', () => {
  const book = aBook()
  const order = anOrder(book, aCustomer(book), [[aService(book), 10]])
  book.does('POST', `salesOrders/${order.id}/release`)
  withWorkflow(book, office)
  expect(book.refuses('POST', `salesOrders/${order.id}/ship`).code).toBe('ApprovalRequired')
  expect(approved(book, 'salesOrders', order).status).toBe('Released')
  expect(postOrder(book, order, 'shipAndInvoice').invoice).toBeDefined()
})

test('a vendor’s delivery does not ship a sale that is not approved', () => {
  const book = aBook()
  const item = anItem(book, { vendorNumber: aVendor(book) })
  const order = anOrder(book, aCustomer(book), [[item, 10, { dropShipment: true }]])
  book.does('POST', `salesOrders/${order.id}/createPurchaseOrder`)
  const [purchase] = book.all('purchaseOrders')
  withWorkflow(book, office)
  for (const action of ['receive', 'receiveAndInvoice'])
    expect(book.refuses('POST', `purchaseOrders/${purchase?.id}/${action}`).code).toBe('ApprovalRequired')
  ask(book, 'salesOrders', order)
  expect(book.refuses('POST', `purchaseOrders/${purchase?.id}/receive`).code).toBe('PendingApproval')
  answerOpen(book, order, 'approve')
  answerOpen(book, order, 'approve')
  book.does('POST', `purchaseOrders/${purchase?.id}/receive`)
  expect(book.find('salesOrders', order.id)).toMatchObject({ fullyShipped: true })
})

test('vendors are not asked to deliver, nor shipments invoiced, for what somebody is being asked about', () => {
  const book = aBook()
  const vendor = aVendor(book)
  const item = anItem(book, { vendorNumber: vendor })
  const customer = aCustomer(book)
  const order = anOrder(book, customer, [[item, 1, { dropShipment: true }]])
  const shipped = anOrder(book, customer, [[aService(book), 1]])
  const { shipment } = postOrder(book, shipped, 'ship')
  withWorkflow(book, office)
  ask(book, 'salesOrders', order)
  expect(book.refuses('POST', `salesOrders/${order.id}/createPurchaseOrder`).code).toBe('PendingApproval')
  const line = { itemNumber: item, salesOrderNumber: order.number, salesOrderSequence: 10_000 }
  expect(
    book
      .refuses('POST', 'purchaseOrders', { vendorNumber: vendor, lines: [line] })
      .errors.map((one: { code: string }) => one.code),
  ).toContain('PendingApproval')
  const invoice = anInvoice(book, customer, [[aService(book), 1]])
  ask(book, 'salesInvoices', invoice)
  const pulling = { shipmentNumbers: [shipment?.number ?? ''] }
  expect(book.refuses('POST', `salesInvoices/${invoice.id}/getShipmentLines`, pulling).code).toBe('PendingApproval')
  answerOpen(book, invoice, 'approve')
  book.does('POST', `salesInvoices/${invoice.id}/getShipmentLines`, pulling)
  expect(book.refuses('POST', `salesInvoices/${invoice.id}/post`).code).toBe('ApprovalRequired')
})

test('an invoice is not cancelled by a credit memo that nobody approved', () => {
  const book = aBook()
  const invoice = post(book, anInvoice(book, aCustomer(book), [[aService(book), 10]]))
  withWorkflow(book, office)
  for (const action of ['cancel', 'correct'])
    expect(book.refuses('POST', `salesInvoices/${invoice.id}/${action}`).errors[0]).toMatchObject({
      code: 'ApprovalRequired',
      word: 'CreditNeedsApproval',
      params: { number: invoice.number, amount: 1000 },
    })
  book.does('PATCH', 'approvalWorkflow', { documentTypes: ['salesInvoices'] })
  const { creditMemo } = book.does('POST', `salesInvoices/${invoice.id}/cancel`) as unknown as {
    creditMemo: RecordIn<'salesCreditMemos'>
  }
  expect(book.refuses('POST', `salesCreditMemos/${creditMemo.id}/cancel`).errors[0]).toMatchObject({
    word: 'InvoiceNeedsApproval',
  })
})

test('an expired quote that somebody is asked about is not swept away', () => {
  const book = aBook()
  withWorkflow(book, office)
  const body = { ...bodyOf(aCustomer(book), [[aService(book), 10]]), validUntilDate: '2026-03-01' }
  const quote = book.does('POST', 'salesQuotes', body) as unknown as RecordIn<'salesQuotes'>
  ask(book, 'salesQuotes', quote)
  expect(book.does('POST', 'salesQuotes/deleteExpired', { before: '2026-03-10' })).toEqual({ deleted: [] })
  answerOpen(book, quote, 'reject')
  expect(book.find('salesQuotes', quote.id).status).toBe('Expired')
  expect(book.does('POST', 'salesQuotes/deleteExpired', { before: '2026-03-10' })).toEqual({ deleted: [quote.number] })
})

test('what somebody is asked about is not posted yet, so there is nothing to cancel', () => {
  for (const type of ['salesInvoices', 'salesCreditMemos'] as const) {
    const { book, document } = drafted(type)
    ask(book, type, document)
    expect(book.refuses('POST', `${type}/${document.id}/cancel`).errors[0]).toMatchObject({ word: 'NotPostedYet' })
  }
})
