/** One movement that pays for several: a line becomes two, which together are what the bank says. */
import { amountOf, type Money, minus, money } from '../../basics/money.ts'
import type { Proposal } from '../../receivables/payment-reconciliation.ts'
import { type Mistake, type Teller, worded } from '../problem.ts'
import { amountIn, type StatementLine } from './statement.ts'

export function splitMistakes(line: StatementLine, splitAmount: number | null, told: Teller): Mistake[] {
  if (splitAmount === null) return []
  const [whole, part] = [amountIn(line), money(splitAmount)]
  const isPart = Math.sign(part) === Math.sign(whole) && Math.abs(part) < Math.abs(whole)
  return isPart
    ? []
    : [worded(told('InvalidValue', 'splitAmount', { value: splitAmount, max: line.amount ?? 0 }), 'NoPartOfTheLine')]
}

/** The line with this amount, and the rest under a name of its own. What they pay is given out in order. */
export function splitLine(
  line: StatementLine,
  splitAmount: number,
  lines: readonly StatementLine[],
): readonly [StatementLine, StatementLine] {
  const part = money(splitAmount)
  const [own, others] = dividedAt(line.proposals, Math.abs(part))
  return [
    { ...line, amount: splitAmount, proposals: own },
    {
      ...line,
      clientId: freeName(line.clientId, lines),
      amount: amountOf(minus(amountIn(line), part)),
      proposals: others,
      accepted: false,
      transferDifferenceTo: null,
    },
  ]
}

function dividedAt(proposals: readonly Proposal[], size: number): readonly [Proposal[], Proposal[]] {
  const [own, others]: [Proposal[], Proposal[]] = [[], []]
  let left = size
  for (const one of proposals) {
    const [whole, sign] = [Math.abs(money(one.amount)), Math.sign(one.amount)]
    const part = Math.min(whole, left)
    left -= part
    const sized = (some: number) => ({ ...one, amount: amountOf((some * sign) as Money) })
    if (part > 0) own.push(sized(part))
    if (whole > part) others.push(sized(whole - part))
  }
  return [own, others]
}

function freeName(clientId: string, lines: readonly StatementLine[]): string {
  const used = new Set(lines.map((line) => line.clientId))
  let count = 2
  while (used.has(`${clientId}.${count}`)) count++
  return `${clientId}.${count}`
}
