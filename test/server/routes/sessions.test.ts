import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { say } from '../../../shared/words/words.ts'
import { forEachEngine, type Place } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'

interface SessionBody {
  readonly token: string
  readonly expiresAt: string
  readonly refreshToken: string
  readonly user: { readonly userName: string }
}
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')
const hour = 3_600_000

forEachEngine((_, __, newPlace) => {
  const closings: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closings.splice(0)) await close()
  })
  /** A product with a clock that stands still until `clock.now` is moved. */
  async function open(environment: Record<string, string> = {}, place?: Place, clock = { now: Date.UTC(2026, 0, 1) }) {
    const product = await openTestProduct(
      place ?? (await newPlace()),
      { ADMIN_PASSWORD: adminPassword, ...environment },
      () => clock.now,
    )
    closings.push(product.close)
    const signIn = (body: object, headers = {}) =>
      product.call<SessionBody>('POST', '/api/v1/sessions', { body, headers })
    const status = async (token: string) => (await product.call('GET', '/api/v1/sessions/current', { token })).status
    const renew = (refreshToken: string, key?: string) =>
      product.call<SessionBody>('POST', '/api/v1/sessions/refresh', {
        body: { refreshToken },
        headers: key === undefined ? {} : { 'idempotency-key': key },
      })
    return { ...product, clock, signIn, status, renew }
  }
  const right = { userName: 'Admin', password: adminPassword }

  describe('a session', () => {
    test('begins with user name and password, whatever the case of the name', async () => {
      const { signIn, status } = await open()
      const { status: created, body } = await signIn(right)
      expect(created).toBe(201)
      expect(body).toMatchObject({
        expiresAt: '2026-01-01T12:00:00.000Z',
        user: { userName: 'admin', roles: [{ company: '*', role: 'admin' }] },
      })
      expect(await status(body.token)).toBe(200)
      expect(await status(body.refreshToken)).toBe(401)
    })

    test.each([
      [{ userName: 'admin', password: 'wrong' }, 401],
      [{ userName: 'nobody', password: 'wrong' }, 401],
      [{ userName: 'admin' }, 422],
      [{ userName: 'admin', password: 7 }, 422],
      [{}, 422],
      [[], 422],
      [{ code: 'none' }, 401],
      [{ code: 7 }, 422],
    ])('does not begin with %o', async (body, expected) => {
      const { signIn } = await open()
      expect((await signIn(body)).status).toBe(expected)
    })

    test('ends after twelve hours, and is renewed within thirty days by its refresh token', async () => {
      const { signIn, status, clock, renew } = await open()
      const { body } = await signIn(right)
      clock.now += 12 * hour
      expect(await status(body.token)).toBe(401)
      const renewed = await renew(body.refreshToken)
      expect(renewed.status).toBe(201)
      expect(await status(renewed.body.token)).toBe(200)
      clock.now += 31 * 24 * hour
      expect((await renew(renewed.body.refreshToken)).status).toBe(401)
    })

    test('ends when a refresh token is used again, however often it was renewed since: somebody else may have it', async () => {
      const { signIn, status, renew } = await open()
      const { body } = await signIn(right)
      const other = await signIn(right)
      const second = await renew(body.refreshToken)
      const third = await renew(second.body.refreshToken)
      expect(await status(third.body.token)).toBe(200)
      const refused = { code: 'AuthenticationRequired', detail: say('en', 'problem.AuthenticationRequired') }
      expect(await renew(body.refreshToken)).toMatchObject({ status: 401, body: refused })
      expect(await status(third.body.token)).toBe(401)
      expect((await renew(third.body.refreshToken)).status).toBe(401)
      expect(await status(other.body.token)).toBe(200)
    })

    test('whose renewal was not heard of is renewed by the same request, known by its key', async () => {
      const { signIn, status, renew } = await open()
      const { body } = await signIn(right)
      const [unheard, unheardToo] = await Promise.all([
        renew(body.refreshToken, 'a key'),
        renew(body.refreshToken, 'a key'),
      ])
      expect([unheard.status, unheardToo.status]).toEqual([201, 201])
      const heard = await renew(body.refreshToken, 'a key')
      expect(heard.status).toBe(201)
      expect(await status(heard.body.token)).toBe(200)
      const next = await renew(heard.body.refreshToken, 'another key')
      expect(await status(next.body.token)).toBe(200)
    })

    test('ends when a renewal is repeated that was heard of, or by who knows the token but not the key', async () => {
      const { signIn, status, renew } = await open()
      const { body } = await signIn(right)
      const heard = await renew(body.refreshToken, 'a key')
      const next = await renew(heard.body.refreshToken, 'another key')
      expect((await renew(body.refreshToken, 'a key')).status).toBe(401)
      expect(await status(next.body.token)).toBe(401)
      const { body: again } = await signIn(right)
      const renewed = await renew(again.refreshToken, 'a key')
      expect((await renew(again.refreshToken, 'a guess')).status).toBe(401)
      expect(await status(renewed.body.token)).toBe(401)
    })

    test('ends at once when signed out, its refresh token with it', async () => {
      const { signIn, status, call, renew } = await open()
      const { body } = await signIn(right)
      expect(await status(body.token)).toBe(200)
      expect((await call('DELETE', '/api/v1/sessions/current', { token: body.token })).status).toBe(204)
      expect(await status(body.token)).toBe(401)
      expect((await renew(body.refreshToken)).status).toBe(401)
    })

    test('that ends on one server ends on another within seconds', async () => {
      const place = await newPlace()
      const [one, other] = [await open({}, place), await open({}, place)]
      const { body } = await one.signIn(right)
      expect(await other.status(body.token)).toBe(200)
      await one.call('DELETE', '/api/v1/sessions/current', { token: body.token })
      other.clock.now += 2_000
      expect(await other.status(body.token)).toBe(401)
    })

    test('outlives the server, and its token stands in no table', async () => {
      const place = await newPlace()
      const first = await open({}, place)
      const { body } = await first.signIn(right)
      const again = await open({}, place)
      expect(await again.status(body.token)).toBe(200)
      const stored = JSON.stringify(await place.open().rows('SELECT * FROM sessions'))
      expect(stored).not.toContain(body.token)
      expect(stored).not.toContain(body.refreshToken)
    })
  })

  describe('a code to sign in with', () => {
    test('is good once', async () => {
      const { sessions, signIn } = await open()
      const code = await sessions.newCode('admin')
      expect(await signIn({ code })).toMatchObject({ status: 201, body: { user: { userName: 'admin' } } })
      expect((await signIn({ code })).status).toBe(401)
    })

    test('is good for one of two who use it at once', async () => {
      const { sessions, signIn } = await open()
      const code = await sessions.newCode('admin')
      const statuses = (await Promise.all([signIn({ code }), signIn({ code })])).map(({ status }) => status)
      expect(statuses.toSorted()).toEqual([201, 401])
    })

    test('is good for fifteen minutes', async () => {
      const { sessions, signIn, clock } = await open()
      const code = await sessions.newCode('admin')
      clock.now += 15 * 60_000
      expect((await signIn({ code })).status).toBe(401)
    })

    test('from the sign-in page is good for the pane that asked for it only', async () => {
      const { call, signIn } = await open()
      const newCode = async () =>
        (
          await call<{ code: string }>('POST', '/api/v1/sessions/codes', {
            body: { ...right, challenge: challengeOf('v'.repeat(43)) },
          })
        ).body.code
      expect((await signIn({ code: await newCode() })).status).toBe(401)
      expect((await signIn({ code: await newCode(), verifier: 'w'.repeat(43) })).status).toBe(401)
      expect((await signIn({ code: await newCode(), verifier: 'v'.repeat(43) })).status).toBe(201)
    })

    test('is not given without the password or without a challenge', async () => {
      const { call } = await open()
      const ask = async (body: object) => (await call('POST', '/api/v1/sessions/codes', { body })).status
      expect(await ask({ ...right, password: 'wrong', challenge: challengeOf('v') })).toBe(401)
      expect(await ask({ ...right, challenge: '' })).toBe(422)
    })
  })

  describe('signing in', () => {
    test('is slowed down after ten failures, with the seconds to wait', async () => {
      const { signIn } = await open({ TRUST_PROXY: '1' })
      const from = (address: string) => ({ 'x-forwarded-for': `1.2.3.4, ${address}` })
      const wrong = { userName: 'admin', password: 'wrong' }
      for (let turn = 0; turn < 10; turn++) expect((await signIn(wrong, from('10.0.0.1'))).status).toBe(401)
      const refused = await signIn(wrong, from('10.0.0.1'))
      expect(refused).toMatchObject({ status: 429, body: { code: 'RateLimited' } })
      expect(refused.headers.get('retry-after')).toBe('300')
      expect((await signIn(right, from('10.0.0.2'))).status).toBe(201)
    })

    test('listens to no more than a name and a password', async () => {
      const { call, signIn } = await open()
      const long = 'x'.repeat(2000)
      expect((await signIn({ userName: long, password: 'wrong' })).status).toBe(422)
      expect((await signIn({ userName: 'admin', password: long })).status).toBe(422)
      const huge = { refreshToken: 'x'.repeat(70_000) }
      for (const path of ['', '/codes', '/refresh'])
        expect((await call('POST', `/api/v1/sessions${path}`, { body: huge })).status).toBe(413)
    })

    test('is slowed down for many guesses at once as for one after the other', async () => {
      const { signIn } = await open()
      const guesses = Array.from({ length: 12 }, (_, at) => signIn({ userName: 'admin', password: `guess ${at}` }))
      const statuses = (await Promise.all(guesses)).map(({ status }) => status)
      expect(statuses.toSorted()).toEqual([...Array(10).fill(401), 429, 429])
    })

    test('is not slowed down by successes', async () => {
      const { signIn } = await open()
      for (let turn = 0; turn < 12; turn++) expect((await signIn(right)).status).toBe(201)
    })
  })

  describe('the user admin', () => {
    test('keeps the first password that was set', async () => {
      const place = await newPlace()
      await open({}, place)
      const { signIn } = await open({ ADMIN_PASSWORD: 'another one' }, place)
      expect((await signIn({ userName: 'admin', password: 'another one' })).status).toBe(401)
      expect((await signIn(right)).status).toBe(201)
    })

    test('has none until one is given', async () => {
      const place = await newPlace()
      const without = await open({ ADMIN_PASSWORD: '' }, place)
      expect(without.adminHasPassword).toBe(false)
      expect((await without.signIn({ userName: 'admin', password: ' ' })).status).toBe(401)
      expect((await open({}, place)).adminHasPassword).toBe(true)
    })

    test('is made once by servers that start at the same time', async () => {
      const place = await newPlace()
      await Promise.all([1, 2, 3].map(() => open({}, place)))
      expect(await place.open().rows('SELECT user_name FROM users')).toHaveLength(1)
    })
  })
})
