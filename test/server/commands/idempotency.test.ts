import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { closedAfterEach } from '../../support/closing.ts'
import { forEachEngine } from '../../support/databases.ts'
import { openTestProduct } from '../../support/server.ts'
import {
  draft,
  entry,
  everything,
  type Given,
  type List,
  line,
  openTrade,
  type Problem,
  person,
  revision,
  type Saved,
  statuses,
  stocked,
  tradeOf,
} from '../companies/trade.ts'

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const place = await newPlace()
    const product = await openTrade(place)
    let closed: Promise<void> | undefined
    const close = () => {
      closed ??= product.close()
      return closed
    }
    closing.push(close)
    await stocked(product.trade)
    return { ...product, close, place }
  }
  const keyed = (key: string) => ({ 'idempotency-key': key })

  test('a repeat gets the first answer to the byte, changes nothing, and says so', async () => {
    const { trade } = await open()
    const headers = keyed(randomUUID())
    const first = await trade.send('POST', 'salesInvoices', { body: draft(), headers })
    const before = await everything(trade)
    const again = await trade.send('POST', 'salesInvoices', { body: draft(), headers })
    expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([201, null])
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(await everything(trade)).toEqual(before)
  })

  test('the same request many times at once is done once', async () => {
    const { trade } = await open()
    const { id } = await trade.post('salesInvoices', draft([line('G1', 2)]))
    const headers = keyed(randomUUID())
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => trade.send('POST', `salesInvoices/${id}/post`, { body: {}, headers })),
    )
    expect(answers.map((one) => one.status)).toEqual(Array(12).fill(200))
    expect(answers.filter((one) => one.headers.get('idempotent-replayed') === 'true')).toHaveLength(11)
    expect(new Set(answers.map((one) => one.body.number)).size).toBe(1)
    expect(await trade.entries('registers')).toHaveLength(2)
  })

  test('another body under a key is refused, whether at once, later or for another resource', async () => {
    const { trade } = await open()
    const headers = keyed(randomUUID())
    const answers = await Promise.all(
      [1, 2].map((quantity) =>
        trade.send<Saved & Problem>('POST', 'salesInvoices', { body: draft([line('S1', quantity)]), headers }),
      ),
    )
    expect(answers.map((one) => one.status).sort()).toEqual([201, 422])
    expect(answers.find((one) => one.status === 422)?.body.code).toBe('IdempotencyKeyReused')
    expect((await trade.refused('POST', 'salesOrders', draft([line('S1', 1)]), 422, headers)).code).toBe(
      'IdempotencyKeyReused',
    )
    expect((await trade.get<List>('salesInvoices')).count).toBe(1)
    expect((await trade.get<List>('salesOrders')).count).toBe(0)
  })

  test('a key of one company means nothing in another', async () => {
    const { trade, newCompany } = await open()
    const other = await stocked(await newCompany())
    const headers = keyed(randomUUID())
    const made = await trade.post('salesInvoices', draft(), headers)
    expect((await other.post('salesInvoices', draft(), headers)).id).not.toBe(made.id)
  })

  test('what was refused stays refused under its key, also when it would be good by now', async () => {
    const { trade } = await open()
    const headers = keyed(randomUUID())
    const body = draft([line('LATER', 1)])
    const before = await everything(trade)
    const first = await trade.send<Problem>('POST', 'salesInvoices', { body, headers })
    expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([422, null])
    expect(await everything(trade)).toEqual(before)
    await trade.post('items', { number: 'LATER', displayName: 'Late', type: 'Service', unitPrice: 1 })
    const again = await trade.send<Problem>('POST', 'salesInvoices', { body, headers })
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([422, 'true'])
    expect(again.body).toEqual(first.body)
    expect((await trade.send('POST', 'salesInvoices', { body, headers: keyed(randomUUID()) })).status).toBe(201)
  })

  test('answers outlive the server', async () => {
    const { trade, place, close, admin } = await open()
    const [good, bad] = [keyed(randomUUID()), keyed(randomUUID())]
    const made = await trade.post('salesInvoices', draft(), good)
    await trade.refused('POST', 'salesInvoices', draft([]).lines, 400, bad)
    await close()
    const next = await openTestProduct(place)
    closing.push(next.close)
    const later = tradeOf(next.call, trade.name, admin)
    const again = await later.send('POST', 'salesInvoices', { body: draft(), headers: good })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(made)
    expect(
      (await later.send('POST', 'salesInvoices', { body: [], headers: bad })).headers.get('idempotent-replayed'),
    ).toBe('true')
  })

  test('a repeat tells its sentences in the language of who repeats', async () => {
    const { trade } = await open()
    const key = randomUUID()
    const ask = (language: string) =>
      trade.refused('POST', 'salesInvoices', draft([line('NONE', 1)]), 422, {
        ...keyed(key),
        'accept-language': language,
      })
    const [english, dutch] = [await ask('en'), await ask('nl')]
    expect(dutch.code).toBe(english.code)
    expect(dutch.detail).not.toBe(english.detail)
  })

  test('the key of a person who may not is no obstacle to one who may, nor a way in for one who may not', async () => {
    const product = await open()
    const { trade } = product
    const clerk = trade.as(await person(product, 'clerk', trade.name))
    const { id } = await trade.post('salesInvoices', draft())
    const headers = keyed(randomUUID())
    const act = (who: typeof trade) =>
      who.send<Saved & Problem>('POST', `salesInvoices/${id}/post`, { body: {}, headers })
    expect((await act(clerk)).status).toBe(403)
    const repeated = await act(clerk)
    expect([repeated.status, repeated.headers.get('idempotent-replayed')]).toEqual([403, 'true'])
    const posted = await act(trade)
    expect([posted.status, posted.body.status]).toEqual([200, 'Open'])
    expect((await act(clerk)).body).toMatchObject({ status: 403, code: 'Forbidden' })
  })

  test('an empty key is none, and one that is too long to keep is refused', async () => {
    const { trade } = await open()
    const made = [
      await trade.post('salesInvoices', draft(), keyed('')),
      await trade.post('salesInvoices', draft(), keyed(' ')),
    ]
    expect(new Set(made.map((one) => one.id)).size).toBe(2)
    const long = Array.from({ length: 120 }, () => randomUUID()).join('')
    await trade.refused('POST', 'salesInvoices', draft(), 400, keyed(long))
    expect(
      (await trade.send('POST', 'salesInvoices', { body: draft(), headers: keyed(long.slice(0, 255)) })).status,
    ).toBe(201)
  })

  test('a batch sent again answers the same, refusals and what depended on them included', async () => {
    const { trade } = await open()
    const good = entry('POST', 'salesInvoices', draft([line('S1', 2)]))
    const bad = entry('POST', 'salesInvoices', draft([line('NONE', 1)]))
    const requests = [
      good,
      bad,
      entry('POST', `salesInvoices/$${good.id}/post`, {}, { dependsOn: [good.id] }),
      entry('POST', `salesInvoices/$${bad.id}/post`, {}, { dependsOn: [bad.id] }),
      entry('PATCH', 'customers/C1', { city: 'Gent' }, { headers: { 'If-Match': '9' } }),
      entry('DELETE', 'customers/NOBODY'),
    ]
    const first = await trade.batch(requests)
    expect(statuses(first)).toEqual([201, 422, 200, 424, 412, 404])
    const [before, at] = [await everything(trade), await revision(trade)]
    const again = await trade.batch(requests)
    expect(again.map(({ status, body }) => ({ status, body }))).toEqual(
      first.map(({ status, body }) => ({ status, body })),
    )
    expect(again.map((one) => one.headers['idempotent-replayed'])).toEqual(Array(6).fill('true'))
    expect([await everything(trade), await revision(trade)]).toEqual([before, at])
  })

  test('a batch may have a key of its own, which is told from another batch’s and from a single request’s', async () => {
    const { trade } = await open()
    const headers = keyed(randomUUID())
    const requests = [entry('POST', 'customers', { displayName: 'Once' }), entry('GET', 'customers/C1')]
    const send = (sent: readonly object[], query = '') =>
      trade.send<Given>('POST', `batch${query}`, { body: { requests: sent }, headers })
    expect((await send(requests, '?preview=true')).status).toBe(200)
    const first = await send(requests)
    const before = await everything(trade)
    const again = await send(requests)
    expect([first, again].map((one) => [one.status, one.headers.get('idempotent-replayed')])).toEqual([
      [200, null],
      [200, 'true'],
    ])
    const bodies = (answer: typeof first) => (answer.body.responses as { body: unknown }[]).map((one) => one.body)
    expect(bodies(again)).toEqual(bodies(first))
    const other = await send([entry('POST', 'customers', { displayName: 'Other' })])
    const single = await trade.send('POST', 'customers', { body: { displayName: 'Single' }, headers })
    expect([other, single].map((one) => [one.status, one.body.code])).toEqual(
      Array(2).fill([422, 'IdempotencyKeyReused']),
    )
    expect(await everything(trade)).toEqual(before)
  })

  test('the key of a request in a batch is its id, by whatever road it comes', async () => {
    const { trade } = await open()
    const request = entry('POST', 'customers', { number: 'C2', displayName: 'Two' })
    const [made] = await trade.batch([request])
    const again = await trade.send('POST', 'customers', { body: request.body, headers: keyed(request.id) })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(made?.body)
    const twice = await trade.batch([
      { ...request, id: 'same' },
      { ...request, id: 'same', body: { displayName: 'Other' } },
      { ...request, id: 'same' },
    ])
    expect(statuses(twice)).toEqual([409, 422, 409])
    expect(twice[1]?.body.code).toBe('IdempotencyKeyReused')
    expect(twice[2]?.headers['idempotent-replayed']).toBe('true')
  })
})
