/** Versions of a quote: it is kept as it is whenever it is sent or accepted, whatever becomes of it later. */
import type { RecordChange } from '../changes.ts'
import type { Context } from '../journal.ts'
import { keyOf, type RecordIn } from '../resources.ts'

/** The quote as it stands, as one more version of it. Who archives it counts `archivedVersions` up. */
export function archivedVersion(quote: RecordIn<'salesQuotes'>, context: Context, id: string): RecordChange {
  const record = {
    ...quote,
    id,
    version: 1,
    lastModifiedDateTime: context.at,
    versionNumber: quote.archivedVersions + 1,
    archivedAt: context.at,
    archivedBy: context.userName,
  }
  return { type: 'salesQuoteArchives', id, key: keyOf('salesQuoteArchives', record), record }
}
