import { describe, expect, test } from 'vitest'
import { openOffice } from '../../../support/office.ts'

/** A sheet `Data` with the table `Parts`: an item and the id of its row. */
async function parts() {
  const office = openOffice({ sheets: ['Data', 'Other'] })
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:B3').values = [
      ['Item', 'Row'],
      ['Bolt', 'r1'],
      ['Nut', 'r2'],
    ]
    sheet.tables.add('A1:B3', true).name = 'Parts'
    await context.sync()
  })
  await office.host.settled()
  const read = (address: string) =>
    office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Data').getRange(address).load('values')
      await context.sync()
      return range.values
    })
  return { ...office, read }
}

describe('undo', () => {
  test('takes back what one sync wrote, however many writes it had, and redo brings it again', async () => {
    const { Excel, host, read } = await parts()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      sheet.getRange('A2').values = [['one']]
      sheet.getRange('B2').format.fill.color = 'red'
      context.workbook.tables.getItem('Parts').rows.add(undefined, [['Cog', 'r3']])
      await context.sync()
      sheet.getRange('A3').values = [['second sync']]
      await context.sync()
    })
    expect(await host.userUndo()).toBe(true)
    expect(await read('A2:A4')).toEqual([['one'], ['Nut'], ['Cog']])
    expect(await host.userUndo()).toBe(true)
    expect(await read('A2:A4')).toEqual([['Bolt'], ['Nut'], ['']])
    expect(await host.userRedo()).toBe(true)
    expect(await read('A2:A4')).toEqual([['one'], ['Nut'], ['Cog']])
  })

  test("takes the person's own edits back in between, and reading is no step", async () => {
    const { Excel, host, read } = await parts()
    host.userEdit('Data!A2', 'typed')
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Data').getRange('A3').values = [['written']]
      await context.sync()
    })
    await read('A1:B3')
    await host.userUndo()
    expect(await read('A2:A3')).toEqual([['typed'], ['Nut']])
    await host.userUndo()
    expect(await read('A2:A3')).toEqual([['Bolt'], ['Nut']])
  })

  test('is told like an edit of the person', async () => {
    const { Excel, host } = await parts()
    const told: unknown[] = []
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        told.push([event.address, event.triggerSource])
      })
      await context.sync()
    })
    host.userEdit('Data!A2', 'typed')
    await host.settled()
    await host.userUndo()
    await host.settled()
    expect(told).toEqual([
      ['A2', 'Unknown'],
      ['A2', 'Unknown'],
    ])
  })
})

describe('a person', () => {
  test('who copies rows doubles their ids', async () => {
    const { host, read } = await parts()
    host.userCopy('Data!A2:B3', 'Data!A4:B5')
    expect(await read('B2:B5')).toEqual([['r1'], ['r2'], ['r1'], ['r2']])
  })

  test('who cuts a row and pastes it elsewhere takes its id along', async () => {
    const { host, read } = await parts()
    host.userCut('Data!A2:B2', 'Data!A4')
    expect(await read('A2:B4')).toEqual([
      ['', ''],
      ['Nut', 'r2'],
      ['Bolt', 'r1'],
    ])
  })

  test('filters, hides, clears, and inserts and deletes columns', async () => {
    const { host, workbook, read } = await parts()
    const [sheet] = workbook.sheets
    host.userFilter('Parts', 'Item', ['Nut'])
    expect([...(sheet?.hiddenRows ?? [])]).toEqual([1])
    host.userFilter('Parts', 'Item', null)
    host.userHide('Data!D:E')
    expect([...(sheet?.hiddenColumns ?? [])]).toEqual([3, 4])
    host.userInsertColumns('Data!B:B')
    expect(sheet?.tables[0]?.columns).toHaveLength(3)
    host.userDeleteColumns('Data!B:B')
    host.userClear('Data!B2')
    expect(await read('A2:B3')).toEqual([
      ['Bolt', ''],
      ['Nut', 'r2'],
    ])
  })
})
