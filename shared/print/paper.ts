/** What stands on a document, as texts in the reader's language: the PDF and the e-mail draw the same thing. */
import type { Issued, IssuedVat, PrintedKind } from '../sales/issued.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'
import { addressLines } from './address.ts'
import { factsOf } from './facts.ts'
import { amountText, dateText, percentText } from './figures.ts'
import { isDraft, paperName } from './name.ts'
import { epcText, ibanText, paypalLink } from './payment.ts'
import { reminderIn, reminderText } from './reminder.ts'
import { type Column, columnsOf, type Row, rowsOf } from './rows.ts'
import { type Sum, sumsOf } from './sums.ts'

export interface Paper {
  readonly kind: PrintedKind
  readonly language: Language
  /** `Invoice PSI-000012`. */
  readonly title: string
  /** As files and subjects call it: `Sales Invoice PSI-000012`. */
  readonly name: string
  readonly number: string
  readonly sender: { readonly name: string; readonly lines: readonly string[] }
  readonly recipient: readonly string[]
  /** Where the window of an envelope is. */
  readonly window: 'left' | 'right'
  readonly shipTo: { readonly label: string; readonly lines: readonly string[] } | null
  /** Paragraphs above the lines. */
  readonly opening: readonly string[]
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Nothing to add up on a delivery note. */
  readonly sums: readonly Sum[]
  readonly notes: readonly string[]
  readonly payment: PaymentBlock | null
  /** A line to sign on; null where nobody signs. */
  readonly signature: string | null
  readonly footer: readonly string[]
}
export interface PaymentBlock {
  readonly sentence: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** The content of a QR code, and what stands below it. */
  readonly qr: { readonly content: string; readonly caption: string } | null
  readonly link: { readonly text: string; readonly url: string } | null
}

export const currencyOf = ({ document, company }: Issued) =>
  ('currencyCode' in document && document.currencyCode.toUpperCase()) || company.currencyCode

export function paperOf(issued: Issued, language: Language): Paper {
  const { kind, document } = issued
  const title: PrintWord = isDraft(issued) ? (`title.draft.${kind}` as PrintWord) : (`title.${kind}` as PrintWord)
  return {
    kind,
    language,
    title: `${printed(language, title)} ${document.number}`,
    name: paperName(issued, language),
    number: document.number,
    sender: senderOf(issued, language),
    recipient: recipientOf(issued, language),
    window: issued.company.country === 'NL' ? 'left' : 'right',
    shipTo: shipToOf(issued, language),
    facts: factsOf(issued, language),
    opening: openingOf(issued, language),
    columns: columnsOf(issued, language),
    rows: rowsOf(issued, language),
    sums: sumsOf(issued, language),
    notes: notesOf(issued, language),
    payment: paymentOf(issued, language),
    signature: kind === 'salesShipments' ? printed(language, 'received') : null,
    footer: footerOf(issued, language),
  }
}

const homeOf = ({ seller, company }: Issued) => (seller.country || company.country).toUpperCase()

function senderOf(issued: Issued, language: Language): Paper['sender'] {
  const { seller } = issued
  const place = { ...seller, name: '', contact: '', line1: seller.addressLine1, line2: '', country: homeOf(issued) }
  const abroad = recipientCountry(issued) !== homeOf(issued)
  const lines = [
    ...addressLines(place, abroad ? '' : homeOf(issued), language),
    seller.phoneNumber && `${printed(language, 'phone')} ${seller.phoneNumber}`,
    seller.email,
    seller.website,
  ]
  return { name: seller.displayName, lines: lines.filter((line) => line !== '') }
}

type Address = Readonly<
  Record<
    `${'billTo' | 'shipTo' | 'sellTo'}${'Name' | 'Contact' | 'AddressLine1' | 'AddressLine2' | 'City' | 'PostalCode' | 'Country'}`,
    string
  >
>
const roleOf = ({ kind }: Issued) => (kind === 'salesShipments' ? 'sellTo' : 'billTo')
const recipientCountry = (issued: Issued) =>
  (issued.document as unknown as Address)[`${roleOf(issued)}Country`].toUpperCase()

function placeOf(document: object, role: 'billTo' | 'shipTo' | 'sellTo') {
  const address = document as Address
  return {
    name: address[`${role}Name`],
    contact: address[`${role}Contact`],
    line1: address[`${role}AddressLine1`],
    line2: address[`${role}AddressLine2`],
    city: address[`${role}City`],
    postalCode: address[`${role}PostalCode`],
    country: address[`${role}Country`].toUpperCase(),
  }
}
const recipientOf = (issued: Issued, language: Language) =>
  addressLines(placeOf(issued.document, roleOf(issued)), homeOf(issued), language)

const openingOf = (issued: Issued, language: Language): string[] => {
  const reminder = reminderIn(issued)
  return reminder ? reminderText(reminder, language).split(/\n{2,}/) : []
}

/** Where the goods go, when that is another place than the letter. */
function shipToOf(issued: Issued, language: Language): Paper['shipTo'] {
  if (!('shipToName' in issued.document)) return null
  const lines = addressLines(placeOf(issued.document, 'shipTo'), homeOf(issued), language)
  const same = lines.join('\n') === recipientOf(issued, language).join('\n')
  return same || lines.length === 0 ? null : { label: printed(language, 'shipTo'), lines }
}

