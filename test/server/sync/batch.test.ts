import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { closedAfterEach } from '../../support/closing.ts'
import { forEachEngine, onEngine } from '../../support/databases.ts'
import {
  draft,
  type Entry,
  entry,
  everything,
  type Given,
  type List,
  line,
  openTrade,
  person,
  type Saved,
  statuses,
  stocked,
} from '../companies/trade.ts'

const uuid7 = () => {
  const hex = Date.now().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`
}

const closing = closedAfterEach()

forEachEngine((_, __, newPlace) => {
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    await stocked(product.trade)
    return product
  }

  describe('what depends on another', () => {
    test('fails with 424 along a chain, and nothing of it is done', async () => {
      const { trade } = await open()
      const bad = entry('POST', 'customers', { displayName: '' })
      const second = entry('POST', 'salesInvoices', draft(), { dependsOn: [bad.id] })
      const third = entry('POST', `salesInvoices/$${second.id}/post`, {})
      const fourth = entry('PATCH', 'customers/C1', { comment: `$${third.id}` }, { dependsOn: [third.id] })
      const free = entry('PATCH', 'customers/C1', { city: 'Gent' })
      const answers = await trade.batch([bad, second, third, fourth, free])
      expect(statuses(answers)).toEqual([422, 424, 424, 424, 200])
      expect(answers.slice(1, 4).map((one) => one.body.code)).toEqual(Array(3).fill('DependencyFailed'))
      expect((await trade.get<List>('salesInvoices')).count).toBe(0)
    })

    test('names what was made in its url and anywhere in its body', async () => {
      const { trade } = await open()
      const customer = entry('POST', 'customers', { displayName: 'Made here' })
      const invoice = entry('POST', 'salesInvoices', draft([line('S1', 1)], { comment: `for $${customer.id}` }))
      const [id, chosen] = [uuid7(), entry('POST', 'salesInvoices', draft([line('S1', 2)], { id: uuid7() }))]
      const answers = await trade.batch([
        customer,
        invoice,
        entry('PATCH', `salesInvoices/$${invoice.id}`, { externalDocumentNumber: 'X' }),
        entry('POST', `salesInvoices/$${invoice.id}/post`),
        { ...chosen, body: { ...(chosen.body as Given), id } },
        entry('PATCH', `/salesInvoices/$${chosen.id}`, { comment: 'cost $100 or $abc' }),
        entry('GET', `salesInvoices/$${chosen.id}`),
        entry('GET', `customers/$${customer.id}`),
      ])
      expect(statuses(answers)).toEqual([201, 201, 200, 200, 201, 200, 200, 200])
      expect(answers[3]?.body).toMatchObject({
        id: answers[1]?.body.id,
        status: 'Open',
        comment: `for ${answers[0]?.body.id}`,
      })
      expect(answers[5]?.body).toMatchObject({ id, comment: 'cost $100 or $abc' })
      expect(answers[6]?.body).toMatchObject({ id })
    })

    test('may name what was made where a number is asked for: the document carries the number', async () => {
      const { trade } = await open()
      const customer = entry('POST', 'customers', { displayName: 'Made here' })
      const payer = entry('POST', 'customers', { displayName: 'Pays', billToCustomerNumber: `$${customer.id}` })
      const vendor = entry('POST', 'vendors', { displayName: 'Sells' })
      const item = entry('POST', 'items', { displayName: 'Sold', type: 'Service', vendorNumber: `$${vendor.id}` })
      const order = entry('POST', 'salesOrders', {
        customerNumber: `$${payer.id}`,
        lines: [{ lineType: 'Item', lineObjectNumber: `$${item.id}`, quantity: 1 }],
      })
      const bought = entry('POST', 'purchaseOrders', {
        vendorNumber: `$${vendor.id}`,
        lines: [{ itemNumber: `$${item.id}`, quantity: 1 }],
      })
      const requests = [customer, payer, vendor, item, order, bought]
      for (const query of ['?preview=true', '']) {
        const answers = await trade.batch(requests, query)
        expect(statuses(answers)).toEqual(Array(6).fill(201))
        const [owes, orders, sells, sold, ordered, purchased] = answers.map((one) => one.body)
        expect(orders).toMatchObject({ billToCustomerNumber: owes?.number })
        expect(sold).toMatchObject({ vendorNumber: sells?.number })
        expect(ordered).toMatchObject({
          customerNumber: orders?.number,
          billToCustomerNumber: owes?.number,
          lines: [{ lineObjectNumber: sold?.number }],
        })
        expect(purchased).toMatchObject({ vendorNumber: sells?.number, lines: [{ itemNumber: sold?.number }] })
      }
      const [chosen, capitals] = [uuid7(), uuid7().toUpperCase()]
      const inCapitals = entry('POST', 'customers', { id: capitals, displayName: 'Typed in capitals' })
      const [made, found] = await trade.batch([inCapitals, entry('GET', `customers/$${inCapitals.id}`)])
      expect([made?.body.id, found?.body.id]).toEqual(Array(2).fill(capitals.toLowerCase()))
      const unknown = await trade.refused('POST', 'salesOrders', draft([], { customerNumber: chosen }), 422)
      expect(unknown.code).toBe('UnknownCustomer')
    })

    test('may be an atomicity group, which is good when all of it is', async () => {
      const { trade } = await open()
      const inGroup = (atomicityGroup: string, displayName: string) =>
        entry('POST', 'customers', { displayName }, { atomicityGroup })
      const [good, bad] = [
        entry('PATCH', 'customers/C1', { city: 'Gent' }, { dependsOn: ['good'] }),
        entry('PATCH', 'customers/C1', { city: 'Aalst' }, { dependsOn: ['bad'] }),
      ]
      const requests = [inGroup('good', 'A'), inGroup('bad', 'B'), inGroup('good', 'C'), inGroup('bad', ''), good, bad]
      for (const query of ['?preview=true', '', ''])
        expect(statuses(await trade.batch(requests, query))).toEqual([201, 424, 201, 422, 200, 424])
      expect(await trade.get('customers/C1')).toMatchObject({ city: 'Gent' })
    })

    test('may be a question, which is good when it is answered', async () => {
      const { trade } = await open()
      const [there, missing] = [entry('GET', 'customers/C1'), entry('GET', 'customers/NOBODY')]
      const change = (city: string, dependsOn: readonly string[], more = {}) =>
        entry('PATCH', 'customers/C1', { city }, { dependsOn, ...more })
      const follows = change('Gent', [there.id])
      const requests = [
        there,
        missing,
        follows,
        change('Aalst', [missing.id]),
        entry('GET', 'customers/C1', undefined, { dependsOn: [missing.id] }),
        change('Brugge', [missing.id], { atomicityGroup: 'fails' }),
        change('Ieper', [there.id], { atomicityGroup: 'fails' }),
        entry('GET', 'customers/C1', undefined, { dependsOn: [follows.id] }),
      ]
      for (const query of ['?preview=true', ''])
        expect(statuses(await trade.batch(requests, query))).toEqual([200, 404, 200, 424, 424, 424, 424, 200])
      expect(await trade.get('customers/C1')).toMatchObject({ city: 'Gent' })
    })

    test('may name a request of an earlier batch; one that nobody sent is no ground to stand on', async () => {
      const { trade } = await open()
      const [good, bad] = [
        entry('POST', 'salesInvoices', draft()),
        entry('POST', 'salesInvoices', draft([line('NO', 1)])),
      ]
      const [made] = await trade.batch([good, bad])
      const answers = await trade.batch([
        entry('POST', `salesInvoices/$${good.id}/post`, {}, { dependsOn: [good.id] }),
        entry('PATCH', 'customers/C1', { city: 'Gent' }, { dependsOn: [bad.id] }),
        entry('PATCH', 'customers/C1', { city: 'Gent' }, { dependsOn: [randomUUID()] }),
      ])
      expect(statuses(answers)).toEqual([200, 424, 424])
      expect(answers[0]?.body.id).toBe(made?.body.id)
    })

    test('a question too stands or falls with what it depends on', async () => {
      const { trade } = await open()
      const bad = entry('POST', 'customers', {})
      const answers = await trade.batch([
        bad,
        entry('GET', 'customers/C1', undefined, { dependsOn: [bad.id] }),
        entry('GET', 'customers/C1'),
      ])
      expect(statuses(answers)).toEqual([422, 424, 200])
    })
  })

  describe('an atomicity group', () => {
    test('stands or falls whole, however its requests are mixed with others and with questions', async () => {
      const { trade } = await open()
      const of = (group: string) => ({ atomicityGroup: group })
      const first = entry('POST', 'salesInvoices', draft([line('S1', 1)]), of('good'))
      const answers = await trade.batch([
        first,
        entry('POST', 'salesInvoices', draft([line('S1', 2)]), of('bad')),
        entry('GET', 'customers/C1'),
        entry('PATCH', `salesInvoices/$${first.id}`, { comment: 'alone, after its group' }),
        entry('POST', 'salesInvoices', draft([line('NONE', 1)]), of('bad')),
        entry('POST', 'salesInvoices', draft([line('S1', 3)])),
        entry('POST', `salesInvoices/$${first.id}/post`, {}, of('good')),
        entry('POST', 'salesInvoices', draft([line('S1', 4)]), of('bad')),
      ])
      expect(statuses(answers)).toEqual([201, 424, 200, 409, 422, 201, 200, 424])
      const { value } = await trade.get<List>('salesInvoices')
      expect(value.map((one) => [one.status, one.totalAmountExcludingTax]).sort()).toEqual([
        ['Draft', 300],
        ['Open', 100],
      ])
    })

    test('uses no number when it falls, and is not done again when it is sent again', async () => {
      const { trade } = await open()
      const drafts = [await trade.post('salesInvoices', draft()), await trade.post('salesInvoices', draft())]
      const post = ({ id }: Saved, more: Partial<Entry> = {}) => entry('POST', `salesInvoices/${id}/post`, {}, more)
      const fallen = [
        post(drafts[0] as Saved, { atomicityGroup: 'g' }),
        post({ ...(drafts[1] as Saved), id: randomUUID() }, { atomicityGroup: 'g' }),
      ]
      expect(statuses(await trade.batch(fallen))).toEqual([424, 404])
      expect(statuses(await trade.batch(fallen))).toEqual([424, 404])
      const group = drafts.map((one) => post(one, { atomicityGroup: 'h' }))
      const done = await trade.batch(group)
      expect(statuses(done)).toEqual([200, 200])
      const numbers = done.map((one) => Number(/\d+$/.exec(one.body.number)?.[0]))
      expect(numbers).toEqual([1, 2])
      const more = [...group, entry('POST', 'customers', {}, { atomicityGroup: 'h' })]
      const again = await trade.batch(more)
      expect(statuses(again)).toEqual([200, 200, 422])
      expect(await trade.entries('registers')).toHaveLength(3)
    })
  })

  describe('a preview', () => {
    const work = (): { requests: Entry[]; ids: string[] } => {
      const ids = [uuid7(), uuid7()]
      const order = entry('POST', 'salesOrders', draft([line('G1', 4)], { id: ids[0] }))
      const invoice = entry('POST', 'salesInvoices', draft([line('G1', 3), line('S1', 1)], { id: ids[1] }))
      const bad = entry('POST', 'salesInvoices', draft([line('NONE', 1), line('G1', 0.000001)]))
      return {
        ids,
        requests: [
          entry('POST', 'customers', { number: 'P1', displayName: 'Previewed' }),
          entry('POST', 'salesInvoices', draft([line('S1', 1)], { customerNumber: 'p1' })),
          order,
          entry('POST', `salesOrders/$${order.id}/ship`, { lines: [{ sequence: 10000, shipQuantity: 3 }] }),
          entry('POST', `salesOrders/$${order.id}/shipAndInvoice`, {}),
          entry('POST', `salesOrders/$${order.id}/invoice`, {}),
          invoice,
          bad,
          entry('POST', `salesInvoices/$${bad.id}/post`, {}, { dependsOn: [bad.id] }),
          entry('POST', `salesInvoices/$${invoice.id}/post`, { postingDate: '2026-03-11' }, { atomicityGroup: 'g' }),
          entry('PATCH', 'customers/C1', { city: 'Gent' }, { headers: { 'If-Match': '"1"' } }),
          entry('PATCH', 'customers/C1', { city: 'Aalst' }, { headers: { 'If-Match': '1' } }),
          entry('POST', `salesInvoices/${ids[1]}/post`, {}),
          entry('DELETE', 'customers/P1'),
          entry('PUT', 'paymentTerms/X', { dueDateCalculation: 'nonsense' }),
          entry('PUT', 'paymentTerms/9D', { dueDateCalculation: '9D' }),
          entry('POST', 'salesInvoices', draft([line('S1', 1)], { paymentTermsCode: '9D' })),
        ],
      }
    }
    const stable = (text: unknown) =>
      JSON.parse(
        JSON.stringify(text, (key, value) =>
          [
            'id',
            'orderId',
            'orderLineId',
            'documentId',
            'documentLineId',
            'lastModifiedDateTime',
            'createdAt',
            'preview',
            'uninvoicedShipments',
          ].includes(key)
            ? undefined
            : value,
        ),
      )

    test('answers what the real batch answers, request by request, and uses nothing', async () => {
      const { trade } = await open()
      const { requests } = work()
      const before = await everything(trade)
      const shown = await trade.batch(requests, '?preview=true')
      expect(await trade.batch(requests, '?preview=true').then(statuses)).toEqual(statuses(shown))
      expect(await everything(trade)).toEqual(before)
      const done = await trade.batch(requests)
      expect(statuses(done)).toEqual([
        201, 201, 201, 200, 200, 409, 201, 422, 424, 200, 200, 412, 409, 409, 422, 201, 201,
      ])
      expect(done.every((one) => one.headers['idempotent-replayed'] === undefined)).toBe(true)
      expect(shown.map((one) => [one.status, stable(one.body)])).toEqual(
        done.map((one) => [one.status, stable(one.body)]),
      )
    })

    test('shows the very entries that posting writes, down to their numbers', async () => {
      const { trade } = await open()
      const { requests } = work()
      const shown = await trade.batch(requests, '?preview=true')
      await trade.batch(requests)
      for (const ledger of [
        'generalLedgerEntries',
        'customerLedgerEntries',
        'vatEntries',
        'itemLedgerEntries',
        'valueEntries',
      ]) {
        const previewed = shown.flatMap((one) => one.body.preview?.[ledger] ?? [])
        const written = (await trade.entries(ledger)).filter((one) => one.transactionNumber !== 1)
        const unchanging = (rows: readonly Given[]) =>
          rows.map(
            ({
              remainingQuantity,
              invoicedQuantity,
              open: _,
              costAmountExpected,
              salesAmountExpected,
              costAmountActual,
              salesAmountActual,
              ...row
            }) => stable(row),
          )
        expect(previewed.length, ledger).toBeGreaterThan(0)
        expect(unchanging(previewed), ledger).toEqual(unchanging(written))
      }
    })

    test('of what was done already is what the real one would answer: the first answers', async () => {
      const { trade } = await open()
      const requests = [entry('POST', 'salesInvoices', draft()), entry('POST', 'salesInvoices', draft([line('NO', 1)]))]
      const done = await trade.batch(requests)
      const shown = await trade.batch(requests, '?preview=true')
      expect(shown).toEqual((await trade.batch(requests)).map((one) => ({ ...one })))
      expect(shown.map((one) => one.body.id)).toEqual(done.map((one) => one.body.id))
    })

    test('of a single request uses no key either', async () => {
      const { trade } = await open()
      const headers = { 'idempotency-key': randomUUID() }
      const { id } = await trade.post('salesInvoices', draft())
      const shown = await trade.post(`salesInvoices/${id}/post?preview=true`, {}, headers)
      expect(shown.preview).toMatchObject({ customerLedgerEntries: [{ amount: 121 }] })
      const done = await trade.send('POST', `salesInvoices/${id}/post`, { body: {}, headers })
      expect([done.status, done.headers.get('idempotent-replayed'), done.body.preview]).toEqual([200, null, undefined])
      expect(done.body.number).toBe(shown.number)
    })
  })

  test('each request needs the right to it, whatever its neighbours may', async () => {
    const product = await open()
    const { trade } = product
    const clerk = trade.as(await person(product, 'clerk', trade.name))
    const create = entry('POST', 'salesInvoices', draft())
    const requests = [
      create,
      entry('POST', `salesInvoices/$${create.id}/post`),
      entry('PATCH', 'salesSetup', { stockoutWarning: false }),
      entry('PATCH', 'customers/C1', { city: 'Gent' }),
      entry('GET', 'customers/C1'),
    ]
    expect(statuses(await clerk.batch(requests, '?preview=true'))).toEqual([201, 403, 403, 200, 200])
    expect(statuses(await clerk.batch(requests))).toEqual([201, 403, 403, 200, 200])
    const viewer = trade.as(await person(product, 'viewer', trade.name))
    expect(
      statuses(await viewer.batch([entry('POST', 'customers', { displayName: 'x' }), entry('GET', 'customers/C1')])),
    ).toEqual([403, 200])
  })

  test('a question in a batch is answered as it is alone: lists, filters, ledgers and what is not there', async () => {
    const { trade } = await open()
    const made = entry('POST', 'customers', { number: 'C2', displayName: 'Two' })
    const answers = await trade.batch([
      entry('GET', 'customers?search=adat&top=5'),
      made,
      entry('GET', 'customers?displayName=Two'),
      entry('GET', 'itemLedgerEntries?itemNumber=G1'),
      entry('GET', 'ledgers/itemLedgerEntries/feed?after=0'),
      entry('GET', 'registers/verify'),
      entry('GET', 'customers/NOBODY'),
      entry('GET', 'nothing'),
      entry('GET', 'customers/%E0%A4%A'),
      entry('get', 'salesSetup'),
      entry('GET', 'customers?top=0'),
    ])
    expect(statuses(answers)).toEqual([200, 201, 200, 200, 200, 200, 404, 404, 404, 200, 422])
    expect(answers[0]?.body).toMatchObject({ count: 1, value: [{ number: 'C1' }] })
    expect(answers[2]?.body).toMatchObject({ count: 1, value: [{ number: 'C2' }] })
    expect(answers[3]?.body).toMatchObject({ value: [{ quantity: 100 }] })
    expect(answers[5]?.body).toMatchObject({ valid: true, checked: 1 })
    expect(answers[6]?.body).toMatchObject({ code: 'NotFound', status: 404 })
  })
})

onEngine('sqlite', (_, __, newPlace) => {
  test.each<[string, unknown]>([
    ['no object', []],
    ['null', null],
    ['no list of requests', { requests: {} }],
    ['a request that is none', { requests: [null] }],
    ['a request without id', { requests: [{ method: 'GET', url: 'customers' }] }],
    ['a method that is no text', { requests: [{ id: 'a', method: 1, url: 'customers' }] }],
    ['headers that are none', { requests: [{ id: 'a', method: 'GET', url: 'customers', headers: 'x' }] }],
    ['dependsOn that is no list', { requests: [{ id: 'a', method: 'DELETE', url: 'customers/C1', dependsOn: 5 }] }],
    ['dependsOn of other things', { requests: [{ id: 'a', method: 'DELETE', url: 'customers/C1', dependsOn: [{}] }] }],
    ['a group that is no text', { requests: [{ id: 'a', method: 'DELETE', url: 'customers/C1', atomicityGroup: {} }] }],
  ])('refuses %s as a whole, and does nothing', async (_name, body) => {
    const { trade, close } = await openTrade(await newPlace())
    closing.push(close)
    expect((await trade.refused('POST', 'batch', body, 400)).code).toBe('MalformedRequest')
  })

  test('takes what OData leaves out as null, answers nothing to nothing, and refuses single requests by themselves', async () => {
    const { trade, close } = await openTrade(await newPlace())
    closing.push(close)
    expect(await trade.batch([])).toEqual([])
    const odd = { headers: null, dependsOn: null, atomicityGroup: null, body: null } as unknown as Partial<Entry>
    const answers = await trade.batch([
      { ...entry('POST', 'customers', { displayName: 'x' }), headers: undefined },
      { ...entry('GET', 'salesSetup'), ...odd },
      entry('FOO', 'customers'),
      entry('PUT', 'customers'),
      entry('POST', 'customers', 'text'),
      entry('POST', 'customers', [1]),
      entry('POST', 'no/such/thing'),
      entry('DELETE', 'customers/%E0%A4%A'),
      entry('PATCH', 'customers/X', {}, { headers: { 'if-match': 'x' } }),
      entry('POST', ''),
      entry('POST', 'batch', { requests: [] }),
    ] as Entry[])
    expect(statuses(answers)).toEqual([201, 200, 405, 405, 400, 400, 404, 400, 400, 404, 404])
    for (const answer of answers.slice(2)) expect(answer.body.detail).not.toBe('')
  })

  test('refuses more than 5,000 requests and more than 16 MiB as a whole', async () => {
    const { trade, close } = await openTrade(await newPlace())
    closing.push(close)
    const requests = Array.from({ length: 5001 }, () => entry('GET', 'salesSetup'))
    expect((await trade.refused('POST', 'batch', { requests }, 413)).code).toBe('PayloadTooLarge')
    const large = entry('POST', 'customers', { displayName: 'x'.repeat(17 * 1024 * 1024) })
    expect((await trade.refused('POST', 'batch', { requests: [large] }, 413)).code).toBe('PayloadTooLarge')
  })
})
