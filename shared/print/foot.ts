/** What comes after the lines: sums, notes, how to pay, a place to sign; and the foot of every page. */
import {
  bold,
  group,
  linesAt,
  type Mark,
  type Measure,
  type Part,
  page,
  part,
  plain,
  rule,
  small,
  soft,
  textAt,
  textEndingAt,
  wrapped,
} from './marks.ts'
import type { Paper, PaymentBlock } from './paper.ts'

/** Kept together on one page; drawn from `top` on. */
export interface Block {
  readonly height: number
  draw(top: number): readonly Part[]
}
const lineHeight = 11.5
const strong = { size: 11, bold: true, soft: false } as const

export const blocksOf = (paper: Paper, measure: Measure): Block[] => [
  ...(paper.sums.length > 0 ? [sumBlock(paper, measure)] : []),
  ...paper.notes.map((note) => noteBlock(note, measure)),
  ...(paper.payment ? [paymentBlock(paper.payment, measure)] : []),
  ...(paper.signature === null ? [] : [signatureBlock(paper.signature)]),
]

function sumBlock({ sums }: Paper, measure: Measure): Block {
  const heightOf = (isStrong: boolean) => (isStrong ? 20 : 14)
  const left = page.right - 250
  return {
    height: sums.reduce((total, sum) => total + heightOf(sum.strong), 14),
    draw(top) {
      let y = top + 4
      const rows = sums.map((sum) => {
        const style = sum.strong ? strong : plain
        const at = sum.strong ? y + 5 : y
        y += heightOf(sum.strong)
        return group('TR', [
          part('TH', [textAt(sum.label, left, at, sum.strong ? strong : soft)]),
          part('TD', [textEndingAt(measure, sum.amount, page.right - 3, at, style)]),
          ...(sum.strong ? [part('Artifact', [rule(left, at - 4, page.right - left, true)])] : []),
        ])
      })
      return [group('Table', rows)]
    },
  }
}

function noteBlock(note: string, measure: Measure): Block {
  const lines = wrapped(measure, note, page.right - page.left)
  return {
    height: lines.length * lineHeight + 8,
    draw: (top) => [part('P', linesAt(lines, page.left, top + 4, lineHeight))],
  }
}

const qrSize = 82
function paymentBlock({ facts, qr, link }: PaymentBlock, measure: Measure): Block {
  const x = qr ? page.left + qrSize + 34 : page.left + 14
  const height = Math.max(qr ? qrSize + 28 : 0, facts.length * 14 + (link ? 20 : 0) + 22)
  return {
    height: height + 12,
    draw(top) {
      const y = top + 8
      const rows = facts.map(([label, value], index) =>
        group('TR', [
          part('TH', [textAt(label, x, y + 12 + index * 14, soft)]),
          part('TD', [textAt(value, x + 104, y + 12 + index * 14, bold)]),
        ]),
      )
      const linkTop = y + 16 + facts.length * 14
      return [
        part('Artifact', [{ kind: 'area', x: page.left, y, width: page.right - page.left, height }]),
        ...(qr ? qrParts(qr, measure, y) : []),
        group('Table', rows),
        ...(link ? [linkPart(link, measure, x, linkTop)] : []),
      ]
    },
  }
}

function qrParts({ content, caption }: NonNullable<PaymentBlock['qr']>, measure: Measure, y: number): Part[] {
  const x = page.left + 14
  const middle = x + (qrSize - measure(caption, small)) / 2
  return [
    { ...part('Figure', [{ kind: 'qr', x, y: y + 8, size: qrSize, content }]), alt: caption },
    part('P', [textAt(caption, middle, y + qrSize + 12, small)]),
  ]
}

function linkPart({ text, url }: NonNullable<PaymentBlock['link']>, measure: Measure, x: number, y: number): Part {
  const marks: Mark[] = [
    textAt(text, x, y, bold),
    rule(x, y + 11, measure(text, bold)),
    { kind: 'link', x, y, width: measure(text, bold), height: 12, url },
  ]
  return part('Link', marks)
}

const signatureBlock = (text: string): Block => ({
  height: 90,
  draw: (top) => [
    part('P', [textAt(text, page.left, top + 24, soft)]),
    part('Artifact', [rule(page.left, top + 84, 250)]),
  ],
})

/** Who the seller is, on as many lines as that takes, and which page this is. */
export function pageFoot({ footer }: Paper, measure: Measure, pageText: string): Part {
  const lines = wrapped(measure, footer.join('  ·  '), page.right - page.left - 80, small)
  const top = page.height - 42
  return part('Artifact', [
    rule(page.left, top - 6, page.right - page.left),
    ...linesAt(lines, page.left, top, 9.5, small),
    textEndingAt(measure, pageText, page.right, top, small),
  ])
}
