import { afterEach, describe, expect, test, vi } from 'vitest'
import { createServer } from '../../../addin/replica/server.ts'
import type { BatchRequest } from '../../../addin/replica/wire.ts'

/** `silence`: nothing comes, and of `half` nothing more, until the asking is broken off. */
type Reply = Response | 'lost' | 'silence' | 'half'
afterEach(() => {
  vi.useRealTimers()
})
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const session = (token: string, refreshToken = 'again') =>
  json(201, { token, refreshToken, expiresAt: '', user: { userName: 'an', displayName: 'An', roles: [] } })

function opened(...replies: readonly Reply[]) {
  const sent: { method: string; path: string; headers: Headers; body: unknown }[] = []
  const waits: number[] = []
  const online: boolean[] = []
  let signedOut = 0
  let ids = 0
  const left = [...replies]
  let kept: string | null = null
  const server = createServer({
    keptSession: { read: () => kept, keep: (token) => (kept = token) },
    origin: 'https://sales.example',
    shortDate: () => 'd/MM/yyyy',
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      sent.push({
        method: init?.method ?? '',
        path: String(input).replace('https://sales.example', ''),
        headers,
        body: init?.body ? JSON.parse(String(init.body)) : null,
      })
      const reply = left.shift() ?? 'lost'
      if (reply === 'lost') throw new TypeError('no line')
      if (reply === 'silence') return brokenOff(init?.signal)
      if (reply === 'half') return new Response(halfAnAnswer(init?.signal))
      return reply
    },
    language: () => 'nl',
    companyId: () => 'c1',
    newId: () => `id ${++ids}`,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
    },
    onConnection: (isOnline) => online.push(isOnline),
    onSignedOut: () => signedOut++,
  })
  return { server, sent, waits, online, signedOut: () => signedOut, kept: () => kept }
}
const brokenOff = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('broken off'))))
const halfAnAnswer = (signal: AbortSignal | null | undefined) =>
  new ReadableStream({
    start(body) {
      body.enqueue(new TextEncoder().encode('{"responses":'))
      brokenOff(signal).catch((error) => body.error(error))
    },
  })
const request: BatchRequest = {
  id: '01890000-0000-8000-8000-000000000001',
  method: 'POST',
  url: 'customers',
  body: { displayName: 'One' },
}

describe('a session', () => {
  test('keeps its token in memory and shows it with each request, in the language of the user', async () => {
    const { server, sent } = opened(session('t1'), json(200, { value: [] }))
    await server.signIn({ userName: 'an', password: 'right' })
    await server.companies()
    expect(sent[0]?.headers.get('Authorization')).toBeNull()
    expect(sent[1]?.headers.get('Authorization')).toBe('Bearer t1')
    expect(sent[1]?.headers.get('Accept-Language')).toBe('nl')
    expect(sent[1]?.headers.get('Company-Id')).toBe('c1')
  })

  test('that ran out is renewed once, and the request sent again', async () => {
    const { server, sent, signedOut } = opened(session('t1'), json(401, {}), session('t2'), json(200, { value: [] }))
    await server.signIn({ userName: 'an', password: 'right' })
    expect(await server.companies()).toMatchObject({ kind: 'ok' })
    expect(sent.map((one) => one.path)).toEqual([
      '/api/v1/sessions',
      '/api/v1/companies?top=1000',
      '/api/v1/sessions/refresh',
      '/api/v1/companies?top=1000',
    ])
    expect(sent[3]?.headers.get('Authorization')).toBe('Bearer t2')
    expect(signedOut()).toBe(0)
  })

  test('that cannot be renewed is over', async () => {
    const { server, signedOut } = opened(session('t1'), json(401, {}), json(401, {}))
    await server.signIn({ userName: 'an', password: 'right' })
    expect(await server.companies()).toMatchObject({ kind: 'refused', problem: { status: 401 } })
    expect(signedOut()).toBe(1)
  })

  test('goes on after the pane was loaded again, with a token that is good once', async () => {
    const { server, sent, kept } = opened(session('t1', 'r1'), session('t2', 'r2'), json(200, { value: [] }))
    await server.signIn({ userName: 'an', password: 'right' })
    expect(kept()).toBe('r1')
    expect(await server.resume()).toMatchObject({ kind: 'ok', body: { user: { userName: 'an' } } })
    expect(sent[1]).toMatchObject({ path: '/api/v1/sessions/refresh', body: { refreshToken: 'r1' } })
    expect(kept()).toBe('r2')
    await server.companies()
    expect(sent[2]?.headers.get('Authorization')).toBe('Bearer t2')
  })

  test('is renewed once for all that find it run out at the same time', async () => {
    const { server, sent, signedOut } = opened(
      session('t1'),
      ...[json(401, {}), json(401, {})],
      session('t2', 'r2'),
      ...[json(200, { value: [] }), json(200, { value: [] })],
    )
    await server.signIn({ userName: 'an', password: 'right' })
    const answers = await Promise.all([server.companies(), server.companies()])
    expect(answers.map(({ kind }) => kind)).toEqual(['ok', 'ok'])
    expect(sent.filter(({ path }) => path.endsWith('/refresh'))).toHaveLength(1)
    expect(signedOut()).toBe(0)
  })

  test('whose renewal was not heard of is renewed by the same request with its key, also when asked for later', async () => {
    const lost = Array<Reply>(4).fill('lost')
    const { server, sent } = opened(session('t1', 'r1'), ...lost, session('t2', 'r2'), session('t3', 'r3'))
    await server.signIn({ userName: 'an', password: 'right' })
    await server.resume()
    await server.resume()
    await server.resume()
    const keys = sent.slice(1).map(({ headers }) => headers.get('Idempotency-Key'))
    expect(new Set(keys.slice(0, 5)).size).toBe(1)
    expect(keys[0]).toBeTruthy()
    expect(keys[5]).not.toBe(keys[0])
  })

  test('is forgotten when the server refuses to go on with it, and kept when the line breaks', async () => {
    const lost = opened(session('t1', 'r1'))
    await lost.server.signIn({ userName: 'an', password: 'right' })
    expect(await lost.server.resume()).toEqual({ kind: 'lost' })
    expect(lost.kept()).toBe('r1')
    const refused = opened(session('t1', 'r1'), json(401, {}))
    await refused.server.signIn({ userName: 'an', password: 'right' })
    expect(await refused.server.resume()).toMatchObject({ kind: 'refused' })
    expect(refused.kept()).toBeNull()
    expect(await refused.server.resume()).toBeNull()
  })

  test('leaves nothing behind when the user signs out', async () => {
    const { server, kept } = opened(session('t1', 'r1'), new Response(null, { status: 204 }))
    await server.signIn({ userName: 'an', password: 'right' })
    await server.signOut()
    expect(kept()).toBeNull()
  })

  test('refused at the door is told, not renewed', async () => {
    const { server, sent } = opened(json(401, { code: 'AuthenticationRequired' }))
    expect(await server.signIn({ code: 'used' })).toMatchObject({
      kind: 'refused',
      problem: { code: 'AuthenticationRequired' },
    })
    expect(sent).toHaveLength(1)
    expect(server.isSignedIn()).toBe(false)
  })
})

