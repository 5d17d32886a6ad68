import { afterEach, describe, expect, test } from 'vitest'
import { forEachEngine } from '../../support/databases.ts'
import { openTestProduct } from '../../support/server.ts'

interface UserBody {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly object[]
  readonly version: number
  readonly code: string
  readonly errors: readonly { readonly field: string; readonly code: string }[]
  readonly current: UserBody
}
interface ListBody {
  readonly value: readonly UserBody[]
  readonly count: number
  readonly next: string | null
}
const role = (company: string, name = 'clerk') => ({ company, role: name })

forEachEngine((_, __, newPlace) => {
  let close: () => Promise<void>
  afterEach(() => close())
  async function open() {
    const product = await openTestProduct(await newPlace())
    close = product.close
    const admin = await product.adminToken()
    const users = (token = admin, query = '') => product.call<ListBody>('GET', `/api/v1/users${query}`, { token })
    const add = (body: object, token = admin) =>
      product.call<UserBody>('POST', '/api/v1/users', { token, body: { password: 'long enough', ...body } })
    const change = (name: string, body: object, token = admin, headers = {}) =>
      product.call<UserBody>('PATCH', `/api/v1/users/${name}`, { token, body, headers })
    const adminOf = async (company: string) => {
      await add({ userName: `admin-${company}`, roles: [role(company, 'admin')] })
      return product.signIn(`admin-${company}`, 'long enough')
    }
    return { ...product, admin, users, add, change, adminOf }
  }

  describe('a user', () => {
    test('is made by an admin, and can sign in', async () => {
      const { add, signIn, call } = await open()
      const made = await add({ userName: 'Anna.P', displayName: 'Anna Peeters', roles: [role('demo', 'accountant')] })
      expect(made).toMatchObject({
        status: 201,
        body: { userName: 'Anna.P', displayName: 'Anna Peeters', roles: [role('demo', 'accountant')], version: 1 },
      })
      expect(made.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(made.headers.get('etag')).toBe('"1"')
      expect(JSON.stringify(made.body)).not.toMatch(/scrypt|long enough/)
      const token = await signIn('anna.p', 'long enough')
      expect((await call('GET', '/api/v1/sessions/current', { token })).body).toMatchObject({
        user: { userName: 'Anna.P' },
      })
    })

    test('has a name that nobody else has, whatever its case', async () => {
      const { add } = await open()
      await add({ userName: 'anna' })
      expect(await add({ userName: 'ANNA' })).toMatchObject({ status: 409, body: { code: 'RecordExists' } })
    })

    test('is refused with all that is wrong about it', async () => {
      const { add } = await open()
      const { status, body } = await add({
        userName: 'two words',
        password: 'short',
        roles: [{ company: 'demo', role: 'king' }],
      })
      expect(status).toBe(422)
      expect(body.errors.map(({ field }) => field).toSorted()).toEqual(['password', 'role', 'userName'])
      expect((await add({ password: 'long enough' })).body.errors).toMatchObject([
        { field: 'userName', code: 'MissingValue' },
      ])
      expect(JSON.stringify(body)).not.toContain('short')
    })

    test('may be changed by an admin: roles hold at once, and a new password ends the sessions', async () => {
      const { add, change, signIn, call } = await open()
      await add({ userName: 'anna', roles: [role('demo')] })
      const token = await signIn('anna', 'long enough')
      const changed = await change('Anna', { roles: [role('demo', 'manager')] })
      expect(changed).toMatchObject({
        status: 200,
        body: { displayName: 'anna', roles: [role('demo', 'manager')], version: 2 },
      })
      expect((await call('GET', '/api/v1/sessions/current', { token })).body).toMatchObject({
        user: { roles: [role('demo', 'manager')] },
      })
      await change('anna', { password: 'even longer' })
      expect((await call('GET', '/api/v1/sessions/current', { token })).status).toBe(401)
      expect(await signIn('anna', 'long enough')).toBeUndefined()
      expect(await signIn('anna', 'even longer')).toBeDefined()
    })

    test('is not changed over the head of somebody else', async () => {
      const { add, change } = await open()
      await add({ userName: 'anna' })
      expect((await change('anna', { displayName: 'A' }, undefined, { 'if-match': '"1"' })).status).toBe(200)
      const late = await change('anna', { displayName: 'B' }, undefined, { 'if-match': '1' })
      expect(late).toMatchObject({
        status: 412,
        body: { code: 'VersionConflict', current: { displayName: 'A', version: 2 } },
      })
      expect((await change('nobody', { displayName: 'B' })).status).toBe(404)
    })
  })

  describe('a request to make a user', () => {
    const headers = { 'idempotency-key': 'key-1' }
    const anna = { userName: 'anna', displayName: 'Anna', password: 'long enough' }

    test('that is repeated gets the first answer and does nothing else', async () => {
      const { call, admin, users } = await open()
      const send = (body: object) => call<UserBody>('POST', '/api/v1/users', { token: admin, body, headers })
      const first = await send(anna)
      const again = await send(anna)
      expect([first.status, again.status]).toEqual([201, 201])
      expect(again.body).toEqual(first.body)
      expect([first, again].map((answer) => answer.headers.get('idempotent-replayed'))).toEqual([null, 'true'])
      expect(await send({ ...anna, displayName: 'Other' })).toMatchObject({
        status: 422,
        body: { code: 'IdempotencyKeyReused' },
      })
      expect((await users()).body.count).toBe(2)
    })

    test('that was refused stays refused', async () => {
      const { call, admin, add } = await open()
      await add({ userName: 'Anna' })
      const send = () => call<UserBody>('POST', '/api/v1/users', { token: admin, body: anna, headers })
      const [first, again] = [await send(), await send()]
      expect(again).toMatchObject({ status: 409, body: first.body })
      expect(again.headers.get('idempotent-replayed')).toBe('true')
    })

    test('that comes five times at once makes one user and gets one answer', async () => {
      const { call, admin } = await open()
      const send = () => call<UserBody>('POST', '/api/v1/users', { token: admin, body: anna, headers })
      const answers = await Promise.all([send(), send(), send(), send(), send()])
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
      expect(answers[0]?.status).toBe(201)
    })
  })

  describe('users', () => {
    test('are listed page by page, searched and filtered', async () => {
      const { add, users } = await open()
      for (const userName of ['c', 'B', 'a']) await add({ userName, displayName: `Person ${userName}` })
      const first = await users(undefined, '?top=3')
      expect(first.body).toMatchObject({
        count: 4,
        value: [{ userName: 'a' }, { userName: 'admin' }, { userName: 'B' }],
      })
      const second = await users(undefined, `?top=3&cursor=${first.body.next}`)
      expect(second.body).toMatchObject({ count: 4, next: null, value: [{ userName: 'c' }] })
      expect((await users(undefined, '?search=PERSON%20b')).body.value).toMatchObject([{ userName: 'B' }])
      expect((await users(undefined, '?userName=c')).body.count).toBe(1)
      expect((await users(undefined, '?top=10001')).status).toBe(422)
    })

    test('are nothing to those who are admin of nothing', async () => {
      const { add, users, change, signIn } = await open()
      await add({ userName: 'anna', roles: [role('demo', 'manager')] })
      const anna = await signIn('anna', 'long enough')
      expect(await users(anna)).toMatchObject({ status: 403, body: { code: 'Forbidden' } })
      expect((await add({ userName: 'bert' }, anna)).status).toBe(403)
      expect((await change('anna', { roles: [role('*', 'admin')] }, anna)).status).toBe(403)
    })
  })

  describe('an admin of one company', () => {
    test('grants roles in it, and nowhere else', async () => {
      const { add, change, adminOf } = await open()
      const one = await adminOf('one')
      expect((await add({ userName: 'anna', roles: [role('one', 'admin')] }, one)).status).toBe(201)
      expect((await change('anna', { roles: [role('one')] }, one)).status).toBe(200)
      for (const roles of [[role('two')], [role('*')], [role('one'), role('two', 'viewer')]]) {
        expect((await add({ userName: 'bert', roles }, one)).status).toBe(403)
        expect((await change('anna', { roles }, one)).status).toBe(403)
      }
    })

    test('does not touch people of other companies: a new password would open those', async () => {
      const { add, change, adminOf } = await open()
      const one = await adminOf('one')
      await add({ userName: 'both', roles: [role('one'), role('two')] })
      for (const name of ['admin', 'both']) {
        expect((await change(name, { password: 'taken over' }, one)).status).toBe(403)
        expect((await change(name, { roles: [role('one')] }, one)).status).toBe(403)
      }
    })

    test('sees its people and their roles in it', async () => {
      const { add, users, adminOf } = await open()
      const one = await adminOf('one')
      await add({ userName: 'both', roles: [role('one'), role('two')] })
      await add({ userName: 'other', roles: [role('two')] })
      expect((await users(one)).body.value).toMatchObject([
        { userName: 'admin-one' },
        { userName: 'both', roles: [role('one')] },
      ])
    })
  })
})
