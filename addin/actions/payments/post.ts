/** Posting the sheet Payments: first what would be posted is worked out and shown, then exactly that is done. */

import { markText } from '../../../shared/sheets/marks.ts'
import type { BatchRequest } from '../../replica/wire.ts'
import type { PaymentQuestion } from '../../state/payments.ts'
import type { Row } from '../../workbook/differences.ts'
import { requestId } from '../../workbook/ids.ts'
import { errorAt, type Finding } from '../../workbook/typed-table.ts'
import { grantedBy } from '../granted.ts'
import { companyToAsk, type Desk, outOfReach, said, warn } from '../parts.ts'
import { sendWatched } from '../send-watched.ts'
import { settle } from '../settle.ts'
import { type Verdict, verdictOf } from '../verdicts.ts'
import type { LookedPayments } from './look.ts'
import {
  kindOf,
  type PaymentPart,
  type PaymentRow,
  readPays,
  type Speech,
  type Statement,
  sharedOut,
  textIn,
} from './rows.ts'
import { resource, sendEdits, statementById } from './statement-requests.ts'
import { notHeard, speechOf, withIds, writeStatements } from './statement-rows.ts'
import { tellOf } from './statements.ts'

interface Job {
  readonly key: string
  /** Where a refusal is told: the row of each line by its name, or the one row. */
  readonly rows: readonly PaymentRow[]
  readonly request: BatchRequest
  readonly statement: Statement | null
}

/** A statement is posted once whatever its request is called; a payment typed by hand only under the same id. */
const jobOf = (desk: Desk, statement: Statement, { rows }: LookedPayments): Job => ({
  key: statement.id,
  rows: rows.filter((one) => one.statement === statement.id),
  request: { id: desk.parts.newId(), method: 'POST', url: `${resource}/${statement.id}/post` },
  statement,
})
function partsOf({ parts }: Desk, { cells }: PaymentRow, { book }: LookedPayments): readonly PaymentPart[] {
  const pays = readPays(textIn(cells.applications), book.culture) ?? []
  const isOpenOrder = (number: string) => parts.replica.find('salesOrders', number)?.archived === false
  return sharedOut(Number(cells.amount), pays, isOpenOrder)
}
/** Orders are not given more than the row has, nor nothing. */
const givesTooMuch = (desk: Desk, one: PaymentRow, looked: LookedPayments): boolean =>
  partsOf(desk, one, looked).some(({ amount }) => Math.sign(amount) !== Math.sign(Number(one.cells.amount)))

function plainJob(desk: Desk, one: PaymentRow, looked: LookedPayments): Job {
  const { cells, id, version } = one
  const shared = {
    customerNumber: cells.customerNumber,
    postingDate: cells.transactionDate,
    externalDocumentNumber: textIn(cells.reference).slice(0, 40),
    comment: textIn(cells.description).slice(0, 250),
    ...(textIn(cells.bankAccount) === '' ? {} : { bankAccount: textIn(cells.bankAccount) }),
  }
  const lines = partsOf(desk, one, looked).map((part) => ({ ...shared, ...part }))
  const request = {
    id: requestId(id, 'pay', version ?? 0, 0),
    method: 'POST' as const,
    url: 'customerPayments/post',
    body: { lines },
  }
  return { key: id, rows: [one], request, statement: null }
}

