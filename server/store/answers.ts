/** Answers kept under the idempotency key of their request, refusals included, for what happens outside of any company. */
import type { Database, Statement } from './database.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export interface Answers {
  /** What the same request was answered before; `reused` when the key came with another body; undefined when it is new. */
  earlier(company: string, key: string, bodyHash: string): Promise<Answer | 'reused' | undefined>
  /** To be written in the transaction that does what the answer says. Stale when the key is known already. */
  remember(company: string, key: string, bodyHash: string, answer: Answer): Statement
  /** Written by itself, after what it tells of was done. */
  keep(company: string, key: string, bodyHash: string, answer: Answer): Promise<void>
}

/** `now` in milliseconds since 1970. */
export function openAnswers(database: Database, now: () => number): Answers {
  const answers: Answers = {
    async earlier(company, key, bodyHash) {
      const [found] = await database.rows<{ request: string; status: number; answer: string }>(
        'SELECT request, status, answer FROM answers WHERE company = $1 AND id = $2',
        company,
        key,
      )
      if (found === undefined) return undefined
      return found.request === bodyHash ? { status: found.status, body: JSON.parse(found.answer) } : 'reused'
    },
    remember: (company, key, bodyHash, { status, body }) => ({
      sql: `INSERT INTO answers (company, id, request, status, answer, made, "createdAt")
          VALUES ($1, $2, $3, $4, $5, '', $6) ON CONFLICT DO NOTHING`,
      values: [company, key, bodyHash, status, JSON.stringify(body), new Date(now()).toISOString()],
      touches: 1,
    }),
    async keep(...answer) {
      await database.batch([answers.remember(...answer)])
    },
  }
  return answers
}

/** How long a repeat of a request is still recognised. */
const keptForMs = 30 * 24 * 3600 * 1000

/** Forgets answers older than thirty days, in every company. `now` in milliseconds since 1970. */
export async function forgetOldAnswers(database: Database, now: number): Promise<void> {
  const before = new Date(now - keptForMs).toISOString()
  await database.batch([{ sql: 'DELETE FROM answers WHERE "createdAt" < $1', values: [before] }])
}
