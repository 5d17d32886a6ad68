/** A pane on the stand-in for a server: what most stories about rows begin with. */
import { type FakeServer, fakeServer } from './fake-server.ts'
import { openPane, type Pane } from './pane.ts'

/** A server with customer C1, the bakery, and item X at 10: enough to post an invoice. */
export function smallShop(): FakeServer {
  const server = fakeServer()
  server.put('customers', { number: 'C1', displayName: 'Bakery' })
  server.put('items', { number: 'X', displayName: 'Thing', unitPrice: 10 })
  return server
}

/** A pane signed in on it, with the sheets in its workbook. */
export async function openedOn(server: FakeServer): Promise<Pane> {
  const pane = await openPane({ fetch: server.fetch })
  await pane.actions.signIn({ userName: 'an', password: 'right' })
  await pane.actions.setUpWorkbook()
  return pane
}
