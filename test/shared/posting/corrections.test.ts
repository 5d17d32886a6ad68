import { describe, expect, test } from 'vitest'
import type { RecordIn } from '../../../shared/posting/resources.ts'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  type Body,
  type Book,
  post,
  postOrder,
  receive,
} from '../../support/given.ts'

type Invoice = RecordIn<'salesInvoices'>
type CreditMemo = RecordIn<'salesCreditMemos'>
const correct = (book: Book, { id }: { readonly id: string }, action = 'cancel', body: Body = {}) =>
  book.does('POST', `salesInvoices/${id}/${action}`, body) as unknown as Invoice & {
    readonly creditMemo: CreditMemo
    readonly invoice?: Invoice
  }
const codes = (book: Book, { id }: { readonly id: string }, action = 'cancel') =>
  book.refuses('POST', `salesInvoices/${id}/${action}`).errors.map((one) => one.word ?? one.code)
const turnover = (book: Book, ...numbers: readonly string[]) => {
  const sums = new Map<string, number>()
  for (const { documentNumber, accountNumber, amount } of book.entries.generalLedgerEntries)
    if (numbers.includes(documentNumber)) sums.set(accountNumber, (sums.get(accountNumber) ?? 0) + amount)
  return [...sums.values()].filter((amount) => amount !== 0)
}

describe('cancelling an invoice', () => {
  const book = aBook()
  const customer = aCustomer(book, { displayName: 'Ans' })
  const item = anItem(book, { stock: 5, unitPrice: 33.335, unitCost: 7.77777 })
  const draft = anInvoice(book, customer, [[item, 3, { discountPercent: 5 }]], {
    postingDate: '2026-03-05',
    externalDocumentNumber: 'A-1',
    discountAmount: 1.23,
  })
  book.does('PATCH', `items/${item}`, { unitCost: 99 })
  const invoice = post(book, draft)
  const after = correct(book, invoice)
  const memo = after.creditMemo

  test('posts a credit memo of the same date and figures, and the two name each other', () => {
    expect(after).toMatchObject({ status: 'Canceled', canceledBy: 'PSC-000001', remainingAmount: 0, correctedBy: '' })
    expect(memo).toMatchObject({
      status: 'Corrective',
      corrects: invoice.number,
      appliesToDocumentNumber: invoice.number,
      postingDate: '2026-03-05',
      creditMemoDate: '2026-03-05',
      externalDocumentNumber: 'A-1',
      discountAmount: 1.23,
      totalAmountIncludingTax: invoice.totalAmountIncludingTax,
      taxLines: invoice.taxLines,
      remainingAmount: 0,
      lines: [{ appliesFromEntry: 2, invoiceId: invoice.id, quantity: 3, unitPrice: 33.335 }],
    })
    expect(memo.id).not.toBe(invoice.id)
    expect(book.find('salesCreditMemos', memo.number)).toEqual(memo)
  })
  test('leaves nothing on any account, and the goods where they were at the cost at which they left', () => {
    expect(turnover(book, invoice.number, memo.number)).toEqual([])
    expect(book.entries.itemLedgerEntries.map((entry) => entry.remainingQuantity)).toEqual([200000, 0, 300000])
    expect(book.entries.customerLedgerEntries.map((entry) => entry.remainingAmount + 0)).toEqual([0, 0])
  })
  test('is done once', () => {
    expect(codes(book, invoice)).toEqual(['InvoiceAlreadyCanceled'])
    expect(codes(book, invoice, 'correct')).toEqual(['InvoiceAlreadyCanceled'])
    expect(codes(book, invoice, 'makeCorrectiveCreditMemo')).toEqual(['InvoiceAlreadyCanceled'])
  })
  test('is not for drafts, nor for what does not exist', () => {
    expect(codes(book, anInvoice(book, customer, [[item, 1]]))).toEqual(['NotPostedYet'])
    expect(book.refuses('POST', 'salesInvoices/NONE/cancel').status).toBe(404)
  })
})

