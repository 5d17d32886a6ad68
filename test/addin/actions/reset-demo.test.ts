/** An makes the demonstration anew while Piet has a workbook of it open. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { words } from '../../../shared/words/words.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from './pane.ts'
import { openedBeside, openedOn, type Product } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let an: Pane
  let piet: Pane
  let opened: number
  const newWorkbook = async () => void opened++

  beforeEach(async () => {
    opened = 0
    product = await openTestProduct(await newPlace(), { DEMO: '1', ADMIN_PASSWORD: adminPassword })
    an = await openedOn(product)
    // A company to play with that is as small as the test wants it.
    await product.database.batch([{ sql: `UPDATE books SET template = 'demo'`, values: [] }])
    piet = await openedBeside(product, 'piet')
  })
  afterEach(() => product.close())

  const told = (pane: Pane) => {
    const { notice } = pane.state()
    return notice && { key: notice.key, text: words.en[notice.key] }
  }

  test('whoever resets it gets a new workbook, and the old one does nothing any more but say why', async () => {
    await an.actions.resetDemo(newWorkbook)
    expect([opened, an.state().notice, an.state().work]).toEqual([1, null, null])
    await an.actions.refresh()
    expect(told(an)).toMatchObject({
      key: 'problem.CompanyMadeAnew',
      text: expect.stringContaining('Begin a new workbook'),
    })
  })

  test('a workbook of the earlier company posts nothing into the new one, and its ledger stays as it was', async () => {
    piet.office.toFront()
    piet.office.host.userPaste('Invoices!A2', ['A', 'C1', '10-3-2026', '', 'X', '', '2'].join('\t'))
    await piet.actions.save()
    const before = await piet.rows('itemLedger')
    await an.actions.resetDemo(newWorkbook)
    piet.office.toFront()
    await piet.actions.act('post')
    await piet.actions.refresh()
    expect(told(piet)?.key).toBe('problem.CompanyMadeAnew')
    expect(await piet.rows('itemLedger')).toEqual(before)
    expect(await piet.rows('postedInvoices')).toEqual([])
  })

  test('a pane that follows the company says so by itself, and asks no more', async () => {
    piet.office.toFront()
    const following = piet.actions.follow(new AbortController().signal)
    await an.actions.resetDemo(newWorkbook)
    await following
    expect(told(piet)?.key).toBe('problem.CompanyMadeAnew')
  })

  test('who is no administrator resets nothing, and nor does who is not signed in', async () => {
    await piet.actions.resetDemo(newWorkbook)
    expect([opened, told(piet)?.key]).toEqual([0, 'problem.Forbidden'])
    await an.actions.signOut()
    await an.actions.resetDemo(newWorkbook)
    expect([opened, told(an)?.key]).toEqual([0, 'notice.signInAgain'])
  })
})
