/** In which currency a document is, how its amounts are rounded there, and what they are in the company's own. */
import { factorOf, localAmount } from '../basics/exchange.ts'
import { sameText } from '../basics/fields.ts'
import { cent, type Money, money, percent, type Rounding, type Step } from '../basics/money.ts'
import type { Line, SalesDocument } from '../sales/document.ts'
import { inLocalCurrency } from '../sales/local-currency.ts'
import { lineVat } from './drafts/draft-lines.ts'
import type { Facts } from './facts.ts'
import { folded, type RecordIn } from './resources.ts'

/** "" stands for the company's own currency, whose code says the same. */
export const isForeign = (facts: Facts, currencyCode: string) =>
  currencyCode !== '' && !sameText(currencyCode, facts.company.currencyCode)

export const isSameCurrency = (
  facts: Facts,
  one: Pick<SalesDocument, 'currencyCode'>,
  other: Pick<SalesDocument, 'currencyCode'>,
) => {
  const [before, after] = [one, other].map(({ currencyCode }) => (isForeign(facts, currencyCode) ? currencyCode : ''))
  return sameText(before ?? '', after ?? '')
}

type Priced = Pick<SalesDocument, 'currencyCode' | 'currencyFactor'>

/** Units of the document's currency for one of the company's; null for a document in the company's own. */
export const factorIn = (facts: Facts, { currencyCode, currencyFactor }: Priced) =>
  isForeign(facts, currencyCode) ? (currencyFactor ?? 1) : null

/** What an amount of the document is in the company's currency. */
export const localOf = (facts: Facts, document: Priced, amount: Money): Money => {
  const factor = factorIn(facts, document)
  return factor === null ? amount : localAmount(amount, factor)
}

export function stepOf(facts: Facts, currencyCode: string): Step {
  const currency = isForeign(facts, currencyCode) ? facts.find('currencies', currencyCode) : null
  return currency ? (Math.max(1, money(currency.amountRoundingPrecision)) as Step) : cent
}

export const roundingOf = (facts: Facts, document: SalesDocument): Rounding => ({
  step: stepOf(facts, document.currencyCode),
  baseDiscount: percent(document.vatBaseDiscountPercent ?? 0),
})

type Rate = RecordIn<'currencyExchangeRates'>
/** Rates of each currency, the latest first: worked out once for the rates that there are. */
const byCurrency = new WeakMap<readonly Rate[], ReadonlyMap<string, readonly Rate[]>>()

function ratesOf(facts: Facts, currencyCode: string): readonly Rate[] {
  const all = facts.all('currencyExchangeRates')
  const latestFirst = (one: Rate, other: Rate) => ((one.startingDate ?? '') < (other.startingDate ?? '') ? 1 : -1)
  const known = byCurrency.get(all) ?? Map.groupBy(all.toSorted(latestFirst), (rate) => folded(rate.currencyCode))
  byCurrency.set(all, known)
  return known.get(folded(currencyCode)) ?? []
}

/** The rate that holds on a day: the last that began by then. */
const rateOn = (facts: Facts, currencyCode: string, day: string): Rate | null =>
  ratesOf(facts, currencyCode).find(({ startingDate }) => startingDate !== null && startingDate <= day) ?? null

/** Units of the currency for one of the company's on that day; null while no rate says so. */
export function factorOn(facts: Facts, currencyCode: string, day: string): number | null {
  const rate = rateOn(facts, currencyCode, day)
  return rate?.exchangeRateAmount && rate.relationalExchangeRateAmount
    ? factorOf(rate.exchangeRateAmount, rate.relationalExchangeRateAmount)
    : null
}

/**
 * The document as the ledgers see it, in the company's currency. `apart` gives, by order line, the discount that is posted
 * for a line where that is another than its own.
 */
export function ledgerForm<D extends SalesDocument>(
  facts: Facts,
  document: D,
  apart: ReadonlyMap<string, number> = new Map(),
): D {
  const factor = factorIn(facts, document)
  if (factor === null && apart.size === 0) return document
  const lines = (document.lines as readonly Line[]).map((line) => {
    const discountAmount = apart.get(line.orderLineId)
    return discountAmount === undefined ? line : { ...line, discountAmount }
  })
  const posted = { ...document, lines } as D
  return factor === null ? posted : inLocalCurrency(posted, factor, (line) => lineVat(facts, document, line))
}
