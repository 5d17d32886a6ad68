/**
 * The lines of an e-invoice: quantity × net price, less the line's own discount, gives the line's amount. Prices are never
 * negative, so that what goes back has a negative quantity; a discount of such a line is an addition.
 */
import {
  extended,
  type Money,
  minus,
  money,
  negative,
  noMoney,
  percent,
  percentOf,
  plus,
  price,
  type Quantity,
  quantity,
  scaledBy,
} from '../basics/money.ts'
import type { Line } from '../sales/document.ts'
import { type Issued, linesOf } from '../sales/issued.ts'
import { type Adjustment, type ELine, type Gap, invalid, missing, type Tax } from './e-invoice.ts'
import { decimalText, priceText } from './figures.ts'
import type { Told } from './parties.ts'
import { isUnitCode } from './unit-codes.ts'

/** What counts: a line of text belongs to the one before it, or to the document. */
export interface Counted {
  readonly line: Line
  readonly notes: readonly string[]
}
export function countedLines(issued: Issued): {
  readonly counted: readonly Counted[]
  readonly notes: readonly string[]
} {
  const [counted, notes]: [{ line: Line; notes: string[] }[], string[]] = [[], []]
  for (const line of linesOf(issued))
    if (line.lineType !== 'Comment' && line.quantity !== 0) counted.push({ line, notes: [] })
    else if (line.lineType === 'Comment' && line.description.trim() !== '')
      (counted.at(-1)?.notes ?? notes).push(line.description)
  return { counted, notes }
}

/** Percent as text; null where the VAT does not apply at all. */
export const taxOf = (category: string, taxPercent: number): Tax => ({
  category,
  rate: category === 'O' ? null : decimalText(taxPercent),
})
export const taxKey = ({ category, rate }: Tax) => `${category}|${rate}`
export const lineTax = (issued: Issued, line: Line): Tax =>
  taxOf(issued.vat[line.id]?.taxCategory ?? 'S', line.taxPercent)

export function eLineOf(issued: Issued, { line, notes }: Counted): Told<ELine> {
  const unit = unitOf(issued, line)
  const { price: each, adjustment, turned } = pricedLine(issued, line)
  return {
    value: {
      id: String(line.sequence),
      note: notes.join('\n'),
      quantity: decimalText(turned ? -line.quantity : line.quantity),
      unitCode: unit.value,
      net: money(line.amountExcludingTax),
      adjustment,
      name: line.description.trim() || line.lineObjectNumber,
      itemNumber: line.lineType === 'Item' ? line.lineObjectNumber : '',
      tax: lineTax(issued, line),
      price: each,
    },
    gaps: unit.gaps,
  }
}

/** A line without a unit counts one; a unit without its code is not passed off as pieces. */
function unitOf({ units }: Issued, { unitOfMeasureCode }: Line): Told<string> {
  if (unitOfMeasureCode === '') return { value: 'C62', gaps: [] }
  const code = units[unitOfMeasureCode]?.code ?? ''
  if (isUnitCode(code)) return { value: code, gaps: [] }
  const field = 'internationalStandardCode'
  const gap: Gap =
    code === ''
      ? missing('unitsOfMeasure', unitOfMeasureCode, field)
      : invalid('unitsOfMeasure', unitOfMeasureCode, field, code)
  return { value: '', gaps: [gap] }
}

interface PricedLine {
  readonly price: string
  readonly adjustment: Adjustment | null
  /** The price was negative: price and quantity change their signs. */
  readonly turned: boolean
}
function pricedLine(issued: Issued, line: Line): PricedLine {
  const units = quantity(line.quantity)
  const net = money(line.amountExcludingTax)
  const gross = grossOf(issued, line, units, net)
  const each = price(line.unitPrice ?? 0)
  const typed = !pricesIncludeTax(issued) && extended(units, each) === gross
  const text = typed ? decimalText(line.unitPrice ?? 0) : priceText(gross, units)
  const turned = text.startsWith('-')
  return {
    price: turned ? text.slice(1) : text,
    adjustment: lineAdjustment(gross, minus(gross, net), line.discountPercent ?? 0),
    turned,
  }
}
const pricesIncludeTax = ({ document }: Issued) => 'pricesIncludeTax' in document && document.pricesIncludeTax

/** The line before its own discount, without VAT. */
function grossOf(issued: Issued, line: Line, units: Quantity, net: Money): Money {
  const discount = money(line.discountAmount ?? 0)
  if (!pricesIncludeTax(issued) || discount === 0) return plus(net, discount)
  const gross = extended(units, price(line.unitPrice ?? 0))
  return withoutTax(gross, line.taxPercent)
}
const withoutTax = (gross: Money, rate: number) => {
  const hundred = 10_000_000n
  return Number(scaledBy(BigInt(gross), hundred, hundred + BigInt(percent(rate)))) as Money
}

function lineAdjustment(gross: Money, discount: Money, rate: number): Adjustment | null {
  if (discount === 0) return null
  const exact = discount > 0 && gross > 0 && rate > 0 && percentOf(gross, percent(rate)) === discount
  return {
    ...adjustmentOf(discount, 'Discount', '95'),
    ...(exact ? { percent: { rate: decimalText(rate), base: gross } } : {}),
  }
}

/** What is taken off; a negative discount is an addition. */
export const adjustmentOf = (discount: Money, reason: string, reasonCode: string): Adjustment =>
  discount >= 0
    ? { charge: false, amount: discount, reason, reasonCode }
    : { charge: true, amount: negative(discount), reason, reasonCode: '' }

export const sumOfNets = (lines: readonly ELine[]) => lines.reduce((total, { net }) => plus(total, net), noMoney)
