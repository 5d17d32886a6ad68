import { expect, test } from 'vitest'
import { mostHeld } from '../../../server/commands/waiting.ts'
import { closedAfterEach } from '../../support/closing.ts'
import { forEachEngine } from '../../support/databases.ts'
import { openTestProduct } from '../../support/server.ts'
import { entry, type Given, openTrade, statuses, stocked, type Trade, tradeOf } from '../companies/trade.ts'

interface Change {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly record: Given | null
}
interface Feed {
  readonly changes: readonly Change[]
  readonly next: string
  readonly editing: readonly Given[]
}
const feed = (trade: Trade, query: string) => trade.get<Feed>(`changes?${query}`)
/** All pages after a cursor, and the cursor at their end. */
async function rest(trade: Trade, after: string, top = 1000, types = '') {
  const changes: Change[] = []
  for (let next = after; ; ) {
    const page = await feed(trade, `after=${next}&top=${top}${types && `&types=${types}`}`)
    expect(page.changes.length).toBeLessThanOrEqual(top)
    if (page.changes.length === 0) return { changes, next: page.next }
    expect(page.next).not.toBe(next)
    changes.push(...page.changes)
    next = page.next
  }
}

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const place = await newPlace()
    const product = await openTrade(place)
    closing.push(product.close)
    await stocked(product.trade)
    return { ...product, place }
  }

  test('pages may end inside a revision, and together they hold each record once, as it is now', async () => {
    const { trade } = await open()
    const { next } = await rest(trade, '')
    const made = await trade.batch(
      Array.from({ length: 25 }, (_, index) => entry('POST', 'customers', { number: `N${index}`, displayName: 'New' })),
    )
    expect(new Set(statuses(made))).toEqual(new Set([201]))
    for (const top of [1, 3, 7, 1000]) {
      const { changes } = await rest(trade, next, top, 'customers')
      expect(changes.map((one) => one.id)).toEqual(made.map((one) => one.body.id))
    }
    const last = await rest(trade, next)
    expect(await feed(trade, `after=${last.next}`)).toMatchObject({ changes: [], next: last.next })
  })

  test('a change while one reads on is not missed, and what is gone is told as such', async () => {
    const { trade } = await open()
    for (const number of ['A', 'B', 'C']) await trade.post('customers', { number, displayName: number })
    const first = await feed(trade, 'types=customers&top=2')
    await trade.patch('customers/C1', { city: 'Gent' })
    const gone = await trade.get('customers/B')
    await trade.send('DELETE', 'customers/B')
    const later = await rest(trade, first.next, 1, 'customers')
    const told = new Map([...first.changes, ...later.changes].map((one) => [one.id, one]))
    expect(told.get(gone.id)).toMatchObject({ type: 'customers', record: null })
    expect([...told.values()].flatMap((one) => one.record?.number ?? []).sort()).toEqual(['A', 'C', 'C1'])
    expect([...told.values()].find((one) => one.record?.number === 'C1')).toMatchObject({
      version: 2,
      record: { city: 'Gent' },
    })
    const only = await feed(trade, 'types=items,paymentTerms')
    expect(new Set(only.changes.map((one) => one.type))).toEqual(new Set(['items', 'paymentTerms']))
    expect((await feed(trade, 'types=nothing')).changes).toEqual([])
    for (const query of ['after=x', 'after=1', 'top=0', 'top=10001', 'wait=-1', 'wait=abc'])
      await trade.refused('GET', `changes?${query}`, undefined, 422)
  })

  test('who waits hears of a commit soon, of another server of the same books too', async () => {
    const { trade, place, admin } = await open()
    const other = await openTestProduct(place)
    closing.push(other.close)
    const { next } = await rest(trade, '')
    const waiting = [trade, tradeOf(other.call, trade.name, admin)].map((one) => feed(one, `after=${next}&wait=25`))
    await trade.patch('customers/C1', { city: 'Gent' })
    for (const heard of await Promise.all(waiting)) expect(heard.changes).toMatchObject([{ record: { city: 'Gent' } }])
  })

  test('who waits with more than enough requests has the oldest answered with nothing, and hears of changes by the others', async () => {
    const { trade } = await open()
    const { next } = await rest(trade, '')
    const waits = Array.from({ length: mostHeld + 1 }, () => feed(trade, `after=${next}&wait=30`))
    expect(await Promise.race(waits)).toMatchObject({ changes: [], next })
    await trade.patch('customers/C1', { city: 'Gent' })
    const heard = (await Promise.all(waits)).map(({ changes }) => changes.length)
    expect(heard.toSorted()).toEqual([0, ...Array(mostHeld).fill(1)])
  })

  test('who edits what is told, raises no revision and changes nothing', async () => {
    const { trade } = await open()
    const { next } = await rest(trade, '')
    const cells = [{ line: 'a', field: 'quantity' }]
    expect((await trade.send('PUT', 'presence', { body: { documentId: 'x', cells } })).status).toBe(204)
    const told = await feed(trade, `after=${next}`)
    expect(told).toMatchObject({ changes: [], next, editing: [{ userName: 'admin', documentId: 'x', cells }] })
    await trade.send('PUT', 'presence', { body: { documentId: 'x', cells: [] } })
    expect((await feed(trade, `after=${next}`)).editing).toEqual([])
    await trade.refused('PUT', 'presence', { documentId: 5, cells }, 422)
    await trade.refused('PUT', 'presence', { documentId: 'x' }, 422)
    await trade.refused('PUT', 'presence', { documentId: 'x', cells: ['x'.repeat(100_000)] }, 413)
    await trade.refused('PUT', 'presence', { documentId: 'x'.repeat(101), cells }, 413)
    expect((await feed(trade, `after=${next}`)).editing).toEqual([])
  })

  test('who waits hears that somebody else begins to edit, and whose a change was', async () => {
    const { trade, call, admin } = await open()
    const roles = [{ company: trade.name, role: 'clerk' }]
    const piet = { userName: 'piet', displayName: 'Piet', password: 'a long password', roles }
    expect((await call('POST', '/api/v1/users', { token: admin, body: piet })).status).toBe(201)
    const signedIn = await call<{ token: string }>('POST', '/api/v1/sessions', {
      body: { userName: 'piet', password: 'a long password' },
    })
    const other = tradeOf(call, trade.name, signedIn.body.token)
    const { next } = await rest(trade, '')
    const waiting = feed(trade, `after=${next}&wait=25`)
    await other.send('PUT', 'presence', { body: { documentId: 'x', cells: [{ field: 'quantity' }] } })
    expect(await waiting).toMatchObject({ changes: [], editing: [{ userName: 'piet', documentId: 'x' }] })
    await other.patch('customers/C1', { city: 'Gent' })
    expect((await feed(trade, `after=${next}`)).changes).toMatchObject([{ type: 'customers', userName: 'piet' }])
  })

  test('set-up is made by its key, goes when unused and stays when used', async () => {
    const { trade } = await open()
    const put = await trade.send<Given>('PUT', 'vatPostingSetups/DOMESTIC/VAT6B', {
      body: { vatPercent: 6, taxCategory: 'S' },
    })
    expect(put).toMatchObject({ status: 201, body: { businessGroup: 'DOMESTIC', productGroup: 'VAT6B' } })
    for (const [path, code] of [
      ['paymentTerms/30D', 'RecordInUse'],
      ['unitsOfMeasure/PCS', 'RecordInUse'],
      ['customerPostingGroups/DOMESTIC', 'RecordInUse'],
      ['inventoryPostingGroups/RESALE', 'RecordInUse'],
      ['generalPostingSetups/DOMESTIC/RETAIL', 'RecordInUse'],
      ['numberSeries/salesInvoices', 'RecordInUse'],
    ])
      expect((await trade.refused('DELETE', path ?? '', undefined, 409)).code, path).toBe(code)
    await trade.put('paymentTerms/UNUSED', { displayName: 'Unused' })
    expect((await trade.send('DELETE', 'paymentTerms/unused')).status).toBe(204)
    await trade.refused('GET', 'paymentTerms/UNUSED', undefined, 404)
    expect((await trade.refused('PATCH', 'salesSetup', { costingMethod: 'Average' }, 409)).code).toBe('RecordInUse')
    await trade.refused('PATCH', 'salesSetup', { allowPostingFrom: '2026-02-01', allowPostingTo: '2026-01-01' }, 422)
    await trade.patch('salesSetup', { allowPostingFrom: '2026-01-01', allowPostingTo: '2026-02-01' })
    expect(await trade.patch('salesSetup', { allowPostingFrom: null, allowPostingTo: null })).toMatchObject({
      allowPostingFrom: null,
    })
    for (const [enterpriseNumber, status] of [
      ['0202.239.951', 200],
      ['0202239951', 200],
      ['0202.239.952', 422],
      ['12', 422],
    ])
      expect(
        (await trade.send('PATCH', 'customers/C1', { body: { enterpriseNumber } })).status,
        String(enterpriseNumber),
      ).toBe(status)
  })
})
