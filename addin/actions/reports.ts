/** Reports for another day or in other parts, and what is done from their rows: statements and reminders of customers. */
import type { ReportSheet, SheetKey } from '../../shared/sheets/sheets.ts'
import { pull } from '../replica/sync.ts'
import type { AnyRecord } from '../replica/wire.ts'
import { customersIn, firstDayOf, type ReportAsked } from '../state/reports.ts'
import { nothingDone } from './acted.ts'
import { prepareDocuments } from './documents.ts'
import { change, companyToAsk, type Desk, notConfirmed, notDone, refused, said, tell, warn, working } from './parts.ts'
import { readReports, reportEdit, reportsNow } from './report-sheets.ts'
import { reportStates } from './report-states.ts'
import { learnRowIds, showSelection } from './selection.ts'
import { settle } from './settle.ts'
import { memoryOf } from './workbook-memory.ts'

/** Remembers what is asked, and writes the sheet as the answer says. */
export async function showReport(desk: Desk, sheet: ReportSheet, asked: ReportAsked): Promise<void> {
  const { parts } = desk
  const { server, replica, records, store, host } = parts
  const company = companyToAsk(parts)
  if (company === null) return
  const { problem } = await pull(server, company, replica, records)
  if (problem) return refused(parts, problem)
  const value = customersIn(asked).find((number) => !replica.find('customers', number))
  if (value !== undefined) return warn(parts, 'error', said('problem.UnknownCustomer', { value }))
  const book = await host.read([sheet])
  const bare = memoryOf(parts, book)
  const known = { asked, shownOn: '', cursor: null, refreshedAt: '' }
  const memory = { ...bare, reports: { ...bare.reports, [sheet]: known } }
  const shown = store.get().reports
  const [cursor, today, now] = [replica.cursor(), parts.today(), parts.now()]
  const answers = await readReports({ server, company, book, memory, shown, moved: true, cursor, today, now })
  if (!answers[sheet]) return warn(parts, 'warning', said('notice.offline'))
  working(parts, 'writing')
  const next = { ...memory, reports: reportsNow(memory, answers, false) }
  const tables = [reportEdit(book, sheet, answers, store.get().words)]
  if ((await host.write({ tables, memory: next })) === 'changed')
    return warn(parts, 'warning', said('notice.sheetChanged'))
  change(parts, { reports: reportStates(shown, next, cursor, answers) })
  await learnRowIds(desk, sheet)
  showSelection(desk)
}

/** Drafts for everybody who is to be reminded today, or for these customers. Asked for twice, nobody gets two. */
export async function remind(desk: Desk, customers: readonly string[] = []): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const postingDate = parts.today()
  const bodies =
    customers.length === 0 ? [{ postingDate }] : customers.map((customerNumber) => ({ postingDate, customerNumber }))
  const requests = bodies.map((body) => ({
    id: parts.newId(),
    method: 'POST' as const,
    url: 'reminders/create',
    body,
  }))
  const answer = await parts.server.batch(company, requests, false)
  if (answer.kind !== 'ok') return notConfirmed(parts, answer)
  await settle(desk, nothingDone('reminders'))
  const { responses } = answer.body
  const made = responses.flatMap(({ status, body }) =>
    status < 300 ? (body as { value: readonly AnyRecord[] }).value : [],
  )
  const refusals = responses.flatMap(({ status, body }, at) =>
    status < 300 ? [] : [refusalOf(customers[at] ?? '', body as { code: string; detail: string })],
  )
  const line = made.length > 0 ? said('result.reminded', { n: made.length }) : said('result.nobodyToRemind')
  const kind = refusals.length > 0 ? (made.length > 0 ? 'mixed' : 'bad') : 'good'
  tell(
    parts,
    kind,
    refusals.length > 0 && made.length === 0 ? [said('result.failedFor', { n: refusals.length })] : [line],
    {
      leads: made.length > 0 ? ['reminders'] : [],
      refused: refusals,
    },
  )
}
const refusalOf = (label: string, { code, detail }: { code: string; detail: string }) => ({
  id: label,
  label,
  code,
  message: detail,
})

/** More windows at once nobody asks for; browsers stop them as well. */
const mostStatements = 20

/** The days that the sheet in front shows of customers' accounts; of ages, all that led to them. */
function spanIn({ parts }: Desk, sheet: SheetKey): { readonly from: string | null; readonly to: string } {
  const { agedReceivables, customerStatement } = parts.store.get().reports
  if (sheet !== 'customerStatement') return { from: null, to: agedReceivables.shownOn ?? parts.today() }
  const to = customerStatement.shownOn ?? parts.today()
  return { from: firstDayOf(customerStatement.asked, to), to }
}

/** The customers' statements as files, of the days that the sheet shows. */
export async function openStatements(desk: Desk, sheet: SheetKey, customers: readonly string[]): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return
  const { from, to } = spanIn(desk, sheet)
  for (const [at, customer] of customers.slice(0, mostStatements).entries()) {
    working(parts, 'acting', at, customers.length, true)
    if (desk.abort?.signal.aborted) return
    const path = `customerStatements/${encodeURIComponent(customer)}/pdf?to=${to}${from === null ? '' : `&from=${from}`}`
    const answer = await parts.server.file(company, path)
    if (answer.kind !== 'ok') return notDone(parts, answer)
    parts.openFile({ ...answer.body, isShown: true })
  }
}

/** Asks how many go, to whom, and who has no address; what is confirmed is queued by the server and entered in the log. */
export async function sendStatements(desk: Desk, sheet: ReportSheet, customers: readonly string[]): Promise<void> {
  const { from, to } = spanIn(desk, sheet)
  const said = { ...(from === null ? {} : { startDate: from }), endDate: to }
  // Whichever sheet names the customers, it is statements that go.
  await prepareDocuments(desk, 'customerStatement', 'send', customers, { said })
}
