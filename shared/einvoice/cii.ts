/**
 * An e-invoice as UN/CEFACT Cross Industry Invoice in the profile EN 16931 of Factur-X: what a hybrid PDF holds. The order of
 * elements is that of its schema.
 */
import type { Money } from '../basics/money.ts'
import type { Adjustment, EInvoice, ELine, Party, Tax, TaxGroup } from './e-invoice.ts'
import { amountText } from './figures.ts'
import { type Content, documentText, type Element, element } from './xml.ts'

const guideline = 'urn:cen.eu:en16931:2017'
const base = 'urn:un:unece:uncefact:data:standard'

const ram = (name: string, content: Content, attributes: Readonly<Record<string, string>> = {}) =>
  element(`ram:${name}`, content, attributes)
const money = (name: string, amount: Money) => ram(name, amountText(amount))
const date = (name: string, day: string | null) =>
  ram(name, [element('udt:DateTimeString', day === null ? null : day.replaceAll('-', ''), { format: '102' })])

export function ciiOf(invoice: EInvoice): string {
  return documentText(
    element(
      'rsm:CrossIndustryInvoice',
      [
        element('rsm:ExchangedDocumentContext', [
          ram('GuidelineSpecifiedDocumentContextParameter', [ram('ID', guideline)]),
        ]),
        element('rsm:ExchangedDocument', [
          ram('ID', invoice.number),
          ram('TypeCode', invoice.kind === 'invoice' ? '380' : '381'),
          date('IssueDateTime', invoice.issueDate),
          ram('IncludedNote', [ram('Content', invoice.note)]),
        ]),
        element('rsm:SupplyChainTradeTransaction', [
          ...invoice.lines.map(line),
          agreement(invoice),
          delivery(invoice),
          settlement(invoice),
        ]),
      ],
      {
        'xmlns:rsm': `${base}:CrossIndustryInvoice:100`,
        'xmlns:ram': `${base}:ReusableAggregateBusinessInformationEntity:100`,
        'xmlns:udt': `${base}:UnqualifiedDataType:100`,
        'xmlns:qdt': `${base}:QualifiedDataType:100`,
      },
    ),
  )
}

const line = (one: ELine) =>
  ram('IncludedSupplyChainTradeLineItem', [
    ram('AssociatedDocumentLineDocument', [ram('LineID', one.id), ram('IncludedNote', [ram('Content', one.note)])]),
    ram('SpecifiedTradeProduct', [ram('SellerAssignedID', one.itemNumber), ram('Name', one.name)]),
    ram('SpecifiedLineTradeAgreement', [ram('NetPriceProductTradePrice', [ram('ChargeAmount', one.price)])]),
    ram('SpecifiedLineTradeDelivery', [ram('BilledQuantity', one.quantity, { unitCode: one.unitCode })]),
    ram('SpecifiedLineTradeSettlement', [
      ram('ApplicableTradeTax', rated(one.tax)),
      one.adjustment && adjustment(one.adjustment),
      ram('SpecifiedTradeSettlementLineMonetarySummation', [money('LineTotalAmount', one.net)]),
    ]),
  ])
const rated = ({ category, rate }: Tax) => [
  ram('TypeCode', 'VAT'),
  ram('CategoryCode', category),
  ram('RateApplicablePercent', rate),
]

const agreement = ({ buyerReference, seller, buyer, salesOrder, orderReference }: EInvoice) =>
  ram('ApplicableHeaderTradeAgreement', [
    ram('BuyerReference', buyerReference),
    party('SellerTradeParty', seller),
    party('BuyerTradeParty', buyer),
    ram('SellerOrderReferencedDocument', [ram('IssuerAssignedID', salesOrder)]),
    ram('BuyerOrderReferencedDocument', [ram('IssuerAssignedID', orderReference)]),
  ])