describe('correcting an invoice', () => {
  test('gives a fresh draft that says the same, and knows by its number what became of it', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { stock: 5, unitPrice: 10 })
    const draft = anInvoice(book, customer, [[item, 2, { unitPrice: 0 }]], { externalDocumentNumber: 'A-1' })
    const invoice = post(book, draft)
    const answer = correct(book, invoice, 'correct')
    expect(answer.invoice).toMatchObject({
      status: 'Draft',
      corrects: invoice.number,
      externalDocumentNumber: 'A-1',
      postingDate: invoice.postingDate,
      lines: [{ lineObjectNumber: item, quantity: 2, unitPrice: 0 }],
    })
    expect(answer.correctedBy).toBe(answer.invoice?.number)
    const next = post(book, answer.invoice ?? { id: '' })
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ correctedBy: next.number, status: 'Canceled' })
    expect(codes(book, invoice)).toEqual(['InvoiceAlreadyCorrected'])
    expect(correct(book, next).status).toBe('Canceled')
  })

  test('a draft that is deleted leaves the invoice cancelled, and corrected by nothing', () => {
    const book = aBook()
    const invoice = post(book, anInvoice(book, aCustomer(book), [[aService(book), 1]]))
    const draft = correct(book, invoice, 'correct').invoice
    book.does('DELETE', `salesInvoices/${draft?.id}`)
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Canceled', correctedBy: '' })
    expect(codes(book, invoice)).toEqual(['InvoiceAlreadyCanceled'])
  })

  test('what was invoiced of an order in part goes back to it; of an order that is done it does not', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { stock: 20, unitPrice: 10 })
    const order = anOrder(book, customer, [[item, 10]])
    postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 4 }] })
    postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 3 }] })
    const { invoice } = postOrder(book, order, 'invoice', { lines: [{ sequence: 10000, invoiceQuantity: 6 }] })
    const answer = correct(book, invoice ?? { id: '' }, 'correct')
    expect(answer).not.toHaveProperty('invoice')
    expect(book.find('salesOrders', order.id).lines).toMatchObject([
      { shippedQuantity: 1, invoicedQuantity: 0, outstandingQuantity: 9, shipQuantity: 9, invoiceQuantity: 10 },
    ])
    expect(answer.creditMemo.lines).toMatchObject([{ appliesFromEntry: null, orderLineId: order.lines[0]?.id }])
    expect(book.entries.itemLedgerEntries.slice(-2).map((entry) => entry.quantity)).toEqual([400000, 200000])

    const whole = postOrder(book, anOrder(book, customer, [[item, 2]]), 'shipAndInvoice')
    const canceled = book.send({ method: 'POST', path: `salesInvoices/${whole.invoice?.id}/correct` })
    expect(canceled.warnings).toEqual([{ code: 'OrderNotReopened', params: { number: whole.number } }])
    expect(book.find('salesOrders', whole.id)).toMatchObject({ archived: true, lines: [{ invoicedQuantity: 2 }] })
  })

  test('orders whose shipments it took over come back, done as they were', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { stock: 20, unitPrice: 10 })
    const orders = [anOrder(book, customer, [[item, 5]]), anOrder(book, customer, [[item, 3]])]
    const shipmentNumbers = orders.map((order) => postOrder(book, order, 'ship').shipment?.number)
    const draft = anInvoice(book, customer, [])
    book.does('POST', `salesInvoices/${draft.id}/getShipmentLines`, { shipmentNumbers })
    const invoice = post(book, draft)
    const answer = book.send({ method: 'POST', path: `salesInvoices/${invoice.id}/correct` })
    expect(answer.warnings).toEqual([])
    expect(answer.body).not.toHaveProperty('invoice')
    for (const { id } of orders)
      expect(book.find('salesOrders', id)).toMatchObject({
        archived: false,
        status: 'Released',
        lines: [{ shippedQuantity: 0, invoicedQuantity: 0 }],
      })
    const again = postOrder(book, orders[0] as { id: string }, 'shipAndInvoice')
    expect(again.invoice).toMatchObject({ totalAmountExcludingTax: 50 })
  })
})

