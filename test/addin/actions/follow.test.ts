import { afterEach, beforeEach, expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from './pane.ts'
import { openedBeside, openedOn, type Product } from './real-pane.ts'

/** An and Piet each in a workbook of their own, with one saved draft in both; An's pane follows the company. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let an: Pane
  let piet: Pane
  let ending: AbortController
  let followed: Promise<void>

  beforeEach(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    an = await openedOn(product)
    an.office.host.userPaste('Invoices!A2', ['A', 'C1', '10-3-2026', '', 'X', '', '2'].join('\t'))
    await an.actions.save()
    piet = await openedBeside(product, 'piet')
    ending = new AbortController()
    followed = an.actions.follow(ending.signal)
  })
  afterEach(async () => {
    ending.abort()
    product.stop.abort()
    await followed
    await product.close()
  })

  /** What An sees, once it is so; each look gives the server's held answer time to come. */
  const seen = (look: () => unknown, wanted: unknown) =>
    expect.poll(look, { timeout: 10_000, interval: 30 }).toEqual(wanted)

  test('who selects a row of a saved draft is seen at work on it, until another sheet is selected', async () => {
    piet.office.host.userSelect('Invoices!G2')
    const [row] = await piet.rows('invoices')
    const [draft] = piet.state().drafts.invoices.list
    await seen(() => an.state().editing, [{ userName: 'piet', documentId: draft?.id, cells: [{ line: row?.rowId }] }])
    piet.office.host.userSelect('Customers!A2')
    await seen(() => an.state().editing, [])
  })

  test('what others change is told with their names and stays out of the sheet until it is asked for', async () => {
    piet.office.host.userEdit('Invoices!G2', '5')
    await piet.actions.save()
    await seen(() => an.state().elsewhere, { records: 1, people: ['piet'] })
    an.office.toFront()
    expect((await an.rows('invoices'))[0]?.quantity).toBe(2)
    await an.actions.refresh()
    expect((await an.rows('invoices'))[0]?.quantity).toBe(5)
    await seen(() => an.state().elsewhere, null)
  })

  test('what is saved here is no news here', async () => {
    an.office.toFront()
    an.office.host.userEdit('Invoices!G2', '5')
    await an.actions.save()
    piet.office.toFront()
    piet.office.host.userSelect('Invoices!G2')
    await seen(() => an.state().editing.length, 1)
    expect(an.state().elsewhere).toBeNull()
  })
})
