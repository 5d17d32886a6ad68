/**
 * `npm run journeys -- <folder> [journey]`: every journey, or those whose name begins so, in English, Dutch and French at full
 * size, with a picture of each stop in `<folder>/<language>/`.
 */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const [folder, name = ''] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say where the pictures go: npm run journeys -- <folder> [journey]')
  process.exit(1)
}
const files = `test/browser/journeys/${name}`
const env = { ...process.env, JOURNEYS: resolve(folder) }
const journeys = spawn('vitest', ['run', files], { stdio: 'inherit', env, shell: process.platform === 'win32' })
journeys.once('exit', (code) => process.exit(code ?? 1))
