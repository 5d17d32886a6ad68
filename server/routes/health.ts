/** Whether the server lives and its database answers; for load balancers and people. */
import { Hono } from 'hono'
import { pageHeaders, policies, withHeaders } from '../headers.ts'
import { type AppEnv, answerJson } from '../request.ts'
import type { Database } from '../store/database.ts'

export const healthRoutes = (database: Database, version: string): Hono<AppEnv> =>
  new Hono<AppEnv>().get('/health', withHeaders(pageHeaders(policies.api, 'never')), async (c) => {
    await database.rows('SELECT 1 AS answer')
    return answerJson(c, { status: 'ok', version, database: database.engine })
  })
