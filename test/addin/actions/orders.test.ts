import { beforeEach, describe, expect, test } from 'vitest'
import { serialToDay } from '../../../addin/workbook/cells.ts'
import { openedOn, smallShop } from './fake-pane.ts'
import type { FakeServer } from './fake-server.ts'
import type { Pane } from './pane.ts'

let server: FakeServer
let pane: Pane

const columns = (row: Readonly<Record<string, unknown>> | undefined, ...keys: readonly string[]) =>
  keys.map((key) => row?.[key])
const line = (document: string, item: string, quantity: number) =>
  [document, 'C1', '46188', '', item, '', String(quantity)].join('\t')
const orders = () =>
  server.all('salesOrders') as unknown as {
    number: string
    archived: boolean
    version: number
    lines: Record<string, number>[]
  }[]
const quantities = async () =>
  (await pane.rows('orders')).map((row) =>
    columns(row, 'shipQuantity', 'invoiceQuantity', 'shippedQuantity', 'invoicedQuantity'),
  )
const confirmed = async (act: () => Promise<void>) => {
  await act()
  await pane.actions.confirm()
}

beforeEach(async () => {
  server = smallShop()
  server.put('items', { number: 'Y', displayName: 'Other', unitPrice: 4 })
  pane = await openedOn(server)
  await pane.actions.goToSheet('orders')
  await pane.actions.look()
  pane.office.host.userPaste('Orders!A2', [line('PO-7', 'X', 10), line('PO-7', 'Y', 4)].join('\n'))
})

describe('saving', () => {
  test('shows number, prices and quantities of the server, and keeps the label as reference', async () => {
    await pane.actions.save()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.saved', params: { n: 1 } }])
    const rows = await pane.rows('orders')
    expect(
      rows.map((row) =>
        columns(row, 'document', 'externalDocumentNumber', 'unitPrice', 'amountExcludingTax', 'status'),
      ),
    ).toEqual([
      ['SO-1', 'PO-7', 10, 100, 'Saved'],
      ['SO-1', 'PO-7', 4, 16, 'Saved'],
    ])
    expect(await quantities()).toEqual([
      [10, 10, 0, 0],
      [4, 4, 0, 0],
    ])
  })

  test('another date in the first row is carried to the other rows with one answer', async () => {
    await pane.actions.save()
    await pane.office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Orders').getRange('C2').values = [[46189]]
      await context.sync()
    })
    await pane.actions.look()
    const asked = pane.state().drafts.orders.problems
    expect(asked).toMatchObject([{ code: 'HeaderDiffers', level: 'error', rowNumber: 3 }])
    expect(asked[0]?.choices).toEqual([{ text: serialToDay(46189, false), value: 46189 }])
    await pane.actions.resolve(asked, 0)
    expect((await pane.rows('orders')).map(({ orderDate }) => orderDate)).toEqual([46189, 46189])
    expect(pane.state().drafts.orders.problems).toEqual([])
    await pane.actions.save()
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.saved', params: { n: 1 } }])
  })

  test('again sends nothing, and after a change only that order', async () => {
    await pane.actions.save()
    await pane.actions.save()
    expect(pane.state().outcome?.lines[0]?.key).toBe('result.nothing')
    pane.office.host.userEdit('Orders!G2', '12')
    await pane.actions.save()
    expect(orders()).toMatchObject([{ number: 'SO-1', version: 2 }])
    expect(orders()[0]?.lines[0]?.quantity).toBe(12)
    expect((await pane.rows('orders')).map((row) => row.quantity)).toEqual([12, 4])
  })

  test('a row less takes the line off the order', async () => {
    await pane.actions.save()
    pane.office.host.userDeleteRows('Orders!3:3')
    await pane.actions.save()
    expect(orders()[0]?.lines).toHaveLength(1)
  })
})

describe('shipping and invoicing', () => {
  test('in part, line by line, goes by what stands in To ship and To invoice', async () => {
    await pane.actions.save()
    pane.office.host.userEdit('Orders!M2', '3')
    pane.office.host.userEdit('Orders!M3', '0')
    await confirmed(() => pane.actions.act('ship'))
    expect(await quantities()).toEqual([
      [7, 10, 3, 0],
      [4, 4, 0, 0],
    ])
    await confirmed(() => pane.actions.act('invoice'))
    expect(await quantities()).toEqual([
      [7, 7, 3, 3],
      [4, 4, 0, 0],
    ])
    expect(
      (await pane.rows('shipments')).map((row) => columns(row, 'orderNumber', 'lineObjectNumber', 'quantity')),
    ).toEqual([
      ['SO-1', 'X', 3],
      ['SO-1', 'Y', 0],
    ])
  })

  test('of all there is takes the order off the sheet', async () => {
    await confirmed(() => pane.actions.act('shipAndInvoice'))
    expect(orders()).toMatchObject([{ archived: true }])
    expect(await pane.rows('orders')).toEqual([])
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.shippedAndInvoiced', params: { n: 1 } }])
  })

  test('of nothing is not asked for', async () => {
    await pane.actions.save()
    await pane.actions.act('invoice')
    expect(pane.state().confirmation).toBeNull()
    expect(pane.state().outcome?.lines[0]?.key).toBe('result.nothing')
  })
})

