import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { expect, test } from 'vitest'
import { newAttempts } from '../../../server/auth/attempts.ts'
import { hashPassword, verifyPassword } from '../../../server/auth/password.ts'
import { DatabaseUnavailable } from '../../../server/store/database.ts'

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

const wrong = async () => undefined
const right = async () => 'anna'

test('many passwords at once leave the threads of other work free', async () => {
  const done: string[] = []
  const verifying = Array.from({ length: 12 }, () => verifyPassword('guess', '').then(() => done.push('password')))
  await promisify(gzip)('an answer').then(() => done.push('answer'))
  await Promise.all(verifying)
  expect(done.indexOf('answer')).toBeLessThan(4)
})

test('ten failures make the eleventh wait, for that name from that address only, and not for ever', async () => {
  let now = 0
  const attempts = newAttempts(() => now)
  for (let turn = 0; turn < 10; turn++) {
    expect(await attempts.make('Anna', '10.0.0.1', wrong)).toEqual({ found: undefined })
    now += 1000
  }
  expect(await attempts.make('ANNA', '10.0.0.1', right)).toEqual({ secondsToWait: 290 })
  expect(await attempts.make('anna', '10.0.0.2', right)).toEqual({ found: 'anna' })
  expect(await attempts.make('bert', '10.0.0.1', right)).toEqual({ found: 'anna' })
  now = 300_000
  expect(await attempts.make('anna', '10.0.0.1', right)).toEqual({ found: 'anna' })
})

test('a sign-in that succeeds forgets the failures before it', async () => {
  const attempts = newAttempts(() => 0)
  for (let turn = 0; turn < 9; turn++) await attempts.make('anna', '', wrong)
  await attempts.make('anna', '', right)
  await attempts.make('anna', '', wrong)
  await attempts.make('anna', '', wrong)
  expect(await attempts.make('anna', '', right)).toEqual({ found: 'anna' })
})

test('a hundred tries at once are no more than ten, and one that breaks off is one of them', async () => {
  const attempts = newAttempts(() => 0)
  let made = 0
  const slow = async () => {
    const turn = ++made
    await new Promise((resolve) => setImmediate(resolve))
    if (turn === 3) throw new Error('a defect')
    return undefined
  }
  const tries = Array.from({ length: 100 }, () => attempts.make('anna', '10.0.0.1', slow))
  const answers = await Promise.allSettled(tries)
  expect(made).toBe(10)
  expect(answers.filter(({ status }) => status === 'rejected')).not.toEqual([])
  expect(answers.at(-1)).toEqual({ status: 'fulfilled', value: { secondsToWait: 300 } })
})

test('a try that breaks off because the database is away is no failure', async () => {
  const attempts = newAttempts(() => 0)
  const away = async () => {
    throw new DatabaseUnavailable('the database does not answer')
  }
  for (let turn = 0; turn < 12; turn++)
    await expect(attempts.make('anna', '10.0.0.1', away)).rejects.toThrow(DatabaseUnavailable)
  const atOnce = Array.from({ length: 12 }, () => attempts.make('anna', '10.0.0.1', away))
  expect((await Promise.allSettled(atOnce)).map(({ status }) => status)).toEqual(Array(12).fill('rejected'))
  expect(await attempts.make('anna', '10.0.0.1', wrong)).toEqual({ found: undefined })
  expect(await attempts.make('anna', '10.0.0.1', right)).toEqual({ found: 'anna' })
})

test('however many sign in well at once, none has to wait', async () => {
  const attempts = newAttempts(() => 0)
  const found = await Promise.all(Array.from({ length: 50 }, () => attempts.make('anna', '10.0.0.1', right)))
  expect(found).toEqual(Array(50).fill({ found: 'anna' }))
})

test('who tries name after name waits after a hundred, wherever in its network it says it is', async () => {
  const attempts = newAttempts(() => 0)
  for (let turn = 0; turn < 100; turn++) await attempts.make(`name ${turn}`, `2001:db8::${turn}`, wrong)
  expect(await attempts.make('anna', '2001:db8:0:0:1::7', right)).toEqual({ secondsToWait: 300 })
  expect(await attempts.make('anna', '2001:db8:0:1::7', right)).toEqual({ found: 'anna' })
})
