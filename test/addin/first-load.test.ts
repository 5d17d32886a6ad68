import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { isReached } from '../bench/figures.ts'
import { loadFigures } from '../bench/pane-load.ts'

const folder = mkdtempSync(join(tmpdir(), 'verkoop-load-'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('what a browser fetches before the pane can be used stays as small as it must be', async () => {
  vi.stubEnv('NODE_ENV', 'production') // as libraries are built for users
  expect((await loadFigures(null, folder)).filter((figure) => !isReached(figure))).toEqual([])
}, 120_000)
