/** Opening the pane on a workbook, making its sheets, and bringing them up to date. */
import { isDraftSheet, sheetKeys } from '../../shared/sheets/sheets.ts'
import { pull, restore } from '../replica/sync.ts'
import { fetched } from './fetched.ts'
import { ledgerStates } from './ledger-states.ts'
import { learnNames } from './names.ts'
import { change, companyOf, type Desk, refused, said, tell, working } from './parts.ts'
import { reportStates } from './report-states.ts'
import { showWaiting } from './waiting-list.ts'
import { memoryOf } from './workbook-memory.ts'

/** Works before anyone signed in: the replica of last time knows customers, items and set-up. */
export async function openWorkbook(desk: Desk): Promise<void> {
  const { parts } = desk
  const { memory, tables, culture } = await parts.host.read(sheetKeys.filter(isDraftSheet))
  learnNames(parts, tables)
  const isBare = Object.keys(tables).length === 0
  change(parts, { workbook: isBare ? 'bare' : 'ready', shortDate: culture.shortDate ?? null })
  if (memory) {
    const { company, companyId } = parts.store.get()
    change(parts, { company: memory.company ?? company, companyId: memory.companyId ?? companyId })
    change(parts, { ledgers: ledgerStates(memory) })
    if (memory.company !== null) await restore(memory.company, parts.replica, parts.records)
    change(parts, { reports: reportStates(parts.store.get().reports, memory, parts.replica.cursor()) })
  }
  await showWaiting(parts, memory)
  await (await fetched.looking()).lookAtFront(desk)
}

export async function isSheetBare({ parts }: Desk): Promise<boolean> {
  const { tables } = await parts.host.read(['invoices'])
  const isBare = tables.invoices === undefined
  change(parts, { workbook: isBare ? 'bare' : 'ready' })
  return isBare
}

export async function setUp(desk: Desk): Promise<void> {
  const { parts } = desk
  working(parts, 'settingUp')
  const book = await parts.host.read([])
  const { words, company, companyId, language } = parts.store.get()
  const memory = { ...memoryOf(parts, book), company, companyId, language, server: parts.origin }
  const { behind } = parts.store.get()
  await parts.host.setUp({ words, memory })
  change(parts, { workbook: 'ready', behind: null })
  if (companyOf(parts) !== null) await (await fetched.acting()).settle(desk, null)
  learnNames(parts, (await parts.host.read(sheetKeys.filter(isDraftSheet))).tables)
  const sheet = parts.store.get().sheetNames.invoices ?? words['sheet.invoices']
  tell(parts, 'good', [behind ? said('result.broughtUpToDate') : said('result.setUp', { sheet })])
  await (await fetched.looking()).lookAtFront(desk)
}

/** Without sheets there is still a replica to keep up to date. */
export async function refresh(desk: Desk): Promise<void> {
  const { parts } = desk
  const company = companyOf(parts)
  if (company === null) return
  if (await isSheetBare(desk)) {
    const { problem } = await pull(parts.server, company, parts.replica, parts.records)
    if (problem) refused(parts, problem)
    return
  }
  const { settle, sendWaiting } = await fetched.acting()
  if (await settle(desk, null)) tell(parts, 'good', [said('result.refreshed')])
  await sendWaiting(desk, false)
  if (await parts.renewFigures()) await parts.host.recalculate()
  await (await fetched.looking()).lookAtFront(desk)
}
