/** The paths of what is known of people: the log of a contact, and all that is kept of customers and contacts. */
import { answer, answerOrWorkbook, company, inPath, type Json, reference } from './parts.ts'

/** Beside the POST of the same path, which is an action. */
export const interactionPath = `${company}/contacts/{id}/interactions`
export const interactionList: Json = {
  tags: ['contacts'],
  summary: 'What passed between us and the contact; sent documents and approvals are entered by themselves',
  responses: answer({
    type: 'object',
    properties: { value: { type: 'array', items: reference('Interactions') } },
  }),
}

export const personalDataPaths = (): Json =>
  Object.fromEntries(['customers', 'contacts'].map((type) => [`${company}/${type}/{id}/personalData`, kept(type)]))

const kept = (type: string): Json => ({
  parameters: [inPath('company'), inPath('id')],
  get: {
    tags: [type],
    summary: 'All that is kept of them: records, letters, documents and entries, by kind',
    responses: answerOrWorkbook({
      type: 'object',
      properties: {
        about: { type: 'object' },
        madeAt: { type: 'string', format: 'date-time' },
        records: { type: 'object', additionalProperties: { type: 'array', items: { type: 'object' } } },
      },
    }),
  },
})
