/**
 * The headers of every kind of page. An add-in is shown inside other people's pages, so: no X-Frame-Options, no
 * cross-origin isolation, and images that Office may load from its own origin and keep.
 */
import type { MiddlewareHandler } from 'hono'

type Headers = Readonly<Record<string, string>>

const officeScripts = 'https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com'
const officeTelemetry = 'https://*.aria.microsoft.com https://*.oaspapps.com'
const officeFrames =
  'https://*.officeapps.live.com https://*.cloud.microsoft https://*.sharepoint.com https://*.office.com https://onedrive.live.com'

type Policy = Readonly<Record<string, string>>
const strict: Policy = { 'default-src': "'none'", 'base-uri': "'none'", 'object-src': "'none'" }
const page: Policy = {
  ...strict,
  'form-action': "'self'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'", // Office.js and Fluent write style attributes
  'img-src': "'self' data:",
  'font-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'frame-ancestors': `'self' ${officeFrames}`,
}

/** `script-src` says `wasm-unsafe-eval` in the workbench because its formula engine is WebAssembly. */
export const policies = {
  pane: { ...page, 'script-src': `'self' ${officeScripts}`, 'connect-src': `'self' ${officeTelemetry}` },
  workbench: {
    ...page,
    'script-src': "'self' 'wasm-unsafe-eval'",
    'img-src': "'self' data: blob:",
    'frame-src': "'self'",
  },
  workbenchPane: { ...page, 'frame-ancestors': "'self'" },
  plain: page,
  docs: { ...page, 'frame-ancestors': "'none'" },
  outbox: { ...page, 'frame-ancestors': "'none'" },
  /** Reached by a link: forms, and nothing else. */
  approval: {
    ...strict,
    'style-src': "'unsafe-inline'",
    'img-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  },
  /** The text of a message, which others wrote: it may look as it likes, and do nothing. */
  message: { ...strict, 'style-src': "'unsafe-inline'", sandbox: 'allow-popups', 'frame-ancestors': "'self'" },
  api: { ...strict, 'frame-ancestors': "'none'" },
} as const satisfies Readonly<Record<string, Policy>>

const cacheControls = {
  page: 'no-cache',
  hashed: 'public, max-age=31536000, immutable',
  icon: 'public, max-age=86400',
  never: 'no-store',
} as const

const always: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'unsafe-none',
  'cross-origin-resource-policy': 'cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Browsers are told to stay with TLS only where people reach the server by it. */
export const commonHeaders = (publicUrl: string): Headers =>
  publicUrl.startsWith('https:') ? { ...always, 'strict-transport-security': 'max-age=31536000' } : always

export const pageHeaders = (policy: Policy, cache: keyof typeof cacheControls): Headers => ({
  'content-security-policy': Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; '),
  'cache-control': cacheControls[cache],
})

/** Set before the handler runs, so that problems carry them too. */
export const withHeaders =
  (headers: Headers): MiddlewareHandler =>
  async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    await next()
  }
