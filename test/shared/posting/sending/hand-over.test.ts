/** E-invoices that leave with the documents of customers who want them so. */
import { expect, test } from 'vitest'
import type { RecordIn } from '../../../../shared/posting/resources.ts'
import { anInvoice, anOrder, aService, type Body, type Book, post } from '../../../support/given.ts'
import { aBuyer, aSeller } from '../../../support/issued.ts'

function scene(eInvoice: string, buyer: Body = {}) {
  const book = aSeller('BE', { defaultBuyerReference: 'NA' })
  const customer = aBuyer(book, 'BE', { sendingProfile: { eInvoice }, ...buyer })
  const service = aService(book)
  return { book, draft: () => anInvoice(book, customer, [[service, 1]]), customer, service }
}
const send = (book: Book, path: string, body: Body = {}) => book.send({ method: 'POST', path, body })
const queued = (book: Book) => book.all('emails').map(({ channel, to }) => `${channel} ${to}`)

test('beside the e-mail both are queued in the transaction that posts, and the e-mail says so', () => {
  const { book, draft } = scene('Beside the e-mail')
  const { status, body, changes } = send(book, `salesInvoices/${draft().id}/postAndSend`)
  expect(status).toBe(200)
  expect(queued(book)).toEqual(['E-mail buyer@example.com', 'Peppol 0208:0412345614'])
  expect(body).toMatchObject({ email: { channel: 'E-mail', besideEInvoice: true }, eInvoice: { channel: 'Peppol' } })
  expect(changes?.transaction).toBeDefined()
  expect(changes?.messages).toHaveLength(2)
})

test('instead of the e-mail it goes alone, whether or not there is an address; who names one gets a letter too', () => {
  const { book, draft } = scene('Instead of the e-mail', { email: '' })
  send(book, `salesInvoices/${draft().id}/postAndSend`)
  expect(queued(book)).toEqual(['Peppol 0208:0412345614'])
  send(book, `salesInvoices/${draft().id}/postAndSend`, { to: 'boss@example.com' })
  expect(queued(book).slice(1)).toEqual(['E-mail boss@example.com', 'Peppol 0208:0412345614'])
})

test('what has no e-invoice goes by e-mail as ever: a draft, and an order', () => {
  const { book, draft, customer, service } = scene('Instead of the e-mail')
  send(book, `salesInvoices/${draft().id}/send`)
  send(book, `salesOrders/${anOrder(book, customer, [[service, 1]]).id}/send`)
  expect(queued(book)).toEqual(['E-mail buyer@example.com', 'E-mail buyer@example.com'])
})

test('a document is handed over once, however often it is sent, and by whichever action', () => {
  const { book, draft } = scene('Beside the e-mail')
  const { id } = post(book, draft())
  send(book, `salesInvoices/${id}/sendEInvoice`)
  send(book, `salesInvoices/${id}/send`)
  expect(queued(book)).toEqual(['Peppol 0208:0412345614', 'E-mail buyer@example.com'])
  expect(book.refuses('POST', `salesInvoices/${id}/sendEInvoice`).code).toBe('EInvoiceSent')
  const alone = scene('Instead of the e-mail')
  const other = post(alone.book, alone.draft())
  send(alone.book, `salesInvoices/${other.id}/send`)
  expect(alone.book.refuses('POST', `salesInvoices/${other.id}/send`).code).toBe('EInvoiceSent')
})

function failed(book: Book, which: number) {
  book.takes((_, { at }) => {
    const record = { ...book.all('emails')[which], status: 'Failed', lastModifiedDateTime: at } as RecordIn<'emails'>
    const records = [{ type: 'emails' as const, id: record.id, key: record.id, record }]
    return { changes: { records }, answer: { status: 200, body: {} } }
  })
}

test('one that failed for good may go anew, with what is known by then', () => {
  const { book, draft, customer } = scene('Instead of the e-mail')
  const { id } = post(book, draft())
  send(book, `salesInvoices/${id}/send`)
  failed(book, 0)
  book.does('PATCH', `customers/${customer}`, { peppolEndpoint: { scheme: '0208', value: '0202239951' } })
  send(book, `salesInvoices/${id}/send`)
  expect(queued(book)).toEqual(['Peppol 0208:0412345614', 'Peppol 0208:0202239951'])
})

test('one that failed is not tried again once another has taken its place', () => {
  const { book, draft } = scene('Instead of the e-mail')
  const { id } = post(book, draft())
  send(book, `salesInvoices/${id}/send`)
  failed(book, 0)
  send(book, `salesInvoices/${id}/send`)
  const [first, second] = book.all('emails')
  expect(book.refuses('POST', `emails/${first?.id}/retry`).code).toBe('EInvoiceSent')
  expect(send(book, `emails/${second?.id}/retry`).status).toBe(200)
  failed(book, 1)
  expect(send(book, `emails/${first?.id}/retry`).status).toBe(200)
  expect(book.refuses('POST', `emails/${second?.id}/retry`).code).toBe('EInvoiceSent')
})

test('what is missing for it is told before anything is posted, once, by record and field', () => {
  const { book, draft } = scene('Beside the e-mail', {
    enterpriseNumber: '',
    sendingProfile: { eInvoice: 'Beside the e-mail', attachUbl: true },
  })
  const invoice = draft()
  const { errors } = book.refuses('POST', `salesInvoices/${invoice.id}/postAndSend`)
  expect(errors.map(({ pointer }) => pointer)).toEqual([expect.stringMatching(/^\/customers\/.+\/enterpriseNumber$/)])
  expect(book.find('salesInvoices', invoice.id).status).toBe('Draft')
  expect(book.all('emails')).toEqual([])
})
