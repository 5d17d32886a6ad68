/** The feed of a ledger for worksheets, the registers with their chain, and both as a file that stands on its own. */
import { setImmediate as turn } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Ledger } from '../../../shared/ledger/ledgers.ts'
import { type LedgerSheet, ledgerSheets, resourceOf } from '../../../shared/sheets/sheets.ts'
import { refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerJson } from '../../request.ts'
import { countEntries, readFeed } from '../../store/ledger-reads.ts'
import { listRegisters, verifyChain } from '../../store/registers.ts'
import { ledgersFile, type Register } from '../../workbook/ledgers-file.ts'
import { xlsxType } from '../../workbook/report-file.ts'
import { fileHeaders } from './file-headers.ts'
import { type CompanyParts, existingCompany } from './parts.ts'
import { cursorAfter, entryCursor, queryOf, whole } from './query.ts'
import { isLedger } from './records.ts'

export function ledgerRoutes(parts: CompanyParts): Hono<AppEnv> {
  const { db } = parts
  return new Hono<AppEnv>()
    .get('/companies/:company/ledgers/:ledger/feed', async (c) => {
      const company = await existingCompany(c, parts)
      const ledger = c.req.param('ledger')
      if (!isLedger(ledger)) return refuse('NotFound', { value: ledger })
      const after = whole(c.req.query('after'), 'after', 0, 0, Number.MAX_SAFE_INTEGER)
      return answerJson(
        c,
        await readFeed(db, company, ledger, after, whole(c.req.query('limit'), 'limit', 20_000, 1, 100_000)),
      )
    })
    .get('/companies/:company/registers', async (c) => {
      const company = await existingCompany(c, parts)
      const query = queryOf(c)
      const { value, count, last } = await listRegisters(db, company, { ...query, after: entryCursor(query.after) })
      return answerJson(c, { value, count, next: cursorAfter(last) })
    })
    .get('/companies/:company/registers/verify', async (c) =>
      answerJson(c, await verifyChain(db, await existingCompany(c, parts))),
    )
    .get('/companies/:company/ledgers.xlsx', async (c) => answerCopy(c, parts, await existingCompany(c, parts)))
}

/** So many rows are read and written at a time, between which others are served. */
const rowsAtOnce = 1000

/** What was posted until now: of what is posted while the file is written, nothing is in it. */
async function answerCopy(c: AppContext, { db, books, now }: CompanyParts, company: string) {
  const head = await books.head(company)
  const verdict = await verifyChain(db, company)
  const { value } = await registersAfter(0, {
    top: 1,
    filters: [['transactionNumber', String(head?.counters.transaction ?? 0)]],
  })
  const last = value[0] ?? null
  const upTo = last?.transactionNumber ?? 0
  async function registersAfter(
    after: number,
    query: { top: number; filters: readonly (readonly [string, string])[] },
  ) {
    const page = await listRegisters(db, company, { ...query, after })
    return { ...page, value: page.value as readonly Register[] }
  }
  async function* registers() {
    for (let after = 0; after < upTo; ) {
      const page = await registersAfter(after, { top: 1000, filters: [] })
      yield page.value.filter(({ transactionNumber }) => transactionNumber <= upTo)
      after = page.value.at(-1)?.transactionNumber ?? upTo
      await turn()
    }
  }
  async function* entries(sheet: LedgerSheet) {
    for (let after = 0; ; ) {
      const { columns, rows, last: reached, more } = await readFeed(db, company, ledgerOf(sheet), after, rowsAtOnce)
      const told = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])))
      yield told.filter(({ transactionNumber }) => Number(transactionNumber) <= upTo)
      if (!more) return
      after = reached
      await turn()
    }
  }
  const counted = ledgerSheets.map(async (sheet) => [sheet, await countEntries(db, company, ledgerOf(sheet), upTo)])
  const madeAt = new Date(now()).toISOString()
  const file = await ledgersFile({
    language: c.var.language,
    company: { name: company, displayName: head?.displayName ?? company },
    userName: c.var.principal.displayName,
    madeAt,
    last,
    broken: verdict.valid ? null : verdict.transactionNumber,
    counts: Object.fromEntries(await Promise.all(counted)) as Record<LedgerSheet, number>,
    entries,
    registers,
  })
  return c.body(file, 200, fileHeaders(xlsxType, `${company} ${madeAt.slice(0, 10)}.xlsx`, 'attachment'))
}

const ledgerOf = (sheet: LedgerSheet): Ledger => resourceOf(sheet) as Ledger