async function jobsOf(
  desk: Desk,
  company: string,
): Promise<{
  readonly looked: LookedPayments
  readonly jobs: readonly Job[]
  readonly findings: readonly Finding[]
  /** Statements in which something is wrong: they would be posted otherwise than their rows say. */
  readonly held: number
}> {
  const before = await withIds(desk)
  const { statements, findings } = await sendEdits(desk, company, before)
  const looked = await writeStatements(desk, statements, { findings })
  const wrong = new Set([...looked.findings, ...findings].map(({ row }) => row))
  const isWrong = ({ id }: Statement) => looked.rows.some((one) => one.statement === id && wrong.has(one.row))
  const typed = looked.rows.filter((one) => kindOf(one) === 'plain' && !wrong.has(one.row))
  const [tooMuch = [], plain = []] = [true, false].map((is) =>
    typed.filter((one) => givesTooMuch(desk, one, looked) === is),
  )
  const [held = [], open = []] = [true, false].map((is) =>
    statements.filter((one) => one.status === 'Open' && isWrong(one) === is),
  )
  return {
    looked,
    held: held.length,
    findings: [
      ...findings,
      ...tooMuch.map(({ row, cells }) => errorAt(row, 'applications', 'PaysTooMuch', { value: Number(cells.amount) })),
    ],
    jobs: [...open.map((one) => jobOf(desk, one, looked)), ...plain.map((one) => plainJob(desk, one, looked))],
  }
}

async function outcomes(desk: Desk, company: string, jobs: readonly Job[], preview: boolean) {
  const documents = jobs.map(({ key, request }) => ({ documentId: key, label: '', requests: [request] }))
  const kind = preview ? 'checking' : 'posting'
  const sent = await sendWatched(desk, kind, { company, documents, preview }, !preview)
  return jobs.map((job) => ({ job, verdict: verdictOf(sent.get(job.key)) }))
}
type Done = Awaited<ReturnType<typeof outcomes>>[number]

export async function askToPost(desk: Desk): Promise<void> {
  const company = companyToAsk(desk.parts)
  if (company === null) return
  const { looked, jobs, findings, held } = await jobsOf(desk, company)
  const judged = await outcomes(desk, company, jobs, true)
  // A question that was not answered did nothing.
  if (judged.some(({ verdict }) => verdict.kind === 'lost')) return outOfReach(desk.parts, 'payments')
  const good = judged.filter(({ verdict }) => verdict.kind === 'good')
  const refusals = judged.flatMap(refusalsOf)
  await writeStatements(desk, [], { findings: [...findings, ...refusals], rows: rightAgain(good) })
  const granted = await grantedBy(desk, company, good.flatMap(previewIn))
  const question = good.length === 0 ? null : { ...questionOf(good, judged, looked, held), ...granted }
  desk.parts.store.change((state) => ({ ...state, payments: { ...state.payments, question } }))
  if (question === null) warn(desk.parts, 'warning', said('payments.notReady'))
}

/** Payments typed by hand that were refused before. */
const rightAgain = (good: readonly Done[]): ReadonlyMap<number, Row> =>
  new Map(
    good.flatMap(({ job }) =>
      job.statement ? [] : job.rows.flatMap(({ row, mark }) => (mark === 'error' ? [[row, unmarked] as const] : [])),
    ),
  )
const unmarked: Row = { status: '', message: '', problems: '' }

function questionOf(
  good: readonly Done[],
  all: readonly Done[],
  { rows }: LookedPayments,
  held: number,
): Omit<PaymentQuestion, 'granted' | 'grantedMore' | 'grantedTotal'> {
  const amounts = good.flatMap(({ job }) =>
    job.rows.flatMap(({ cells }) => (typeof cells.amount === 'number' ? [cells.amount] : [])),
  )
  const sum = (own: readonly number[]) => Math.round(own.reduce((total, amount) => total + amount, 0) * 100) / 100
  const plain = good.flatMap(({ job }) => (job.statement ? [] : job.rows.map(({ row }) => row)))
  return {
    statements: good.flatMap(({ job: { statement } }) =>
      statement ? [{ id: statement.id, number: statement.statementNumber }] : [],
    ),
    plain,
    payments: amounts.length,
    moneyIn: sum(amounts.filter((amount) => amount > 0)),
    moneyOut: sum(amounts.filter((amount) => amount < 0)),
    unapplied: sum(good.flatMap(({ verdict }) => openIn(verdict))),
    content: contentOf(good.map(({ job }) => job)),
    left: held + all.filter(({ job, verdict }) => job.statement !== null && verdict.kind !== 'good').length,
    leftByHand: rows.filter((one) => kindOf(one) === 'plain').length - plain.length,
  }
}

