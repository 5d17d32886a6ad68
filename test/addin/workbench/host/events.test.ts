import { expect, test } from 'vitest'
import { openOffice } from '../../../support/office.ts'

interface Heard {
  readonly type?: string
  readonly address?: string
  readonly changeType?: string
  readonly details?: { valueBefore: unknown; valueAfter: unknown } | undefined
  readonly triggerSource?: string
  readonly worksheetId?: string
}

/** Data in a table `Parts` on `Data`, and a list of the data changes that its workbook tells. */
async function listening() {
  const office = openOffice({ sheets: ['Data', 'Other'] })
  const heard: Heard[] = []
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:B3').values = [
      ['Item', 'Quantity'],
      ['Bolt', 2],
      ['Nut', 3],
    ]
    sheet.tables.add('A1:B3', true).name = 'Parts'
    await context.sync()
    context.workbook.worksheets.onChanged.add(async (event) => {
      heard.push(event)
    })
    await context.sync()
  })
  await office.host.settled()
  heard.length = 0
  return { ...office, heard }
}

test('an edit of one cell tells what was there and what is', async () => {
  const { host, heard } = await listening()
  host.userEdit('Data!B2', '5')
  await host.settled()
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({
    address: 'B2',
    changeType: 'RangeEdited',
    triggerSource: 'Unknown',
    details: { valueBefore: 2, valueAfter: 5 },
  })
})

test('a paste of many cells is one event without details, and the table takes it in', async () => {
  const { host, heard, Excel } = await listening()
  host.userPaste('Data!A4', 'Cog\t1\nPin\t2\nRod\t3')
  await host.settled()
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({ address: 'A4:B6', changeType: 'RangeEdited' })
  expect(heard[0]?.details).toBeUndefined()
  await Excel.run(async (context) => {
    const range = context.workbook.tables.getItem('Parts').getRange().load('address')
    await context.sync()
    expect(range.address).toBe('Data!A1:B6')
  })
})

test("the add-in's own writes are told as its own", async () => {
  const { Excel, host, heard } = await listening()
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Data').getRange('B2:B3').values = [[7], [8]]
    await context.sync()
  })
  await host.settled()
  expect(heard).toMatchObject([{ address: 'B2:B3', triggerSource: 'ThisLocalAddin' }])
})

test('nothing is told while events are switched off', async () => {
  const { Excel, host, heard } = await listening()
  await Excel.run(async (context) => {
    context.runtime.enableEvents = false
    await context.sync()
  })
  host.userEdit('Data!B2', '5')
  await host.settled()
  expect(heard).toEqual([])
})

test('rows that a person deletes and sorts are told', async () => {
  const { Excel, host, heard } = await listening()
  const sorted: string[] = []
  await Excel.run(async (context) => {
    context.workbook.worksheets.onRowSorted.add(async ({ address }) => {
      sorted.push(address)
    })
    await context.sync()
  })
  host.userSort('Parts', [{ key: 1, ascending: false }])
  host.userDeleteRows('Data!2:2')
  await host.settled()
  expect(sorted).toEqual(['A2:B3'])
  expect(heard).toMatchObject([{ changeType: 'RowDeleted', address: '2:2' }])
})

test('the selection, the active sheet and sheets that come and go are told', async () => {
  const { Excel, host } = await listening()
  const told: string[] = []
  await Excel.run(async (context) => {
    const { workbook } = context
    workbook.worksheets.onSelectionChanged.add(async ({ address }) => void told.push(`selected ${address}`))
    workbook.worksheets.onActivated.add(async () => void told.push('activated'))
    workbook.worksheets.onAdded.add(async () => void told.push('added'))
    workbook.worksheets.onDeleted.add(async () => void told.push('deleted'))
    workbook.onSelectionChanged.add(async () => void told.push('selection'))
    await context.sync()
  })
  host.userSelect('Other!B2:C3')
  await host.settled()
  await Excel.run(async (context) => {
    context.workbook.worksheets.add('New')
    await context.sync()
    context.workbook.worksheets.getItem('New').delete()
    await context.sync()
  })
  await host.settled()
  expect(told).toEqual(['activated', 'selected B2:C3', 'selection', 'added', 'deleted'])
})

test('a table tells its own changes, and a handler that is removed hears no more', async () => {
  const { Excel, host } = await listening()
  const told: string[] = []
  const registered = await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Parts')
    const result = table.onChanged.add(async ({ address }) => void told.push(address))
    await context.sync()
    return result
  })
  host.userEdit('Data!B2', '9')
  host.userEdit('Data!H9', '9')
  await host.settled()
  expect(told).toEqual(['B2'])
  await Excel.run(registered.context, async (context) => {
    registered.remove()
    await context.sync()
  })
  host.userEdit('Data!B2', '1')
  await host.settled()
  expect(told).toEqual(['B2'])
})

test('a handler can ask for the range of its event', async () => {
  const { Excel, host } = await listening()
  const read: unknown[] = []
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Data').onChanged.add((event) =>
      Excel.run(async (inner) => {
        const range = event.getRange(inner).load('values')
        await inner.sync()
        read.push(range.values)
      }),
    )
    await context.sync()
  })
  host.userPaste('Data!A2', 'x\ty')
  await host.settled()
  expect(read).toEqual([[['x', 'y']]])
})
