/** The OpenAPI 3.1 document, made from the schemas that check requests and the tables that name the routes. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { Fields } from '../shared/basics/fields.ts'
import { columnsOf, type Ledger, ledgerNames } from '../shared/ledger/ledgers.ts'
import { type Action, actions } from '../shared/posting/actions.ts'
import { isResource, type Resource, resourceNames, resources } from '../shared/posting/resources.ts'
import { agingDates, type Report, type ReportParameter, reports, statementColumns } from '../shared/reports/reports.ts'
import { methodsOf } from '../shared/sync/decode.ts'
import { answerSchema, bodySchema } from '../shared/sync/schema.ts'
import { newUserShape, userChangesShape } from './auth/shapes.ts'
import { filePaths, interactionList } from './openapi-files.ts'
import { newCompanyShape } from './routes/companies.ts'
import { xlsxType } from './workbook/report-file.ts'

type Json = Readonly<Record<string, unknown>>
const company = '/companies/{company}'

export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Verkoop',
      version,
      description:
        'Sales documents, their ledgers, and sync for worksheets. Money and quantities are JSON numbers, exact to their scale.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths: {
      ...sitePaths(),
      ...Object.assign({}, ...resourceNames.map(resourcePaths)),
      ...withGet(actionPaths(), `${company}/contacts/{id}/interactions`, interactionList),
      ...filePaths(company),
      ...Object.assign({}, ...ledgerNames.map(ledgerPaths)),
      ...reportPaths(),
      ...setupPaths(),
      ...syncPaths(),
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: schemas(),
      parameters,
      responses,
    },
  }
}

/** Checks that JSON Schema has no word for are left to the sentence of the refusal; dates say their format. */
const schemaOf = (schema: GenericSchema): Json => {
  const { $schema: _, ...plain } = toJsonSchema(schema, {
    errorMode: 'ignore',
    ignoreActions: ['check', 'finite', 'trim'],
  }) as Json
  return plain
}
const upper = (name: string) => name[0]?.toUpperCase() + name.slice(1)
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json) => ({ content: { 'application/json': { schema } } })
const listOf = (schema: Json): Json => ({
  type: 'object',
  required: ['value', 'count', 'next'],
  properties: {
    value: { type: 'array', items: schema },
    count: { type: 'integer' },
    next: { type: ['string', 'null'], description: 'Cursor of the next page; null at the end.' },
  },
})

const parameters = {
  top: { name: 'top', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 } },
  cursor: { name: 'cursor', in: 'query', schema: { type: 'string' } },
  search: { name: 'search', in: 'query', schema: { type: 'string' } },
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
} as const
const shared = (...names: readonly (keyof typeof parameters)[]) =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }))
const paging = shared('top', 'cursor', 'search', 'modifiedSince')
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const ofCompany = { parameters: [inPath('company')] }

const problemAnswer = {
  description: 'Refused: what is wrong, where, and what to do.',
  content: { 'application/problem+json': { schema: reference('Problem') } },
}
const responses = { Problem: problemAnswer }
const refusals = { default: { $ref: '#/components/responses/Problem' } }
const answer = (schema: Json | null, status = '200', description = 'Done.') => ({
  [status]: { description, ...(schema ? json(schema) : {}) },
  ...refusals,
})

function schemas(): Json {
  const records = Object.fromEntries(
    resourceNames.map((type) => {
      const shape = schemaOf(answerSchema(resources[type].fields)) as { properties?: Json }
      return [
        upper(type),
        {
          ...shape,
          required: ['id', 'version', 'lastModifiedDateTime'],
          properties: { ...saved, ...shape.properties },
        },
      ]
    }),
  )
  return {
    ...records,
    ...Object.fromEntries(ledgerNames.map((ledger) => [upper(ledger), entrySchema(ledger)])),
    Problem: problemSchema,
  }
}
const saved = {
  id: { type: 'string', format: 'uuid' },
  version: { type: 'integer' },
  lastModifiedDateTime: { type: 'string', format: 'date-time' },
}
const text = { type: 'string' }
const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: text,
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: text, line: text, field: text, code: text, message: text } },
    },
    current: { description: 'With VersionConflict: the record as it is now.' },
  },
}
const columnTypes: Readonly<Record<string, Json>> = {
  whole: { type: 'integer' },
  wholeOrNone: { type: ['integer', 'null'] },
  flag: { type: 'boolean' },
  day: { type: 'string', format: 'date' },
  dayOrNone: { type: ['string', 'null'], format: 'date' },
  text,
}
const entrySchema = (ledger: Ledger): Json => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(columnsOf(ledger)).map(([name, { kind }]) => [name, columnTypes[kind] ?? { type: 'number' }]),
  ),
})

