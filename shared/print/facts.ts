/** The facts beside a document's title: dates, references, who is who. */
import { type Issued, payerOf } from '../sales/issued.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'
import { termsName } from '../words/set-up-names.ts'
import { dateText } from './figures.ts'

/** Properties that some kinds have, and which word they go by. */
const dates: readonly (readonly [field: string, word: PrintWord])[] = [
  ['invoiceDate', 'date'],
  ['creditMemoDate', 'date'],
  ['documentDate', 'date'],
  ['to', 'date'],
  ['dueDate', 'dueDate'],
  ['validUntilDate', 'validUntil'],
  ['requestedDeliveryDate', 'requestedDelivery'],
]
const references: readonly (readonly [field: string, word: PrintWord])[] = [
  ['customerPurchaseOrderReference', 'yourOrder'],
  ['externalDocumentNumber', 'yourReference'],
  ['orderNumber', 'ourOrder'],
  ['quoteNumber', 'ourQuote'],
]
const hasNoDue: readonly string[] = ['salesQuotes', 'salesOrders', 'salesShipments', 'salesCreditMemos']

export function factsOf(issued: Issued, language: Language): [string, string][] {
  const { kind, document, buyer, terms, salesperson, corrected } = issued
  const record = document as unknown as Readonly<Record<string, string | null | undefined>>
  const shown = dates.filter(([field]) => field !== 'dueDate' || !hasNoDue.includes(kind))
  const delivered = kind === 'salesInvoices' && record.postingDate !== record.invoiceDate
  const facts: (readonly [PrintWord, string])[] = [
    ...(kind === 'reminders' ? [['date', dateText(record.postingDate ?? null, language)] as const] : []),
    ...shown.map(([field, word]) => [word, dateText(record[field] ?? null, language)] as const),
    ...(kind === 'salesShipments' || delivered
      ? [['deliveryDate', dateText(record.postingDate ?? null, language)] as const]
      : []),
    ['customerNumber', kind === 'salesShipments' ? document.customerNumber : payerOf(document)],
    ['customerVat', kind === 'salesShipments' ? '' : customerVat(record, buyer)],
    ...references.map(([field, word]) => [word, record[field] ?? ''] as const),
    ['forInvoice', corrected.map(({ number }) => number).join(', ')],
    ['terms', kind === 'salesCreditMemos' ? '' : termsName(terms, language)],
    ['contact', salesperson?.displayName ?? ''],
  ]
  return facts.filter(([, value]) => value !== '').map(([word, value]) => [printed(language, word), value])
}

/** A Belgian firm's VAT number is its enterprise number after BE. */
function customerVat(
  { taxRegistrationNumber, billToCountry }: Readonly<Record<string, string | null | undefined>>,
  buyer: Issued['buyer'],
): string {
  const given = taxRegistrationNumber || buyer.taxRegistrationNumber || buyer.enterpriseNumber
  return billToCountry === 'BE' && /^[\d. ]+$/.test(given) ? `BE ${given}` : given
}
