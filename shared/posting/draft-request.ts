/** What a save of a draft asks of its header. */
import type { SalesDocument } from '../sales/document.ts'
import type { DocumentResource } from './document-kinds.ts'

export type TypedHeader = Partial<Record<string, unknown>>

export interface HeaderRequest {
  readonly type: DocumentResource
  readonly typed: TypedHeader
  /** The draft as it was; null for a new one. */
  readonly before: SalesDocument | null
  /** True for a whole document, where what is not given falls back to what it would be in a new one. */
  readonly whole: boolean
}

/** A value that is given and not just the saved one sent back. */
export function typedAnew<T>({ typed, before }: HeaderRequest, field: string): T | undefined {
  const value = typed[field]
  if (value === undefined || value === null) return undefined
  return before && (before as unknown as TypedHeader)[field] === value ? undefined : (value as T)
}
export const typedText = (request: HeaderRequest, field: string) => typedAnew<string>(request, field)