describe('changes by others', () => {
  const changed = (change: (lines: Record<string, unknown>[]) => Record<string, unknown>[]) => {
    const [order] = server.all('salesOrders')
    if (!order) throw new Error('no order')
    server.put('salesOrders', {
      ...order,
      version: order.version + 1,
      lines: change(order.lines as Record<string, unknown>[]),
    })
  }

  test('of other cells are merged with mine', async () => {
    await pane.actions.save()
    pane.office.host.userEdit('Orders!G2', '12')
    changed(([first, second]) => [first ?? {}, { ...second, unitPrice: 5 }])
    await pane.actions.refresh()
    expect((await pane.rows('orders')).map((row) => columns(row, 'quantity', 'unitPrice', 'status'))).toEqual([
      [12, 10, 'Changed'],
      [4, 5, 'Changed'],
    ])
    await pane.actions.save()
    expect(orders()[0]?.lines.map((one) => [one.quantity, one.unitPrice])).toEqual([
      [12, 10],
      [4, 5],
    ])
  })

  test('of the same cell are asked about, and the answer counts', async () => {
    await pane.actions.save()
    pane.office.host.userEdit('Orders!G2', '12')
    changed(([first, second]) => [{ ...first, quantity: 11 }, second ?? {}])
    await pane.actions.refresh()
    const [problem] = pane.state().drafts.orders.problems
    expect(problem).toMatchObject({
      code: 'Conflict',
      params: { value: '12', first: '11' },
      place: { column: 'quantity' },
    })
    expect((await pane.rows('orders'))[0]).toMatchObject({ quantity: 12, problems: 'conflict;quantity;' })
    if (!problem?.choices[1]) throw new Error('no choice')
    await pane.actions.resolve([problem], 1)
    expect((await pane.rows('orders'))[0]?.quantity).toBe(11)
    expect(pane.state().drafts.orders.problems).toEqual([])
  })

  test('an order made elsewhere comes as rows, one that is done goes', async () => {
    await pane.actions.save()
    const [order] = server.all('salesOrders')
    if (!order) throw new Error('no order')
    const lines = (order.lines as Record<string, unknown>[]).map((line) => ({
      ...line,
      clientLineId: '',
      id: `${line.id}`.replace('-9', '-a'),
    }))
    server.put('salesOrders', { ...order, lines, id: '01890000-0000-7000-a000-000000000001', number: 'SO-9' })
    await pane.actions.refresh()
    expect((await pane.rows('orders')).map((row) => row.document)).toEqual(['SO-1', 'SO-1', 'SO-9', 'SO-9'])
    server.put('salesOrders', { ...order, version: 9, archived: true })
    await pane.actions.refresh()
    expect((await pane.rows('orders')).map((row) => row.document)).toEqual(['SO-9', 'SO-9'])
  })

  test('of the version that is saved over are found and not lost', async () => {
    await pane.actions.save()
    pane.office.host.userEdit('Orders!G2', '12')
    changed(([first, second]) => [{ ...first, quantity: 11 }, second ?? {}])
    await pane.actions.save()
    expect(orders()[0]?.lines[0]?.quantity).toBe(11)
    expect((await pane.rows('orders'))[0]?.quantity).toBe(12)
  })
})

describe('customers and items', () => {
  test('pasted in their sheets are saved, and wrong rows say why', async () => {
    await pane.actions.goToSheet('customers')
    pane.office.host.userPaste('Customers!A3', 'C7\tSeven\nC8\t\n')
    await pane.actions.saveRecords('customers')
    const rows = await pane.rows('customers')
    expect(rows.map((row) => columns(row, 'number', 'status', 'problems'))).toEqual([
      ['C1', 'Saved', 'clean;'],
      ['C7', 'Saved', 'clean;'],
      ['C8', '✕ Fix', 'error;displayName;'],
    ])
    expect(server.all('customers').map((one) => one.number)).toEqual(['C1', 'C7'])
    expect(pane.state().records.customers).toMatchObject({ rows: 3, problems: [{ code: 'MissingValue' }] })
  })

  test('changed here and elsewhere in different cells are merged', async () => {
    const [customer] = server.all('customers')
    pane.office.host.userEdit('Customers!E2', 'Gent')
    server.put('customers', { ...customer, version: 2, displayName: 'Uno' })
    await pane.actions.refresh()
    expect((await pane.rows('customers'))[0]).toMatchObject({ displayName: 'Uno', city: 'Gent' })
    await pane.actions.saveRecords('customers')
    expect(server.all('customers')[0]).toMatchObject({ displayName: 'Uno', city: 'Gent' })
  })
})
