/** How sure a match is, by what of it agrees: Business Central's rules for payment application (domain 8.6). */
import type { Confidence } from '../payment-reconciliation.ts'

/** Whether the payer is known to be the customer: by bank account or a name that nobody else has, or only by name. */
export type Party = 'Fully' | 'Partially' | 'No'
/** Whether the line names the document, or several. */
export type Named = 'Multiple' | 'Yes' | 'No'
/** How many of the customer's entries have the amount of the line. */
export type AmountMatch = 'One' | 'Multiple' | 'No'
export interface Agreement {
  readonly party: Party
  readonly named: Named
  readonly amount: AmountMatch
}
export interface Verdict {
  readonly confidence: Exclude<Confidence, 'Manual'>
  /** The higher, the better; lines with better matches are served first. */
  readonly score: number
}

type Row = readonly [Party, Named, AmountMatch | 'Any']
/** The best first. */
const rows: Readonly<Record<Verdict['confidence'], readonly Row[]>> = {
  High: [
    ['Fully', 'Multiple', 'One'],
    ['Fully', 'Multiple', 'Multiple'],
    ['Fully', 'Yes', 'One'],
    ['Fully', 'Yes', 'Multiple'],
    ['Partially', 'Multiple', 'One'],
    ['Partially', 'Multiple', 'Multiple'],
    ['Partially', 'Yes', 'One'],
    ['Fully', 'No', 'One'],
    ['No', 'Multiple', 'One'],
    ['No', 'Multiple', 'Multiple'],
  ],
  Medium: [
    ['Fully', 'Multiple', 'Any'],
    ['Fully', 'Yes', 'Any'],
    ['Fully', 'No', 'Multiple'],
    ['Partially', 'Multiple', 'Any'],
    ['Partially', 'Yes', 'Any'],
    ['No', 'Yes', 'One'],
    ['No', 'Multiple', 'Any'],
    ['Partially', 'No', 'One'],
    ['No', 'Yes', 'Any'],
  ],
  Low: [
    ['Fully', 'No', 'No'],
    ['Partially', 'No', 'Multiple'],
    ['Partially', 'No', 'No'],
    ['No', 'No', 'One'],
    ['No', 'No', 'Multiple'],
  ],
}
const levels = { High: 3, Medium: 2, Low: 1 } as const
/** A text mapping gives way to what is sure, and to nothing else. */
export const mappingScore = levels.High * 1000 - 500

const verdicts = new Map<string, Verdict>()
for (const [confidence, own] of Object.entries(rows) as [Verdict['confidence'], readonly Row[]][])
  for (const [priority, [party, named, amount]] of own.entries())
    for (const match of amount === 'Any' ? (['One', 'Multiple', 'No'] as const) : [amount]) {
      const name = `${party}/${named}/${match}`
      if (!verdicts.has(name)) verdicts.set(name, { confidence, score: levels[confidence] * 1000 - priority })
    }

/** Null when nothing agrees. */
export const verdictOn = ({ party, named, amount }: Agreement): Verdict | null =>
  verdicts.get(`${party}/${named}/${amount}`) ?? null

/** Something else on the line speaks against it: whoever accepts it should look first. */
export const doubted = (verdict: Verdict): Verdict =>
  verdict.confidence === 'High' ? { confidence: 'Medium', score: verdict.score - 1000 } : verdict
