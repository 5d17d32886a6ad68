/** Many requests in one, in the JSON batch format of OData 4.01: answered in order, each standing or falling by itself. */
import { Hono } from 'hono'
import { isUuid } from '../../../shared/basics/id.ts'
import { problem } from '../../../shared/posting/problem.ts'
import { isResource } from '../../../shared/posting/resources.ts'
import { type Outcome, refusal, type Unit, type Work } from '../../commands/request.ts'
import { refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerText, readJson } from '../../request.ts'
import type { Remembered } from '../../store/commit.ts'
import { bodyText, contentType, headersOf } from './outcome.ts'
import { type CompanyParts, existingCompany } from './parts.ts'
import { recordText } from './records.ts'
import { workOf } from './writes.ts'

const mostRequests = 5000

interface Entry {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly atomicityGroup?: string
  readonly dependsOn?: readonly string[]
}
/** One request of the batch: a command, or a question that is answered when its turn comes. */
interface Step {
  readonly entry: Entry
  readonly work: Work | null
}

export function batchRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/companies/:company/batch', async (c) => {
    const company = await existingCompany(c, parts)
    const entries = entriesOf(await readJson(c))
    const steps = stepsOf(
      c,
      parts,
      company,
      entries,
      await parts.books.answered(
        company,
        entries.map((entry) => entry.id),
      ),
    )
    const outcomes = await runSteps(c, parts, company, steps)
    return answerText(
      c,
      `{"responses":[${steps.map((step) => responseText(step.entry, outcomes.get(step) as Outcome, c)).join(',')}]}`,
    )
  })
}

function entriesOf(body: unknown): Entry[] {
  const { requests } = (body ?? {}) as { requests?: unknown }
  if (!Array.isArray(requests)) return refuse('MalformedRequest', { detail: '{"requests":[…]}' })
  if (requests.length > mostRequests) return refuse('PayloadTooLarge', { max: mostRequests })
  for (const [index, entry] of (requests as Partial<Entry>[]).entries())
    if (
      typeof entry !== 'object' ||
      entry === null ||
      typeof entry.id !== 'string' ||
      entry.id === '' ||
      entry.id.length > 100 ||
      typeof entry.method !== 'string' ||
      typeof entry.url !== 'string'
    )
      return refuse('MalformedRequest', { detail: `requests/${index}: {"id","method","url"}` })
  return requests as Entry[]
}

/** `$<id>` stands for the id of what that request creates: one that was chosen, kept from before, or is given now. */
function stepsOf(
  c: AppContext,
  parts: CompanyParts,
  company: string,
  entries: readonly Entry[],
  answered: ReadonlyMap<string, Remembered>,
): Step[] {
  const made = new Map<string, string>()
  const works = new Map<string, Work>()
  const now = parts.now()
  return entries.map((entry) => {
    const named = (text: string) => text.replace(/\$([\w-]+)/g, (whole, id: string) => made.get(id) ?? whole)
    const references = [...`${entry.url} ${mentions(entry.body)}`.matchAll(/\$([\w-]+)/g)].map(
      (match) => match[1] ?? '',
    )
    const after = [...(entry.dependsOn ?? []), ...references].flatMap((id) => works.get(id) ?? [])
    const url = named(entry.url).replace(/^\/+/, '').replace(/\?.*$/, '')
    const body =
      references.length > 0 && entry.body !== undefined ? JSON.parse(named(JSON.stringify(entry.body))) : entry.body
    const request = { method: entry.method.toUpperCase(), path: url, ifMatch: header(entry, 'if-match'), body }
    if (request.method === 'GET') return { entry: { ...entry, url }, work: null }
    const work = workOf(c, now, company, request, entry.id, entry.body, after)
    const chosen = (body as { id?: unknown } | null | undefined)?.id
    made.set(
      entry.id,
      answered.get(entry.id)?.made || (typeof chosen === 'string' && isUuid(chosen) ? chosen : work.context.seed),
    )
    if (!works.has(entry.id)) works.set(entry.id, work)
    return { entry, work }
  })
}
/** The body's text, where it can mention another request. */
const mentions = (body: unknown) => {
  const text = body === undefined ? '' : JSON.stringify(body)
  return text.includes('$') ? text : ''
}
const header = ({ headers = {} }: Entry, name: string) => {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
  return found ? String(found[1]) : null
}

/** Commands between two questions go to the runner together, so that they share commits. */
async function runSteps(
  c: AppContext,
  parts: CompanyParts,
  company: string,
  steps: readonly Step[],
): Promise<Map<Step, Outcome>> {
  const outcomes = new Map<Step, Outcome>()
  const preview = c.req.query('preview') === 'true'
  const run = preview ? parts.commands.preview : parts.commands.run
  let waiting: Step[] = []
  const flush = async () => {
    if (waiting.length === 0) return
    const answers = await run(company, unitsOf(waiting))
    for (const step of waiting) outcomes.set(step, answers.get(step.work as Work) as Outcome)
    waiting = []
  }
  for (const step of steps) {
    if (step.work) waiting.push(step)
    else {
      if (!preview) await flush()
      outcomes.set(step, await answered(parts, company, step.entry.url))
    }
  }
  await flush()
  return outcomes
}

/** Requests of one atomicity group run together, where the last of them stands. */
function unitsOf(steps: readonly Step[]): Unit[] {
  const groups = new Map<string, Step[]>()
  for (const step of steps)
    if (step.entry.atomicityGroup)
      groups.set(step.entry.atomicityGroup, [...(groups.get(step.entry.atomicityGroup) ?? []), step])
  return steps.flatMap((step) => {
    const group = step.entry.atomicityGroup ? groups.get(step.entry.atomicityGroup) : [step]
    return group?.at(-1) === step ? [group.map((one) => one.work as Work)] : []
  })
}

async function answered(parts: CompanyParts, company: string, url: string): Promise<Outcome> {
  const [name = '', ...rest] = url.split('/').map(decodeURIComponent)
  const text = isResource(name) ? await recordText(parts, company, name, rest.join('/') || name) : null
  if (text === null) return refusal(problem('NotFound', { value: url }))
  return {
    status: 200,
    body: text,
    warnings: [],
    problem: null,
    made: '',
    version: (JSON.parse(text) as { version: number }).version,
    replayed: false,
  }
}

function responseText(entry: Entry, outcome: Outcome, c: AppContext): string {
  const isQuestion = outcome.body !== null && entry.method.toUpperCase() === 'GET'
  const body = isQuestion ? outcome.body : bodyText(outcome, c.var.language)
  const headers = { 'content-type': contentType(outcome), ...headersOf(outcome) }
  return `{"id":${JSON.stringify(entry.id)},"status":${outcome.status},"headers":${JSON.stringify(headers)},"body":${body || 'null'}}`
}
