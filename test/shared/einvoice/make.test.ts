import { describe, expect, test } from 'vitest'
import type { Gap } from '../../../shared/einvoice/e-invoice.ts'
import { eInvoiceOf, isMade } from '../../../shared/einvoice/make.ts'
import { ublOf } from '../../../shared/einvoice/ubl.ts'
import type { Issued } from '../../../shared/sales/issued.ts'
import { anInvoice, anItem, aService, type Body, type Book, type GivenLine, post } from '../../support/given.ts'
import { aBuyer, aSeller, issuedIn } from '../../support/issued.ts'
import { nodes, readXml, textAt, texts } from '../../support/xml.ts'

const ordered = { customerPurchaseOrderReference: 'PO-4711' }
function invoiceOf(
  book: Book,
  customer: string,
  lines: readonly GivenLine[],
  header: Body = {},
): Issued<'salesInvoices'> {
  const { id } = post(book, anInvoice(book, customer, lines, { ...ordered, ...header }))
  return issuedIn(book, 'salesInvoices', String(id))
}
function xmlOf(issued: Issued<'salesInvoices'>) {
  const made = eInvoiceOf(issued)
  if (!isMade(made)) throw new Error(JSON.stringify(made.gaps))
  return readXml(ublOf(made.invoice))
}
const told = ({ record, field, reason }: Gap) => `${record.type} ${record.key} ${field} ${reason}`.replace(/ +/g, ' ')
const gapsOf = (issued: Issued<'salesInvoices'>) => eInvoiceOf(issued).gaps.map(told)

