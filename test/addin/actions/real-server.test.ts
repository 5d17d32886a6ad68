import { expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openedOn } from './real-pane.ts'

const columns = (row: Readonly<Record<string, unknown>> | undefined, ...keys: readonly string[]) =>
  keys.map((key) => row?.[key])

onEngine('sqlite', (_, __, newPlace) => {
  const product = async () => openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })

  test('a quantity that is missing or cannot be read is told once, not as nothing to post too', async () => {
    const server = await product()
    const pane = await openedOn(server)
    const line = (document: string, quantity: string) => `${document}\tC1\t10-3-2026\t\tX\t\t${quantity}`
    pane.office.host.userPaste(
      'Invoices!A2',
      ['A', 'B', 'D'].map((label, at) => line(label, ['2 pcs', '', '0'][at] ?? '')).join('\n'),
    )
    await pane.actions.look()
    expect(pane.state().drafts.invoices.problems.map(({ code, document }) => `${document} ${code}`)).toEqual([
      'A NotANumber',
      'B MissingValue',
      'D NothingToPost',
    ])
    await server.close()
  })

  test('the question before posting says what the check still warns of in what is posted, and beside it', async () => {
    const server = await product()
    const pane = await openedOn(server)
    const line = (document: string, customer: string) => `${document}\t${customer}\t10-3-2026\t\tX\t\t1\t\t10\t0,5`
    pane.office.host.userPaste('Invoices!A2', [line('A', 'C1'), line('B', 'C9'), '', line('D', 'C1')].join('\n'))
    await pane.actions.act('post')
    const warned = () => pane.state().confirmation?.warnings?.map(({ code, rowNumber }) => [code, rowNumber])
    expect(pane.state().confirmation).toMatchObject({ documents: 1, left: 1 })
    expect(warned()).toEqual([
      ['HundredthPercent', 2],
      ['RowsApart', 5],
    ])
    pane.office.host.userSelect('Invoices!A2')
    await pane.actions.act('post', { selected: true })
    expect(warned()).toEqual([['HundredthPercent', 2]])
    await server.close()
  })

  test('a link that signed somebody in already says how to get in again; a wrong password says that it is wrong', async () => {
    const server = await product()
    const pane = await openedOn(server)
    await pane.actions.signOut()
    const told = async (credentials: Parameters<typeof pane.actions.signIn>[0]) => {
      await pane.actions.signIn(credentials)
      return [pane.state().session.kind, pane.state().notice?.key]
    }
    expect(await told({ code: 'spent' })).toEqual(['signed-out', 'notice.linkUsed'])
    expect(await told({ code: 'spent', verifier: 'v'.repeat(43) })).toEqual(['signed-out', 'notice.codeExpired'])
    expect(await told({ userName: 'admin', password: 'wrong' })).toEqual(['signed-out', 'notice.signInFailed'])
    await server.close()
  })

  test('a day within a message is written as the cells write it, whoever found the mistake', async () => {
    const server = await product()
    const pane = await openedOn(server)
    const token = await server.signIn('admin', adminPassword)
    const body = { allowPostingFrom: '2026-04-01', allowPostingTo: '2026-04-30' }
    await server.call('PATCH', '/api/v1/companies/demo/salesSetup', { token, body })
    pane.office.host.userPaste('Invoices!A2', 'A\tC1\t9-3-2026\t\tX\t\t1')
    const messages = [] as unknown[]
    for (const pulls of [async () => {}, pane.actions.refresh]) {
      await pulls()
      await pane.actions.check()
      messages.push((await pane.rows('invoices'))[0]?.message)
    }
    const told =
      'The date 9/03/2026 is outside the open posting period (1/04/2026 to 30/04/2026). Change the date or open the period.'
    expect(messages).toEqual([told, told])
    await server.close()
  })

  test('half a percent that is meant is asked about once in a workbook, another one by itself', async () => {
    const server = await product()
    const pane = await openedOn(server)
    const line = (document: string, percent: string) => `${document}\tC1\t10-3-2026\t\tX\t\t1\t\t10\t${percent}`
    const asked = async () => {
      await pane.actions.look()
      return pane.state().drafts.invoices.problems
    }
    pane.office.host.userPaste('Invoices!A2', [line('A', '0,5'), line('B', '0,5'), line('D', '0,3')].join('\n'))
    const before = await asked()
    expect(before.map(({ choices }) => choices.map(({ text }) => text))).toEqual([
      ['50', '0,5'],
      ['50', '0,5'],
      ['30', '0,3'],
    ])
    await pane.actions.resolve(before.slice(0, 2), 1)
    expect((await asked()).map(({ document }) => document)).toEqual(['D'])
    await pane.actions.resolve(await asked(), 0)
    pane.office.host.userPaste('Invoices!A5', [line('E', '0,5'), line('F', '0,3')].join('\n'))
    expect((await asked()).map(({ document }) => document)).toEqual(['F'])
    expect((await pane.rows('invoices')).map(({ discountPercent }) => discountPercent)).toEqual([0.5, 0.5, 30])
    await server.close()
  })

  test('what was checked and then saved here has not changed since, until somebody types', async () => {
    const server = await product()
    const pane = await openedOn(server)
    const line = (document: string, item: string) => `${document}\tC1\t10-3-2026\t\t${item}\t\t1`
    pane.office.host.userPaste('Invoices!A2', [line('A', 'X'), line('B', 'HELP'), line('D', 'X')].join('\n'))
    const checked = () => pane.state().drafts.invoices.checked
    await pane.actions.check()
    await pane.actions.save()
    expect(checked()).toBe('checked')
    pane.office.host.userEdit('Invoices!G2', '2')
    await pane.actions.look()
    expect(checked()).toBe('stale')
    // That it was saved does not say that it was checked.
    await pane.actions.save()
    expect(checked()).toBe('stale')
    pane.office.host.userEdit('Invoices!G2', '3')
    await pane.actions.check()
    await pane.actions.save()
    expect(checked()).toBe('checked')
    await server.close()
  })

  test('pasted rows are checked, fixed, posted, and seen in the ledgers', async () => {
    const server = await product()
    const pane = await openedOn(server)
    expect(pane.logged).toEqual([])
    await pane.actions.refresh()
    expect((await pane.rows('items')).map((row) => columns(row, 'number', 'inventory'))).toEqual([
      ['HELP', 0],
      ['X', 100],
    ])
    const line = (document: string, customer: string, item: string, quantity: string) =>
      [document, customer, '10-3-2026', '', item, '', quantity].join('\t')
    const rows = [
      line('A', 'C1', 'X', '2'),
      line('A', '', 'HELP', '1,5'),
      line('B', 'C2', 'X', '1'),
      line('D', 'C1', 'NONE', '1'),
      line('E', 'C1', 'X', '3'),
    ]
    pane.office.host.userPaste('Invoices!A2', rows.join('\n'))
    await pane.actions.check()
    expect(
      (await pane.rows('invoices')).map((row) => columns(row, 'status', 'problems', 'amountExcludingTax')),
    ).toEqual([
      ['✓ Ready', 'ok;', 20],
      ['✓ Ready', 'ok;', 75],
      ['✕ Fix', 'error;customerNumber;', undefined],
      ['✕ Fix', 'error;lineObjectNumber;', undefined],
      // Ready all the same: the customer owes something by then, which is only a warning.
      ['! Check', 'warn;', 30],
    ])
    await pane.actions.preview()
    expect(pane.state().preview?.ledgers.map((one) => one.ledger)).toContain('itemLedgerEntries')
    await pane.actions.act('post')
    expect(pane.state().confirmation).toMatchObject({
      documents: 2,
      net: 125,
      tax: 26.25,
      total: 151.25,
      from: '2026-03-10',
      left: 2,
    })
    await pane.actions.confirm()
    expect((await pane.rows('invoices')).map((row) => row.document)).toEqual(['B', 'D'])
    const posted = await pane.rows('postedInvoices')
    expect(
      posted.map((row) =>
        columns(row, 'customerNumber', 'externalDocumentNumber', 'totalAmountIncludingTax', 'status'),
      ),
    ).toEqual([
      ['C1', 'A', 114.95, 'Open'],
      ['C1', 'E', 36.3, 'Open'],
    ])
    expect((await pane.rows('customerLedger')).map((row) => columns(row, 'documentNumber', 'amount', 'open'))).toEqual([
      [posted[0]?.number, 114.95, true],
      [posted[1]?.number, 36.3, true],
    ])
    const general = await pane.rows('generalLedger')
    expect(general.reduce((sum, row) => sum + Number(row.amount ?? 0), 0)).toBeCloseTo(0, 5)
    expect((await pane.rows('vat')).map((row) => columns(row, 'base', 'amount'))).toEqual([
      [-95, -19.95],
      [-30, -6.3],
    ])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('an order is saved, shipped in part, invoiced, and finished', async () => {
    const server = await product()
    const pane = await openedOn(server)
    await pane.actions.goToSheet('orders')
    pane.office.host.userPaste('Orders!A2', ['PO-1\tC1\t10-3-2026\t\tX\t\t10', '\t\t\t\tHELP\t\t2'].join('\n'))
    await pane.actions.save('orders')
    expect(
      (await pane.rows('orders')).map((row) =>
        columns(row, 'externalDocumentNumber', 'shipQuantity', 'invoiceQuantity', 'status'),
      ),
    ).toEqual([
      ['PO-1', 10, 10, 'Saved'],
      ['PO-1', 2, 2, 'Saved'],
    ])
    pane.office.host.userEdit('Orders!M2', '4')
    pane.office.host.userEdit('Orders!M3', '0')
    await pane.actions.act('ship')
    await pane.actions.confirm()
    expect((await pane.rows('orders')).map((row) => columns(row, 'shippedQuantity', 'shipQuantity', 'status'))).toEqual(
      [
        [4, 6, 'Released'],
        [0, 2, 'Released'],
      ],
    )
    await pane.actions.act('invoice')
    expect(pane.state().confirmation).toMatchObject({ action: 'invoice', documents: 1, net: 40, tax: 8.4 })
    await pane.actions.confirm()
    expect((await pane.rows('orders')).map((row) => row.invoicedQuantity)).toEqual([4, 0])
    await pane.actions.act('shipAndInvoice')
    await pane.actions.confirm()
    expect(await pane.rows('orders')).toEqual([])
    expect(
      (await pane.rows('shipments'))
        .map((row) => columns(row, 'lineObjectNumber', 'quantity'))
        .filter(([, quantity]) => quantity !== 0),
    ).toEqual([
      ['X', 4],
      ['X', 6],
      ['HELP', 2],
    ])
    expect(await pane.rows('postedInvoices')).toHaveLength(2)
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a lost answer never posts twice', async () => {
    const server = await product()
    const lose = { answers: false }
    const pane = await openedOn(server, lose)
    pane.office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\t\tX\t\t2')
    await pane.actions.act('post')
    lose.answers = true
    await pane.actions.confirm()
    expect(pane.state().unconfirmed?.documents).toBe(1)
    lose.answers = false
    await pane.actions.resend()
    expect(await pane.rows('postedInvoices')).toHaveLength(1)
    expect(await pane.rows('customerLedger')).toHaveLength(1)
    expect(await pane.rows('invoices')).toEqual([])
    await server.close()
  })

  test('customers and items pasted in their sheets can be invoiced at once', async () => {
    const server = await product()
    const pane = await openedOn(server)
    await pane.actions.goToSheet('customers')
    pane.office.host.userPaste('Customers!A4', 'C50\tFifty\tStreet 1\t1000\tBrussel\tBE')
    await pane.actions.saveRecords('customers')
    expect(pane.state().records.customers.problems).toEqual([])
    expect((await pane.rows('customers')).at(-1)).toMatchObject({
      number: 'C50',
      status: 'Saved',
      vatBusinessPostingGroup: 'DOMESTIC',
    })
    await pane.actions.goToSheet('invoices')
    pane.office.host.userPaste('Invoices!A2', 'A\tC50\t10-3-2026\t\tX\t\t1')
    await pane.actions.check('invoices')
    expect((await pane.rows('invoices')).map((row) => row.status)).toEqual(['✓ Ready'])
    await server.close()
  })
})
