/**
 * A posted invoice or credit memo as an e-invoice, or every reason why it cannot be one. Nothing is worked out that was
 * posted: amounts and VAT are those that the ledgers have.
 */
import { ibanOf, isIban } from '../basics/check-digits.ts'
import { type Money, minus, money, plus, sum } from '../basics/money.ts'
import type { SalesCreditMemo, SalesInvoice } from '../sales/document.ts'
import type { Issued } from '../sales/issued.ts'
import { isCountry, isCurrency } from './codes.ts'
import { type Adjustment, type EInvoice, type Gap, invalid, missing, type Payment, type Totals } from './e-invoice.ts'
import { countedLines, eLineOf, sumOfNets } from './lines.ts'
import { buyerOf, sellerOf, type Told } from './parties.ts'
import { adjustmentsOf, groupsOf, loweredOf, taxGaps, taxGroupsOf } from './tax.ts'

export type EInvoiceSource = Issued<'salesInvoices' | 'salesCreditMemos'>
export type Made = { readonly invoice: EInvoice; readonly gaps: readonly [] } | { readonly gaps: readonly Gap[] }
export const isMade = (made: Made): made is { readonly invoice: EInvoice; readonly gaps: readonly [] } =>
  'invoice' in made

const isCredit = (document: EInvoiceSource['document']): document is EInvoiceSource['document'] & SalesCreditMemo =>
  'creditMemoDate' in document

export function eInvoiceOf(issued: EInvoiceSource): Made {
  const { document, company } = issued
  const [seller, buyer] = [sellerOf(issued), buyerOf(issued)]
  const { counted, notes } = countedLines(issued)
  const lines = counted.map((one) => eLineOf(issued, one))
  const groups = groupsOf(issued, document.taxLines, counted)
  const lowered = loweredOf(issued, counted, groups)
  const adjustments = adjustmentsOf(issued, counted, groups, lowered)
  const taxGroups = taxGroupsOf(issued, groups, lowered)
  const [payment, references] = [paymentOf(issued), referencesOf(issued)]
  const isForeign = document.currencyCode !== '' && document.currencyCode.toUpperCase() !== company.currencyCode
  const gaps = [
    ...seller.gaps,
    ...buyer.gaps,
    ...references.gaps,
    ...payment.gaps,
    ...lines.flatMap((line) => line.gaps),
    ...taxGaps(issued, taxGroups, seller.value, buyer.value),
    ...(taxGroups.some(({ category }) => category === 'K') && document.shipToCountry === ''
      ? [missing('customers', document.customerNumber, 'country')]
      : []),
    ...correctionGaps(issued, seller.value.address.country),
    ...codeGaps(issued, isForeign),
  ]
  if (gaps.length > 0) return { gaps: unique(gaps) }
  const nets = sumOfNets(lines.map((line) => line.value))
  const noVat = taxGroups.some(({ category }) => category === 'O')
  return {
    gaps: [],
    invoice: {
      kind: isCredit(document) ? 'creditNote' : 'invoice',
      number: document.number,
      issueDate: String(isCredit(document) ? document.creditMemoDate : document.invoiceDate),
      dueDate: isCredit(document) ? null : document.dueDate,
      deliveryDate: document.postingDate,
      note: [document.comment, ...notes].filter((text) => text.trim() !== '').join('\n'),
      currency: isForeign ? document.currencyCode.toUpperCase() : company.currencyCode,
      taxCurrency: isForeign ? company.currencyCode : null,
      ...references.value,
      precedingInvoices: issued.corrected,
      seller: seller.value,
      buyer: noVat ? { ...buyer.value, vatNumber: '' } : buyer.value,
      deliverTo: deliverToOf(document),
      payment: payment.value,
      terms: issued.terms,
      adjustments,
      taxGroups,
      totals: totalsOf(issued, nets, adjustments),
      lines: lines.map((line) => line.value),
    },
  }
}

