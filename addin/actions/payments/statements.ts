/** What a person does with bank statements: has them matched, accepts what is proposed, brings them in, clears those that are posted. */
import type { WordKey } from '../../../shared/words/language.ts'
import type { BatchRequest } from '../../replica/wire.ts'
import type { Finding } from '../../workbook/typed-table.ts'
import { companyToAsk, type Desk, notDone, type Parts, said, tell } from '../parts.ts'
import { memoryOf } from '../workbook-memory.ts'
import { readSheet, showPayments } from './look.ts'
import { kindOf, type Statement } from './rows.ts'
import { command, lineUrl, resource, sendEdits, sendFresh, statementsOf } from './statement-requests.ts'
import { notHeard, withIds, writeStatements } from './statement-rows.ts'

export async function matchPayments(desk: Desk): Promise<void> {
  const company = companyToAsk(desk.parts)
  if (company === null) return
  const looked = await withIds(desk)
  const edited = await sendEdits(desk, company, looked)
  const fresh = await sendFresh(desk, company, looked)
  const open = edited.statements.filter(({ status }) => status === 'Open')
  const matched = await Promise.all(
    open.map(({ id }) =>
      command<Statement>(desk, company, { id: desk.parts.newId(), method: 'POST', url: `${resource}/${id}/match` }),
    ),
  )
  const statements = [...fresh.statements, ...matched.filter((one) => one !== null)]
  const findings = [...edited.findings, ...fresh.findings]
  await writeStatements(desk, statements, { findings })
  const n = statements.flatMap(({ lines }) => lines).filter(({ proposals }) => proposals.length > 0).length
  tellOf(desk.parts, { done: 'result.linesMatched', failed: 'result.refused' }, n, findings)
}

/** What was done, if anything; what was refused, and what was not answered. */
export function tellOf(
  parts: Parts,
  { done, failed }: Readonly<Record<'done' | 'failed', WordKey>>,
  n: number,
  findings: readonly Finding[],
  more: Parameters<typeof tell>[3] = {},
): void {
  const unheard = findings.filter(({ code }) => code === notHeard).length
  const bad = findings.length - unheard
  const kind = findings.length === 0 ? 'good' : n > 0 ? 'mixed' : bad > 0 ? 'bad' : 'unknown'
  const lines = [
    ...(n > 0 || findings.length === 0 ? [said(done, { n })] : []),
    ...(bad > 0 ? [said(failed, { n: bad })] : []),
    ...(unheard > 0 ? [said('result.rowsUnconfirmed', { n: unheard })] : []),
  ]
  tell(parts, kind, lines, more)
}

/** One line by its row, or all that are sure. */
export async function acceptPayments(desk: Desk, row: number | null): Promise<void> {
  const company = companyToAsk(desk.parts)
  if (company === null) return
  const looked = await withIds(desk)
  const { statements, findings } = await sendEdits(desk, company, looked)
  const count = (all: readonly Statement[]) =>
    all.flatMap(({ lines }) => lines).filter(({ accepted }) => accepted).length
  const one = looked.rows.find((candidate) => candidate.row === row)
  const requests = row === null ? allAccepted(statements) : one?.statement ? [lineAccepted(one.statement, one.id)] : []
  const answers: unknown[] = []
  for (const request of requests) answers.push(await command(desk, company, { id: desk.parts.newId(), ...request }))
  const after = await statementsOf(
    desk.parts,
    company,
    statements.map(({ id }) => id),
  )
  await writeStatements(desk, after, { findings })
  const n = Math.max(0, count(after) - count(statements))
  // Why one was not accepted stands in the notice.
  if (n > 0 || answers.every((answer) => answer !== null))
    tellOf(desk.parts, { done: 'result.linesAccepted', failed: 'result.refused' }, n, findings)
}

type Unnamed = Omit<BatchRequest, 'id'>

const allAccepted = (statements: readonly Statement[]): Unnamed[] =>
  statements
    .filter(({ status }) => status === 'Open')
    .map(({ id }) => ({ method: 'POST', url: `${resource}/${id}/accept`, body: {} }))

const lineAccepted = (statement: string, line: string): Unnamed => ({
  method: 'PATCH',
  url: lineUrl(statement, line),
  body: { accepted: true },
})

export async function fetchStatements(desk: Desk): Promise<void> {
  const company = companyToAsk(desk.parts)
  if (company === null) return
  const answer = await desk.parts.server.list(company, resource, null, { status: 'Open' })
  if (answer.kind !== 'ok') return notDone(desk.parts, answer)
  const statements = answer.body.value as unknown as readonly Statement[]
  await writeStatements(desk, statements)
  const n = statements.reduce((sum, { lines }) => sum + lines.length, 0)
  tell(desk.parts, 'good', [n === 0 ? said('result.noStatements') : said('result.linesBroughtIn', { n })])
}

export async function clearPosted({ parts }: Desk): Promise<void> {
  const { table, rows, book } = await readSheet(parts)
  const remove = rows.filter((one) => kindOf(one) === 'posted').map(({ row }) => row)
  await parts.host.write({
    tables: [{ sheet: 'payments', expect: table, set: [], remove, append: [] }],
    memory: memoryOf(parts, book),
  })
  showPayments(parts, await readSheet(parts))
}
