/** Many requests in one, in the JSON batch format of OData 4.01: answered in order, each standing or falling by itself. */
import { Hono } from 'hono'
import { isUuid } from '../../../shared/basics/id.ts'
import { problem } from '../../../shared/posting/problem.ts'
import { folded } from '../../../shared/posting/resources.ts'
import { type Outcome, refusal, type Unit, type Work } from '../../commands/request.ts'
import { refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerText, readJson } from '../../request.ts'
import { openAnswers } from '../../store/answers.ts'
import { type Remembered, sha256 } from '../../store/commit.ts'
import { type Entry, entriesOf, header, mentioned, withIds, withMembers } from './batch-entries.ts'
import { bodyText, contentType, headersOf } from './outcome.ts'
import { type CompanyParts, existingCompany } from './parts.ts'
import { isPreview } from './query.ts'
import { type Ask, openQuestions, type Told } from './questions.ts'
import { keyOf, workOf } from './writes.ts'

/** One request of the batch: a command, or a question that is answered when its turn comes. */
interface Step {
  readonly entry: Entry
  readonly work: Work | null
  /** Commands of this batch that must have been done for it. */
  readonly after: readonly Work[]
  /** Questions of this batch that must have been answered well for it. */
  readonly questions: readonly Step[]
  /** It rests on a request that was refused in an earlier batch, or that nobody sent. */
  readonly groundless: boolean
}
type Answered = ReadonlyMap<string, Remembered>
interface Batch {
  readonly c: AppContext
  readonly parts: CompanyParts
  readonly company: string
  readonly ask: Ask
}

export function batchRoutes(parts: CompanyParts): Hono<AppEnv> {
  const ask = openQuestions(parts)
  /** Of a batch with a key of its own only that it was sent is kept: its requests have their own answers. */
  const kept = openAnswers(parts.db, parts.now)
  return new Hono<AppEnv>().post('/companies/:company/batch', async (c) => {
    const company = await existingCompany(c, parts)
    const entries = withMembers(entriesOf(await readJson(c)))
    const batch = { c, parts, company, ask }
    const [key, hash] = [isPreview(c) ? null : keyOf(c), () => sha256(JSON.stringify(entries))]
    const earlier = key === null ? undefined : await kept.earlier(company, key, hash())
    if (earlier === 'reused') return refuse('IdempotencyKeyReused')
    const answered = await parts.books.answered(company, idsIn(entries))
    const told = await runSteps(batch, stepsOf(batch, entries, answered))
    if (key !== null && !earlier) await kept.keep(company, key, hash(), { status: 200, body: null })
    return answerText(c, `{"responses":[${told.join(',')}]}`, 200, earlier ? { 'idempotent-replayed': 'true' } : {})
  })
}

const idsIn = (entries: readonly Entry[]) => [
  ...new Set(entries.flatMap((entry) => [entry.id, ...(entry.dependsOn ?? []), ...mentioned(entry)])),
]

/** `$<id>` stands for the id of what that request creates: one that was chosen, kept from before, or is given now. */
function stepsOf({ c, parts, company }: Batch, entries: readonly Entry[], answered: Answered): Step[] {
  const made = new Map([...answered].flatMap(([id, { made }]) => (made === '' ? [] : [[id, made] as const])))
  const works = new Map<string, Work>()
  const asked = new Map<string, Step>()
  const now = parts.now()
  return entries.map((entry) => {
    const named = mentioned(entry)
    const after = [...(entry.dependsOn ?? []), ...named].flatMap((id) => works.get(id) ?? [])
    const questions = (entry.dependsOn ?? []).flatMap((id) => asked.get(id) ?? [])
    const isGood = (id: string) => works.has(id) || asked.has(id) || (answered.get(id)?.status ?? 500) < 400
    const groundless = !(entry.dependsOn ?? []).every(isGood) || named.some((id) => answered.has(id) && !isGood(id))
    if (entry.method.toUpperCase() === 'GET') {
      const url = entry.url.replace(/\$([\w-]+)/g, (whole, id: string) => made.get(id) ?? whole)
      const question = { entry: { ...entry, url }, work: null, after, questions, groundless }
      asked.set(entry.id, question)
      return question
    }
    const request = (madeBy: (id: string) => string | undefined) => ({
      method: entry.method.toUpperCase(),
      ifMatch: header(entry, 'if-match'),
      ...withIds(entry, madeBy),
    })
    const first = request((id) => made.get(id))
    const known = (outcome: (work: Work) => Outcome | undefined) => (id: string) => {
      const work = works.get(id)
      return (work && outcome(work)?.made) || made.get(id)
    }
    const work = workOf(c, now, company, first, entry.id, {
      original: [entry.url.replace(/^\/+/, ''), entry.body],
      after,
      ...(groundless ? { refused: problem('DependencyFailed') } : {}),
      ...(named.length > 0 ? { again: (outcome) => request(known(outcome)) } : {}),
    })
    const chosen = (first.body as { id?: unknown } | null | undefined)?.id
    if (!made.has(entry.id))
      made.set(entry.id, typeof chosen === 'string' && isUuid(folded(chosen)) ? folded(chosen) : work.context.seed)
    if (!works.has(entry.id)) works.set(entry.id, work)
    return { entry, work, after, questions, groundless }
  })
}

