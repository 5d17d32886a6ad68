/** `npm run manifest`: writes manifest.xml for https://localhost:3000 and the icons, and says what Excel would refuse. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { versionFaults } from './content.ts'
import { drawIcon, iconNames } from './icons.ts'
import { iconFile, iconSizes, manifestOf } from './manifest.ts'
import { pngSize } from './png.ts'
import { ribbon } from './ribbon.ts'
import { manifestFaults } from './rules.ts'
import { xmlText } from './xml.ts'

const root = join(import.meta.dirname, '../..')
const assets = join(root, 'addin/assets')

mkdirSync(assets, { recursive: true })
for (const name of iconNames)
  for (const size of iconSizes) writeFileSync(join(assets, iconFile(name, size)), drawIcon(name, size))

const manifest = manifestOf(ribbon, 'https://localhost:3000')
writeFileSync(join(root, 'manifest.xml'), xmlText(manifest))

const sizeOf = (file: string) => {
  const path = join(assets, file)
  return existsSync(path) ? pngSize(readFileSync(path)) : undefined
}
const faults = [...manifestFaults(manifest, sizeOf), ...versionFaults(ribbon)]
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
