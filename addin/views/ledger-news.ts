/** What the last refresh brought to the ledgers, for as long as the pane is open. */
import { useState } from 'react'
import type { LedgerSheet } from '../../shared/sheets/sheets.ts'
import { ledgerSheets } from '../../shared/sheets/sheets.ts'
import type { State } from '../state/state.ts'

type Ledgers = State['ledgers']
/** New rows by ledger; a ledger that was not refreshed again is not in it. */
export type LedgerNews = Readonly<Partial<Record<LedgerSheet, number>>>

/** The first refresh of a workbook is no news: everything would be. */
function newsAfter(news: LedgerNews, before: Ledgers, after: Ledgers): LedgerNews {
  const fresh = ledgerSheets.filter(
    (sheet) => before[sheet].refreshedAt !== null && before[sheet].refreshedAt !== after[sheet].refreshedAt,
  )
  return { ...news, ...Object.fromEntries(fresh.map((sheet) => [sheet, after[sheet].rows - before[sheet].rows])) }
}

export function useLedgerNews(ledgers: Ledgers): LedgerNews {
  const [seen, setSeen] = useState({ ledgers, news: {} as LedgerNews })
  if (seen.ledgers === ledgers) return seen.news
  const news = newsAfter(seen.news, seen.ledgers, ledgers)
  setSeen({ ledgers, news })
  return news
}
