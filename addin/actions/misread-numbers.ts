/** Numbers that Excel most likely took otherwise than they were meant, before anybody could ask. */
import type { Replica } from '../replica/records.ts'
import { type Culture, decimalText, numberChoice } from '../workbook/cells.ts'
import { errorAt, type Finding } from '../workbook/typed-table.ts'
import type { Reader } from './local-check.ts'
import type { Subject } from './subject.ts'

type Line = Subject['document']['lines'][number]

/** Warnings, each with what may have been meant, and with what stands there. `meant`: what was said to be meant before. */
export const misreadNumbers = (
  { document }: Subject,
  replica: Replica,
  { culture, meant }: Pick<Reader, 'culture' | 'meant'>,
): readonly Finding[] =>
  document.lines
    .flatMap((line) => [...thousandfoldPrice(line, replica, culture), ...hundredthPercent(line, culture)])
    .filter(({ params }) => !meant.has(String(params.asMeant)))

/**
 * Where a point separates thousands, Excel takes a pasted `1.234` for 1234 (as it does with `1,234` where a comma does). A price
 * that is close to the item's only after division by a thousand is such a one.
 */
function thousandfoldPrice({ row, cells }: Line, replica: Replica, culture: Culture): readonly Finding[] {
  const price = cells.unitPrice
  if (typeof price !== 'number' || price < 1000 || !Number.isInteger(price)) return []
  const item = String(cells.lineObjectNumber ?? '')
  const usual = Number(replica.find('items', item)?.unitPrice ?? 0)
  const meant = price / 1000
  if (!isNear(meant, usual) || isNear(price, usual)) return []
  return [misread(row, 'unitPrice', 'ThousandfoldPrice', price, meant, culture, `price ${item} ${price}`)]
}

const isNear = (price: number, usual: number): boolean => usual > 0 && price >= usual / 5 && price <= usual * 5

/** A pasted `10%` is 0.1 to Excel, and so a tenth of a percent in a column of percents. */
function hundredthPercent({ row, cells }: Line, culture: Culture): readonly Finding[] {
  const percent = cells.discountPercent
  if (typeof percent !== 'number' || percent <= 0 || percent >= 1) return []
  const meant = Number(decimalText(percent * 100))
  return [misread(row, 'discountPercent', 'HundredthPercent', percent, meant, culture, `percent ${percent}`)]
}

/** `asMeant` is what the workbook remembers when the user says that it is right as it stands. */
function misread(
  row: number,
  column: string,
  code: string,
  value: number,
  meant: number,
  culture: Culture,
  asMeant: string,
): Finding {
  const finding = errorAt(row, column, code, { value, first: meant, asMeant })
  return { ...finding, level: 'warning', choices: [numberChoice(meant, culture), numberChoice(value, culture)] }
}
