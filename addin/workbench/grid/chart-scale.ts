/** How far the axis of a chart goes, and what its marks say: round numbers, short enough for the space beside the plot. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** Zero is always in it. */
export const boundsOf = (values: readonly number[]): Bounds => ({
  least: -roundUp(-Math.min(0, ...values)) + 0,
  most: roundUp(Math.max(0, ...values)),
})

/** To the next of 1, 2, 5 and 10 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  const times = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10
  return times * power
}

export const markOf = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { notation: 'compact' }).format(value)
