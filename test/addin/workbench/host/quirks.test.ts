import { describe, expect, test } from 'vitest'
import { everyQuirk, noQuirks, type Quirks } from '../../../../addin/workbench/model/quirks.ts'
import { type OfficeOptions, openOffice } from '../../../support/office.ts'

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : String(error)),
  )

/** A sheet `Data` with the table `Parts` of four rows, and a list of the addresses that its workbook tells. */
async function parts(quirks: Partial<Quirks>, options: OfficeOptions = {}) {
  const office = openOffice({ sheets: ['Data'], ...options, quirks })
  const told: string[] = []
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:B5').values = [
      ['Item', 'Quantity'],
      ['Bolt', 1],
      ['Nut', 2],
      ['Cog', 3],
      ['Pin', 4],
    ]
    sheet.tables.add('A1:B5', true).name = 'Parts'
    context.workbook.worksheets.onChanged.add(async ({ address }) => void told.push(address))
    await context.sync()
  })
  await office.host.settled()
  told.length = 0
  const read = (address: string) =>
    office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Data').getRange(address).load('values,formulas')
      await context.sync()
      return range
    })
  return { ...office, told, read }
}

test('without being asked for, Excel has none of its faults', () => {
  expect(openOffice().workbook.quirks).toEqual(noQuirks)
  expect(Object.entries(everyQuirk).filter(([, is]) => is === false || is === null)).toEqual([])
})

describe('a limit of bytes', () => {
  const write = async (quirks: Partial<Quirks>) => {
    const { Excel, read } = await parts(quirks)
    const rows = Array.from({ length: 100 }, (_, row) => [`a long text in row ${row}`])
    const code = await codeOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Data').getRange('D1:D100').values = rows
        await context.sync()
      }),
    )
    return [code, (await read('D100')).values[0]?.[0]]
  }
  test('refuses a larger request before it is begun', async () => {
    expect(await write({ requestLimit: 2000 })).toEqual(['RequestPayloadSizeLimitExceeded', ''])
    expect(await write({ requestLimit: 200_000 })).toEqual(['no error', 'a long text in row 99'])
  })

  test('keeps a larger answer back, and what was written before it stays', async () => {
    const { Excel, read } = await parts({ responseLimit: 3000 })
    const work = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      sheet.getRange('D1').values = [['written']]
      sheet.getRange('A1:Z200').load('values')
      await context.sync()
    })
    expect(await codeOf(work)).toBe('ResponsePayloadSizeLimitExceeded')
    expect((await read('D1')).values).toEqual([['written']])
  })
})

describe('under a filter', () => {
  const rewrite = async (quirks: Partial<Quirks>) => {
    const { Excel, host, read } = await parts(quirks)
    host.userFilter('Parts', 'Item', ['Nut', 'Pin'])
    await Excel.run(async (context) => {
      context.workbook.tables.getItem('Parts').columns.getItem('Quantity').getDataBodyRange().values = [
        [10],
        [20],
        [30],
        [40],
      ]
      await context.sync()
    })
    return (await read('B2:B5')).values.flat()
  }
  test('values land in wrong rows, though not in every Excel', async () => {
    expect(await rewrite({})).toEqual([10, 20, 30, 40])
    expect(await rewrite({ misplacesUnderFilter: true })).toEqual([1, 10, 3, 10])
  })

  test('rows are not deleted, and nobody says so', async () => {
    const left = async (quirks: Partial<Quirks>) => {
      const { Excel, host } = await parts(quirks)
      host.userFilter('Parts', 'Item', ['Nut'])
      return Excel.run(async (context) => {
        const { rows } = context.workbook.tables.getItem('Parts')
        rows.deleteRowsAt(0, 2)
        rows.load('count')
        await context.sync()
        return rows.count
      })
    }
    expect(await left({})).toBe(2)
    expect(await left({ deletesNothingUnderFilter: true })).toBe(4)
  })
})

