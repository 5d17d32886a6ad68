/** The currency of a draft and its factor: typed, or the rate of the posting date; it stays while date and currency do. */
import type { Day } from '../../basics/day.ts'
import { sameText } from '../../basics/fields.ts'
import { money } from '../../basics/money.ts'
import type { SalesDocument } from '../../sales/document.ts'
import { factorOn, isForeign, localOf } from '../currency.ts'
import type { Facts } from '../facts.ts'
import { type Mistake, mistake, worded } from '../problem.ts'
import type { HeaderRequest } from './draft-request.ts'

/** The document with its currency as the set-up writes it, and units of it for one of the company's. */
export function withCurrency(facts: Facts, { typed, before }: HeaderRequest, document: SalesDocument): SalesDocument {
  if (!isForeign(facts, document.currencyCode)) return { ...document, currencyFactor: null }
  const currencyCode = facts.find('currencies', document.currencyCode)?.code ?? document.currencyCode
  const moved = { ...document, currencyCode }
  const given = (typed.currencyFactor as number | null | undefined) ?? null
  if (given !== null && given !== before?.currencyFactor) return { ...moved, currencyFactor: given }
  const isKept = before !== null && sameText(before.currencyCode, currencyCode) && typed.currencyFactor !== null
  return isKept
    ? redatedFactor(facts, { ...before, currencyCode }, document)
    : { ...moved, currencyFactor: rateAt(facts, currencyCode, document.postingDate) ?? given }
}

const rateAt = (facts: Facts, currencyCode: string, day: Day | null) =>
  day === null ? null : factorOn(facts, currencyCode, day)

/** A factor that is the rate of the day follows the posting date to another day; one that was typed stays. */
export function redatedFactor<D extends SalesDocument>(facts: Facts, before: SalesDocument, document: D): D {
  const { currencyCode, currencyFactor, postingDate } = before
  if (!isForeign(facts, currencyCode)) return document
  const follows = postingDate !== document.postingDate && currencyFactor === rateAt(facts, currencyCode, postingDate)
  return {
    ...document,
    currencyCode,
    currencyFactor: follows ? rateAt(facts, currencyCode, document.postingDate) : currencyFactor,
  }
}

export function currencyMistakes(
  facts: Facts,
  typed: { readonly currencyFactor?: unknown },
  document: Pick<SalesDocument, 'currencyCode' | 'currencyFactor' | 'postingDate'>,
): Mistake[] {
  const { currencyCode, currencyFactor, postingDate } = document
  const value = Number(typed.currencyFactor ?? 1)
  if (!isForeign(facts, currencyCode))
    return value === 1
      ? []
      : [mistake('InvalidValue', 'currencyFactor', { field: 'currencyFactor', value, expected: '1' })]
  if (!facts.find('currencies', currencyCode)) return [unknownCurrency(facts, currencyCode)]
  return currencyFactor === null
    ? [
        worded(
          mistake('MissingValue', 'currencyFactor', {
            field: 'currencyFactor',
            currency: currencyCode,
            date: postingDate ?? '',
          }),
          'ExchangeRateMissing',
        ),
      ]
    : []
}

function unknownCurrency(facts: Facts, value: string): Mistake {
  const known = facts.all('currencies').map(({ code }) => code)
  const expected = [facts.company.currencyCode, ...known.toSorted()].join(', ')
  const params = { field: 'currencyCode', value, expected, setup: 'currencies' }
  return worded(mistake('InvalidValue', 'currencyCode', params), 'UnknownCurrency')
}

/** As much as amounts in whole hundredths can hold, with room to be added up. */
const largestTotal = 10_000_000_000_000

/** A small factor makes large amounts: told at the factor when the company's currency could not hold them. */
export function localSizeMistakes(
  facts: Facts,
  document: Pick<SalesDocument, 'currencyCode' | 'currencyFactor' | 'totalAmountIncludingTax'>,
): Mistake[] {
  if (!isForeign(facts, document.currencyCode)) return []
  const local = localOf(facts, document, money(document.totalAmountIncludingTax)) / 100
  return Math.abs(local) <= largestTotal
    ? []
    : [
        worded(
          mistake('InvalidValue', 'currencyFactor', {
            field: 'currencyFactor',
            value: document.currencyFactor ?? 1,
            min: Math.abs(document.totalAmountIncludingTax) / largestTotal,
          }),
          'NumberTooSmall',
        ),
      ]
}
