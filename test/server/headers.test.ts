import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { docsRoutes } from '../../server/routes/docs.ts'
import { manifestRoutes } from '../../server/routes/manifest.ts'
import { pagesRoutes } from '../../server/routes/pages.ts'

/** A folder with built pages in it, as vite leaves them, and a copy of what npm and the repository hold. */
let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'verkoop-pages-'))
  const files = {
    'dist/taskpane.html': '<html><head><!--office--></head></html>',
    'dist/workbench/workbench.html': '<html>workbench</html>',
    'dist/workbench/bootstrap.js': '1',
    'dist/assets/pane-1a2b3c.js': '1',
    'addin/assets/icon-32.png': 'png',
    'server/pages/signin.js': '1',
    'server/pages/outbox.js': '1',
    'node_modules/@microsoft/office-js/dist/office.js': '1',
    'node_modules/swagger-ui-dist/swagger-ui.css': 'a{}',
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, file, '..'), { recursive: true })
    writeFileSync(join(root, file), text)
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function appOf({ local = true, publicUrl = 'http://127.0.0.1:3000' } = {}) {
  const pages = [
    manifestRoutes(publicUrl),
    docsRoutes(root, () => ({ openapi: '3.1.0' })),
    pagesRoutes({ root, local, publicUrl }),
  ]
  return createApp({
    log: pino({ level: 'silent' }),
    publicUrl,
    authenticate: async () => undefined,
    doors: [],
    api: [],
    pages,
  })
}
const directive = (answer: Response, name: string) =>
  (answer.headers.get('content-security-policy') ?? '')
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1)

const everyPage = [
  '/',
  '/taskpane.html',
  '/signin',
  '/signin.js',
  '/install',
  '/outbox',
  '/outbox.js',
  '/docs',
  '/docs/start.js',
  '/openapi.json',
  '/icons/icon-32.png',
  '/assets/pane-1a2b3c.js',
  '/workbench/taskpane.html',
  '/workbench/bootstrap.js',
  '/vendor/office-js/dist/office.js',
  '/docs/viewer/swagger-ui.css',
]
const officeFrames =
  "'self' https://*.officeapps.live.com https://*.cloud.microsoft https://*.sharepoint.com https://*.office.com https://onedrive.live.com"

describe('the headers of a page', () => {
  test.each([...everyPage, '/manifest.xml', '/api/v1/users', '/nothing'])(
    'of %s let Office show it, and nothing be guessed',
    async (path) => {
      const { headers, status } = await appOf().request(path)
      if (everyPage.includes(path)) expect(status).toBe(200)
      expect(headers.get('x-frame-options')).toBeNull()
      expect(headers.get('cross-origin-opener-policy')).toBe('unsafe-none')
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    },
  )

  test('ask for TLS only where TLS is', async () => {
    const { headers } = await appOf({ publicUrl: 'https://sales.example.com' }).request('/taskpane.html')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test('of the pane allow Office.js from Microsoft and frames of Office', async () => {
    for (const path of ['/taskpane.html', '/signin']) {
      const answer = await appOf().request(path)
      expect(directive(answer, 'default-src')).toBe("'none'")
      expect(directive(answer, 'base-uri')).toBe("'none'")
      expect(directive(answer, 'object-src')).toBe("'none'")
      expect(directive(answer, 'form-action')).toBe("'self'")
      expect(directive(answer, 'script-src')).toBe(
        "'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
      )
      expect(directive(answer, 'style-src')).toBe("'self' 'unsafe-inline'")
      expect(directive(answer, 'connect-src')).toBe("'self' https://*.aria.microsoft.com https://*.oaspapps.com")
      expect(directive(answer, 'frame-ancestors')).toBe(officeFrames)
    }
  })

  test('of the root allow the same frames as the pane', async () => {
    for (const local of [true, false])
      expect(directive(await appOf({ local }).request('/'), 'frame-ancestors')).toBe(officeFrames)
  })

  test('of the workbench allow its pane in a frame and WebAssembly, and no other machine', async () => {
    const answer = await appOf().request('/')
    expect(directive(answer, 'script-src')).toBe("'self' 'wasm-unsafe-eval'")
    expect(directive(answer, 'frame-src')).toBe("'self'")
    expect(answer.headers.get('content-security-policy')).not.toContain('microsoft.com ')
    const pane = await appOf().request('/workbench/taskpane.html')
    expect(directive(pane, 'script-src')).toBe("'self'")
    expect(directive(pane, 'frame-ancestors')).toBe("'self'")
  })

  test('of the API allow nothing and keep nothing', async () => {
    const answer = await appOf().request('/api/v1/users')
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('of the docs allow only our own files', async () => {
    const answer = await appOf().request('/docs')
    expect(directive(answer, 'script-src')).toBe("'self'")
    expect(directive(answer, 'frame-ancestors')).toBe("'none'")
    expect(await answer.text()).not.toMatch(/https?:\/\//)
  })

  test.each([
    ['/taskpane.html', 'no-cache'],
    ['/', 'no-cache'],
    ['/signin', 'no-cache'],
    ['/docs', 'no-cache'],
    ['/icons/icon-32.png', 'public, max-age=86400'],
    ['/assets/pane-1a2b3c.js', 'public, max-age=31536000, immutable'],
  ])('of %s say how long it may be kept: %s', async (path, expected) => {
    expect((await appOf().request(path)).headers.get('cache-control')).toBe(expected)
  })
})

describe('the pane', () => {
  test('takes Office.js from Microsoft, and in the workbench from this machine after the bootstrap', async () => {
    expect(await (await appOf().request('/taskpane.html')).text()).toContain(
      '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>',
    )
    const local = await (await appOf().request('/workbench/taskpane.html')).text()
    expect([...local.matchAll(/src="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '/workbench/bootstrap.js',
      '/vendor/office-js/dist/office.js',
    ])
  })

  test('has no workbench beside it where other machines reach the server', async () => {
    const app = appOf({ local: false, publicUrl: 'https://sales.example.com' })
    expect(await (await app.request('/')).text()).toContain('https://sales.example.com/manifest.xml')
    for (const path of ['/workbench/taskpane.html', '/workbench/bootstrap.js', '/vendor/office-js/dist/office.js'])
      expect((await app.request(path)).status).toBe(404)
  })
})

describe('the key combinations', () => {
  test.each(['/shortcuts.json', '/shortcuts.en-us.json', '/shortcuts.nl-nl.json', '/shortcuts.fr-fr.json'])(
    'of %s are for Excel to fetch from a page of its own',
    async (path) => {
      const answer = await appOf().request(path)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(JSON.stringify(await answer.json())).toContain('checkRows')
    },
  )
})

describe('the manifest', () => {
  test('is refused in words without https, in the language asked for', async () => {
    const answer = await appOf().request('/manifest.xml', { headers: { 'accept-language': 'fr' } })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Excel exige https')
  })

  test('names the address that people use', async () => {
    const answer = await appOf({ publicUrl: 'https://sales.example.com' }).request('/manifest.xml')
    expect(answer.headers.get('content-type')).toMatch(/^application\/xml/)
    const text = await answer.text()
    expect(text).toContain('"https://sales.example.com/taskpane.html"')
    expect(text).not.toContain('localhost')
  })
})
