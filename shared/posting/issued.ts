/** A document with all that is said beside it when it is issued, gathered from the facts. */
import { amountOf } from '../basics/money.ts'
import type { AnyLine, SalesDocument } from '../sales/document.ts'
import {
  type Buyer,
  type Issued,
  type IssuedDocuments,
  type IssuedKind,
  type IssuedUnit,
  type IssuedVat,
  linesOf,
  type PrintedKind,
  payerOf,
  type Seller,
} from '../sales/issued.ts'
import { isForeign, ledgerForm } from './currency.ts'
import { directionOf, type PostedSale } from './direction.ts'
import { lineVat } from './drafts/draft-lines.ts'
import type { Facts } from './facts.ts'
import type { Need } from './need.ts'
import { itemsOf, known, partyNeeds, record } from './needs.ts'
import { prepaymentRequest } from './orders/prepayment.ts'
import { paymentDiscount } from './receivable.ts'
import type { RecordIn } from './resources.ts'
import { vatSetupOf } from './vat-setup.ts'

/** What gathering asks for beyond the set-up. */
export function issuedNeeds(facts: Facts, kind: IssuedKind, key: string): Need[] {
  const [own] = record(kind, key)
  if (!own) return []
  const document = known(facts, own, () => facts.find(kind, key))
  if (!document) return [own]
  return [
    own,
    ...partyNeeds(facts, document.customerNumber, payerOf(document)),
    ...itemsOf(linesOf({ document })).flatMap((item) => record('items', item)),
    ...correctedNumbers(document).flatMap((number) => record('salesInvoices', number)),
  ]
}

/** The invoices that a credit memo names: the one it corrects, or is settled against. */
function correctedNumbers(document: object): string[] {
  if (!('creditMemoDate' in document)) return []
  const { corrects, appliesToDocumentNumber } = document as RecordIn<'salesCreditMemos'>
  return [...new Set([corrects, appliesToDocumentNumber].filter((number) => number))]
}

export function issuedOf<K extends PrintedKind>(
  facts: Facts,
  kind: K,
  document: IssuedDocuments[K] & { readonly id: string; readonly lastModifiedDateTime: string },
): Issued<K> {
  const { logo: _, ...seller } = facts.only('companyInformation')
  const sale = isSale(document) ? document : null
  const customer = facts.find('customers', payerOf(document))
  const lines = linesOf({ document }) as readonly AnyLine[]
  return {
    kind,
    document,
    company: { country: facts.company.country, currencyCode: facts.company.currencyCode },
    language: languageOf(customer, document) || seller.language,
    seller: seller as Seller,
    buyer: buyerOf(customer),
    units: Object.fromEntries(lines.flatMap((line) => unitOf(facts, line.unitOfMeasureCode))),
    vat: sale ? Object.fromEntries(lines.flatMap((line) => vatOf(facts, sale, line))) : {},
    terms: sale && sale.paymentTermsCode !== '' ? termsOf(facts, sale.paymentTermsCode) : '',
    paymentDiscount: sale ? paymentDiscountOf(facts, sale) : null,
    prepayment: prepaymentRequest(facts, document),
    localTaxAmount: sale && isForeign(facts, sale.currencyCode) ? ledgerForm(facts, sale).totalTaxAmount : null,
    corrected: correctedNumbers(document).flatMap((number) => {
      const invoice = facts.find('salesInvoices', number)
      return invoice ? [{ number: invoice.number, date: String(invoice.invoiceDate ?? invoice.postingDate) }] : []
    }),
    salesperson: sale ? salespersonOf(facts, sale.salesperson) : null,
    defaultBuyerReference: facts.only('salesSetup').defaultBuyerReference ?? '',
  }
}

const isSale = (document: object): document is SalesDocument => 'vatBusinessPostingGroup' in document

/** The customer's wish for what is sent outranks the document's. */
const languageOf = (customer: RecordIn<'customers'> | null, document: object) =>
  customer?.sendingProfile?.language ||
  ('language' in document ? (document.language as Seller['language'] | '') : '') ||
  customer?.language ||
  ''

function buyerOf(customer: RecordIn<'customers'> | null): Buyer {
  return {
    type: customer?.type ?? 'Company',
    enterpriseNumber: customer?.enterpriseNumber ?? '',
    taxRegistrationNumber: customer?.taxRegistrationNumber ?? '',
    peppolEndpoint: customer?.peppolEndpoint ?? null,
    phoneNumber: customer?.phoneNumber ?? '',
    email: customer?.email ?? '',
  }
}

function unitOf(facts: Facts, code: string): [string, IssuedUnit][] {
  const unit = code === '' ? null : facts.find('unitsOfMeasure', code)
  return unit ? [[code, { displayName: unit.displayName, code: unit.internationalStandardCode }]] : []
}

function vatOf(facts: Facts, document: SalesDocument, line: AnyLine): [string, IssuedVat][] {
  const identity = lineVat(facts, document, line)
  if (!identity) return []
  const setup = vatSetupOf(facts, document.vatBusinessPostingGroup, line.taxCode)
  return [
    [
      line.id,
      {
        taxCategory: identity.taxCategory,
        exemptionReason: setup?.exemptionReason ?? '',
        setup: `${document.vatBusinessPostingGroup}/${line.taxCode}`,
      },
    ],
  ]
}

const termsOf = (facts: Facts, code: string) => facts.find('paymentTerms', code)?.displayName || code

/** The discount for paying early, as it stands on the customer's entry. */
function paymentDiscountOf(facts: Facts, sale: SalesDocument): Issued['paymentDiscount'] {
  if (!('invoiceDate' in sale)) return null
  const { pmtDiscountDate, remainingPmtDiscPossible } = paymentDiscount(facts, sale as PostedSale, directionOf(sale))
  const terms = facts.find('paymentTerms', sale.paymentTermsCode)
  if (pmtDiscountDate === null || !terms) return null
  return { percent: terms.discountPercent, amount: amountOf(remainingPmtDiscPossible), until: pmtDiscountDate }
}

function salespersonOf(facts: Facts, code: string): Issued['salesperson'] {
  const found = code === '' ? null : facts.find('salespeople', code)
  return found && { displayName: found.displayName, email: found.email, phoneNumber: found.phoneNumber }
}
