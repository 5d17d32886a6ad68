/** What a save of a draft asks of its header, of a sale or a purchase. */
import type { Fields } from '../../basics/fields.ts'
import type { SalesDocument } from '../../sales/document.ts'
import type { DocumentResource } from '../document-kinds.ts'

export type TypedHeader = Partial<Record<string, unknown>>

export interface TypedRequest<D = object> {
  readonly typed: TypedHeader
  /** The draft as it was; null for a new one. */
  readonly before: D | null
  /** True for a whole document, where what is not given falls back to what it would be in a new one. */
  readonly whole: boolean
}
export interface HeaderRequest extends TypedRequest<SalesDocument> {
  readonly type: DocumentResource
}

/** A value that is given and not just the saved one sent back. */
export function typedAnew<T>({ typed, before }: TypedRequest, field: string): T | undefined {
  const value = typed[field]
  if (value === undefined || value === null) return undefined
  return before && (before as TypedHeader)[field] === value ? undefined : (value as T)
}
export const typedText = (request: TypedRequest, field: string) => typedAnew<string>(request, field)

const keptByServer = ['id', 'number', 'version', 'status', 'lines', 'lastModifiedDateTime', 'recalculatePrices']
export const given = (typed: TypedHeader) =>
  Object.fromEntries(
    Object.entries(typed).filter(
      ([field, value]) => value !== undefined && value !== null && !keptByServer.includes(field),
    ),
  )

interface Layers {
  readonly initial: TypedHeader
  /** What the parties bring. */
  readonly brought: TypedHeader
  /** The parties are others than before. */
  readonly anew: boolean
}
/**
 * From weakest to strongest: initial values, what the parties bring, the draft as it was, what was typed. When the parties
 * are others, what the old ones brought gives way, and so does what was merely sent back.
 */
export function layered(request: TypedRequest, fields: Fields, { initial, brought, anew }: Layers): TypedHeader {
  const { before, typed, whole } = request
  const kept = before === null ? {} : whole ? serverFields(fields, before) : withoutNulled(before, typed)
  if (!anew || before === null) return { ...initial, ...brought, ...kept, ...given(typed) }
  const strong = Object.entries(given(typed)).filter(
    ([field]) => !(field in brought) || typedAnew(request, field) !== undefined,
  )
  return { ...initial, ...kept, ...brought, ...Object.fromEntries(strong) }
}

/** What is given as null is as it would be in a new document. */
const withoutNulled = (before: object, typed: TypedHeader) =>
  Object.fromEntries(Object.entries(before).filter(([field]) => typed[field] !== null))

/** What only the server sets survives a whole document that is sent without it. */
const serverFields = (fields: Fields, before: object) =>
  Object.fromEntries(Object.entries(before).filter(([field]) => fields[field]?.readOnly || !(field in fields)))
