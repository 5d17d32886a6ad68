/** A file of SQLite answers without a pause: what takes long must make some itself, or nobody else is served meanwhile. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { closedAfterEach } from '../support/closing.ts'
import { onEngine } from '../support/databases.ts'
import { draft, entry, type Given, line, openTrade, statuses, stocked } from './companies/trade.ts'

onEngine('sqlite', (_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade, 0)
    /** How many requests that come in one after the other are answered before the long one is. */
    const answeredDuring = async (long: Promise<unknown>) => {
      let isAnswered = false
      const answered = long.finally(() => {
        isAnswered = true
      })
      for (let others = 0; ; others++) {
        await nextTurn() // when the next request is read from its connection
        await product.call('GET', '/health')
        if (isAnswered) return answered.then(() => others)
      }
    }
    return { ...product, trade, answeredDuring }
  }

  test('others are answered between the questions of a batch', async () => {
    const { trade, answeredDuring } = await open()
    const questions = Array.from({ length: 20 }, () => entry('GET', 'customers/C1'))
    expect(await answeredDuring(trade.batch(questions))).toBeGreaterThanOrEqual(questions.length)
  })

  test('others are answered while the chain of a thousand postings is worked out again', async () => {
    const { trade, answeredDuring } = await open()
    const found = (number: number) => ({
      postingDate: '2026-01-02',
      lines: [
        { entryType: 'Positive Adjmt.', itemNumber: 'G1', quantity: 1, unitCost: 6, documentNumber: `F${number}` },
      ],
    })
    const postings = Array.from({ length: 1000 }, (_, number) => entry('POST', 'itemJournals/post', found(number)))
    expect(new Set(statuses(await trade.batch(postings)))).toEqual(new Set([201]))
    const verdict = trade.get<Given>('registers/verify')
    expect(await answeredDuring(verdict)).toBeGreaterThanOrEqual(2)
    expect(await verdict).toEqual({ valid: true, checked: 1000 })
  })

  test('others are answered between the pages of a long invoice that is drawn', async () => {
    const { trade, answeredDuring } = await open()
    const lines = Array.from({ length: 200 }, () => line('S1', 1))
    const { id } = await trade.post('salesInvoices', draft(lines))
    await trade.post(`salesInvoices/${id}/post`)
    const file = trade.get<string>(`salesInvoices/${id}/pdf`)
    const others = await answeredDuring(file)
    const pages = (await file).match(/\/Type \/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(3)
    expect(others).toBeGreaterThanOrEqual(pages)
  })

  test('others are answered while a batch of hundreds of documents is planned', async () => {
    const { trade, answeredDuring } = await open()
    const drafts = Array.from({ length: 400 }, () => entry('POST', 'salesInvoices', draft()))
    expect(await answeredDuring(trade.batch(drafts, '?preview=true'))).toBeGreaterThanOrEqual(drafts.length / 10)
  })
})
