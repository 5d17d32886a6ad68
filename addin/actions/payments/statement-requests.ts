/** What the server is told and asked of bank statements: one of them, what was edited of their lines, lines that are new. */
import type { Answer, BatchRequest, WireProblem } from '../../replica/wire.ts'
import { requestId } from '../../workbook/ids.ts'
import { errorAt, type Finding } from '../../workbook/typed-table.ts'
import { type Desk, notConfirmed, type Parts, refused } from '../parts.ts'
import { sendWatched } from '../send-watched.ts'
import { verdictOf } from '../verdicts.ts'
import type { LookedPayments } from './look.ts'
import { editOf, kindOf, type PaymentRow, type Statement, type StatementLine, textIn } from './rows.ts'
import { nameOf, notHeard, saidIn } from './statement-rows.ts'

export const resource = 'paymentReconciliations'
/** A line by its statement's id and its own. */
export const lineUrl = (statement: string, line: string) => `${resource}/${statement}/lines/${encodeURIComponent(line)}`
/** Money goes through this bank account unless a row names another. */
const usualBank = 'BANK'

export async function statementById({ server }: Parts, company: string, id: string): Promise<Statement | null> {
  const answer = await server.record(company, resource, id)
  return answer.kind === 'ok' ? (answer.body as unknown as Statement) : null
}

/** One command; what went wrong is told and null given. */
export async function command<T>({ parts }: Desk, company: string, request: BatchRequest): Promise<T | null> {
  const answer = await parts.server.batch(company, [request], false)
  const [response] = answer.kind === 'ok' ? answer.body.responses : []
  if (answer.kind !== 'ok' || !response) {
    notConfirmed(parts, answer.kind === 'refused' ? answer : { kind: 'lost' })
    return null
  }
  if (response.status < 400) return response.body as T
  refused(parts, response.body as WireProblem)
  return null
}

/** Sends what was edited of lines, and gives the statements of the sheet as they are then. */
export async function sendEdits(
  desk: Desk,
  company: string,
  looked: LookedPayments,
): Promise<{ readonly statements: readonly Statement[]; readonly findings: readonly Finding[] }> {
  const { parts } = desk
  const ids = [...new Set(looked.rows.flatMap((one) => (kindOf(one) === 'line' ? [one.statement as string] : [])))]
  const before = await statementsOf(parts, company, ids)
  const edits = before.flatMap((statement) => editsIn(parts, statement, looked))
  if (edits.length === 0) return { statements: before, findings: [] }
  const sent = await sendWatched(desk, 'saving', { company, documents: edits, preview: false })
  const findings = edits.flatMap(({ documentId, row }): Finding[] => {
    const verdict = verdictOf(sent.get(documentId))
    if (verdict.kind === 'good') return []
    const { code = notHeard, detail = null, errors = [] } = 'problem' in verdict ? (verdict.problem ?? {}) : {}
    return [{ row, column: columnOf(errors[0]?.field), code, params: {}, message: detail, level: 'error', choices: [] }]
  })
  return { statements: await statementsOf(parts, company, ids), findings }
}
const columnOf = (field: string | undefined) => (field !== undefined && saidIn.has(field) ? field : null)

export async function statementsOf(parts: Parts, company: string, ids: readonly string[]): Promise<Statement[]> {
  const found = await Promise.all(ids.map((id) => statementById(parts, company, id)))
  return found.filter((one) => one !== null)
}

function editsIn(parts: Parts, statement: Statement, { rows, book, findings }: LookedPayments) {
  const wrong = new Set(findings.map(({ row }) => row))
  const accounts = new Set([...parts.replica.all('accounts')].map(({ number }) => String(number).toLowerCase()))
  const lines = new Map<string, StatementLine>(statement.lines.map((line) => [line.clientId, line]))
  return rows.flatMap((one) => {
    const line = one.statement === statement.id ? lines.get(one.id) : undefined
    // Somebody changed the statement since these rows were written: they are brought up to date first.
    if (!line || wrong.has(one.row) || one.version !== statement.version || statement.status === 'Posted') return []
    const body = editOf(one, line, book.culture, (code) => accounts.has(code.toLowerCase()))
    if (body === null) return []
    const url = lineUrl(statement.id, line.clientId)
    return [
      {
        documentId: nameOf(one),
        label: '',
        row: one.row,
        requests: [{ id: parts.newId(), method: 'PATCH' as const, url, body }],
      },
    ]
  })
}

/** Bank lines that no statement holds yet, as statements by their number, or by the days that they are of. */
export async function sendFresh(
  desk: Desk,
  company: string,
  { rows, findings }: LookedPayments,
): Promise<{ readonly statements: readonly Statement[]; readonly findings: readonly Finding[] }> {
  const wrong = new Set(findings.map(({ row }) => row))
  const fresh = rows.filter((one) => kindOf(one) === 'fresh' && !wrong.has(one.row))
  const statements: Statement[] = []
  const refusals: Finding[] = []
  const groups = Map.groupBy(fresh, ({ cells }) => `${textIn(cells.bankAccount)}/${textIn(cells.statementNumber)}`)
  for (const own of groups.values()) {
    const body = bodyOf(own)
    const answer = await desk.parts.server.batch(
      company,
      [{ id: desk.parts.newId(), method: 'POST', url: resource, body }],
      false,
    )
    const made = answer.kind === 'ok' ? answer.body.responses[0] : undefined
    const problem = made && made.status >= 400 ? (made.body as WireProblem) : null
    const known = problem === null ? null : await statementById(desk.parts, company, body.id)
    if (known) statements.push(known)
    else if (made && problem === null) statements.push(made.body as unknown as Statement)
    else refusals.push(...refusalsOf(own, answer, problem))
  }
  return { statements, findings: refusals }
}

function refusalsOf(own: readonly PaymentRow[], answer: Answer<unknown>, problem: WireProblem | null): Finding[] {
  const told = problem ?? (answer.kind === 'refused' ? answer.problem : null)
  const { code = notHeard, detail = null } = told ?? {}
  return own.map(({ row }) => ({ ...errorAt(row, null, code), message: detail }))
}

function bodyOf(own: readonly PaymentRow[]) {
  const [first] = own as [PaymentRow, ...PaymentRow[]]
  const days = own.map(({ cells }) => textIn(cells.transactionDate)).toSorted()
  const [from, to] = [days[0] ?? '', days.at(-1) ?? '']
  const given = (cells: PaymentRow['cells'], key: string) => cells[key] ?? ''
  return {
    id: requestId(first.id, 'statement', own.length, 0),
    bankAccount: textIn(first.cells.bankAccount) || usualBank,
    statementNumber: textIn(first.cells.statementNumber) || (from === to ? from : `${from}..${to}`),
    lines: own.map(({ id, cells }) => ({
      clientId: id,
      transactionDate: cells.transactionDate,
      amount: cells.amount,
      description: given(cells, 'description'),
      payerName: given(cells, 'payerName'),
      payerAccount: given(cells, 'payerAccount'),
      reference: given(cells, 'reference'),
    })),
  }
}
