/** Documents as files: PDF of any, e-invoice of what is posted. */
import { Hono } from 'hono'
import { isIssuedKind } from '../../../shared/sales/issued.ts'
import { type Language, languages } from '../../../shared/words/language.ts'
import { documentPdf, eInvoiceText, fileName, isInvoiced, type Outcome, statementPdf } from '../../outbox/documents.ts'
import { Refused, refuse } from '../../problem-response.ts'
import type { AppEnv } from '../../request.ts'
import { fileHeaders } from './file-headers.ts'
import { type CompanyParts, existingCompany } from './parts.ts'
import { askedOf } from './report-query.ts'

export function documentRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/companies/:company/:resource/:key/ubl', async (c) => {
      const company = await existingCompany(c, parts)
      const { resource, key } = c.req.param()
      if (!isInvoiced(resource)) return refuse('NotFound', { value: `${resource}/${key}/ubl` })
      const text = told(await eInvoiceText(parts, company, resource, key))
      return c.body(text, 200, fileHeaders('application/xml; charset=utf-8', fileName(key, 'xml'), 'attachment'))
    })
    .get('/companies/:company/:resource/:key/pdf', async (c) => {
      const company = await existingCompany(c, parts)
      const { resource, key } = c.req.param()
      const language = languageIn(c.req.query('lang'))
      const file = isIssuedKind(resource)
        ? await documentPdf(parts, company, resource, key, language)
        : resource === 'customerStatements'
          ? await statementPdf(parts, company, key, askedOf(c, parts.now()), language)
          : refuse('NotFound', { value: `${resource}/${key}/pdf` })
      if (file === null) return refuse('NotFound', { value: key })
      return c.body(new Uint8Array(file.bytes), 200, fileHeaders('application/pdf', file.name, 'inline'))
    })
}

/** Null for none; refused for one that we do not speak. */
function languageIn(text: string | undefined): Language | null {
  if (text === undefined || text === '') return null
  const found = languages.find((language) => language === text)
  return found ?? refuse('InvalidValue', { field: 'lang', value: text, expected: languages.join(', ') })
}

function told<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Refused(outcome.refused)
  return outcome.value
}
