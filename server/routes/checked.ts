/** The shape of a request body, checked by the schema that the OpenAPI document is made from. */
import type { BaseIssue, GenericSchema, InferOutput } from 'valibot'
import { safeParse } from 'valibot'
import { Refused, type WrongProperty } from '../problem-response.ts'

/** Throws Refused (422) with every wrong property. */
export function checked<Schema extends GenericSchema>(schema: Schema, body: unknown): InferOutput<Schema> {
  const result = safeParse(schema, body)
  if (result.success) return result.output
  const errors = result.issues.map(wrongProperty)
  const [first] = errors
  throw new Refused({ code: first?.code ?? 'InvalidValue', status: 422, params: first?.params ?? {}, errors })
}

function wrongProperty(issue: BaseIssue<unknown>): WrongProperty {
  const path = (issue.path ?? []).map(({ key }) => String(key))
  const field = path.at(-1) ?? 'body'
  const missing = issue.input === undefined || issue.input === ''
  const value = typeof issue.input === 'object' ? issue.received : String(issue.input).slice(0, 100)
  const params = missing ? { field } : { field, value, expected: '' }
  return {
    code: missing ? 'MissingValue' : 'InvalidValue',
    pointer: path.map((key) => `/${key}`).join(''),
    field,
    params,
  }
}