function notesOf(issued: Issued, language: Language): string[] {
  const { document, paymentDiscount } = issued
  const early = paymentDiscount && {
    date: dateText(paymentDiscount.until, language),
    amount: `${currencyOf(issued)} ${amountText(paymentDiscount.amount, language)}`,
    percent: percentText(paymentDiscount.percent, language),
  }
  return [
    'comment' in document ? document.comment : '',
    ...new Set(Object.values(issued.vat).map((vat) => mentionOf(issued, vat, language))),
    early ? printed(language, 'earlyDiscount', early) : '',
    prepaymentNote(issued, language),
  ].filter((note) => note.trim() !== '')
}

/** Why the order waits, or that it waits no longer. */
function prepaymentNote(issued: Issued, language: Language): string {
  const { prepayment = null } = issued
  if (!prepayment) return ''
  if (prepayment.amount <= 0) return printed(language, 'prepaid')
  const paid = `${currencyOf(issued)} ${amountText(prepayment.paidAmount, language)}`
  return printed(language, prepayment.paidAmount > 0 ? 'prepaidInPart' : 'prepayFirst', { amount: paid })
}

const mentions = { AE: 'mention.AE', K: 'mention.K', G: 'mention.G' } as const
/** What the law wants said where no VAT is charged: the set-up's words in its own language, ours in the others. */
function mentionOf({ seller }: Issued, { taxCategory, exemptionReason }: IssuedVat, language: Language): string {
  if (taxCategory === 'S' || taxCategory === 'Z') return ''
  const isKnown = taxCategory in mentions
  return language !== seller.language && isKnown
    ? printed(language, mentions[taxCategory as keyof typeof mentions])
    : exemptionReason
}

/** What a document asks for: how much, until when, and under which reference. */
interface Asked {
  readonly amount: number
  readonly dueDate: string | null
  readonly reference: string
  readonly sentence: PrintWord
}
/** Invoices and reminders ask for their total; a draft does not ask yet. An order asks for what it waits for. */
function askedOf(issued: Issued): Asked | null {
  const { kind, document, prepayment = null } = issued
  const reminder = isDraft(issued) ? null : reminderIn(issued)
  if (reminder) return { ...reminder, amount: reminder.totalAmount, ...sentenceOf(reminder.paymentReference) }
  if (prepayment) return { ...prepayment, dueDate: null, sentence: 'prepaySentence' }
  if (kind !== 'salesInvoices' || isDraft(issued) || !('invoiceRoundingAmount' in document)) return null
  const amount = Math.round((document.totalAmountIncludingTax + document.invoiceRoundingAmount) * 100) / 100
  const { dueDate, paymentReference } = document
  return { amount, dueDate, ...sentenceOf(paymentReference) }
}
const sentenceOf = (reference: string) =>
  ({ reference, sentence: reference === '' ? 'paySentenceNoReference' : 'paySentence' }) as const

function paymentOf(issued: Issued, language: Language): PaymentBlock | null {
  const { document, seller } = issued
  const asked = askedOf(issued)
  if (!asked || asked.amount <= 0 || seller.iban.trim() === '') return null
  const { amount, reference } = asked
  const currency = currencyOf(issued)
  const [due, iban] = [dateText(asked.dueDate, language), ibanText(seller.iban)]
  const content = epcText({ name: seller.displayName, iban: seller.iban, bic: seller.bic, amount, currency, reference })
  const url = paypalLink(seller.paypalMe, amount, currency)
  const facts: [PrintWord, string][] = [
    ['toPay', `${currency} ${amountText(amount, language)}`],
    ['payBy', due],
    ['payTo', iban],
    ['bic', seller.bic],
    ['payReference', reference || document.number],
  ]
  return {
    sentence: printed(language, asked.sentence, {
      amount: `${currency} ${amountText(amount, language)}`,
      date: due,
      iban,
      reference: reference || document.number,
    }),
    facts: facts.filter(([, value]) => value !== '').map(([word, value]) => [printed(language, word), value]),
    qr: content === null ? null : { content, caption: printed(language, 'scan') },
    link: url === null ? null : { text: printed(language, 'paypal'), url },
  }
}

function footerOf({ seller, company }: Issued, language: Language): string[] {
  const { enterpriseNumber, taxRegistrationNumber } = seller
  const isBelgian = (seller.country || company.country) === 'BE'
  const vat = taxRegistrationNumber || (isBelgian && enterpriseNumber !== '' ? `BE ${enterpriseNumber}` : '')
  const parts = [
    seller.displayName,
    vat && `${printed(language, 'vatNumber')} ${vat}`,
    enterpriseNumber && !isBelgian ? `${printed(language, 'enterpriseNumber')} ${enterpriseNumber}` : '',
    seller.iban && `IBAN ${ibanText(seller.iban)}`,
    seller.bic && `BIC ${seller.bic}`,
    seller.bankName,
  ]
  return parts.filter((part) => part !== '')
}
