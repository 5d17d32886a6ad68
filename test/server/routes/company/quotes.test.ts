import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, type List, openTrade, type Saved, stocked } from '../../companies/trade.ts'

const closing = closedAfterEach()
const dayOf = (offset: number) => new Date(Date.UTC(2026, 2, 10 + offset)).toISOString().slice(0, 10)

forEachEngine((_, __, newPlace) => {
  test('a quote expires by itself when its last day is over, wherever it is read', async () => {
    let now = Date.UTC(2026, 2, 10, 8)
    const product = await openTrade(await newPlace(), () => now)
    closing.push(product.close)
    const { trade } = product
    await stocked(trade)
    const numberOf = async (validUntilDate: string | null) =>
      (await trade.post('salesQuotes', { ...draft(), validUntilDate })).number
    await trade.patch('salesSetup', { quoteValidityCalculation: '' })
    const [soon, later, never, accepted] = [
      await numberOf(dayOf(1)),
      await numberOf(dayOf(30)),
      await numberOf(null),
      await numberOf(dayOf(1)),
    ]
    await trade.post(`salesQuotes/${accepted}/makeOrder`)
    const withStatus = async (status: string) =>
      (await trade.get<List>(`salesQuotes?status=${status}`)).value.map((one) => [one.number, one.status])
    expect(await withStatus('Draft')).toEqual([soon, later, never].map((number) => [number, 'Draft']))
    expect(await withStatus('Expired')).toEqual([])
    now += 2 * 86_400_000
    // Nobody saved anything in the meantime.
    const token = await product.adminToken()
    const seen = trade.as(token)
    const list = async (status: string) =>
      (await seen.get<List>(`salesQuotes?status=${status}`)).value.map((one) => [one.number, one.status])
    expect(await list('Draft')).toEqual([later, never].map((number) => [number, 'Draft']))
    expect(await list('Expired')).toEqual([[soon, 'Expired']])
    expect(await list('Accepted')).toEqual([[accepted, 'Accepted']])
    expect(await list('Sent')).toEqual([])
    expect(await list('Strange')).toEqual([])
    expect((await seen.get<Saved>(`salesQuotes/${soon}`)).status).toBe('Expired')
    const { changes } = await seen.get<{ changes: readonly { record: Saved }[] }>('changes?types=salesQuotes')
    expect(changes.find(({ record }) => record.number === soon)?.record.status).toBe('Expired')
    expect(await seen.post('salesQuotes/deleteExpired', { before: dayOf(2) })).toMatchObject({ deleted: [soon] })
    await seen.refused('GET', `salesQuotes/${soon}`, undefined, 404)
  })
  test('the version that was accepted is kept, and can be listed and read', async () => {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const { trade } = product
    await stocked(trade)
    const quote = await trade.post('salesQuotes', draft())
    await trade.post(`salesQuotes/${quote.number}/makeInvoice`)
    const { value } = await trade.get<List>(`salesQuoteArchives?number=${quote.number}`)
    expect(value).toMatchObject([{ number: quote.number, versionNumber: 1, lines: [{ quantity: 1 }] }])
    expect(await trade.get(`salesQuoteArchives/${quote.number}/1`)).toMatchObject({ versionNumber: 1 })
    await trade.refused('PUT', `salesQuoteArchives/${quote.number}/1`, {}, 405)
  })
})
