/** The formula engine in Node: its second part is read from the package. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { ironCalcEngine, isIronCalc } from '../../addin/workbench/engine/ironcalc.ts'
import type { Engine } from '../../addin/workbench/model/formula/engine.ts'

const { resolve } = createRequire(import.meta.url)

export async function loadEngine(): Promise<Engine> {
  const module: unknown = await import(pathToFileURL(resolve('@ironcalc/wasm')).href)
  if (!isIronCalc(module) || !('initSync' in module) || typeof module.initSync !== 'function')
    throw new Error('This is another engine.')
  module.initSync({ module: await readFile(resolve('@ironcalc/wasm/wasm_bg.wasm')) })
  return ironCalcEngine(module)
}
