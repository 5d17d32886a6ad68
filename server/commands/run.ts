/**
 * Commands are done once, in order, in groups: earlier answer? → facts for the whole group, loaded in bulk → plan each on
 * the facts as the ones before it leave them → one commit. A commit fails when the company has moved on since the facts
 * were read; then everything is read and planned again. Each company has a queue of its own.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { dayOf } from '../../shared/basics/day.ts'
import { Facts } from '../../shared/posting/facts.ts'
import { type Problem, problem } from '../../shared/posting/problem.ts'
import type { Books } from '../store/books.ts'
import type { Head, Remembered } from '../store/commit.ts'
import { StorageFull } from '../store/database.ts'
import { type GroupPlan, type Load, planGroup } from './plan-group.ts'
import { keptText, type Outcome, refusal, type Unit, type Work } from './request.ts'

export interface Commands {
  /** Does the units in order; answers one outcome per work. `before` are outcomes of works that these may rest on. */
  run(company: string, units: readonly Unit[], before?: ReadonlyMap<Work, Outcome>): Promise<ReadonlyMap<Work, Outcome>>
  /** What the same call would do, with nothing written. */
  preview(company: string, units: readonly Unit[]): Promise<ReadonlyMap<Work, Outcome>>
  /** Resolves when all that was begun is done. */
  settled(): Promise<void>
}

const largestGroup = 256
const attempts = 20

interface Job {
  readonly units: Unit[]
  readonly outcomes: Map<Work, Outcome>
  readonly done: (outcomes: ReadonlyMap<Work, Outcome>) => void
  readonly failed: (error: unknown) => void
}

export interface Listeners {
  /** Hears of every commit that raised the revision. */
  readonly onCommit: (company: string) => void
  /** Hears of every commit that the outbox has something to do after. */
  readonly onQueued?: () => void
  /** Hears of what should never happen: a planner that failed. */
  readonly onError: (error: unknown) => void
}

export function openCommands(books: Books, listeners: Listeners): Commands {
  const queues = new Map<string, Job[]>()
  const workers = new Map<string, Promise<void>>()

  async function work(company: string, queue: Job[]) {
    while (queue.length > 0) {
      // Requests that arrive together share a commit, so let those that are being read come in.
      await new Promise<void>((resolve) => setImmediate(resolve))
      await turn(books, company, queue, listeners)
    }
    workers.delete(company)
    queues.delete(company)
  }

  return {
    run: (company, units, before = new Map()) =>
      new Promise((done, failed) => {
        if (units.length === 0) return done(before)
        const queue = queues.get(company) ?? []
        queues.set(company, queue)
        queue.push({ units: [...units], outcomes: new Map(before), done, failed })
        if (!workers.has(company)) workers.set(company, work(company, queue))
      }),
    preview: (company, units) => previewed(books, company, units, listeners),
    async settled() {
      await Promise.all(workers.values())
    },
  }
}

/** Takes the first works of the queue, of as many callers as fit in a group, and does them. */
async function turn(books: Books, company: string, queue: Job[], listeners: Listeners) {
  const taken = takeGroup(queue)
  const jobs = [...new Set(taken.map((one) => one.job))]
  try {
    const known = (work: Work) => jobs.map((job) => job.outcomes.get(work)).find((outcome) => outcome !== undefined)
    const { outcomes, left, raised, queued } = await doGroup(
      books,
      company,
      taken.map((one) => one.unit),
      known,
      listeners,
    )
    if (raised) listeners.onCommit(company)
    if (queued) listeners.onQueued?.()
    const remaining = new Set(left)
    for (const { job, unit } of taken)
      if (!remaining.has(unit)) for (const work of unit) job.outcomes.set(work, outcomes.get(work) as Outcome)
    for (const { job, unit } of taken.toReversed()) if (remaining.has(unit)) job.units.unshift(unit)
  } catch (error) {
    for (const job of jobs) {
      queue.splice(queue.indexOf(job), 1)
      job.failed(error)
    }
    return
  }
  for (const job of jobs.filter((one) => one.units.length === 0)) {
    queue.splice(queue.indexOf(job), 1)
    job.done(job.outcomes)
  }
}

function takeGroup(queue: readonly Job[]): { job: Job; unit: Unit }[] {
  const taken: { job: Job; unit: Unit }[] = []
  let size = 0
  for (const job of queue)
    while (job.units.length > 0) {
      const next = job.units[0] as Unit
      if (size > 0 && size + next.length > largestGroup) return taken
      job.units.shift()
      taken.push({ job, unit: next })
      size += next.length
    }
  return taken
}

interface Done {
  readonly outcomes: ReadonlyMap<Work, Outcome>
  readonly left: readonly Unit[]
  readonly raised: boolean
  /** Messages were queued, or are due at another time. */
  readonly queued: boolean
}

