/**
 * The icons, drawn from a few shapes on a square of 32 units and painted anew for every size, so that edges stay sharp.
 * A shape is a distance: how far a point lies outside it, negative inside.
 */

import { writePng } from './png.ts'
import type { IconName } from './ribbon.ts'

type Shape = (x: number, y: number) => number
type Colour = readonly [number, number, number]
interface Stroke {
  readonly shape: Shape
  readonly colour: Colour
}

const green: Colour = [15, 108, 63]
const ink: Colour = [66, 66, 66]
const white: Colour = [255, 255, 255]

const disk =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius

const box = (left: number, top: number, right: number, bottom: number, corner = 0): Shape => {
  const [cx, cy, halfWidth, halfHeight] = [
    (left + right) / 2,
    (top + bottom) / 2,
    (right - left) / 2 - corner,
    (bottom - top) / 2 - corner,
  ]
  return (x, y) => {
    const [dx, dy] = [Math.abs(x - cx) - halfWidth, Math.abs(y - cy) - halfHeight]
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner
  }
}

/** A line through these points, with round ends. */
const line = (width: number, ...points: readonly (readonly [number, number])[]): Shape => {
  const parts = points.slice(1).map((to, index) => [points[index] ?? to, to] as const)
  return (x, y) =>
    Math.min(...parts.map(([[ax, ay], [bx, by]]) => fromSegment(x - ax, y - ay, bx - ax, by - ay))) - width / 2
}
const fromSegment = (px: number, py: number, dx: number, dy: number) => {
  const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
  return Math.hypot(px - along * dx, py - along * dy)
}

const outline =
  (shape: Shape, width: number): Shape =>
  (x, y) =>
    Math.abs(shape(x, y)) - width / 2

/** Part of a circle's line, angles in degrees clockwise from the right. */
const arc = (cx: number, cy: number, radius: number, width: number, from: number, to: number): Shape => {
  const steps = Array.from({ length: 25 }, (_, index) => ((from + ((to - from) * index) / 24) * Math.PI) / 180)
  return line(width, ...steps.map((angle) => [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)] as const))
}

const paint = (colour: Colour, ...shapes: readonly Shape[]): Stroke[] => shapes.map((shape) => ({ shape, colour }))

const paper = [
  ...paint(white, box(6, 3, 24, 29, 2)),
  ...paint(ink, outline(box(6, 3, 24, 29, 2), 2), line(2, [10, 9], [20, 9]), line(2, [10, 14], [20, 14])),
]
const van = (dy: number) => [
  ...paint(green, box(2, 8 + dy, 19, 21 + dy, 1.5), box(20, 12 + dy, 30, 21 + dy, 2)),
  ...paint(white, box(22.5, 14 + dy, 27.5, 17 + dy, 0.5)),
  ...paint(ink, disk(9, 22 + dy, 3.4), disk(24, 22 + dy, 3.4)),
  ...paint(white, disk(9, 22 + dy, 1.2), disk(24, 22 + dy, 1.2)),
]

