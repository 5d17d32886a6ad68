/** The upper part of a first page: who writes to whom, what it is, and its facts. */

import {
  bold,
  linesAt,
  type Mark,
  type Measure,
  type Part,
  page,
  part,
  soft,
  textAt,
  textEndingAt,
  wrapped,
} from './marks.ts'
import type { Paper } from './paper.ts'

const lineHeight = 11.5
const columns = { left: page.left, right: 318 } as const
const title = { size: 17, bold: true, soft: false } as const
const name = { size: 13, bold: true, soft: false } as const

/** `bottom` is where the lines may begin. */
export interface Placed {
  readonly parts: readonly Part[]
  readonly bottom: number
}

export function headOf(paper: Paper, measure: Measure, hasLogo: boolean): Placed {
  const [own, others] = paper.window === 'right' ? [columns.left, columns.right] : [columns.right, columns.left]
  const sender = senderMarks(paper, own, hasLogo)
  const recipient = linesAt(paper.recipient, others, 128, 12.5, { ...soft, size: 10, soft: false })
  const titleTop = Math.max(214, bottomOf([...sender, ...recipient]) + 24)
  const shipTo = paper.shipTo
  const shipped = shipTo ? [textAt(shipTo.label, own, 150, bold), ...linesAt(shipTo.lines, own, 162, lineHeight)] : []
  const top = Math.max(titleTop, bottomOf(shipped) + 18)
  const facts = factMarks(paper, measure, top + 28)
  const opening = openingParts(paper, measure, bottomOf(facts) + 10)
  return {
    parts: [
      ...(hasLogo
        ? [
            {
              ...part('Figure', [{ kind: 'logo', x: own, y: page.top, width: 170, height: 44 }]),
              alt: paper.sender.name,
            },
          ]
        : []),
      part('P', sender),
      part('P', recipient),
      ...(shipped.length > 0 ? [part('P', shipped)] : []),
      part('H1', [textAt(paper.title, page.left, top, title)]),
      part('P', facts),
      ...opening,
    ],
    bottom: bottomOf([...facts, ...opening.flatMap(({ marks }) => marks)]) + 14,
  }
}

const bottomOf = (marks: readonly Mark[]) => Math.max(0, ...marks.map(({ y }) => y)) + 10

function senderMarks({ sender }: Paper, x: number, hasLogo: boolean): Mark[] {
  const top = hasLogo ? page.top + 50 : page.top
  const heading = hasLogo ? textAt(sender.name, x, top, bold) : textAt(sender.name, x, top, name)
  return [heading, ...linesAt(sender.lines, x, top + (hasLogo ? 12 : 19), lineHeight, soft)]
}

function openingParts({ opening }: Paper, measure: Measure, top: number): Part[] {
  let y = top
  return opening.map((paragraph) => {
    const marks = linesAt(wrapped(measure, paragraph, page.right - page.left), page.left, y, lineHeight)
    y += marks.length * lineHeight + 6
    return part('P', marks)
  })
}

/** Label and value in two columns, read from left to right. */
function factMarks({ facts }: Paper, measure: Measure, top: number): Mark[] {
  const half = (page.right - page.left) / 2
  const labelWidth = 104
  let y = top
  const marks: Mark[] = []
  for (let row = 0; row < facts.length; row += 2) {
    let height = 1
    for (const [place, fact] of facts.slice(row, row + 2).entries()) {
      const x = page.left + place * half
      const lines = wrapped(measure, fact[1], half - labelWidth - 10)
      marks.push(textAt(fact[0], x, y, soft), ...linesAt(lines, x + labelWidth, y, lineHeight))
      height = Math.max(height, lines.length)
    }
    y += height * lineHeight + 2
  }
  return marks
}

/** What tells a later page from those of other documents. */
export const runningHead = ({ sender, title: text }: Paper, measure: Measure): Part =>
  part('Artifact', [
    textAt(sender.name, page.left, page.top, bold),
    textEndingAt(measure, text, page.right, page.top, soft),
  ])
export const runningBottom = page.top + 26
