/** Charts beside the rows of a report, two by two, on fixed rows of it. */
import { type ReportSheet, reportedSheet } from '../../../shared/sheets/sheets.ts'
import type { Words } from '../../../shared/words/language.ts'

/** In points. */
const chartWidth = 440
const chartHeight = 250
const gap = 12
const perRow = 2

export function addCharts(worksheet: Excel.Worksheet, sheet: ReportSheet, words: Words): void {
  const { charts, columns, table } = reportedSheet(sheet)
  const shown = columns.filter(({ hidden }) => !hidden)
  const left = shown.reduce((sum, { width }) => sum + width, 0) * 6 + 3 * gap
  for (const [index, { caption, kind, names, from, rows }] of charts.entries()) {
    const at = columns.findIndex(({ key }) => key === names)
    const chart = worksheet.charts.add(kind, worksheet.getRangeByIndexes(from + 1, at, rows, 2), 'Columns')
    chart.name = `${table}${index + 1}`
    chart.title.text = words[caption]
    chart.legend.visible = false
    // The longest bar belongs on top; Excel begins at the bottom.
    if (kind === 'BarClustered') chart.axes.categoryAxis.reversePlotOrder = true
    chart.left = left + (index % perRow) * (chartWidth + gap)
    chart.top = gap + Math.floor(index / perRow) * (chartHeight + gap)
    chart.width = chartWidth
    chart.height = chartHeight
  }
}
