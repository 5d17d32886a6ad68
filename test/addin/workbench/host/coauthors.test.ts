import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../../addin/workbench/host/objects/values.ts'
import { personAt } from '../../../../addin/workbench/host/person.ts'
import { areaOf } from '../../../../addin/workbench/model/area.ts'
import { coauthor } from '../../../../addin/workbench/model/coauthors.ts'
import { copyWorkbook } from '../../../../addin/workbench/model/copies.ts'
import type { Workbook } from '../../../../addin/workbench/model/types.ts'
import { openOffice } from '../../../support/office.ts'

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

const cells = (workbook: Workbook, rows: number, columns = 2): unknown[][] => {
  const [sheet] = workbook.sheets
  return (sheet && valuesOf({ sheet, area: areaOf(0, 0, rows, columns) }, { workbook })) ?? []
}

/** Anna has the pane, Bo is at another screen; both see the table `Parts`. */
async function two() {
  const office = openOffice({ sheets: ['Data'] })
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:B4').values = [
      ['Item', 'Quantity'],
      ['Bolt', 1],
      ['Nut', 2],
      ['Cog', 3],
    ]
    sheet.tables.add('A1:B4', true).name = 'Parts'
    await context.sync()
  })
  const theirs = copyWorkbook(office.workbook)
  const shared = coauthor(office.workbook, theirs, ['Anna', 'Bo'])
  return { ...office, theirs, anna: office.host, bo: personAt(theirs), shared }
}

describe('two people in one workbook', () => {
  test('see what the other writes, and hear of it as remote', async () => {
    const { Excel, theirs, workbook, bo, host } = await two()
    const heard: unknown[] = []
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address, source, triggerSource, changeType }) => {
        heard.push([changeType, address, source, triggerSource])
      })
      await context.sync()
    })
    bo.userEdit('Data!B2', '7')
    await host.settled()
    expect(cells(workbook, 4)[1]).toEqual(['Bolt', 7])
    expect(heard).toEqual([['RangeEdited', 'B2', 'Remote', 'Unknown']])
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Data').getRange('B3').values = [[8]]
      await context.sync()
    })
    await host.settled()
    expect(cells(theirs, 4)[2]).toEqual(['Nut', 8])
    expect(heard[1]).toEqual(['RangeEdited', 'B3', 'Local', 'ThisLocalAddin'])
  })

  test('each select for themselves', async () => {
    const { workbook, theirs, bo } = await two()
    bo.userSelect('Data!B3')
    await turn()
    expect(theirs.sheets[0]?.selection.area.row).toBe(2)
    expect(workbook.sheets[0]?.selection.area.row).toBe(0)
  })

  test('see rows come and go, tables grow, sorting, hidden rows, new sheets and names', async () => {
    const { Excel, workbook, theirs, anna, bo } = await two()
    bo.userPaste('Data!A5', 'Pin\t4\nRod\t5')
    await turn()
    expect(workbook.sheets[0]?.tables[0]?.area.rows).toBe(6)
    anna.userDeleteRows('Data!2:2')
    await turn()
    bo.userSort('Parts', [{ key: 0, ascending: true }])
    bo.userHide('Data!9:9')
    await turn()
    expect(cells(workbook, 5).map(([item]) => item)).toEqual(['Item', 'Cog', 'Nut', 'Pin', 'Rod'])
    expect(workbook.sheets[0]?.hiddenRows.has(8)).toBe(true)
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('New')
      sheet.getRange('A1').values = [['hello']]
      context.workbook.names.add('Greeting', sheet.getRange('A1'))
      await context.sync()
    })
    await turn()
    expect(theirs.sheets.map(({ name }) => name)).toEqual(['Data', 'New'])
    expect(theirs.names.map(({ name }) => name)).toEqual(['Greeting'])
    expect(theirs.sheets[1]?.cells.get(0)?.get(0)?.value).toBe('hello')
  })

  test('undo their own edits, and leave the other alone', async () => {
    const { workbook, theirs, anna, bo } = await two()
    anna.userEdit('Data!A2', 'mine')
    await turn()
    bo.userEdit('Data!A3', 'theirs')
    await turn()
    expect(await anna.userUndo()).toBe(true)
    await turn()
    expect(cells(workbook, 4).map(([item]) => item)).toEqual(['Item', 'Bolt', 'theirs', 'Cog'])
    expect(cells(theirs, 4)).toEqual(cells(workbook, 4))
  })
})

describe('after a time without connection', () => {
  test('both have what both did, and of one cell what the second wrote', async () => {
    const { workbook, theirs, anna, bo, shared } = await two()
    shared.cut()
    anna.userEdit('Data!A2', 'anna')
    anna.userEdit('Data!B4', '30')
    bo.userEdit('Data!A2', 'bo')
    bo.userEdit('Data!A3', 'also bo')
    await turn()
    expect(cells(workbook, 4)[2]).toEqual(['Nut', 2])
    shared.connect()
    await turn()
    expect(cells(workbook, 4)).toEqual([
      ['Item', 'Quantity'],
      ['bo', 1],
      ['also bo', 2],
      ['Cog', 30],
    ])
    expect(cells(theirs, 4)).toEqual(cells(workbook, 4))
  })

  test('edits find their rows again though the other put rows in or took rows out above them', async () => {
    const { workbook, theirs, anna, bo, shared } = await two()
    shared.cut()
    anna.userDeleteRows('Data!2:2')
    bo.userEdit('Data!B4', '30')
    bo.userPaste('Data!A5', 'Pin\t4')
    await turn()
    shared.connect()
    await turn()
    expect(cells(workbook, 4)).toEqual([
      ['Item', 'Quantity'],
      ['Nut', 2],
      ['Cog', 30],
      ['Pin', 4],
    ])
    expect(cells(theirs, 5)).toEqual(cells(workbook, 5))
    expect(theirs.sheets[0]?.tables[0]?.area).toEqual(workbook.sheets[0]?.tables[0]?.area)
  })

  test('whatever two people typed, cut off or not, both see the same in the end', async () => {
    const step = fc.record({
      who: fc.constantFrom('anna', 'bo'),
      what: fc.constantFrom('type', 'type', 'paste', 'undo', 'cut', 'connect'),
      row: fc.integer({ min: 2, max: 5 }),
      column: fc.constantFrom('A', 'B'),
    } as const)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const { workbook, theirs, anna, bo, shared } = await two()
        for (const [at, { who, what, row, column }] of steps.entries()) {
          const person = who === 'anna' ? anna : bo
          if (what === 'cut') shared.cut()
          if (what === 'connect') shared.connect()
          if (what === 'undo') await person.userUndo()
          if (what === 'paste') person.userPaste(`Data!A${row}`, `${who} ${at}\t${at}\n${who}\t${at}`)
          if (what === 'type') person.userEdit(`Data!${column}${row}`, `${who} ${at}`)
          await turn()
        }
        shared.connect()
        await turn()
        expect(cells(theirs, 9)).toEqual(cells(workbook, 9))
      }),
      { numRuns: 60 },
    )
  })
})
