/** Customers that may be the same, people who want to hear nothing, what is known of them, and forgetting them. */
import { afterEach, expect, test } from 'vitest'
import { forEachEngine } from '../../../support/databases.ts'
import { openTestProduct } from '../../../support/server.ts'
import { draft, type Given, newCompany, stocked } from '../../companies/trade.ts'

interface Warned extends Given {
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
}

forEachEngine((_, __, newPlace) => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  async function open() {
    const product = await openTestProduct(await newPlace(), {}, () => Date.parse('2026-03-10T08:00:00Z'))
    closing.push(product.close)
    return { ...product, trade: await stocked(await newCompany(product.call, await product.adminToken())) }
  }

  test('a customer like another is told of, by number, address or name, and saved all the same', async () => {
    const { trade } = await open()
    await trade.post('customers', {
      number: 'C10',
      displayName: 'Bakkerij De Korenaar BV',
      country: 'BE',
      enterpriseNumber: '0202.239.951',
      email: 'Info@Korenaar.example',
    })
    const warned = async (body: Given) =>
      (await trade.post<Warned>('customers', { country: 'BE', ...body })).warnings.map(({ code, message }) => [
        code,
        message.includes('C10'),
      ])
    expect(await warned({ displayName: 'De korenaar, bakkerij' })).toEqual([['DuplicateCustomer', true]])
    expect(await warned({ displayName: 'Ander', taxRegistrationNumber: 'BE0202239951' })).toEqual([
      ['DuplicateCustomer', true],
    ])
    expect(await warned({ displayName: 'Nog een', email: 'info@korenaar.example' })).toEqual([
      ['DuplicateCustomer', true],
    ])
    expect(await warned({ displayName: 'Nieuw', taxRegistrationNumber: 'NL123' })).toEqual([
      ['DoubtfulVatNumber', false],
    ])
    expect(await warned({ displayName: 'Elders', peppolEndpoint: { scheme: '0208', value: '0202239950' } })).toEqual([
      ['DoubtfulPeppolAddress', false],
    ])
    // Who knows of it is not told again; who makes it so is.
    const touched = await trade.patch<Warned>('customers/C10', { phoneNumber: '02 123' })
    expect(touched.warnings).toEqual([])
    const renamed = await trade.patch<Warned>('customers/C1', { displayName: 'Korenaar Bakkerij NV' })
    expect(renamed.warnings.map(({ code }) => code)).toContain('DuplicateCustomer')
  })

  test('of many customers alike, each is told of a few', async () => {
    const { trade } = await open()
    const requests = Array.from({ length: 20 }, (_, at) => ({
      id: `c${at}`,
      method: 'POST',
      url: 'customers',
      body: { displayName: 'Bakkerij' },
    }))
    const { responses } = await trade.post<{ responses: { body: Warned }[] }>('batch', { requests })
    const told = responses.map(({ body }) => body.warnings.length)
    expect(told).toEqual([0, 1, 2, 3, 4, ...Array(15).fill(5)])
  })

  test('a customer takes from its template what is not said, and its groups still follow its country', async () => {
    const { trade } = await open()
    await trade.put('customerTemplates/RETAIL', {
      displayName: 'Shops',
      paymentTermsCode: '14D',
      language: 'fr',
      country: 'NL',
    })
    const made = await trade.post<Given>('customers', { displayName: 'Shop', templateCode: 'RETAIL', language: 'nl' })
    expect(made).toMatchObject({
      paymentTermsCode: '14D',
      language: 'nl',
      country: 'NL',
      vatBusinessPostingGroup: 'EU',
      templateCode: 'RETAIL',
    })
    const unknown = await trade.refused('POST', 'customers', { displayName: 'Shop', templateCode: 'NONE' }, 422)
    expect(unknown.errors.map(({ field }) => field)).toEqual(['templateCode'])
    await trade.refused('DELETE', 'customerTemplates/RETAIL', undefined, 409)
  })

  test('who wants to hear nothing is not mailed, whoever names the address', async () => {
    const { trade } = await open()
    await trade.post('contacts', {
      number: 'CT1',
      displayName: 'Lien',
      email: 'lien@example.com',
      privacyBlocked: true,
    })
    const { id } = await trade.post('salesInvoices', draft())
    await trade.post(`salesInvoices/${id}/post`)
    const refused = await trade.refused('POST', `salesInvoices/${id}/send`, { to: 'Lien <LIEN@example.com>' }, 409)
    expect(refused.code).toBe('PrivacyBlocked')
    await trade.patch('customers/C1', { email: 'one@example.com', privacyBlocked: true })
    expect((await trade.refused('POST', `salesInvoices/${id}/send`, {}, 409)).code).toBe('PrivacyBlocked')
    expect(await trade.entries('emails')).toEqual([])
  })

  test('a customer gets a contact of the same name, once, and what is sent is logged with it', async () => {
    const { trade } = await open()
    await trade.patch('customers/C1', { email: 'one@example.com; two@example.com' })
    const { contact, contactNumber } = await trade.post<Given & { contact: Given }>('customers/C1/makeContact')
    expect(contact).toMatchObject({ displayName: 'Adatum NV', email: 'one@example.com', customerNumber: 'C1' })
    expect(contactNumber).toBe(contact.number)
    expect((await trade.refused('POST', 'customers/C1/makeContact', {}, 409)).code).toBe('RecordExists')
    const { id } = await trade.post('salesInvoices', draft())
    await trade.post(`salesInvoices/${id}/postAndSend`)
    expect((await trade.entries(`contacts/${contactNumber}/interactions`)).map((one) => one.type)).toEqual(['Document'])
  })

  test('what is known of a customer is exported, and forgotten where no law keeps it; what was posted stays', async () => {
    const { trade, call, adminToken } = await open()
    const token = await adminToken()
    await trade.post('contacts', { number: 'CT2', displayName: 'Mia', email: 'mia@example.com', customerNumber: 'C1' })
    await trade.patch('customers/C1', { email: 'mia@example.com', contactNumber: 'CT2' })
    const quote = await trade.post<Given>('salesQuotes', { customerNumber: 'C1', lines: [] })
    await trade.post(`salesQuotes/${quote.number}/send`)
    const { id } = await trade.post('salesInvoices', draft())
    const { number } = await trade.post<Given>(`salesInvoices/${id}/postAndSend`)
    const path = `/api/v1/companies/${trade.name}/customers/C1/personalData`
    const known = await call<{ records: Readonly<Record<string, readonly Given[]>> }>('GET', path, { token })
    expect(Object.entries(known.body.records).map(([kind, rows]) => [kind, rows.length])).toEqual([
      ['customers', 1],
      ['contacts', 1],
      ['interactions', 2],
      ['emails', 2],
      ['salesQuotes', 1],
      ['salesQuoteArchives', 1],
      ['salesInvoices', 1],
      ['customerLedgerEntries', 1],
    ])
    const refused = await trade.refused('POST', 'customers/C1/anonymize', {}, 409)
    expect(refused.errors.map((one) => one.code)).toEqual(
      expect.arrayContaining(['PersonStillOwes', 'PersonHasOpenDocument']),
    )
    await trade.send('DELETE', `salesQuotes/${quote.number}`)
    const invoice = await trade.get<Given & { remainingAmount: number }>(`salesInvoices/${number}`)
    await trade.post('customerPayments/post', {
      lines: [{ customerNumber: 'C1', amount: invoice.remainingAmount, appliesToInvoiceNumber: number }],
    })
    for (const email of await trade.entries('emails'))
      for (let tries = 0; tries < 50 && (await trade.get<Given>(`emails/${email.id}`)).status !== 'Sent'; tries++)
        await new Promise((done) => setTimeout(done, 50))
    await trade.post('customers/C1/anonymize')
    await trade.post('contacts/CT2/anonymize')
    expect(await trade.get('customers/C1')).toMatchObject({
      displayName: '—',
      email: '',
      privacyBlocked: true,
      blocked: 'All',
      balance: 0,
    })
    expect(await trade.get('contacts/CT2')).toMatchObject({ displayName: '—', email: '' })
    expect((await trade.entries('interactions')).map(({ subject }) => subject)).toEqual(['—', '—'])
    expect((await trade.entries('emails')).map((one) => [one.documentNumber, one.to])).toEqual([[number, '—']])
    expect(await trade.entries('salesQuoteArchives')).toEqual([])
    expect((await trade.get<Given>(`salesInvoices/${number}`)).customerName).toBe(invoice.customerName)
    expect((await call('GET', `/api/v1/companies/${trade.name}/registers/verify`, { token })).body).toMatchObject({
      valid: true,
    })
  })

  test('what is known comes as a workbook too, with a sheet for each kind', async () => {
    const { trade, app, adminToken } = await open()
    await trade.post('contacts', { number: 'CT3', displayName: 'Jan', email: 'jan@example.com' })
    await trade.post('contacts/CT3/interactions', { subject: '=1+1', type: 'Call' })
    const answer = await app.request(`/api/v1/companies/${trade.name}/contacts/CT3/personalData`, {
      headers: {
        authorization: `Bearer ${await adminToken()}`,
        accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'accept-language': 'nl',
      },
    })
    const { default: Excel } = await import('exceljs')
    const workbook = new Excel.Workbook()
    await workbook.xlsx.load(await answer.arrayBuffer())
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Contacten', 'Interacties'])
    expect(workbook.worksheets[1]?.getSheetValues().flat(2)).toContain('=1+1')
  })
})
