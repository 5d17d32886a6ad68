import { expect, test } from 'vitest'
import { openEntra } from '../../../server/auth/entra.ts'
import { ensureAdmin } from '../../../server/auth/first-admin.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { openTenant, tenant } from '../../support/entra.ts'

async function setUp() {
  const database = openSqlite(':memory:')
  await migrate(database)
  await ensureAdmin(database, undefined, 0)
  const { jwk, token } = await openTenant()
  const asked: string[] = []
  const fetchKeys = async (address: string) => {
    asked.push(address)
    return [jwk]
  }
  return { ...openEntra(tenant, database, Date.now, fetchKeys), token, asked }
}

test('a token of the tenant for this application stands for our user of that name', async () => {
  const { authenticate, token, asked } = await setUp()
  expect(await authenticate(await token({}))).toMatchObject({
    userName: 'admin',
    roles: [{ company: '*', role: 'admin' }],
  })
  await authenticate(await token({}))
  expect(asked).toEqual(['https://login.microsoftonline.com/t1/discovery/v2.0/keys'])
})

test.each([
  ['another application', { aud: 'c2' }],
  ['another tenant', { tid: 't2' }],
  ['another issuer', { iss: 'https://example.com' }],
  ['someone we do not know', { preferred_username: 'stranger' }],
  ['the past', { exp: Math.floor(Date.now() / 1000) - 10 }],
  ['all time', { exp: undefined }],
])('a token for %s is none', async (_, claims) => {
  const { authenticate, token } = await setUp()
  expect(await authenticate(await token(claims))).toBeUndefined()
})

test('a token signed by somebody else is none, and neither is nonsense', async () => {
  const [{ authenticate }, other] = [await setUp(), await setUp()]
  expect(await authenticate(await other.token({}))).toBeUndefined()
  expect(await authenticate('a.b.c')).toBeUndefined()
  expect(await authenticate('nonsense')).toBeUndefined()
})

test('many tokens at once ask for the keys once, and while nobody answers they are not asked for again', async () => {
  const database = openSqlite(':memory:')
  await migrate(database)
  await ensureAdmin(database, undefined, 0)
  const { jwk, token } = await openTenant()
  const clock = { now: Date.now(), asked: 0, away: true }
  const { authenticate } = openEntra(
    tenant,
    database,
    () => clock.now,
    async () => {
      clock.asked++
      if (clock.away) throw new Error('no answer')
      return [jwk]
    },
  )
  const good = await token({})
  await Promise.all(Array.from({ length: 20 }, () => authenticate(good)))
  expect([await authenticate(good), clock.asked]).toEqual([undefined, 1])
  clock.away = false
  clock.now += 61_000
  expect(await authenticate(good)).toMatchObject({ userName: 'admin' })
  clock.away = true
  clock.now += 3_600_001
  expect(await authenticate(await token({ exp: Math.floor(clock.now / 1000) + 60 }))).toMatchObject({
    userName: 'admin',
  })
  expect(clock.asked).toBe(3)
})

test('a browser is sent to the tenant with a question, and only the token that answers it signs in', async () => {
  const { address, signedIn, token } = await setUp()
  const asked = new URL(address({ redirect: 'https://x.example/in', state: 'a.b', nonce: 'n1', userName: 'admin' }))
  expect(asked.origin + asked.pathname).toBe('https://login.microsoftonline.com/t1/oauth2/v2.0/authorize')
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'id_token',
    response_mode: 'form_post',
    redirect_uri: 'https://x.example/in',
    nonce: 'n1',
    state: 'a.b',
  })
  const answer = await token({ nonce: 'n1' })
  expect(await signedIn(answer, 'n1')).toMatchObject({ userName: 'admin' })
  expect(await signedIn(answer, 'n2')).toBeUndefined()
  expect(await signedIn(await token({}), '')).toBeUndefined()
})