/** Plans and commits; on stale, again, with a pause that differs from the others' and with fewer works at a time. */
async function doGroup(
  books: Books,
  company: string,
  units: readonly Unit[],
  known: (work: Work) => Outcome | undefined,
  listeners: Listeners,
): Promise<Done> {
  let size = units.length
  for (let attempt = 0; attempt < attempts; attempt++) {
    const group = units.slice(0, size)
    const planned = await tryGroup(books, company, group, known, listeners).catch(async (error: unknown) => {
      await books.head(company) // throws when it is the database that fails
      // One that cannot be written must not take the others with it: each is tried alone.
      if (group.length > 1) return 'apart' as const
      listeners.onError(error)
      return { outcomes: all(group, problem('InternalError')), raised: false, queued: false }
    })
    if (planned === 'apart') {
      size = 1
      continue
    }
    if (planned) return { ...planned, left: units.slice(size) }
    size = Math.max(1, size >> 1)
    await pause(Math.random() * Math.min(100, 2 ** attempt))
  }
  return { outcomes: all(units, problem('Busy')), left: [], raised: false, queued: false }
}

const all = (units: readonly Unit[], refused: Problem) =>
  new Map(units.flat().map((work) => [work, refusal(refused)] as const))

async function tryGroup(
  books: Books,
  company: string,
  units: readonly Unit[],
  known: (work: Work) => Outcome | undefined,
  listeners: Listeners,
): Promise<Omit<Done, 'left'> | null> {
  const head = await books.standing(company)
  if (!head) return { outcomes: all(units, problem('NotFound', { value: company })), raised: false, queued: false }
  const plan = await planGroup(units, await books.facts(head), {
    answered: books.answered(company, idsOf(units)),
    known,
    load: loader(books, company, units),
    preview: false,
    onError: listeners.onError,
  })
  const raised = plan.changes.some((one) => one.records.length > 0 || one.transaction)
  const left = await commitPlan(books, head, plan)
  if (left === 'stale') return null
  if (left === 'full') return { outcomes: all(units, problem('StorageFull')), raised: false, queued: false }
  books.keepFacts(left, plan.facts)
  return { outcomes: plan.outcomes, raised, queued: plan.changes.some((one) => (one.messages?.length ?? 0) > 0) }
}

const idsOf = (units: readonly Unit[]) => units.flat().flatMap((work) => (work.id === null ? [] : [work.id]))

const factsAt = async (books: Books, head: Head) =>
  new Facts(
    { name: head.company, country: head.country, currencyCode: head.currencyCode },
    head.counters,
    await books.setup(head),
  )

function loader(books: Books, company: string, units: readonly Unit[]): Load {
  const today = dayOf(units[0]?.[0]?.context.at ?? new Date().toISOString())
  return (needs, facts) => books.load(company, needs, today, (need, value) => facts.learn(need, value))
}

async function commitPlan(
  books: Books,
  head: Head,
  { changes, outcomes, facts, answered }: GroupPlan,
): Promise<Head | 'stale' | 'full'> {
  const remembered = [...outcomes].flatMap(([work, outcome]) =>
    work.id === null || answered.has(work.id) || outcome.passing ? [] : [kept(work, work.id, outcome)],
  )
  const real = changes.filter((one) => one.records.length > 0 || one.transaction)
  // Nothing to write: what was decided still has to rest on facts that belong together.
  if (real.length === 0 && remembered.length === 0)
    return (await books.head(head.company))?.revision === head.revision ? head : 'stale'
  try {
    return await books.commit({ head, changes: real, counters: facts.counters, remembered: unique(remembered) })
  } catch (error) {
    if (error instanceof StorageFull) return 'full'
    throw error
  }
}

const kept = (work: Work, id: string, outcome: Outcome): Remembered => ({
  id,
  request: work.request,
  status: outcome.status,
  answer: keptText(outcome),
  made: outcome.made,
  createdAt: work.context.at,
})
/** The same key twice in one group: the first answer counts. */
const unique = (remembered: readonly Remembered[]) => [
  ...new Map(remembered.toReversed().map((one) => [one.id, one])).values(),
]

async function previewed(
  books: Books,
  company: string,
  units: readonly Unit[],
  listeners: Listeners,
): Promise<ReadonlyMap<Work, Outcome>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const head = await books.head(company)
    if (!head) break
    const plan = await planGroup(units, await factsAt(books, head), {
      answered: books.answered(company, idsOf(units)),
      known: () => undefined,
      load: loader(books, company, units),
      preview: true,
      onError: listeners.onError,
    })
    if ((await books.head(company))?.revision === head.revision) return plan.outcomes
  }
  return all(units, (await books.head(company)) ? problem('Busy') : problem('NotFound', { value: company }))
}
