/** A company to measure with: starter set-up, customers, items with plenty in stock, and invoices drafted from them. */
import { requestId } from '../../addin/workbook/ids.ts'
import { newId } from '../../server/new-id.ts'
import { adminPassword, type RunningServer, startServer } from '../support/server.ts'
import { type Client, openClient, textOf } from './client.ts'

export const company = 'bench'
const root = `/api/v1/companies/${company}`
const customers = 50
const items = 200

export interface Shop {
  readonly server: RunningServer
  readonly token: string
  readonly client: Client
  /** Ends the server. */
  close(): Promise<void>
}

/** A draft that the server knows, by its id. */
export type Draft = string

export async function openShop(environment: Readonly<Record<string, string>>): Promise<Shop> {
  const server = await startServer({ environment })
  const answer = await server.call<{ token: string }>('POST', '/api/v1/sessions', {
    body: { userName: 'admin', password: adminPassword },
  })
  const { token } = answer.body
  const client = await openClient(server.url, token)
  const shop = {
    server,
    token,
    client,
    async close() {
      client.close()
      await server.stop()
    },
  }
  await fill(shop)
  return shop
}

async function fill(shop: Shop) {
  await shop.client.send('POST', '/api/v1/companies', {
    name: company,
    displayName: 'Bench',
    country: 'BE',
    currencyCode: 'EUR',
    template: 'starter',
  })
  const masters = [
    ...numbered(customers, 'C').map((number) => create('customers', customerOf(number))),
    ...numbered(items, 'I').map((number) => create('items', itemOf(number))),
  ]
  await batch(shop, masters)
  const stock = numbered(items, 'I').map((itemNumber) => ({
    entryType: 'Purchase',
    itemNumber,
    quantity: 1_000_000,
    unitCost: 6,
    documentNumber: 'START',
  }))
  await shop.client.send('POST', `${root}/itemJournals/post`, { postingDate: '2026-01-01', lines: stock })
}

