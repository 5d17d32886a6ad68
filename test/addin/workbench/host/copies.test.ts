import { describe, expect, test } from 'vitest'
import { personAt } from '../../../../addin/workbench/host/person.ts'
import { copyWorkbook } from '../../../../addin/workbench/model/copies.ts'
import { openOffice } from '../../../support/office.ts'

/** A sheet `Data` with the table `Parts`, a name for its ids and a property of the add-in. */
async function parts() {
  const office = openOffice({ sheets: ['Data', 'Other'] })
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:C3').values = [
      ['Item', 'Row', 'Double'],
      ['Bolt', 'r1', '=2*2'],
      ['Nut', 'r2', '=A5'],
    ]
    sheet.getRange('A2').format.fill.color = '#FFEE00'
    sheet.tables.add('A1:C3', true).name = 'Parts'
    context.workbook.names.add('Ids', sheet.getRange('B2:B3'))
    sheet.customProperties.add('kind', 'draft')
    await context.sync()
  })
  return office
}

describe('copying ranges', () => {
  const copied = async (copy: (sheet: Excel.Worksheet) => void, address: string) => {
    const { Excel } = await parts()
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      sheet.getRange('E1:E3').values = [[1], [2], [3]]
      copy(sheet)
      const range = sheet.getRange(address).load('values,formulas,format/fill/color')
      await context.sync()
      return range
    })
  }

  test('takes values, formulas and formats, or one of them', async () => {
    const all = await copied((sheet) => sheet.getRange('G2').copyFrom('A2:C2'), 'G2:I2')
    expect(all.values).toEqual([['Bolt', 'r1', 4]])
    const values = await copied((sheet) => sheet.getRange('G2').copyFrom('C2', 'Values'), 'G2')
    expect(values.formulas).toEqual([[4]])
    const formats = await copied((sheet) => sheet.getRange('E1').copyFrom('A2', 'Formats'), 'E1')
    expect([formats.values, formats.format.fill.color]).toEqual([[[1]], '#FFEE00'])
  })

  test('turns rows into columns, and leaves cells under blank ones when asked', async () => {
    const turned = await copied((sheet) => sheet.getRange('G1').copyFrom('E1:E3', 'All', false, true), 'G1:I1')
    expect(turned.values).toEqual([[1, 2, 3]])
    const kept = await copied((sheet) => sheet.getRange('E1:E3').copyFrom('F1:F3', 'All', true), 'E1:E3')
    expect(kept.values).toEqual([[1], [2], [3]])
  })

  test('by moving leaves nothing behind', async () => {
    const moved = await copied((sheet) => sheet.getRange('E1:E3').moveTo('E2'), 'E1:E4')
    expect(moved.values).toEqual([[''], [1], [2], [3]])
  })
})

describe('copying a sheet', () => {
  test('gives its table another name and its names a place of their own, and doubles the ids of rows', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook
      const copy = worksheets.getItem('Data').copy('After', worksheets.getItem('Data'))
      copy.load('name,position,tables/items/name,names/items/name,names/items/formula')
      const body = copy.tables.getItemAt(0).getDataBodyRange().load('values')
      const properties = copy.customProperties.load('items/key')
      await context.sync()
      expect([copy.name, copy.position]).toEqual(['Data (2)', 1])
      expect(copy.tables.items.map(({ name }) => name)).toEqual(['Parts2'])
      expect(copy.names.items.map(({ name, formula }) => [name, formula])).toEqual([['Ids', "='Data (2)'!$B$2:$B$3"]])
      expect(body.values.map(([, id]) => id)).toEqual(['r1', 'r2'])
      expect(properties.items).toEqual([])
    })
  })

  test('makes another sheet: what is written there does not show in the first', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const first = context.workbook.worksheets.getItem('Data')
      const copy = first.copy()
      copy.getRange('A2').values = [['changed']]
      copy.tables.getItemAt(0).columns.getItemAt(0).name = 'Thing'
      const cell = first.getRange('A1:A2').load('values')
      await context.sync()
      expect(cell.values).toEqual([['Item'], ['Bolt']])
    })
  })
})

describe('another workbook', () => {
  test('saved as a copy has the same ids, and goes its own way', async () => {
    const { workbook, host } = await parts()
    const copy = copyWorkbook(workbook, 'Copy.xlsx')
    host.userEdit('Data!A2', 'changed')
    const { Excel } = openOffice({ workbook: copy })
    await Excel.run(async (context) => {
      const range = context.workbook.tables.getItem('Parts').getDataBodyRange().load('values')
      await context.sync()
      expect(range.values.map(([item, id]) => [item, id])).toEqual([
        ['Bolt', 'r1'],
        ['Nut', 'r2'],
      ])
    })
  })

  test('takes over rows that were copied in the first, ids and formats too', async () => {
    const { host } = await parts()
    const { workbook, Excel } = openOffice()
    personAt(workbook).userPasteCopy('Sheet1!A5', host.userCopied('Data!A2:C2'))
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange('A5:C5').load('values')
      const fill = context.workbook.worksheets.getFirst().getRange('A5').load('format/fill/color')
      await context.sync()
      expect(range.values).toEqual([['Bolt', 'r1', 4]])
      expect(fill.format.fill.color).toBe('#FFEE00')
    })
  })
})
