import { Hono } from 'hono'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { Refused } from '../../server/problem-response.ts'
import { type AppEnv, answerJson, readJson } from '../../server/request.ts'
import { DatabaseUnavailable, StorageFull } from '../../server/store/database.ts'
import { mistake, problemOf } from '../../shared/posting/problem.ts'
import { callBy } from '../support/server.ts'

interface ProblemBody {
  readonly status: number
  readonly code: string
  readonly detail: string
}

function appWith(routes: Hono<AppEnv>, lines: string[] = []) {
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const anyone = { userName: 'anna', displayName: 'Anna', roles: [] }
  const authenticate = async (token: string) => (token === 'good' ? anyone : undefined)
  const app = createApp({
    log,
    publicUrl: 'https://sales.example.com',
    authenticate,
    doors: [],
    api: [routes],
    pages: [],
  })
  return callBy((path, init) => app.request(path, init))
}
const things = () =>
  new Hono<AppEnv>()
    .get('/things/:name', (c) => answerJson(c, { name: c.req.param('name') }))
    .post('/things', async (c) => answerJson(c, await readJson(c), 201))
    .get('/broken', () => {
      throw new Error('secret of Anna')
    })
    .get('/full', () => {
      throw new StorageFull()
    })
    .get('/closed', () => {
      const params = { date: '2026-01-05', from: '2026-02-01', to: '2026-12-31' }
      throw new Refused(problemOf([mistake('PostingDateNotAllowed', 'postingDate', params)]))
    })
    .get('/away', () => {
      throw new DatabaseUnavailable('secret of Anna')
    })
const token = 'good'

describe('the app', () => {
  test('answers 401 to whoever has no valid token, whatever the path', async () => {
    const call = appWith(things())
    for (const headers of [
      {},
      { authorization: 'Bearer bad' },
      { authorization: 'Basic good' },
      { authorization: 'good' },
    ]) {
      const answer = await call<ProblemBody>('GET', '/api/v1/things/a', { headers })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(answer.body.code).toBe('AuthenticationRequired')
    }
  })

  test('answers 404 and 405 as problems, in the language of the caller', async () => {
    const call = appWith(things())
    const missing = await call<ProblemBody>('GET', '/api/v1/nothing', {
      token,
      headers: { 'accept-language': 'nl-BE,nl;q=0.9' },
    })
    expect(missing.body).toMatchObject({ status: 404, code: 'NotFound', detail: expect.stringMatching(/bestaat niet/) })
    const wrong = await call<ProblemBody>('DELETE', '/api/v1/things', { token })
    expect(wrong.body).toMatchObject({ status: 405, code: 'MethodNotAllowed' })
    expect(wrong.headers.get('allow')).toBe('POST')
  })

  test.each([
    '{"name":',
    'name=x',
    '{"name":"x",}',
    '[1,2',
    '{"a":1}}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
    '{"\\udc00":1}',
  ])('answers 400 to the body %s', async (body) => {
    const answer = await appWith(things())<ProblemBody>('POST', '/api/v1/things', { token, body })
    expect(answer.body).toMatchObject({ status: 400, code: 'MalformedRequest' })
  })

  test('keeps a body to the letter, emoji written as escapes included', async () => {
    const answer = await appWith(things())('POST', '/api/v1/things', {
      token,
      body: '{"a":"\\ud83d\\udeb2 \\\\u0000\\t"}',
    })
    expect(answer).toMatchObject({ status: 201, body: { a: '🚲 \\u0000\t' } })
  })

  test('takes a request without a body for an empty one', async () => {
    expect(await appWith(things())('POST', '/api/v1/things', { token })).toMatchObject({ status: 201, body: {} })
  })

  test('answers 413 to more than 16 MiB, and 400 to a NUL in the address', async () => {
    const call = appWith(things())
    const body = JSON.stringify({ text: 'x'.repeat(16 * 1024 * 1024) })
    expect((await call<ProblemBody>('POST', '/api/v1/things', { token, body })).body).toMatchObject({
      status: 413,
      code: 'PayloadTooLarge',
    })
    expect((await call<ProblemBody>('GET', '/api/v1/things/a%00b', { token })).body).toMatchObject({
      status: 400,
      code: 'MalformedRequest',
    })
  })

  test('tells of its own failures the request id and nothing else', async () => {
    const lines: string[] = []
    const answer = await appWith(things(), lines)<ProblemBody>('GET', '/api/v1/broken', { token })
    const requestId = answer.headers.get('x-request-id') ?? ''
    expect(answer.body).toMatchObject({ status: 500, code: 'InternalError' })
    expect(answer.body.detail).toContain(requestId)
    expect(JSON.stringify(answer.body)).not.toContain('Anna')
    expect(lines.map((line) => JSON.parse(line)).find((line) => line.level === 50)).toMatchObject({
      requestId,
      msg: 'failed',
    })
  })

  test('answers 507 when the disk is full', async () => {
    const answer = await appWith(things())<ProblemBody>('GET', '/api/v1/full', { token })
    expect(answer.body).toMatchObject({ status: 507, code: 'StorageFull' })
  })

  test('writes days as the caller’s Excel does, and as the language does where nothing is said of that', async () => {
    const call = appWith(things())
    const detail = async (headers: Record<string, string>) =>
      (await call<ProblemBody>('GET', '/api/v1/closed', { token, headers: { 'accept-language': 'nl', ...headers } }))
        .body.detail
    expect(await detail({ prefer: 'short-date="d/MM/yyyy"' })).toContain('5/01/2026 valt buiten')
    expect(await detail({})).toContain('05-01-2026 valt buiten')
  })

  test('answers 503 while the database is away, and when to ask again', async () => {
    const answer = await appWith(things())<ProblemBody>('GET', '/api/v1/away', { token })
    expect(answer.body).toMatchObject({ status: 503, code: 'DatabaseUnavailable' })
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(JSON.stringify(answer.body)).not.toContain('Anna')
  })

  test('logs each request by its route, without what people typed', async () => {
    const lines: string[] = []
    await appWith(things(), lines)('GET', '/api/v1/things/Secret%20NV?search=Peeters', { token })
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(/Secret|Peeters|good|anna/i)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'GET', route: '/api/v1/things/:name', status: 200 })
  })

  test('compresses long answers for those who can read them, and leaves their ETag strong', async () => {
    const long = new Hono<AppEnv>().get('/long', (c) =>
      answerJson(c, { text: 'x'.repeat(10_000) }, 200, { etag: '"3"' }),
    )
    const call = appWith(long)
    const headers = { 'accept-encoding': 'br, gzip' }
    const log = pino({ level: 'silent' })
    const anyone = async () => ({ userName: 'anna', displayName: 'Anna', roles: [] })
    const app = createApp({
      log,
      publicUrl: 'http://127.0.0.1:3000',
      authenticate: anyone,
      doors: [],
      api: [long],
      pages: [],
    })
    const zipped = await app.request('/api/v1/long', { headers: { ...headers, authorization: 'Bearer good' } })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    expect(zipped.headers.get('etag')).toBe('"3"')
    const text = await new Response(zipped.body?.pipeThrough(new DecompressionStream('gzip'))).text()
    expect(JSON.parse(text)).toEqual({ text: 'x'.repeat(10_000) })
    const plain = await call('GET', '/api/v1/long', { token, headers: { 'accept-encoding': 'gzip;q=0' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })
})
