import { describe, expect, test } from 'vitest'
import { cellAt } from '../../../../addin/workbench/model/cells.ts'
import { conditionalLookAt } from '../../../../addin/workbench/model/conditional.ts'
import { formatAt } from '../../../../addin/workbench/model/formats.ts'
import { sheetOf } from '../../../../addin/workbench/model/workbook.ts'
import { openOffice } from '../../../support/office.ts'

/** A sheet `Data` with the table `Parts` of three rows. */
async function parts() {
  const office = openOffice({ sheets: ['Data', 'Other'] })
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:C4').values = [
      ['Item', 'Quantity', 'Price'],
      ['Bolt', 2, 0.5],
      ['Nut', 3, 0.25],
      ['Cog', 1, 12],
    ]
    sheet.tables.add('A1:C4', true).name = 'Parts'
    await context.sync()
  })
  await office.host.settled()
  office.resetRequests()
  return office
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : String(error)),
  )

describe('values', () => {
  test('are written as rows of rows and read back with their address', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2:C3')
      range.values = [
        ['a', 1],
        [true, ''],
      ]
      const again = context.workbook.worksheets.getFirst().getUsedRange()
      again.load('address,values,valueTypes')
      await context.sync()
      expect(again.address).toBe('Sheet1!B2:C3')
      expect(again.values).toEqual([
        ['a', 1],
        [true, ''],
      ])
      expect(again.valueTypes).toEqual([
        ['String', 'Double'],
        ['Boolean', 'Empty'],
      ])
    })
  })

  test('of one cell fill a whole range, and null leaves a cell as it is', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1:B2').values = 7 as unknown as number[][]
      sheet.getRange('A1:B1').values = [[null, 8]]
      const read = sheet.getRange('A1:B2').load('values')
      await context.sync()
      expect(read.values).toEqual([
        [7, 8],
        [7, 7],
      ])
    })
  })

  test('written as text become numbers, formulas or, with an apostrophe or the format @, stay text', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('E1').numberFormat = [['@']]
      sheet.getRange('A1:F1').values = [['12.50', "'007", '=1+1', '+x', '0042', '19-8-2025']]
      const read = sheet.getRange('A1:F1').load('values,formulas')
      await context.sync()
      expect(read.values).toEqual([[12.5, '007', 2, '#NAME?', '0042', '19-8-2025']])
      expect(read.formulas[0]?.slice(2, 4)).toEqual(['=1+1', '=x'])
    })
  })

  test('of another shape than the range are refused', async () => {
    const { Excel } = openOffice()
    const work = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2').values = [[1]]
      await context.sync()
    })
    expect(await codeOf(work)).toBe('InvalidArgument')
  })

  test('in large blocks arrive whole in one request', async () => {
    const { Excel, requests, host } = openOffice()
    const rows = Array.from({ length: 5000 }, (_, row) => Array.from({ length: 10 }, (_, column) => row * 10 + column))
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:J5000').values = rows
      await context.sync()
    })
    await host.settled()
    expect(requests()).toBe(2)
    await Excel.run(async (context) => {
      const used = context.workbook.worksheets.getActiveWorksheet().getUsedRange().load('values')
      await context.sync()
      expect(used.values).toEqual(rows)
    })
  })

  test('show as their number format says under the regional settings', async () => {
    const { Excel } = openOffice({ culture: 'nl-BE' })
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C1')
      range.numberFormat = [['#,##0.00', 'm/d/yyyy', '0%']]
      range.values = [[1234.5, 45989, 0.21]]
      range.load('text')
      const application = context.workbook.application.load(
        'decimalSeparator,cultureInfo/numberFormat/numberGroupSeparator,cultureInfo/datetimeFormat/shortDatePattern',
      )
      await context.sync()
      expect(range.text).toEqual([['1.234,50', '28/11/2025', '21%']])
      expect(application.decimalSeparator).toBe(',')
      expect(application.cultureInfo.numberFormat.numberGroupSeparator).toBe('.')
      expect(application.cultureInfo.datetimeFormat.shortDatePattern).toBe('d/MM/yyyy')
    })
  })
})

