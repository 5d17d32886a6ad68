/** A pane on a real server: the actions, Office.js, HTTP and the ledger behind it are the product's own. */

import type { Place } from '../../support/databases.ts'
import { openOffice } from '../../support/office.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openPane, type Pane, quirks } from './pane.ts'

export type Product = Awaited<ReturnType<typeof openTestProduct>>

/** What may happen on the way between a pane and the server. */
export interface Line {
  /** Nothing gets through. */
  cut?: boolean
  /** Answers to postings and saves are lost. */
  answers?: boolean
  /** Postings and saves are lost on their way to the server. */
  lost?: boolean
  /** The server does what it is asked, and then the power goes. */
  hangs?: (() => void) | undefined
  /** The session has ended, and cannot be renewed. */
  unsigned?: boolean
  /** How many batches went out. */
  batches?: number
  /** Called when the server has answered a real batch, before the pane hears of it. */
  beforeBatchAnswer?: (() => void) | undefined
}

export const administrator = { userName: 'admin', password: adminPassword }

/** A line of an invoice to customer C1, as it is pasted into the sheet. */
export const invoiceRow = (document: string, item: string, quantity: number | string, customer = 'C1') =>
  [document, customer, '10-3-2026', '', item, '', String(quantity)].join('\t')

/** A server of its own with `openedOn`'s company and pane, and the way between the two. */
export async function openedWithLine(newPlace: () => Promise<Place>) {
  const product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
  const way: Line = {}
  return { product, way, pane: await openedOn(product, way) }
}

/** A company with two customers, goods in stock and a service, and a pane signed in on an empty workbook. */
export async function openedOn(product: Product, line: Line = {}): Promise<Pane> {
  await openedCompany(product)
  const pane = await openPane({ fetch: fetchOver(product, line) })
  await pane.actions.signIn(administrator)
  await pane.actions.setUpWorkbook()
  return pane
}

/** The company alone. Answers a token of its administrator. */
export async function openedCompany(product: Product): Promise<string> {
  const token = await product.signIn('admin', adminPassword)
  const send = async (method: string, path: string, body: unknown) => {
    const answer = await product.call(method, path, { token, body })
    if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  }
  const demo = '/api/v1/companies/demo'
  await send('POST', '/api/v1/companies', {
    name: 'demo',
    displayName: 'Demo NV',
    country: 'BE',
    currencyCode: 'EUR',
    template: 'starter',
  })
  await send('POST', `${demo}/customers`, { number: 'C1', displayName: 'One', country: 'BE' })
  await send('POST', `${demo}/customers`, { number: 'C2', displayName: 'Two', country: 'BE', blocked: 'All' })
  await send('POST', `${demo}/items`, {
    number: 'X',
    displayName: 'Thing',
    type: 'Inventory',
    baseUnitOfMeasureCode: 'PCS',
    unitPrice: 10,
    unitCost: 6,
    generalProductPostingGroup: 'RETAIL',
    vatProductPostingGroup: 'VAT21',
    inventoryPostingGroup: 'RESALE',
  })
  await send('POST', `${demo}/items`, {
    number: 'HELP',
    displayName: 'Help',
    type: 'Service',
    baseUnitOfMeasureCode: 'HOUR',
    unitPrice: 50,
    generalProductPostingGroup: 'SERVICES',
    vatProductPostingGroup: 'VAT21',
  })
  await send('POST', `${demo}/itemJournals/post`, {
    postingDate: '2026-01-01',
    lines: [{ entryType: 'Positive Adjmt.', itemNumber: 'X', quantity: 100, unitCost: 6, documentNumber: 'START' }],
  })
  return token
}

export const fetchOver =
  (product: Product, line: Line): typeof fetch =>
  async (input, init) => {
    if (line.cut || (line.lost && String(input).endsWith('/batch'))) throw new TypeError('no line')
    if (line.unsigned) return new Response('{"code":"AuthenticationRequired"}', { status: 401 })
    const answer = await product.app.request(String(input), init)
    if (!String(input).endsWith('/batch')) return answer
    line.batches = (line.batches ?? 0) + 1
    line.beforeBatchAnswer?.()
    if (line.hangs) {
      line.hangs()
      return new Promise<Response>(() => {})
    }
    if (line.answers) throw new TypeError('line lost')
    return answer
  }

/** A second person, an accountant, in a workbook of their own beside the first. It is their turn then. */
export async function openedBeside(product: Product, userName: string, line: Line = {}): Promise<Pane> {
  const token = await product.signIn('admin', adminPassword)
  const password = 'a password of my own'
  const roles = [{ company: 'demo', role: 'accountant' }]
  await product.call('POST', '/api/v1/users', { token, body: { userName, displayName: userName, password, roles } })
  const office = openOffice({ excelApi: '1.17', culture: 'nl-BE', quirks, beside: true })
  const pane = await openPane({ fetch: fetchOver(product, line), office })
  await pane.actions.signIn({ userName, password })
  await pane.actions.setUpWorkbook()
  return pane
}
