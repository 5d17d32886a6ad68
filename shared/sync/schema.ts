/** Schemas of request bodies, made from the field tables: they check requests, and the OpenAPI document is made from them. */
import * as v from 'valibot'
import { isDay } from '../basics/day.ts'
import type { Field, Fields } from '../basics/fields.ts'
import { fits, onScale } from '../basics/money.ts'
import type { Mistake } from '../posting/problem.ts'

type Schema = v.GenericSchema<unknown, unknown>

/** Amounts stay far within what whole hundredths in a double can hold, also when many are added up. */
const largest = 10_000_000_000

const decimal = (digits: 0 | 2 | 5) =>
  v.pipe(
    v.number(),
    v.finite('NotANumber'),
    v.minValue(-largest, 'NumberTooSmall'),
    v.maxValue(largest, 'NumberTooLarge'),
    v.check((value) => fits(value, digits), `TooManyDecimals ${digits}`),
    v.transform((value) => onScale(value, digits)),
  )

function schemaOf(field: Field<unknown>): Schema {
  switch (field.kind) {
    case 'text':
    case 'code':
    case 'instant':
      return v.pipe(v.string(), v.maxLength(field.longest ?? 250, 'TextTooLong'))
    case 'day':
      return v.pipe(v.string(), v.check(isDay, 'NotADate'), v.metadata({ format: 'date' }))
    case 'money':
      return decimal(2)
    case 'price':
    case 'quantity':
    case 'percent':
      return decimal(5)
    case 'factor':
      return v.pipe(v.number(), v.finite('NotANumber'), v.gtValue(0, 'NumberTooSmall'))
    case 'whole':
      return decimal(0)
    case 'flag':
      return v.boolean()
    case 'choice':
      return v.picklist(field.choices ?? [])
    case 'record':
      return objectOf(field.fields ?? {})
    case 'list':
      return v.pipe(v.array(objectOf(field.fields ?? {})), v.maxLength(5000, 'NumberTooLarge'))
    case 'addresses':
      return v.union([
        v.pipe(v.string(), v.maxLength(1000, 'TextTooLong')),
        v.pipe(v.array(v.string()), v.maxLength(50)),
      ])
    case 'texts':
      return v.array(field.choices ? v.picklist(field.choices) : v.string())
    case 'wholes':
      return v.pipe(v.array(decimal(0)), v.maxLength(5000, 'NumberTooLarge'))
  }
}

/** Only what is given comes out; properties that it does not know are dropped, null means "as if not given". */
const objectOf = (fields: Fields): Schema =>
  v.object(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, v.nullish(schemaOf(field))])))

/** What a request may say: nothing of what the server works out, at any depth. */
const writable = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.readOnly ? [] : [[name, field.fields ? { ...field, fields: writable(field.fields) } : field] as const],
    ),
  )

/** The same shape for the OpenAPI document of what a request may hold. */
export const bodySchema = (fields: Fields): Schema => objectOf(writable(fields))
/** The shape of what an answer holds. */
export const answerSchema = (fields: Fields): Schema => objectOf(fields)

export interface Decoded {
  /** What was given and is well formed. */
  readonly value: Readonly<Record<string, unknown>>
  readonly mistakes: readonly Mistake[]
}

const checkers = new WeakMap<Fields, Schema>()
/** Well-formed properties of a body, and a mistake for each of the others. Nested nulls are left to mean the initial value. */
export function decode(fields: Fields, body: Readonly<Record<string, unknown>>): Decoded {
  const schema = checkers.get(fields) ?? objectOf({ id: { kind: 'text', initial: '' }, ...writable(fields) })
  checkers.set(fields, schema)
  const result = v.safeParse(schema, body, { abortPipeEarly: true })
  if (result.success) return { value: result.output as Decoded['value'], mistakes: [] }
  const value = JSON.parse(JSON.stringify(result.output)) as Record<string, unknown>
  for (const issue of result.issues) remove(value, keysOf(issue))
  return { value, mistakes: result.issues.map((issue) => mistakeOf(issue, body)) }
}

const keysOf = (issue: v.BaseIssue<unknown>) => (issue.path ?? []).map((item) => item.key as string | number)
/** Takes out what is not well formed; of a list, the place stays, so that the others keep theirs. */
function remove(value: unknown, [key, ...rest]: readonly (string | number)[]): void {
  if (typeof value !== 'object' || value === null || key === undefined) return
  if (rest.length > 0) remove((value as Record<string | number, unknown>)[key], rest)
  else if (Array.isArray(value)) value[Number(key)] = {}
  else delete (value as Record<string | number, unknown>)[key]
}

function mistakeOf(issue: v.BaseIssue<unknown>, body: Readonly<Record<string, unknown>>): Mistake {
  const keys = keysOf(issue)
  const field = String(keys.findLast((key) => typeof key === 'string') ?? 'body')
  const [word, digits] = wordOf(issue).split(' ')
  const line = lineName(keys, body)
  return {
    code: 'InvalidValue',
    pointer: keys.map((key) => `/${key}`).join(''),
    ...(line === null ? {} : { line }),
    field,
    params: {
      field,
      value: word === 'TextTooLong' ? String(issue.input).length : shown(issue.input),
      ...bounds(issue, digits),
    },
    ...(word ? { word } : {}),
  }
}

/** A message of ours is the word of its sentence; of the library's own, only "not a number" has one. */
function wordOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'number') return 'NotANumber'
  if (issue.type === 'boolean') return 'NotYesOrNo'
  return /^[A-Z][A-Za-z]+( \d)?$/.test(issue.message) ? issue.message : ''
}
function bounds(issue: v.BaseIssue<unknown>, digits: string | undefined): Mistake['params'] {
  const bound = typeof issue.requirement === 'number' ? { max: issue.requirement, min: issue.requirement } : {}
  const expected = issue.expected ? { expected: issue.expected.replaceAll('"', '') } : {}
  return { ...expected, ...bound, ...(digits === undefined ? {} : { max: Number(digits) }) }
}
const shown = (input: unknown) =>
  typeof input === 'number'
    ? input
    : typeof input === 'string'
      ? input.slice(0, 100)
      : (JSON.stringify(input)?.slice(0, 100) ?? '')

/** Clients know a line by their own id of it, else by its place. */
function lineName([list, index]: readonly (string | number)[], body: Readonly<Record<string, unknown>>): string | null {
  if (list !== 'lines' || typeof index !== 'number') return null
  const line = (
    body.lines as readonly { readonly clientLineId?: unknown; readonly sequence?: unknown }[] | undefined
  )?.[index]
  return typeof line?.clientLineId === 'string' && line.clientLineId !== ''
    ? line.clientLineId
    : String(line?.sequence ?? (index + 1) * 10_000)
}
