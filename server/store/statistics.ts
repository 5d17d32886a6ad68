/**
 * PostgreSQL chooses how it looks things up by what it last learnt of a table, and learns by itself only every minute. A table
 * that grows from nothing to thousands of rows within one would be searched as if it were small, so it is told to look again.
 */
import type { Table, Write } from './database.ts'

export interface Statistics {
  /** Counts what a batch inserted, and has tables analysed that have grown by half since; nobody waits for that. */
  wrote(writes: readonly Write[]): void
  /** Resolves when nothing is being analysed. */
  settled(): Promise<void>
}

/** Below that many new rows, no way of looking things up is slow. */
const fewest = 500

/** `analyze` takes the name of a table, and never rejects. */
export function keepStatistics(analyze: (table: string) => Promise<unknown>): Statistics {
  const grown = new Map<Table, { known: number; since: number }>()
  const running = new Set<Promise<unknown>>()
  const look = ({ name }: Table) => {
    const run = analyze(name).finally(() => running.delete(run))
    running.add(run)
  }
  return {
    wrote(writes) {
      for (const write of writes) {
        if (!('insert' in write)) continue
        const { known, since } = grown.get(write.insert) ?? { known: 0, since: 0 }
        const added = since + write.rows.length
        const isMuch = added >= fewest && added * 2 >= known
        grown.set(write.insert, isMuch ? { known: known + added, since: 0 } : { known, since: added })
        if (isMuch) look(write.insert)
      }
    },
    async settled() {
      await Promise.all(running)
    },
  }
}