function resourcePaths(type: Resource): Json {
  const { fields, key } = resources[type]
  const methods = methodsOf(type)
  const one = reference(upper(type))
  const body = { requestBody: takesFiles(type, json(schemaOf(bodySchema(fields)))) }
  const list = {
    ...ofCompany,
    get: {
      tags: [type],
      summary: `List ${type}`,
      parameters: key.length === 0 ? [] : [...paging, ...filtersOf(fields), ...(own[type] ?? [])],
      responses: answer(key.length === 0 ? one : listOf(one)),
    },
    ...(methods.list.includes('POST')
      ? {
          post: {
            tags: [type],
            summary: `Create one of ${type}`,
            parameters: shared('idempotencyKey'),
            ...body,
            responses: answer(one, '201', 'Created.'),
          },
        }
      : {}),
    ...(methods.list.includes('PUT')
      ? {
          put: {
            tags: [type],
            summary: `Replace ${type}`,
            parameters: shared('ifMatch'),
            ...body,
            responses: answer(one),
          },
        }
      : {}),
    ...(methods.list.includes('PATCH')
      ? {
          patch: {
            tags: [type],
            summary: `Change ${type}`,
            parameters: shared('ifMatch'),
            ...body,
            responses: answer(one),
          },
        }
      : {}),
  }
  if (key.length === 0) return { [`${company}/${type}`]: list }
  const names = key.length === 1 ? ['id'] : key
  const single = {
    parameters: [inPath('company'), ...names.map(inPath)],
    get: { tags: [type], summary: `Read one of ${type}, by id or number`, responses: answer(one) },
    ...(methods.one.includes('PUT')
      ? {
          put: {
            tags: [type],
            summary: 'Create or replace',
            parameters: shared('ifMatch'),
            ...body,
            responses: answer(one),
          },
        }
      : {}),
    ...(methods.one.includes('PATCH')
      ? {
          patch: {
            tags: [type],
            summary: 'Change some properties',
            parameters: shared('ifMatch'),
            ...body,
            responses: answer(one),
          },
        }
      : {}),
    ...(methods.one.includes('DELETE')
      ? {
          delete: {
            tags: [type],
            summary: 'Delete what is not used',
            parameters: shared('ifMatch'),
            responses: answer(null, '204', 'Deleted.'),
          },
        }
      : {}),
  }
  return {
    [`${company}/${type}`]: list,
    [`${company}/${type}/${names.map((name) => `{${name}}`).join('/')}`]: single,
  }
}
/** Filters that are no properties. */
const own: Partial<Record<Resource, readonly Json[]>> = {
  approvalEntries: [
    { name: 'approver', in: 'query', schema: { type: 'string' }, description: '`me`: what waits for the caller.' },
  ],
}
const filtersOf = (fields: Fields) =>
  Object.entries(fields)
    .filter(([, field]) => !field.derived && field.kind !== 'list' && field.kind !== 'record')
    .map(([name]) => ({ name, in: 'query', schema: { type: 'string' }, description: 'Equal to.' }))

/** Besides JSON, the file that a bank gives. */
const bankFiles = { 'application/xml': { schema: text }, 'text/plain': { schema: text } }
const takesFiles = (type: Resource, body: Json): Json =>
  type === 'paymentReconciliations' ? { content: { ...(body.content as Json), ...bankFiles } } : body

const withGet = (paths: Json, path: string, get: Json): Json => ({
  ...paths,
  [path]: { ...(paths[path] as Json), get },
})

const actionPaths = (): Json =>
  Object.fromEntries(
    Object.entries(actions).flatMap(([type, own]) =>
      Object.entries(own)
        .filter(([, { internal }]) => !internal)
        .map(([name, action]) => actionPath(type, name, action)),
    ),
  )

function actionPath(type: string, name: string, action: Action): [string, Json] {
  const { summary, body, whole, onLine, status = 200 } = action
  const path = `${company}/${type}/${whole ? '' : '{id}/'}${name}${onLine ? '/{clientId}' : ''}`
  const post = {
    tags: [type],
    summary,
    parameters: shared(...(whole ? [] : (['ifMatch'] as const)), 'idempotencyKey', 'preview'),
    requestBody: json(schemaOf(bodySchema(body))),
    responses: answer(!whole && isResource(type) ? reference(upper(type)) : { type: 'object' }, String(status)),
  }
  const named = [...(whole ? [] : ['id']), ...(onLine ? ['clientId'] : [])]
  return [path, { parameters: ['company', ...named].map(inPath), [onLine ? 'patch' : 'post']: post }]
}

