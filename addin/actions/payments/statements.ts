/** Bank statements and their rows: sent, matched, accepted, edited; afterwards the rows say what the server has. */

import { markText } from '../../../shared/sheets/marks.ts'
import type { WordKey } from '../../../shared/words/language.ts'
import { sentence } from '../../../shared/words/sentence.ts'
import type { Answer, BatchRequest, WireProblem } from '../../replica/wire.ts'
import { CellWrites, type Row } from '../../workbook/differences.ts'
import type { TableEdit } from '../../workbook/host.ts'
import { requestId } from '../../workbook/ids.ts'
import { errorAt, type Finding } from '../../workbook/typed-table.ts'
import { companyToAsk, type Desk, notConfirmed, notDone, type Parts, refused, said, tell, warn } from '../parts.ts'
import { sendWatched } from '../send-watched.ts'
import { sentenceOf } from '../sheet-marks.ts'
import { verdictOf } from '../verdicts.ts'
import { memoryOf } from '../workbook-memory.ts'
import { type LookedPayments, readSheet, showPayments } from './look.ts'
import {
  editOf,
  kindOf,
  type PaymentRow,
  rowName,
  rowOf,
  type Speech,
  type Statement,
  type StatementLine,
  textIn,
} from './rows.ts'

export const resource = 'paymentReconciliations'
/** Money goes through this bank account unless a row names another. */
const usualBank = 'BANK'
/** The code of what was sent without an answer. */
export const notHeard = 'NotConfirmed'

/** What to write into rows besides what the server has of them. */
export interface Told {
  readonly findings: readonly Finding[]
  readonly rows?: ReadonlyMap<number, Row>
}

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

export const speechOf = ({ store }: Parts, { book }: LookedPayments): Speech => {
  const { words, language } = store.get()
  return { words, culture: book.culture, say: (key, params) => sentence(words, language, key, params) }
}

/**
 * Brings the rows of these statements up to what the server has; lines without a row get one. Where something is wrong in a row, what
 * was typed into it stays to be mended.
 */
export async function writeStatements(
  desk: Desk,
  statements: readonly Statement[],
  told: Told = { findings: [] },
): Promise<LookedPayments> {
  const { parts } = desk
  const looked = await readSheet(parts)
  const { table, rows, book } = looked
  const speech = speechOf(parts, looked)
  const placeOf = new Map(rows.flatMap((one) => (one.id === '' ? [] : [[nameOf(one), one.row] as const])))
  const writes = new CellWrites()
  const append: Row[] = []
  const wrong = new Set([...looked.findings, ...told.findings].map(({ row }) => row))
  for (const statement of statements)
    for (const line of statement.lines) {
      const row = placeOf.get(rowName(statement, line)) ?? placeOf.get(line.clientId)
      const cells = rowOf(statement, line, speech)
      if (row === undefined) append.push(cells)
      else
        for (const [key, cell] of Object.entries(cells))
          if (!wrong.has(row) || !typed.has(key)) writes.put(key, row, cell)
    }
  for (const [row, cells] of told.rows ?? [])
    for (const [key, cell] of Object.entries(cells)) writes.put(key, row, cell)
  for (const finding of looked.findings) mark(writes, finding, speech, parts)
  for (const finding of told.findings) mark(writes, finding, speech, parts)
  const edit: TableEdit = { sheet: 'payments', expect: table, set: writes.edits(table), remove: [], append }
  if ((await parts.host.write({ tables: [edit], memory: memoryOf(parts, book) })) === 'changed')
    warn(parts, 'warning', said('payments.moved'))
  const after = await readSheet(parts)
  showPayments(parts, { ...after, findings: [...after.findings, ...told.findings] })
  return after
}
/** Columns of a bank line in which people say what is to change. */
const typed = new Set(['applications', 'accepted', 'transferDifferenceTo', 'splitAmount', 'customerNumber'])

const nameOf = ({ id, statement }: PaymentRow) => (statement === null ? id : `${statement}/${id}`)

function mark(writes: CellWrites, finding: Finding, { words }: Speech, { store }: Parts) {
  const { language } = store.get()
  const state = finding.code === notHeard ? 'unknown' : 'error'
  writes.put('status', finding.row, words[`status.${state}`])
  writes.put('message', finding.row, sentenceOf(finding, { words, language, sheet: 'payments' }))
  writes.put('problems', finding.row, markText(state, finding.column === null ? [] : [finding.column]))
}

/** Ids stand in the sheet before anything is sent: what was sent is known again whatever happens then. */
export async function withIds({ parts }: Desk): Promise<LookedPayments> {
  const looked = await readSheet(parts)
  const { rows, table, book } = looked
  const writes = new CellWrites()
  for (const one of rows) if (one.id === '') writes.put('rowId', one.row, parts.newId())
  const set = writes.edits(table)
  if (set.length === 0) return looked
  await parts.host.write({
    tables: [{ sheet: 'payments', expect: table, set, remove: [], append: [] }],
    memory: memoryOf(parts, book),
  })
  return readSheet(parts)
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
const columnOf = (field: string | undefined) => (field !== undefined && typed.has(field) ? field : null)

async function statementsOf(parts: Parts, company: string, ids: readonly string[]): Promise<Statement[]> {
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
    const url = `${resource}/${statement.id}/lines/${encodeURIComponent(line.clientId)}`
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
async function sendFresh(
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
  const urls =
    row === null
      ? statements
          .filter(({ status }) => status === 'Open')
          .map(({ id }) => ({ method: 'POST' as const, url: `${resource}/${id}/accept`, body: {} }))
      : [
          {
            method: 'PATCH' as const,
            url: `${resource}/${one?.statement}/lines/${encodeURIComponent(one?.id ?? '')}`,
            body: { accepted: true },
          },
        ]
  const answers: unknown[] = []
  for (const request of urls) answers.push(await command(desk, company, { id: desk.parts.newId(), ...request }))
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