describe('an e-invoice', () => {
  test('names both parties by the number of the Belgian register, wherever it was typed', () => {
    const book = aSeller()
    const buyer = aBuyer(book, 'BE', { enterpriseNumber: '', taxRegistrationNumber: 'BE 0412.345.614' })
    const xml = xmlOf(invoiceOf(book, buyer, [[aService(book), 1]]))
    const [endpoint] = nodes(xml, 'AccountingCustomerParty/Party/EndpointID')
    expect([endpoint?.attributes.schemeID, endpoint?.text]).toEqual(['0208', '0412345614'])
    expect(texts(xml, 'AccountingSupplierParty/Party/PartyTaxScheme/CompanyID')).toEqual(['BE0202239951'])
    expect(texts(xml, 'AccountingCustomerParty/Party/PartyLegalEntity/CompanyID')).toEqual(['0412345614'])
  })
  test('goes to a Dutch firm under its number of the chamber of commerce, to a French one under its VAT number', () => {
    const book = aSeller()
    const schemes = ['NL', 'FR'].map((country) => {
      const xml = xmlOf(invoiceOf(book, aBuyer(book, country), [[aService(book), 1]]))
      return nodes(xml, 'AccountingCustomerParty/Party/EndpointID').map(
        ({ attributes, text }) => `${attributes.schemeID}:${text}`,
      )
    })
    expect(schemes.flat()).toEqual(['0106:87654321', '9957:FR23334175221'])
  })
  test('of goods within the Union has its reason, the day of delivery and the country that they went to', () => {
    const book = aSeller()
    const xml = xmlOf(invoiceOf(book, aBuyer(book, 'FR'), [[anItem(book, { stock: 5 }), 1]]))
    expect(texts(xml, 'TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReasonCode')).toEqual(['VATEX-EU-IC'])
    expect(texts(xml, 'Delivery/ActualDeliveryDate')).toEqual(['2026-03-10'])
    expect(texts(xml, 'Delivery/DeliveryLocation/Address/Country/IdentificationCode')).toEqual(['FR'])
  })
  test('shows a discount per line and one of the whole per rate', () => {
    const book = aSeller()
    const [dear, cheap] = [
      aService(book, { unitPrice: 100 }),
      aService(book, { unitPrice: 10, vatProductPostingGroup: 'VAT6' }),
    ]
    const xml = xmlOf(
      invoiceOf(
        book,
        aBuyer(book),
        [
          [dear, 2, { discountPercent: 10 }],
          [cheap, 1],
        ],
        { invoiceDiscountPercent: 5 },
      ),
    )
    expect(texts(xml, 'InvoiceLine/AllowanceCharge/Amount')).toEqual(['20.00'])
    expect(texts(xml, 'AllowanceCharge/Amount')).toEqual(['9.00', '0.50'])
    expect(texts(xml, 'AllowanceCharge/TaxCategory/Percent')).toEqual(['21', '6'])
  })
  test('where paying early lowers the base of the VAT, what bears none is taken off and added again without VAT', () => {
    const book = aSeller('BE', { vatTolerancePercent: 2 })
    const service = aService(book, { unitPrice: 1000 })
    const xml = xmlOf(invoiceOf(book, aBuyer(book, 'BE', { paymentTermsCode: '1M(8D)' }), [[service, 1]]))
    expect(texts(xml, 'TaxTotal/TaxSubtotal/TaxableAmount')).toEqual(['980.00', '20.00'])
    expect(texts(xml, 'TaxTotal/TaxAmount')).toEqual(['205.80'])
    expect(textAt(xml, 'LegalMonetaryTotal/PayableAmount')).toBe('1205.80')
  })
  test('what is exempt anyway is not moved for paying early, and its base holds what was moved from the rest', () => {
    const book = aSeller('BE', { vatTolerancePercent: 2 })
    const usual = book.find('vatPostingSetups', 'DOMESTIC/VAT21')
    const free = { vatPercent: 0, taxCategory: 'E', taxCategoryServices: 'E', exemptionReason: 'Article 44' }
    book.does('PUT', 'vatPostingSetups/DOMESTIC/EXEMPT', { ...usual, ...free, id: undefined, productGroup: 'EXEMPT' })
    const taxed = aService(book, { unitPrice: 1000 })
    const exempt = aService(book, { unitPrice: 15, vatProductPostingGroup: 'EXEMPT' })
    const buyer = aBuyer(book, 'BE', { paymentTermsCode: '1M(8D)' })
    const xml = xmlOf(
      invoiceOf(book, buyer, [
        [taxed, 1],
        [exempt, 1],
      ]),
    )
    const adjustments = nodes(xml, 'AllowanceCharge').map((one) => [
      textAt(one, 'ChargeIndicator'),
      textAt(one, 'Amount'),
      textAt(one, 'TaxCategory/ID'),
    ])
    expect(adjustments).toEqual([
      ['false', '20.00', 'S'],
      ['true', '20.00', 'E'],
    ])
    expect(texts(xml, 'TaxTotal/TaxSubtotal/TaxableAmount')).toEqual(['980.00', '35.00'])
    expect(textAt(xml, 'LegalMonetaryTotal/TaxExclusiveAmount')).toBe('1015.00')
  })
  test('in dollars tells its VAT in euros as well', () => {
    const book = aSeller()
    book.does('PUT', 'currencies/USD', { displayName: 'US dollar' })
    book.does('PUT', 'currencyExchangeRates/USD/2026-01-01', { exchangeRateAmount: 2, relationalExchangeRateAmount: 1 })
    const xml = xmlOf(invoiceOf(book, aBuyer(book), [[aService(book, { unitPrice: 50 }), 1]], { currencyCode: 'USD' }))
    expect(nodes(xml, 'TaxTotal/TaxAmount').map(({ text, attributes }) => `${text} ${attributes.currencyID}`)).toEqual([
      '21.00 USD',
      '10.50 EUR',
    ])
    expect(textAt(xml, 'TaxCurrencyCode')).toBe('EUR')
  })
  test('carries lines of text with the line before them, and those in front with the whole', () => {
    const book = aSeller()
    const service = aService(book)
    const text = (description: string) => ({ lineType: 'Comment', description })
    const issued = invoiceOf(book, aBuyer(book), [
      ['', 0, text('Vooraf')],
      [service, 1],
      ['', 0, text('Erna')],
    ])
    const xml = xmlOf(issued)
    expect([textAt(xml, 'Note'), textAt(xml, 'InvoiceLine/Note')]).toEqual(['Vooraf', 'Erna'])
  })
  test('says nothing of a line without quantity, nor of its rate', () => {
    const book = aSeller()
    const idle = aService(book, { vatProductPostingGroup: 'VAT6' })
    const xml = xmlOf(
      invoiceOf(book, aBuyer(book), [
        [idle, 0],
        [aService(book), 1],
      ]),
    )
    expect(texts(xml, 'TaxTotal/TaxSubtotal/TaxCategory/Percent')).toEqual(['21'])
    expect(texts(xml, 'InvoiceLine/ID')).toEqual(['20000'])
  })
  test('holds a document of its own when it is given one', () => {
    const book = aSeller()
    const made = eInvoiceOf(invoiceOf(book, aBuyer(book), [[aService(book), 1]]))
    if (!isMade(made)) throw new Error('nothing is missing')
    const xml = readXml(
      ublOf(made.invoice, { fileName: 'Factuur PSI-1.pdf', description: 'Factuur', base64: 'JVBERg==' }),
    )
    const [file] = nodes(xml, 'AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject')
    expect(file).toMatchObject({
      text: 'JVBERg==',
      attributes: { mimeCode: 'application/pdf', filename: 'Factuur PSI-1.pdf' },
    })
  })
})

