/** Checking pasted rows in a browser: from the values in hand to the list of problems. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { openBrowser } from '../support/chromium.ts'
import { type Figure, median } from './figures.ts'

const rows = 10_000
const most = 300

export async function paneFigures(_: unknown, folder: string): Promise<Figure[]> {
  const times = await inBrowser(await bundled(folder))
  const time = median(times.slice(-5).map((one) => one.milliseconds))
  return [
    {
      name: `check of ${rows.toLocaleString('en')} pasted rows, ${times[0]?.problems} problems`,
      measured: `${time.toFixed(0)} ms`,
      limit: `${most} ms`,
      ratio: time / most,
      goal: { most: 1 },
    },
  ]
}

/** The pane's own check with rows to check, as one script. */
async function bundled(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      lib: {
        entry: join(import.meta.dirname, 'pasted-rows.ts'),
        formats: ['iife'],
        name: 'bench',
        fileName: () => 'check.js',
      },
    },
  })
  return readFile(join(folder, 'check.js'), 'utf8')
}

interface Checked {
  readonly milliseconds: number
  readonly problems: number
}

/** The first times are of code that the browser has not yet warmed to; nobody counts them. */
async function inBrowser(script: string): Promise<Checked[]> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: script })
    const times: Checked[] = []
    for (let turn = 0; turn < 5; turn++) times.push((await page.evaluate(`bench.check(${rows})`)) as Checked)
    return times
  } finally {
    await browser.close()
  }
}
