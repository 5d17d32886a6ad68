import { describe, expect, test } from 'vitest'
import { seriesOf } from '../../../../addin/workbench/model/charts.ts'
import { openOffice } from '../../../support/office.ts'

/** A chart of two series over three regions. */
async function charted() {
  const office = openOffice({ sheets: ['Data', 'Charts'] })
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Data')
    sheet.getRange('A1:C4').values = [
      ['Region', 'Sales', 'Cost'],
      ['North', 10, 6],
      ['South', 20, ''],
      ['West', 30, 18],
    ]
    const chart = context.workbook.worksheets.getItem('Charts').charts.add('ColumnClustered', sheet.getRange('A1:C4'))
    chart.name = 'By region'
    await context.sync()
  })
  const chart = () => office.workbook.sheets[1]?.charts[0] ?? expect.fail('there is no chart')
  return { ...office, chart, series: () => seriesOf(office.workbook, chart()) }
}

describe('a chart', () => {
  test('shows its cells, with names and categories from their first row and column', async () => {
    const { series } = await charted()
    expect(series()).toEqual([
      { name: 'Sales', categories: ['North', 'South', 'West'], values: [10, 20, 30] },
      { name: 'Cost', categories: ['North', 'South', 'West'], values: [6, null, 18] },
    ])
  })

  test('is found by name, titled, moved, turned, given other cells and deleted', async () => {
    const { Excel, series } = await charted()
    await Excel.run(async (context) => {
      const { charts } = context.workbook.worksheets.getItem('Charts')
      const chart = charts.getItem('By region')
      chart.title.text = 'Sales by region'
      chart.setPosition('B2', 'E10')
      chart.load('left,top,width,height,chartType,title/text,series/count')
      charts.load('count')
      await context.sync()
      expect([chart.left, chart.top, chart.width, chart.height]).toEqual([48, 15, 192, 135])
      expect([chart.title.text, chart.series.count, charts.count]).toEqual(['Sales by region', 2, 1])
      chart.axes.categoryAxis.reversePlotOrder = true
      chart.setData(context.workbook.worksheets.getItem('Data').getRange('A1:B4'), 'Rows')
      await context.sync()
      chart.axes.categoryAxis.load('reversePlotOrder')
      await context.sync()
      expect(chart.axes.categoryAxis.reversePlotOrder).toBe(true)
      expect(series().map(({ name, values }) => [name, ...values])).toEqual([
        ['North', 10],
        ['South', 20],
        ['West', 30],
      ])
      chart.delete()
      const gone = charts.getItemOrNullObject('By region')
      await context.sync()
      expect(gone.isNullObject).toBe(true)
    })
  })

  test('goes along with its cells, and undo brings it back', async () => {
    const { Excel, host, series, workbook } = await charted()
    host.userInsertRows('Data!1:3')
    expect(series()[0]?.values).toEqual([10, 20, 30])
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Charts').charts.getItemAt(0).delete()
      await context.sync()
    })
    await host.userUndo()
    expect(workbook.sheets[1]?.charts).toHaveLength(1)
    expect(series()[0]?.values).toEqual([10, 20, 30])
  })
})
