/** Gathers what is to be written and sends it off in as few requests as Excel takes. */
import type { Cell } from '../cells.ts'
import type { Pace } from './pace.ts'
import { isTooLarge } from './run.ts'

/** What is written, row by row; null leaves a cell as it is. */
export type Block = readonly (readonly (Cell | null)[])[]

/** The range of so many rows, counted from the first of the block. */
type Target = (from: number, rows: number) => Excel.Range

/** One thing to do in Excel; what was not done can be done again. */
interface Step {
  readonly bytes: number
  readonly act: () => void
  /** The same in two steps; null when it is one row. */
  readonly halves: () => readonly [Step, Step] | null
}

export class Writer {
  readonly context: Excel.RequestContext
  readonly #pace: Pace
  #steps: Step[] = []

  constructor(context: Excel.RequestContext, pace: Pace) {
    this.context = context
    this.#pace = pace
  }

  do(act: () => void): void {
    this.#steps.push({ bytes: 0, act, halves: () => null })
  }

  values(target: Target, block: Block): void {
    if (block.length > 0) this.#steps.push(writing(target, block, 0))
  }

  forget(): void {
    this.#steps = []
  }

  /** Sends what waits: in one request, unless Excel does not take so much. */
  async send(): Promise<void> {
    const steps = this.#steps
    this.#steps = []
    for (const part of parts(steps, this.#pace.most())) await this.#send(part)
  }

  async #send(steps: readonly Step[]): Promise<void> {
    const bytes = sum(steps)
    const start = performance.now()
    try {
      for (const { act } of steps) act()
      await this.context.sync()
    } catch (error) {
      const smaller = isTooLarge(error, bytes) && this.#pace.refused(bytes) ? halves(steps) : null
      if (!smaller) throw error
      for (const half of smaller) await this.#send(half)
      return
    }
    this.#pace.took(bytes, performance.now() - start)
  }
}

const sum = (steps: readonly Step[]): number => steps.reduce((total, { bytes }) => total + bytes, 0)

function writing(target: Target, block: Block, from: number): Step {
  return {
    bytes: sizeOf(block),
    act: () => {
      target(from, block.length).values = block as Cell[][]
    },
    halves: () => {
      if (block.length < 2) return null
      const half = block.length >> 1
      return [writing(target, block.slice(0, half), from), writing(target, block.slice(half), from + half)]
    },
  }
}

/** Requests of at most so many bytes each, in order; only a single row may have more. */
function parts(steps: readonly Step[], most: number): Step[][] {
  const result: Step[][] = [[]]
  let bytes = 0
  for (const step of steps.flatMap((one) => [...fitting(one, most)])) {
    if (bytes > 0 && bytes + step.bytes > most) {
      result.push([])
      bytes = 0
    }
    result.at(-1)?.push(step)
    bytes += step.bytes
  }
  return result
}

function* fitting(step: Step, most: number): Generator<Step> {
  const smaller = step.bytes > most ? step.halves() : null
  if (smaller) for (const half of smaller) yield* fitting(half, most)
  else yield step
}

/** Two requests in the place of one; null when it is a single row. */
function halves(steps: readonly Step[]): readonly [readonly Step[], readonly Step[]] | null {
  if (steps.length > 1) {
    const half = steps.length >> 1
    return [steps.slice(0, half), steps.slice(half)]
  }
  const two = steps[0]?.halves()
  return two ? [[two[0]], [two[1]]] : null
}

/** In bytes of JSON, about. */
export function sizeOf(block: Block): number {
  let bytes = 0
  for (const row of block) for (const cell of row) bytes += typeof cell === 'string' ? cell.length + 3 : 8
  return bytes
}
