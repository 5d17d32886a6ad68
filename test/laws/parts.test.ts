import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentResources, documentTypes, isClosed } from '../../shared/posting/document-kinds.ts'
import { aBook, type Book } from '../support/given.ts'
import { live } from './history.ts'
import { checkLaws } from './laws.ts'
import { aHistoryOfParts } from './parts.ts'
import { runs } from './runs.ts'

const documents = (book: Book) => documentTypes.map((type) => book.all(type))

test('in whatever parts orders are delivered and whichever of them are invoiced together, the books agree', () => {
  fc.assert(
    fc.property(aHistoryOfParts, (history) => checkLaws(live(history).book)),
    runs(60),
  )
})

test('parts posted in one group leave the same books and documents as one by one', () => {
  fc.assert(
    fc.property(aHistoryOfParts, (history) => {
      const { book, requests, answers } = live(history)
      const again = aBook()
      const [setup, ...rest] = requests
      expect([...again.sendTogether(setup ? [setup] : []), ...again.sendTogether(rest)]).toEqual(answers)
      expect(again.entries).toEqual(book.entries)
      expect(documents(again)).toEqual(documents(book))
    }),
    runs(25),
  )
})

test('a draft that took shipments over, or is a copy, is the same when it is saved with its own answer', () => {
  fc.assert(
    fc.property(aHistoryOfParts, (history) => {
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
