/** The OpenAPI document and a page to browse it, with our own copy of the viewer. */
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { pageHeaders, policies, withHeaders } from '../headers.ts'
import { type AppEnv, answerJson } from '../request.ts'

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verkoop API</title>
<link rel="icon" href="/icons/icon-32.png">
<link rel="stylesheet" href="/docs/viewer/swagger-ui.css">
<script src="/docs/viewer/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
</head>
<body><div id="viewer"></div></body>
</html>
`
const start = `window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#viewer', deepLinking: true })\n`

/** `document` makes the OpenAPI document for the address that people use. `root` is the folder of package.json. */
export function docsRoutes(root: string, document: () => unknown): Hono<AppEnv> {
  const viewer = join(root, 'node_modules/swagger-ui-dist')
  const docs = withHeaders(pageHeaders(policies.docs, 'page'))
  const files = withHeaders(pageHeaders(policies.docs, 'icon'))
  const fromViewer = serveStatic({ root: viewer, rewriteRequestPath: (path) => path.slice('/docs/viewer'.length) })
  return new Hono<AppEnv>()
    .get('/openapi.json', withHeaders(pageHeaders(policies.api, 'page')), (c) => answerJson(c, document()))
    .get('/docs', docs, (c) => c.html(page))
    .get('/docs/start.js', docs, (c) => c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/docs/viewer/:file{swagger-ui\\.css|swagger-ui-bundle\\.js}', files, compress(), fromViewer)
}
