/** An e-invoice as UBL 2.1 in the profile Peppol BIS Billing 3.0. The order of elements is that of the UBL schema. */
import type { Money } from '../basics/money.ts'
import type { Adjustment, EInvoice, ELine, Party, Tax, TaxGroup } from './e-invoice.ts'
import { amountText } from './figures.ts'
import { documentText, type Element, element } from './xml.ts'

/** A file that goes along inside of it. */
export interface Attachment {
  readonly fileName: string
  readonly description: string
  readonly base64: string
}

export const customization = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'
export const profile = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'
const common = 'urn:oasis:names:specification:ubl:schema:xsd'

export function ublOf(invoice: EInvoice, attachment: Attachment | null = null): string {
  const root = invoice.kind === 'invoice' ? 'Invoice' : 'CreditNote'
  return documentText(
    element(
      root,
      [
        ...header(invoice),
        ...references(invoice, attachment),
        ...parties(invoice),
        ...settlement(invoice),
        ...lines(invoice),
      ],
      {
        xmlns: `${common}:${root}-2`,
        'xmlns:cac': `${common}:CommonAggregateComponents-2`,
        'xmlns:cbc': `${common}:CommonBasicComponents-2`,
      },
    ),
  )
}

const cbc = (name: string, text: string | null, attributes: Readonly<Record<string, string>> = {}) =>
  element(`cbc:${name}`, text, attributes)
const cac = (name: string, content: readonly (Element | null)[]) => element(`cac:${name}`, content)
const money = (name: string, amount: Money, currency: string) => cbc(name, amountText(amount), { currencyID: currency })

function header(invoice: EInvoice): (Element | null)[] {
  const isInvoice = invoice.kind === 'invoice'
  return [
    cbc('CustomizationID', customization),
    cbc('ProfileID', profile),
    cbc('ID', invoice.number),
    cbc('IssueDate', invoice.issueDate),
    isInvoice ? cbc('DueDate', invoice.dueDate) : null,
    isInvoice ? cbc('InvoiceTypeCode', '380') : cbc('CreditNoteTypeCode', '381'),
    cbc('Note', invoice.note),
    cbc('DocumentCurrencyCode', invoice.currency),
    cbc('TaxCurrencyCode', invoice.taxCurrency),
    cbc('BuyerReference', invoice.buyerReference),
  ]
}

function references(invoice: EInvoice, attachment: Attachment | null): (Element | null)[] {
  return [
    cac('OrderReference', [cbc('ID', invoice.orderReference), cbc('SalesOrderID', invoice.salesOrder)]),
    ...invoice.precedingInvoices.map(({ number, date }) =>
      cac('BillingReference', [cac('InvoiceDocumentReference', [cbc('ID', number), cbc('IssueDate', date)])]),
    ),
    attachment &&
      cac('AdditionalDocumentReference', [
        cbc('ID', invoice.number),
        cbc('DocumentDescription', attachment.description),
        cac('Attachment', [
          cbc('EmbeddedDocumentBinaryObject', attachment.base64, {
            mimeCode: 'application/pdf',
            filename: attachment.fileName,
          }),
        ]),
      ]),
  ]
}

const parties = ({ seller, buyer, deliverTo, deliveryDate }: EInvoice) => [
  cac('AccountingSupplierParty', [party(seller)]),
  cac('AccountingCustomerParty', [party(buyer)]),
  cac('Delivery', [
    cbc('ActualDeliveryDate', deliveryDate),
    deliverTo && cac('DeliveryLocation', [address('Address', deliverTo)]),
    deliverTo && cac('DeliveryParty', [cac('PartyName', [cbc('Name', deliverTo.name)])]),
  ]),
]

const party = ({ name, address: place, endpoint, vatNumber, legalId, contact }: Party) =>
  cac('Party', [
    cbc('EndpointID', endpoint.value, { schemeID: endpoint.scheme }),
    cac('PartyName', [cbc('Name', name)]),
    address('PostalAddress', place),
    vatNumber === '' ? null : cac('PartyTaxScheme', [cbc('CompanyID', vatNumber), vat]),
    cac('PartyLegalEntity', [
      cbc('RegistrationName', name),
      legalId && cbc('CompanyID', legalId.value, legalId.scheme === '' ? {} : { schemeID: legalId.scheme }),
    ]),
    cac('Contact', [cbc('Name', contact.name), cbc('Telephone', contact.phone), cbc('ElectronicMail', contact.email)]),
  ])