describe('loading', () => {
  test('gives only what was asked for', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet().load('name')
      await context.sync()
      expect(sheet.name).toBe('Sheet1')
      expect(() => sheet.visibility).toThrow(/not available|load/i)
    })
  })

  test('reaches into collections and through links', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load(
        'items/name,items/tables/items/name,items/tables/items/columns/items/name',
      )
      await context.sync()
      expect(sheets.items.map(({ name }) => name)).toEqual(['Data', 'Other'])
      expect(sheets.items[0]?.tables.items[0]?.columns.items.map(({ name }) => name)).toEqual([
        'Item',
        'Quantity',
        'Price',
      ])
    })
  })

  test('of what is not there gives a null object, or ItemNotFound', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const missing = context.workbook.tables.getItemOrNullObject('Nope')
      const body = missing.getDataBodyRange().load('values')
      await context.sync()
      expect(missing.isNullObject).toBe(true)
      expect(body.isNullObject).toBe(true)
    })
    const work = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Nope').load('name')
      await context.sync()
    })
    expect(await codeOf(work)).toBe('ItemNotFound')
  })
})

describe('ranges', () => {
  test('move, grow and shrink as asked', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const start = context.workbook.worksheets.getItem('Data').getRange('B2')
      const asked = [
        start.getRowsBelow(2),
        start.getRowsAbove(1),
        start.getColumnsAfter(2),
        start.getResizedRange(1, 1),
        start.getAbsoluteResizedRange(3, 2),
        start.getOffsetRange(1, -1),
        start.getEntireColumn(),
        start.getEntireRow(),
        start.getBoundingRect('D5'),
        start.getSurroundingRegion(),
        context.workbook.tables.getItem('Parts').getDataBodyRange().getLastRow().getCell(0, 2),
      ].map((range) => range.load('address'))
      await context.sync()
      expect(asked.map(({ address }) => address.replace('Data!', ''))).toEqual([
        'B3:B4',
        'B1',
        'C2:D2',
        'B2:C3',
        'B2:C4',
        'A3',
        'B:B',
        '2:2',
        'B2:D5',
        'A1:C4',
        'C4',
      ])
    })
  })

  test('that are kept follow when rows are inserted above them', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      const kept = sheet.getRange('A4')
      kept.load('address')
      await context.sync()
      sheet.getRange('2:3').insert('Down')
      kept.load('address,values')
      await context.sync()
      expect(kept.address).toBe('Data!A6')
      expect(kept.values).toEqual([['Cog']])
    })
  })

  test('take formats: fill, font, borders, alignment, width, hidden columns', async () => {
    const { Excel, workbook } = await parts()
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Data').getRange('A1:C1')
      range.format.fill.color = '#eeeeee'
      range.format.font.bold = true
      range.format.borders.getItem('EdgeBottom').style = 'Continuous'
      range.format.horizontalAlignment = 'Center'
      range.format.wrapText = true
      range.format.columnWidth = 90
      range.getColumn(2).columnHidden = true
      const read = context.workbook.worksheets.getItem('Data').getRange('A1:B1')
      read.load('format/fill/color,format/font/bold,format/columnWidth')
      const mixed = context.workbook.worksheets.getItem('Data').getRange('A1:A2').load('format/font/bold')
      await context.sync()
      expect(read.format.fill.color).toBe('#EEEEEE')
      expect(read.format.font.bold).toBe(true)
      expect(read.format.columnWidth).toBe(90)
      expect(mixed.format.font.bold).toBe(null)
    })
    const sheet = sheetOf(workbook, 'Data')
    expect([...sheet.hiddenColumns]).toEqual([2])
    expect(formatAt(sheet, 0, 1).borders.EdgeBottom?.style).toBe('Continuous')
  })
})

