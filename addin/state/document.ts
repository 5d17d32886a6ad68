/** One document with everything that came out of it or led to it. */
import type { Chain, ChainKind } from '../../shared/reports/document-chain.ts'

/** One document, read from what the replica and the ledgers know. */
export interface ShownDocument {
  readonly id: string
  readonly kind: ChainKind
  readonly number: string
  readonly party: string
  readonly status: string
  readonly date: string | null
  readonly net: number | null
  readonly total: number | null
  readonly remaining: number | null
  readonly currency: string
  readonly lines: readonly ShownLine[]
  readonly chain: Chain
}

export interface ShownLine {
  readonly text: string
  readonly quantity: number | null
  readonly amount: number | null
}
