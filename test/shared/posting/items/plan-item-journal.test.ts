import { expect, test } from 'vitest'
import { aBook, aCustomer, anInvoice, anItem, aService, type Book } from '../../../support/given.ts'

const line = (itemNumber: string, entryType: string, quantity: unknown, unitCost: unknown = null) => ({
  entryType,
  itemNumber,
  quantity,
  unitCost,
  documentNumber: 'J1',
})
const accountsOf = (book: Book) =>
  book.entries.generalLedgerEntries.map((entry) => [entry.accountNumber, entry.amount / 100])

test('a purchase goes to the purchases account, a count to the adjustments, and both to stock', () => {
  const book = aBook()
  const item = anItem(book, { unitCost: 7.5 })
  const answer = book.does('POST', 'itemJournals/post', {
    postingDate: '2026-03-01',
    lines: [line(item, 'Purchase', 4, 10), line(item, 'Positive Adjmt.', 2), line(item, 'Negative Adjmt.', 5)],
  })
  expect(answer).toMatchObject({
    transactionNumber: 1,
    value: [{ entryNumber: 1 }, { entryNumber: 2 }, { entryNumber: 3 }],
  })
  const { directCostAppliedAccount, inventoryAdjustmentAccount } = book.find('generalPostingSetups', 'DOMESTIC/RETAIL')
  const { inventoryAccount } = book.find('inventoryPostingGroups', 'RESALE')
  expect(accountsOf(book)).toEqual([
    [inventoryAccount, 40],
    [directCostAppliedAccount, -40],
    [inventoryAccount, 15],
    [inventoryAdjustmentAccount, -15],
    [inventoryAccount, -47.5],
    [inventoryAdjustmentAccount, 47.5],
  ])
  expect(book.entries.itemLedgerEntries.map((entry) => entry.remainingQuantity / 1e5)).toEqual([0, 1, 0])
})
test('every line that is wrong is told, and then nothing is posted', () => {
  const book = aBook()
  const item = anItem(book)
  const lines = [
    line(item, 'Purchase', 1),
    line('NONE', 'Purchase', 1),
    line(aService(book), 'Purchase', 1),
    line(item, 'Purchase', 0),
    line(item, 'Purchase', 1, -1),
    line(item, 'Gift', 1),
  ]
  const { errors } = book.refuses('POST', 'itemJournals/post', { lines })
  expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).toSorted()).toEqual([
    '/lines/1/itemNumber UnknownItem',
    '/lines/2/itemNumber InvalidValue',
    '/lines/3/quantity InvalidValue',
    '/lines/4/unitCost InvalidValue',
    '/lines/5/entryType InvalidValue',
  ])
  expect(book.transactions).toEqual([])
})
test('a journal without lines, or on a closed day, is refused', () => {
  const book = aBook({ allowPostingFrom: '2026-03-01' })
  expect(book.refuses('POST', 'itemJournals/post', { lines: [] }).code).toBe('NothingToPost')
  const body = { postingDate: '2026-02-28', lines: [line(anItem(book), 'Purchase', 1)] }
  expect(book.refuses('POST', 'itemJournals/post', body).code).toBe('PostingDateNotAllowed')
})

test('goods that would be worth more than the books can hold are refused, coming in and going out', () => {
  const book = aBook()
  const item = anItem(book, { unitPrice: 0, unitCost: 1e9 })
  const { errors } = book.refuses('POST', 'itemJournals/post', { lines: [line(item, 'Purchase', 11)] })
  expect(errors).toMatchObject([{ pointer: '/lines/0/quantity', word: 'NumberTooLarge', params: { max: 10 } }])
  const draft = anInvoice(book, aCustomer(book), [[item, 11]])
  expect(book.refuses('POST', `salesInvoices/${draft.id}/post`).errors).toMatchObject([
    { pointer: '/lines/0/quantity', params: { max: 10 } },
  ])
})
