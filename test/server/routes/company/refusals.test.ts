import { describe, expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine, onEngine } from '../../../support/databases.ts'
import {
  draft,
  everything,
  type Given,
  type List,
  line,
  openTrade,
  type Problem,
  person,
  stocked,
  type Trade,
} from '../../companies/trade.ts'

const closing = closedAfterEach()
const cells = ({ errors }: Problem) => errors.map((one) => `${one.pointer} ${one.code}`).sort()

forEachEngine((_, __, newPlace) => {
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    await stocked(product.trade)
    return product
  }

  test('every wrong cell of a document is named at once, by pointer, line and field', async () => {
    const { trade } = await open()
    await trade.post('items', { number: 'BLOCKED', displayName: 'Blocked', type: 'Service', blocked: true })
    const before = await everything(trade)
    const problem = await trade.refused(
      'POST',
      'salesInvoices',
      {
        customerNumber: 'C1',
        postingDate: '2026-02-30',
        dueDate: '30/01/2026',
        paymentTermsCode: 'NEVER',
        pricesIncludeTax: 'yes',
        lines: [
          { clientLineId: 'a', lineType: 'Item', lineObjectNumber: 'NONE', quantity: 1 },
          { clientLineId: 'b', lineType: 'Item', lineObjectNumber: 'S1', quantity: '3' },
          { clientLineId: 'c', lineType: 'Item', lineObjectNumber: 'S1', quantity: 1.000001, unitPrice: 1e20 },
          { clientLineId: 'd', lineType: 'Item', lineObjectNumber: 'BLOCKED', quantity: 1, discountPercent: 101 },
          { clientLineId: 'e', lineType: 'Item', lineObjectNumber: 'S1', quantity: 1, taxCode: 'VAT99' },
          { lineType: 'Account', lineObjectNumber: '999999', quantity: 1 },
          { clientLineId: 'g', lineType: 'Thing', lineObjectNumber: 'S1', quantity: 1 },
          { clientLineId: 'h', lineType: 'Item', quantity: 1 },
        ],
      },
      422,
    )
    expect(cells(problem)).toEqual(
      [
        '/dueDate InvalidValue',
        '/lines/0/lineObjectNumber UnknownItem',
        '/lines/1/quantity InvalidValue',
        '/lines/2/quantity InvalidValue',
        '/lines/2/unitPrice InvalidValue',
        '/lines/3/discountPercent InvalidValue',
        '/lines/3/lineObjectNumber ItemBlocked',
        '/lines/4/taxCode PostingSetupMissing',
        '/lines/5/lineObjectNumber UnknownAccount',
        '/lines/6/lineType InvalidValue',
        '/lines/7/lineObjectNumber MissingValue',
        '/paymentTermsCode UnknownPaymentTerms',
        '/postingDate InvalidValue',
        '/pricesIncludeTax InvalidValue',
      ].sort(),
    )
    const named = problem.errors.filter((one) => one.pointer.startsWith('/lines')).map((one) => one.line)
    expect(new Set(named)).toEqual(new Set(['a', 'b', 'c', 'd', 'e', '60000', 'g', 'h']))
    for (const one of problem.errors) {
      expect(one.field).toBe(one.pointer.split('/').at(-1))
      expect(one.message).not.toMatch(/[{}]|undefined|NaN/)
      if (!one.pointer.startsWith('/lines')) expect(one).not.toHaveProperty('line')
    }
    expect(await everything(trade)).toEqual(before)
  })

  test.each<[string, Given, string]>([
    ['a quantity beyond counting', { quantity: 1e20 }, '/lines/0/quantity InvalidValue'],
    ['a price beyond paying', { unitPrice: -1e20 }, '/lines/0/unitPrice InvalidValue'],
    ['six decimals of a price', { unitPrice: 0.123456 }, '/lines/0/unitPrice InvalidValue'],
    ['NaN as text', { quantity: 'NaN' }, '/lines/0/quantity InvalidValue'],
    ['a number as text', { unitPrice: '12,50' }, '/lines/0/unitPrice InvalidValue'],
    ['three decimals of an amount', { discountAmount: 0.001 }, '/lines/0/discountAmount InvalidValue'],
    ['a negative discount', { discountPercent: -1 }, '/lines/0/discountPercent InvalidValue'],
    ['more discount than there is', { discountAmount: 100.01 }, '/lines/0/discountAmount InvalidValue'],
    ['a list for a text', { description: ['x'] }, '/lines/0/description InvalidValue'],
    ['a long text', { description: 'x'.repeat(251) }, '/lines/0/description InvalidValue'],
    ['an object for a number', { quantity: {} }, '/lines/0/quantity InvalidValue'],
    ['a flag for a number', { quantity: true }, '/lines/0/quantity InvalidValue'],
  ])('a draft with %s is refused at that cell', async (_name, more, cell) => {
    const { trade } = await open()
    for (const resource of ['salesInvoices', 'salesOrders'])
      expect(cells(await trade.refused('POST', resource, draft([line('S1', 1, more)]), 422))).toEqual([cell])
    expect((await trade.get<List>('salesInvoices')).count).toBe(0)
  })

  test('amounts that no ledger can hold are refused when they are drafted, each factor being possible', async () => {
    const { trade } = await open()
    const many = line('S1', 9_999_999_999, { unitPrice: 9_999_999_999 })
    const problem = await trade.refused('POST', 'salesInvoices', draft([line('S1', 1), many]), 422)
    expect(problem.errors.map((one) => one.pointer)).toEqual(['/lines/1/quantity'])
    const sum = Array.from({ length: 30 }, () => line('S1', 1_000_000, { unitPrice: 10_000_000 }))
    const added = await trade.send('POST', 'salesInvoices', { body: draft(sum) })
    if (added.status === 201) await trade.post(`salesInvoices/${added.body.id}/post`)
    expect(added.status).toBeLessThan(500)
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
  })

  test('dates at the edges of the calendar are taken or refused, and never break a term of payment', async () => {
    const { trade } = await open()
    for (const postingDate of [
      '1899-12-31',
      '2026-13-01',
      '2026-02-29',
      '2026-1-1',
      '20260101',
      'yesterday',
      '',
      '10000-01-01',
      46000,
    ])
      expect((await trade.refused('POST', 'salesInvoices', { ...draft(), postingDate }, 422)).errors[0]?.pointer).toBe(
        '/postingDate',
      )
    await trade.put('paymentTerms/LONG', { dueDateCalculation: '9999Y' }).catch(() => undefined)
    for (const [postingDate, paymentTermsCode] of [
      ['9999-12-31', '30D'],
      ['1900-01-01', 'CM'],
      ['2024-02-29', '1M(8D)'],
      ['2026-03-10', 'LONG'],
    ]) {
      const { status, body } = await trade.send<Given>('POST', 'salesInvoices', {
        body: { ...draft(), postingDate, paymentTermsCode },
      })
      expect(status).toBeLessThan(500)
      if (status === 201) expect(body.dueDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })

  test('an action names what is wrong with its own lines', async () => {
    const { trade } = await open()
    const order = await trade.post('salesOrders', draft([line('G1', 5), line('S1', 1)]))
    const ship = (lines: unknown, status = 422) =>
      trade.refused('POST', `salesOrders/${order.id}/ship`, { lines }, status)
    expect((await ship([{ sequence: 77, shipQuantity: 1 }])).errors).toMatchObject([
      { pointer: '/lines/0/sequence', line: '77', field: 'sequence', code: 'InvalidValue' },
    ])
    expect((await ship([{ shipQuantity: 1 }])).errors[0]?.pointer).toBe('/lines/0/sequence')
    expect((await ship([{ sequence: 10000, shipQuantity: 6 }])).errors[0]).toMatchObject({
      code: 'QuantityToShipTooLarge',
      line: '10000',
    })
    expect((await ship([{ sequence: 10000, shipQuantity: -1 }])).code).toBe('QuantityToShipTooLarge')
    expect((await ship([{ sequence: 10000, shipQuantity: '1' }])).errors[0]?.pointer).toBe('/lines/0/shipQuantity')
    expect(
      (
        await ship([
          { sequence: 10000, shipQuantity: 3 },
          { sequence: 10000, shipQuantity: 3 },
        ])
      ).errors[0]?.pointer,
    ).toBe('/lines/1/sequence')
    await ship('all')
    expect((await ship([], 409)).code).toBe('NothingToPost')
    expect((await ship([{ sequence: 10000, shipQuantity: 0 }], 409)).code).toBe('NothingToPost')
    expect(await trade.entries('salesShipments')).toHaveLength(0)
  })

  test('lines of journals are told under their client’s name or their place, each wrong value once', async () => {
    const { trade } = await open()
    const told = async (path: string, lines: unknown) =>
      (await trade.refused('POST', path, { postingDate: '2026-03-10', lines }, 422)).errors.map((one) =>
        [one.line, one.field, one.code].join(' '),
      )
    expect(
      await told('itemJournals/post', [
        { clientLineId: 'a', itemNumber: 'NOPE', quantity: 1 },
        { itemNumber: 'G1', quantity: 'two' },
        { clientLineId: 'c', itemNumber: 'G1', quantity: -1 },
      ]),
    ).toEqual(['20000 quantity InvalidValue', 'a itemNumber UnknownItem', 'c quantity InvalidValue'])
    const paid = { customerNumber: 'C1', postingDate: '2026-03-10', amount: 5 }
    expect(
      await told('customerPayments/post', [
        paid,
        { ...paid, clientLineId: 'b', amount: 'five' },
        { ...paid, customerNumber: 'NOPE' },
      ]),
    ).toEqual(['b amount InvalidValue', '30000 customerNumber UnknownCustomer'])
    expect(await told('salesInvoices', [{ lineType: 'Item', lineObjectNumber: 5, quantity: 1 }])).toEqual([
      ' customerNumber MissingValue',
      '10000 lineObjectNumber InvalidValue',
    ])
  })

  test('versions are asked for wherever something is changed', async () => {
    const { trade } = await open()
    const { id, version } = await trade.post('salesInvoices', draft())
    const newer = await trade.patch<{ version: number }>(`salesInvoices/${id}`, { comment: 'newer' })
    const requests: [string, string, unknown][] = [
      ['PUT', `salesInvoices/${id}`, draft()],
      ['PATCH', `salesInvoices/${id}`, { comment: 'x' }],
      ['DELETE', `salesInvoices/${id}`, undefined],
      ['POST', `salesInvoices/${id}/post`, {}],
      ['POST', `salesInvoices/${id}/post?preview=true`, {}],
    ]
    for (const [method, path, body] of requests)
      for (const tag of [`"${version}"`, `${version}`, `W/"${version}"`, `"${newer.version + 1}"`]) {
        const problem = await trade.refused(method, path, body, 412, { 'if-match': tag })
        expect(problem).toMatchObject({
          code: 'VersionConflict',
          current: { id, comment: 'newer', version: newer.version },
        })
      }
    const unsaved = await trade.send('GET', 'textToAccountMappings')
    const first = { body: { value: [] }, headers: { 'if-match': unsaved.headers.get('etag') ?? '' } }
    expect((await trade.send('PUT', 'textToAccountMappings', first)).status).toBe(201)
    expect((await trade.send('PUT', 'textToAccountMappings', first)).status).toBe(412)
    const gone = await trade.refused('PUT', 'paymentTerms/GONE', { displayName: 'x' }, 412, { 'if-match': '3' })
    expect(gone).toMatchObject({ code: 'VersionConflict', current: null })
    const kept = await trade.send('GET', `salesInvoices/${id}`)
    expect(kept.headers.get('etag')).toBe(`"${newer.version}"`)
    const good = await trade.send('POST', `salesInvoices/${id}/post`, {
      body: {},
      headers: { 'if-match': kept.headers.get('etag') ?? '' },
    })
    expect([good.status, good.headers.get('etag')]).toEqual([200, `"${good.body.version}"`])
  })
})

onEngine('sqlite', (_, __, newPlace) => {
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    await stocked(product.trade)
    return product
  }

  test('what is not there is 404, what is not done that way 405 and says what is', async () => {
    const { trade, call, admin } = await open()
    const { id } = await trade.post('salesInvoices', draft())
    for (const [method, path] of [
      ['GET', 'customers/NOBODY'],
      ['PATCH', 'customers/NOBODY'],
      ['DELETE', 'customers/NOBODY'],
      ['PUT', 'salesInvoices/NOBODY'],
      ['POST', 'salesInvoices/NOBODY/post'],
      ['POST', `salesInvoices/${id}/nothing`],
      ['POST', `salesInvoices/${id}/ship`],
      ['GET', 'nothing'],
      ['POST', 'nothing'],
      ['GET', 'generalLedgerEntries/99'],
      ['GET', 'generalLedgerEntries/x'],
      ['GET', 'vatPostingSetups/DOMESTIC'],
      ['POST', 'customers/C1/makeCoffee'],
    ])
      expect(
        (await trade.refused(method ?? '', path ?? '', method === 'GET' || method === 'DELETE' ? undefined : {}, 404))
          .code,
        `${method} ${path}`,
      ).toBe('NotFound')
    for (const [method, path, allowed] of [
      ['DELETE', 'customers', 'GET, POST'],
      ['PUT', 'customers', 'GET, POST'],
      ['POST', 'customers/C1', 'GET, PUT, PATCH, DELETE'],
      ['POST', 'paymentTerms', 'GET'],
      ['PATCH', 'paymentTerms/30D', 'GET, PUT, DELETE'],
      ['DELETE', 'salesSetup', 'GET, PATCH'],
      ['PUT', 'generalLedgerEntries/1', 'GET'],
      ['DELETE', 'generalLedgerEntries', 'GET'],
      ['PATCH', 'salesShipments/X', 'GET'],
      ['POST', 'registers', 'GET'],
      ['POST', 'registers/verify', 'GET'],
      ['GET', 'batch', 'POST'],
      ['PUT', 'batch', 'POST'],
      ['POST', 'changes', 'GET'],
      ['GET', 'presence', 'PUT'],
      ['GET', 'customerPayments/post', 'POST'],
      ['GET', `salesInvoices/${id}/post`, 'POST'],
      ['PUT', `salesInvoices/${id}/post`, 'POST'],
      ['POST', `salesInvoices/${id}/pdf`, 'GET'],
      ['POST', 'trialBalance', 'GET'],
      ['DELETE', 'ledgers/vatEntries/feed', 'GET'],
    ]) {
      const answer = await trade.send<Problem>(method ?? '', path ?? '', method === 'GET' ? {} : { body: {} })
      expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([405, 'MethodNotAllowed'])
      expect(answer.headers.get('allow'), `${method} ${path}`).toBe(allowed)
    }
    expect((await call<Problem>('GET', '/api/v1/companies/none/customers', { token: admin })).body).toMatchObject({
      status: 404,
      code: 'NotFound',
    })
    expect(
      (await call<Problem>('POST', '/api/v1/companies/none/customers', { token: admin, body: {} })).body,
    ).toMatchObject({ status: 404, code: 'NotFound' })
  })

  describe('who may do what', () => {
    test('each role does its own and all below it, in its own company only', async () => {
      const product = await open()
      const { trade } = product
      const other = await stocked(await product.newCompany())
      const { id } = await trade.post('salesInvoices', draft())
      const order = await trade.post('salesOrders', draft([line('G1', 2)]))
      const ranks = ['viewer', 'clerk', 'accountant', 'manager', 'admin']
      const people = await Promise.all(
        ranks.map(async (role) => ({ role, token: await person(product, role, trade.name) })),
      )
      const work: [string, string, string, unknown][] = [
        ['viewer', 'GET', 'customers/C1', undefined],
        ['viewer', 'GET', 'changes', undefined],
        ['viewer', 'GET', 'registers/verify', undefined],
        ['viewer', 'GET', 'ledgers/vatEntries/feed', undefined],
        ['viewer', 'PUT', 'presence', { documentId: id, cells: [] }],
        ['clerk', 'PATCH', 'customers/C1', { city: 'Gent' }],
        ['clerk', 'POST', 'salesInvoices', draft()],
        ['clerk', 'PATCH', `salesInvoices/${id}`, { comment: 'x' }],
        ['accountant', 'POST', `salesInvoices/${id}/post?preview=true`, {}],
        ['accountant', 'POST', `salesOrders/${order.id}/shipAndInvoice?preview=true`, {}],
        [
          'accountant',
          'POST',
          'itemJournals/post',
          { postingDate: '2026-03-01', lines: [{ itemNumber: 'G1', quantity: 1, unitCost: 1 }] },
        ],
        ['admin', 'PATCH', 'salesSetup', { stockoutWarning: true }],
        ['admin', 'PUT', 'paymentTerms/7D', { dueDateCalculation: '7D' }],
        ['admin', 'PUT', 'numberSeries/salesOrders', { prefix: 'Q', next: 9 }],
        ['admin', 'PATCH', 'companyInformation', { city: 'Gent' }],
      ]
      for (const { role, token } of people)
        for (const [needed, method, path, body] of work) {
          const send = (where: Trade) => where.as(token).send<Problem>(method, path, body === undefined ? {} : { body })
          const { status, body: answer } = await send(trade)
          const may = ranks.indexOf(role) >= ranks.indexOf(needed)
          expect(
            may ? status < 300 : status === 403 && answer.code === 'Forbidden',
            `${role} ${method} ${path}: ${status}`,
          ).toBe(true)
          expect((await send(other)).status, `${role} elsewhere`).toBe(403)
        }
    })
  })
})
