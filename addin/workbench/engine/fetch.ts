/** Fetches the formula engine from this server: two thirds of a megabyte that only some workbooks need. */
import type { Engine } from '../model/formula/engine.ts'
import { ironCalcEngine, isIronCalc } from './ironcalc.ts'

// By a name in a variable, so that the engine is no part of what is built.
const address = '/vendor/ironcalc/wasm.js'

export async function fetchEngine(): Promise<Engine> {
  const module: unknown = await import(/* @vite-ignore */ address)
  if (!isIronCalc(module)) throw new Error('This is another engine.')
  await module.default()
  return ironCalcEngine(module)
}
