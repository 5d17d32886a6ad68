/**
 * `npm run sideload`: puts the add-in into the Excel of this machine, for the server at PUBLIC_URL. On a Mac that is a file in a
 * folder that Excel reads, on Windows a name in the registry; elsewhere there is no Excel to put it into.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, win32 } from 'node:path'
import { manifestOf } from './manifest.ts'
import { product, ribbon } from './ribbon.ts'
import { xmlText } from './xml.ts'

export interface Machine {
  readonly platform: string
  readonly home: string
}

export interface Sideloading {
  /** Where the manifest is written. */
  readonly file: string
  /** What tells Excel of it, where a file is not enough. */
  readonly command: readonly [program: string, ...args: readonly string[]] | null
}

const developers = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer'

/** Null where Excel does not run, or only in a browser: there the file is uploaded by hand. */
export function sideloadingOn({ platform, home }: Machine): Sideloading | null {
  if (platform === 'darwin') {
    const folder = join(home, 'Library/Containers/com.microsoft.Excel/Data/Documents/wef')
    return { file: join(folder, `${product.id}.manifest.xml`), command: null }
  }
  if (platform !== 'win32') return null
  const file = win32.join(home, 'AppData', 'Local', 'Verkoop', 'manifest.xml')
  return { file, command: ['reg', 'add', developers, '/v', product.id, '/t', 'REG_SZ', '/d', file, '/f'] }
}

/** Excel takes an add-in from https only; the server speaks it with TLS_CERT and TLS_KEY, or behind a proxy. */
export function originOf(publicUrl: string | undefined): string {
  const { protocol, origin } = new URL(publicUrl ?? 'https://localhost:3000')
  if (protocol !== 'https:')
    throw new Error('PUBLIC_URL must begin with https: Excel takes an add-in from nowhere else.')
  return origin
}

function main(): void {
  const origin = originOf(process.env.PUBLIC_URL)
  const sideloading = sideloadingOn({ platform: process.platform, home: homedir() })
  if (sideloading === null) {
    console.log(
      `There is no Excel on this machine. In Excel on the web: Home, Add-ins, Upload my add-in: ${origin}/manifest.xml`,
    )
    return
  }
  const { file, command } = sideloading
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, xmlText(manifestOf(ribbon, origin)))
  if (command) execFileSync(command[0], command.slice(1), { stdio: 'inherit' })
  console.log(`Verkoop is in Excel, from ${origin}. Start Excel again; it stands under Home, Add-ins.`)
}

if (import.meta.main) main()