function party(name: string, { name: title, legalId, contact, address, endpoint, vatNumber }: Party) {
  const scheme = legalId && legalId.scheme !== '' ? { schemeID: legalId.scheme } : {}
  return ram(name, [
    ram('Name', title),
    legalId && ram('SpecifiedLegalOrganization', [ram('ID', legalId.value, scheme)]),
    ram('DefinedTradeContact', [
      ram('PersonName', contact.name),
      ram('TelephoneUniversalCommunication', [ram('CompleteNumber', contact.phone)]),
      ram('EmailURIUniversalCommunication', [ram('URIID', contact.email)]),
    ]),
    postal(address),
    ram('URIUniversalCommunication', [ram('URIID', endpoint.value, { schemeID: endpoint.scheme })]),
    ram('SpecifiedTaxRegistration', [ram('ID', vatNumber, { schemeID: 'VA' })]),
  ])
}
const postal = ({ postalCode, line1, line2, city, country }: Party['address']) =>
  ram('PostalTradeAddress', [
    ram('PostcodeCode', postalCode),
    ram('LineOne', line1),
    ram('LineTwo', line2),
    ram('CityName', city),
    ram('CountryID', country),
  ])

/** Always there, if only empty: an element that the schema asks for. */
const delivery = ({ deliverTo, deliveryDate }: EInvoice): Element => ({
  name: 'ram:ApplicableHeaderTradeDelivery',
  attributes: {},
  content: [
    deliverTo && ram('ShipToTradeParty', [ram('Name', deliverTo.name), postal(deliverTo)]),
    ram('ActualDeliverySupplyChainEvent', [date('OccurrenceDateTime', deliveryDate)]),
  ].filter((one) => one !== null),
})

function settlement(invoice: EInvoice) {
  const { payment, taxCurrency, currency, taxGroups, adjustments, terms, dueDate, precedingInvoices } = invoice
  return ram('ApplicableHeaderTradeSettlement', [
    ram('PaymentReference', payment?.reference ?? ''),
    ram('TaxCurrencyCode', taxCurrency),
    ram('InvoiceCurrencyCode', currency),
    payment &&
      ram('SpecifiedTradeSettlementPaymentMeans', [
        ram('TypeCode', '30'),
        ram('PayeePartyCreditorFinancialAccount', [
          ram('IBANID', payment.iban),
          ram('AccountName', payment.accountName),
        ]),
        ram('PayeeSpecifiedCreditorFinancialInstitution', [ram('BICID', payment.bic)]),
      ]),
    ...taxGroups.map(tradeTax),
    ...adjustments.map(adjustment),
    ram('SpecifiedTradePaymentTerms', [ram('Description', terms), date('DueDateDateTime', dueDate)]),
    summation(invoice),
    ...precedingInvoices.map(({ number, date: day }) =>
      ram('InvoiceReferencedDocument', [
        ram('IssuerAssignedID', number),
        ram('FormattedIssueDateTime', [element('qdt:DateTimeString', day.replaceAll('-', ''), { format: '102' })]),
      ]),
    ),
  ])
}

const tradeTax = ({ category, rate, base: basis, amount, reason, reasonCode }: TaxGroup) =>
  ram('ApplicableTradeTax', [
    money('CalculatedAmount', amount),
    ram('TypeCode', 'VAT'),
    ram('ExemptionReason', reason),
    money('BasisAmount', basis),
    ram('CategoryCode', category),
    ram('ExemptionReasonCode', reasonCode),
    ram('RateApplicablePercent', rate),
  ])

const adjustment = ({ charge, amount, reason, reasonCode, percent, tax }: Adjustment) =>
  ram('SpecifiedTradeAllowanceCharge', [
    ram('ChargeIndicator', [element('udt:Indicator', String(charge))]),
    percent ? ram('CalculationPercent', percent.rate) : null,
    percent ? money('BasisAmount', percent.base) : null,
    money('ActualAmount', amount),
    ram('ReasonCode', reasonCode),
    ram('Reason', reason),
    tax ? ram('CategoryTradeTax', rated(tax)) : null,
  ])

const summation = ({ totals, currency, taxCurrency }: EInvoice) =>
  ram('SpecifiedTradeSettlementHeaderMonetarySummation', [
    money('LineTotalAmount', totals.lines),
    money('ChargeTotalAmount', totals.charges),
    money('AllowanceTotalAmount', totals.allowances),
    money('TaxBasisTotalAmount', totals.net),
    ram('TaxTotalAmount', amountText(totals.tax), { currencyID: currency }),
    taxCurrency !== null && totals.localTax !== null
      ? ram('TaxTotalAmount', amountText(totals.localTax), { currencyID: taxCurrency })
      : null,
    totals.rounding === 0 ? null : money('RoundingAmount', totals.rounding),
    money('GrandTotalAmount', totals.gross),
    money('DuePayableAmount', totals.payable),
  ])
