/** The paths of records: lists, and one by id, number or key. */
import type { Fields } from '../../shared/basics/fields.ts'
import { type Resource, resourceNames, resources } from '../../shared/posting/resources.ts'
import { methodsOf } from '../../shared/sync/decode.ts'
import { bodySchema } from '../../shared/sync/schema.ts'
import {
  answer,
  company,
  inPath,
  type Json,
  json,
  listOf,
  ofCompany,
  paging,
  query,
  reference,
  schemaOf,
  sharedParameters,
  text,
  upper,
} from './parts.ts'

export const recordPaths = (): Json => Object.assign({}, ...resourceNames.map(pathsOf))

function pathsOf(type: Resource): Json {
  const { key } = resources[type]
  if (key.length === 0) return { [`${company}/${type}`]: onlyOne(type) }
  const names = key.length === 1 ? ['id'] : key
  return {
    [`${company}/${type}`]: list(type),
    [`${company}/${type}/${names.map((name) => `{${name}}`).join('/')}`]: single(type, names),
  }
}

/** A resource of which a company has but one. */
const onlyOne = (type: Resource): Json => ({
  ...ofCompany,
  get: { tags: [type], summary: `List ${type}`, parameters: [], responses: answer(recordOf(type)) },
  ...writes(methodsOf(type).list, {
    put: saving(type, `Replace ${type}`),
    patch: saving(type, `Change ${type}`),
  }),
})

const list = (type: Resource): Json => ({
  ...ofCompany,
  get: {
    tags: [type],
    summary: `List ${type}`,
    parameters: [...paging, ...filtersOf(resources[type].fields), ...(otherFilters[type] ?? [])],
    responses: answer(listOf(recordOf(type))),
  },
  ...writes(methodsOf(type).list, {
    post: {
      tags: [type],
      summary: `Create one of ${type}`,
      parameters: sharedParameters('idempotencyKey'),
      ...bodyOf(type),
      responses: answer(recordOf(type), '201', 'Created.'),
    },
  }),
})

const single = (type: Resource, names: readonly string[]): Json => ({
  parameters: [inPath('company'), ...names.map(inPath)],
  get: { tags: [type], summary: `Read one of ${type}, by id or number`, responses: answer(recordOf(type)) },
  ...writes(methodsOf(type).one, {
    put: saving(type, 'Create or replace'),
    patch: saving(type, 'Change some properties'),
    delete: {
      tags: [type],
      summary: 'Delete what is not used',
      parameters: sharedParameters('ifMatch'),
      responses: answer(null, '204', 'Deleted.'),
    },
  }),
})

/** Those of the operations that the resource knows. */
const writes = (methods: readonly string[], operations: Json): Json =>
  Object.fromEntries(Object.entries(operations).filter(([method]) => methods.includes(method.toUpperCase())))

const saving = (type: Resource, summary: string): Json => ({
  tags: [type],
  summary,
  parameters: sharedParameters('ifMatch'),
  ...bodyOf(type),
  responses: answer(recordOf(type)),
})

const recordOf = (type: Resource) => reference(upper(type))

/** Besides JSON, the file that a bank gives. */
const bankFiles = { 'application/xml': { schema: text }, 'text/plain': { schema: text } }
function bodyOf(type: Resource): Json {
  const { content } = json(schemaOf(bodySchema(resources[type].fields)))
  return { requestBody: { content: type === 'paymentReconciliations' ? { ...content, ...bankFiles } : content } }
}

const filtersOf = (fields: Fields) =>
  Object.entries(fields)
    .filter(([, field]) => !field.derived && field.kind !== 'list' && field.kind !== 'record')
    .map(([name]) => query(name, text, 'Equal to.'))
/** Filters that are no properties. */
const otherFilters: Partial<Record<Resource, readonly Json[]>> = {
  approvalEntries: [query('approver', text, '`me`: what waits for the caller.')],
}
