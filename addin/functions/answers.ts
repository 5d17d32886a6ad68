/** What each function gives: figures from the server's reports, prices and statuses from the replica. */
import type { Day } from '../../shared/basics/day.ts'
import { decimalOf, type Price, percent, price, scaled } from '../../shared/basics/money.ts'
import type { Item } from '../../shared/sales/item.ts'
import { offerFor } from '../../shared/sales/price.ts'
import type { FunctionName } from '../../shared/sheets/functions.ts'
import type { Params, WordKey } from '../../shared/words/language.ts'
import type { Replica } from '../replica/records.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { serialToDay } from '../workbook/cells.ts'
import type { Asking } from './asking.ts'

export interface AnswerParts {
  readonly asking: Asking
  readonly replica: Replica
  /** ISO day where the user is. */
  readonly today: () => string
  /** A status in the user's words. */
  readonly statusText: (status: string) => string
}

/** Why a cell gets no figure; `kind` is the error that the cell shows. */
export class NoAnswer extends Error {
  readonly kind: 'notAvailable' | 'invalidValue' | 'invalidNumber'
  readonly key: WordKey | null
  readonly params: Params
  constructor(kind: NoAnswer['kind'], key: WordKey | null, params: Params = {}, message = '') {
    super(message)
    this.name = 'NoAnswer'
    this.kind = kind
    this.key = key
    this.params = params
  }
}

/** An argument of a cell: what is left out or empty comes as null, undefined or an empty text. */
type Argument = string | number | boolean | null | undefined
type Answer = (...args: readonly Argument[]) => Promise<number | string>

export function answersOf(parts: AnswerParts): Readonly<Record<FunctionName, Answer>> {
  const day = (value: Argument) => dayOf(value, parts.today())
  return {
    BALANCE: (account, upTo) =>
      figure(parts, 'accounts', account, 'accountNumber', `trialBalance?asOf=${day(upTo)}`, 'balance'),
    SALES: (customer, from, to) => {
      const url = `salesByCustomer?from=${isLeftOut(from) ? firstDay : day(from)}&to=${day(to)}`
      return figure(parts, 'customers', customer, 'customerNumber', url, 'salesAmount')
    },
    OPEN: (customer, asOf) => {
      const url = `agedAccountsReceivables?asOf=${day(asOf)}`
      return figure(parts, 'customers', customer, 'customerNumber', url, 'balanceDue')
    },
    STOCK: (item, asOf) =>
      figure(parts, 'items', item, 'itemNumber', `inventoryValuation?asOf=${day(asOf)}`, 'quantity'),
    PRICE: async (item, customer, quantity, date) => priceOf(parts, { item, customer, quantity, date: day(date) }),
    STATUS: async (document) => statusOf(parts, codeOf(document)),
  }
}

const firstDay = '1900-03-01'

const isLeftOut = (value: Argument): boolean => value === null || value === undefined || value === ''

/** Dates of cells are serial numbers; texts are days as ISO writes them. */
function dayOf(value: Argument, today: string): string {
  if (isLeftOut(value)) return today
  const day =
    typeof value === 'number' ? serialToDay(Math.floor(value), false) : /^\d{4}-\d\d-\d\d$/.exec(String(value))?.[0]
  if (day) return day
  throw new NoAnswer('invalidValue', 'function.noDate', { value: String(value) })
}

function codeOf(value: Argument): string {
  const code = String(value ?? '').trim()
  if (code === '') throw new NoAnswer('invalidValue', 'function.noCode')
  return code
}

/** One column of the report's row for this record; 0 where the record is known and has no row. */
async function figure(
  { asking, replica }: AnswerParts,
  type: 'accounts' | 'customers' | 'items',
  argument: Argument,
  name: string,
  url: string,
  column: string,
): Promise<number> {
  const code = codeOf(argument)
  const reply = await asking.ask(url)
  if (reply.kind === 'signedOut') throw new NoAnswer('notAvailable', 'function.signIn')
  if (reply.kind === 'away') throw new NoAnswer('notAvailable', 'function.away')
  if (reply.kind === 'refused') throw new NoAnswer('invalidValue', null, {}, reply.message)
  const row = rowsBy(reply.rows, name).get(code.toLowerCase())
  if (row) return Number(row[column] ?? 0)
  if (replica.find(type, code)) return 0
  throw new NoAnswer('invalidValue', 'function.unknown', { value: code })
}

type Row = Readonly<Record<string, unknown>>
const indexes = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>()

/** Thousands of cells look into one report: its rows are put in order once. */
function rowsBy(rows: readonly Row[], name: string): ReadonlyMap<string, Row> {
  const index = indexes.get(rows) ?? new Map(rows.map((row) => [String(row[name]).toLowerCase(), row]))
  indexes.set(rows, index)
  return index
}

interface Wanted {
  readonly item: Argument
  readonly customer: Argument
  readonly quantity: Argument
  readonly date: string
}

/** The price that a draft of that day would take: that of the customer who pays. */
function priceOf({ replica }: AnswerParts, { item, customer, quantity, date }: Wanted): number {
  const found = known(replica, 'items', item) as unknown as Item
  const payer = isLeftOut(customer) ? null : payerOf(replica, known(replica, 'customers', customer))
  const count = isLeftOut(quantity) ? 1 : Number(quantity)
  if (!Number.isFinite(count)) throw new NoAnswer('invalidNumber', 'function.noNumber', { value: String(quantity) })
  const sale = { customerNumber: String(payer?.number ?? ''), quantity: count, date: date as Day }
  const { unitPrice, discountPercent } = offerFor(found, sale)
  const whole = percent(100)
  return decimalOf(scaled(price(unitPrice), whole - percent(discountPercent), whole) as Price)
}

const payerOf = (replica: Replica, customer: AnyRecord): AnyRecord => {
  const { billToCustomerNumber } = customer
  return (billToCustomerNumber ? replica.find('customers', String(billToCustomerNumber)) : null) ?? customer
}

function known(replica: Replica, type: 'items' | 'customers', argument: Argument): AnyRecord {
  const code = codeOf(argument)
  const record = replica.find(type, code)
  if (record) return record
  if (replica.cursor() === null) throw new NoAnswer('notAvailable', 'function.signIn')
  throw new NoAnswer('invalidValue', 'function.unknown', { value: code })
}

const documentTypes = [
  'salesQuotes',
  'salesOrders',
  'salesInvoices',
  'salesCreditMemos',
  'salesReturnOrders',
  'purchaseOrders',
] as const

function statusOf({ replica, statusText }: AnswerParts, code: string): string {
  const wanted = code.toLowerCase()
  const byNumber = documentTypes.map((type) => replica.find(type, code)).find((record) => record !== null)
  const record = byNumber ?? documentTypes.map((type) => withReference(replica.all(type), wanted)).find(Boolean)
  if (record) return statusText(String(record.status ?? ''))
  if (replica.cursor() === null) throw new NoAnswer('notAvailable', 'function.signIn')
  throw new NoAnswer('notAvailable', 'function.unknown', { value: code })
}

function withReference(records: Iterable<AnyRecord>, wanted: string): AnyRecord | undefined {
  for (const record of records) if (String(record.externalDocumentNumber ?? '').toLowerCase() === wanted) return record
  return undefined
}
