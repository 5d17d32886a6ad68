/**
 * A record's shape, declared once as a table of fields. From it come its TypeScript type, the schema that checks
 * requests, the OpenAPI description, the filters of a list and the columns of a sheet.
 * Figures are plain decimals in records (`money` 2 decimals; `price`, `quantity`, `percent` 5).
 */
import type { Day } from './day.ts'

export type Kind =
  | 'text'
  | 'code'
  | 'day'
  | 'instant'
  | 'money'
  | 'price'
  | 'quantity'
  | 'percent'
  | 'factor'
  | 'whole'
  | 'flag'
  | 'choice'
  | 'record'
  | 'list'
  | 'texts'
  | 'addresses'
  | 'wholes'

export interface Field<T> {
  readonly kind: Kind
  /** What an absent value is: "" for text, null for a date, number or reference. */
  readonly initial: T
  readonly choices?: readonly string[]
  /** Worked out by the server; ignored in a request. */
  readonly readOnly?: true
  /** Worked out from entries whenever it is read, and never kept. */
  readonly derived?: true
  /** A request to create without it is refused with MissingValue. */
  readonly required?: true
  /** Longest text, in characters. */
  readonly longest?: number
  readonly fields?: Fields
  /** The resource whose records it names: what is named is in use and cannot be deleted. */
  readonly refersTo?: string
  /** The record that it names must exist when it is saved. */
  readonly mustExist?: true
}
export type Fields = Readonly<Record<string, Field<unknown>>>
export type RecordOf<F extends Fields> = { readonly [Key in keyof F]: F[Key] extends Field<infer T> ? T : never }

const of =
  <T>(kind: Kind, initial: T) =>
  (more: Partial<Field<T>> = {}): Field<T> => ({ kind, initial, ...more })

export const text = (longest = 250): Field<string> => ({ kind: 'text', initial: '', longest })
export const code = (longest = 40): Field<string> => ({ kind: 'code', initial: '', longest })
export const day = of<Day | null>('day', null)
export const instant = of<string | null>('instant', null)
export const amount = of<number>('money', 0)
export const amountOrNone = of<number | null>('money', null)
export const unitPrice = of<number>('price', 0)
export const unitPriceOrNone = of<number | null>('price', null)
export const units = of<number>('quantity', 0)
export const unitsOrNone = of<number | null>('quantity', null)
export const rate = of<number>('percent', 0)
export const rateOrNone = of<number | null>('percent', null)
export const factor = of<number | null>('factor', null)
export const whole = of<number>('whole', 0)
export const wholeOrNone = of<number | null>('whole', null)
export const flag = (initial = false): Field<boolean> => ({ kind: 'flag', initial })
/** Null: not said. */
export const flagOrNone = (): Field<boolean | null> => ({ kind: 'flag', initial: null })
export const choice = <const T extends string>(choices: readonly T[], initial: NoInfer<T>): Field<T> => ({
  kind: 'choice',
  initial,
  choices,
})
export const list = <F extends Fields>(fields: F): Field<readonly RecordOf<F>[]> => ({
  kind: 'list',
  initial: [],
  fields,
})
/** A list that may be left out, which is not the same as an empty one. */
export const listOrNone = <F extends Fields>(fields: F): Field<readonly RecordOf<F>[] | null> => ({
  ...list(fields),
  initial: null,
})
export const texts = (): Field<readonly string[]> => ({ kind: 'texts', initial: [] })
/** Several of these. */
export const choicesOf = (choices: readonly string[]): Field<readonly string[]> => ({ ...texts(), choices })
/** Whole numbers, or null when they are left out. */
export const wholesOrNone = (): Field<readonly number[] | null> => ({ kind: 'wholes', initial: null })
/** E-mail addresses: one text with `;` between them, or a list. */
export const addresses = (): Field<string | readonly string[]> => ({ kind: 'addresses', initial: '' })
export const part = <F extends Fields>(fields: F): Field<RecordOf<F> | null> => ({
  kind: 'record',
  initial: null,
  fields,
})
/** What has a number may be named by its id too, as one request of a batch names what another makes. */
const numbered: ReadonlySet<string> = new Set(['customers', 'items', 'vendors', 'contacts'])
const longestName = (resource: string) => (numbered.has(resource) ? 36 : 20)
/** Names a record of `resource`, which must exist. Left empty it names none. */
export const refer = (resource: string, longest = longestName(resource)): Field<string> => ({
  ...code(longest),
  refersTo: resource,
  mustExist: true,
})
/** The same where the record may be added later. */
export const mention = (resource: string, longest = longestName(resource)): Field<string> => ({
  ...code(longest),
  refersTo: resource,
})
export const required = <T>(field: Field<T>): Field<T> => ({ ...field, required: true })
export const readOnly = <T>(field: Field<T>): Field<T> => ({ ...field, readOnly: true })

export const derived = <T>(field: Field<T>): Field<T> => ({ ...field, readOnly: true, derived: true })

/** A record with every field at its initial value, but for those that are worked out whenever it is read. */
export const initialOf = <F extends Fields>(fields: F) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => (field.derived ? [] : [[key, field.initial] as const])),
  ) as RecordOf<F>

export const sameText = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
