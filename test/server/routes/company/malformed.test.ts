import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, entry, everything, type Given, type List, line, openTrade, stocked } from '../../companies/trade.ts'

const runs = Number(process.env.MALFORMED_RUNS ?? 60)

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    await stocked(product.trade)
    await product.trade.post('salesOrders', draft([line('G1', 2)]))
    await product.trade.post('salesInvoices', draft())
    return product
  }

  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      -1,
      0,
      1e20,
      -1e308,
      5e-324,
      0.1 + 0.2,
      '',
      ' ',
      'NaN',
      '-0',
      '1e5',
      [],
      {},
      [[]],
      [null],
      { a: {} },
    ),
    fc.constantFrom<unknown>(
      '2026-02-30',
      '0000-00-00',
      '99999-01-01',
      '__proto__',
      'constructor',
      '$1',
      '%',
      '\\',
      "'",
      'É',
      '🚲',
      '\u202e',
    ),
    fc.string({ maxLength: 40 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.jsonValue({ maxDepth: 3 }),
  )
  const names = fc.constantFrom(
    'id',
    'number',
    'version',
    'status',
    'code',
    'displayName',
    'customerNumber',
    'postingDate',
    'dueDate',
    'lines',
    'lineType',
    'lineObjectNumber',
    'quantity',
    'unitPrice',
    'discountPercent',
    'discountAmount',
    'invoiceDiscountPercent',
    'taxCode',
    'sequence',
    'shipQuantity',
    'clientLineId',
    'next',
    'width',
    'prefix',
    'lastNumber',
    'dueDateCalculation',
    'vatPercent',
    'enterpriseNumber',
    'country',
    'peppolEndpoint',
    'invoiceDiscounts',
    'currencyFactor',
    'pricesIncludeTax',
    'recalculatePrices',
    'documentId',
    'cells',
    'requests',
    'method',
    'url',
    '__proto__',
    'toString',
  )
  const body = fc.oneof(
    fc.dictionary(names, fc.oneof(odd, fc.array(fc.dictionary(names, odd, { maxKeys: 5 }), { maxLength: 3 })), {
      maxKeys: 6,
    }),
    odd,
  )
  const segment = fc.oneof(
    fc.constantFrom(
      'customers',
      'items',
      'salesInvoices',
      'salesOrders',
      'salesShipments',
      'itemJournals',
      'numberSeries',
      'paymentTerms',
      'vatPostingSetups',
    ),
    fc.constantFrom(
      'salesSetup',
      'companyInformation',
      'ledgers',
      'vatEntries',
      'feed',
      'registers',
      'verify',
      'batch',
      'changes',
      'presence',
      'accounts',
    ),
    fc.constantFrom(
      'C1',
      'c1',
      'G1',
      '1',
      '0',
      '-1',
      '..',
      '.',
      '%',
      '%2F',
      '%00',
      '%E0%A4',
      '%C3%89',
      'post',
      'ship',
      'release',
      '$x',
      'DOMESTIC',
      'VAT21',
      '~',
    ),
    fc.string({ maxLength: 8 }).map(encodeURIComponent),
  )
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  const value = fc.oneof(
    fc.constantFrom('', '0', '-1', '1e9', 'abc', 'true', 'null', '2026-02-30', 'AA', 'YWJj', '%', "'"),
    fc.string({ maxLength: 12 }),
  )
  const query = fc
    .array(
      fc.tuple(
        fc.constantFrom(
          'top',
          'cursor',
          'search',
          'modifiedSince',
          'after',
          'limit',
          'types',
          'status',
          'quantity',
          'blocked',
          'balance',
          'lines',
          'number',
          'entryNumber',
          'postingDate',
          'open',
          "x' OR 1=1",
        ),
        value,
      ),
      { maxLength: 3 },
    )
    .map((pairs) => (pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`))
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE')

  test('whatever is sent, nothing fails inside, and what is refused changes nothing', async () => {
    const { trade } = await open()
    let before = await everything(trade)
    const request = fc.record({
      method,
      path,
      query,
      body,
      text: fc.option(fc.string({ maxLength: 30 }), { nil: undefined, freq: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, query, body, text }) => {
        const sent = method === 'GET' ? {} : { body: text ?? JSON.stringify(body) }
        const answer = await trade
          .send<Given>(method, `${path}${query}`, sent)
          .catch((error: unknown) => ({ status: 599, body: error }))
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500)
        const after = await everything(trade)
        if (answer.status >= 400 || method === 'GET') expect(after).toEqual(before)
        before = after
      }),
      { numRuns: runs },
    )
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
  })

  test('the same of requests inside batches, previews included', async () => {
    const { trade } = await open()
    const inner = fc.record(
      { method, url: fc.tuple(path, query).map((parts) => parts.join('')), body },
      { requiredKeys: ['method', 'url'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(inner, { maxLength: 4 }), async (requests) => {
        const before = await everything(trade)
        const entries = requests.map((one) => entry(one.method, one.url, one.body))
        const shown = await trade.batch(entries, '?preview=true')
        expect(await everything(trade)).toEqual(before)
        const done = await trade.batch(entries)
        for (const one of [...shown, ...done]) expect(one.status, JSON.stringify(one.body)).toBeLessThan(500)
        const commands = entries.flatMap(({ method }, index) => (method === 'GET' ? [] : [index]))
        expect(commands.map((index) => shown[index]?.status)).toEqual(commands.map((index) => done[index]?.status))
        if (done.every((one, index) => one.status >= 400 || entries[index]?.method === 'GET'))
          expect(await everything(trade)).toEqual(before)
      }),
      { numRuns: runs },
    )
  })

  test('what once could break a server is refused', async () => {
    const { trade } = await open()
    const before = await everything(trade)
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    await trade.refused('POST', 'customers', `{"displayName":${deep}}`, 400)
    await trade.refused(
      'POST',
      'batch',
      `{"requests":[{"id":"a","method":"POST","url":"customers","body":${deep}}]}`,
      400,
    )
    for (const question of ['', '?preview=true'])
      expect(await trade.batch([entry('DELETE', 'customers/%00')], question)).toMatchObject([{ status: 400 }])
    for (const text of ['null', '[]', '5', '"x"', '{']) await trade.refused('PUT', 'presence', text, 400)
    for (const cursor of ['AA', 'YWJj', '!', 'AAAA'])
      await trade.refused('GET', `vatEntries?cursor=${cursor}`, undefined, 422)
    for (const top of ['0', '-1', 'abc', '1e3', '10001', ''])
      await trade.refused('GET', `customers?top=${top}`, undefined, 422)
    for (const question of ['modifiedSince=yesterday', 'modifiedSince=2026-02-30T08:00:00Z', 'cursor=!'])
      expect((await trade.refused('GET', `customers?${question}`, undefined, 422)).errors).toMatchObject([
        { field: question.split('=')[0] },
      ])
    for (const width of [1e9, 41, -1, 1.5])
      await trade.refused('PUT', 'numberSeries/customers', { prefix: 'C', next: 1, width }, 422)
    await trade.refused('PUT', 'numberSeries/customers', { prefix: 'C', next: 9, lastNumber: 3 }, 422)
    for (const formula of ['30', 'D', '1X', '30D+', 'CD', '1M2', 'soon', '99999D'])
      await trade.refused('PUT', 'paymentTerms/X', { dueDateCalculation: formula }, 422)
    await trade.refused('PUT', 'vatPostingSetups/A%2FB/C', { vatPercent: 21 }, 422)
    const rate = { exchangeRateAmount: 1.1, relationalExchangeRateAmount: 1 }
    for (const [path, body, field] of [
      ['currencyExchangeRates/USD/2026-02-30', rate, 'startingDate'],
      [`paymentTerms/${'X'.repeat(21)}`, { dueDateCalculation: '1D' }, 'code'],
      [`vatPostingSetups/DOMESTIC/${'X'.repeat(21)}`, { vatPercent: 21 }, 'productGroup'],
      [`customers/${'X'.repeat(21)}`, { displayName: 'Too long a number' }, 'number'],
      ['paymentTerms/%20', { dueDateCalculation: '1D' }, 'code'],
      ['customers/BLANK', { displayName: ' \t ' }, 'displayName'],
    ] as const)
      expect((await trade.refused('PUT', path, body, 422)).errors, path).toMatchObject([
        { field, pointer: `/${field}` },
      ])
    for (const preview of ['1', 'True', ''])
      for (const path of ['customers', 'batch'])
        expect(
          (await trade.refused('POST', `${path}?preview=${preview}`, { displayName: 'Shown', requests: [] }, 422))
            .errors,
        ).toMatchObject([{ field: 'preview' }])
    expect(await everything(trade)).toEqual(before)
  })

  test('numbers are what they are, however odd, and their case does not matter', async () => {
    const { trade } = await open()
    expect((await trade.refused('POST', 'items', { number: 'x'.repeat(21), displayName: 'x' }, 422)).detail).toContain(
      '21',
    )
    for (const number of ['A/B', 'É1', 'a b', '100%', 'x_y', "O'Neil", '#1?', '+&=', '数']) {
      await trade.post('items', { number, displayName: `Item ${number}`, type: 'Service', unitPrice: 1 })
      for (const written of [number, number.toLowerCase(), number.toUpperCase()]) {
        expect((await trade.get(`items/${encodeURIComponent(written)}`)).number).toBe(number)
        await trade.refused('POST', 'items', { number: written, displayName: 'Again' }, 409)
      }
      const found = await trade.get<List>(`items?number=${encodeURIComponent(number.toLowerCase())}`)
      expect(
        found.value.map((one) => one.number),
        number,
      ).toEqual([number])
      await trade.patch(`items/${encodeURIComponent(number.toLowerCase())}`, { unitPrice: 2 })
      const sold = await trade.post('salesInvoices', draft([line(number.toLowerCase(), 1)]))
      expect(sold.lines[0]).toMatchObject({ lineObjectNumber: number, unitPrice: 2 })
      expect((await trade.refused('DELETE', `items/${encodeURIComponent(number)}`, undefined, 409)).code).toBe(
        'RecordInUse',
      )
      expect((await trade.send('DELETE', `salesInvoices/${sold.id}`)).status).toBe(204)
      expect((await trade.send('DELETE', `items/${encodeURIComponent(number.toUpperCase())}`)).status).toBe(204)
    }
    const order = ['Z', 'a', 'É', 'é2', 'B', '10', '9', '🚲', '～']
    for (const number of order) await trade.post('customers', { number, displayName: `Sorted ${number}` })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: List = await trade.get(`customers?search=SORTED&top=2${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.count).toBe(order.length)
      seen.push(...page.value.map((one) => one.number))
      cursor = page.next
    }
    expect(seen).toEqual([...order].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  })

  test('a filter compares each kind as what it is', async () => {
    const { trade } = await open()
    await trade.post('customers', {
      number: 'C2',
      displayName: 'Two',
      creditLimit: 12.5,
      blocked: 'Ship',
      pricesIncludeTax: true,
      paymentTermsCode: '14D',
    })
    const found = async (query: string) => (await trade.get<List>(`customers?${query}`)).value.map((one) => one.number)
    for (const query of [
      'creditLimit=12.50',
      'blocked=Ship',
      'pricesIncludeTax=true',
      'paymentTermsCode=14d',
      'number=c2',
      'displayName=Two',
      'search=tWO',
      'search=c2',
    ])
      expect(await found(query), query).toEqual(['C2'])
    for (const query of [
      'pricesIncludeTax=perhaps',
      'creditLimit=abc',
      'creditLimit=12.505',
      'displayName=T_o',
      'search=T_o',
      'nothing=1',
      'modifiedSince=2999-01-01',
    ])
      expect(await found(query), query).toEqual([])
    expect(await found('modifiedSince=2000-01-01T00:00:00%2B01:00')).toEqual(['C1', 'C2'])
    await trade.patch('customers/C2', { city: 'Gent' })
    for (const [query, numbers] of [
      ['version=1', ['C1']],
      ['version=2', ['C2']],
      ['peppolEndpoint=', ['C1', 'C2']],
      ['creditLimit=', []],
    ] as const)
      expect(await found(query), query).toEqual(numbers)
    const sold = await trade.post('salesInvoices', draft([line('S1', 1)]))
    await trade.post(`salesInvoices/${sold.id}/post`)
    const { balance } = await trade.get('customers/C1')
    for (const [query, numbers] of [
      [`balance=${balance}`, ['C1']],
      ['balance=0', ['C2']],
      ['balance=0&blocked=', []],
      ['balance=', []],
    ] as const)
      expect(await found(query), query).toEqual(numbers)
    const accounts = await trade.get<List>('accounts?balance=0&top=3')
    const others = await trade.get<List>(`accounts?balance=0&top=10000&cursor=${accounts.next}`)
    expect([accounts.value.length, others.value.length]).toEqual([3, accounts.count - 3])
    expect(new Set([...accounts.value, ...others.value].map(({ number }) => number)).size).toBe(accounts.count)
    expect((await trade.get<List>(`salesInvoices?currencyFactor=&number=${sold.number}`)).count).toBe(0)
    expect((await trade.get<List>('customerLedgerEntries?closedByEntryNumber=')).count).toBe(1)
    const entries = async (query: string) => (await trade.get<List>(`itemLedgerEntries?${query}`)).count
    for (const query of [
      'itemNumber=g1',
      'quantity=100',
      'postingDate=2026-01-01',
      'open=true',
      'entryNumber=1',
      'search=lamp',
    ])
      expect(await entries(query), query).toBe(1)
    for (const query of [
      'itemNumber=G',
      'quantity=100.000001',
      'open=false',
      'open=perhaps',
      'entryNumber=',
      'nothing=1',
    ])
      expect(await entries(query), query).toBe(0)
  })

  test('what every object has by itself is no property to filter by', async () => {
    const { trade } = await open()
    for (const list of ['customers', 'generalLedgerEntries', 'customerLedgerEntries', 'registers'])
      for (const name of ['constructor', 'toString', '__proto__', 'valueOf'])
        for (const value of ['x', ''])
          expect(await trade.get<List>(`${list}?${name}=${value}`), `${list} ${name}`).toMatchObject({ value: [] })
  })

  test('a search has an end, and one without spoils no others of its batch', async () => {
    const { trade } = await open()
    const long = `customers?search=${'a'.repeat(60_000)}`
    expect((await trade.refused('GET', long, undefined, 422)).code).toBe('InvalidValue')
    const asked = [
      { id: 'long', method: 'GET', url: long },
      { id: 'good', method: 'GET', url: 'customers?search=a' },
    ]
    const { responses } = await trade.post<{ responses: { status: number }[] }>('batch', { requests: asked })
    expect(responses.map(({ status }) => status)).toEqual([422, 200])
  })
})
