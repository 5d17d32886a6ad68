import { describe, expect, test } from 'vitest'
import { openOffice } from '../../../support/office.ts'

/** A sheet with the table `Sales`, a name, and formulas from E1 down. */
async function calculated(formulas: readonly string[], engine = true) {
  const office = openOffice({ sheets: ['Data', 'More data'], engine })
  const { Excel } = office
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:C4').values = [
      ['Item', 'Net Amount', 'Region'],
      ['Bolt', 10, 'North'],
      ['Nut', 20.5, 'South'],
      ['Cog', 30, 'North'],
    ]
    sheet.tables.add('A1:C4', true).name = 'Sales'
    context.workbook.names.add('Rate', sheet.getRange('H1'))
    sheet.getRange('H1').values = [[0.21]]
    context.workbook.worksheets.getItem('More data').getRange('A1').values = [["'007"]]
    await context.sync()
    sheet.getRange(`E1:E${formulas.length}`).formulas = formulas.map((formula) => [formula])
    await context.sync()
  })
  const read = () =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Data').getRange(`E1:E${formulas.length}`).load('values')
      await context.sync()
      return range.values.flat()
    })
  const loaded = async () => {
    await expect.poll(read, { timeout: 10_000 }).not.toContain('#BUSY!')
    return read()
  }
  return { ...office, read, loaded }
}

describe('formulas beyond our own calculator', () => {
  test('are calculated by the engine, with structured references, names, other sheets and what we calculated', async () => {
    const { read, loaded } = await calculated([
      '=TEXTJOIN("; ",TRUE,Sales[Item])',
      '=LET(total,SUM(Sales[Net Amount]),total*Rate)',
      '=XMATCH("Cog",Sales[Item])',
      '=TEXTJOIN("-",TRUE,\'More data\'!A1,E5)',
      '=SUM(B2:B3)',
      '=SWITCH(Sales[[#Headers],[Region]],"Region","yes","no")',
      '=SUMPRODUCT((Sales[Region]="North")*Sales[Net Amount])',
    ])
    expect((await read())[0]).toBe('#BUSY!')
    expect(await loaded()).toEqual(['Bolt; Nut; Cog', 12.705, 3, '007-30.5', 30.5, 'yes', 40])
  })

  test('follow when cells change, tables grow and sheets are renamed', async () => {
    const { host, loaded, Excel } = await calculated([
      '=TEXTJOIN(",",TRUE,Sales[Item])',
      '=TEXTJOIN(",",TRUE,\'More data\'!A1)',
    ])
    await loaded()
    host.userEdit('Data!A2', 'Pin')
    host.userPaste('Data!A5', 'Rod\t1\tEast')
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('More data').name = 'Rest'
      context.workbook.worksheets.getItem('Rest').getRange('A1').values = [[8]]
      await context.sync()
    })
    expect(await loaded()).toEqual(['Pin,Nut,Cog,Rod', '8'])
  })

  test('keep errors errors and truths truths, with fifteen digits', async () => {
    const { loaded } = await calculated(['=LET(x,1,x/0)', '=XOR(TRUE,FALSE)', '=LET(x,2,x/3)', '=NOSUCH(1)'])
    expect(await loaded()).toEqual(['#DIV/0!', true, 0.666666666666667, '#NAME?'])
  })

  test('are unknown names where there is no engine', async () => {
    const { read } = await calculated(['=TEXTJOIN(",",TRUE,"a","b")', '=SUM(1,2)'], false)
    expect(await read()).toEqual(['#NAME?', 3])
  })
})