const drawings: Readonly<Record<IconName | 'icon', readonly Stroke[]>> = {
  icon: [...paint(green, box(2, 2, 30, 30, 6)), ...paint(white, line(3.6, [8.5, 9], [16, 23.5], [23.5, 9]))],
  pane: [
    ...paint(white, box(3, 5, 29, 27, 2.5)),
    ...paint(green, box(18, 5, 29, 27, 2.5)),
    ...paint(
      ink,
      outline(box(3, 5, 29, 27, 2.5), 2),
      line(1.8, [7, 11], [14, 11]),
      line(1.8, [7, 16], [14, 16]),
      line(1.8, [7, 21], [14, 21]),
    ),
  ],
  insert: [
    ...paint(white, box(3, 4, 25, 24, 2)),
    ...paint(ink, outline(box(3, 4, 25, 24, 2), 2), line(1.8, [3, 10.5], [25, 10.5]), line(1.8, [11, 4], [11, 24])),
    ...paint(white, disk(24, 23, 8)),
    ...paint(green, disk(24, 23, 6.8)),
    ...paint(white, line(2.2, [24, 19.5], [24, 26.5]), line(2.2, [20.5, 23], [27.5, 23])),
  ],
  check: paint(green, line(4.4, [5, 17], [13, 25], [27, 8])),
  post: [
    ...paper,
    ...paint(white, disk(23, 22, 9)),
    ...paint(green, disk(23, 22, 7.6)),
    ...paint(white, line(2.4, [19.4, 22.2], [22.2, 25], [26.8, 19.2])),
  ],
  ship: van(1),
  invoice: [...paper, ...paint(green, line(2.4, [10, 20], [20, 20]), line(2.4, [15, 24.5], [20, 24.5]))],
  save: [
    ...paint(green, box(3, 3, 29, 29, 3)),
    ...paint(white, box(9, 3, 22, 12, 1), box(8, 17, 24, 29, 1)),
    ...paint(ink, line(1.8, [11.5, 21.5], [20.5, 21.5]), line(1.8, [11.5, 25.5], [20.5, 25.5])),
  ],
  send: [
    ...paint(white, box(2.5, 7, 29.5, 26, 2)),
    ...paint(ink, outline(box(2.5, 7, 29.5, 26, 2), 2)),
    ...paint(green, line(2.6, [4.5, 9.5], [16, 18.5], [27.5, 9.5])),
  ],
  more: paint(green, disk(6.5, 16, 3.4), disk(16, 16, 3.4), disk(25.5, 16, 3.4)),
  correct: [...paper, ...paint(white, line(7, [15, 27], [27, 14])), ...paint(green, line(4, [15.5, 26.5], [27, 14]))],
  takeBack: [
    ...paint(green, arc(17, 17.5, 9.5, 3.4, -165, 110)),
    ...paint(green, line(3.4, [5.5, 5.5], [7.2, 13.8], [15, 12.2])),
  ],
  chain: [
    ...paint(ink, line(2, [16, 10], [16, 16]), line(2, [8, 22], [8, 16], [24, 16], [24, 22])),
    ...paint(green, box(10, 3, 22, 11, 1.5), box(2, 21, 14, 29, 1.5), box(18, 21, 30, 29, 1.5)),
  ],
  entries: [
    ...paint(white, box(3, 4, 29, 28, 2)),
    ...paint(ink, outline(box(3, 4, 29, 28, 2), 2), line(2, [3, 11], [29, 11]), line(2, [16, 11], [16, 28])),
    ...paint(green, line(2.4, [7, 16], [12, 16]), line(2.4, [20, 16], [25, 16]), line(2.4, [20, 21.5], [25, 21.5])),
  ],
  both: [
    ...paint(white, box(15, 2, 28, 17, 1.5)),
    ...paint(
      ink,
      outline(box(15, 2, 28, 17, 1.5), 1.8),
      line(1.6, [18.5, 6.5], [24.5, 6.5]),
      line(1.6, [18.5, 10], [24.5, 10]),
    ),
    ...van(5),
  ],
  refresh: [
    ...paint(green, arc(16, 16, 10, 3.4, 200, 335), arc(16, 16, 10, 3.4, 20, 155)),
    ...paint(green, line(3.4, [26.5, 4.5], [25.2, 12], [17.8, 11.2]), line(3.4, [5.5, 27.5], [6.8, 20], [14.2, 20.8])),
  ],
  help: [
    ...paint(green, disk(16, 16, 13.5)),
    ...paint(
      white,
      arc(16, 12.6, 4.6, 2.8, 180, 400),
      line(2.8, [19.5, 15.6], [16, 18.4], [16, 20]),
      disk(16, 24.4, 1.8),
    ),
  ],
}

export const iconNames = Object.keys(drawings) as (IconName | 'icon')[]

/** The picture as the bytes of a PNG file. */
export function drawIcon(name: IconName | 'icon', size: number): Buffer {
  const rgba = new Uint8Array(size * size * 4)
  for (let pixel = 0; pixel < size * size; pixel++)
    rgba.set(colourAt(drawings[name], pixel % size, Math.floor(pixel / size), size), pixel * 4)
  return writePng(size, rgba)
}

/** Red, green, blue and opacity of one pixel, 0 to 255. */
function colourAt(strokes: readonly Stroke[], column: number, row: number, size: number): number[] {
  const scale = size / 32
  let [red, greenPart, blue, opacity] = [0, 0, 0, 0]
  for (const { shape, colour } of strokes) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape((column + 0.5) / scale, (row + 0.5) / scale) * scale))
    if (cover === 0) continue
    const total = cover + opacity * (1 - cover)
    const mix = (fresh: number, old: number) => (fresh * cover + old * opacity * (1 - cover)) / total
    ;[red, greenPart, blue, opacity] = [mix(colour[0], red), mix(colour[1], greenPart), mix(colour[2], blue), total]
  }
  return [red, greenPart, blue, opacity * 255].map(Math.round)
}
