/** E-mails as messages: what was sent, or will be, byte for byte; and as a page to look at. */
import { Hono } from 'hono'
import type { RecordIn } from '../../../shared/posting/resources.ts'
import { pageHeaders, policies } from '../../headers.ts'
import { fileName } from '../../outbox/documents.ts'
import { bodyOf, type MessageParts, messageOf } from '../../outbox/mime.ts'
import { parcelOf } from '../../outbox/parcel.ts'
import { refuse } from '../../problem-response.ts'
import type { AppContext, AppEnv } from '../../request.ts'
import { messageContent } from '../../store/messages.ts'
import { readRecord } from '../../store/record-reads.ts'
import { fileHeaders } from './file-headers.ts'
import { type CompanyParts, existingCompany } from './parts.ts'

export function emailRoutes(parts: CompanyParts & MessageParts, fallbackAddress: string): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/companies/:company/emails/:id/message', async (c) => {
      const { company, email, content } = await keptEmail(c, parts)
      if (email.channel === 'Peppol') {
        const { ubl } = await parcelOf(parts, company, email, content)
        return c.body(
          ubl,
          200,
          fileHeaders('application/xml; charset=utf-8', `${email.documentNumber}.xml`, 'attachment'),
        )
      }
      const { bytes } = await messageOf(parts, company, email, content, fallbackAddress)
      const name = fileName(email.subject || email.id, 'eml')
      return c.body(new Uint8Array(bytes), 200, fileHeaders('message/rfc822', name, 'attachment'))
    })
    .get('/companies/:company/emails/:id/body', async (c) => {
      const { company, email, content } = await keptEmail(c, parts)
      const { html } = bodyOf(parts, company, email, JSON.parse(content))
      return c.body(html, 200, {
        'content-type': 'text/html; charset=utf-8',
        ...pageHeaders(policies.message, 'never'),
      })
    })
}

async function keptEmail(c: AppContext, parts: CompanyParts) {
  const company = await existingCompany(c, parts)
  const id = c.req.param('id') ?? ''
  const record = await readRecord(parts.db, company, 'emails', id)
  const email = record === null ? null : (JSON.parse(record) as RecordIn<'emails'>)
  const content = email && (await messageContent(parts.db, company, email.id))
  return email && content ? { company, email, content } : refuse('NotFound', { value: id })
}
