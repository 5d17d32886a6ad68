/** E-invoices through an access point, over real HTTP: handed over once, asked about, sent back, and into a folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openAccessPoint } from '../../support/access-point.ts'
import { forEachEngine } from '../../support/databases.ts'
import { openTestProduct } from '../../support/server.ts'
import { until } from '../../support/smtp.ts'
import { draft, type Given, newCompany, stocked, type Trade } from '../companies/trade.ts'

interface Email extends Given {
  readonly id: string
  readonly status: string
  readonly deliveryStatus: string
  readonly lastError: string
}
const minute = 60_000

forEachEngine((_, __, newPlace) => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  async function openPoint() {
    const point = await openAccessPoint()
    closing.push(point.close)
    return point
  }
  async function open(environment: Readonly<Record<string, string>> = {}) {
    const place = await newPlace()
    const clock = { now: Date.parse('2026-03-10T08:00:00Z') }
    const product = await openTestProduct(place, environment, () => clock.now)
    closing.push(product.close)
    const trade = await stocked(await newCompany(product.call, await product.adminToken()))
    await trade.patch('companyInformation', {
      addressLine1: 'Street 1',
      postalCode: '1000',
      city: 'Brussels',
      enterpriseNumber: '0202.239.951',
      iban: 'BE68539007547034',
    })
    await trade.patch('salesSetup', { defaultBuyerReference: 'n/a' })
    const later = (milliseconds: number) => {
      clock.now += milliseconds
      product.outbox.wake()
    }
    return { ...product, place, trade, later }
  }
  const complete = (trade: Trade) =>
    trade.patch('customers/C1', {
      addressLine1: 'Street 2',
      postalCode: '9000',
      city: 'Ghent',
      enterpriseNumber: '0403.170.701',
    })
  async function posted(trade: Trade): Promise<string> {
    const { id } = await trade.post('salesInvoices', draft())
    await trade.post(`salesInvoices/${id}/post`)
    return id
  }
  const emailOf = (trade: Trade, id: string) => trade.get<Email>(`emails/${id}`)
  const becomes = (trade: Trade, id: string, status: string, deliveryStatus: string) =>
    until(async () => {
      const email = await emailOf(trade, id)
      return email.status === status && email.deliveryStatus === deliveryStatus
    })

  test('it is handed over with the addresses of both, and told as delivered once it has arrived', async () => {
    const point = await openPoint()
    const { trade, later } = await open({ ACCESS_POINT_URL: point.url, ACCESS_POINT_TOKEN: 'secret' })
    const id = await posted(trade)
    const lacking = await trade.refused('POST', `salesInvoices/${id}/sendEInvoice`, {}, 422)
    expect(lacking.errors.map(({ pointer }) => pointer)).toContain('/customers/C1/enterpriseNumber')
    await complete(trade)
    const { email } = await trade.post<{ email: Email }>(`salesInvoices/${id}/sendEInvoice`)
    expect(email).toMatchObject({ channel: 'Peppol', to: '0208:0403170701', status: 'Queued' })
    await becomes(trade, email.id, 'Sent', 'Accepted')
    expect(point.taken).toMatchObject([
      { sender: '0208:0202239951', receiver: '0208:0403170701', token: 'Bearer secret' },
    ])
    expect(point.taken[0]?.documentType).toMatch(/^urn:oasis:.*:Invoice-2::Invoice##urn:cen\.eu:.*::2\.1$/)
    const ubl = await trade.send<string>('GET', `salesInvoices/${id}/ubl`)
    expect(point.taken[0]?.ubl).toBe(ubl.body)
    later(minute)
    point.status = 'delivered'
    later(10 * minute)
    await becomes(trade, email.id, 'Sent', 'Delivered')
    expect(point.offered).toHaveLength(1)
  })

  test('a customer who wants both gets the letter and the e-invoice by one posting, and both tell what became of them', async () => {
    const point = await openPoint()
    const { trade, later } = await open({ ACCESS_POINT_URL: point.url })
    await complete(trade)
    await trade.patch('customers/C1', {
      email: 'one@example.com',
      sendingProfile: { eInvoice: 'Beside the e-mail', attachPdf: true },
    })
    const { id } = await trade.post('salesInvoices', draft())
    const sent = await trade.post<{ email: Email; eInvoice: Email }>(`salesInvoices/${id}/postAndSend`)
    await becomes(trade, sent.email.id, 'Sent', 'Kept')
    await becomes(trade, sent.eInvoice.id, 'Sent', 'Accepted')
    expect(await trade.get<string>(`emails/${sent.email.id}/message`)).toContain('Peppol-netwerk')
    point.status = 'delivered'
    later(10 * minute)
    await becomes(trade, sent.eInvoice.id, 'Sent', 'Delivered')
    await trade.post(`salesInvoices/${id}/send`)
    const channels = (await trade.entries('emails')).map(({ channel }) => String(channel))
    expect(channels.toSorted()).toEqual(['E-mail', 'E-mail', 'Peppol'])
    expect(point.taken).toHaveLength(1)
  })

  test('a point that is away or busy is tried again with the same key; three times no for good, and it has failed', async () => {
    const point = await openPoint()
    const { trade, later } = await open({ ACCESS_POINT_URL: point.url })
    await complete(trade)
    point.answers = 503
    const first = (await trade.post<{ email: Email }>(`salesInvoices/${await posted(trade)}/sendEInvoice`)).email
    await until(async () => (await emailOf(trade, first.id)).lastError.startsWith('503'))
    point.answers = 200
    later(minute)
    await becomes(trade, first.id, 'Sent', 'Accepted')
    expect(new Set(point.offered)).toEqual(new Set([point.taken[0]?.key]))
    point.answers = 422
    point.offered.length = 0
    const other = (await trade.post<{ email: Email }>(`salesInvoices/${await posted(trade)}/sendEInvoice`)).email
    for (let attempt = 1; attempt <= 3; attempt++) {
      await until(async () => Number((await emailOf(trade, other.id)).attempts) >= attempt)
      later(10 * minute)
    }
    await becomes(trade, other.id, 'Failed', '')
    expect([point.offered.length, point.taken.length]).toEqual([3, 1])
  })

  test('one that is sent back has failed, says why, and goes anew when somebody tries again', async () => {
    const point = await openPoint()
    const { trade, later } = await open({ ACCESS_POINT_URL: point.url })
    await complete(trade)
    const { email } = await trade.post<{ email: Email }>(`salesInvoices/${await posted(trade)}/sendEInvoice`)
    await becomes(trade, email.id, 'Sent', 'Accepted')
    point.status = 'rejected'
    later(2 * minute)
    await becomes(trade, email.id, 'Failed', 'Rejected')
    expect((await emailOf(trade, email.id)).lastError).toBe('receiver unknown')
    point.status = 'delivered'
    await trade.post(`emails/${email.id}/retry`)
    await becomes(trade, email.id, 'Sent', 'Accepted')
    expect(new Set(point.taken.map(({ key }) => key)).size).toBe(2)
  })

  test('without an access point it stands in a folder, whole', async () => {
    const { trade, place } = await open()
    await complete(trade)
    const id = await posted(trade)
    const { email } = await trade.post<{ email: Email }>(`salesInvoices/${id}/sendEInvoice`)
    await becomes(trade, email.id, 'Sent', 'Kept')
    const folder = join(place.environment.DATA_DIR ?? '', 'e-invoices')
    const [name = ''] = readdirSync(folder)
    expect(name).toBe(`${trade.name}-${email.id}.xml`)
    const ubl = await trade.send<string>('GET', `salesInvoices/${id}/ubl`)
    expect(readFileSync(join(folder, name), 'utf8')).toBe(ubl.body)
  })
})
