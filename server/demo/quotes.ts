/** A year of quotes: some are accepted after a while and delivered, the others wait for an answer or have run out. */
import type { Day } from '../../shared/basics/day.ts'
import { type Act, acting, creating } from './acts.ts'
import { spread } from './calendar.ts'
import { demoDocument, type Market } from './documents.ts'
import { deliveries, seedOn, stepsOf } from './sales.ts'

const quotes = 48
/** Of the last days, without an answer yet. */
const freshQuotes = 6
const accepted = 0.6

/** Companies that ask for prices and have bought nothing yet. */
const prospects = [
  ['Fietspunt Leiekant', 'Kortrijk', '8500', 'BE', 'nl'],
  ['Cyclo Ardennes SRL', 'Marche-en-Famenne', '6900', 'BE', 'fr'],
  ['Tweewielers De Linge BV', 'Geldermalsen', '4191', 'NL', 'nl'],
] as const
const contactOf = (index: number) => `CT${String(index + 1).padStart(5, '0')}`

/** `serial` of the first goes on from that of the orders. */
export function demoQuotes(market: Market, days: readonly Day[], serial: number): readonly Act[] {
  const { random, customers } = market
  const companies = customers.filter((one) => one.segment !== 'person')
  const last = days.length - 1
  const moments = [
    ...spread(random, days, quotes),
    ...Array.from({ length: freshQuotes }, () => last - random.whole(0, 6)),
  ]
  return [
    ...moments.flatMap((at, index) => quoteActs(market, days, at, demoDocument(market, companies, serial + index))),
    ...prospects.flatMap((_, index) => prospectActs(market, days, index, serial + moments.length + index)),
  ]
}

function quoteActs(market: Market, days: readonly Day[], at: number, document: ReturnType<typeof demoDocument>): Act[] {
  const { random } = market
  const day = days[at] as Day
  const quote = seedOn(market, day)
  const drafted: Act = { day, seed: quote, command: creating('salesQuotes', document.body), takes: [] }
  const answered = at + random.whole(2, 12)
  const on = days[answered]
  if (!on || !random.chance(accepted)) return [drafted]
  const order = seedOn(market, on)
  const steps = stepsOf(market, document, days.length - 1 - answered)
  return [
    drafted,
    { day: on, seed: order, command: acting('makeOrder', 'salesQuotes', quote), takes: [] },
    ...deliveries(market, days, answered, order, document, steps),
  ]
}

function prospectActs(market: Market, days: readonly Day[], index: number, serial: number): Act[] {
  const [displayName, city, postalCode, country, language] = prospects[index] as (typeof prospects)[number]
  const day = days[days.length - 12 + index * 3] as Day
  const number = contactOf(index)
  const { body } = demoDocument(market, market.customers, serial)
  const { customerNumber: _, ...asked } = body
  const contact = { number, displayName, city, postalCode, country, language }
  return [
    { day, seed: seedOn(market, day), command: creating('contacts', contact), takes: [] },
    {
      day,
      seed: seedOn(market, day),
      command: creating('salesQuotes', { ...asked, contactNumber: number }),
      takes: [],
    },
  ]
}
