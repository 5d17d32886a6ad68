/** What every part of the document is made of: schemas by name, parameters, and what answers look like. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { preferredDates } from '../../shared/words/days.ts'
import { xlsxType } from '../workbook/report-file.ts'

export type Json = Readonly<Record<string, unknown>>
export const company = '/companies/{company}'

/** Checks that JSON Schema has no word for are left to the sentence of the refusal; dates say their format. */
export const schemaOf = (schema: GenericSchema): Json => {
  const { $schema: _, ...plain } = toJsonSchema(schema, {
    errorMode: 'ignore',
    ignoreActions: ['check', 'finite', 'transform', 'trim'],
  }) as Json
  return plain
}
export const upper = (name: string) => name[0]?.toUpperCase() + name.slice(1)
export const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
export const json = (schema: Json) => ({ content: { 'application/json': { schema } } })
export const listOf = (schema: Json): Json => ({
  type: 'object',
  required: ['value', 'count', 'next'],
  properties: {
    value: { type: 'array', items: schema },
    count: { type: 'integer' },
    next: { type: ['string', 'null'], description: 'Cursor of the next page; null at the end.' },
  },
})

export const parameters = {
  top: { name: 'top', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 } },
  cursor: { name: 'cursor', in: 'query', schema: { type: 'string' } },
  search: { name: 'search', in: 'query', schema: { type: 'string', maxLength: 1000 } },
  modifiedSince: { name: 'modifiedSince', in: 'query', schema: { type: 'string', format: 'date-time' } },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    schema: { type: 'string' },
    description: 'The version that was seen; another is 412 VersionConflict.',
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string' },
    description: 'A repeat of the same key and body is answered from memory.',
  },
  preview: {
    name: 'preview',
    in: 'query',
    schema: { type: 'boolean' },
    description: 'Nothing is written; the answer says what would be.',
  },
  acceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    schema: { type: 'string' },
    example: 'nl-BE, fr;q=0.5',
    description: 'The language of sentences: en, nl or fr; English where it names none of them.',
  },
  prefer: {
    name: 'Prefer',
    in: 'header',
    schema: { type: 'string' },
    example: preferredDates('d/MM/yyyy'),
    description:
      "`short-date`: how days are written in sentences, d, M and y in figures as in Excel's short date; as the language has it without one.",
  },
} as const
export const sharedParameters = (...names: readonly (keyof typeof parameters)[]) =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }))
/** What a request says of its reader, for the sentences of the answer: problems are told everywhere. */
const ofReader = sharedParameters('acceptLanguage', 'prefer')
export const forReaders = (paths: Json): Json =>
  Object.fromEntries(
    Object.entries(paths as Readonly<Record<string, { parameters?: readonly Json[] }>>).map(([path, item]) => [
      path,
      { ...item, parameters: [...(item.parameters ?? []), ...ofReader] },
    ]),
  )
export const paging = sharedParameters('top', 'cursor', 'search', 'modifiedSince')
export const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
export const ofCompany = { parameters: [inPath('company')] }
export const query = (name: string, schema: Json, description: string) => ({ name, in: 'query', schema, description })
export const text = { type: 'string' }
export const day = { type: 'string', format: 'date' }

const problemAnswer = {
  description: 'Refused: what is wrong, where, and what to do.',
  content: { 'application/problem+json': { schema: reference('Problem') } },
}
export const responses = { Problem: problemAnswer }
export const refusals = { default: { $ref: '#/components/responses/Problem' } }
export const answer = (schema: Json | null, status = '200', description = 'Done.') => ({
  [status]: { description, ...(schema ? json(schema) : {}) },
  ...refusals,
})
/** The same rows as JSON and as a workbook, whichever the request accepts. */
export const answerOrWorkbook = (schema: Json) => ({
  '200': { description: 'Done.', content: { 'application/json': { schema }, [xlsxType]: {} } },
  ...refusals,
})
