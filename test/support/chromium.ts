/**
 * A Chromium for tests: the one that CHROMIUM_PATH names, else one of the machine, else the one that comes with
 * @sparticuz/chromium (Linux), unpacked once for this user and installation. It sees this machine only.
 */
import { access, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a browser without a window; the caller closes it. Rejects with what to install when there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromiumPath()
  return chromium.launch({ executablePath, headless: true, args: quiet })
}

async function chromiumPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  for (const path of installed) if (await exists(path)) return path
  const packed = process.platform === 'linux' ? await unpacked() : undefined
  if (packed) return packed
  throw new Error('No Chromium was found. Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chrome')
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The package unpacks into the folder for temporary files, and takes what lies there for its own: so a folder of our own. */
async function unpacked(): Promise<string | undefined> {
  const { mtimeMs } = await stat(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
  const folder = join(tmpdir(), `verkoop-chromium-${Math.round(mtimeMs)}-${userInfo().uid}`)
  await mkdir(folder, { recursive: true })
  const before = process.env.TMPDIR
  return alone(`${folder}.lock`, async () => {
    // With this name set the package brings the libraries that a bare machine lacks.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
    process.env.TMPDIR = folder
    try {
      const { default: packed } = await import('@sparticuz/chromium')
      const path = await packed.executablePath()
      await findFonts(join(folder, 'fonts'))
      return path
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
  })
}

/** The package's own list of fonts names folders of another machine: without this, texts have no letters and no width. */
async function findFonts(folder: string): Promise<void> {
  if (await exists('/etc/fonts/fonts.conf')) process.env.FONTCONFIG_PATH = '/etc/fonts'
  else await writeFile(join(folder, 'fonts.conf'), `<fontconfig><dir>${folder}</dir></fontconfig>`)
}

const staleAfter = 60_000

/** One process at a time: a folder can be made once only. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!(await made(lock))) {
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > staleAfter) await rm(lock, { recursive: true, force: true })
    await pause(100)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

const made = (folder: string): Promise<boolean> =>
  mkdir(folder).then(
    () => true,
    () => false,
  )
