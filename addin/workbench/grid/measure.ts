/** How wide a text is on the page. Measured on a canvas, because asking the page for it would lay it out anew each time. */
const known = new Map<string, number>()
let context: CanvasRenderingContext2D | null | undefined

/** In pixels; `font` as CSS writes it. */
export function textWidth(text: string, font: string): number {
  const key = `${font}|${text}`
  const width = known.get(key)
  if (width !== undefined) return width
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return text.length * 7
  context.font = font
  const measured = context.measureText(text).width
  if (known.size > 20_000) known.clear()
  known.set(key, measured)
  return measured
}

/** The width of the widest line, and how many lines there are. */
export function measureBox(text: string, font: string): { readonly width: number; readonly lines: number } {
  const lines = text.split('\n')
  return { width: Math.ceil(Math.max(...lines.map((line) => textWidth(line, font)))), lines: lines.length }
}
