/**
 * `npm run bench`: how fast and how large the product is, beside what bounds it, measured in the same run on the same disk.
 * `--quick` does the same with less of it. `--only=sqlite,postgres,memory,papers,pane,functions,merge,ledger,load` does some parts only.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openPostgres } from '../../server/store/postgres.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { startPostgres } from '../support/postgres.ts'
import { type Figure, isReached, tableOf } from './figures.ts'
import { functionFigures } from './functions.ts'
import { ledgerFigures } from './ledger.ts'
import { postgresLimit, sqliteLimit } from './limits.ts'
import { matchingFigures } from './matching.ts'
import { memoryFigure } from './memory.ts'
import { mergeFigures } from './merge.ts'
import { paneFigures } from './pane-check.ts'
import { loadFigures } from './pane-load.ts'
import { paperFigures } from './papers.ts'
import { postingFigures, type Sizes } from './posting.ts'
import { openShop } from './shop.ts'

interface Plan extends Sizes {
  readonly few: number
  readonly many: number
  /** Of the general ledger that is fetched into a sheet. */
  readonly entries: number
}
const whole: Plan = { batch: 1000, single: 1000, rounds: 3, few: 5000, many: 20_000, entries: 100_000 }
const quick: Plan = { batch: 300, single: 150, rounds: 3, few: 1000, many: 4000, entries: 20_000 }

async function onSqlite(plan: Plan, folder: string): Promise<Figure[]> {
  const data = join(folder, 'product')
  mkdirSync(data)
  const limit = await sqliteLimit(join(folder, 'limit.sqlite'))
  const shop = await openShop({ DATA_DIR: data })
  const db = openSqlite(join(data, 'verkoop.sqlite'))
  try {
    return await postingFigures({ shop, db, limit, sizes: plan })
  } finally {
    await db.close()
    await shop.close()
    await limit.close()
  }
}

async function onPostgres(plan: Plan, folder: string): Promise<Figure[]> {
  const cluster = await startPostgres({ durable: true })
  try {
    const admin = new pg.Client({ connectionString: cluster.url('postgres') })
    await admin.connect()
    for (const name of ['product', 'bound']) await admin.query(`CREATE DATABASE ${name}`)
    await admin.end()
    const limit = await postgresLimit(cluster.url('bound'))
    const shop = await openShop({ DATA_DIR: folder, DATABASE_URL: cluster.url('product') })
    const db = openPostgres(cluster.url('product'))
    try {
      return await postingFigures({ shop, db, limit, sizes: plan })
    } finally {
      await db.close()
      await shop.close()
      await limit.close()
    }
  } finally {
    await cluster.stop()
  }
}

async function ofMemory(plan: Plan, folder: string): Promise<Figure[]> {
  const shop = await openShop({ DATA_DIR: folder })
  try {
    return [await memoryFigure(shop, plan)]
  } finally {
    await shop.close()
  }
}

const parts: Readonly<Record<string, readonly [title: string, (plan: Plan, folder: string) => Promise<Figure[]>]>> = {
  sqlite: ['SQLite, documents of 5 lines (limit: the same rows inserted)', onSqlite],
  postgres: ['PostgreSQL, the same', onPostgres],
  memory: ['Server', ofMemory],
  papers: ['Documents as PDF', paperFigures],
  matching: ['Bank lines against 20,000 open invoices of 2,000 customers', matchingFigures],
  pane: ['Task pane in Chromium', paneFigures],
  functions: ['Formulas that ask the books', functionFigures],
  merge: ['Two people, one draft', mergeFigures],
  ledger: ['A general ledger in the sheet, in Chromium', ledgerFigures],
  load: ['First load of the pane, gzipped, without Office.js', loadFigures],
}

async function main(options: readonly string[]): Promise<void> {
  const plan = options.includes('--quick') ? quick : whole
  const only = options
    .find((option) => option.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  const done: [string, Figure[]][] = []
  for (const [name, [title, measure]] of Object.entries(parts)) {
    if (only && !only.includes(name)) continue
    console.error(`${name} …`)
    const folder = mkdtempSync(join(tmpdir(), 'verkoop-bench-'))
    try {
      done.push([title, await measure(plan, folder)])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  console.log(tableOf(done))
  // A short run on a busy machine tells figures, not verdicts.
  if (plan !== quick && done.some(([, figures]) => !figures.every(isReached))) process.exitCode = 1
}

await main(process.argv.slice(2))
