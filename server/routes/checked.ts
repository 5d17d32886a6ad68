/** The shape of a request body, checked by the schema that the OpenAPI document is made from. */
import type { BaseIssue, GenericSchema, InferOutput } from 'valibot'
import { safeParse } from 'valibot'
import { type Mistake, problemOf } from '../../shared/posting/problem.ts'
import { Refused } from '../problem-response.ts'

/** Throws Refused (422) with every wrong property. */
export function checked<Schema extends GenericSchema>(schema: Schema, body: unknown): InferOutput<Schema> {
  const result = safeParse(schema, body)
  if (result.success) return result.output
  throw new Refused(problemOf(result.issues.map(mistakeOf)))
}

function mistakeOf({ path, input, received }: BaseIssue<unknown>): Mistake {
  const keys = (path ?? []).map(({ key }) => String(key))
  const field = keys.at(-1) ?? 'body'
  const missing = input === undefined || input === ''
  const value = typeof input === 'object' ? received : String(input).slice(0, 100)
  return {
    code: missing ? 'MissingValue' : 'InvalidValue',
    pointer: keys.map((key) => `/${key}`).join(''),
    field,
    params: missing ? {} : { value: field === 'password' ? '…' : value, expected: '' },
  }
}
