import { describe, expect, test } from 'vitest'
import { openOffice } from '../../../support/office.ts'

/** A sheet with some numbers, texts, a formula, an error and blanks. */
async function mixed() {
  const office = openOffice({ sheets: ['Data'] })
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:C4').values = [
      ['Name', 'Number', 'Formula'],
      ['bolt', 1, '=B2*2'],
      ['', 2, '=1/0'],
      ['Bolt', '', ''],
    ]
    await context.sync()
  })
  return office
}

describe('several areas', () => {
  test('are named by one address and cleared together', async () => {
    const { Excel } = await mixed()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      const areas = sheet.getRanges('A2:A3, C2').load('address,areaCount,cellCount,areas/items/address')
      await context.sync()
      expect([areas.address, areas.areaCount, areas.cellCount]).toEqual(['Data!A2:A3,Data!C2', 2, 3])
      areas.clear('Contents')
      const left = sheet.getRange('A1:C2').load('values')
      await context.sync()
      expect(left.values[1]).toEqual(['', 1, ''])
    })
  })

  test('are cells of one kind: blank, constant, with a formula, an error, to be seen', async () => {
    const { Excel, host } = await mixed()
    host.userHide('Data!3:3')
    const asked = [
      ['Blanks', undefined],
      ['Constants', 'Numbers'],
      ['Constants', 'Text'],
      ['Formulas', 'Errors'],
      ['Visible', undefined],
    ] as const
    const found = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Data').getRange('A1:C4')
      const areas = asked.map(([kind, value]) => range.getSpecialCells(kind, value).load('address'))
      const none = range.getSpecialCellsOrNullObject('Constants', 'Logical')
      await context.sync()
      return [...areas.map(({ address }) => address.replaceAll('Data!', '')), none.isNullObject]
    })
    expect(found).toEqual(['A3,B4:C4', 'B2:B3', 'A1:C1,A2,A4', 'C3', 'A1:C2,A4:C4', true])
  })

  test('are the cells that break their rule', async () => {
    const { Excel } = await mixed()
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Data').getRange('B2:B4')
      range.dataValidation.rule = { wholeNumber: { formula1: 2, operator: 'GreaterThan' } }
      const wrong = range.dataValidation.getInvalidCellsOrNullObject().load('address')
      await context.sync()
      expect(wrong.address).toBe('Data!B2,Data!B3')
      range.values = [[3], [4], ['']]
      const none = range.dataValidation.getInvalidCellsOrNullObject()
      await context.sync()
      expect(none.isNullObject).toBe(true)
    })
  })
})

describe('a range', () => {
  test('has texts replaced and rows that are alike taken out', async () => {
    const { Excel } = await mixed()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      const count = sheet.getRange('A2:A4').replaceAll('bolt', 'Nut', { completeMatch: true })
      const result = sheet.getRange('A1:B4').removeDuplicates([0], true).load('removed,uniqueRemaining')
      const left = sheet.getRange('A1:B4').load('values')
      await context.sync()
      expect(count.value).toBe(2)
      expect([result.removed, result.uniqueRemaining]).toEqual([1, 2])
      expect(left.values).toEqual([
        ['Name', 'Number'],
        ['Nut', 1],
        ['', 2],
        ['', ''],
      ])
    })
  })

  test('is filled on as by hand', async () => {
    const { Excel } = await mixed()
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Data')
      sheet.getRange('B2:B3').autoFill('B2:B6', 'FillSeries')
      const filled = sheet.getRange('B2:B6').load('values')
      await context.sync()
      expect(filled.values.flat()).toEqual([1, 2, 3, 4, 5])
    })
  })
})

test('functions are called without a cell, so that a workbook of 1904 could be told', async () => {
  const { Excel } = await mixed()
  await Excel.run(async (context) => {
    const { functions } = context.workbook
    const numbers = context.workbook.worksheets.getItem('Data').getRange('B2:B3')
    const day = functions.date(2000, 1, 1).load('value')
    const sum = functions.sum(numbers, 4, functions.date(1900, 1, 1)).load('value')
    const wrong = functions.match('none', numbers, 0).load('error')
    await context.sync()
    expect([day.value, sum.value, wrong.error]).toEqual([36526, 8, '#N/A'])
  })
})

test('a workbook knows whether it was saved', async () => {
  const { Excel, host } = await mixed()
  const isDirty = () =>
    Excel.run(async (context) => {
      context.workbook.load('isDirty')
      await context.sync()
      return context.workbook.isDirty
    })
  expect(await isDirty()).toBe(true)
  await Excel.run(async (context) => {
    context.workbook.save()
    await context.sync()
  })
  expect(await isDirty()).toBe(false)
  host.userEdit('Data!A1', 'x')
  expect(await isDirty()).toBe(true)
})