describe('tables', () => {
  test('take rows at the end, in between and below', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Parts')
      table.rows.add(undefined, [['Pin', 9, 1]])
      table.rows.add(0, [['Rod', 4, 2]])
      table.getDataBodyRange().getRowsBelow(2).values = [
        ['Cap', 1, 1],
        ['Lid', 2, 2],
      ]
      const body = table.getDataBodyRange().load('values')
      const rows = table.rows.load('count')
      await context.sync()
      expect(body.values.map(([item]) => item)).toEqual(['Rod', 'Bolt', 'Nut', 'Cog', 'Pin', 'Cap', 'Lid'])
      expect(rows.count).toBe(7)
    })
  })

  test('push what stands below them down when rows come in', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      sheet.getRange('A6').values = [['note']]
      context.workbook.tables.getItem('Parts').rows.add(undefined, [['Pin', 9, 1]])
      const note = sheet.getRange('A7').load('values')
      await context.sync()
      expect(note.values).toEqual([['note']])
    })
  })

  test('lose rows one by one, by range, and keep a blank one at last', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Parts')
      table.rows.getItemAt(1).delete()
      await context.sync()
      const left = table.getDataBodyRange().load('values')
      await context.sync()
      expect(left.values.map(([item]) => item)).toEqual(['Bolt', 'Cog'])
      table.rows.deleteRowsAt(0, 2)
      const body = table.getDataBodyRange().load('values,address')
      await context.sync()
      expect(body.address).toBe('Data!A2:C2')
      expect(body.values).toEqual([['', '', '']])
      table.rows.add(undefined, [['New', 1, 1]])
      const again = table.getDataBodyRange().load('address')
      await context.sync()
      expect(again.address).toBe('Data!A2:C2')
    })
  })

  test('lose many scattered rows at once, as one by one', async () => {
    const { Excel, workbook } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const rows = Array.from({ length: 9 }, (_, row) => [`row ${row}`, row])
      sheet.getRange('A1:B10').values = [['Name', 'Number'], ...rows]
      sheet.getRange('A12').values = [['below']]
      const table = sheet.tables.add('A1:B10', true)
      const kept = sheet.getRange('A9').load('values')
      await context.sync()
      table.rows.deleteRows([0, 2, 3, 8])
      const body = table.getDataBodyRange().load('values,address')
      kept.load('address,values')
      await context.sync()
      expect(body.address).toBe('Sheet1!A2:B6')
      expect(body.values.map(([, number]) => number)).toEqual([1, 4, 5, 6, 7])
      expect([kept.address, kept.values]).toEqual(['Sheet1!A6', [['row 7']]])
    })
    expect(cellAt(sheetOf(workbook, 'Sheet1'), 7, 0)?.value).toBe('below')
  })

  test('resize, get columns, rename them, and tell totals', async () => {
    const { Excel } = await parts()
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Parts')
      table.resize('A1:C3')
      table.columns.add(1, [['Unit'], ['pc'], ['pc']])
      table.columns.getItem('Price').name = 'Unit price'
      const names = table.columns.load('items/name,items/index')
      const unit = table.columns.getItem('Unit').getDataBodyRange().load('address,values')
      await context.sync()
      expect(names.items.map(({ name }) => name)).toEqual(['Item', 'Unit', 'Quantity', 'Unit price'])
      expect(unit.address).toBe('Data!B2:B3')
      table.showTotals = true
      const total = table.getTotalRowRange().load('values')
      await context.sync()
      expect(total.values[0]?.[0]).toBe('Total')
    })
  })

  test('sort by a column and hide what a filter leaves out', async () => {
    const { Excel, workbook } = await parts()
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem('Parts')
      table.sort.apply([{ key: 1, ascending: false }])
      table.columns.getItem('Item').filter.applyValuesFilter(['Nut', 'Cog'])
      table.autoFilter.load('isDataFiltered,criteria')
      const body = table.getDataBodyRange().load('values')
      await context.sync()
      expect(body.values.map(([item]) => item)).toEqual(['Nut', 'Bolt', 'Cog'])
      expect(table.autoFilter.isDataFiltered).toBe(true)
      expect([...sheetOf(workbook, 'Data').hiddenRows]).toEqual([2])
      table.clearFilters()
      await context.sync()
      expect(sheetOf(workbook, 'Data').hiddenRows.size).toBe(0)
    })
  })

  test('cannot lie over one another, nor be torn apart', async () => {
    const { Excel } = await parts()
    const over = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Data').tables.add('B2:E9', true)
      await context.sync()
    })
    expect(await codeOf(over)).toBe('InvalidArgument')
    const torn = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Data').getRange('A3').insert('Down')
      await context.sync()
    })
    expect(await codeOf(torn)).toBe('InsertDeleteConflict')
  })
})

