/** Every kind of e-mail that leaves the house, out of a book in memory: small, but with all that such a message can hold. */
import { noticeBody } from '../../server/approval/mail.ts'
import type { Day } from '../../shared/basics/day.ts'
import { refused } from '../../shared/posting/changes.ts'
import { issuedOf } from '../../shared/posting/issued.ts'
import { problem } from '../../shared/posting/problem.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { type MailBody, mailOf } from '../../shared/print/mail.ts'
import { paperOf } from '../../shared/print/paper.ts'
import type { ApprovalNotice } from '../../shared/sales/approval.ts'
import type { Issued } from '../../shared/sales/issued.ts'
import type { CustomerStatement } from '../../shared/sales/statement.ts'
import type { Language } from '../../shared/words/language.ts'
import { answerOpen, ask, entriesFor, office, withWorkflow } from './approvals.ts'
import { anInvoice, anItem, anOrder, aService, type Body, type Book, post, postOrder } from './given.ts'
import { aBuyer, aSeller, issuedIn } from './issued.ts'

const remarks: Readonly<Record<Language, string>> = {
  en: 'Delivered on site, gate 4.',
  nl: 'Geleverd op de werf, poort 4.',
  fr: 'Livré sur le chantier, porte 4.',
}
const contacts: Readonly<Record<Language, string>> = { en: 'Ann Smith', nl: 'An Peeters', fr: 'Amélie Dubois' }

/** By kind, in the customer's language. */
export function lettersIn(language: Language): ReadonlyMap<string, MailBody> {
  const book = aSeller('BE', { paymentReferenceScheme: 'BE-OGM' })
  const customer = aBuyer(book, 'BE', { language, paymentTermsCode: '30D' })
  const header = { billToContact: contacts[language], externalDocumentNumber: 'PO 2026/118' }
  const lines = goods(book)
  const order = anOrder(book, customer, lines, header)
  const { shipment, invoice: ofOrder } = postOrder(book, order, 'shipAndInvoice')
  const invoice = post(book, anInvoice(book, customer, lines, { ...header, comment: remarks[language] }))
  book.does('POST', `salesInvoices/${ofOrder?.id}/makeCorrectiveCreditMemo`)
  const [credited] = book.all('salesCreditMemos')
  book.does('POST', `salesCreditMemos/${credited?.id}/post`)
  const quote = book.does('POST', 'salesQuotes', { customerNumber: customer, ...header, lines: order.lines }) as Body
  const issued: readonly (readonly [string, Issued])[] = [
    ['quote', issuedIn(book, 'salesQuotes', String(quote.id)) as Issued],
    ['order', issuedIn(book, 'salesOrders', order.id) as Issued],
    ['shipment', issuedIn(book, 'salesShipments', String(shipment?.id)) as Issued],
    ['invoice', issuedIn(book, 'salesInvoices', String(invoice.id)) as Issued],
    ['credit memo', issuedIn(book, 'salesCreditMemos', String(credited?.id)) as Issued],
    ['reminder', issuedIn(book, 'reminders', reminded(book, customer)) as Issued],
    ['statement', statementOf(book, customer, String(invoice.number))],
  ]
  const documents = issued.map(([name, one]) => [name, mailOf(one, paperOf(one, language), '')] as const)
  return new Map([...documents, ...notices(book, customer, language)])
}

/** Goods with a discount, a long name, hours, and a line of text. */
function goods(book: Book) {
  const drill = anItem(book, {
    displayName: 'Accuklopboormachine 18 V met twee accu’s 5,0 Ah en koffer',
    unitPrice: 1249.5,
    stock: 50,
  })
  const hours = aService(book, { displayName: 'Montage', unitPrice: 62.5 })
  return [
    [drill, 12, { discountPercent: 7.5 }],
    [hours, 2.5],
  ] as const
}

function reminded(book: Book, customer: string): string {
  book.does('PUT', 'reminderTerms/T', {
    levels: [{ level: 1, dueDateCalculation: '14D', fee: 15, calculateInterest: false }],
  })
  book.does('PATCH', `customers/${customer}`, { reminderTermsCode: 'T' })
  const [draft] = book.does('POST', 'reminders/create', { postingDate: '2026-05-01' }).value as RecordIn<'reminders'>[]
  book.does('POST', `reminders/${draft?.id}/issue`)
  return draft?.id ?? ''
}

function statementOf(book: Book, customer: string, documentNumber: string): Issued {
  const { id, displayName, addressLine1, city, postalCode, country, language } = book.find('customers', customer)
  const day = (text: string) => text as Day
  const statement: CustomerStatement = {
    number: customer,
    customerNumber: customer,
    customerName: displayName,
    language,
    from: day('2026-03-01'),
    to: day('2026-03-31'),
    ...{ billToName: displayName, billToContact: '', billToAddressLine1: addressLine1, billToAddressLine2: '' },
    ...{ billToCity: city, billToPostalCode: postalCode, billToState: '', billToCountry: country },
    openingBalance: 1210,
    lines: [
      {
        postingDate: day('2026-03-10'),
        dueDate: day('2026-04-09'),
        documentType: 'Invoice',
        documentNumber,
        amount: 16970.26,
        balance: 18180.26,
      },
      {
        postingDate: day('2026-03-20'),
        dueDate: null,
        documentType: 'Payment',
        documentNumber: 'PAY-12',
        amount: -1210,
        balance: 16970.26,
      },
    ],
    closingBalance: 16970.26,
    overdueAmount: 0,
  } as CustomerStatement
  let issued: Issued | null = null
  book.takes((facts) => {
    issued = issuedOf(facts, 'customerStatements', { ...statement, id, lastModifiedDateTime: '' }) as unknown as Issued
    return refused(problem('NotFound'))
  })
  return issued as unknown as Issued
}

/** What an approver is asked, and what the sender is answered. */
function notices(book: Book, customer: string, language: Language) {
  withWorkflow(book, office, { dueDays: 7 })
  const order = anOrder(book, customer, goods(book))
  ask(book, 'salesOrders', order)
  const seller = { displayName: 'Northwind Example NV', email: 'sales@example.com' }
  const told = (news: ApprovalNotice['news'], link: string | null): MailBody => {
    const entry = entriesFor(book, order)[1] as ApprovalNotice['entry']
    return noticeBody({ kind: 'approvalEntries', news, entry, currencyCode: 'EUR', seller }, language, link)
  }
  const asked = told('asked', `https://verkoop.example.com/approval/${'A1b2'.repeat(60)}`)
  answerOpen(book, order, 'reject', { comment: 'Korting te hoog: niet meer dan 5 %.' })
  return [
    ['approval asked', asked],
    ['approval rejected', told('rejected', null)],
  ] as const
}
