import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { forEachEngine, onEngine, type Place } from '../../support/databases.ts'
import { adminPassword, type RunningServer, startServer } from '../../support/server.ts'
import {
  draft,
  type Entry,
  entry,
  type List,
  line,
  newCompany,
  openTrade,
  type Problem,
  type Saved,
  statuses,
  stocked,
  type Trade,
  tradeOf,
} from '../companies/trade.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(place: Pick<Place, 'environment'>): Promise<RunningServer> {
  const server = await startServer(place)
  closing.push(() => server.stop('SIGKILL'))
  return server
}
const tokenOf = async ({ call }: RunningServer) =>
  (await call<{ token: string }>('POST', '/api/v1/sessions', { body: { userName: 'admin', password: adminPassword } }))
    .body.token

/** So many invoices, each made and posted. */
const work = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => {
    const create = entry(
      'POST',
      'salesInvoices',
      draft([line('G1', 1), line('S1', 2)], { externalDocumentNumber: `X${index}` }),
    )
    return [create, entry('POST', `salesInvoices/$${create.id}/post`, {}, { dependsOn: [create.id] })]
  }).flat()

const serial = (number: string) => Number(/\d+$/.exec(number)?.[0])

/** Every document is there once, numbers and entries have no gap, the chain is whole and the money adds up. */
async function isSound(trade: Trade, documents: number) {
  const { value } = await trade.get<List>('salesInvoices?top=10000')
  expect(value.map((one) => one.status)).toEqual(Array(documents).fill('Open'))
  expect(new Set(value.map((one) => one.externalDocumentNumber)).size).toBe(documents)
  expect(value.map((one) => serial(one.number)).sort((a, b) => a - b)).toEqual(value.map((_, index) => index + 1))
  expect(await trade.get('registers/verify')).toEqual({ valid: true, checked: documents + 1 })
  for (const ledger of [
    'customerLedgerEntries',
    'generalLedgerEntries',
    'itemLedgerEntries',
    'valueEntries',
    'vatEntries',
  ]) {
    const numbers = (await trade.entries(ledger)).map((one) => one.entryNumber)
    expect(numbers, ledger).toEqual(numbers.map((_, index) => index + 1))
  }
  expect(await trade.get('items/G1')).toMatchObject({ inventory: 1000 - documents })
}

forEachEngine((engine, _, newPlace) => {
  test('a server that is killed in the middle of a batch has done no document by half, and the repeat does the rest', async () => {
    const place = await newPlace()
    const first = await start(place)
    const trade = await stocked(await newCompany(first.call, await tokenOf(first)), 1000)
    const requests = work(500)
    const sent = trade.send('POST', 'batch', { body: { requests } }).catch(() => 'cut off')
    const watch = place.open()
    const posted = async () =>
      (await watch.rows<{ count: number }>('SELECT CAST(COUNT(*) AS BIGINT) AS count FROM registers'))[0]?.count ?? 0
    while ((await posted()) < 2) await pause(5)
    await first.stop('SIGKILL')
    expect(await sent).toBe('cut off')
    const done = await posted()
    expect(done).toBeGreaterThan(1)
    expect(done).toBeLessThan(501)

    const second = await start(place)
    const again = tradeOf(second.call, trade.name, await tokenOf(second))
    const answers = await again.batch(requests)
    expect(statuses(answers)).toEqual(requests.map((one) => (one.url === 'salesInvoices' ? 201 : 200)))
    expect(answers.filter((one) => one.headers['idempotent-replayed']).length).toBeGreaterThanOrEqual(done - 1)
    await isSound(again, 500)
    const third = await again.batch(requests)
    expect(third.map((one) => one.body)).toEqual(answers.map((one) => one.body))
    expect(third.every((one) => one.headers['idempotent-replayed'] === 'true')).toBe(true)
    await isSound(again, 500)
  })

  test('a server that is asked to end finishes the batch that it has begun', async () => {
    const place = await newPlace()
    const first = await start(place)
    const trade = await stocked(await newCompany(first.call, await tokenOf(first)), 1000)
    const sent = trade.batch(work(100))
    const watch = place.open()
    const begun = async () =>
      (await watch.rows<{ count: number }>('SELECT CAST(COUNT(*) AS BIGINT) AS count FROM answers'))[0]?.count ?? 0
    while ((await begun()) < 1) await pause(2)
    expect(await first.stop('SIGTERM')).toBe(0)
    expect(statuses(await sent).every((status) => status < 300)).toBe(true)
    const second = await start(place)
    await isSound(tradeOf(second.call, trade.name, await tokenOf(second)), 100)
  })

  if (engine === 'postgres')
    test('four servers that post at once on one database leave no gap, no double and a whole chain', async () => {
      const place = await newPlace()
      const servers = await Promise.all([1, 2, 3, 4].map(() => start(place)))
      const token = await tokenOf(servers[0] as RunningServer)
      const trade = await stocked(await newCompany((servers[0] as RunningServer).call, token), 1000)
      const at = servers.map((server) => tradeOf(server.call, trade.name, token))
      const own = at.map((_, index) => work(15).map((one) => ({ ...one, body: named(one.body, index) })))
      const shared = work(10).map((one) => ({ ...one, body: named(one.body, 9) }))
      const answers = await Promise.all([
        ...at.map((one, index) => one.batch(own[index] ?? [])),
        ...at.map((one) => one.batch(shared)),
      ])
      for (const responses of answers)
        expect(
          statuses(responses).every((status) => status < 300),
          JSON.stringify(responses.find((one) => one.status >= 300)),
        ).toBe(true)
      const [one, ...others] = answers.slice(4)
      for (const other of others) expect(other.map(({ body }) => body)).toEqual(one?.map(({ body }) => body))
      const { id } = await trade.post('salesInvoices', draft([line('G1', 1)], { externalDocumentNumber: 'last' }))
      const posts = await Promise.all(
        at.map((seen) => seen.send<Saved & Problem>('POST', `salesInvoices/${id}/post`, { body: {} })),
      )
      expect(posts.map((post) => post.status).sort()).toEqual([200, 409, 409, 409])
      await isSound(trade, 71)
    })
})
const named = (body: unknown, server: number) => {
  const { externalDocumentNumber, ...rest } = (body ?? {}) as { readonly externalDocumentNumber?: string }
  return externalDocumentNumber === undefined
    ? body
    : { ...rest, externalDocumentNumber: `${externalDocumentNumber}/${server}` }
}

