/** Currencies beside the seller's own: rates that wander a little from month to month. */
import type { Day } from '../../shared/basics/day.ts'
import { type Act, putting } from './acts.ts'
import { type Random, seedAt } from './random.ts'

/** Code, name, units for one euro at the beginning. */
const currencies = [
  ['GBP', 'Brits pond', 0.86],
  ['USD', 'Amerikaanse dollar', 1.09],
] as const

/** Customers of these countries are billed in their own currency. */
export const currencyOf: Readonly<Record<string, string>> = { GB: 'GBP' }

/** Each currency, and its rate from the first day of trade and of every month after it. */
export function rates(random: Random, days: readonly Day[]): Act[] {
  const act = (day: Day, command: Act['command']): Act => ({
    day,
    seed: seedAt(random, Date.parse(`${day}T04:00:00Z`)),
    command,
    takes: [],
  })
  const firsts = days.filter((day, index) => day.slice(0, 7) !== days[index - 1]?.slice(0, 7))
  return currencies.flatMap(([code, displayName, first]) => {
    let rate: number = first
    return [
      act(days[0] as Day, putting('currencies', code, { displayName })),
      ...firsts.map((day) => {
        rate = Math.round(rate * (0.99 + random.next() / 50) * 10_000) / 10_000
        const body = { exchangeRateAmount: rate, relationalExchangeRateAmount: 1 }
        return act(day, putting('currencyExchangeRates', `${code}/${day}`, body))
      }),
    ]
  })
}
