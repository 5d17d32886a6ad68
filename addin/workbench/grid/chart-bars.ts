/** Bars lie: names stand on the left, amounts along the bottom. As in Excel the first is the lowest, unless that is turned round. */
import type { Series } from '../model/charts.ts'
import { colourOf, label, node, numbers, type Plot } from './chart-parts.ts'
import { boundsOf, markOf } from './chart-scale.ts'

/** Of the plot's width, what names may take, and how many letters that is. */
const namesShare = 0.4
const longestName = 24

export function bars(series: readonly Series[], plot: Plot, isReversed: boolean): SVGElement[] {
  const names = plot.width * namesShare
  const inside = { ...plot, left: plot.left + names, width: plot.width - names }
  const places = series[0]?.categories ?? []
  const slot = plot.height / Math.max(1, places.length)
  /** Upper edge of a place. */
  const topOf = (place: number): number => plot.top + slot * (isReversed ? place : places.length - 1 - place)
  const x = acrossOf(series, inside)
  const thick = (slot * 0.7) / Math.max(1, series.length)
  const lying = series.flatMap(({ values }, at) =>
    values.map((value, place) =>
      node('rect', {
        x: Math.min(x(0), x(value ?? 0)),
        y: topOf(place) + slot * 0.15 + thick * at,
        width: Math.abs(x(value ?? 0) - x(0)),
        height: thick,
        fill: colourOf(at),
      }),
    ),
  )
  const said = places.map((text, place) => label(shortened(text), inside.left - 4, topOf(place) + slot / 2 + 3, 'end'))
  return [...marks(series, inside), ...said, ...lying]
}

const shortened = (text: string): string => (text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text)

/** From a value to a place across the plot; zero is always in it. */
function acrossOf(series: readonly Series[], { left, width }: Plot): (value: number) => number {
  const { least, most } = boundsOf(numbers(series))
  return (value) => left + ((value - least) / (most - least || 1)) * width
}

function marks(series: readonly Series[], plot: Plot): SVGElement[] {
  const x = acrossOf(series, plot)
  const { least, most } = boundsOf(numbers(series))
  const bottom = plot.top + plot.height
  const zero = node('line', {
    x1: x(0),
    x2: x(0),
    y1: plot.top,
    y2: bottom,
    stroke: 'currentColor',
    'stroke-opacity': 0.4,
  })
  const said = [...new Set([most, 0, least])].map((value) =>
    label(markOf(value, document.documentElement.lang), x(value), bottom + 12, value === most ? 'end' : 'middle'),
  )
  return [zero, ...said]
}
