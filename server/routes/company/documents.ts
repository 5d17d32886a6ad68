/** Documents as files: the e-invoice of what is posted. */
import { Hono } from 'hono'
import { eInvoiceText, isInvoiced, type Outcome } from '../../outbox/documents.ts'
import { Refused, refuse } from '../../problem-response.ts'
import type { AppEnv } from '../../request.ts'
import { type CompanyParts, existingCompany } from './parts.ts'

export function documentRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/companies/:company/:resource/:key/ubl', async (c) => {
    const company = await existingCompany(c, parts)
    const [kind, key] = [c.req.param('resource'), c.req.param('key')]
    if (!isInvoiced(kind)) return refuse('NotFound', { value: `${kind}/${key}/ubl` })
    const text = told(await eInvoiceText(parts, company, kind, key))
    return c.body(text, 200, {
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(key)}.xml"`,
    })
  })
}

function told<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Refused(outcome.refused)
  return outcome.value
}
const fileName = (key: string) => key.replace(/[^\w.-]/g, '_')
