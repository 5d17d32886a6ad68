/** The manifest for the address of this server, to be given to Excel. */
import { Hono } from 'hono'
import { languageOf } from '../../shared/words/words.ts'
import { pageHeaders, policies, withHeaders } from '../headers.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { ribbon } from '../manifest/ribbon.ts'
import { xmlText } from '../manifest/xml.ts'
import { stepsPage } from '../pages/html.ts'
import { httpsSteps } from '../pages/steps.ts'
import type { AppEnv } from '../request.ts'

/** Without https Excel refuses it: the answer then says what to do. */
export const manifestRoutes = (publicUrl: string): Hono<AppEnv> =>
  new Hono<AppEnv>().get('/manifest.xml', withHeaders(pageHeaders(policies.plain, 'page')), (c) => {
    const language = languageOf(c.req.header('accept-language'))
    if (!publicUrl.startsWith('https:')) return c.html(stepsPage(language, httpsSteps[language](publicUrl)), 409)
    return c.body(xmlText(manifestOf(ribbon, publicUrl)), 200, { 'content-type': 'application/xml; charset=utf-8' })
  })