describe('events', () => {
  test('of a choice from a list may not come', async () => {
    const pick = async (quirks: Partial<Quirks>) => {
      const { host, told } = await parts(quirks)
      host.userPick('Data!A3', 'Bolt')
      await host.settled()
      return told
    }
    expect(await pick({})).toEqual(['A3'])
    expect(await pick({ silentListPick: true })).toEqual([])
  })

  test('of a fill may name far too many cells', async () => {
    const fill = async (quirks: Partial<Quirks>) => {
      const { host, told, read } = await parts(quirks)
      host.userFill('Data!B2:B3', 'Data!B2:B5')
      await host.settled()
      return [told, (await read('B2:B5')).values.flat()]
    }
    expect(await fill({})).toEqual([['B2:B5'], [1, 2, 3, 4]])
    expect(await fill({ wrongFillAddress: true })).toEqual([['B2:B1048576'], [1, 2, 3, 4]])
  })
})

test('formulas written back change nothing, unless the apostrophe of a text is swallowed', async () => {
  const back = async (quirks: Partial<Quirks>) => {
    const { Excel, read } = await parts(quirks)
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Data').getRange('D1:D4')
      range.values = [["'=1+1"], ["'007"], ['plain'], ['=1+2']]
      range.load('formulas')
      await context.sync()
      const again: unknown[][] = range.formulas
      range.formulas = again
      await context.sync()
    })
    return (await read('D1:D4')).values.flat()
  }
  expect(await back({})).toEqual(['=1+1', '007', 'plain', 3])
  expect(await back({ swallowsApostrophe: true })).toEqual([2, 7, 'plain', 3])
})

test('days may stay text under Dutch and French settings, typed or pasted', async () => {
  const typed = async (culture: 'nl-BE' | 'fr-BE' | 'en-GB', quirks: Partial<Quirks>) => {
    const { host, read } = await parts(quirks, { culture })
    host.userEdit('Data!D1', '19-8-2025')
    host.userPaste('Data!D2', '20-8-2025\t12')
    return (await read('D1:E2')).values.flat()
  }
  expect(await typed('nl-BE', {})).toEqual([45888, '', 45889, 12])
  expect(await typed('nl-BE', { textDates: true })).toEqual(['19-8-2025', '', '20-8-2025', 12])
  expect(await typed('fr-BE', { textDates: true })).toEqual(['19-8-2025', '', '20-8-2025', 12])
  expect(await typed('en-GB', { textDates: true })).toEqual([45888, '', 45889, 12])
})

test('a table may refuse to grow over what is written below it', async () => {
  const grown = async (quirks: Partial<Quirks>) => {
    const { Excel, host } = await parts(quirks)
    host.userPaste('Data!A6', 'Rod\t5')
    return Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Parts')
      table.getDataBodyRange().getRowsBelow(1).values = [['Cap', 6]]
      const range = table.getRange().load('address')
      await context.sync()
      return range.address
    })
  }
  expect(await grown({})).toBe('Data!A1:B7')
  expect(await grown({ keepsTablesSmall: true })).toBe('Data!A1:B5')
})

test('adding a sheet may leave nothing to undo', async () => {
  const undone = async (quirks: Partial<Quirks>) => {
    const { Excel, host } = await parts(quirks)
    host.userEdit('Data!A2', 'mine')
    await Excel.run(async (context) => {
      context.workbook.worksheets.add('New')
      await context.sync()
    })
    return host.userUndo()
  }
  expect(await undone({})).toBe(true)
  expect(await undone({ forgetsUndo: true })).toBe(false)
})

describe('while a cell is edited', () => {
  test('calls are refused', async () => {
    const { Excel, host } = await parts({})
    host.userEditing(true)
    const work = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Data').getRange('D1').values = [['no']]
      await context.sync()
    })
    expect(await codeOf(work)).toBe('InvalidOperationInCellEditMode')
    host.userEditing(false)
  })

  test('calls that ask to wait come after the edit', async () => {
    const { Excel, host, read } = await parts({})
    host.userEditing(true)
    let isDone = false
    const work = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem('Data').getRange('D1').values = [['late']]
      await context.sync()
      isDone = true
    })
    await host.settled()
    expect(isDone).toBe(false)
    host.userEdit('Data!D1', 'mine')
    host.userEditing(false)
    await work
    expect((await read('D1')).values).toEqual([['late']])
  })
})
