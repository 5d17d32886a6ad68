/** Our charts, drawn by Chart.js: fetched only by whoever looks at one. */
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

export interface Drawing {
  /** Upright, or lying with room for long names. */
  readonly kind: 'columns' | 'bars'
  readonly names: readonly string[]
  readonly amounts: readonly number[]
  readonly write: (amount: number) => string
  /** For the axis, where there is little room. */
  readonly writeShort: (amount: number) => string
  /** With the place of the bar. */
  readonly onPick: (at: number) => void
}

/** Draws into the canvas, in the colours of the pane around it; gives back how to take it away. */
export function drawChart(canvas: HTMLCanvasElement, drawing: Drawing): () => void {
  const { kind, names, amounts, write, writeShort, onPick } = drawing
  const { bar, text, line, font } = coloursOf(canvas)
  const isLying = kind === 'bars'
  const ticks = { color: text, maxRotation: 0, font: { family: font, size: 11 } }
  const ofAmounts = {
    beginAtZero: true,
    border: { display: false },
    grid: { color: line },
    ticks: { ...ticks, maxTicksLimit: 4, callback: (value: string | number) => writeShort(Number(value)) },
  }
  const ofNames = {
    border: { color: line },
    grid: { display: false },
    ticks: {
      ...ticks,
      autoSkip: !isLying,
      callback: (_: string | number, at: number) => shortened(names[at] ?? '', canvas.clientWidth),
    },
  }
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels: [...names], datasets: [{ data: [...amounts], backgroundColor: bar, maxBarThickness: 28 }] },
    options: {
      indexAxis: isLying ? 'y' : 'x',
      animation: false,
      maintainAspectRatio: false,
      onClick: (_, [picked]) => picked && onPick(picked.index),
      plugins: {
        legend: { display: false },
        tooltip: { displayColors: false, callbacks: { label: ({ dataIndex }) => write(amounts[dataIndex] ?? 0) } },
      },
      scales: isLying ? { x: ofAmounts, y: ofNames } : { x: ofNames, y: ofAmounts },
    },
  })
  return () => chart.destroy()
}

/** A letter for so many pixels of the chart: names take up to four tenths of it. */
const perLetter = 16
function shortened(name: string, width: number): string {
  const longest = Math.max(6, Math.floor(width / perLetter))
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name
}

/** A contrast theme has its own. */
function coloursOf(canvas: HTMLCanvasElement) {
  const style = getComputedStyle(canvas)
  const font = style.fontFamily
  if (window.matchMedia('(forced-colors: active)').matches)
    return { bar: 'Highlight', text: 'CanvasText', line: 'GrayText', font }
  const variable = (name: string) => style.getPropertyValue(name).trim()
  return { bar: variable('--brand'), text: variable('--quiet'), line: variable('--line'), font }
}
