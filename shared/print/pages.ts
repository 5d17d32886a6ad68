/** A document laid out on A4 pages: head, lines, and what follows them, none of it torn apart. */
import { printed } from '../words/print.ts'
import { blocksOf, pageFoot } from './foot.ts'
import { headOf, runningBottom, runningHead } from './head.ts'
import { type Measure, type Page, type Part, page } from './marks.ts'
import type { Paper } from './paper.ts'
import { tablePages } from './table.ts'

export function pagesOf(paper: Paper, measure: Measure, hasLogo: boolean): Page[] {
  const head = headOf(paper, measure, hasLogo)
  const running = () => [runningHead(paper, measure)]
  const tables = tablePages(paper, measure, { first: head.bottom, next: runningBottom, bottom: page.bottom })
  const pages: Part[][] = tables.map((table, index) => [...(index === 0 ? head.parts : running()), table.part])
  let y = tables.at(-1)?.bottom ?? head.bottom
  for (const block of blocksOf(paper, measure)) {
    if (y + block.height > page.bottom) {
      pages.push(running())
      y = runningBottom
    }
    pages.at(-1)?.push(...block.draw(y))
    y += block.height
  }
  return pages.map((parts, index) => ({
    parts: [
      ...parts,
      pageFoot(
        paper,
        measure,
        printed(paper.language, 'page', { page: String(index + 1), pages: String(pages.length) }),
      ),
    ],
  }))
}