const ledgerPaths = (ledger: Ledger): Json => ({
  [`${company}/${ledger}`]: {
    ...ofCompany,
    get: {
      tags: ['ledgers'],
      summary: `List ${ledger}`,
      parameters: paging,
      responses: answer(listOf(reference(upper(ledger)))),
    },
  },
  [`${company}/${ledger}/{entryNumber}`]: {
    parameters: [inPath('company'), inPath('entryNumber')],
    get: { tags: ['ledgers'], summary: `Read one of ${ledger}`, responses: answer(reference(upper(ledger))) },
  },
})

const query = (name: string, schema: Json, description: string) => ({ name, in: 'query', schema, description })

const day = { type: 'string', format: 'date' }
const reportParameters: Readonly<Record<ReportParameter, Json>> = {
  asOf: query('asOf', day, 'The day; today unless given.'),
  from: query('from', day, 'First day; all of the past unless given.'),
  to: query('to', day, 'Last day; today unless given.'),
  period: query('period', { type: 'string', default: '30D' }, 'How long each period is, as a date formula.'),
  by: query('by', { type: 'string', enum: agingDates, default: 'dueDate' }, 'From which date the age counts.'),
}
const rowSchema = (columns: Report['columns']): Json => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(columns).map(([name, kind]) => [
      name,
      kind === 'text' || kind === 'code'
        ? text
        : kind === 'date'
          ? { ...day, type: ['string', 'null'] }
          : { type: 'number' },
    ]),
  ),
})
const reportPath = (summary: string, names: readonly ReportParameter[], schema: Json): Json => ({
  tags: ['reports'],
  summary,
  parameters: names.map((name) => reportParameters[name]),
  responses: {
    '200': { description: 'Done.', content: { 'application/json': { schema }, [xlsxType]: {} } },
    ...refusals,
  },
})

function reportPaths(): Json {
  const statement = {
    type: 'object',
    properties: {
      customerNumber: text,
      displayName: text,
      from: day,
      to: day,
      openingBalance: { type: 'number' },
      lines: { type: 'array', items: rowSchema(statementColumns) },
      closingBalance: { type: 'number' },
      overdueAmount: { type: 'number', description: 'What of the closing balance fell due before the last day.' },
    },
  }
  return {
    ...Object.fromEntries(
      Object.entries(reports).map(([name, { parameters: names, columns }]) => [
        `${company}/${name}`,
        {
          ...ofCompany,
          get: reportPath(`Report ${name}`, names, {
            type: 'object',
            properties: { value: { type: 'array', items: rowSchema(columns) } },
          }),
        },
      ]),
    ),
    [`${company}/customerStatements/{customer}`]: {
      parameters: [inPath('company'), inPath('customer')],
      get: reportPath('What a customer owed, what came, and what is owed now', ['from', 'to'], statement),
    },
  }
}

const setupPaths = (): Json => ({
  [`${company}/setup/check`]: {
    ...ofCompany,
    get: {
      tags: ['setup'],
      summary: 'What is missing in the set-up before everything can be posted',
      description:
        'Errors stop postings. Warnings stop some of them, or concern what is made of the documents. `resource`, `key` and `field` say where to put it right; `message` is in the language of the caller.',
      responses: answer({
        type: 'object',
        required: ['value', 'count'],
        properties: {
          value: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                severity: { enum: ['Error', 'Warning'] },
                code: text,
                resource: text,
                key: text,
                field: text,
                message: text,
              },
            },
          },
          count: { type: 'integer' },
        },
      }),
    },
  },
})