const vat = cac('TaxScheme', [cbc('ID', 'VAT')])

const address = (name: string, { line1, line2, city, postalCode, country }: Party['address']) =>
  cac(name, [
    cbc('StreetName', line1),
    cbc('AdditionalStreetName', line2),
    cbc('CityName', city),
    cbc('PostalZone', postalCode),
    cac('Country', [cbc('IdentificationCode', country)]),
  ])

function settlement(invoice: EInvoice): (Element | null)[] {
  const { payment, terms, adjustments, currency } = invoice
  return [
    payment &&
      cac('PaymentMeans', [
        cbc('PaymentMeansCode', '30', { name: 'Credit transfer' }),
        cbc('PaymentID', payment.reference),
        cac('PayeeFinancialAccount', [
          cbc('ID', payment.iban),
          cbc('Name', payment.accountName),
          cac('FinancialInstitutionBranch', [cbc('ID', payment.bic)]),
        ]),
      ]),
    cac('PaymentTerms', [cbc('Note', terms)]),
    ...adjustments.map((one) => adjustment(one, currency)),
    ...taxTotals(invoice),
    monetaryTotal(invoice),
  ]
}

const adjustment = ({ charge, amount, reason, reasonCode, percent, tax }: Adjustment, currency: string) =>
  cac('AllowanceCharge', [
    cbc('ChargeIndicator', String(charge)),
    cbc('AllowanceChargeReasonCode', reasonCode),
    cbc('AllowanceChargeReason', reason),
    percent ? cbc('MultiplierFactorNumeric', percent.rate) : null,
    money('Amount', amount, currency),
    percent ? money('BaseAmount', percent.base, currency) : null,
    tax ? taxCategory('TaxCategory', tax) : null,
  ])

const taxCategory = (name: string, { category, rate }: Tax, reasonCode = '', reason = '') =>
  cac(name, [
    cbc('ID', category),
    cbc('Percent', rate),
    cbc('TaxExemptionReasonCode', reasonCode),
    cbc('TaxExemptionReason', reason),
    vat,
  ])

const taxTotals = ({ currency, taxCurrency, taxGroups, totals }: EInvoice) => [
  cac('TaxTotal', [money('TaxAmount', totals.tax, currency), ...taxGroups.map((group) => subtotal(group, currency))]),
  taxCurrency !== null && totals.localTax !== null
    ? cac('TaxTotal', [money('TaxAmount', totals.localTax, taxCurrency)])
    : null,
]

const subtotal = (group: TaxGroup, currency: string) =>
  cac('TaxSubtotal', [
    money('TaxableAmount', group.base, currency),
    money('TaxAmount', group.amount, currency),
    taxCategory('TaxCategory', group, group.reasonCode, group.reason),
  ])

function monetaryTotal({ totals, currency }: EInvoice) {
  const unless0 = (name: string, amount: Money) => (amount === 0 ? null : money(name, amount, currency))
  return cac('LegalMonetaryTotal', [
    money('LineExtensionAmount', totals.lines, currency),
    money('TaxExclusiveAmount', totals.net, currency),
    money('TaxInclusiveAmount', totals.gross, currency),
    unless0('AllowanceTotalAmount', totals.allowances),
    unless0('ChargeTotalAmount', totals.charges),
    unless0('PayableRoundingAmount', totals.rounding),
    money('PayableAmount', totals.payable, currency),
  ])
}

function lines({ kind, lines: all, currency }: EInvoice): (Element | null)[] {
  const [line, quantity] =
    kind === 'invoice'
      ? (['InvoiceLine', 'InvoicedQuantity'] as const)
      : (['CreditNoteLine', 'CreditedQuantity'] as const)
  return all.map((one) =>
    cac(line, [
      cbc('ID', one.id),
      cbc('Note', one.note),
      cbc(quantity, one.quantity, { unitCode: one.unitCode }),
      money('LineExtensionAmount', one.net, currency),
      one.adjustment && adjustment(one.adjustment, currency),
      item(one),
      cac('Price', [cbc('PriceAmount', one.price, { currencyID: currency })]),
    ]),
  )
}

const item = ({ name, itemNumber, tax }: ELine) =>
  cac('Item', [
    cbc('Name', name),
    cac('SellersItemIdentification', [cbc('ID', itemNumber)]),
    taxCategory('ClassifiedTaxCategory', tax),
  ])
