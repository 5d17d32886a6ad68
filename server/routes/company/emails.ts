/** E-mails as messages: what was sent, or will be, byte for byte. */
import { Hono } from 'hono'
import type { RecordIn } from '../../../shared/posting/resources.ts'
import { messageOf } from '../../outbox/mime.ts'
import { refuse } from '../../problem-response.ts'
import type { AppEnv } from '../../request.ts'
import { messageContent } from '../../store/messages.ts'
import { readRecord } from '../../store/reads.ts'
import { type CompanyParts, existingCompany } from './parts.ts'

export function emailRoutes(parts: CompanyParts, fallbackAddress: string): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/companies/:company/emails/:id/message', async (c) => {
    const company = await existingCompany(c, parts)
    const id = c.req.param('id')
    const record = await readRecord(parts.db, company, 'emails', id)
    if (record === null) return refuse('NotFound', { value: id })
    const email = JSON.parse(record) as RecordIn<'emails'>
    const content = await messageContent(parts.db, company, email.id)
    if (content === null) return refuse('NotFound', { value: id })
    const { bytes } = await messageOf(parts, company, email, content, fallbackAddress)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${email.id}.eml"`,
    })
  })
}
