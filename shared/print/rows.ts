/** The lines of a document as a table of texts, and what of them is carried from page to page. */
import { type Money, money } from '../basics/money.ts'
import type { Line } from '../sales/document.ts'
import { type Issued, linesOf } from '../sales/issued.ts'
import type { Language } from '../words/language.ts'
import { type PrintWord, printed } from '../words/print.ts'
import { unitName } from '../words/set-up-names.ts'
import { amountText, percentText, priceText, quantityText } from './figures.ts'
import { reminderColumns, reminderIn, reminderRows } from './reminder.ts'
import { statementColumns, statementIn, statementRows } from './statement.ts'

type LineColumn = 'item' | 'description' | 'quantity' | 'unitPrice' | 'discount' | 'vat' | 'amount'
/** Reminders and statements also tell days, and what an amount was before. */
type ColumnName = LineColumn | 'date' | 'dueDate' | 'original'
export interface Column {
  readonly name: ColumnName
  readonly label: string
  readonly isFigure: boolean
}
export interface Row {
  /** By column; "" where a line has nothing to say. */
  readonly cells: readonly string[]
  /** What it adds to the sum that is carried; null for a line of text. */
  readonly amount: Money | null
}

const figures: readonly ColumnName[] = ['quantity', 'unitPrice', 'discount', 'vat', 'amount']

export function columnsOf(issued: Issued, language: Language): Column[] {
  const [reminder, statement] = [reminderIn(issued), statementIn(issued)]
  if (reminder) return reminderColumns(reminder, issued.company.currencyCode, language)
  if (statement) return statementColumns(issued.company.currencyCode, language)
  return namesOf(issued).map((name) => ({
    name,
    label: labelOf(issued, name, language),
    isFigure: figures.includes(name),
  }))
}

/** A delivery note tells no prices; discounts have a column where there are any. */
function namesOf(issued: Issued): LineColumn[] {
  if (issued.kind === 'salesShipments') return ['item', 'description', 'quantity']
  const discounted = linesOf(issued).some((line) => (line.discountPercent ?? 0) !== 0)
  return [
    'item',
    'description',
    'quantity',
    'unitPrice',
    ...(discounted ? (['discount'] as const) : []),
    'vat',
    'amount',
  ]
}

export const pricesIncludeTax = ({ document }: Issued) => 'pricesIncludeTax' in document && document.pricesIncludeTax

function labelOf(issued: Issued, name: LineColumn, language: Language): string {
  if (name !== 'amount') return printed(language, name)
  const { document, company } = issued
  const currency = ('currencyCode' in document && document.currencyCode) || company.currencyCode
  const word: PrintWord = pricesIncludeTax(issued) ? 'amountInclIn' : 'amountIn'
  return printed(language, word, { currency })
}

export const lineAmount = (issued: Issued, line: Line): Money =>
  money((pricesIncludeTax(issued) ? line.amountIncludingTax : line.amountExcludingTax) ?? 0)

export function rowsOf(issued: Issued, language: Language): Row[] {
  const [reminder, statement] = [reminderIn(issued), statementIn(issued)]
  if (reminder) return reminderRows(reminder, language)
  if (statement) return statementRows(statement, language)
  const names = namesOf(issued)
  return linesOf(issued)
    .filter((line) => !('correction' in line && line.correction))
    .map((line) => {
      const isText = line.lineType === 'Comment'
      const amount = isText || issued.kind === 'salesShipments' ? null : lineAmount(issued, line)
      return {
        cells: names.map((name) => (isText && name !== 'description' ? '' : cell(issued, line, name, language))),
        amount,
      }
    })
}

function cell(issued: Issued, line: Line, name: LineColumn, language: Language): string {
  switch (name) {
    case 'item':
      return line.lineType === 'Item' ? line.lineObjectNumber : ''
    case 'description':
      return line.description
    case 'quantity': {
      const unit = issued.units[line.unitOfMeasureCode]?.displayName || line.unitOfMeasureCode
      return `${quantityText(line.quantity, language)} ${unitName(unit, line.quantity, language)}`.trim()
    }
    case 'unitPrice':
      return priceText(line.unitPrice ?? 0, language)
    case 'discount':
      return line.discountPercent ? percentText(Math.round(line.discountPercent * 100) / 100, language) : ''
    case 'vat':
      return percentText(line.taxPercent, language)
    case 'amount':
      return amountText(lineAmount(issued, line) / 100, language)
  }
}
