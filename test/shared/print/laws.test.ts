/** Of every sale that the books take: ledgers, e-invoice, paper and e-mail tell the same net, tax and total. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eInvoiceOf, isMade } from '../../../shared/einvoice/make.ts'
import { ublOf } from '../../../shared/einvoice/ubl.ts'
import { amountText } from '../../../shared/print/figures.ts'
import { mailOf } from '../../../shared/print/mail.ts'
import type { Measure, Part } from '../../../shared/print/marks.ts'
import { pagesOf } from '../../../shared/print/pages.ts'
import { paperOf } from '../../../shared/print/paper.ts'
import { type SaleInBooks, sale, saleInBooks } from '../../support/e-invoices.ts'
import { cents, type Node, nodes, readXml } from '../../support/xml.ts'

/** Whole hundredths, as every place tells them. */
interface Totals {
  readonly net: number
  readonly tax: number
  readonly total: number
}
const hundredths = (amount: number) => Math.round(amount * 100)

function ofDocument({ issued: { document } }: SaleInBooks): Totals {
  return {
    net: hundredths(document.totalAmountExcludingTax),
    tax: hundredths(document.totalTaxAmount),
    total: hundredths(document.totalAmountIncludingTax),
  }
}

/** What the customer owes in the document's currency, less what was rounded, and the VAT in the company's own. */
function ofLedgers({ issued, book }: SaleInBooks): { readonly total: number; readonly localTax: number } {
  const { number, invoiceRoundingAmount } = issued.document
  const sign = issued.kind === 'salesCreditMemos' ? -1 : 1
  const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)
  const owed = book.entries.customerLedgerEntries.filter((one) => one.documentNumber === number)
  const taxed = book.entries.vatEntries.filter((one) => one.documentNumber === number)
  return {
    total: 0 + sign * sum(owed.map((one) => one.amount)) - hundredths(invoiceRoundingAmount ?? 0),
    localTax: 0 - sign * sum(taxed.map((one) => one.amount)), // 0, never -0
  }
}

function ofXml({ issued }: SaleInBooks): Totals {
  const made = eInvoiceOf(issued)
  if (!isMade(made)) throw new Error(JSON.stringify(made.gaps))
  const ubl = readXml(ublOf(made.invoice))
  const total = (name: string) => cents(ubl, `LegalMonetaryTotal/${name}`)
  return {
    net: total('TaxExclusiveAmount'),
    tax: cents(nodes(ubl, 'TaxTotal')[0] as Node, 'TaxAmount'),
    total: total('TaxInclusiveAmount'),
  }
}

const measure: Measure = (text, { size }) => text.length * size * 0.5
const every = (part: Part): Part[] => [part, ...part.parts.flatMap(every)]

/** Every text of the pages, in the order in which it is drawn. */
function drawn({ issued }: SaleInBooks, language: 'nl' | 'fr'): readonly string[] {
  return pagesOf(paperOf(issued, language), measure, false)
    .flatMap(({ parts }) => parts.flatMap(every))
    .flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])))
}

test('ledgers, e-invoice, paper and e-mail tell the same net, tax and total', { timeout: 120_000 }, () => {
  let seen = 0
  fc.assert(
    fc.property(sale, fc.constantFrom('nl' as const, 'fr' as const), (given, language) => {
      const posted = saleInBooks(given)
      if (!posted) return
      const totals = ofDocument(posted)
      expect(ofXml(posted)).toEqual(totals)
      const ledgers = ofLedgers(posted)
      expect(ledgers.total).toBe(totals.total)
      expect(ledgers.localTax).toBe(hundredths(posted.issued.localTaxAmount ?? totals.tax / 100))
      const texts = drawn(posted, language)
      const { text } = mailOf(posted.issued, paperOf(posted.issued, language), '')
      for (const amount of [totals.net, totals.total]) {
        const told = amountText(amount / 100, language)
        expect(texts, told).toContain(told)
        expect(text.replace(/[\u00a0\u202f]/g, ' ')).toContain(told.replace(/[\u00a0\u202f]/g, ' '))
      }
      const rates = posted.issued.document.taxLines.map(({ taxAmount }) => taxAmount)
      for (const tax of rates) expect(texts).toContain(amountText(tax, language))
      expect(rates.reduce((sum, tax) => sum + hundredths(tax), 0)).toBe(totals.tax)
      seen++
    }),
    { numRuns: 100 },
  )
  expect(seen).toBeGreaterThan(25)
})