describe('sheets', () => {
  test('are added, renamed, hidden deeply, frozen and deleted', async () => {
    const { Excel, workbook } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('_sync')
      sheet.visibility = 'VeryHidden'
      const first = context.workbook.worksheets.getFirst()
      first.name = 'Invoices'
      first.freezePanes.freezeRows(1)
      first.showGridlines = false
      first.tabColor = '#107C41'
      first.customProperties.add('kind', 'invoices')
      sheet.load('id,visibility')
      const property = first.customProperties.getItem('kind').load('value')
      await context.sync()
      expect(sheet.visibility).toBe('VeryHidden')
      expect(property.value).toBe('invoices')
    })
    expect(workbook.sheets.map(({ name, freeze }) => [name, freeze.rows])).toEqual([
      ['Invoices', 1],
      ['_sync', 0],
    ])
  })

  test('refuse names that Excel refuses', async () => {
    const { Excel } = openOffice()
    const add = (name: string) =>
      codeOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.add(name)
          await context.sync()
        }),
      )
    expect(await add('a/b')).toBe('InvalidArgument')
    expect(await add('sheet1')).toBe('ItemAlreadyExists')
  })

  test('that are protected refuse locked cells and leave the others', async () => {
    const { Excel, workbook } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1').format.protection.locked = false
      sheet.protection.protect({ allowSort: true })
      sheet.getRange('A1').values = [['free']]
      await context.sync()
    })
    const work = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('B1').values = [['locked']]
      await context.sync()
    })
    expect(await codeOf(work)).toBe('AccessDenied')
    expect(cellAt(sheetOf(workbook, 'Sheet1'), 0, 0)?.value).toBe('free')
  })
})

describe('rules', () => {
  test('validate by list, by number and by formula', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const range = sheet.getRange('A1:A3')
      range.dataValidation.rule = { list: { inCellDropDown: true, source: 'pc,box' } }
      range.dataValidation.errorAlert = { message: 'Choose a unit.', showAlert: true, style: 'Warning', title: 'Unit' }
      range.values = [['pc'], ['crate'], ['']]
      range.dataValidation.load('type,rule,errorAlert,valid')
      await context.sync()
      expect(range.dataValidation.type).toBe('List')
      expect(range.dataValidation.rule).toEqual({ list: { inCellDropDown: true, source: 'pc,box' } })
      expect(range.dataValidation.errorAlert.style).toBe('Warning')
      expect(range.dataValidation.valid).toBe(false)
    })
  })

  test('colour rows by formulas with relative references', async () => {
    const { Excel, workbook } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('Q2:X3').values = [
        ['error', '', '', '', '', '', '', '|quantity|item|'],
        ['ok', '', '', '', '', '', '', ''],
      ]
      const state = sheet.getRange('A2:C3').conditionalFormats.add('Custom')
      state.custom.rule.formula = '=$Q2="error"'
      state.custom.format.fill.color = '#FDE7E9'
      const wrong = sheet.getRange('B2:B3').conditionalFormats.add('Custom')
      wrong.custom.rule.formula = '=ISNUMBER(SEARCH("|quantity|",$X2))'
      wrong.custom.format.font.color = '#A4262C'
      const odd = sheet.getRange('C2:C3').conditionalFormats.add('Custom')
      odd.custom.rule.formula = '=WEBSERVICE("x")'
      odd.custom.format.fill.color = '#000000'
      await context.sync()
    })
    const sheet = sheetOf(workbook, 'Sheet1')
    expect(conditionalLookAt(workbook, sheet, 1, 0).fill).toBe('#FDE7E9')
    expect(conditionalLookAt(workbook, sheet, 1, 1)).toMatchObject({ fill: '#FDE7E9', color: '#A4262C' })
    expect(conditionalLookAt(workbook, sheet, 2, 1)).toMatchObject({ fill: null, color: null })
    expect(conditionalLookAt(workbook, sheet, 1, 2).fill).toBe('#FDE7E9')
  })
})

