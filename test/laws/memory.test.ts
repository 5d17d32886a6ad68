import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentResources, documentTypes, isClosed } from '../../shared/posting/document-kinds.ts'
import { aBook, type Book } from '../support/given.ts'
import { isAgainst, live } from './history.ts'
import { checkLaws } from './laws.ts'
import { runs } from './runs.ts'
import { aHistory } from './steps.ts'

const everything = (book: Book) => ({
  entries: book.entries,
  records: (['customers', 'items', ...documentTypes, 'numberSeries', 'reminders'] as const).map((type) =>
    book.all(type).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  ),
})

test('whatever happens in a company, its books agree', () => {
  fc.assert(
    fc.property(aHistory(60), (history) => checkLaws(live(history).book)),
    runs(50),
  )
})

test('the same requests make the same books, to the last id, one by one or all in one group', () => {
  fc.assert(
    fc.property(aHistory(40), (history) => {
      const { book, requests, answers } = live(history)
      const again = aBook()
      const together = again.sendTogether(requests.slice(0, 1))
      together.push(...again.sendTogether(requests.slice(1)))
      expect(together).toEqual(answers)
      expect(everything(again)).toEqual(everything(book))
    }),
    runs(20),
  )
})

test('a draft saved with its own answer is what it was, but for its version', () => {
  fc.assert(
    fc.property(aHistory(30), (history) => {
      const { book } = live(history)
      for (const type of documentResources)
        for (const draft of book.all(type)) {
          if (isClosed(type, draft)) continue
          const answer = book.preview({ method: 'PUT', path: `${type}/${draft.id}`, body: draft })
          expect(answer.problem).toBeNull()
          expect(answer.body).toEqual({ ...draft, version: draft.version + 1 })
        }
    }),
    runs(30),
  )
})

test('what is applied and taken back again is what it was before, in every figure', () => {
  fc.assert(
    fc.property(aHistory(40), (history) => {
      const { book } = live(history)
      const items = book.entries.customerLedgerEntries
      for (const item of items.slice(0, 6)) {
        const other = items.find((one) => isAgainst(item)(one))
        if (!other) continue
        const before = figures(book)
        const entries = [{ entryNumber: other.entryNumber }]
        const path = `customerLedgerEntries/${item.entryNumber}`
        if (book.send({ method: 'POST', path: `${path}/apply`, body: { entries } }).problem) continue
        book.does('POST', `${path}/unapply`)
        expect(figures(book)).toEqual(before)
      }
      checkLaws(book)
    }),
    runs(30),
  )
})

/** What is open and owed, and what stands on each account and in the VAT. */
function figures(book: Book) {
  const sums = new Map<string, number>()
  const add = (name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount)
  for (const { accountNumber, amount } of book.entries.generalLedgerEntries) add(accountNumber, amount)
  for (const { vatIdentifier, base, amount } of book.entries.vatEntries) add(`VAT ${vatIdentifier}`, base + amount)
  return {
    sums: [...sums].filter(([, amount]) => amount !== 0).toSorted(),
    items: structuredClone(book.entries.customerLedgerEntries),
    documents: [...book.all('salesInvoices'), ...book.all('salesCreditMemos')]
      .map(({ id, status, remainingAmount }) => `${id} ${status} ${remainingAmount}`)
      .toSorted(),
  }
}
