import { expect, test } from 'vitest'
import { closedAfterEach } from '../../support/closing.ts'
import { forEachEngine } from '../../support/databases.ts'
import { openTestProduct } from '../../support/server.ts'
import { draft, entry, line, openTrade, stocked, tradeOf } from '../companies/trade.ts'

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  /** Two servers on one database, both of which have already posted in the company. */
  async function twoServers() {
    const place = await newPlace()
    const product = await openTrade(place)
    const other = await openTestProduct(place)
    closing.push(product.close, other.close)
    const [one, two] = [
      await stocked(product.trade),
      tradeOf(other.call, product.trade.name, await other.adminToken()),
    ] as const
    for (const trade of [one, two, one]) {
      const { id } = await trade.post('salesInvoices', draft([line('G1', 1)]))
      await trade.post(`salesInvoices/${id}/post`)
    }
    return [one, two] as const
  }

  test('what another server changed is seen by the next posting', async () => {
    const [one, two] = await twoServers()
    const { id } = await one.post('salesInvoices', draft([line('G1', 1)]))
    await two.patch('customers/C1', { blocked: 'All' })
    const { errors } = (await one.refused('POST', `salesInvoices/${id}/post`, {}, 409)) as unknown as {
      errors: { code: string }[]
    }
    expect(errors.map((error) => error.code)).toEqual(['CustomerBlocked'])
  })

  test('a refusal that has no key is not told where another server has taken its reason away', async () => {
    const [one, two] = await twoServers()
    const { id } = await one.post('salesInvoices', draft([line('G1', 1)]))
    await one.patch('customers/C1', { blocked: 'All' })
    await two.patch('customers/C1', { blocked: '' })
    expect((await one.send('POST', `salesInvoices/${id}/post`, { body: {} })).status).toBe(200)
  })

  test('set-up that is changed among many requests of one batch holds for all that come after', async () => {
    const [one] = await twoServers()
    await one.put('currencies/USD', { displayName: 'US dollar' })
    const rate = { exchangeRateAmount: 1.25, relationalExchangeRateAmount: 1 }
    const answers = await one.batch([
      entry('PUT', 'currencyExchangeRates/USD/2026-01-01', rate),
      ...Array.from({ length: 100 }, () => entry('POST', 'customers', { displayName: 'Someone' })),
      entry('POST', 'salesInvoices', draft([line('S1', 1)], { currencyCode: 'USD' })),
    ])
    expect(answers.filter(({ status }) => status >= 300).map(({ body }) => body)).toEqual([])
  })

  test('a draft that another server changed is posted as it is now, and one that it deleted is not posted', async () => {
    const [one, two] = await twoServers()
    const [changed, deleted] = [
      await one.post('salesInvoices', draft([line('G1', 1)])),
      await one.post('salesInvoices', draft([line('G1', 1)])),
    ]
    await two.patch(`salesInvoices/${changed.id}`, { lines: [line('G1', 3)] })
    await two.send('DELETE', `salesInvoices/${deleted.id}`)
    const posted = await one.post<{ lines: { quantity: number }[] }>(`salesInvoices/${changed.id}/post`)
    expect(posted.lines.map(({ quantity }) => quantity)).toEqual([3])
    await one.refused('POST', `salesInvoices/${deleted.id}/post`, {}, 404)
  })

  test('a draft that is made again under the id of a deleted one is posted as it was made last', async () => {
    const [one] = await twoServers()
    const id = '0198f000-0000-7000-8000-000000000001'
    for (const units of [1, 2]) {
      await one.post('salesInvoices', { id, ...draft([line('G1', units)]) })
      if (units === 1) await one.send('DELETE', `salesInvoices/${id}`)
    }
    const posted = await one.post<{ lines: { quantity: number }[] }>(`salesInvoices/${id}/post`)
    expect(posted.lines.map(({ quantity }) => quantity)).toEqual([2])
  })

  test('goods that another server sold are not sold again', async () => {
    const [one, two] = await twoServers()
    await one.patch('salesSetup', { preventNegativeInventory: true })
    const posted = async (trade: typeof one, units: number) => {
      const { id } = await trade.post('salesInvoices', draft([line('G1', units)]))
      return (await trade.send('POST', `salesInvoices/${id}/post`, { body: {} })).status
    }
    expect([await posted(one, 40), await posted(two, 50), await posted(one, 20), await posted(one, 7)]).toEqual([
      200, 200, 409, 200,
    ])
  })

  test('documents posted by the hundred in one request follow one another without a gap', async () => {
    const [one] = await twoServers()
    const sales = Array.from({ length: 90 }, () => {
      const made = entry('POST', 'salesInvoices', draft([line('G1', 1)]))
      return [made, entry('POST', `salesInvoices/$${made.id}/post`, {}, { dependsOn: [made.id] })]
    })
    const answers = await one.batch(sales.flat())
    expect(answers.filter(({ status }) => status >= 300)).toEqual([])
    const entries = await one.entries<{ entryNumber: number; remainingQuantity: number }>('itemLedgerEntries')
    expect(entries.map(({ entryNumber }) => entryNumber)).toEqual(entries.map((_, at) => at + 1))
    expect(entries[0]?.remainingQuantity).toBe(100 - 3 - 90)
    expect(await one.get('registers/verify')).toMatchObject({ valid: true })
  })

  test('numbers and costs go on without a gap from server to server', async () => {
    const [one, two] = await twoServers()
    const numbers: string[] = []
    for (const trade of [one, one, two, one, two, two]) {
      const { id } = await trade.post('salesInvoices', draft([line('G1', 2)]))
      numbers.push((await trade.post<{ number: string }>(`salesInvoices/${id}/post`)).number)
    }
    const digits = numbers.map((number) => Number(number.replace(/\D/g, '')))
    expect(digits).toEqual(digits.map((_, index) => (digits[0] ?? 0) + index))
    const [opening] = await one.entries<{ remainingQuantity: number }>('itemLedgerEntries')
    expect(opening?.remainingQuantity).toBe(100 - 3 - 12)
    expect(await two.get('registers/verify')).toMatchObject({ valid: true })
  })
})