test('an invoice of 0.00 that was credited is not cancelled besides: its order would count less than nothing', () => {
  const book = aBook()
  const order = anOrder(book, aCustomer(book), [[anItem(book, { stock: 9 }), 5, { unitPrice: 0 }]])
  postOrder(book, order, 'ship', { lines: [{ sequence: 10000, shipQuantity: 4 }] })
  const { invoice } = postOrder(book, order, 'invoice', { lines: [{ sequence: 10000, invoiceQuantity: 2 }] })
  const { creditMemo } = correct(book, invoice ?? { id: '' }, 'makeCorrectiveCreditMemo')
  book.does('POST', `salesCreditMemos/${creditMemo.id}/post`)
  expect(codes(book, invoice ?? { id: '' })).toContain('InvoicePaid')
  expect(book.find('salesOrders', order.id).lines).toMatchObject([{ shippedQuantity: 2, invoicedQuantity: 0 }])
})

test('goods that left after the date of their invoice cannot come back on it', () => {
  const book = aBook({ costingMethod: 'Average' })
  const order = anOrder(book, aCustomer(book), [[anItem(book), 8]])
  postOrder(book, order, 'ship', { postingDate: '2026-04-15' })
  const { invoice } = postOrder(book, order, 'invoice', { postingDate: '2026-03-01' })
  expect(codes(book, invoice ?? { id: '' })).toEqual(['InvoicedBeforeItWasShipped'])
})

test('what is credited twice gives its order back what was invoiced once', () => {
  const book = aBook()
  const order = anOrder(book, aCustomer(book), [[aService(book), 5]])
  const { invoice } = postOrder(book, order, 'shipAndInvoice', {
    lines: [{ sequence: 10000, shipQuantity: 3, invoiceQuantity: 2 }],
  })
  const again = () => {
    const { creditMemo } = correct(book, invoice ?? { id: '' }, 'makeCorrectiveCreditMemo')
    return book.does('POST', `salesCreditMemos/${creditMemo.id}/post`) as unknown as CreditMemo
  }
  expect(again().lines).toMatchObject([{ orderLineId: order.lines[0]?.id }])
  expect(again().lines).toMatchObject([{ orderLineId: '' }])
  expect(book.find('salesOrders', order.id).lines).toMatchObject([{ shippedQuantity: 1, invoicedQuantity: 0 }])
})

describe('a paid invoice', () => {
  const scene = () => {
    const book = aBook({}, 'BE')
    const customer = aCustomer(book, { paymentTermsCode: '1M(8D)' })
    const hour = aService(book, { unitPrice: 100, vatProductPostingGroup: 'VAT0' })
    const invoice = post(book, anInvoice(book, customer, [[hour, 10]]))
    const pay = (amount: number, applied: string) =>
      book.does('POST', 'customerPayments/post', {
        lines: [{ customerNumber: customer, amount, appliesToInvoiceNumber: applied, documentNumber: 'P' }],
      })
    return { book, customer, hour, invoice, pay }
  }
  test('is not cancelled as it stands', () => {
    const { book, invoice, pay } = scene()
    pay(1, invoice.number)
    expect(codes(book, invoice)).toEqual(['InvoicePaid'])
    expect(codes(book, invoice, 'correct')).toEqual(['InvoicePaid'])
  })
  test('is cancelled in one step when its payments are to be taken off: they stay open on the customer', () => {
    const { book, invoice, pay } = scene()
    pay(300, invoice.number)
    pay(680, invoice.number)
    expect(book.find('salesInvoices', invoice.id).status).toBe('Paid')
    const request = {
      method: 'POST',
      path: `salesInvoices/${invoice.id}/cancel`,
      body: { unapplyPayments: true },
    } as const
    const seen = book.preview(request)
    const done = book.send(request)
    for (const ledger of ['generalLedgerEntries', 'detailedCustomerLedgerEntries', 'vatEntries'] as const)
      expect(done.changes?.transaction?.added[ledger]).toEqual(seen.changes?.transaction?.added[ledger])
    expect(done.body).toMatchObject({ status: 'Canceled', remainingAmount: 0 })
    expect(book.entries.customerLedgerEntries.map((entry) => [entry.amount, entry.remainingAmount + 0])).toEqual([
      [100000, 0],
      [-30000, -30000],
      [-68000, -68000],
      [-100000, 0],
    ])
    expect(book.transactions).toHaveLength(4)
    const { paymentDiscountDebitAccount } = book.find('customerPostingGroups', 'DOMESTIC')
    const discount = book.entries.generalLedgerEntries.filter(
      (entry) => entry.accountNumber === paymentDiscountDebitAccount,
    )
    expect(discount.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0)
  })
  test('stays as it is where a payment was used further', () => {
    const { book, customer, hour, invoice, pay } = scene()
    pay(1500, invoice.number)
    const other = post(book, anInvoice(book, customer, [[hour, 1]]))
    book.does('POST', 'customerLedgerEntries/2/apply', { entries: [{ entryNumber: 3 }] })
    const problem = book.refuses('POST', `salesInvoices/${invoice.id}/cancel`, { unapplyPayments: true })
    expect(problem.errors.map((one) => one.word)).toEqual(['UnapplyLaterFirst'])
    expect(book.find('salesInvoices', other.id).status).toBe('Paid')
  })
})

