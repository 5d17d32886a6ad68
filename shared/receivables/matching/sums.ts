/** Several invoices by one transfer that names none of them: which of them make exactly this sum. */

/** With more than so many there are so many sums that one of them fits by chance. */
const mostItems = 12

/** The one set of two or more whose sizes add up to `total`; null when there is none, or more than one. */
export function combination<T>(items: readonly T[], sizeOf: (item: T) => number, total: number): readonly T[] | null {
  if (items.length < 2 || items.length > mostItems) return null
  const sizes = items.map(sizeOf)
  const sets = setsOf(sizes, 0, total).filter((set) => set.length > 1)
  const [only] = sets
  return only && sets.length === 1 ? only.map((at) => items[at] as T) : null
}

/** All sets of places from `from` on that add up to `total`. */
function setsOf(sizes: readonly number[], from: number, total: number): readonly (readonly number[])[] {
  if (total === 0) return [[]]
  const size = sizes[from]
  if (size === undefined || total < 0) return []
  const withIt = setsOf(sizes, from + 1, total - size).map((set) => [from, ...set])
  return [...withIt, ...setsOf(sizes, from + 1, total)]
}