const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(4, '0')}`)

const customerOf = (number: string) => ({
  number,
  displayName: `Customer ${number}`,
  addressLine1: 'Kerkstraat 1',
  postalCode: '9000',
  city: 'Gent',
  country: 'BE',
  paymentTermsCode: '30D',
})

const itemOf = (number: string) => ({
  number,
  displayName: `Item ${number}`,
  type: 'Inventory',
  baseUnitOfMeasureCode: 'PCS',
  unitPrice: 10 + Number(number.slice(1)) / 100,
  unitCost: 6,
  generalProductPostingGroup: 'RETAIL',
  vatProductPostingGroup: Number(number.slice(1)) % 4 === 0 ? 'VAT6' : 'VAT21',
  inventoryPostingGroup: 'RESALE',
})

interface Request {
  readonly id: string
  readonly method: 'POST'
  readonly url: string
  readonly body?: unknown
}
const create = (url: string, body: unknown): Request => ({ id: newId(Date.now()), method: 'POST', url, body })

/** The same lines whichever server asks: documents differ by their place only. */
function invoiceOf(id: string, place: number, lines: number) {
  return {
    id,
    customerNumber: `C${String(1 + (place % customers)).padStart(4, '0')}`,
    postingDate: '2026-03-10',
    externalDocumentNumber: `PO-${place}`,
    lines: Array.from({ length: lines }, (_, line) => ({
      lineObjectNumber: `I${String(1 + ((place * 7 + line * 31) % items)).padStart(4, '0')}`,
      quantity: 1 + ((place + line) % 9),
    })),
  }
}

/** The keys under which the creation of a draft is remembered, and its posting. */
export const creationKey = (id: Draft) => requestId(id, 'create', 0, 0)
export const postingKey = (id: Draft) => requestId(id, 'post', 1, 0)

let drafted = 0
/** Documents that are posted, and how. */
export const postings = {
  salesInvoices: 'post',
  salesOrders: 'shipAndInvoice',
  salesReturnOrders: 'receiveAndInvoice',
  salesCreditMemos: 'post',
} as const
export type Posted = keyof typeof postings

const draftRequest = (lines: number, resource: Posted = 'salesInvoices'): Request => {
  const id = newId(Date.now())
  drafted++
  return {
    id: creationKey(id),
    method: 'POST',
    url: resource,
    body: invoiceOf(id, drafted, lines),
  }
}
const idIn = ({ body }: Request) => (body as { id: string }).id

/** Stores drafts of so many stock lines each. */
export async function draft(shop: Shop, count: number, lines: number, resource?: Posted): Promise<Draft[]> {
  const requests = Array.from({ length: count }, () => draftRequest(lines, resource))
  for (let from = 0; from < count; from += 1000) await batch(shop, requests.slice(from, from + 1000))
  return requests.map(idIn)
}

const postRequest = (id: Draft, resource: Posted = 'salesInvoices'): Request => ({
  id: postingKey(id),
  method: 'POST',
  url: `${resource}/${id}/${postings[resource]}`,
})

/** All in one call. Seconds from asking to the last byte of the answer. */
export const postTogether = (shop: Shop, drafts: readonly Draft[], resource?: Posted) =>
  timedBatch(
    shop,
    drafts.map((id) => postRequest(id, resource)),
  )

/** Cancels or corrects posted invoices, all in one call. Seconds from asking to the last byte of the answer. */
export const takeBackTogether = (shop: Shop, invoices: readonly Draft[], action: 'cancel' | 'correct') =>
  timedBatch(
    shop,
    invoices.map((id) => ({ id: requestId(id, action, 2, 0), method: 'POST', url: `salesInvoices/${id}/${action}` })),
  )

/** Ships orders, all in one call; also tells which shipments that made. */
export async function shipTogether(shop: Shop, orders: readonly Draft[]) {
  const requests = orders.map((id) => ({
    id: requestId(id, 'ship', 1, 0),
    method: 'POST' as const,
    url: `salesOrders/${id}/ship`,
  }))
  const { seconds, bodies } = await answeredBatch(shop, requests)
  return { seconds, shipments: bodies.map((body) => (body as { shipment: { id: string } }).shipment.id) }
}

/** Undoes shipments, all in one call. Seconds from asking to the last byte of the answer. */
export const undoTogether = (shop: Shop, shipments: readonly string[]) =>
  timedBatch(
    shop,
    shipments.map((id) => ({ id: requestId(id, 'undo', 1, 0), method: 'POST', url: `salesShipments/${id}/undo` })),
  )

/** Drafts and posts so many documents in one call; also tells which. */
export async function createAndPost(shop: Shop, count: number, lines: number) {
  const creates = Array.from({ length: count }, () => draftRequest(lines))
  const requests = creates.flatMap((one) => [one, postRequest(idIn(one))])
  return { drafts: creates.map(idIn), seconds: await timedBatch(shop, requests) }
}

/** One by one, over so many connections at a time. Seconds for all. */
export async function postSingly(shop: Shop, drafts: readonly Draft[], connections: number): Promise<number> {
  const clients = await Promise.all(Array.from({ length: connections }, () => openClient(shop.server.url, shop.token)))
  const waiting = drafts.values()
  const start = performance.now()
  const work = async (client: Client) => {
    for (const id of waiting) await client.send('POST', `${root}/salesInvoices/${id}/post`, {}, postingKey(id))
  }
  await Promise.all(clients.map(work))
  const seconds = (performance.now() - start) / 1000
  for (const client of clients) client.close()
  return seconds
}

async function batch(shop: Shop, requests: readonly Request[]): Promise<void> {
  await timedBatch(shop, requests)
}

const timedBatch = async (shop: Shop, requests: readonly Request[]): Promise<number> =>
  (await answeredBatch(shop, requests)).seconds

/** Rejects when any of the requests was refused. */
async function answeredBatch({ client }: Shop, requests: readonly Request[]) {
  const start = performance.now()
  const body = await client.send('POST', `${root}/batch`, { requests })
  const seconds = (performance.now() - start) / 1000
  const { responses } = JSON.parse(textOf(body)) as { responses: { status: number; body: unknown }[] }
  const refused = responses.find(({ status }) => status >= 300)
  if (refused || responses.length !== requests.length) throw new Error(`refused: ${JSON.stringify(refused)}`)
  return { seconds, bodies: responses.map(({ body: one }) => one) }
}

/** The chain of what was posted; rejects when it does not hold. */
export async function verifyChain({ server, token }: Shop): Promise<void> {
  const { body } = await server.call<{ valid: boolean }>('GET', `${root}/registers/verify`, { token })
  if (!body.valid) throw new Error(`the chain is broken: ${JSON.stringify(body)}`)
}
