/** A pane on a real server: the actions, Office.js, HTTP and the ledger behind it are the product's own. */
import { adminPassword, type openTestProduct } from '../../support/server.ts'
import { openPane, type Pane } from './pane.ts'

export type Product = Awaited<ReturnType<typeof openTestProduct>>

/** A company with two customers, goods in stock and a service, and a pane signed in on an empty workbook. */
export async function openedOn(product: Product, lose: { answers: boolean } = { answers: false }): Promise<Pane> {
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
  const pane = await openPane({
    fetch: async (input, init) => {
      const answer = await product.app.request(String(input), init)
      if (lose.answers && String(input).endsWith('/batch')) throw new TypeError('line lost')
      return answer
    },
  })
  await pane.actions.signIn({ userName: 'admin', password: adminPassword })
  await pane.actions.setUpWorkbook()
  return pane
}
