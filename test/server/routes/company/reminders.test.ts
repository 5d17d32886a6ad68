import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, type Given, line, openTrade, person, type Saved, stocked } from '../../companies/trade.ts'

const terms = {
  displayName: 'Strict',
  levels: [
    { level: 1, gracePeriod: '5D', text: { en: 'First', nl: 'Eerste', fr: 'Premier' } },
    { level: 2, gracePeriod: '5D', fee: 15 },
  ],
}

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  /** Customer C1 with an invoice of 121.00, due on 30 January 2026. */
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade)
    await trade.put('reminderTerms/STRICT', terms)
    await trade.patch('customers/C1', { reminderTermsCode: 'strict', email: 'ann@example.com' })
    const { id } = await trade.post('salesInvoices', draft([line('S1', 1)], { postingDate: '2025-12-31' }))
    const invoice = await trade.post(`salesInvoices/${id}/post`)
    const create = async (postingDate: string) =>
      (await trade.post<{ value: readonly Saved[] }>('reminders/create', { postingDate })).value
    return { ...product, trade, invoice, create }
  }

  test('reminders are drafted, issued, cancelled and deleted, and the books tell of it', async () => {
    const { trade, invoice, create } = await open()
    const [first] = await create('2026-02-10')
    expect(first).toMatchObject({ customerNumber: 'C1', lines: [{ documentNumber: invoice.number, level: 1 }] })
    const preview = await trade.post<{ preview: Given }>(`reminders/${first?.id}/issue?preview=true`)
    expect(preview.preview.customerLedgerEntries ?? []).toEqual([])
    await trade.post(`reminders/${first?.number}/issue`)
    const [second] = await create('2026-03-01')
    const issued = await trade.post(`reminders/${second?.id}/issue`)
    expect(issued).toMatchObject({ number: 'IRM-000002', status: 'Issued', level: 2, fee: 15, totalAmount: 136 })
    const entries = await trade.entries('customerLedgerEntries')
    expect(entries).toMatchObject([
      { documentType: 'Invoice', lastIssuedReminderLevel: 2, remainingAmount: 121 },
      { documentType: 'Reminder', documentNumber: 'IRM-000002', amount: 15, open: true },
    ])
    const feed = await trade.get<{ columns: string[]; changed: unknown[][] }>(
      'ledgers/customerLedgerEntries/feed?after=1',
    )
    expect(feed.changed[0]?.[feed.columns.indexOf('lastIssuedReminderLevel')]).toBe(2)
    expect(await trade.refused('DELETE', 'reminders/IRM-000002', undefined, 409)).toMatchObject({
      code: 'AlreadyPosted',
    })
    const paid = [
      {
        customerNumber: 'C1',
        amount: 136,
        applications: [{ documentNumber: 'IRM-000002' }, { documentNumber: invoice.number }],
      },
    ]
    const [payment, canceled] = await trade.batch(
      [
        { id: 'pay', method: 'POST', url: 'customerPayments/post', body: { lines: paid } },
        { id: 'cancel', method: 'POST', url: 'reminders/IRM-000002/cancel' },
      ],
      '?preview=true',
    )
    expect([payment?.status, canceled?.status]).toEqual([201, 409])
    await trade.post('reminders/IRM-000002/cancel')
    expect((await trade.entries('customerLedgerEntries'))[0]).toMatchObject({ lastIssuedReminderLevel: 1 })
    const list = await trade.get<{ value: readonly Saved[] }>('reminders?status=Canceled&customerNumber=c1')
    expect(list.value.map((one) => one.number)).toEqual(['IRM-000002'])
    const [third] = await create('2026-03-01')
    expect((await trade.send('DELETE', `reminders/${third?.id}`)).status).toBe(204)
    expect(await trade.get('registers/verify')).toMatchObject({ valid: true })
  })

  test('many customers are reminded in one request', async () => {
    const { trade, create } = await open()
    const numbers = Array.from({ length: 40 }, (_, index) => `M${index}`)
    const requests = numbers.flatMap((number) => [
      {
        id: `customer-${number}`,
        method: 'POST',
        url: 'customers',
        body: { number, displayName: number, country: 'BE', reminderTermsCode: 'STRICT' },
      },
      {
        id: `draft-${number}`,
        method: 'POST',
        url: 'salesInvoices',
        body: { ...draft([line('S1', 1)], { postingDate: '2026-01-01' }), customerNumber: number },
      },
      {
        id: `post-${number}`,
        method: 'POST',
        url: `salesInvoices/$draft-${number}/post`,
        dependsOn: [`draft-${number}`],
      },
    ])
    const answers = await trade.batch(requests)
    expect(answers.filter(({ status }) => status >= 300)).toEqual([])
    const drafts = await create('2026-03-01')
    expect(drafts.map((one) => one.customerNumber)).toEqual(['C1', ...numbers.toSorted()])
    expect(new Set(drafts.map((one) => one.number)).size).toBe(41)
  })

  test('an issued reminder is sent with its PDF; a draft is not; a statement is printed', async () => {
    const product = await open()
    const { trade, create } = product
    const [first] = await create('2026-02-10')
    expect(await trade.refused('POST', `reminders/${first?.id}/send`, {}, 409)).toMatchObject({ code: 'NotPosted' })
    await trade.post(`reminders/${first?.id}/issue`)
    const sent = await trade.send<{ email: Given }>('POST', `reminders/${first?.id}/send`, { body: {} })
    expect([sent.status, sent.body.email]).toMatchObject([
      202,
      { to: 'ann@example.com', documentType: 'reminders', subject: expect.stringContaining('Aanmaning IRM-000001') },
    ])
    for (const path of [
      `reminders/${first?.id}/pdf?lang=fr`,
      'customerStatements/c1/pdf?lang=nl&from=2026-01-01&to=2026-03-01',
    ]) {
      const answer = await trade.send<string>('GET', path)
      expect([answer.status, answer.headers.get('content-type'), answer.body.slice(0, 5)]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ])
    }
    expect(await trade.refused('GET', 'customerStatements/NOBODY/pdf', undefined, 404)).toMatchObject({
      code: 'NotFound',
    })
    await trade.post(`reminders/${first?.id}/cancel`)
    await trade.refused('POST', `reminders/${first?.id}/send`, {}, 409)
  })

  test('a clerk drafts reminders, an accountant issues them', async () => {
    const product = await open()
    const clerk = product.trade.as(await person(product, 'clerk', product.trade.name))
    const { value } = await clerk.post<{ value: readonly Saved[] }>('reminders/create', { postingDate: '2026-02-10' })
    await clerk.refused('POST', `reminders/${value[0]?.id}/issue`, {}, 403)
    const accountant = product.trade.as(await person(product, 'accountant', product.trade.name))
    expect(await accountant.post(`reminders/${value[0]?.id}/issue`)).toMatchObject({ status: 'Issued' })
  })
})
