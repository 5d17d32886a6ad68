/** Chance that repeats itself: the same seed gives the same figures on every machine. */
export interface Random {
  /** From 0 up to but not 1. */
  next(): number
  /** A whole number, first and last included. */
  whole(first: number, last: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** The position of one of the weights, the heavier the likelier. */
  weighted(weights: readonly number[]): number
}

export function seededRandom(seed: number): Random {
  const next = mulberry32(seed)
  const whole = (first: number, last: number) => first + Math.floor(next() * (last - first + 1))
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick<T>(from: readonly T[]) {
      if (from.length === 0) throw new Error('nothing to pick from')
      return from[whole(0, from.length - 1)] as T
    },
    weighted(weights) {
      let left = next() * weights.reduce((total, weight) => total + weight, 0)
      const place = weights.findIndex((weight) => {
        left -= weight
        return left < 0
      })
      return place < 0 ? weights.length - 1 : place
    },
  }
}

/** Tommy Ettinger's generator of 32 bits of state: too plain for secrets, plenty for a demonstration. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A UUID v7 of this instant (milliseconds since 1970). Its last digits leave room to count up from it. */
export function seedAt(random: Random, ms: number): string {
  const hex = (digits: number) =>
    random
      .whole(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0')
  const time = ms.toString(16).padStart(12, '0')
  const variant = '89ab'[random.whole(0, 3)]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-0${hex(7)}0000`
}
