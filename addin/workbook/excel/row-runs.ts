/** Rising numbers as stretches. */
export function runsOf(rows: readonly number[]): (readonly [from: number, count: number])[] {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === row) last[1]++
    else runs.push([row, 1])
  }
  return runs
}
