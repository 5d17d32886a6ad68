/** What stands below the lines: subtotal, discount, VAT per rate, totals. The figures are those that were posted. */
import { sum } from '../basics/money.ts'
import { type Issued, linesOf } from '../sales/issued.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'
import { amountText, percentText } from './figures.ts'
import { reminderIn, reminderSums } from './reminder.ts'
import { lineAmount, pricesIncludeTax } from './rows.ts'
import { statementIn, statementSums } from './statement.ts'

export interface Sum {
  readonly label: string
  readonly amount: string
  readonly strong: boolean
}

/** Why no VAT is charged, in a word or two. */
const free = { AE: 'why.AE', K: 'why.K', G: 'why.G', E: 'why.E', O: 'why.O' } as const

export function sumsOf(issued: Issued, language: Language): Sum[] {
  const [reminder, statement] = [reminderIn(issued), statementIn(issued)]
  if (reminder) return reminderSums(reminder, language)
  if (statement) return statementSums(statement, language)
  const { document, company } = issued
  if (!('taxLines' in document)) return []
  const said = (word: PrintWord, amount: number, params = {}, strong = false): Sum => ({
    label: printed(language, word, params),
    amount: amountText(amount, language),
    strong,
  })
  const subtotal = sum(linesOf(issued).map((line) => lineAmount(issued, line))) / 100
  const discount = document.discountAmount ?? 0
  const rounding = 'invoiceRoundingAmount' in document ? (document.invoiceRoundingAmount ?? 0) : 0
  const total = document.totalAmountIncludingTax
  return [
    ...(discount === 0
      ? []
      : [said(pricesIncludeTax(issued) ? 'subtotalIncl' : 'subtotal', subtotal), said('invoiceDiscount', -discount)]),
    said('totalExcl', document.totalAmountExcludingTax),
    ...document.taxLines.map(({ taxCategory, taxPercent, baseAmount, taxAmount }) =>
      said(taxCategory in free ? 'vatLine.free' : 'vatLine', taxAmount, {
        rate: percentText(taxPercent, language),
        base: amountText(baseAmount, language),
        why: taxCategory in free ? printed(language, free[taxCategory as keyof typeof free]) : '',
      }),
    ),
    said('totalIncl', total, {}, rounding === 0),
    ...(rounding === 0
      ? []
      : [
          said('rounding', rounding),
          said(
            issued.kind === 'salesCreditMemos' ? 'toCredit' : 'toPay',
            Math.round((total + rounding) * 100) / 100,
            {},
            true,
          ),
        ]),
    ...(issued.localTaxAmount === null
      ? []
      : [said('localVat', issued.localTaxAmount, { currency: company.currencyCode })]),
  ]
}
