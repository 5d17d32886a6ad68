/** A week in a bicycle shop, told from the first delivery to the books at its end. */
import { expect, test } from 'vitest'
import { sum } from '../../shared/basics/money.ts'
import { checkLaws } from '../laws/laws.ts'
import { aBook, aCustomer, anInvoice, anItem, anOrder, aService, post, postOrder, receive } from '../support/given.ts'

const book = aBook({ creditWarnings: 'Both Warnings' })
const bicycle = anItem(book, { displayName: 'City bicycle', unitPrice: 450, unitCost: 300 })
const helmet = anItem(book, { displayName: 'Helmet', unitPrice: 39.99, unitCost: 18.5 })
const repair = aService(book, { displayName: 'Repair, per hour', unitPrice: 48, vatProductPostingGroup: 'VAT6' })
const school = aCustomer(book, {
  displayName: 'School',
  paymentTermsCode: '30D',
  invoiceDiscounts: [{ minimumAmount: 1000, discountPercent: 5 }],
})
const club = aCustomer(book, { displayName: 'Fietsclub', country: 'NL', paymentTermsCode: 'CM' })
const walkIn = aCustomer(book, { displayName: 'Counter', pricesIncludeTax: true, paymentTermsCode: '0D' })
const balance = (account: string) =>
  sum(
    book.entries.generalLedgerEntries.filter((entry) => entry.accountNumber === account).map((entry) => entry.amount),
  ) / 100
const stock = (item: string) =>
  sum(book.entries.itemLedgerEntries.filter((entry) => entry.itemNumber === item).map((entry) => entry.quantity)) / 1e5

test('Monday: six bicycles at 290.00, and helmets', () => {
  receive(book, bicycle, 6, 290, '2026-03-09')
  receive(book, helmet, 20, 18.5, '2026-03-09')
  expect(balance(book.find('inventoryPostingGroups', 'RESALE').inventoryAccount)).toBe(2110)
})

test('Tuesday: the school orders eight, and takes the six that there are', () => {
  book.does('PATCH', 'salesSetup', { calcInvoiceDiscount: true })
  const order = anOrder(book, school, [
    [bicycle, 8],
    [helmet, 8],
  ])
  expect(order).toMatchObject({ discountAmount: 196, totalAmountExcludingTax: 3723.92, totalTaxAmount: 782.02 })
  const { shipment } = postOrder(book, order, 'ship', {
    lines: [
      { sequence: 10000, shipQuantity: 6 },
      { sequence: 20000, shipQuantity: 8 },
    ],
  })
  expect(shipment?.lines.map((line) => line.quantity)).toEqual([6, 8])
  expect([stock(bicycle), stock(helmet)]).toEqual([0, 12])
})

test('Wednesday: a repair at the counter, a helmet with it, prices with VAT', () => {
  const invoice = post(
    book,
    anInvoice(
      book,
      walkIn,
      [
        [repair, 1.5],
        [helmet, 1, { unitPrice: 48.39 }],
      ],
      { postingDate: '2026-03-11' },
    ),
  )
  expect(invoice).toMatchObject({ totalAmountIncludingTax: 124.71, dueDate: '2026-03-11', status: 'Open' })
  expect(invoice.taxLines.map((tax) => [tax.taxPercent, tax.baseAmount, tax.taxAmount])).toEqual([
    [6, 72, 4.32],
    [21, 39.99, 8.4],
  ])
})

test('Thursday: the club across the border buys two that are not there yet', () => {
  const invoice = post(book, anInvoice(book, club, [[bicycle, 2]], { postingDate: '2026-03-12' }))
  expect(invoice).toMatchObject({ totalTaxAmount: 0, totalAmountIncludingTax: 900, dueDate: '2026-03-31' })
  expect(stock(bicycle)).toBe(-2)
})

test('Friday: four more arrive at 310.00, which tells what the club’s two have cost; the school gets its rest and its invoice', () => {
  receive(book, bicycle, 4, 310, '2026-03-13')
  const sold = book.entries.itemLedgerEntries.find(
    (entry) => entry.itemNumber === bicycle && entry.documentType === 'Sales Invoice',
  )
  expect(sold?.costAmountActual).toBe(-62000)
  const [order] = book.all('salesOrders')
  if (!order) throw new Error('the school has ordered')
  const { invoice } = postOrder(book, order, 'shipAndInvoice', { postingDate: '2026-03-13' })
  expect(invoice).toMatchObject({ totalAmountExcludingTax: 3723.92, totalTaxAmount: 782.02, dueDate: '2026-04-12' })
  expect(book.find('salesOrders', order.id).archived).toBe(true)
})

test('and at the end of the week the books agree', () => {
  checkLaws(book)
  expect([stock(bicycle), stock(helmet)]).toEqual([0, 11])
  expect(balance(book.find('inventoryPostingGroups', 'RESALE').inventoryAccount)).toBe(203.5)
  expect(sum(book.entries.customerLedgerEntries.map((entry) => entry.remainingAmount))).toBe(553065)
  expect(sum(book.entries.vatEntries.map((entry) => entry.amount))).toBe(-79474)
})