describe('what is missing is named with its record and field', () => {
  test('numbers and account of the seller, number and reference of the buyer, all at once', () => {
    const book = aSeller()
    book.does('PATCH', 'companyInformation', { enterpriseNumber: '', iban: '' })
    const buyer = aBuyer(book, 'BE', { enterpriseNumber: '' })
    const issued = invoiceOf(book, buyer, [[aService(book), 1]], { customerPurchaseOrderReference: '' })
    expect(gapsOf(issued)).toEqual([
      'companyInformation enterpriseNumber missing',
      `customers ${buyer} enterpriseNumber missing`,
      `salesInvoices ${issued.document.number} customerPurchaseOrderReference missing`,
      'companyInformation iban missing',
    ])
  })
  test('a default reference stands in where the set-up gives one', () => {
    const book = aSeller('BE', { defaultBuyerReference: 'NA' })
    const xml = xmlOf(invoiceOf(book, aBuyer(book), [[aService(book), 1]], { customerPurchaseOrderReference: '' }))
    expect(textAt(xml, 'BuyerReference')).toBe('NA')
  })
  test('a unit without its international code, or with one that is none', () => {
    const book = aSeller()
    book.does('PUT', 'unitsOfMeasure/RAAR', { displayName: 'Raar' })
    book.does('PUT', 'unitsOfMeasure/DOOS', { displayName: 'Doos', internationalStandardCode: 'BX' })
    const lines = ['RAAR', 'DOOS'].map((unit) => [aService(book, { baseUnitOfMeasureCode: unit }), 1] as const)
    expect(gapsOf(invoiceOf(book, aBuyer(book), lines))).toEqual([
      'unitsOfMeasure RAAR internationalStandardCode missing',
      'unitsOfMeasure DOOS internationalStandardCode invalid',
    ])
  })
  test('an address with wrong check digits, or of a scheme that Peppol does not know', () => {
    const book = aSeller()
    const wrong = [
      { scheme: '0208', value: '0412345615' },
      { scheme: '4711', value: 'x' },
      { scheme: '0088', value: '5412345000014' },
    ].map((peppolEndpoint) => gapsOf(invoiceOf(book, aBuyer(book, 'BE', { peppolEndpoint }), [[aService(book), 1]])))
    expect(wrong.map((gaps) => gaps.map((gap) => gap.replace(/customers \S+ /, '')))).toEqual(
      Array.from({ length: 3 }, () => ['peppolEndpoint invalid']),
    )
    const right = aBuyer(book, 'BE', { peppolEndpoint: { scheme: '0088', value: '5412345000013' } })
    expect(gapsOf(invoiceOf(book, right, [[aService(book), 1]]))).toEqual([])
  })
  test('a country or a currency that is none, and a Dutch VAT number of another form', () => {
    const book = aSeller()
    book.does('PUT', 'currencies/DOLLAR', { displayName: 'Dollar' })
    book.does('PUT', 'currencyExchangeRates/DOLLAR/2026-01-01', {
      exchangeRateAmount: 1.1,
      relationalExchangeRateAmount: 1,
    })
    const british = aBuyer(book, 'UK', { peppolEndpoint: { scheme: '9932', value: 'GB123456789' } })
    expect(gapsOf(invoiceOf(book, british, [[aService(book), 1]]))).toEqual([`customers ${british} country invalid`])
    const dutch = aBuyer(book, 'NL', { taxRegistrationNumber: 'NL12B1' })
    expect(gapsOf(invoiceOf(book, dutch, [[aService(book), 1]]))).toEqual([
      `customers ${dutch} taxRegistrationNumber invalid`,
    ])
    const issued = invoiceOf(book, aBuyer(book), [[aService(book), 1]], { currencyCode: 'DOLLAR' })
    expect(gapsOf(issued)).toEqual(['currencies DOLLAR code invalid'])
  })
  test('a VAT number of a buyer to whom the VAT is shifted', () => {
    const book = aSeller()
    const buyer = aBuyer(book, 'FR', {
      taxRegistrationNumber: '',
      peppolEndpoint: { scheme: '0009', value: '12345678901234' },
    })
    expect(gapsOf(invoiceOf(book, buyer, [[aService(book), 1]]))).toEqual([
      `customers ${buyer} taxRegistrationNumber missing`,
    ])
  })
  test('a VAT category that does not fit', () => {
    const book = aSeller()
    book.does('PUT', 'vatPostingSetups/DOMESTIC/VAT0', {
      ...book.find('vatPostingSetups', 'DOMESTIC/VAT0'),
      taxCategory: 'E',
      taxCategoryServices: 'O',
    })
    const [goods, service] = [
      anItem(book, { stock: 1, vatProductPostingGroup: 'VAT0' }),
      aService(book, { vatProductPostingGroup: 'VAT0' }),
    ]
    expect(gapsOf(invoiceOf(book, aBuyer(book), [[goods, 1]]))).toEqual([
      'vatPostingSetups DOMESTIC/VAT0 exemptionReason missing',
    ])
    expect(gapsOf(invoiceOf(book, aBuyer(book), [[service, 1]]))).toEqual([
      'vatPostingSetups DOMESTIC/VAT0 taxCategory invalid',
    ])
  })
  test('between Dutch parties a whole address and a number of the chamber of commerce', () => {
    const book = aSeller('NL')
    const buyer = aBuyer(book, 'NL', { city: '', enterpriseNumber: '' })
    expect(gapsOf(invoiceOf(book, buyer, [[aService(book), 1]]))).toEqual([
      `customers ${buyer} city missing`,
      `customers ${buyer} enterpriseNumber missing`,
    ])
  })
})
