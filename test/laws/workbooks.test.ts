import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openedCompany, type Product } from '../addin/actions/real-pane.ts'
import { onEngine } from '../support/databases.ts'
import { adminPassword, openTestProduct } from '../support/server.ts'
import { runs } from './runs.ts'
import {
  Account,
  anyHistoryOfTwo,
  comeToRest,
  type Editor,
  editorAt,
  freshWorkbook,
  rowsOf,
  take,
} from './workbooks.ts'

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

onEngine('sqlite', (_, __, newPlace) => {
  test('two workbooks and the server agree in the end, no row is lost and none is doubled', {
    timeout: 3_600_000,
  }, async () => {
    const product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const token = await openedCompany(product)
    const roles = [{ company: 'demo', role: 'accountant' }]
    const piet = { userName: 'piet', displayName: 'Piet', password: 'a password of my own', roles }
    await product.call('POST', '/api/v1/users', { token, body: piet })
    const fresh = await freshWorkbook(product, adminPassword)
    await fc.assert(
      fc.asyncProperty(anyHistoryOfTwo, async (steps) => {
        const known = await cleared(product, token)
        const editors = [await editorAt(product, fresh, 'admin'), await editorAt(product, fresh, 'piet')] as const
        const account = new Account()
        for (const step of steps) await take(step, editors, account)
        await comeToRest(editors)
        const all = (await invoices(product, token)).filter(({ id }) => !known.has(id))
        nothingLostNorDoubled(all, account)
        for (const editor of editors) agrees(editor, all)
      }),
      runs(12, 1_000),
    )
    await product.close()
  })
})

async function invoices({ call }: Product, token: string): Promise<readonly Invoice[]> {
  const path = '/api/v1/companies/demo/salesInvoices?top=10000'
  return (await call<{ value: readonly Invoice[] }>('GET', path, { token })).body.value
}

/** No draft is left of the history before; answers what there is. */
async function cleared(product: Product, token: string): Promise<ReadonlySet<string>> {
  const all = await invoices(product, token)
  for (const { id, status } of all)
    if (status === 'Draft') await product.call('DELETE', `/api/v1/companies/demo/salesInvoices/${id}`, { token })
  return new Set(all.map(({ id }) => id))
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
