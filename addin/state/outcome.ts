/** What an action came to, and what stands in the way, in words. */
import type { SheetKey } from '../../shared/sheets/sheets.ts'
import type { Params, WordKey } from '../../shared/words/language.ts'

export interface Outcome {
  readonly at: string
  /** `unknown`: nobody here knows whether it was done. */
  readonly kind: 'good' | 'mixed' | 'bad' | 'unknown'
  /** Sentences, the most important first. */
  readonly lines: readonly Said[]
  /** Where what came of it can be seen. */
  readonly leads?: readonly SheetKey[]
  readonly refused?: readonly Refusal[]
  /** What the server told of documents with which it was done. */
  readonly noted?: readonly Refusal[]
}

export interface Said {
  readonly key: WordKey
  readonly params: Params
}

export interface Notice extends Said {
  readonly kind: 'info' | 'warning' | 'error'
  /** Code and request id, to copy when asking for help. */
  readonly details: string | null
}

/** Why something was not done with one document, or what is to be known of it. */
export interface Refusal {
  readonly id: string
  readonly label: string
  readonly code: string
  readonly message: string
  /** The record and the field to mend, where the reason lies outside the document. */
  readonly mend?: Mend
}

export interface Mend {
  readonly resource: string
  readonly key: string
  readonly field: string
}
