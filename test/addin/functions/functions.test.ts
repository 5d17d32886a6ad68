import { afterEach, beforeEach, expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from '../actions/pane.ts'
import { type Line, openedOn, type Product } from '../actions/real-pane.ts'

/** A company in which C1 was invoiced two of X (20.00 and VAT) on 10 March, and a sheet to calculate on. */
onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let pane: Pane
  let way: Line

  beforeEach(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    way = { batches: 0 }
    pane = await openedOn(product, way)
    await invoice('A', 2, '10-3-2026')
    await pane.office.Excel.run(async (context) => {
      context.workbook.worksheets.add('Figures').activate()
      await context.sync()
    })
    way.batches = 0
  })
  afterEach(() => product.close())

  async function invoice(document: string, quantity: number, date: string) {
    pane.office.host.userPaste('Invoices!A2', [document, 'C1', date, '', 'X', '', String(quantity)].join('\t'))
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
  }
  const cells = async (address: string): Promise<readonly unknown[]> => {
    await pane.office.host.settled()
    return pane.office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Figures').getRange(address).load('values')
      await context.sync()
      return range.values.flat()
    })
  }
  const type = (address: string, ...formulas: readonly string[]) =>
    pane.office.host.userPaste(`Figures!${address}`, [formulas])

  test('give what reports say, of today or of any day, and 0 of what is known and has nothing', async () => {
    type(
      'A1',
      '=VERKOOP.SALES("C1")',
      '=VERKOOP.SALES("c1";"2026-03-11")',
      '=VERKOOP.OPEN("C1")',
      '=VERKOOP.OPEN("C1";DATE(2026;3;9))',
      '=VERKOOP.STOCK("X")',
      '=VERKOOP.STOCK("X";"2026-03-09")',
      '=VERKOOP.SALES("C2")',
    )
    expect(await cells('A1:G1')).toEqual([20, 0, 24.2, 0, 98, 100, 0])
    const token = await product.signIn('admin', adminPassword)
    const balances = await product.call<{ value: readonly { accountNumber: string; balance: number }[] }>(
      'GET',
      '/api/v1/companies/demo/trialBalance?asOf=2026-06-15',
      { token },
    )
    const { accountNumber = '', balance } = balances.body.value.find((row) => row.balance === -20) ?? {}
    type('A2', `=VERKOOP.BALANCE("${accountNumber}")`, `=VERKOOP.BALANCE(${accountNumber};"2026-01-31")`)
    expect(await cells('A2:B2')).toEqual([balance, 0])
  })

  test('give prices and statuses from what the pane holds', async () => {
    const [posted] = await pane.rows('postedInvoices')
    type(
      'A1',
      '=VERKOOP.PRICE("X")',
      '=VERKOOP.PRICE("X";"C1";10)',
      `=VERKOOP.STATUS("${posted?.number}")`,
      '=VERKOOP.STATUS("a")',
    )
    expect(await cells('A1:D1')).toEqual([10, 10, 'Open', 'Open'])
    expect(way.batches).toBe(0)
  })

  test('show errors that tell what kind they are', async () => {
    type(
      'A1',
      '=VERKOOP.SALES("C9")',
      '=VERKOOP.OPEN("C1";"yesterday")',
      '=VERKOOP.STATUS("none")',
      '=VERKOOP.PRICE("X";"C1";"many")',
      '=VERKOOP.STOCK("")',
    )
    expect(await cells('A1:E1')).toEqual(['#VALUE!', '#VALUE!', '#N/A', '#NUM!', '#VALUE!'])
  })

  test('ask once for what two thousand cells want, and again only when the books moved on', async () => {
    pane.office.host.userPaste(
      'Figures!A1',
      Array.from({ length: 2000 }, (_, at) => [`=VERKOOP.SALES("C${1 + (at % 2)}")`]),
    )
    const before = await cells('A1:A2000')
    expect([before[0], before[1], before.includes('#BUSY!'), way.batches]).toEqual([20, 0, false, 1])
    type('B1', '=VERKOOP.SALES("C1")')
    expect([await cells('B1'), way.batches]).toEqual([[20], 1])
    await invoice('B', 1, '11-3-2026')
    await pane.actions.refresh()
    expect([(await cells('A1:B1'))[0], (await cells('B1'))[0]]).toEqual([30, 30])
  })

  test('keep their last figure without a server, and tell when there is none', async () => {
    type('A1', '=VERKOOP.SALES("C1")')
    expect(await cells('A1')).toEqual([20])
    way.cut = true
    type('B1', '=VERKOOP.SALES("C1")', '=VERKOOP.OPEN("C1")')
    expect(await cells('B1:C1')).toEqual([20, '#N/A'])
    way.cut = false
    type('D1', '=VERKOOP.OPEN("C1")')
    expect(await cells('D1')).toEqual([24.2])
  })

  test('give way to their figures when they are frozen, but for errors; other formulas stay', async () => {
    type('A1', '=VERKOOP.SALES("C1")', '=VERKOOP.SALES("C9")', '=A1*2', '=ROUND(VERKOOP.OPEN("C1");0)')
    await cells('A1:D1')
    await pane.actions.freeze('sheet')
    expect(pane.state().outcome?.lines).toEqual([
      { key: 'result.frozen', params: { n: 2 } },
      { key: 'result.notFrozen', params: { n: 1 } },
    ])
    const formulas = await pane.office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Figures').getRange('A1:D1').load('formulas')
      await context.sync()
      return range.formulas.flat()
    })
    expect(formulas).toEqual([20, '=VERKOOP.SALES("C9")', '=A1*2', 24])
    await pane.office.host.userUndo()
    expect((await cells('A1:C1'))[0]).toBe(20)
    expect(pane.logged).toEqual([])
  })

  test('are not there for who is not signed in', async () => {
    await pane.actions.signOut()
    type('A1', '=VERKOOP.SALES("C1")', '=VERKOOP.PRICE("X")')
    expect(await cells('A1:B1')).toEqual(['#N/A', '#N/A'])
  })
})