const unique = (gaps: readonly Gap[]) => [
  ...new Map(gaps.map((gap) => [`${gap.record.type}/${gap.record.key}/${gap.field}`, gap])).values(),
]

/** The buyer's own order, or what else they asked to be named by: one of them must be there. */
function referencesOf({ document, defaultBuyerReference }: EInvoiceSource) {
  const orderReference = document.customerPurchaseOrderReference.trim()
  const own = document.externalDocumentNumber.trim()
  const buyerReference = own || (orderReference === '' ? defaultBuyerReference.trim() : '')
  const salesOrder = orderReference !== '' && 'orderNumber' in document ? document.orderNumber : ''
  const gaps =
    orderReference === '' && buyerReference === ''
      ? [
          missing(
            isCredit(document) ? 'salesCreditMemos' : 'salesInvoices',
            document.number,
            'customerPurchaseOrderReference',
          ),
        ]
      : []
  return { value: { orderReference, buyerReference, salesOrder }, gaps }
}

/** Countries and currencies are written as their lists have them. */
function codeGaps({ document, company }: EInvoiceSource, isForeign: boolean): Gap[] {
  const shipTo = document.shipToCountry.trim().toUpperCase()
  const currency = isForeign ? document.currencyCode.toUpperCase() : company.currencyCode
  return [
    ...(shipTo === '' || isCountry(shipTo) ? [] : [invalid('customers', document.customerNumber, 'country', shipTo)]),
    ...(isCurrency(currency) ? [] : [invalid('currencies', currency, 'code', currency)]),
  ]
}

/** Where the money goes; of a credit memo none is asked for. */
function paymentOf({ document, seller }: EInvoiceSource): Told<Payment | null> {
  if (isCredit(document)) return { value: null, gaps: [] }
  const { iban, bic, displayName } = seller
  const gaps =
    iban.trim() === ''
      ? [missing('companyInformation', '', 'iban')]
      : isIban(iban)
        ? []
        : [invalid('companyInformation', '', 'iban', iban)]
  const reference = document.paymentReference || document.number
  return {
    value: { reference, iban: ibanOf(iban), bic: bic.replace(/\s/g, '').toUpperCase(), accountName: displayName },
    gaps,
  }
}

/** A Dutch seller's credit memo must say which invoice it corrects. */
const correctionGaps = ({ document, corrected }: EInvoiceSource, sellerCountry: string): Gap[] =>
  isCredit(document) && sellerCountry === 'NL' && corrected.length === 0
    ? [missing('salesCreditMemos', document.number, 'appliesToDocumentNumber')]
    : []

function deliverToOf(document: SalesInvoice | SalesCreditMemo): EInvoice['deliverTo'] {
  if (document.shipToCountry.trim() === '') return null
  return {
    name: document.shipToName,
    line1: document.shipToAddressLine1,
    line2: document.shipToAddressLine2,
    city: document.shipToCity,
    postalCode: document.shipToPostalCode,
    country: document.shipToCountry.toUpperCase(),
  }
}

function totalsOf(
  { document, localTaxAmount }: EInvoiceSource,
  lines: Money,
  adjustments: readonly Adjustment[],
): Totals {
  const part = (charge: boolean) => sum(adjustments.filter((one) => one.charge === charge).map(({ amount }) => amount))
  const [allowances, charges] = [part(false), part(true)]
  const [net, tax] = [money(document.totalAmountExcludingTax), money(document.totalTaxAmount)]
  const added = plus(minus(lines, allowances), charges)
  if (added !== net) throw new Error(`${document.number}: lines, discounts and additions come to ${added}, not ${net}`)
  const gross = plus(net, tax)
  const rounding = money(document.invoiceRoundingAmount)
  return {
    lines,
    allowances,
    charges,
    net,
    tax,
    gross,
    rounding,
    payable: plus(gross, rounding),
    localTax: localTaxAmount === null ? null : money(localTaxAmount),
  }
}
