import { describe, expect, test } from 'vitest'
import { aBook, aCustomer, anInvoice, anItem, anOrder, aService, bodyOf, postOrder } from '../../support/given.ts'

const kinds = ['salesQuotes', 'salesOrders', 'salesInvoices', 'salesCreditMemos', 'salesReturnOrders'] as const
/** Y: may be begun; -: may not. In the order of the kinds. */
const begun = { '': 'YYYYY', Ship: '--YYY', Invoice: '---YY', All: '-----' } as const

describe('a block of a customer', () => {
  test('forbids to begin the kinds of documents that it concerns, for who orders and for who pays', () => {
    for (const [blocked, wanted] of Object.entries(begun)) {
      const book = aBook()
      const own = aCustomer(book, { blocked })
      const payer = aCustomer(book, { blocked })
      const paidFor = aCustomer(book, { billToCustomerNumber: payer })
      const service = aService(book)
      for (const customer of [own, paidFor]) {
        const may = kinds.map((path) =>
          book.send({ method: 'POST', path, body: bodyOf(customer, [[service, 1]]) }).status === 201 ? 'Y' : '-',
        )
        expect([blocked, may.join('')]).toEqual([blocked, wanted])
      }
    }
  })
  test('given for privacy forbids everything', () => {
    const book = aBook()
    const customer = aCustomer(book, { privacyBlocked: true })
    for (const path of kinds) expect(book.refuses('POST', path, bodyOf(customer, [])).code).toBe('CustomerBlocked')
  })
  test('forbids what moves goods or makes revenue, each to its degree; what was delivered may still be invoiced', () => {
    const done = ['ship more', 'invoice shipped', 'invoice of services', 'invoice of goods', 'take back'] as const
    const wanted = { '': 'YYYYY', Ship: '-YY-Y', Invoice: '----Y', All: '-----' }
    for (const [blocked, may] of Object.entries(wanted)) {
      const book = aBook()
      const customer = aCustomer(book)
      const item = anItem(book, { stock: 20 })
      const order = anOrder(book, customer, [[item, 4]])
      postOrder(book, order, 'ship', { lines: [{ sequence: 10_000, shipQuantity: 2 }] })
      const services = anInvoice(book, customer, [[aService(book), 1]])
      const goods = anInvoice(book, customer, [[item, 1]])
      const back = book.does('POST', 'salesReturnOrders', bodyOf(customer, [[item, 1]]))
      book.does('PATCH', `customers/${customer}`, { blocked })
      const paths = {
        'ship more': `salesOrders/${order.id}/ship`,
        'invoice shipped': `salesOrders/${order.id}/invoice`,
        'invoice of services': `salesInvoices/${services.id}/post`,
        'invoice of goods': `salesInvoices/${goods.id}/post`,
        'take back': `salesReturnOrders/${String(back.id)}/receive`,
      }
      const found = done.map((what) => {
        const { status, problem } = book.send({ method: 'POST', path: paths[what], body: {} })
        if (status === 200) return 'Y'
        return problem?.code === 'CustomerBlocked' ? '-' : `${what}: ${problem?.code}`
      })
      expect([blocked, found.join('')]).toEqual([blocked, may])
    }
  })
})

test('a blocked item goes on no new line and is not posted; blocked for sales, it still comes back', () => {
  for (const [block, wanted] of [
    ['blocked', '-----'],
    ['salesBlocked', '---YY'],
  ] as const) {
    const book = aBook()
    const customer = aCustomer(book)
    const item = anItem(book, { stock: 5 })
    const order = anOrder(book, customer, [[item, 1]])
    book.does('PATCH', `items/${item}`, { [block]: true })
    const may = kinds.map((path) =>
      book.send({ method: 'POST', path, body: bodyOf(customer, [[item, 1]]) }).status === 201 ? 'Y' : '-',
    )
    expect([block, may.join('')]).toEqual([block, wanted])
    expect(book.refuses('POST', `salesOrders/${order.id}/ship`).errors).toMatchObject([{ code: 'ItemBlocked' }])
  }
})
