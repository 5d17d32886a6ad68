/** What was measured, beside what bounds it; and how people read it. */

export interface Figure {
  readonly name: string
  /** As people read it, with its unit. */
  readonly measured: string
  readonly limit?: string
  readonly ratio?: number
  /** The least or most that the ratio may be; without one the figure is only reported. */
  readonly goal?: { readonly least: number } | { readonly most: number }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

export const isReached = ({ ratio, goal }: Figure): boolean =>
  goal === undefined || (ratio !== undefined && ('least' in goal ? ratio >= goal.least : ratio <= goal.most))

export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')} /s`

const head = ['figure', 'measured', 'limit', 'ratio', 'goal', ''] as const

/** One line a figure, under a heading for each part. */
export function tableOf(parts: readonly (readonly [title: string, figures: readonly Figure[]])[]): string {
  const rows = parts.flatMap(([title, figures]) => [[title], ...figures.map(rowOf)])
  const cells = [[...head], ...rows]
  const widths = head.map((_, at) => Math.max(...cells.map((row) => (row.length === 1 ? 0 : (row[at] ?? '').length))))
  return cells.map((row) => lineOf(row, widths)).join('\n')
}

function lineOf(row: readonly string[], widths: readonly number[]): string {
  if (row.length === 1) return `\n${row[0]}`
  return row
    .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join('  ')
    .trimEnd()
}

const rowOf = (figure: Figure): string[] => [
  `  ${figure.name}`,
  figure.measured,
  figure.limit ?? '',
  figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
  figure.goal === undefined ? '' : 'least' in figure.goal ? `≥ ${figure.goal.least}` : `≤ ${figure.goal.most}`,
  figure.goal === undefined ? '' : isReached(figure) ? 'ok' : 'below',
]
