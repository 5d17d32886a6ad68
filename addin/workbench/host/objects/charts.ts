/** Charts and what belongs to them. */
import { bounding } from '../../model/area.ts'
import { addChart, changeChart, deleteChart, placeChart, type Series, seriesOf, titleOf } from '../../model/charts.ts'
import type { Chart, Sheet } from '../../model/types.ts'
import { activate, sheetOf } from '../../model/workbook.ts'
import { asNumber, asOneOf, asText, asTruth, missing, orElse } from '../arguments.ts'
import { invalidArgument } from '../faults.ts'
import { type Maker, officeType, type Property, type Session } from '../types.ts'
import { areaOfPlace, type Place, placeAt } from './cells.ts'
import { range } from './range.ts'
import { worksheet } from './worksheets.ts'

const size = (key: 'left' | 'top' | 'width' | 'height'): Property<Chart> => ({
  get: (chart) => chart[key],
  set: (chart, value, { workbook }) => changeChart(workbook, chart, { [key]: asNumber(value) }),
})

const title: Maker<Chart> = officeType<Chart>('ChartTitle', {
  scalars: {
    Text: {
      get: (chart, { workbook }) => titleOf(workbook, chart),
      set: (chart, value, { workbook }) => changeChart(workbook, chart, { title: asText(value) }),
    },
    Visible: {
      get: ({ hasTitle }) => hasTitle,
      set: (chart, value, { workbook }) => changeChart(workbook, chart, { hasTitle: asTruth(value) }),
    },
  },
})

const legend: Maker<Chart> = officeType<Chart>('ChartLegend', {
  scalars: {
    Visible: {
      get: ({ hasLegend }) => hasLegend,
      set: (chart, value, { workbook }) => changeChart(workbook, chart, { hasLegend: asTruth(value) }),
    },
  },
})

const categoryAxis: Maker<Chart> = officeType<Chart>('ChartAxis', {
  scalars: {
    ReversePlotOrder: {
      get: ({ isReversed }) => isReversed,
      set: (chart, value, { workbook }) => changeChart(workbook, chart, { isReversed: asTruth(value) }),
    },
  },
})

const axes: Maker<Chart> = officeType<Chart>('ChartAxes', {
  links: { CategoryAxis: (chart, session) => categoryAxis(session, chart) },
})

const oneSeries: Maker<Series> = officeType<Series>('ChartSeries', { scalars: { Name: { get: ({ name }) => name } } })

const allSeries: Maker<Chart> = officeType<Chart>('ChartSeriesCollection', {
  scalars: { Count: { get: (chart, { workbook }) => seriesOf(workbook, chart).length } },
  items: (chart, session) => seriesOf(session.workbook, chart).map((one) => oneSeries(session, one)),
})

const placeOf = (session: Session, sheet: Sheet, given: unknown): Place =>
  range.it(given) ?? placeAt(session, sheet, asText(given))

const sides = ['Auto', 'Rows', 'Columns'] as const
const sideOf = (given: unknown): 'Rows' | 'Columns' | null => {
  const side = orElse(given, (value) => asOneOf(value, sides), 'Auto')
  return side === 'Auto' ? null : side
}

const chart: Maker<Chart> = officeType<Chart>('Chart', {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: ({ id }) => id },
    Name: {
      get: ({ name }) => name,
      set: (it, value, { workbook }) => changeChart(workbook, it, { name: asText(value) }),
    },
    ChartType: {
      get: ({ type }) => type,
      set: (it, value, { workbook }) => changeChart(workbook, it, { type: asText(value) }),
    },
    Left: size('left'),
    Top: size('top'),
    Width: size('width'),
    Height: size('height'),
  },
  links: {
    Axes: (it, session) => axes(session, it),
    Title: (it, session) => title(session, it),
    Legend: (it, session) => legend(session, it),
    Series: (it, session) => allSeries(session, it),
    Worksheet: (it, session) => worksheet(session, sheetOf(session.workbook, it.sheet)),
  },
  methods: {
    Delete: (it, _args, { workbook }) => deleteChart(workbook, it),
    Activate: (it, _args, { workbook }) => activate(workbook, sheetOf(workbook, it.sheet)),
    SetData: (it, [data, by], session) => {
      const place = range.it(data)
      if (!place) throw invalidArgument('Chart.setData')
      const side = sideOf(by)
      const source = { sheet: place.sheet.id, area: areaOfPlace(place) }
      changeChart(session.workbook, it, { source, ...(side ? { by: side } : {}) })
    },
    SetPosition: (it, [first, last], session) => {
      const sheet = sheetOf(session.workbook, it.sheet)
      const from = areaOfPlace(placeOf(session, sheet, first))
      const to = missing(last) ? from : areaOfPlace(placeOf(session, sheet, last))
      placeChart(session.workbook, it, sheet, bounding(from, to))
    },
  },
})

export const charts: Maker<Sheet> = officeType<Sheet>('ChartCollection', {
  scalars: { Count: { get: (sheet) => sheet.charts.length } },
  items: (sheet, session) => sheet.charts.map((one) => chart(session, one)),
  find: (sheet, key, session) => {
    const wanted = String(key).toLowerCase()
    const found = sheet.charts.find(({ id, name }) => id === key || name.toLowerCase() === wanted)
    return found ? chart(session, found) : null
  },
  methods: {
    Add: (sheet, [type, data, by], session) => {
      const place = range.it(data)
      if (!place) throw invalidArgument('ChartCollection.add')
      const source = { sheet: place.sheet, area: areaOfPlace(place) }
      return chart(session, addChart(session.workbook, sheet, asText(type), source, sideOf(by)))
    },
  },
})

export const chartTypes = [chart, charts, title, legend, axes, categoryAxis, oneSeries, allSeries]
