/** What the drawings of charts are made of. */
import type { Series } from '../model/charts.ts'

const svg = 'http://www.w3.org/2000/svg'
const colours = ['#156082', '#e97132', '#196b24', '#0f9ed5', '#a02b93', '#4ea72e']
export const colourOf = (at: number): string => colours[at % colours.length] ?? '#156082'

export interface Plot {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function node(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svg, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

export function label(text: string, x: number, y: number, anchor: string, size = 9): SVGElement {
  const made = node('text', { x, y, 'text-anchor': anchor, 'font-size': size, fill: 'currentColor' })
  made.textContent = text
  return made
}

export const numbers = (series: readonly Series[]): number[] =>
  series.flatMap(({ values }) => values.filter((one) => one !== null))
