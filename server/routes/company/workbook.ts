/** The workbook to start from, made for the company and in the reader's language. */
import { Hono } from 'hono'
import { newId } from '../../new-id.ts'
import { refuse } from '../../problem-response.ts'
import type { AppContext, AppEnv } from '../../request.ts'
import { namesOf } from '../../store/report-rows.ts'
import { type PaneOpening, type PaneStore, paneStores } from '../../workbook/pane-parts.ts'
import { xlsxType } from '../../workbook/report-file.ts'
import { startFile } from '../../workbook/start-file.ts'
import { companyIdOf } from './company-id.ts'
import { fileHeaders } from './file-headers.ts'
import { type CompanyParts, existingCompany } from './parts.ts'

export function workbookRoutes({ publicUrl, ...parts }: CompanyParts & { readonly publicUrl: string }): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/companies/:company/workbook.xlsx', async (c) => {
    const company = await existingCompany(c, parts)
    const { language } = c.var
    const codes = async (type: 'customers' | 'items') =>
      [...(await namesOf(parts.db, company, type)).keys()].toSorted((one, other) => (one < other ? -1 : 1))
    const owner = {
      workbookId: newId(parts.now()),
      server: new URL(publicUrl).origin,
      company,
      companyId: await companyIdOf(parts.db, company),
      language,
    }
    const lists = { customers: await codes('customers'), items: await codes('items') }
    const file = await startFile({ owner, lists, opening: openingOf(c, parts.now()) })
    return c.body(file, 200, fileHeaders(xlsxType, `${company}.xlsx`, 'attachment'))
  })
}

/** `pane=admin` or `pane=sideloaded`: how the add-in got into the Excel that is to open it. */
function openingOf(c: AppContext, now: number): PaneOpening | null {
  const from = c.req.query('pane') ?? ''
  if (from === '') return null
  const expected = Object.keys(paneStores).join(', ')
  if (!Object.hasOwn(paneStores, from)) return refuse('InvalidValue', { field: 'pane', value: from, expected })
  return { from: from as PaneStore, id: newId(now) }
}
