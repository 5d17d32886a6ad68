/** Charts over the sheet, drawn plainly: columns, bars, lines and slices. */
import { anchorOf, type Series, seriesOf, titleOf } from '../model/charts.ts'
import { columnWidth } from '../model/layout.ts'
import type { Chart } from '../model/types.ts'
import { bars } from './chart-bars.ts'
import { colourOf, label, node, numbers, type Plot } from './chart-parts.ts'
import { boundsOf, markOf } from './chart-scale.ts'
import type { Desk } from './desk.ts'
import { make } from './element.ts'

export interface Charts {
  readonly element: HTMLElement
  readonly draw: () => void
}

/** Lies over the grid, below and right of its headings. */
export function createCharts(desk: () => Desk): Charts {
  const element = make('div', { class: 'charts' })
  return {
    element,
    draw: () => {
      const { workbook, sheet, surface } = desk()
      const { charts } = sheet()
      if (charts.length === 0 && element.childElementCount === 0) return
      const { left, top } = element.getBoundingClientRect()
      const grid = surface.element.getBoundingClientRect()
      element.replaceChildren(
        ...charts.map((chart) => {
          const { area, over, down } = anchorOf(sheet(), chart)
          const box = surface.boxOf(area)
          const scale = box.width / columnWidth(sheet(), area.column)
          const figure = drawn(chart, seriesOf(workbook, chart), titleOf(workbook, chart))
          figure.style.left = `${grid.left - left + box.left + over * scale}px`
          figure.style.top = `${grid.top - top + box.top + down * scale}px`
          figure.style.width = `${chart.width * scale}px`
          figure.style.height = `${chart.height * scale}px`
          return figure
        }),
      )
    },
  }
}

const wide = 360
const high = 216

function drawn(chart: Chart, series: readonly Series[], title: string): HTMLElement {
  const picture = node('svg', { viewBox: `0 0 ${wide} ${high}`, 'aria-hidden': 'true' })
  const plot = { left: 34, top: chart.hasTitle ? 30 : 10, width: wide - 46, height: high - (chart.hasTitle ? 72 : 52) }
  if (/Pie|Doughnut/i.test(chart.type)) picture.append(...slices(series[0]))
  else picture.append(...plotted(chart, series, plot))
  if (chart.hasTitle) picture.append(label(title, wide / 2, 18, 'middle', 13))
  if (chart.hasLegend) picture.append(...legend(series))
  const said = `${title}: ${series.map(({ name }) => name).join(', ')}`
  const figure = make('figure', { class: 'chart', role: 'img', 'aria-label': said, 'data-chart': chart.name })
  figure.append(picture)
  return figure
}

function plotted({ type, isReversed }: Chart, series: readonly Series[], plot: Plot): SVGElement[] {
  if (/Line/i.test(type)) return lines(series, plot)
  return /^Bar/i.test(type) ? bars(series, plot, isReversed) : columns(series, plot)
}

/** From a value to a height in the plot; zero is always in it. */
function scaleOf(series: readonly Series[], { top, height }: Plot): (value: number) => number {
  const { least, most } = boundsOf(numbers(series))
  return (value) => top + height - ((value - least) / (most - least || 1)) * height
}

function axes(series: readonly Series[], plot: Plot): SVGElement[] {
  const y = scaleOf(series, plot)
  const { least, most } = boundsOf(numbers(series))
  const mark = (value: number) =>
    label(markOf(value, document.documentElement.lang), plot.left - 4, y(value) + 3, 'end')
  const [first] = series
  const places = first?.categories ?? []
  const step = Math.ceil(places.length / 8) || 1
  return [
    node('line', {
      x1: plot.left,
      x2: plot.left + plot.width,
      y1: y(0),
      y2: y(0),
      stroke: 'currentColor',
      'stroke-opacity': 0.4,
    }),
    ...[...new Set([most, 0, least])].map(mark),
    ...places.flatMap((text, at) =>
      at % step === 0
        ? [
            label(
              text.slice(0, 12),
              plot.left + ((at + 0.5) * plot.width) / places.length,
              plot.top + plot.height + 12,
              'middle',
            ),
          ]
        : [],
    ),
  ]
}

function columns(series: readonly Series[], plot: Plot): SVGElement[] {
  const y = scaleOf(series, plot)
  const count = series[0]?.values.length ?? 0
  const slot = plot.width / Math.max(1, count)
  const thick = (slot * 0.7) / Math.max(1, series.length)
  const bars = series.flatMap(({ values }, at) =>
    values.map((value, place) =>
      node('rect', {
        x: plot.left + slot * (place + 0.15) + thick * at,
        y: Math.min(y(0), y(value ?? 0)),
        width: thick,
        height: Math.abs(y(value ?? 0) - y(0)),
        fill: colourOf(at),
      }),
    ),
  )
  return [...axes(series, plot), ...bars]
}

function lines(series: readonly Series[], plot: Plot): SVGElement[] {
  const y = scaleOf(series, plot)
  const paths = series.map(({ values }, at) => {
    const slot = plot.width / Math.max(1, values.length)
    const points = values.flatMap((value, place) =>
      value === null ? [] : [`${plot.left + slot * (place + 0.5)},${y(value)}`],
    )
    return node('polyline', { points: points.join(' '), fill: 'none', stroke: colourOf(at), 'stroke-width': 2 })
  })
  return [...axes(series, plot), ...paths]
}

function slices(series: Series | undefined): SVGElement[] {
  const values = (series?.values ?? []).map((value) => Math.max(0, value ?? 0))
  const total = values.reduce((sum, value) => sum + value, 0) || 1
  let turned = 0
  return values.map((value, at) => {
    const share = value / total
    const ring = node('circle', {
      cx: wide / 2,
      cy: high / 2 + 4,
      r: 36,
      fill: 'none',
      stroke: colourOf(at),
      'stroke-width': 72,
      pathLength: 1,
      'stroke-dasharray': `${share} ${1 - share}`,
      'stroke-dashoffset': -turned,
    })
    turned += share
    return ring
  })
}

function legend(series: readonly Series[]): SVGElement[] {
  const slot = (wide - 40) / Math.max(1, series.length)
  return series.flatMap(({ name }, at) => [
    node('rect', { x: 20 + slot * at, y: high - 18, width: 8, height: 8, fill: colourOf(at) }),
    label(name.slice(0, 20), 32 + slot * at, high - 10, 'start'),
  ])
}