test('all that speaks against a cancellation is told at once', () => {
  const book = aBook()
  const customer = aCustomer(book)
  const [item, other] = [anItem(book, { stock: 5 }), anItem(book, { stock: 5 })]
  const invoice = post(
    book,
    anInvoice(book, customer, [
      [item, 2],
      [other, 2],
    ]),
  )
  const back = book.does('POST', 'salesCreditMemos', {
    customerNumber: customer,
    lines: [{ lineType: 'Item', lineObjectNumber: item, quantity: 1, appliesFromEntry: 3 }],
  })
  book.does('POST', `salesCreditMemos/${back.id}/post`)
  book.does('POST', 'customerPayments/post', {
    lines: [{ customerNumber: customer, amount: 10, appliesToInvoiceNumber: invoice.number }],
  })
  book.does('PATCH', `customers/${customer}`, { blocked: 'Invoice' })
  book.does('PATCH', `items/${other}`, { blocked: true })
  book.does('PATCH', 'salesSetup', { allowPostingFrom: '2026-04-01', externalDocumentNumberMandatory: true })
  const series = book.find('numberSeries', 'postedSalesCreditMemos')
  book.does('PUT', 'numberSeries/postedSalesCreditMemos', { ...series, lastNumber: series.next - 1 })
  expect(codes(book, invoice)).toEqual([
    'InvoicePaid',
    'PostingDateNotAllowed',
    'CustomerBlocked',
    'ExternalDocumentNumberMissing',
    'ItemBlocked',
    'ItemCannotBeReturned',
    'NumberSeriesExhausted',
  ])
})

describe('a draft credit memo made of an invoice', () => {
  test('takes the prices that were charged and leaves out what came back already', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { stock: 9, unitPrice: 10 })
    const invoice = post(book, anInvoice(book, customer, [[item, 4, { discountPercent: 5 }]]))
    book.does('PATCH', `items/${item}`, { unitPrice: 15 })
    const make = () => book.send({ method: 'POST', path: `salesInvoices/${invoice.id}/makeCorrectiveCreditMemo` })
    const first = (make().body as { readonly creditMemo: CreditMemo }).creditMemo
    expect(first).toMatchObject({
      status: 'Draft',
      appliesToDocumentNumber: invoice.number,
      totalAmountExcludingTax: 38,
    })
    const [line] = first.lines
    book.does('PATCH', `salesCreditMemos/${first.id}`, { lines: [{ ...line, quantity: 1 }] })
    book.does('POST', `salesCreditMemos/${first.id}/post`)
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 34.48 })
    const second = make()
    expect(second.warnings.map((one) => one.code)).toEqual(['PartlyReturned', 'InvoicePartlyPaid'])
    const payment = { customerNumber: customer, amount: 34.48, appliesToInvoiceNumber: invoice.number }
    book.does('POST', 'customerPayments/post', { lines: [payment] })
    const { creditMemo } = make().body as { readonly creditMemo: CreditMemo }
    expect(creditMemo.appliesToDocumentNumber).toBe('')
    expect(make().warnings).toContainEqual({
      code: 'InvoiceFullyPaid',
      params: { number: invoice.number, amount: creditMemo.totalAmountIncludingTax },
    })
    expect((second.body as { readonly creditMemo: CreditMemo }).creditMemo.lines).toMatchObject([
      { quantity: 3, unitPrice: 10, discountPercent: 5, appliesFromEntry: 2 },
    ])
  })
})

