/** The demonstration made anew, by its administrator, while others look on. */
import { expect, test } from 'vitest'
import { migrate } from '../../../server/store/migrate.ts'
import { companyTables } from '../../../server/store/tables.ts'
import { forEachEngine } from '../../support/databases.ts'
import { type CallOptions, openTestProduct } from '../../support/server.ts'

const demo = '/api/v1/companies/demo'
const today = Date.parse('2026-06-15T09:00:00Z')

interface Listed {
  readonly value: readonly { readonly id: string; readonly name: string }[]
  readonly count: number
}
interface Told {
  readonly code: string
  readonly next: string
}

forEachEngine((_, open, newPlace) => {
  async function opened(
    environment: Readonly<Record<string, string>> = { DEMO: '1' },
    template = 'demo',
    country = 'BE',
  ) {
    const product = await openTestProduct(await newPlace(), environment, () => today)
    const token = await product.adminToken()
    const call = <Body>(method: string, path: string, options: CallOptions = {}) =>
      product.call<Body>(method, path, { token, ...options })
    const company = { name: 'demo', displayName: 'De Spaak', country, template }
    expect((await call('POST', '/api/v1/companies', { body: company })).status).toBe(201)
    return { product, call }
  }

  test('all that was done in it is gone, and what it began with is there again, sealed and under a new id', {
    timeout: 90_000,
  }, async () => {
    const { product, call } = await opened()
    const idOf = async () => (await call<Listed>('GET', '/api/v1/companies')).body.value.map(({ id }) => id)
    const countOf = async (list: string) => (await call<Listed>('GET', `${demo}/${list}?top=1`)).body.count
    const [before, customers, entries] = [
      await idOf(),
      await countOf('customers'),
      await countOf('generalLedgerEntries'),
    ]
    await call('POST', `${demo}/customers`, { body: { number: 'MINE', displayName: 'Mine', country: 'BE' } })
    const key = { 'idempotency-key': 'reset-1' }
    const made = await call<{ id: string }>('POST', `${demo}/reset`, { headers: key })
    expect(made).toMatchObject({ status: 201, body: { name: 'demo', displayName: 'De Spaak' } })
    expect([await countOf('customers'), await countOf('generalLedgerEntries')]).toEqual([customers, entries])
    expect(await idOf()).toEqual([made.body.id])
    expect(before).not.toEqual([made.body.id])
    expect((await call('GET', `${demo}/registers/verify`)).body).toMatchObject({ valid: true })
    // A repeat of the request is no second time.
    expect((await call('POST', `${demo}/reset`, { headers: key })).body).toEqual(made.body)
    expect(await idOf()).toEqual([made.body.id])
    // What is typed next is numbered and kept as in any company.
    const customer = { number: 'MINE', displayName: 'Mine', country: 'BE' }
    expect((await call('POST', `${demo}/customers`, { body: customer })).status).toBe(201)
    expect((await call('POST', `${demo}/reset`)).status).toBe(201)
    await product.close()
  })

  test('who follows its changes is told, also while waiting for the next, and so is who names its earlier id', {
    timeout: 90_000,
  }, async () => {
    const { product, call } = await opened()
    const [company] = (await call<Listed>('GET', '/api/v1/companies')).body.value
    const { next } = (await call<Told>('GET', `${demo}/changes?top=10000`)).body
    const held = call<Told>('GET', `${demo}/changes?after=${next}&wait=20`)
    expect((await call('POST', `${demo}/reset`)).status).toBe(201)
    expect([(await held).status, (await held).body.code]).toEqual([410, 'CompanyMadeAnew'])
    expect((await call<Told>('GET', `${demo}/changes?after=${next}`)).body.code).toBe('CompanyMadeAnew')
    expect((await call('GET', `${demo}/changes`)).status).toBe(200)
    const headers = { 'company-id': company?.id ?? '', 'content-type': 'application/json' }
    expect((await call<Told>('GET', `${demo}/customers`, { headers })).body.code).toBe('CompanyMadeAnew')
    const batch = await call<Told>('POST', `${demo}/batch`, { headers, body: { requests: [] } })
    expect([batch.status, batch.body.code]).toEqual([410, 'CompanyMadeAnew'])
    await product.close()
  })

  test('what is being written meanwhile is done in the old company or in the new, and never in both', {
    timeout: 90_000,
  }, async () => {
    const { product, call } = await opened()
    const resetting = call('POST', `${demo}/reset`)
    const made: number[] = []
    for (let at = 0, over = false; !over; at++) {
      over = await Promise.race([resetting.then(() => true), new Promise<false>((go) => setTimeout(go, 20, false))])
      const body = { number: `N${at}`, displayName: 'New', country: 'BE' }
      made.push((await call('POST', `${demo}/customers`, { body })).status)
    }
    expect((await resetting).status).toBe(201)
    expect(new Set(made)).toEqual(new Set([201]))
    const { count } = (await call<Listed>('GET', `${demo}/customers?search=New&top=1`)).body
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(made.length)
    expect((await call('GET', `${demo}/registers/verify`)).body).toMatchObject({ valid: true })
    await product.close()
  })

  test('it is for its administrator, and only where the server offers a demonstration that is one', {
    timeout: 90_000,
  }, async () => {
    const { product, call } = await opened()
    const user = { userName: 'claire', displayName: 'Claire', password: 'correct horse', roles: [] }
    await call('POST', '/api/v1/users', { body: { ...user, roles: [{ company: 'demo', role: 'manager' }] } })
    const token = await product.signIn('claire', 'correct horse')
    expect((await call<Told>('POST', `${demo}/reset`, { token })).body.code).toBe('Forbidden')
    await call('POST', '/api/v1/companies', { body: { name: 'other' } })
    expect((await call<Told>('POST', '/api/v1/companies/other/reset')).body.code).toBe('NotDemonstration')
    await product.close()
    const off = await opened({ DEMO: '0' }, 'demo', 'NL')
    const { taxRegistrationNumber } = (
      await off.call<{ taxRegistrationNumber: string }>('GET', `${demo}/companyInformation`)
    ).body
    expect(taxRegistrationNumber).toMatch(/^NL/)
    expect((await off.call<Told>('POST', `${demo}/reset`)).body.code).toBe('NotDemonstration')
    await off.product.close()
    const own = await opened({ DEMO: '1' }, 'starter')
    const refused = await own.call<Told>('POST', `${demo}/reset`)
    expect([refused.status, refused.body.code]).toEqual([409, 'NotDemonstration'])
    await own.product.close()
  })

  test('no table that holds something of a company is forgotten', async () => {
    const db = await open()
    await migrate(db)
    const listed =
      db.engine === 'sqlite'
        ? `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'company' WHERE m.type = 'table'`
        : `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'company'`
    const names = (await db.rows<{ name: string }>(listed)).map(({ name }) => name)
    const ofNone = ['users', 'sessions', 'used_refresh_tokens', 'sign_in_codes', 'secrets']
    expect(names.toSorted()).toEqual(['books', ...companyTables, ...ofNone].toSorted())
  })
})
