import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBook } from '../support/given.ts'
import { aDeliveryHistory } from './deliveries.ts'
import { live } from './history.ts'
import { checkLaws } from './laws.ts'
import { runs } from './runs.ts'

test('whatever vendors deliver, to us or to customers, the books agree', () => {
  fc.assert(
    fc.property(aDeliveryHistory, (history) => checkLaws(live(history).book)),
    runs(60),
  )
})

test('deliveries posted in one group leave the same books as one by one', () => {
  fc.assert(
    fc.property(aDeliveryHistory, (history) => {
      const { book, requests, answers } = live(history)
      const again = aBook()
      expect(again.sendTogether(requests)).toEqual(answers)
      expect(again.entries).toEqual(book.entries)
    }),
    runs(20),
  )
})