describe('what an add-in keeps', () => {
  test('names, settings and custom XML parts are found again', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const { workbook } = context
      workbook.names.add('Customers', workbook.worksheets.getActiveWorksheet().getRange('A2:A9'))
      workbook.settings.add('company', { code: 'demo' })
      workbook.customXmlParts.add('<x xmlns="urn:verkoop">1</x>')
      await context.sync()
      const name = workbook.names.getItem('customers').load('formula,value,type')
      const setting = workbook.settings.getItem('company').load('value')
      const part = workbook.customXmlParts.getByNamespace('urn:verkoop').getOnlyItem()
      const xml = part.getXml()
      await context.sync()
      expect(name.formula).toBe('=Sheet1!$A$2:$A$9')
      expect(name.type).toBe('Range')
      expect(setting.value).toEqual({ code: 'demo' })
      expect(xml.value).toContain('urn:verkoop')
    })
  })

  test('a sheet that is renamed is followed by names and formulas', async () => {
    const { Excel } = openOffice()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      context.workbook.names.add('Here', sheet.getRange('A1'))
      sheet.getRange('B1').formulas = [['=Sheet1!A1*2']]
      sheet.getRange('A1').values = [[21]]
      sheet.name = 'My sheet'
      const name = context.workbook.names.getItem('Here').load('formula')
      const cell = sheet.getRange('B1').load('formulas,values')
      await context.sync()
      expect(name.formula).toBe("='My sheet'!$A$1")
      expect(cell.formulas).toEqual([["='My sheet'!A1*2"]])
      expect(cell.values).toEqual([[42]])
    })
  })
})

describe('requests', () => {
  test('are counted: one for a sync, one more to let ranges go, none for a sync without work', async () => {
    const { Excel, host, requests } = await parts()
    await Excel.run(async (context) => {
      context.workbook.worksheets.load('items/name')
      await context.sync()
      await context.sync()
    })
    await host.settled()
    expect(requests()).toBe(1)
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Data').getRange('A1').load('values')
      await context.sync()
    })
    await host.settled()
    expect(requests()).toBe(3)
  })

  test('for members of a newer requirement set throw ApiNotFound when asked to be strict', async () => {
    const work = (excelApi: string) => {
      const { Excel } = openOffice({ excelApi })
      return codeOf(
        Excel.run(async (context) => {
          context.workbook.application.load('decimalSeparator')
          context.workbook.worksheets.getActiveWorksheet().getRange('A1').getRowsBelow(1).load('address')
          context.workbook.worksheets.getActiveWorksheet().customProperties.load('items/key')
          await context.sync()
        }),
      )
    }
    expect(await work('1.14')).toBe('no error')
    expect(await work('1.10')).toBe('ApiNotFound')
  })

  test('that fail keep what was done before in the same sync', async () => {
    const { Excel, workbook } = openOffice()
    const work = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1').values = [['kept']]
      sheet.getRange('nonsense').values = [['no']]
      await context.sync()
    })
    expect(await codeOf(work)).toBe('InvalidArgument')
    expect(cellAt(sheetOf(workbook, 'Sheet1'), 0, 0)?.value).toBe('kept')
  })
})
