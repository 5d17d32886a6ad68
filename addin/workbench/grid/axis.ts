/**
 * An axis is the rows, or the columns, of a sheet laid end to end: nearly all of one size, some wider, narrower or
 * hidden (size 0). It answers where a row starts and which row is at a point without walking over all of them,
 * so that a sheet of a hundred thousand rows scrolls as fast as a short one. Sizes and points are in CSS pixels.
 */
export interface Axis {
  readonly count: number
  readonly size: number
  /** The rows of another size, in order. */
  readonly odd: readonly number[]
  /** For each of them, how much everything after it is moved compared with an axis of equal sizes. */
  readonly moved: readonly number[]
}

/** First and last row to draw, both included; empty when last is before first. */
export interface Span {
  readonly first: number
  readonly last: number
}

export function axisOf(count: number, size: number, sizes: ReadonlyMap<number, number>): Axis {
  const odd = [...sizes.keys()].filter((index) => index < count).sort((a, b) => a - b)
  let total = 0
  const moved = odd.map((index) => {
    total += (sizes.get(index) ?? size) - size
    return total
  })
  return { count, size, odd, moved }
}

/** How many numbers of a sorted list are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

export function startOf(axis: Axis, index: number): number {
  const before = countBelow(axis.odd, index)
  return index * axis.size + (before === 0 ? 0 : (axis.moved[before - 1] ?? 0))
}

export const lengthOf = (axis: Axis): number => startOf(axis, axis.count)

export function sizeOf(axis: Axis, index: number): number {
  return startOf(axis, index + 1) - startOf(axis, index)
}

export const isHidden = (axis: Axis, index: number): boolean => sizeOf(axis, index) <= 0

/** The visible row at a point; before the first it is the first, after the last it is the last. */
export function indexAt(axis: Axis, point: number): number {
  let low = 0
  let high = axis.count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(axis, middle + 1) > point) high = middle
    else low = middle + 1
  }
  return isHidden(axis, low) ? stepFrom(axis, low, -1) : low
}

/** The next row that is not hidden in a direction; the row itself when there is none. */
export function stepFrom(axis: Axis, index: number, direction: 1 | -1): number {
  for (let next = index + direction; next >= 0 && next < axis.count; next += direction)
    if (!isHidden(axis, next)) return next
  return index
}

/**
 * The rows to draw below `frozen` frozen ones, for a view of `length` pixels scrolled by `scrolled`;
 * `spare` pixels are drawn on both sides, so that a small scroll shows no gap.
 */
export function spanOf(axis: Axis, view: { frozen: number; scrolled: number; length: number; spare: number }): Span {
  const held = startOf(axis, view.frozen)
  const first = Math.max(view.frozen, indexAt(axis, Math.max(held, held + view.scrolled - view.spare)))
  const last = indexAt(axis, view.scrolled + view.length + view.spare)
  return { first, last }
}

/**
 * How far to scroll so that a row is wholly in view: the same as now when it already is.
 * `length` is the view with the frozen rows in it.
 */
export function scrollTo(
  axis: Axis,
  index: number,
  view: { frozen: number; scrolled: number; length: number },
): number {
  if (index < view.frozen) return view.scrolled
  const held = startOf(axis, view.frozen)
  const start = startOf(axis, index)
  const end = startOf(axis, index + 1)
  if (start - view.scrolled < held) return start - held
  if (end - view.scrolled > view.length) return Math.min(end - view.length, start - held)
  return view.scrolled
}
