import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentResources, documentTypes, isClosed } from '../../shared/posting/document-kinds.ts'
import { aBook, type Book } from '../support/given.ts'
import { live } from './history.ts'
import { checkLaws } from './laws.ts'
import { runs } from './runs.ts'
import { aHistory } from './steps.ts'

const everything = (book: Book) => ({
  entries: book.entries,
  records: (['customers', 'items', ...documentTypes, 'numberSeries'] as const).map((type) =>
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
