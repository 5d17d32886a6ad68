/** The schemas that the paths refer to: of records, of entries, and of what is refused. */
import { columnsOf, type Ledger, ledgerNames } from '../../shared/ledger/ledgers.ts'
import { resourceNames, resources } from '../../shared/posting/resources.ts'
import { answerSchema } from '../../shared/sync/schema.ts'
import { day, type Json, schemaOf, text, upper } from './parts.ts'

export function schemas(): Json {
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
  day,
  dayOrNone: { type: ['string', 'null'], format: 'date' },
  text,
}
const entrySchema = (ledger: Ledger): Json => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(columnsOf(ledger)).map(([name, { kind }]) => [name, columnTypes[kind] ?? { type: 'number' }]),
  ),
})
