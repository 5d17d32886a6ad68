/** Documents as they are issued: with all that is said beside them, and as e-invoices that never change once made. */
import { dayOf } from '../../shared/basics/day.ts'
import { type EInvoiceSource, eInvoiceOf, isMade } from '../../shared/einvoice/make.ts'
import { ublOf } from '../../shared/einvoice/ubl.ts'
import { gapMistake } from '../../shared/posting/e-invoice-mistakes.ts'
import { issuedNeeds, issuedOf } from '../../shared/posting/issued.ts'
import { mistake, type Problem, problem, problemOf } from '../../shared/posting/problem.ts'
import type { Issued, IssuedKind } from '../../shared/sales/issued.ts'
import { readFacts } from '../commands/read.ts'
import type { Books } from '../store/books.ts'
import type { Database } from '../store/database.ts'
import { keepIssued, readIssued } from '../store/issued.ts'

export interface DocumentParts {
  readonly db: Database
  readonly books: Books
  readonly now: () => number
}
export type Outcome<T> = { readonly value: T } | { readonly refused: Problem }

/** The document with this id or number, as it would be issued now; null when there is none. */
export async function issuedDocument<K extends IssuedKind>(
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

/** The document's UBL: made once, the same for ever after. */
export async function eInvoiceText(
  parts: DocumentParts,
  company: string,
  kind: Invoiced,
  key: string,
): Promise<Outcome<string>> {
  const issued: EInvoiceSource | null = await issuedDocument(parts, company, kind, key)
  if (!issued) return { refused: problem('NotFound', { value: key }) }
  const { document } = issued
  if (document.status === 'Draft' || document.status === 'In Review')
    return { refused: problemOf([mistake('NotPosted', '', { number: document.number })]) }
  const kept = await readIssued(parts.db, company, document.id)
  if (kept) return { value: kept.ubl }
  const made = eInvoiceOf(issued)
  if (!isMade(made)) return { refused: problemOf(made.gaps.map(gapMistake)) }
  const first = { source: JSON.stringify(issued), ubl: ublOf(made.invoice) }
  return { value: (await keepIssued(parts.db, company, document.id, first)).ubl }
}
