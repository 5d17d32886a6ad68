import { describe, expect, test } from 'vitest'
import {
  aBook,
  aCustomer,
  anInvoice,
  anItem,
  anOrder,
  aService,
  type Body,
  post,
  postOrder,
} from '../../../support/given.ts'

/** A customer who pays before delivery, an order of 242.00 and a bank statement. */
function scene() {
  const book = aBook()
  book.does('PUT', 'paymentTerms/ADVANCE', { dueDateCalculation: '0D', prepaymentRequired: true })
  const customer = aCustomer(book, { displayName: 'Alder Foods', paymentTermsCode: 'ADVANCE' })
  const item = anItem(book, { stock: 100 })
  const anOrderOf = (quantity: number) => anOrder(book, customer, [[item, quantity]], { orderDate: '2026-02-01' })
  const order = anOrderOf(2)
  const bill = (unitPrice: number) => {
    const hour = aService(book, { vatProductPostingGroup: 'VAT0' })
    return post(book, anInvoice(book, customer, [[hour, 1, { unitPrice }]], { postingDate: '2026-02-01' }))
  }
  let statements = 0
  const statement = (...lines: readonly Body[]) =>
    String(
      book.does('POST', 'paymentReconciliations', {
        bankAccount: 'BANK',
        statementNumber: `S${++statements}`,
        lines: lines.map((one, index) => ({ clientId: `L${index + 1}`, transactionDate: '2026-02-20', ...one })),
      }).id,
    )
  const lines = (id: string) => book.find('paymentReconciliations', id).lines
  const pays = (id: string) =>
    lines(id).map(({ proposals }) => proposals.map((one) => `${one.orderNumber || one.documentNumber} ${one.amount}`))
  const say = (id: string, line: string, body: Body) =>
    book.does('PATCH', `paymentReconciliations/${id}/lines/${line}`, body)
  const refused = (method: string, path: string, body?: Body) =>
    book
      .refuses(method, `paymentReconciliations/${path}`, body)
      .errors.map(({ code, word, line }) => `${line} ${word ?? code}`)
  const advance = (amount: number) =>
    book.does('POST', 'customerPayments/post', {
      lines: [{ customerNumber: customer, amount, orderNumber: order.number }],
    })
  const paid = (amount: number, more: Body = {}) => ({ amount, payerName: 'Alder Foods', ...more })
  return { book, customer, order, anOrderOf, bill, statement, lines, pays, say, refused, advance, paid }
}

