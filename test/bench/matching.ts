/** Bank lines against 20,000 open invoices: how long proposals take, and how that grows with the lines. */
import type { Day } from '../../shared/basics/day.ts'
import type { Money, Percent } from '../../shared/basics/money.ts'
import { type BankLine, openCandidates } from '../../shared/receivables/matching/candidates.ts'
import { type Matching, matchLines } from '../../shared/receivables/matching/match.ts'
import type { OpenItem } from '../../shared/receivables/open-item.ts'
import type { Figure } from './figures.ts'

const invoices = 20_000
const customers = 2000
const counts = [1250, 5000, 20_000] as const
const rounds = 5
/** Milliseconds that the second of them may take on this kind of machine. */
const longest = 3000

export async function matchingFigures(): Promise<Figure[]> {
  const known = everything()
  const works = [
    () => void openCandidates(known),
    ...counts.map(linesOf).map((lines) => () => void matchLines({ ...known, lines })),
  ]
  const [indexes, few, many, most] = fastest(works) as [number, number, number, number]
  return [
    { name: `${told(counts[0])} lines matched`, measured: `${few.toFixed(0)} ms` },
    {
      name: `${told(counts[1])} lines matched`,
      measured: `${many.toFixed(0)} ms`,
      limit: `${longest} ms`,
      ratio: many / longest,
      goal: { most: 1 },
    },
    {
      name: 'the same beside building the indexes alone',
      measured: `${many.toFixed(0)} ms`,
      limit: `${indexes.toFixed(0)} ms`,
      ratio: many / indexes,
    },
    {
      name: `time for four times as many lines as ${told(counts[1])}`,
      measured: `${(most - indexes).toFixed(0)} ms`,
      limit: `${(many - indexes).toFixed(0)} ms × 4`,
      ratio: (most - indexes) / ((many - indexes) * 4),
      goal: { most: 1.5 },
    },
  ]
}
const told = (count: number) => count.toLocaleString('en')

/** The shortest time of each in some rounds, in which they take turns: what else the machine does only ever adds to it. */
function fastest(works: readonly (() => void)[]): number[] {
  const times = Array.from({ length: rounds }, () => works.map(timed))
  return works.map((_, place) => Math.min(...times.map((round) => round[place] as number)))
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const words = 'Alder Beech Cedar Linden Maple Rowan Willow Hazel Spruce Aspen Birch Elm'.split(' ')
const trades = 'Foods Motors Textiles Bouw Transport Trading Garden Light Steel Paper'.split(' ')
const nameOf = (customer: number) =>
  `${words[customer % words.length]} ${trades[customer % trades.length]} ${customer.toString(36).padStart(4, 'x')} NV`
const amountOf = (index: number) => ((index * 7919) % 250_000) + 100

function everything(): Omit<Matching, 'lines'> {
  return {
    items: Array.from({ length: invoices }, (_, index) => itemOf(index)),
    payers: Array.from({ length: customers }, (_, index) => ({
      number: `C${index}`,
      name: nameOf(index),
      accounts: index % 2 === 0 ? [`BE${index}`] : [],
    })),
    mappings: [{ mappingText: 'bank costs', debitAccountNumber: '1', creditAccountNumber: '1' }],
    toleranceOf: () => 0 as Money,
    rules: { graceDays: 0, tolerancePercent: 0 as Percent, largestTolerance: 0 as Money, acceptTolerance: true },
    taken: new Map(),
  }
}
const itemOf = (index: number) =>
  ({
    entryNumber: index + 1,
    documentType: 'Invoice',
    documentNumber: `PSI-${String(index + 1).padStart(6, '0')}`,
    externalDocumentNumber: index % 3 === 0 ? `PO-${index + 4711}` : '',
    customerNumber: `C${index % customers}`,
    postingDate: '2026-03-01',
    dueDate: '2026-03-31',
    remainingAmount: amountOf(index),
    remainingPmtDiscPossible: 0,
    pmtDiscountDate: null,
  }) as unknown as OpenItem

/** By number, by name, by account, by several numbers, by amount alone, and by nothing. */
function linesOf(count: number): BankLine[] {
  return Array.from({ length: count }, (_, line) => {
    const index = (line * 3) % invoices
    const { documentNumber, customerNumber } = itemOf(index)
    const kind = line % 6
    const customer = Number(customerNumber.slice(1))
    return {
      id: String(line),
      date: '2026-04-01' as Day,
      amount: (kind === 5 ? 99 : amountOf(index)) as Money,
      text:
        kind === 0
          ? `invoice ${documentNumber}`
          : kind === 3
            ? `${documentNumber} and PSI-000007, thank you`
            : 'thank you',
      payerName: kind === 0 || kind === 1 ? nameOf(customer).toUpperCase() : '',
      payerAccount: kind === 2 ? `BE${customer}` : '',
    }
  })
}