/**
 * Commands between two questions go to the runner together, so that they share commits; a preview is one plan, and its
 * questions are answered as the books are. Answers the responses' texts.
 */
async function runSteps({ c, parts, company, ask }: Batch, steps: readonly Step[]): Promise<string[]> {
  const preview = isPreview(c)
  const outcomes = new Map<Work, Outcome>()
  const told = new Map<Step, Told>()
  const isTold = (question: Step) => (told.get(question)?.status ?? 500) < 400
  const stepOf = new Map(steps.flatMap((step) => (step.work ? [[step.work, step] as const] : [])))
  /** The work, or its refusal where a question failed that it rests on. */
  const grounded = (work: Work) =>
    stepOf.get(work)?.questions.every(isTold) === false ? { ...work, asked: { refused: dependencyMissing } } : work
  const run = async (units: readonly Unit[]) => {
    if (units.length === 0) return
    const begun = units.map((unit) => unit.map((work) => [work, grounded(work)] as const))
    const works = begun.map((unit) => unit.map(([, work]) => work))
    const answers = await (preview
      ? parts.commands.preview(company, works)
      : parts.commands.run(company, works, outcomes))
    for (const [work, one] of begun.flat()) outcomes.set(work, answers.get(one) as Outcome)
  }
  const isDone = (work: Work) => outcomes.get(work)?.problem === null
  const answer = async (question: Step) => {
    const stands = !question.groundless && question.after.every(isDone) && question.questions.every(isTold)
    told.set(question, stands ? await ask(c, company, question.entry.url) : notDone(c))
  }
  const turns = turnsOf(steps)
  if (preview) {
    for (const step of steps) if (step.work === null && step.after.length === 0) await answer(step)
    await run(unitsIn(turns))
  }
  for (let from = 0; from < turns.length; ) {
    const next = turns.findIndex((turn, index) => index >= from && 'question' in turn)
    const upTo = next < 0 ? turns.length : next
    if (!preview) await run(unitsIn(turns.slice(from, upTo)))
    const turn = turns[upTo]
    if (turn && 'question' in turn && !told.has(turn.question)) await answer(turn.question)
    from = upTo + 1
  }
  return steps.map((step) =>
    responseText(step, step.work ? toldOf(outcomes.get(step.work) as Outcome, c) : (told.get(step) as Told)),
  )
}

const unitsIn = (turns: readonly Turn[]) => turns.flatMap((turn) => ('unit' in turn ? [turn.unit] : []))
const responseText = ({ entry }: Step, { status, headers, body }: Told) =>
  `{"id":${JSON.stringify(entry.id)},"status":${status},"headers":${JSON.stringify(headers)},"body":${body || 'null'}}`

type Turn = { readonly unit: Unit } | { readonly question: Step }

/**
 * Requests of one atomicity group run together, where the last of them stands; what stands before that and rests on one of
 * them waits for it. What waits for each other in a ring is tried as it stands, and fails.
 */
function turnsOf(steps: readonly Step[]): Turn[] {
  const turns: Turn[] = []
  const begun = new Set<Work | Step>()
  const groups = groupsOf(steps)
  const begin = (unit: Unit) => {
    turns.push({ unit })
    for (const work of unit) begun.add(work)
  }
  const take = (step: Step, anyway = false): boolean => {
    const group = step.work && step.entry.atomicityGroup ? groups.get(step.entry.atomicityGroup) : undefined
    if (!anyway && !step.after.every((one) => begun.has(one) || group?.seen.includes(one))) return false
    if (!anyway && !step.questions.every((one) => begun.has(one))) return false
    if (step.work === null) {
      turns.push({ question: step })
      begun.add(step)
    } else if (group === undefined) begin([step.work])
    else if (group.seen.push(step.work) === group.size) begin(group.seen)
    return true
  }
  let late: Step[] = []
  for (const step of steps) {
    if (!take(step)) late.push(step)
    else late = late.filter((one) => !take(one))
  }
  for (let before = Number.POSITIVE_INFINITY; late.length < before; ) {
    before = late.length
    late = late.filter((one) => !take(one))
  }
  for (const step of late) take(step, true)
  return turns
}

interface Group {
  readonly size: number
  readonly seen: Work[]
}
function groupsOf(steps: readonly Step[]): Map<string, Group> {
  const sizes = new Map<string, number>()
  for (const { entry, work } of steps)
    if (entry.atomicityGroup && work) sizes.set(entry.atomicityGroup, (sizes.get(entry.atomicityGroup) ?? 0) + 1)
  return new Map([...sizes].map(([name, size]) => [name, { size, seen: [] }]))
}

const toldOf = (outcome: Outcome, c: AppContext): Told => ({
  status: outcome.status,
  headers: { 'content-type': contentType(outcome), ...headersOf(outcome) },
  body: bodyText(outcome, c.var),
})
const dependencyMissing = problem('DependencyFailed')
const notDone = (c: AppContext) => toldOf(refusal(dependencyMissing), c)
