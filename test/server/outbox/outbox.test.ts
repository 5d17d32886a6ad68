import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, describe, expect, test } from 'vitest'
import { forEachEngine } from '../../support/databases.ts'
import { openTestProduct } from '../../support/server.ts'
import { openMailServer, until } from '../../support/smtp.ts'
import { draft, type Given, newCompany, type Problem, stocked, type Trade } from '../companies/trade.ts'

interface Email extends Given {
  readonly id: string
  readonly status: string
  readonly attempts: number
  readonly lastError: string
  readonly messageId: string
}

forEachEngine((_, __, newPlace) => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  async function openMail(options = {}) {
    const mail = await openMailServer(options)
    closing.push(mail.close)
    return mail
  }
  /** A company with a customer who has an address; the clock stands unless it is moved on. */
  async function open(environment: Readonly<Record<string, string>> = {}) {
    const place = await newPlace()
    const clock = { now: Date.parse('2026-03-10T08:00:00Z') }
    const product = await openTestProduct(place, environment, () => clock.now)
    closing.push(product.close)
    const admin = await product.adminToken()
    const trade = await stocked(await newCompany(product.call, admin))
    await trade.patch('companyInformation', { displayName: 'Northwind & Zonen', email: 'sales@example.com' })
    await trade.patch('customers/C1', { email: 'buyer@example.com', language: 'en' })
    const later = (milliseconds: number) => {
      clock.now += milliseconds
      product.outbox.wake()
    }
    return { ...product, place, trade, later }
  }
  async function posted(trade: Trade) {
    const { id } = await trade.post('salesInvoices', draft())
    return trade.post<Given>(`salesInvoices/${id}/post`)
  }
  const send = async (trade: Trade, body: Given = {}) => {
    const invoice = await posted(trade)
    const answer = await trade.post<{ readonly email: Email }>(`salesInvoices/${invoice.id}/send`, body)
    return { invoice, email: answer.email }
  }
  const emailOf = (trade: Trade, id: string) => trade.get<Email>(`emails/${id}`)
  const becomes = (trade: Trade, id: string, status: string) =>
    until(async () => (await emailOf(trade, id)).status === status)

  describe('through a mail server', () => {
    test('a message arrives with its document, as the server shows it, and is told as sent', async () => {
      const mail = await openMail()
      const { trade } = await open({ SMTP_URL: mail.url })
      const { invoice, email } = await send(trade, {
        cc: ['boss@example.com'],
        message: 'With <thanks>\n\nand greetings',
      })
      await becomes(trade, email.id, 'Sent')
      expect(mail.received).toHaveLength(1)
      expect(mail.received[0]).toMatchObject({
        from: 'sales@example.com',
        to: ['buyer@example.com', 'boss@example.com'],
      })
      expect(mail.received[0]?.raw.trim()).toBe((await trade.get<string>(`emails/${email.id}/message`)).trim())
      expect(mail.received[0]?.raw).toMatch(/^Date: Tue, 10 Mar 2026 08:00:00 \+0000$/m)
      const read = await mail.read(0)
      expect(read).toMatchObject({
        messageId: email.messageId,
        subject: `Northwind & Zonen - Sales Invoice ${invoice.number}`,
        from: { name: 'Northwind & Zonen', address: 'sales@example.com' },
      })
      expect(read.attachments.map(({ filename, mimeType }) => `${filename} ${mimeType}`)).toEqual([
        `Sales Invoice ${invoice.number}.pdf application/pdf`,
      ])
      expect(read.text).toContain('With <thanks>')
      expect(read.html).toContain('With &lt;thanks&gt;')
      expect([read.text, read.html].every((body) => body?.includes('Total incl. VAT'))).toBe(true)
      expect(await emailOf(trade, email.id)).toMatchObject({
        attempts: 1,
        lastError: '',
        sentDateTime: '2026-03-10T08:00:00.000Z',
      })
    })

    test('what is put off, or dropped in the middle, is tried again later under the same id', async () => {
      const mail = await openMail()
      mail.manner = (attempt) => (attempt === 1 ? 'defer' : attempt === 2 ? 'drop' : 'accept')
      const { trade, later } = await open({ SMTP_URL: mail.url })
      const { email } = await send(trade)
      await until(async () => (await emailOf(trade, email.id)).attempts === 1)
      const first = await emailOf(trade, email.id)
      expect(first).toMatchObject({ status: 'Queued', lastError: expect.stringContaining('try again later') })
      expect(mail.offered).toHaveLength(1)
      later(10_000)
      await until(async () => (await emailOf(trade, email.id)).attempts === 2)
      later(30_000)
      await becomes(trade, email.id, 'Sent')
      expect(new Set(mail.offered)).toEqual(new Set([email.messageId]))
      expect(mail.received).toHaveLength(1)
    })

    test('what is refused three times has failed, and can be tried again by hand', async () => {
      const mail = await openMail()
      mail.manner = () => 'refuse'
      const { trade, later } = await open({ SMTP_URL: mail.url })
      const { email } = await send(trade)
      for (const attempts of [1, 2, 3]) {
        await until(async () => (await emailOf(trade, email.id)).attempts === attempts)
        later(60_000)
      }
      const failed = await emailOf(trade, email.id)
      expect(failed).toMatchObject({ status: 'Failed', nextAttemptDateTime: null })
      expect(failed.lastError).toContain('no such person')
      mail.manner = () => 'accept'
      await trade.post(`emails/${email.id}/retry`)
      await becomes(trade, email.id, 'Sent')
      expect(await trade.refused('POST', `emails/${email.id}/retry`, {}, 409)).toMatchObject({ code: 'AlreadySent' })
    })

    test('a mail server that is away, or does not know us, loses nothing', async () => {
      const locked = await openMail({
        authOptional: false,
        onAuth: (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error('wrong password')),
      })
      const { trade, later } = await open({ SMTP_URL: locked.url.replace('//', '//us:wrong@') })
      const { email } = await send(trade)
      for (const attempts of [1, 2, 3, 4]) {
        await until(async () => (await emailOf(trade, email.id)).attempts === attempts)
        later(600_000)
      }
      expect((await emailOf(trade, email.id)).status).not.toBe('Failed')
    })

    test('one slow message does not hold up the others, and no more than five go at once', async () => {
      const mail = await openMail()
      let [now, most] = [0, 0]
      mail.manner = (attempt) => {
        now++
        most = Math.max(most, now)
        setTimeout(() => now--, 30)
        return attempt === 1 ? { delay: 600 } : { delay: 30 }
      }
      const { trade } = await open({ SMTP_URL: mail.url })
      const invoice = await posted(trade)
      for (let count = 0; count < 12; count++) await trade.post(`salesInvoices/${invoice.id}/send`)
      await until(() => mail.received.length === 12)
      expect(most).toBeLessThanOrEqual(5)
    })

    test('of two servers over one database, each message is sent by one', async () => {
      const mail = await openMail()
      mail.manner = () => ({ delay: 20 })
      const { trade, place, outbox, commands } = await open({ SMTP_URL: mail.url })
      if (place.environment.DATABASE_URL === undefined) return // two servers share PostgreSQL only
      const other = await openTestProduct(place, { SMTP_URL: mail.url }, () => Date.parse('2026-03-10T08:00:00Z'))
      closing.push(other.close)
      const invoice = await posted(trade)
      for (let count = 0; count < 20; count++) {
        await trade.post(`salesInvoices/${invoice.id}/send`)
        other.outbox.wake()
        outbox.wake()
      }
      await until(async () => (await trade.entries<Email>('emails')).every(({ status }) => status === 'Sent'))
      await commands.settled()
      expect(mail.received).toHaveLength(20)
    })
  })

  describe('without a mail server', () => {
    test('messages are files that any mail program opens, and told as kept', async () => {
      const { trade, place } = await open()
      const { email, invoice } = await send(trade)
      await becomes(trade, email.id, 'Sent')
      expect((await emailOf(trade, email.id)).deliveryStatus).toBe('Kept')
      const folder = join(place.environment.DATA_DIR ?? '', 'outbox')
      const files = readdirSync(folder).filter((name) => name.endsWith('.eml') && name.includes(email.id))
      expect(files).toHaveLength(1)
      const read = await PostalMime.parse(readFileSync(join(folder, files[0] ?? '')))
      expect(read.subject).toContain(invoice.number)
    })
  })

  describe('who gets what', () => {
    test('the call outranks the document, the document the profile, the profile the address of who pays', async () => {
      const { trade } = await open()
      await trade.post('customers', {
        number: 'PAYER',
        displayName: 'Payer',
        country: 'BE',
        email: 'payer@example.com',
        sendingProfile: { to: 'books@example.com', cc: 'boss@example.com' },
      })
      const to = async (header: Given, body: Given) => {
        const { id } = await trade.post('salesInvoices', draft(undefined, { billToCustomerNumber: 'PAYER', ...header }))
        const { email } = await trade.post<{ email: Given }>(`salesInvoices/${id}/postAndSend`, body)
        return [email.to, email.cc]
      }
      expect(await to({}, {})).toEqual(['books@example.com', 'boss@example.com'])
      expect(await to({ email: 'typed@example.com' }, {})).toEqual(['typed@example.com', 'boss@example.com'])
      expect(
        await to({ email: 'typed@example.com' }, { to: ['A <a@example.com>', 'b@example.com'], cc: 'c@example.com' }),
      ).toEqual(['A <a@example.com>; b@example.com', 'c@example.com'])
    })

    test('nobody to send to, or what is no address: refused, with nothing posted', async () => {
      const { trade } = await open()
      await trade.patch('customers/C1', { email: '' })
      const { id } = await trade.post('salesInvoices', draft())
      const before = await trade.get(`salesInvoices/${id}`)
      const refused = (body: Given) => trade.refused('POST', `salesInvoices/${id}/postAndSend`, body, 422)
      expect(await refused({})).toMatchObject({ code: 'NoEmailAddress' })
      expect((await refused({ to: 'x; y@example.com', cc: 'a\r\nBcc: b@example.com' })).errors).toMatchObject([
        { code: 'InvalidValue', field: 'to' },
        { code: 'InvalidValue', field: 'cc' },
      ])
      expect(await trade.get(`salesInvoices/${id}`)).toEqual(before)
      expect(await trade.entries('emails')).toEqual([])
    })

    test('an e-invoice that cannot be made is refused before posting, and goes along when it can', async () => {
      const { trade } = await open()
      const { id } = await trade.post('salesInvoices', draft(undefined, { customerPurchaseOrderReference: 'PO' }))
      const refused = await trade.refused('POST', `salesInvoices/${id}/postAndSend`, { attachUbl: true }, 422)
      expect(refused.errors.map(({ field }: Problem['errors'][number]) => field)).toContain('enterpriseNumber')
      expect(await trade.get(`salesInvoices/${id}`)).toMatchObject({ status: 'Draft' })
      await trade.patch('companyInformation', { enterpriseNumber: '0202239951', iban: 'BE68539007547034' })
      await trade.patch('customers/C1', {
        enterpriseNumber: '0412345614',
        sendingProfile: { attachUbl: true, attachPdf: false },
      })
      const { email, number } = await trade.post<Given & { email: Email }>(`salesInvoices/${id}/postAndSend`)
      const read = await PostalMime.parse(await trade.get<string>(`emails/${email.id}/message`))
      expect(read.attachments.map(({ filename }) => filename)).toEqual([`Sales Invoice ${number}.xml`])
    })

    test('a quote that was sent has that status, and is kept as it was sent', async () => {
      const { trade } = await open()
      const { id } = await trade.post('salesQuotes', draft())
      const answer = await trade.post<Given>(`salesQuotes/${id}/send`)
      expect(answer).toMatchObject({ status: 'Sent', email: { documentType: 'salesQuotes' } })
      expect(await trade.get(`salesQuotes/${id}`)).toMatchObject({ status: 'Sent', archivedVersions: 1 })
      expect(await trade.entries('salesQuoteArchives')).toHaveLength(1)
    })

    test('orders and deliveries can be sent, and a message says what they were when it was sent', async () => {
      const { trade } = await open()
      const order = await trade.post('salesOrders', draft())
      const { email } = await trade.post<{ email: Email }>(`salesOrders/${order.id}/send`)
      const before = await trade.get<string>(`emails/${email.id}/message`)
      await trade.patch(`salesOrders/${order.id}`, { comment: 'changed since' })
      expect(await trade.get<string>(`emails/${email.id}/message`)).toBe(before)
      const { shipment } = await trade.post<{ shipment: Given }>(`salesOrders/${order.id}/ship`)
      expect((await trade.post<{ email: Email }>(`salesShipments/${shipment.id}/send`)).email.subject).toContain(
        'Sales Shipment',
      )
    })
  })

  test('what was sent is entered with the contact of the customer, and people can add to that', async () => {
    const { trade, later } = await open()
    const contact = await trade.post<Given>('contacts', { displayName: 'An Peeters', type: 'Person' })
    await trade.patch('customers/C1', { contactNumber: contact.number })
    const { invoice, email } = await send(trade)
    later(1000)
    await trade.post(`contacts/${contact.id}/interactions`, { type: 'Call', subject: 'Asked about delivery' })
    const log = await trade.get<{ value: Given[]; count: number }>(`contacts/${contact.number}/interactions`)
    expect(log.value).toMatchObject([
      { documentType: 'salesInvoices', documentNumber: invoice.number, date: '2026-03-10', subject: email.subject },
      { type: 'Call', subject: 'Asked about delivery', date: '2026-03-10' },
    ])
    expect(await trade.refused('POST', `contacts/${contact.id}/interactions`, {}, 422)).toMatchObject({
      code: 'MissingValue',
    })
    expect(await trade.send('GET', 'contacts/none/interactions')).toMatchObject({ status: 404 })
    const other = await trade.post<Given>('contacts', { displayName: 'Somebody' })
    expect(await trade.get(`contacts/${other.id}/interactions`)).toMatchObject({ count: 0 })
  })

  test('a repeat with the same key sends nothing more, and nobody but the server tells of attempts', async () => {
    const { trade } = await open()
    const invoice = await posted(trade)
    const headers = { 'idempotency-key': 'once' }
    const first = await trade.post<{ email: Email }>(`salesInvoices/${invoice.id}/send`, {}, headers)
    const second = await trade.post<{ email: Email }>(`salesInvoices/${invoice.id}/send`, {}, headers)
    expect(second.email.id).toBe(first.email.id)
    expect(await trade.entries('emails')).toHaveLength(1)
    expect(await trade.send('POST', `emails/${first.email.id}/attempted`, { body: {} })).toMatchObject({ status: 404 })
    expect(await trade.send('PATCH', `emails/${first.email.id}`, { body: { to: 'x@example.com' } })).toMatchObject({
      status: 405,
    })
  })
})
