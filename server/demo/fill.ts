/**
 * Fills a new company with a year of trade of a wholesaler of bicycles, up to the day before `today`. Everything is made by
 * the commands that people use, so nothing in it can be what the product itself would refuse; chance is seeded, so
 * that the same day gives the same books.
 */
import type { Day } from '../../shared/basics/day.ts'
import type { TemplateCountry } from '../../shared/templates/starter.ts'
import type { Work } from '../commands/request.ts'
import type { Commands } from '../commands/run.ts'
import type { Act } from './acts.ts'
import { beginnings, blockings } from './beginnings.ts'
import { workingDays } from './calendar.ts'
import { rates } from './currencies.ts'
import { demoCustomers } from './customers.ts'
import { demoItems } from './items.ts'
import { invoicedBy, moneyOf } from './money.ts'
import { demoPurchases } from './purchases.ts'
import { demoQuotes } from './quotes.ts'
import { seededRandom } from './random.ts'
import { returnsOf, shippedBy } from './returns.ts'
import { demoSales } from './sales.ts'
import { counting, demandOf, supplies } from './stock.ts'

const seed = 20_240_229

/** The year is posted in so many parts, so that what was shipped in one can come back in the next. */
const parts = 12

/** The company has its starter set-up and nothing else. Rejects when any of the commands is refused. */
export async function fillDemo(
  commands: Commands,
  company: string,
  today: Day,
  home: TemplateCountry = 'BE',
): Promise<void> {
  const [random, purses] = [seededRandom(seed + 1), seededRandom(seed + 4)]
  const days = workingDays(today)
  const length = Math.ceil(days.length / parts)
  let left = demoYear(today, home)
  for (let next = length; left.length > 0; next += length) {
    const isDue = ({ day }: Act) => next >= days.length || day < (days[next] as Day)
    const answers = await done(commands, company, left.filter(isDue))
    const returns = returnsOf(
      random,
      days,
      next,
      answers.flatMap((one) => shippedBy(one) ?? []),
    )
    const payments = moneyOf(
      purses,
      days,
      next,
      answers.flatMap((one) => invoicedBy(one) ?? []),
    )
    left = byDay([...returns, ...payments, ...left.filter((act) => !isDue(act))])
  }
}

/** Does them and gives what was answered. */
async function done(commands: Commands, company: string, acts: readonly Act[]) {
  const works = worksOf(acts)
  const outcomes = await commands.run(
    company,
    works.map((work) => [work]),
  )
  return works.flatMap((work) => {
    const { problem, body } = outcomes.get(work) ?? { problem: null, body: null }
    if (problem) throw new Error(`the demonstration was refused: ${JSON.stringify({ problem, asked: work.asked })}`)
    return [body]
  })
}

/** Acts in the order in which they happen. */
export function demoYear(today: Day, home: TemplateCountry): readonly Act[] {
  const random = seededRandom(seed)
  const days = workingDays(today)
  const [first, last] = [days[0] as Day, days.at(-1) as Day]
  const [customers, items] = [demoCustomers(random, home), demoItems(home)]
  const [goods, services] = [items.filter((item) => item.isGoods), items.filter((item) => !item.isGoods)]
  const market = { random, customers, goods, services }
  const sales = demoSales(market, days)
  const quotes = demoQuotes({ ...market, random: seededRandom(seed + 2) }, days, sales.length)
  const takes = [counting(random, days, goods), ...sales, ...quotes]
  return byDay([
    ...rates(seededRandom(seed + 2), days),
    ...beginnings(random, first, home, { customers, items }),
    ...supplies(random, days, goods, demandOf(takes, days)),
    ...takes,
    ...demoPurchases({ ...market, random: seededRandom(seed + 3) }, days),
    ...blockings(random, last, customers),
  ])
}

/** Acts of one day stay in the order in which they were named: first what comes in, then what goes out. */
const byDay = (acts: readonly Act[]) =>
  acts.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))

function worksOf(acts: readonly Act[]): readonly Work[] {
  let [day, minutes] = ['' as string, 0]
  return acts.map((act) => {
    minutes = act.day === day ? minutes + 1 : 0
    day = act.day
    const at = new Date(Date.parse(`${day}T06:00:00Z`) + minutes * 60_000).toISOString()
    const context = { at, today: act.day, userName: 'demo', seed: act.seed }
    return { id: null, request: '', asked: act.command, context, after: [] }
  })
}
