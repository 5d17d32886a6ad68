import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Workbook } from '../../addin/workbench/model/types.ts'
import { openedCompany, type Product } from '../addin/actions/real-pane.ts'
import { onEngine } from '../support/databases.ts'
import { adminPassword, openTestProduct } from '../support/server.ts'
import { runs } from './runs.ts'
import {
  Account,
  anyHistoryOfTwo,
  comeToRest,
  customersOf,
  type Editor,
  editorAt,
  freshWorkbook,
  rowsOf,
  type Step,
  take,
} from './workbooks.ts'

interface Customer {
  readonly number: string
  readonly displayName: string
  readonly city: string
}
interface Line {
  readonly description: string
  readonly clientLineId: string
  readonly quantity: number
  readonly unitPrice: number
}
interface Invoice {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly lines: readonly Line[]
}

interface Place {
  readonly product: Product
  readonly token: string
  readonly fresh: Workbook
}

/** A company grows with every history: another one after so many. */
const historiesPerCompany = 40

onEngine('sqlite', (_, __, newPlace) => {
  test('two workbooks and the server agree in the end, no row is lost and none is doubled', {
    timeout: 3_600_000,
  }, async () => {
    let place: Place | null = null
    let histories = 0
    await fc.assert(
      fc.asyncProperty(anyHistoryOfTwo, async (steps) => {
        if (histories++ % historiesPerCompany === 0) {
          await place?.product.close()
          place = await openedFor(await newPlace())
        }
        await lived(place as Place, steps)
      }),
      runs(12, 3_000),
    )
    await (place as Place | null)?.product.close()
  })
})

async function openedFor(where: Parameters<typeof openTestProduct>[0]): Promise<Place> {
  const product = await openTestProduct(where, { ADMIN_PASSWORD: adminPassword })
  const token = await openedCompany(product)
  const roles = [{ company: 'demo', role: 'accountant' }]
  const piet = { userName: 'piet', displayName: 'Piet', password: 'a password of my own', roles }
  await product.call('POST', '/api/v1/users', { token, body: piet })
  return { product, token, fresh: await freshWorkbook(product, adminPassword) }
}

async function lived({ product, token, fresh }: Place, steps: readonly Step[]): Promise<void> {
  const known = await cleared(product, token)
  const editors = [await editorAt(product, fresh, 'admin'), await editorAt(product, fresh, 'piet')] as const
  const account = new Account()
  for (const step of steps) await take(step, editors, account)
  await comeToRest(editors)
  const everything = await all<Invoice>(product, token, 'salesInvoices')
  const here = everything.filter(({ id }) => !known.has(id))
  nothingLostNorDoubled(here, account)
  const customers = await all<Customer>(product, token, 'customers')
  const memos = await all<{ readonly corrects: string }>(product, token, 'salesCreditMemos')
  // Each was cancelled once, by one credit memo.
  const cancelled = everything.filter(({ status }) => status === 'Canceled').map(({ number }) => number)
  expect(memos.map(({ corrects }) => corrects).toSorted()).toEqual(cancelled.toSorted())
  for (const number of account.customers)
    if (!account.undone.has(number))
      expect([number, customers.filter((one) => one.number === number).length]).toEqual([number, 1])
  for (const editor of editors) {
    agrees(editor, here)
    agreesOnCustomers(editor, customers)
  }
}

async function all<T>({ call }: Product, token: string, resource: string): Promise<readonly T[]> {
  const path = `/api/v1/companies/demo/${resource}?top=10000`
  return (await call<{ value: readonly T[] }>('GET', path, { token })).body.value
}

/** No draft is left of the history before; answers what there is. */
async function cleared(product: Product, token: string): Promise<ReadonlySet<string>> {
  const every = await all<Invoice>(product, token, 'salesInvoices')
  for (const { id, status } of every)
    if (status === 'Draft') await product.call('DELETE', `/api/v1/companies/demo/salesInvoices/${id}`, { token })
  return new Set(every.map(({ id }) => id))
}

function nothingLostNorDoubled(all: readonly Invoice[], { made, taken, extra }: Account): void {
  const counts = new Map<string, number>()
  for (const { description } of all.flatMap(({ lines }) => lines))
    counts.set(description, (counts.get(description) ?? 0) + 1)
  for (const word of made) {
    const count = counts.get(word) ?? 0
    if (!taken.has(word)) expect([word, count]).not.toEqual([word, 0])
    expect([word, count > 1 + (extra.get(word) ?? 0)]).toEqual([word, false])
  }
}

/** The sheet shows every draft of the server, line by line, and nothing else. */
function agrees(editor: Editor, all: readonly Invoice[]): void {
  const shown = rowsOf(editor).map(({ row }) => [row.document, row.rowId, row.description, row.quantity, row.unitPrice])
  const drafts = all
    .filter(({ status }) => status === 'Draft')
    .flatMap(({ number, lines }) =>
      lines.map((line) => [number, line.clientLineId, line.description, line.quantity, line.unitPrice]),
    )
  const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).toSorted()
  expect(inOrder(shown)).toEqual(inOrder(drafts))
  expect([editor.pane.state().waiting, editor.pane.state().unconfirmed]).toEqual([[], null])
}

/** The sheet shows every customer of the server once, and nobody else. */
function agreesOnCustomers(editor: Editor, customers: readonly Customer[]): void {
  const shown = customersOf(editor).map(({ row }) => [row.number, row.displayName, row.city ?? ''])
  const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).toSorted()
  expect(inOrder(shown)).toEqual(inOrder(customers.map(({ number, displayName, city }) => [number, displayName, city])))
}
