/** A chart of one row of amounts. What it shows is beside it in words as well; it is fetched when it is first looked at. */
import { useTheme } from '@fluentui/react/lib/Theme'
import { type ReactElement, useEffect, useRef } from 'react'
import type { Drawing } from './draw-chart.ts'

export interface ChartProps extends Drawing {
  /** What it is of, for those who do not see it. */
  readonly label: string
}

export function ColumnChart({ label, ...drawing }: ChartProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const latest = useRef(drawing)
  latest.current = drawing
  const { isInverted } = useTheme()
  const content = JSON.stringify([drawing.kind, drawing.names, drawing.amounts, isInverted])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content says whether it is another chart
  useEffect(() => {
    let isGone = false
    let remove: (() => void) | null = null
    import('./draw-chart.ts').then(
      ({ drawChart }) => {
        if (!isGone && canvas.current) remove = drawChart(canvas.current, latest.current)
      },
      // Without the server there is no chart; the figures are there all the same.
      () => undefined,
    )
    return () => {
      isGone = true
      remove?.()
    }
  }, [content])
  return (
    <div className={`chart ${drawing.kind}`}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
