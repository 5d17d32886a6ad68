/** The paths by which worksheets keep in step: batches, what has changed, and who is editing what. */
import { answer, company, type Json, json, ofCompany, query, sharedParameters, text } from './parts.ts'

export function syncPaths(): Json {
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
        dependsOn: { type: 'array', items: text, description: 'Ids of earlier requests, or their atomicity groups.' },
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
  return {
    [`${company}/batch`]: {
      ...ofCompany,
      post: {
        tags: ['sync'],
        summary: 'Many requests in one (OData 4.01 JSON batch)',
        parameters: sharedParameters('idempotencyKey', 'preview'),
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
          ...sharedParameters('top'),
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
  }
}
