/** What the OpenAPI document says of documents as files. */
import { isInvoiced } from './outbox/documents.ts'

type Json = Readonly<Record<string, unknown>>
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const refused = { default: { $ref: '#/components/responses/Problem' } }
const file = (type: string, description: string, schema: Json) => ({
  '200': { description, content: { [type]: { schema } } },
  ...refused,
})

export const filePaths = (company: string, types: readonly string[]): Json =>
  Object.fromEntries(
    types.filter(isInvoiced).map((type) => [
      `${company}/${type}/{id}/ubl`,
      {
        parameters: [inPath('company'), inPath('id')],
        get: {
          tags: [type],
          summary: 'The posted document as e-invoice: Peppol BIS Billing 3.0, the same bytes at every call',
          responses: file('application/xml', 'UBL 2.1.', { type: 'string' }),
        },
      },
    ]),
  )
