/** Numbers that Excel most likely took otherwise than they were meant, before anybody could ask. */
import type { Replica } from '../replica/records.ts'
import { type Culture, decimalText, numberChoice } from '../workbook/cells.ts'
import { errorAt, type Finding } from '../workbook/rows.ts'
import type { Subject } from './subject.ts'

type Line = Subject['document']['lines'][number]

/** Warnings, each with what may have been meant. */
export const misreadNumbers = ({ document }: Subject, replica: Replica, culture: Culture): readonly Finding[] =>
  document.lines.flatMap((line) => [...thousandfoldPrice(line, replica, culture), ...hundredthPercent(line, culture)])

/**
 * Where a point separates thousands, Excel takes a pasted `1.234` for 1234 (as it does with `1,234` where a comma does). A price
 * that is close to the item's only after division by a thousand is such a one.
 */
function thousandfoldPrice({ row, cells }: Line, replica: Replica, culture: Culture): readonly Finding[] {
  const price = cells.unitPrice
  if (typeof price !== 'number' || price < 1000 || !Number.isInteger(price)) return []
  const usual = Number(replica.find('items', String(cells.lineObjectNumber ?? ''))?.unitPrice ?? 0)
  const meant = price / 1000
  if (!isNear(meant, usual) || isNear(price, usual)) return []
  return [misread(row, 'unitPrice', 'ThousandfoldPrice', price, meant, culture)]
}

const isNear = (price: number, usual: number): boolean => usual > 0 && price >= usual / 5 && price <= usual * 5

/** A pasted `10%` is 0.1 to Excel, and so a tenth of a percent in a column of percents. */
function hundredthPercent({ row, cells }: Line, culture: Culture): readonly Finding[] {
  const percent = cells.discountPercent
  if (typeof percent !== 'number' || percent <= 0 || percent >= 1) return []
  const meant = Number(decimalText(percent * 100))
  return [misread(row, 'discountPercent', 'HundredthPercent', percent, meant, culture)]
}

function misread(row: number, column: string, code: string, value: number, meant: number, culture: Culture): Finding {
  const finding = errorAt(row, column, code, { value, first: meant })
  return { ...finding, level: 'warning', choices: [numberChoice(meant, culture)] }
}
