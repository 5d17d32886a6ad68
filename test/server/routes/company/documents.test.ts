import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { readXml, textAt } from '../../../support/xml.ts'
import { draft, type Given, openTrade, type Problem, stocked, type Trade } from '../../companies/trade.ts'

const seller = {
  displayName: 'Northwind Example NV',
  addressLine1: 'Kouter 1',
  city: 'Gent',
  enterpriseNumber: '0202239951',
  iban: 'BE68539007547034',
}
const buyer = { enterpriseNumber: '0412345614' }
const ordered = { customerPurchaseOrderReference: 'PO-4711' }

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const trade = await stocked(product.trade)
    await trade.patch('companyInformation', seller)
    await trade.patch('customers/C1', buyer)
    return { ...product, trade }
  }
  async function posted(trade: Trade) {
    const { id } = await trade.post('salesInvoices', draft(undefined, ordered))
    return trade.post<Given>(`salesInvoices/${id}/post`)
  }

  test('an e-invoice stays what it was, whatever becomes of the seller’s address and the buyer’s name', async () => {
    const { trade } = await open()
    const invoice = await posted(trade)
    const first = await trade.get<string>(`salesInvoices/${invoice.number}/ubl`)
    await trade.patch('companyInformation', { city: 'Brugge', displayName: 'Other NV' })
    await trade.patch('customers/C1', { displayName: 'Somebody else', enterpriseNumber: '' })
    expect(await trade.get(`salesInvoices/${invoice.id}/ubl`)).toBe(first)
    expect(textAt(readXml(first), 'AccountingSupplierParty/Party/PostalAddress/CityName')).toBe('Gent')
    const later = await trade.get<string>(`salesInvoices/${invoice.number}/ubl`)
    expect(later).toBe(first)
  })

  test('what lacks something is refused with the record and the field, and can be completed after posting', async () => {
    const { trade } = await open()
    await trade.patch('customers/C1', { enterpriseNumber: '' })
    const invoice = await posted(trade)
    const { status, body } = await trade.send<Problem>('GET', `salesInvoices/${invoice.id}/ubl`)
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([
      { code: 'MissingValue', field: 'enterpriseNumber', pointer: '/customers/C1/enterpriseNumber' },
    ])
    await trade.patch('customers/C1', buyer)
    expect(await trade.get(`salesInvoices/${invoice.id}/ubl`)).toContain('0412345614')
  })

  test('a draft is no e-invoice yet, and other documents never are one', async () => {
    const { trade } = await open()
    const { id } = await trade.post('salesInvoices', draft())
    const call = async (path: string) => (await trade.send<Problem>('GET', path)).body
    expect(await call(`salesInvoices/${id}/ubl`)).toMatchObject({ status: 409, code: 'NotPosted' })
    expect(await call('salesInvoices/none/ubl')).toMatchObject({ status: 404 })
    expect(await call(`salesOrders/${id}/ubl`)).toMatchObject({ status: 404 })
  })

  test('every document is there as PDF, in its own language or another, under its name', async () => {
    const { trade } = await open()
    const invoice = await posted(trade)
    const quote = await trade.post('salesQuotes', draft())
    for (const [path, name] of [
      [`salesInvoices/${invoice.id}/pdf?lang=en`, `Sales Invoice ${invoice.number}.pdf`],
      [`salesInvoices/${invoice.number}/pdf`, `Verkoopfactuur ${invoice.number}.pdf`],
      [`salesQuotes/${quote.id}/pdf?lang=fr`, `Devis ${quote.number}.pdf`],
    ] as const) {
      const answer = await trade.send<string>('GET', path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
      expect(answer.headers.get('content-disposition')).toContain(`filename="${name}"`)
      expect(answer.body.startsWith('%PDF-1.7')).toBe(true)
    }
    expect(await trade.send('GET', `salesInvoices/${invoice.id}/pdf?lang=xx`)).toMatchObject({ status: 422 })
    expect(await trade.send('GET', 'salesInvoices/none/pdf')).toMatchObject({ status: 404 })
    expect(await trade.send('GET', 'customers/C1/pdf')).toMatchObject({ status: 404 })
  })

  test('the PDF lies inside of the e-invoice, and the e-invoice’s XML inside of the PDF', async () => {
    const { trade } = await open()
    const invoice = await posted(trade)
    const xml = readXml(await trade.get<string>(`salesInvoices/${invoice.id}/ubl`))
    const pdf = Buffer.from(
      textAt(xml, 'AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject'),
      'base64',
    ).toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).toContain('factur-x.xml')
  })
})
