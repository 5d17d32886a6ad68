/** A tenant of Entra ID, as far as its tokens go: it signs them, and its public key is there to be fetched. */
import { sign } from 'hono/jwt'

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
}
export const tenant = { tenantId: 't1', clientId: 'c1' } as const

export async function openTenant() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
  const jwk = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }
  const key = { ...(await crypto.subtle.exportKey('jwk', privateKey)), kid: 'k1', alg: 'RS256' }
  return { jwk, token: (claims: object) => sign({ ...good(), ...claims }, key as never, 'RS256') }
}
const good = () => ({
  iss: `https://login.microsoftonline.com/${tenant.tenantId}/v2.0`,
  aud: tenant.clientId,
  tid: tenant.tenantId,
  preferred_username: 'Admin',
  exp: Math.floor(Date.now() / 1000) + 600,
})