describe('cancelling the credit memo of a cancelled invoice', () => {
  const cancelMemo = (book: Book, memo: CreditMemo) =>
    book.does('POST', `salesCreditMemos/${memo.id}/cancel`) as unknown as CreditMemo & { readonly invoice: Invoice }

  test('brings the invoice back with its goods and its order, and it may be cancelled again', () => {
    const book = aBook()
    const customer = aCustomer(book, { language: 'nl' })
    const item = anItem(book, { stock: 9, unitPrice: 10 })
    const order = anOrder(book, customer, [[item, 5]])
    const { invoice } = postOrder(book, order, 'shipAndInvoice', {
      lines: [{ sequence: 10000, shipQuantity: 2, invoiceQuantity: 2 }],
    })
    const own = invoice as Invoice
    const { creditMemo } = correct(book, own)
    const answer = cancelMemo(book, creditMemo)
    expect(answer).toMatchObject({ status: 'Canceled', canceledBy: answer.invoice.number, remainingAmount: 0 })
    expect(answer.invoice).toMatchObject({
      status: 'Corrective',
      corrects: creditMemo.number,
      remainingAmount: 0,
      lines: [{ lineType: 'Comment', description: `Annulering van creditnota ${creditMemo.number}` }, { quantity: 2 }],
    })
    expect(book.find('salesInvoices', own.id)).toMatchObject({ status: 'Open', canceledBy: '', remainingAmount: 24.2 })
    expect(book.find('salesOrders', order.id).lines).toMatchObject([{ shippedQuantity: 2, invoicedQuantity: 2 }])
    expect(turnover(book, creditMemo.number, answer.invoice.number)).toEqual([])
    expect(codes(book, answer.invoice)).toEqual(['CannotCancelCorrective'])
    expect(book.refuses('POST', `salesCreditMemos/${creditMemo.id}/cancel`).code).toBe('CreditMemoAlreadyCanceled')
    expect(correct(book, own).status).toBe('Canceled')
  })

  test('waits until the two settle each other again when they were taken apart', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const hour = aService(book, { unitPrice: 10 })
    const invoice = post(book, anInvoice(book, customer, [[hour, 1]]))
    const { creditMemo } = correct(book, invoice)
    const refused = () => book.refuses('POST', `salesCreditMemos/${creditMemo.id}/cancel`).code
    const settle = (entryNumber: number) =>
      book.does('POST', 'customerLedgerEntries/2/apply', { entries: [{ entryNumber }] })
    book.does('POST', 'customerLedgerEntries/1/unapply')
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Canceled', remainingAmount: 12.1 })
    expect(book.find('salesCreditMemos', creditMemo.id)).toMatchObject({ status: 'Corrective', remainingAmount: 12.1 })
    expect(refused()).toBe('CreditMemoNotFullyApplied')

    post(book, anInvoice(book, customer, [[hour, 1]]))
    settle(3)
    expect(refused()).toBe('CreditMemoNotFullyApplied')
    book.does('POST', 'customerLedgerEntries/2/unapply')
    settle(1)
    cancelMemo(book, creditMemo)
    expect(book.find('salesInvoices', invoice.id)).toMatchObject({ status: 'Open', remainingAmount: 12.1 })
  })

  test('is refused for other credit memos, for goods sold on, and for an order that was shipped again', () => {
    const book = aBook()
    const customer = aCustomer(book)
    const hour = aService(book)
    const free = book.does('POST', 'salesCreditMemos', {
      customerNumber: customer,
      lines: [{ lineType: 'Item', lineObjectNumber: hour, quantity: 1 }],
    })
    const refused = (id: unknown) =>
      book.refuses('POST', `salesCreditMemos/${id}/cancel`).errors.map((one) => one.word ?? one.code)
    expect(refused(free.id)).toEqual(['NotPostedYet'])
    book.does('POST', `salesCreditMemos/${free.id}/post`)
    expect(refused(free.id)).toEqual(['NotCorrective'])

    const item = anItem(book, { stock: 5 })
    const order = anOrder(book, customer, [[item, 5]])
    const { invoice } = postOrder(book, order, 'shipAndInvoice', {
      lines: [{ sequence: 10000, shipQuantity: 3, invoiceQuantity: 3 }],
    })
    const { creditMemo } = correct(book, invoice as Invoice)
    postOrder(book, order, 'ship')
    expect(refused(creditMemo.id)).toEqual(['ReceivedGoodsSold', 'NotLatestForCorrection'])
    receive(book, item, 1)
  })
})