const previewIn = ({ verdict }: Done) => (verdict.kind === 'good' && verdict.preview ? [verdict.preview] : [])

/** What is left of each payment, as the server would post it. */
const openIn = (verdict: Verdict): readonly number[] =>
  verdict.kind === 'good'
    ? (verdict.preview?.customerLedgerEntries ?? []).map((entry) => Math.abs(Number(entry.remainingAmount ?? 0)))
    : []

async function askAgain(desk: Desk): Promise<void> {
  await askToPost(desk)
  warn(desk.parts, 'warning', said('payments.changed'))
}

const contentOf = (jobs: readonly Job[]): string =>
  JSON.stringify(jobs.map(({ key, statement, request }) => [key, statement?.version ?? request.body]))

export async function postPayments(desk: Desk): Promise<void> {
  const { parts } = desk
  const company = companyToAsk(desk.parts)
  const { question } = parts.store.get().payments
  if (company === null || question === null) return
  const { jobs, looked } = await jobsOf(desk, company)
  const wanted = new Set([
    ...question.statements.map(({ id }) => id),
    ...looked.rows.filter(({ row }) => question.plain.includes(row)).map(({ id }) => id),
  ])
  const confirmed = jobs.filter(({ key }) => wanted.has(key))
  // The rows say something else than what was shown: that is shown first.
  if (contentOf(confirmed) !== question.content) return askAgain(desk)
  const done = await outcomes(desk, company, confirmed, false)
  parts.store.change((state) => ({ ...state, payments: { ...state.payments, question: null } }))
  const posted = done.filter(({ verdict }) => verdict.kind === 'good')
  const statements = await Promise.all(
    done.flatMap(({ job }) => (job.statement ? [statementById(parts, company, job.key)] : [])),
  )
  const speech = speechOf(parts, looked)
  const plain = posted.flatMap(({ job, verdict }) =>
    job.statement || verdict.kind !== 'good'
      ? []
      : [[(job.rows[0] as PaymentRow).row, postedCells(speech.say)] as const],
  )
  const refusals = done.flatMap(refusalsOf)
  await writeStatements(
    desk,
    statements.filter((one) => one !== null),
    { findings: refusals, rows: new Map([...plain, ...raised(done)]) },
  )
  const n = posted.reduce((sum, { job }) => sum + job.rows.length, 0)
  tellOf(parts, { done: 'result.paymentsPosted', failed: 'result.failed' }, n, refusals, {
    leads: n > 0 ? ['customerLedger'] : [],
  })
  await settle(desk, null)
}

const postedCells = (say: Speech['say']): Row => ({
  status: say('status.posted', { number: '' }).trim(),
  message: '',
  problems: markText('posted', []),
})
/** A payment that was refused for good is a new request the next time. */
const raised = (done: readonly Done[]): (readonly [number, Row])[] =>
  done.flatMap(({ job, verdict }) => {
    const [one] = job.rows
    return job.statement || !one || verdict.kind !== 'refused'
      ? []
      : [[one.row, { version: (one.version ?? 0) + 1 }] as const]
  })

function refusalsOf({ job, verdict }: Done): Finding[] {
  if (verdict.kind === 'good') return []
  const [first] = job.rows
  const rowOf = new Map(job.rows.map(({ id, row }) => [id, row]))
  const problem = 'problem' in verdict ? verdict.problem : null
  const at = (row: number, code: string, message: string | null): Finding => ({ ...errorAt(row, null, code), message })
  if (!problem || problem.errors.length === 0)
    return first ? [at(first.row, problem?.code ?? notHeard, problem?.detail ?? null)] : []
  return problem.errors.map(({ line, code, message }) =>
    at(rowOf.get(line ?? '') ?? first?.row ?? 0, code, message || null),
  )
}
