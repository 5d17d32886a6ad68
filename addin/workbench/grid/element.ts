/** Making elements of the page in one line. */
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** `true` sets an attribute without a value, `false` leaves it out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== false) element.setAttribute(key, value === true ? '' : String(value))
  element.append(...children)
  return element
}

const svg = 'http://www.w3.org/2000/svg'

/** A line drawing on a field of 16 by 16, in the colour of the text. */
export function icon(path: string): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg')
  drawing.setAttribute('viewBox', '0 0 16 16')
  drawing.setAttribute('class', 'icon')
  drawing.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(svg, 'path')
  line.setAttribute('d', path)
  drawing.append(line)
  return drawing
}

export const icons = {
  resetDemo: 'M13 8a5 5 0 1 1-1.6-3.7M13 1.5v3.5H9.5',
  startOver: 'M4 1.5h5l3.5 3.5v9.5h-8.5zM9 1.5v3.5h3.5',
  open: 'M1.5 13V3h4.5l1.5 2h6v2M1.5 13l2-6h11.5l-2 6z',
  download: 'M8 2v8.5M4.5 7.5 8 11l3.5-3.5M2.5 13.5h11',
  undo: 'M5 2.5 2 5.5l3 3M2 5.5h7.5a4 4 0 0 1 0 8H6',
  redo: 'M11 2.5l3 3-3 3M14 5.5H6.5a4 4 0 0 0 0 8H10',
  plus: 'M8 3v10M3 8h10',
  sample: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9',
  install: 'M2 2.5h5v5h-5zM9 2.5h5v5h-5zM2 9.5h5v4h-5zM11.5 9v5M9 11.5h5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  previous: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
} as const
