/** Where each document of a chain is drawn: its kinds from above to below, two side by side where there are several. */
import { type Chain, type ChainKind, type ChainNode, chainKinds } from '../../shared/reports/document-chain.ts'

export const boxHeight = 72
export const gap = 26

export interface Placed {
  readonly node: ChainNode
  /** Middle, in percent of the width. */
  readonly x: number
  /** Upper edge, in pixels. */
  readonly y: number
}

export interface Layout {
  readonly placed: readonly Placed[]
  readonly lines: readonly { readonly key: string; readonly from: Placed; readonly to: Placed }[]
  /** In pixels. */
  readonly height: number
  /** Documents that were left out, by kind. */
  readonly left: ReadonlyMap<ChainKind, number>
}

const perRow = 2

/** At most `most` of a kind, and always the one that it is about. */
export function layoutOf(chain: Chain, current: string, most = 6): Layout {
  const placed: Placed[] = []
  const left = new Map<ChainKind, number>()
  let y = 0
  for (const kind of chainKinds) {
    const all = chain.nodes.filter((node) => node.kind === kind)
    const kept = all.filter((node, at) => at < most || node.id === current)
    if (kept.length < all.length) left.set(kind, all.length - kept.length)
    for (let at = 0; at < kept.length; at += perRow) {
      const row = kept.slice(at, at + perRow)
      for (const [place, node] of row.entries()) placed.push({ node, x: (100 / row.length) * (place + 0.5), y })
      y += boxHeight + gap
    }
  }
  const byId = new Map(placed.map((one) => [one.node.id, one]))
  const lines = chain.links.flatMap(({ from, to }) => {
    const [above, below] = [byId.get(from), byId.get(to)]
    return above && below ? [{ key: `${from}/${to}`, from: above, to: below }] : []
  })
  return { placed, lines, height: Math.max(0, y - gap), left }
}