describe('a request', () => {
  test('is tried again with the same ids when the line fails, ever later', async () => {
    const { server, sent, waits, online } = opened('lost', json(504, {}), json(200, { responses: [] }))
    expect(await server.batch('demo', [request], false)).toMatchObject({ kind: 'ok' })
    expect(sent.map((one) => one.body)).toEqual(Array(3).fill({ requests: [request] }))
    expect(waits).toEqual([400, 800])
    expect(online).toEqual([false, false, true])
  })

  test('whose answer never comes is lost, not refused', async () => {
    const { server, sent } = opened()
    expect(await server.batch('demo', [request], false)).toEqual({ kind: 'lost' })
    expect(sent).toHaveLength(4)
  })

  test('that a network swallows is given up after two minutes, and not tried for as long again', async () => {
    vi.useFakeTimers()
    const { server, sent, online } = opened('silence')
    const answer = server.batch('demo', [request], false)
    await vi.advanceTimersByTimeAsync(119_000)
    expect(online).toEqual([])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await answer).toEqual({ kind: 'lost' })
    expect([online, sent.length]).toEqual([[false], 1])
  })

  test('that its asker breaks off says nothing about the line', async () => {
    const { server, online } = opened('silence')
    const asking = new AbortController()
    const answer = server.changes('demo', null, [], { seconds: 20, signal: asking.signal })
    asking.abort()
    expect(await answer).toEqual({ kind: 'lost' })
    expect(online).toEqual([])
  })

  test('whose answer does not come to an end is sent again two minutes after it began', async () => {
    vi.useFakeTimers()
    const { server } = opened('half', json(200, { responses: [] }))
    const ended = vi.fn()
    void server.batch('demo', [request], false).then(ended)
    await vi.advanceTimersByTimeAsync(121_000)
    expect(ended).toHaveBeenCalledWith({ kind: 'ok', status: 200, body: { responses: [] } })
  })

  test('whose answer breaks off in the middle is lost too', async () => {
    const broken = () => new Response('{"responses":[', { status: 200 })
    const { server } = opened(broken(), broken(), broken(), broken())
    expect(await server.batch('demo', [request], false)).toEqual({ kind: 'lost' })
  })

  test('waits as long as a busy server asks', async () => {
    const { server, waits } = opened(json(503, { code: 'Busy' }, { 'Retry-After': '2' }), json(200, { responses: [] }))
    expect(await server.batch('demo', [request], true)).toMatchObject({ kind: 'ok' })
    expect(waits).toEqual([2000])
  })

  test('is lost on a server whose database is away, and on a gateway that finds no server', async () => {
    const away = () => json(503, { code: 'DatabaseUnavailable' }, { 'Retry-After': '1' })
    const nobody = () => new Response('<html>no server is available', { status: 503 })
    const { server, sent, online } = opened(away(), nobody(), away(), nobody(), away(), json(200, { responses: [] }))
    expect(await server.batch('demo', [request], false)).toEqual({ kind: 'lost' })
    expect(sent).toHaveLength(4)
    expect(await server.batch('demo', [request], false)).toMatchObject({ kind: 'ok' })
    expect(online).toEqual([false, false, false, false, false, true])
  })

  test('that is refused is not tried again', async () => {
    const { server, sent } = opened(json(413, { code: 'PayloadTooLarge', detail: 'Te veel.' }))
    expect(await server.batch('demo', [request], false)).toMatchObject({
      kind: 'refused',
      problem: { status: 413, code: 'PayloadTooLarge', detail: 'Te veel.', errors: [] },
    })
    expect(sent).toHaveLength(1)
  })

  test('refused by something that does not speak our language is still a problem', async () => {
    const { server } = opened(new Response('<html>', { status: 500 }))
    expect(await server.feed('demo', 'vatEntries', 7)).toMatchObject({
      kind: 'refused',
      problem: { status: 500, code: 'InternalError' },
    })
  })
})
