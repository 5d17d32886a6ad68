/** Documents as they are issued: with all that is said beside them, and as e-invoices that never change once made. */
import { dayOf } from '../../shared/basics/day.ts'
import { type EInvoiceSource, eInvoiceOf, isMade } from '../../shared/einvoice/make.ts'
import { ublOf } from '../../shared/einvoice/ubl.ts'
import { issuedNeeds, issuedOf } from '../../shared/posting/issued.ts'
import { mistake, type Problem, problem, problemOf } from '../../shared/posting/problem.ts'
import { gapMistake } from '../../shared/posting/sending/e-invoice-mistakes.ts'
import { issuedStatement, statementNeeds } from '../../shared/posting/sending/plan-send-statement.ts'
import { isDraft } from '../../shared/print/name.ts'
import { paperOf } from '../../shared/print/paper.ts'
import type { Span } from '../../shared/receivables/statement.ts'
import type { Issued, IssuedKind } from '../../shared/sales/issued.ts'
import type { Language } from '../../shared/words/language.ts'
import { readFacts } from '../commands/read.ts'
import type { Books } from '../store/books.ts'
import type { Database } from '../store/database.ts'
import { keepIssued, readIssued } from '../store/issued.ts'
import { pdfOf } from './pdf.ts'

export interface DocumentParts {
  readonly db: Database
  readonly books: Books
  readonly now: () => number
}
export type Outcome<T> = { readonly value: T } | { readonly refused: Problem }

/** The document with this id or number, as it would be issued now; null when there is none. */
async function issuedDocument<K extends IssuedKind>(
  { books, now }: DocumentParts,
  company: string,
  kind: K,
  key: string,
): Promise<Issued<K> | null> {
  return readFacts(books, company, dayOf(new Date(now()).toISOString()), {
    needs: (facts) => issuedNeeds(facts, kind, key),
    read: (facts) => {
      const document = facts.find(kind, key)
      return document ? (issuedOf(facts, kind, document as never) as Issued<K>) : null
    },
  })
}

type Invoiced = 'salesInvoices' | 'salesCreditMemos'
export const isInvoiced = (name: string): name is Invoiced => name === 'salesInvoices' || name === 'salesCreditMemos'
export const isInvoice = (issued: Issued): issued is EInvoiceSource => isInvoiced(issued.kind)

/** The document's UBL, its PDF inside: made once, the same for ever after. */
export async function eInvoiceText(
  parts: DocumentParts,
  company: string,
  kind: Invoiced,
  key: string,
): Promise<Outcome<string>> {
  const issued: EInvoiceSource | null = await issuedDocument(parts, company, kind, key)
  return issued ? eInvoiceOfIssued(parts, company, issued) : { refused: problem('NotFound', { value: key }) }
}

export async function eInvoiceOfIssued(
  parts: DocumentParts,
  company: string,
  issued: EInvoiceSource,
): Promise<Outcome<string>> {
  const { document, language } = issued
  if (isDraft(issued)) return { refused: problemOf([mistake('NotPosted', '', { number: document.number })]) }
  const kept = await readIssued(parts.db, company, document.id)
  if (kept) return { value: kept.ubl }
  const made = eInvoiceOf(issued)
  if (!isMade(made)) return { refused: problemOf(made.gaps.map(gapMistake)) }
  const pdf = await pdfOf(issued, language, await logoOf(parts, company))
  const name = paperOf(issued, language).name
  const ubl = ublOf(made.invoice, {
    fileName: fileName(name, 'pdf'),
    description: name,
    base64: Buffer.from(pdf).toString('base64'),
  })
  return { value: (await keepIssued(parts.db, company, document.id, { source: JSON.stringify(issued), ubl })).ubl }
}

/** Without what a file may not be called. */
export const fileName = (name: string, ending: string) =>
  `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').trim()}.${ending}`

export interface DocumentFile {
  readonly name: string
  readonly bytes: Uint8Array
}
/** The PDF of a document; one that became an e-invoice looks as it did then. */
export async function documentPdf(
  parts: DocumentParts,
  company: string,
  kind: IssuedKind,
  key: string,
  wanted: Language | null,
): Promise<DocumentFile | null> {
  const now = await issuedDocument(parts, company, kind, key)
  return now && pdfOfIssued(parts, company, now, wanted ?? now.language)
}

/** A customer's statement as PDF; null when there is no such customer. */
export async function statementPdf(
  parts: DocumentParts,
  company: string,
  key: string,
  span: Span,
  wanted: Language | null,
): Promise<DocumentFile | null> {
  const issued = await readFacts(parts.books, company, span.to, {
    needs: (facts) => statementNeeds(facts, key, span),
    read: (facts) => issuedStatement(facts, key, span, new Date(parts.now()).toISOString()),
  })
  return issued && pdfOfIssued(parts, company, issued, wanted ?? issued.language)
}

export async function pdfOfIssued(
  parts: DocumentParts,
  company: string,
  now: Issued,
  language: Language,
): Promise<DocumentFile> {
  const kept = isInvoice(now) ? await readIssued(parts.db, company, now.document.id) : null
  const issued = kept ? ({ ...(JSON.parse(kept.source) as Issued), document: now.document } as Issued) : now
  const bytes = await pdfOf(issued, language, await logoOf(parts, company))
  return { name: fileName(paperOf(issued, language).name, 'pdf'), bytes }
}

async function logoOf({ books }: DocumentParts, company: string): Promise<string> {
  const head = await books.head(company)
  const record = head && (await books.setup(head)).get('companyInformation', 'companyinformation')
  return typeof record?.logo === 'string' ? record.logo : ''
}
