/** How much of each line of an order is posted now: what the lines themselves propose, or what the command names. */
import { decimalOf, quantity } from '../../basics/money.ts'
import type { AnyLine } from '../../sales/document.ts'
import type { Handling } from '../document-kinds.ts'
import { nameOf } from '../drafts/draft-lines.ts'
import { lineMistake, type Mistake } from '../problem.ts'
import { tooMuchToMove, within } from './order-quantities.ts'

export type OrderedLine = Pick<
  AnyLine,
  'sequence' | 'clientLineId' | 'quantity' | 'invoiceQuantity' | 'invoicedQuantity' | 'outstandingQuantity'
>
export interface HandledLine<L extends OrderedLine> {
  readonly line: L
  readonly index: number
  /** Shipped or received now, and invoiced now, in decimals. */
  readonly move: number
  readonly invoice: number
}
interface NamedLine {
  readonly sequence: number
  readonly invoiceQuantity: number | null
}
export interface Asked<L extends OrderedLine> {
  readonly handling: Handling
  readonly lines: readonly L[]
  /** Null: the lines' own quantities. A line that is left out is not posted. */
  readonly named: readonly NamedLine[] | null
  readonly moves: boolean
  readonly invoices: boolean
  /** How it is called that more is to be invoiced of a line than was moved. */
  readonly notMoved?: (line: L) => string
}

export function handledLines<L extends OrderedLine>(
  asked: Asked<L>,
): {
  handled: HandledLine<L>[]
  mistakes: Mistake[]
} {
  const mistakes = strayMistakes(asked)
  const bySequence = asked.named && new Map(asked.named.map((one) => [one.sequence, one]))
  const handled = asked.lines.map((line, index) => {
    const one = { line, index, ...quantitiesOf(asked, line, bySequence?.get(line.sequence)) }
    mistakes.push(...quantityMistakes(asked, one))
    return one
  })
  return { handled, mistakes }
}

const figure = (line: object, name: string) => (line as Readonly<Record<string, number | null | undefined>>)[name]

/** Lines that there are not, or that are named twice. */
function strayMistakes<L extends OrderedLine>({ named, lines }: Asked<L>): Mistake[] {
  const known = new Set(lines.map((line) => line.sequence))
  const seen = new Set<number>()
  return (named ?? []).flatMap(({ sequence }, index) => {
    const isFirst = !seen.has(sequence)
    seen.add(sequence)
    if (known.has(sequence) && isFirst) return []
    const params = { field: 'sequence', value: sequence, expected: [...known].join(', ') }
    return [lineMistake('InvalidValue', index, String(sequence), 'sequence', params)]
  })
}

function quantitiesOf<L extends OrderedLine>(asked: Asked<L>, line: L, own: NamedLine | undefined) {
  const { named, handling, moves, invoices } = asked
  if (named && !own) return { move: 0, invoice: 0 }
  const move = moves ? (figure(own ?? line, handling.next) ?? figure(line, handling.next) ?? 0) : 0
  const most = mostToInvoice(asked, line, move)
  const wanted = own ? (own.invoiceQuantity ?? most) : (line.invoiceQuantity ?? 0)
  return { move, invoice: invoices ? (own || within(wanted, most) ? wanted : most) : 0 }
}

const mostToInvoice = <L extends OrderedLine>({ handling }: Asked<L>, line: L, move: number) =>
  decimalOf(quantity((figure(line, handling.done) ?? 0) + move - line.invoicedQuantity))

function quantityMistakes<L extends OrderedLine>(asked: Asked<L>, { line, index, move, invoice }: HandledLine<L>) {
  const { next } = asked.handling
  const most = mostToInvoice(asked, line, move)
  const told = (code: string, field: string, value: number, max: number) =>
    lineMistake(code, index, nameOf(line), field, { value, max })
  return [
    ...(within(move, line.outstandingQuantity)
      ? []
      : [told(tooMuchToMove[next], next, move, line.outstandingQuantity)]),
    ...(within(invoice, most)
      ? []
      : [told(asked.notMoved?.(line) ?? 'QuantityToInvoiceTooLarge', 'invoiceQuantity', invoice, most)]),
  ]
}
