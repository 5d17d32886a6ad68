import { sign } from 'hono/jwt'
import { expect, test } from 'vitest'
import { entraAuthenticate } from '../../../server/auth/entra.ts'
import { ensureAdmin } from '../../../server/auth/first-admin.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
}

async function setUp() {
  const database = openSqlite(':memory:')
  await migrate(database)
  await ensureAdmin(database, undefined, 0)
  const { privateKey, publicKey } = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
  const jwk = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }
  const asked: string[] = []
  const fetchKeys = async (address: string) => {
    asked.push(address)
    return [jwk]
  }
  const key = { ...(await crypto.subtle.exportKey('jwk', privateKey)), kid: 'k1', alg: 'RS256' }
  const authenticate = entraAuthenticate({ tenantId: 't1', clientId: 'c1' }, database, Date.now, fetchKeys)
  const token = (claims: object) => sign({ ...good(), ...claims }, key as never, 'RS256')
  return { authenticate, token, asked }
}
const good = () => ({
  iss: 'https://login.microsoftonline.com/t1/v2.0',
  aud: 'c1',
  tid: 't1',
  preferred_username: 'Admin',
  exp: Math.floor(Date.now() / 1000) + 600,
})

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