onEngine('sqlite', (_, __, newPlace) => {
  describe('on a full disk', () => {
    test('nothing is written by half, each answer says so, and the same requests succeed once there is room', async () => {
      const place = await newPlace()
      const roomy = await openTrade(place)
      closing.push(roomy.close)
      await stocked(roomy.trade, 1000)
      const [{ pages }] = (await roomy.database.rows<{ pages: number }>(
        'SELECT page_count AS pages FROM pragma_page_count()',
      )) as [{ pages: number }]
      await roomy.database.batch([{ sql: `PRAGMA max_page_count = ${pages + 10}`, values: [] }])
      const requests = work(200)
      const answers = await roomy.trade.batch(requests)
      const codes = new Set(answers.map((one) => one.status))
      expect(codes.has(507)).toBe(true)
      expect(
        [...codes].every((status) => [200, 201, 424, 507].includes(status)),
        [...codes].join(),
      ).toBe(true)
      expect(answers.find((one) => one.status === 507)?.body.code).toBe('StorageFull')
      const before = (await roomy.trade.get<List>('salesInvoices?top=10000')).value.filter(
        (one) => one.status === 'Open',
      )
      expect(before).toHaveLength(answers.filter((one) => one.status === 200).length)
      expect(await roomy.trade.get('registers/verify')).toEqual({ valid: true, checked: before.length + 1 })

      await roomy.database.batch([{ sql: 'PRAGMA max_page_count = 1000000', values: [] }])
      const again = await roomy.trade.batch(requests)
      expect(again.every((one) => one.status < 300)).toBe(true)
      await isSound(roomy.trade, 200)
    })
  })
  test('a database that may not grow rejects with nothing written', async () => {
    const place = await newPlace()
    const file = `${place.environment.DATA_DIR}/small.sqlite`
    const small = openSqlite(file, { maximumPages: 20 })
    closing.push(() => small.close())
    await small.batch([{ sql: 'CREATE TABLE notes (note TEXT NOT NULL)', values: [] }])
    const note = (size: number) => ({ sql: 'INSERT INTO notes VALUES ($1)', values: ['x'.repeat(size)] })
    await expect(small.batch([note(10), note(200_000)])).rejects.toThrow('cannot grow')
    expect(await small.rows('SELECT note FROM notes')).toEqual([])
    expect(await small.batch([note(10)])).toBe('written')
  })
})
