/** The outbox in the database: queued with their cause, claimed before they are sent, done with afterwards. */
import type { Changes, MessageChange } from '../../shared/posting/changes.ts'
import type { Database, Write } from './database.ts'
import { messages } from './tables.ts'

/** New ones with what they are made from; of the others, when they are due. The claim ends with either. Some are forgotten. */
export function messageWrites(company: string, changes: readonly Changes[]): Write[] {
  const last = new Map<string, MessageChange>()
  for (const change of changes.flatMap((one) => one.messages ?? []))
    last.set(change.id, { ...last.get(change.id), ...change })
  const all = [...last.values()]
  const inserts = all.flatMap(({ id, content, dueAt }) => (content ? [[company, id, content, dueAt, 0]] : []))
  const updates = all.flatMap(({ id, content, dueAt }) => (content === undefined ? [[company, id, dueAt, 0]] : []))
  const forgotten = all.flatMap(({ id, content }) => (content === null ? [id] : []))
  return [
    ...(inserts.length === 0 ? [] : [{ insert: messages, rows: inserts }]),
    ...(updates.length === 0
      ? []
      : [{ update: messages, keys: ['company', 'id'], set: ['"dueAt"', '"claimedUntil"'], rows: updates }]),
    ...(forgotten.length === 0
      ? []
      : [{ sql: 'DELETE FROM messages WHERE company = $1 AND id = ANY($2)', values: [company, forgotten] }]),
  ]
}

export interface Due {
  readonly company: string
  readonly id: string
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

/** What may be sent at this moment, the longest due first. */
export const dueMessages = (db: Database, now: number, most: number) =>
  db.rows<Due>(
    `SELECT company, id, "dueAt" FROM messages WHERE "dueAt" <= $1 AND "claimedUntil" <= $1 ORDER BY "dueAt" LIMIT ${most}`,
    now,
  )

/** When the next one is due that nobody has claimed for longer; null when there is none. */
export async function nextDue(db: Database): Promise<number | null> {
  const [first] = await db.rows<{ at: number | null }>(
    'SELECT MIN(CASE WHEN "claimedUntil" > "dueAt" THEN "claimedUntil" ELSE "dueAt" END) AS at FROM messages WHERE "dueAt" IS NOT NULL',
  )
  return first?.at ?? null
}

/** Takes it for this server until then; false when another was quicker. */
export async function claim(db: Database, { company, id }: Due, now: number, until: number): Promise<boolean> {
  const claimed = await db.batch([
    {
      sql: 'UPDATE messages SET "claimedUntil" = $1 WHERE company = $2 AND id = $3 AND "dueAt" <= $4 AND "claimedUntil" <= $4',
      values: [until, company, id, now],
      touches: 1,
    },
  ])
  return claimed === 'written'
}

/** Holds on to it while it is being sent. */
export const renew = (db: Database, { company, id }: Due, until: number) =>
  db.batch([
    {
      sql: 'UPDATE messages SET "claimedUntil" = $1 WHERE company = $2 AND id = $3 AND "claimedUntil" > 0',
      values: [until, company, id],
    },
  ])

/** Lets go of what a server that ended has held; only where there is but one server. */
export const releaseAll = (db: Database) =>
  db.batch([
    { sql: 'UPDATE messages SET "claimedUntil" = 0 WHERE "dueAt" IS NOT NULL AND "claimedUntil" > 0', values: [] },
  ])

/** JSON of the issued document that a message is made from. */
export async function messageContent(db: Database, company: string, id: string): Promise<string | null> {
  const [found] = await db.rows<{ content: string }>(
    'SELECT content FROM messages WHERE company = $1 AND id = $2',
    company,
    id,
  )
  return found?.content ?? null
}

/** Of these e-mails, those that some server is sending. */
export async function claimedAmong(db: Database, company: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.rows<{ id: string }>(
    'SELECT id FROM messages WHERE company = $1 AND id = ANY($2) AND "claimedUntil" > 0',
    company,
    ids,
  )
  return new Set(rows.map(({ id }) => id))
}
