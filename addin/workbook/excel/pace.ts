/**
 * How much goes to Excel in one request. Excel refuses what is too large, and answers nobody while it takes over a large one;
 * but each request costs a moment of its own. So many rows go in requests that take about as long as a glance, or twice
 * the moment that an empty one takes: small ones in a slow Excel, large ones in a quick one, smaller still after a refusal.
 */
export interface Pace {
  /** Bytes that the next of many requests should have. */
  readonly size: () => number
  /** Bytes that one request may have at most. */
  readonly most: () => number
  /** How long a request took, in milliseconds; of 0 bytes: one that wrote next to nothing. */
  readonly took: (bytes: number, milliseconds: number) => void
  /** Excel did not take so many bytes. Whether fewer may be tried. */
  readonly refused: (bytes: number) => boolean
}

/** Excel on the web refuses requests above 5 MB; JSON and the protocol around the values take their share. */
const largest = 1_500_000
const first = 400_000
const smallest = 20_000
/** In milliseconds. */
const glance = 80

export function createPace(): Pace {
  let most = largest
  let size = first
  let quickest = Number.POSITIVE_INFINITY
  const fitting = (bytes: number): number => Math.min(most, Math.max(Math.min(smallest, most), Math.round(bytes)))
  return {
    size: () => size,
    most: () => most,
    took(bytes, milliseconds) {
      if (bytes === 0) quickest = Math.min(quickest, milliseconds)
      // The last piece of a row of pieces says nothing about a whole one.
      if (bytes < size / 2) return
      const wanted = Math.max(glance, Number.isFinite(quickest) ? 2 * quickest : 0)
      size = fitting(size * Math.min(2, Math.max(0.5, wanted / Math.max(1, milliseconds))))
    },
    refused(bytes) {
      most = Math.min(most, Math.floor(bytes / 2))
      size = fitting(size)
      return most > 0
    },
  }
}