function syncPaths(): Json {
  const requests = {
    type: 'array',
    maxItems: 5000,
    items: {
      type: 'object',
      required: ['id', 'method', 'url'],
      properties: {
        id: text,
        method: text,
        url: text,
        headers: { type: 'object' },
        body: {},
        atomicityGroup: text,
        dependsOn: { type: 'array', items: text },
      },
    },
  }
  const replies = {
    type: 'array',
    items: {
      type: 'object',
      properties: { id: text, status: { type: 'integer' }, headers: { type: 'object' }, body: {} },
    },
  }
  const rows = { type: 'array', items: { type: 'array', items: {} } }
  return {
    [`${company}/batch`]: {
      ...ofCompany,
      post: {
        tags: ['sync'],
        summary: 'Many requests in one (OData 4.01 JSON batch)',
        parameters: shared('preview'),
        requestBody: json({ type: 'object', required: ['requests'], properties: { requests } }),
        responses: answer({ type: 'object', properties: { responses: replies } }),
      },
    },
    [`${company}/changes`]: {
      ...ofCompany,
      get: {
        tags: ['sync'],
        summary: 'What was made, changed and deleted since',
        parameters: [
          query('after', text, 'The `next` of the page before.'),
          query('types', text, 'Resource names with commas between.'),
          query('wait', { type: 'integer' }, 'Seconds to wait for something.'),
          ...shared('top'),
        ],
        responses: answer({
          type: 'object',
          properties: {
            changes: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  type: text,
                  id: text,
                  version: { type: 'integer' },
                  userName: { ...text, description: 'Who changed it last; empty where it was no one person.' },
                  record: { type: ['object', 'null'], description: 'Null when it was deleted.' },
                },
              },
            },
            next: text,
            editing: {
              type: 'array',
              items: {
                type: 'object',
                properties: { userName: text, documentId: text, cells: { type: 'array', items: {} } },
              },
            },
          },
        }),
      },
    },
    [`${company}/presence`]: {
      ...ofCompany,
      put: {
        tags: ['sync'],
        summary: 'Say what one is editing, nothing without cells; forgotten after a minute',
        requestBody: json({ type: 'object', properties: { documentId: text, cells: { type: 'array', items: {} } } }),
        responses: answer(null, '204', 'Heard.'),
      },
    },
    [`${company}/ledgers/{ledger}/feed`]: {
      parameters: [inPath('company'), inPath('ledger')],
      get: {
        tags: ['ledgers'],
        summary: 'Entries after one, in order, and earlier ones that have changed since',
        parameters: [
          query('after', { type: 'integer' }, 'Last entry number that was read.'),
          query('limit', { type: 'integer', maximum: 100_000 }, 'Rows at most.'),
        ],
        responses: answer({
          type: 'object',
          properties: {
            columns: { type: 'array', items: text },
            rows,
            last: { type: 'integer' },
            more: { type: 'boolean' },
            changed: rows,
          },
        }),
      },
    },
    [`${company}/registers`]: {
      ...ofCompany,
      get: {
        tags: ['ledgers'],
        summary: 'One per posting, each with the hash of the one before',
        parameters: shared('top', 'cursor'),
        responses: answer(listOf({ type: 'object' })),
      },
    },
    [`${company}/registers/verify`]: {
      ...ofCompany,
      get: {
        tags: ['ledgers'],
        summary: 'Check every hash',
        responses: answer({
          type: 'object',
          properties: {
            valid: { type: 'boolean' },
            checked: { type: 'integer' },
            transactionNumber: { type: 'integer' },
          },
        }),
      },
    },
  }
}

const sitePaths = (): Json => ({
  '/sessions': {
    post: {
      tags: ['sessions'],
      security: [],
      summary: 'Sign in with a password or a code',
      requestBody: json({ type: 'object', properties: { userName: text, password: text, code: text, verifier: text } }),
      responses: answer({ type: 'object' }, '201', 'Signed in.'),
    },
  },
  '/sessions/refresh': {
    post: {
      tags: ['sessions'],
      security: [],
      summary: 'A new token for a refresh token',
      requestBody: json({ type: 'object', properties: { refreshToken: text } }),
      responses: answer({ type: 'object' }, '201', 'Signed in.'),
    },
  },
  '/sessions/current': {
    get: { tags: ['sessions'], summary: 'Who is signed in', responses: answer({ type: 'object' }) },
    delete: { tags: ['sessions'], summary: 'Sign out', responses: answer(null, '204', 'Signed out.') },
  },
  '/users': {
    get: { tags: ['users'], summary: 'List users', responses: answer(listOf({ type: 'object' })) },
    post: {
      tags: ['users'],
      summary: 'Create a user',
      requestBody: json(schemaOf(newUserShape)),
      responses: answer({ type: 'object' }, '201', 'Created.'),
    },
  },
  '/users/{userName}': {
    parameters: [inPath('userName')],
    patch: {
      tags: ['users'],
      summary: 'Change a user',
      requestBody: json(schemaOf(userChangesShape)),
      responses: answer({ type: 'object' }),
    },
  },
  '/companies': {
    get: { tags: ['companies'], summary: 'Companies that one may see', responses: answer(listOf({ type: 'object' })) },
    post: {
      tags: ['companies'],
      summary: 'Create a company',
      requestBody: json(schemaOf(newCompanyShape)),
      responses: answer({ type: 'object' }, '201', 'Created.'),
    },
  },
})
