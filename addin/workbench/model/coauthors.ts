/**
 * Two people in one workbook, each with a copy at their own screen. What one does comes to the other when the turn is over,
 * cell by cell; while the connection is cut it waits. Where two edits of one cell crossed each other the second person's
 * stays, in both copies. Selections and the sheet in front are each person's own.
 */
import { subscribe } from './changes.ts'
import { type Author, applyStep, emptyStep, moveStep, noteChange, type Step } from './merge.ts'
import type { Workbook } from './types.ts'

export interface Coauthors {
  /** From now on what either does waits. */
  cut(): void
  /** What waited comes to the other: what the first person did, then what the second did. */
  connect(): void
  stop(): void
}

/** `first` and `second` hold the same content, as `copyWorkbook` makes it. The names are those of the two people. */
export function coauthor(first: Workbook, second: Workbook, names: readonly [string, string] = ['A', 'B']): Coauthors {
  let isCut = false
  const authors = [author(first, names[0]), author(second, names[1])] as const
  const exchange = (): void => {
    if (isCut) return
    deliver(authors[0], authors[1])
    deliver(authors[1], authors[0])
  }
  const stops = authors.map((one) => listen(one, exchange))
  return {
    cut: () => {
      isCut = true
    },
    connect: () => {
      isCut = false
      exchange()
    },
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}

const author = (workbook: Workbook, name: string): Author => ({ workbook, name, pending: emptyStep(workbook) })

function listen(one: Author, onTurn: () => void): () => void {
  let isOpen = false
  const close = (): void => {
    isOpen = false
    onTurn()
  }
  return subscribe(one.workbook, (change) => {
    if (one.workbook.author !== null) return
    noteChange(one.pending, one.workbook, change)
    if (!isOpen) queueMicrotask(close)
    isOpen = true
  })
}

function deliver(from: Author, to: Author): void {
  const step: Step = from.pending
  from.pending = emptyStep(from.workbook)
  if (!step.isFilled) return
  to.workbook.author = from.name
  try {
    applyStep(step, from.workbook, to)
  } finally {
    to.workbook.author = null
  }
  moveStep(to.pending, step)
}
