/** Who may import whom, read from the sources themselves. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const aside = new Set(['node_modules', 'dist', 'data', '.git'])

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (aside.has(name)) return []
    return statSync(join(root, path)).isDirectory() ? filesIn(path) : [path]
  })
}
const sourcesIn = (folder: string) => filesIn(folder).filter((path) => /\.tsx?$/.test(path))

interface Import {
  readonly from: string
  /** A path in the project, or the name of a package. */
  readonly to: string
}
const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)'([\w@./:-]+)'/g
function importsOf(path: string): Import[] {
  const found = readFileSync(join(root, path), 'utf8').matchAll(specifier)
  return [...found].map(([, name = '']) => ({
    from: path,
    to: name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)).replaceAll('\\', '/') : name,
  }))
}
const importsIn = (folder: string) => sourcesIn(folder).flatMap(importsOf)
const told = (imports: readonly Import[]) => imports.map(({ from, to }) => `${from} → ${to}`)

/** The floors of `shared`, and what each may stand on besides itself. */
const books = ['basics', 'ledger', 'sales', 'receivables']
const floors: Readonly<Record<string, readonly string[]>> = {
  basics: [],
  ledger: ['basics'],
  sales: ['basics', 'ledger'],
  receivables: ['basics', 'ledger'],
  einvoice: books,
  posting: [...books, 'einvoice', 'print'],
  sync: [...books, 'posting'],
  templates: [...books, 'posting'],
  reports: [...books, 'posting'],
  words: ['basics'],
  sheets: [...books, 'posting', 'reports', 'words'],
  print: [...books, 'words'],
}

test('each floor of shared stands only on those below it', () => {
  const wrong = importsIn('shared').filter(({ from, to }) => {
    const [, floor = '', ...rest] = from.split('/')
    const [top, below = ''] = to.split('/')
    if (rest.length === 0 || top !== 'shared') return false
    return below !== floor && !floors[floor]?.includes(below)
  })
  expect(told(wrong)).toEqual([])
  const folders = new Set(sourcesIn('shared').map((path) => path.split('/')[1] ?? ''))
  expect([...folders].filter((folder) => !Object.hasOwn(floors, folder))).toEqual([])
})

test('shared needs nothing but itself, and one schema library in sync', () => {
  const wrong = importsIn('shared').filter(
    ({ from, to }) => !to.startsWith('shared/') && !(to === 'valibot' && from.startsWith('shared/sync/')),
  )
  expect(told(wrong)).toEqual([])
})

test('server and add-in know shared, and never each other', () => {
  const wrong = [
    ...importsIn('server').filter(({ to }) => to.startsWith('addin/')),
    ...importsIn('addin').filter(({ to }) => to.startsWith('server/')),
    ...[...importsIn('server'), ...importsIn('addin')].filter(
      ({ to }) => to.startsWith('test/') || to.startsWith('..'),
    ),
  ]
  expect(told(wrong)).toEqual([])
})

test('the workbench stands beside the add-in: it imports nothing of it, nor of the server', () => {
  const wrong = importsIn('addin/workbench').filter(
    ({ to }) => to.startsWith('server/') || (to.startsWith('addin/') && !to.startsWith('addin/workbench/')),
  )
  expect(told(wrong)).toEqual([])
})

test('only the run of everything names a folder outside the project', () => {
  const beside = resolve(root, '..', 'shared')
  const named = filesIn('').filter((path) => {
    if (!/\.(ts|tsx|js|mjs|json|md|html|css|xml|sql|yml)$|^\.ci\//.test(path)) return false
    const text = readFileSync(join(root, path), 'utf8')
    return [...text.matchAll(/(?:\.\.\/)+shared\b/g)].some(([way]) => resolve(root, dirname(path), way) === beside)
  })
  expect(named.filter((path) => path !== '.ci/run')).toEqual([])
})
