/** E-invoices that were made: the first one of a document counts for ever. */
import type { Database } from './database.ts'

export interface KeptEInvoice {
  /** JSON of what it was made from. */
  readonly source: string
  readonly ubl: string
}

export async function readIssued(db: Database, company: string, id: string): Promise<KeptEInvoice | null> {
  const [found] = await db.rows<KeptEInvoice>(
    'SELECT source, ubl FROM issued_documents WHERE company = $1 AND id = $2',
    company,
    id,
  )
  return found ?? null
}

/** Keeps it unless another was kept before; answers the one that counts. */
export async function keepIssued(db: Database, company: string, id: string, made: KeptEInvoice): Promise<KeptEInvoice> {
  await db.batch([
    {
      sql: 'INSERT INTO issued_documents (company, id, source, ubl) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      values: [company, id, made.source, made.ubl],
    },
  ])
  return (await readIssued(db, company, id)) ?? made
}
