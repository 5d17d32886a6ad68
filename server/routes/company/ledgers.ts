/** The feed of a ledger for worksheets, and the registers with their chain. */
import { Hono } from 'hono'
import { refuse } from '../../problem-response.ts'
import { type AppEnv, answerJson } from '../../request.ts'
import { readFeed } from '../../store/reads.ts'
import { listRegisters, verifyChain } from '../../store/registers.ts'
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
}
