import { expect, test } from 'vitest'
import { newAttempts } from '../../../server/auth/attempts.ts'
import { hashPassword, verifyPassword } from '../../../server/auth/password.ts'

test('a password is good against its own hash only', async () => {
  const hash = await hashPassword('geheim é')
  expect(await verifyPassword('geheim é', hash)).toBe(true)
  expect(await verifyPassword('geheim e\u0301', hash)).toBe(true)
  expect(await verifyPassword('geheim e', hash)).toBe(false)
  expect(await verifyPassword('', hash)).toBe(false)
})

test('a hash names its cost and never the password, and no two are alike', async () => {
  const [one, other] = [await hashPassword('geheim'), await hashPassword('geheim')]
  expect(one).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(other)
})

test('a hash made with other costs is still understood', async () => {
  const cheap = 'scrypt$16384$8$1$c2FsdHNhbHRzYWx0c2FsdA$'
  const { scryptSync } = await import('node:crypto')
  const key = scryptSync('geheim', Buffer.from('c2FsdHNhbHRzYWx0c2FsdA', 'base64url'), 32, { N: 16384, r: 8, p: 1 })
  expect(await verifyPassword('geheim', cheap + key.toString('base64url'))).toBe(true)
})

test('whoever has no password cannot sign in with any', async () => {
  expect(await verifyPassword('', '')).toBe(false)
  expect(await verifyPassword('anything', '')).toBe(false)
})

test('ten failures make the eleventh wait, for that name from that address only, and not for ever', () => {
  let now = 0
  const attempts = newAttempts(() => now)
  for (let turn = 0; turn < 10; turn++) {
    expect(attempts.wait('Anna', '10.0.0.1')).toBe(0)
    attempts.failed('anna', '10.0.0.1')
    now += 1000
  }
  expect(attempts.wait('ANNA', '10.0.0.1')).toBe(290)
  expect(attempts.wait('anna', '10.0.0.2')).toBe(0)
  expect(attempts.wait('bert', '10.0.0.1')).toBe(0)
  now = 300_000
  expect(attempts.wait('anna', '10.0.0.1')).toBe(0)
})

test('a sign-in that succeeds forgets the failures before it', () => {
  const attempts = newAttempts(() => 0)
  for (let turn = 0; turn < 9; turn++) attempts.failed('anna', '')
  attempts.succeeded('anna', '')
  attempts.failed('anna', '')
  attempts.failed('anna', '')
  expect(attempts.wait('anna', '')).toBe(0)
})
