/** A document as the draft of another one: the same party and lines, with a date of its own and no ties to what was done. */
import type { Drafted } from '../../shared/sheets/drafts.ts'
import type { AnyRecord } from '../replica/wire.ts'

const headerKeys = [
  'customerNumber',
  'vendorNumber',
  'billToCustomerNumber',
  'currencyCode',
  'pricesIncludeTax',
  'paymentTermsCode',
  'salesperson',
  'language',
  'email',
  'invoiceDiscountPercent',
] as const
const lineKeys = [
  'lineType',
  'lineObjectNumber',
  'itemNumber',
  'description',
  'unitOfMeasureCode',
  'quantity',
  'unitPrice',
  'directUnitCost',
  'discountPercent',
  'taxCode',
] as const

type Values = Readonly<Record<string, unknown>>

export const copyOf = (record: AnyRecord, to: Drafted, today: string, newId: () => string): Values => ({
  ...given(record, headerKeys),
  [to.date]: today,
  lines: linesIn(record).map((line) => ({ ...given(line, lineKeys), clientLineId: newId() })),
})

const linesIn = ({ lines }: AnyRecord): readonly Values[] => (Array.isArray(lines) ? (lines as Values[]) : [])

const given = (from: Values, keys: readonly string[]): Values =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined || from[key] === null ? [] : [[key, from[key]]])))
