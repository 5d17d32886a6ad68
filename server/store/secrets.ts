/** What the server signs with: made when it is first asked for, the same on all servers of a database. */
import { randomBytes } from 'node:crypto'
import type { Database } from './database.ts'

export async function secretNamed(db: Database, name: string): Promise<Buffer> {
  const kept = await read(db, name)
  if (kept) return kept
  const values = ['*', name, randomBytes(32).toString('base64url')]
  await db.batch([
    { sql: 'INSERT INTO secrets (company, name, value) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', values },
  ])
  // Another server may have been quicker: its secret is the one.
  return (await read(db, name)) as Buffer
}

async function read(db: Database, name: string): Promise<Buffer | null> {
  const [row] = await db.rows<{ value: string }>(`SELECT value FROM secrets WHERE company = '*' AND name = $1`, name)
  return row ? Buffer.from(row.value, 'base64url') : null
}
