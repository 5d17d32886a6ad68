import { vi } from 'vitest'

/** Hundreds of histories take their time on a slow machine; one that never ends is stopped all the same. */
vi.setConfig({ testTimeout: 600_000 })

/** How many histories are drawn, and from which seed: `LAWS_RUNS=500 LAWS_SEED=42 npx vitest run test/laws`. */
const seed = Number(process.env.LAWS_SEED ?? Date.now() % 2 ** 31)

export const runs = (usual: number, most = Number.POSITIVE_INFINITY) => ({
  numRuns: process.env.LAWS_RUNS === undefined ? usual : Math.min(most, Number(process.env.LAWS_RUNS)),
  seed,
})
