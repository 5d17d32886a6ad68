/** What the workbook itself remembers of its company and its sheets. */
import type { Book } from '../workbook/host.ts'
import { type Memory, newMemory } from '../workbook/memory.ts'
import type { Parts } from './parts.ts'

/** The workbook's memory; for one that has none of ours, a new one with the headings that the tables have now. */
export function memoryOf(parts: Parts, book: Book): Memory {
  const { company, companyId, language } = parts.store.get()
  const memory =
    book.memory ?? newMemory({ workbookId: parts.newId(), server: parts.origin, company, companyId, language })
  const headings: Record<string, Readonly<Record<string, string>>> = { ...memory.headings }
  for (const table of Object.values(book.tables))
    headings[table.sheet] ??= Object.fromEntries(
      [...table.columns].map(([key, at]) => [key, table.headings[at] ?? key]),
    )
  const owner = { company: memory.company ?? company, companyId: memory.companyId ?? companyId }
  return { ...memory, ...owner, headings }
}
