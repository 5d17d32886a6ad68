/** The pages and files of the add-in, as vite built them, and the workbench where only this machine can ask. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { functionsFile } from '../../shared/sheets/functions.ts'
import { shortcutsPath, shortcutWordsPath } from '../../shared/sync/shortcuts.ts'
import { languageOf } from '../../shared/words/words.ts'
import { pageHeaders, policies, withHeaders } from '../headers.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { ribbon } from '../manifest/ribbon.ts'
import { shortcutLocales, shortcutsFile, shortcutWords } from '../manifest/shortcuts.ts'
import { xmlText } from '../manifest/xml.ts'
import { stepsPage } from '../pages/html.ts'
import { outboxPage } from '../pages/outbox.ts'
import { officeScript, signInPage } from '../pages/signin.ts'
import { gettingIt } from '../pages/steps.ts'
import type { AppContext, AppEnv } from '../request.ts'

export interface PagesParts {
  /** The folder of package.json: pages lie in its dist/, icons in addin/assets/, Office.js in node_modules/. */
  readonly root: string
  readonly local: boolean
  readonly publicUrl: string
}

const functionHeaders = { ...pageHeaders(policies.plain, 'page'), 'access-control-allow-origin': '*' }

export function pagesRoutes({ root, local, publicUrl }: PagesParts): Hono<AppEnv> {
  const dist = join(root, 'dist')
  const routes = new Hono<AppEnv>()
    .get('/taskpane.html', withHeaders(pageHeaders(policies.pane, 'page')), (c) => pane(c, dist, [officeScript]))
    .get('/install', withHeaders(pageHeaders(policies.plain, 'page')), (c) => c.html(installPage(c, publicUrl)))
    .get('/signin', withHeaders(pageHeaders(policies.pane, 'page')), (c) => c.html(signInPage(asked(c))))
    .get('/signin.js', withHeaders(pageHeaders(policies.plain, 'page')), folder(join(root, 'server/pages')))
    .get('/outbox', withHeaders(pageHeaders(policies.outbox, 'page')), (c) => c.html(outboxPage(asked(c))))
    .get('/outbox.js', withHeaders(pageHeaders(policies.plain, 'page')), folder(join(root, 'server/pages')))
    // Excel fetches these from a page of its own. The functions are associated by the pane, whose runtime they share.
    .get('/functions.json', withHeaders(functionHeaders), (c) => c.json(functionsFile()))
    .get('/functions.js', withHeaders(functionHeaders), (c) =>
      c.body('', 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    )
    .get(shortcutsPath, withHeaders(functionHeaders), (c) => c.json(shortcutsFile()))
    .get('/assets/*', withHeaders(pageHeaders(policies.workbench, 'hashed')), compress(), folder(dist))
    .get('/icons/*', withHeaders(pageHeaders(policies.plain, 'icon')), folder(join(root, 'addin/assets'), '/icons'))
  for (const [locale, language] of Object.entries(shortcutLocales))
    routes.get(shortcutWordsPath(locale), withHeaders(functionHeaders), (c) => c.json(shortcutWords(language)))
  if (local) addWorkbench(routes, root, publicUrl)
  else routes.get('/', withHeaders(pageHeaders(policies.plain, 'page')), (c) => c.html(installPage(c, publicUrl)))
  return routes
}

/** The same pane, with one file before Office.js that leads its messages to the workbench instead of to Excel. */
function addWorkbench(routes: Hono<AppEnv>, root: string, publicUrl: string): void {
  const dist = join(root, 'dist')
  const office = join(root, 'node_modules/@microsoft/office-js/dist')
  const scripts = ['/workbench/bootstrap.js', '/vendor/office-js/dist/office.js']
  routes
    .get('/', withHeaders(pageHeaders(policies.workbench, 'page')), (c) =>
      html(c, join(dist, 'workbench/workbench.html')),
    )
    .get('/workbench/taskpane.html', withHeaders(pageHeaders(policies.workbenchPane, 'page')), (c) =>
      pane(c, dist, scripts),
    )
    .get('/workbench/install', withHeaders(pageHeaders(policies.workbenchPane, 'page')), (c) =>
      c.html(installPage(c, publicUrl)),
    )
    .get('/workbench/signin', withHeaders(pageHeaders(policies.workbenchPane, 'page')), (c) =>
      c.html(signInPage(asked(c), scripts[1], `<script src="${scripts[0]}"></script>\n`)),
    )
    // Whatever Excel would say to an address without TLS: the workbench reads its ribbon from it.
    .get('/workbench/manifest.xml', withHeaders(pageHeaders(policies.plain, 'page')), (c) =>
      c.body(xmlText(manifestOf(ribbon, publicUrl)), 200, { 'content-type': 'application/xml; charset=utf-8' }),
    )
    .get('/workbench/*', withHeaders(pageHeaders(policies.plain, 'page')), folder(dist))
    .get(
      '/vendor/ironcalc/*',
      withHeaders(pageHeaders(policies.plain, 'icon')),
      compress(),
      folder(join(root, 'node_modules/@ironcalc/wasm'), '/vendor/ironcalc'),
    )
    .get(
      '/vendor/office-js/dist/*',
      withHeaders(pageHeaders(policies.plain, 'icon')),
      compress(),
      folder(office, '/vendor/office-js/dist'),
    )
}

function installPage(c: AppContext, publicUrl: string): string {
  const language = languageOf(c.req.query('language') ?? c.req.header('accept-language'))
  return stepsPage(language, gettingIt(language, publicUrl))
}

const asked = (c: AppContext) => languageOf(c.req.header('accept-language'))

/** Looked for at the first request: the pages may be built after the server was started. */
function folder(root: string, below = ''): MiddlewareHandler {
  let files: MiddlewareHandler | undefined
  return (c, next) => {
    files ??= serveStatic({ root, rewriteRequestPath: (path) => path.slice(below.length) })
    return files(c, next)
  }
}

const pane = (c: AppContext, dist: string, scripts: readonly string[]) =>
  html(c, join(dist, 'taskpane.html'), (text) =>
    text.replace('<!--office-->', scripts.map((source) => `<script src="${source}"></script>`).join('\n    ')),
  )

async function html(c: AppContext, file: string, filled = (text: string) => text): Promise<Response> {
  try {
    return c.html(filled(await readFile(file, 'utf8')))
  } catch {
    return c.text('This page is not built yet. Run: npm run build', 503)
  }
}