describe('a bank line that bears the reference of an order', () => {
  test('pays it in advance: once posted, the order leaves and its invoice is paid', () => {
    const { book, order, statement, lines, paid } = scene()
    const id = statement(paid(242, { reference: order.paymentReference }))
    expect(lines(id)[0]?.proposals).toMatchObject([
      {
        orderNumber: order.number,
        documentNumber: order.number,
        entryNumber: null,
        amount: 242,
        confidence: 'High',
        reasons: ['structuredReference', 'customerName', 'amount', 'prepayment'],
      },
    ])
    book.does('POST', `paymentReconciliations/${id}/accept`)
    book.does('POST', `paymentReconciliations/${id}/post`)
    expect(book.find('salesOrders', order.id).prepaidAmount).toBe(242)
    expect(lines(id)[0]).toMatchObject({ accepted: true, postedEntryNumber: 1 })
    expect(book.entries.customerLedgerEntries[0]).toMatchObject({ orderNumber: order.number, documentNumber: 'S1' })
    expect(postOrder(book, order, 'shipAndInvoice').invoice).toMatchObject({ status: 'Paid' })
  })

  test('asks for what is missing only, and nothing of an order that has all or needs nothing', () => {
    const { book, customer, order, anOrderOf, statement, pays, paid, advance } = scene()
    const trusted = anOrderOf(1)
    book.does('PATCH', `salesOrders/${trusted.id}`, { prepaymentRequired: false })
    advance(200)
    expect(
      pays(statement(paid(242, { description: order.number }), paid(121, { description: trusted.number }))),
    ).toEqual([[`${order.number} 42`], []])
    advance(42)
    expect(pays(statement(paid(242, { description: order.number })))).toEqual([[]])
    expect(book.entries.customerLedgerEntries.every((one) => one.customerNumber === customer)).toBe(true)
  })

  test('may pay an invoice as well: the order and the invoice each get a payment of their own', () => {
    const { book, order, bill, statement, paid } = scene()
    const invoice = bill(58)
    const id = statement(paid(300, { description: `${order.number} + ${invoice.number}` }))
    book.does('POST', `paymentReconciliations/${id}/accept`)
    book.does('POST', `paymentReconciliations/${id}/post`)
    expect(book.entries.customerLedgerEntries.slice(1).map((one) => [one.orderNumber, one.amount, one.open])).toEqual([
      ['', -5800, false],
      [order.number, -24200, true],
    ])
    expect(book.find('salesOrders', order.id).prepaidAmount).toBe(242)
    expect(book.find('salesInvoices', invoice.id).status).toBe('Paid')
  })

  test('two lines never give an order more than it asks, also by hand', () => {
    const { order, statement, pays, say, refused, paid } = scene()
    const id = statement(paid(200, { description: order.number }), paid(100, { payerName: 'Somebody' }))
    expect(pays(id)).toEqual([[`${order.number} 200`], []])
    say(id, 'L1', { accepted: true })
    const toOrder = (amount?: number) => ({ applications: [{ documentNumber: order.number, amount }] })
    expect(refused('PATCH', `${id}/lines/L2`, toOrder(100))).toEqual(['L2 OverApplied'])
    say(id, 'L2', toOrder())
    expect(pays(id)).toEqual([[`${order.number} 200`], [`${order.number} 42`]])
  })

  test('by hand an order may be paid in advance that does not ask for it; a line that nobody decided on gives way', () => {
    const { book, order, anOrderOf, statement, pays, say, paid } = scene()
    const trusted = anOrderOf(1)
    book.does('PATCH', `salesOrders/${trusted.id}`, { prepaymentRequired: false })
    const id = statement(paid(242, { description: order.number }), paid(121), paid(242))
    say(id, 'L2', { applications: [{ documentNumber: trusted.number.toLowerCase() }] })
    say(id, 'L3', { applications: [{ documentNumber: order.number }] })
    expect(pays(id)).toEqual([[], [`${trusted.number} 121`], [`${order.number} 242`]])
  })

  test('is asked about again when the order was paid in another way meanwhile', () => {
    const { order, statement, refused, say, paid, advance } = scene()
    const id = statement(paid(242, { description: order.number }))
    advance(100)
    expect(refused('POST', `${id}/post`)).toEqual(['L1 OrderAsksLess'])
    advance(142)
    expect(refused('POST', `${id}/post`)).toEqual(['L1 OrderAsksNothing'])
    const again = { applications: [{ documentNumber: order.number }] }
    expect(refused('PATCH', `${id}/lines/L1`, again)).toEqual(['L1 OrderAsksNothing'])
    say(id, 'L1', { applications: [], transferDifferenceTo: { customerNumber: order.customerNumber } })
  })

  test('what it pays too much may stay with the customer as credit', () => {
    const { book, order, customer, statement, pays, say, paid } = scene()
    const id = statement(paid(250, { description: order.number }))
    expect(pays(id)).toEqual([[`${order.number} 242`]])
    say(id, 'L1', { accepted: true, transferDifferenceTo: { customerNumber: customer } })
    book.does('POST', `paymentReconciliations/${id}/post`)
    expect(book.entries.customerLedgerEntries.map((one) => [one.orderNumber, one.amount])).toEqual([
      ['', -800],
      [order.number, -24200],
    ])
  })
})
