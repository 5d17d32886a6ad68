/** A company on a server, and the calls that its tests make: plain HTTP, as anybody's client would. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Place } from '../../support/databases.ts'
import { type Answer, type Call, type CallOptions, openTestProduct } from '../../support/server.ts'

export type Given = Readonly<Record<string, unknown>>
export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly type: string
  readonly errors: readonly {
    readonly pointer: string
    readonly line?: string
    readonly field?: string
    readonly code: string
    readonly message: string
  }[]
  readonly current?: Saved | null
}
export interface Saved {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly status: string
  readonly lastModifiedDateTime: string
  readonly displayName: string
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
  readonly lines: readonly Given[]
  readonly [property: string]: unknown
}
export interface List<Item = Saved> {
  readonly value: readonly Item[]
  readonly count: number
  readonly next: string | null
}
export interface Entry {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers?: Given
  readonly body?: unknown
  readonly atomicityGroup?: string
  readonly dependsOn?: readonly string[]
}
export interface Response {
  readonly id: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Saved & Problem & { readonly preview?: Readonly<Record<string, readonly Given[]>> }
}

/** Company data of one company, seen by one person. */
export interface Trade {
  readonly name: string
  send<Answered = Saved>(method: string, path: string, options?: Omit<CallOptions, 'token'>): Promise<Answer<Answered>>
  /** The body of an answer that must be good. */
  get<Answered = Saved>(path: string): Promise<Answered>
  post<Answered = Saved>(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>
  put<Answered = Saved>(path: string, body: unknown): Promise<Answered>
  patch<Answered = Saved>(path: string, body: unknown): Promise<Answered>
  /** The problem of a request that must be refused with this status. */
  refused(
    method: string,
    path: string,
    body: unknown,
    status: number,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Problem>
  batch(requests: readonly Entry[], query?: string): Promise<readonly Response[]>
  entries<Item = Given>(ledger: string, query?: string): Promise<readonly Item[]>
  as(token: string): Trade
}

export function tradeOf(call: Call, name: string, token: string): Trade {
  const send: Trade['send'] = (method, path, options = {}) =>
    call(method, `/api/v1/companies/${name}/${path}`, { token, ...options })
  const good = async <Answered>(method: string, path: string, options: CallOptions = {}) => {
    const answer = await send<Answered>(method, path, options)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    name,
    send,
    get: (path) => good('GET', path),
    post: (path, body = {}, headers = {}) => good('POST', path, { body, headers }),
    put: (path, body) => good('PUT', path, { body }),
    patch: (path, body) => good('PATCH', path, { body }),
    async refused(method, path, body, status, headers = {}) {
      const answer = await send<Problem>(method, path, { body, headers })
      expect(
        [answer.status, answer.headers.get('content-type'), answer.body.status],
        JSON.stringify(answer.body),
      ).toEqual([status, 'application/problem+json; charset=utf-8', status])
      return answer.body
    },
    async batch(requests, query = '') {
      const { responses } = await good<{ responses: readonly Response[] }>('POST', `batch${query}`, {
        body: { requests },
      })
      expect(responses.map((one) => one.id)).toEqual(requests.map((one) => one.id))
      return responses
    },
    async entries<Item>(ledger: string, query = '') {
      return (await good<List<Item>>('GET', `${ledger}?top=10000${query}`)).value
    },
    as: (other) => tradeOf(call, name, other),
  }
}

const companyName = () => `t${randomUUID().replaceAll('-', '').slice(0, 12)}`

/** A new company on a running server. */
export async function newCompany(call: Call, token: string, name = companyName()): Promise<Trade> {
  const made = await call('POST', '/api/v1/companies', {
    token,
    body: { name, displayName: `Test ${name}`, country: 'BE' },
  })
  expect(made.status).toBe(201)
  return tradeOf(call, name, token)
}

/** A product without a socket and one company in it. Close it at the end. */
export async function openTrade(place: Place, now = Date.now) {
  const product = await openTestProduct(place, {}, now)
  const admin = await product.adminToken()
  const trade = await newCompany(product.call, admin)
  return { ...product, admin, trade, newCompany: () => newCompany(product.call, admin) }
}
export type OpenTrade = Awaited<ReturnType<typeof openTrade>>

/** The token of a new user with this role in the company. */
export async function person({ call, admin, signIn }: OpenTrade, role: string, company: string): Promise<string> {
  const userName = `${role}-${randomUUID().slice(0, 8)}`
  const body = { userName, displayName: role, password: 'a long password', roles: [{ company, role }] }
  expect((await call('POST', '/api/v1/users', { token: admin, body })).status).toBe(201)
  return signIn(userName, 'a long password')
}

/** Customer C1, the goods G1 (price 10) and the service S1 (price 100). */
export async function stocked(trade: Trade, stock = 100): Promise<Trade> {
  await trade.post('customers', { number: 'C1', displayName: 'Adatum NV', country: 'BE', paymentTermsCode: '30D' })
  await trade.post('items', { number: 'G1', displayName: 'Lamp', type: 'Inventory', unitPrice: 10, unitCost: 6 })
  await trade.post('items', { number: 'S1', displayName: 'Hour', type: 'Service', unitPrice: 100 })
  if (stock > 0)
    await trade.post('itemJournals/post', {
      postingDate: '2026-01-01',
      lines: [{ entryType: 'Positive Adjmt.', itemNumber: 'G1', quantity: stock, unitCost: 6, documentNumber: 'OPEN' }],
    })
  return trade
}

export const line = (lineObjectNumber: string, quantity: number, more: Given = {}) => ({
  lineType: 'Item',
  lineObjectNumber,
  quantity,
  ...more,
})
export const draft = (lines: readonly Given[] = [line('S1', 1)], header: Given = {}) => ({
  customerNumber: 'C1',
  postingDate: '2026-03-10',
  ...header,
  lines,
})
export const entry = (method: string, url: string, body?: unknown, more: Partial<Entry> = {}): Entry => ({
  id: randomUUID(),
  method,
  url,
  ...(body === undefined ? {} : { body }),
  ...more,
})
export const statuses = (responses: readonly Response[]) => responses.map((one) => one.status)

/** Everything that a request might change, to see that it changed nothing. */
export async function everything(trade: Trade): Promise<unknown> {
  const { changes } = await trade.get<{ changes: readonly Given[] }>('changes?top=10000')
  return [changes, (await trade.get<List>('registers?top=10000')).value]
}
/** The revision of the company, as the cursor of its feed tells it. */
export async function revision(trade: Trade): Promise<number> {
  const { next } = await trade.get<{ next: string }>('changes?top=10000')
  return Number(next.split('.')[0])
}
