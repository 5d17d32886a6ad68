/** What a browser must fetch before the pane can be used, of scripts, compressed. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import type { Figure } from './figures.ts'

const root = join(import.meta.dirname, '../..')
const inAll = 190
const ours = 50

export async function loadFigures(_: unknown, folder: string): Promise<Figure[]> {
  const whole = firstLoad(await built(join(folder, 'whole'), false))
  const split = firstLoad(await built(join(folder, 'split'), true)).filter((chunk) => chunk.name !== libraries)
  return [figure('in all', kilobytes(whole), inAll), figure('our own, with one language', kilobytes(split), ours)]
}

const figure = (name: string, size: number, most: number): Figure => ({
  name,
  measured: `${size.toFixed(1)} kB`,
  limit: `${most} kB`,
  ratio: size / most,
  goal: { most: 1 },
})

const libraries = 'libraries'

/** The product's own build; `split` puts what is not ours into a chunk of its own. */
async function built(outDir: string, split: boolean): Promise<Rolldown.OutputChunk[]> {
  const groups = [{ name: libraries, test: /node_modules|rolldown|vite/ }]
  const output = (await build({
    root: join(root, 'addin'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, ...(split ? { rolldownOptions: { output: { codeSplitting: { groups } } } } : {}) },
  })) as Rolldown.RolldownOutput
  return output.output.filter((one) => one.type === 'chunk')
}

/** The pane's script, what it imports from the start, and the words of one language that it begins with. */
function firstLoad(chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const loaded = new Set<Rolldown.OutputChunk>()
  const load = (chunk: Rolldown.OutputChunk | undefined) => {
    if (chunk === undefined || loaded.has(chunk)) return
    loaded.add(chunk)
    for (const file of chunk.imports) load(byFile.get(file))
  }
  load(chunks.find((chunk) => chunk.isEntry && chunk.name === 'taskpane'))
  // The first script fetches the pane once it may begin, and the pane the first words of its language.
  for (const module of ['addin/taskpane.tsx', 'shared/words/pane/en.ts']) {
    const chunk = chunks.find((one) => one.facadeModuleId?.endsWith(module))
    if (chunk === undefined) throw new Error(`the build has no chunk of ${module}`)
    load(chunk)
  }
  return [...loaded]
}

const kilobytes = (chunks: readonly Rolldown.OutputChunk[]) =>
  chunks.reduce((total, chunk) => total + gzipSync(chunk.code, { level: 9 }).length, 0) / 1000
