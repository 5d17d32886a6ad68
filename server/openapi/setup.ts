/** The path that says what the set-up lacks. */
import { answer, company, type Json, ofCompany, text } from './parts.ts'

export const setupPaths = (): Json => ({
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
