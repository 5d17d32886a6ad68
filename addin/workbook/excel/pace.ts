/**
 * How much goes to Excel in one request. Excel refuses what is too large, and answers nobody while it takes over a large one;
 * but each request costs a moment of its own. So many rows go in requests that grow while they are taken over in a glance, and
 * shrink when they take so long that it is seen, or much longer than one of nearly nothing; and shrink for good where Excel
 * refuses them.
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
/** In milliseconds: so short nobody notices, so long everybody does. */
const glance = 80
const pause = 200

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
      const slow = Number.isFinite(quickest) ? Math.max(pause, 3 * quickest) : pause
      if (milliseconds > slow) size = fitting(size / 2)
      else if (milliseconds < Math.max(glance, slow / 3)) size = fitting(size * 1.5)
    },
    refused(bytes) {
      most = Math.min(most, Math.floor(bytes / 2))
      size = fitting(size)
      return most > 0
    },
  }
}
