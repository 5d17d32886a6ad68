/**
 * Commands are done once, in order, in groups: facts for the whole group, loaded in bulk → plan each on the facts as the ones
 * before it leave them → one commit, which also keeps their answers, each under its id once. While a group is being written,
 * the next one is planned on what it will leave, and planned anew if it came to nothing. Each company has a queue of its own.
 */
import { setImmediate as immediate } from 'node:timers/promises'
import { problem } from '../../shared/posting/problem.ts'
import type { Books } from '../store/books.ts'
import { DatabaseUnavailable } from '../store/database.ts'
import { loadAhead, planGroup } from './plan-group.ts'
import type { Outcome, Unit, Work } from './request.ts'
import {
  all,
  type Done,
  doGroup,
  type Ground,
  groundOf,
  idsOf,
  keepFacts,
  loader,
  type Planned,
  planOn,
  written,
} from './write-group.ts'

export interface Commands {
  /** Does the units in order; answers one outcome per work. `before` are outcomes of works that these may rest on. */
  run(company: string, units: readonly Unit[], before?: ReadonlyMap<Work, Outcome>): Promise<ReadonlyMap<Work, Outcome>>
  /** What the same call would do, with nothing written. */
  preview(company: string, units: readonly Unit[]): Promise<ReadonlyMap<Work, Outcome>>
  /** Resolves when all that was begun is done. */
  settled(): Promise<void>
}

const mostTogether = 256
const previewAttempts = 20

interface Job {
  /** Those that were not taken into a group yet. */
  readonly units: Unit[]
  /** How many units have no outcome yet. */
  open: number
  readonly outcomes: Map<Work, Outcome>
  readonly done: (outcomes: ReadonlyMap<Work, Outcome>) => void
  readonly failed: (error: unknown) => void
}
type Taken = readonly { readonly job: Job; readonly unit: Unit }[]

export interface Listeners {
  /** Hears of every commit that raised the revision. */
  readonly onCommit: (company: string) => void
  /** Hears of every commit that the outbox has something to do after. */
  readonly onQueued?: () => void
  /** Hears of what should never happen: a planner that failed. */
  readonly onError: (error: unknown) => void
}

interface Queue {
  /** So many works share a commit. */
  readonly largestGroup: number
  readonly books: Books
  readonly company: string
  readonly jobs: Job[]
  readonly listeners: Listeners
}
/** A group that is being written. */
interface Writing {
  readonly outcomes: ReadonlyMap<Work, Outcome>
  /** What the next group can be planned on meanwhile; null where it must wait. */
  readonly ground: Ground | null
  /** Resolves when its callers have their answers: whether it left that ground. */
  readonly ended: Promise<boolean>
}

export function openCommands(books: Books, listeners: Listeners, largestGroup = mostTogether): Commands {
  const queues = new Map<string, Queue>()
  const workers = new Map<string, Promise<void>>()

  async function work(queue: Queue) {
    let writing: Writing | null = null
    while (queue.jobs.length > 0 || writing) writing = await step(queue, writing)
    // At once, so that nobody joins a queue that nobody works off.
    workers.delete(queue.company)
    queues.delete(queue.company)
  }

  return {
    run: (company, units, before = new Map()) =>
      new Promise((done, failed) => {
        if (units.length === 0) return done(before)
        const queue = queues.get(company) ?? { books, company, jobs: [], listeners, largestGroup }
        queues.set(company, queue)
        queue.jobs.push({ units: [...units], open: units.length, outcomes: new Map(before), done, failed })
        if (!workers.has(company)) workers.set(company, work(queue))
      }),
    preview: (company, units) => previewed(books, company, units, listeners),
    async settled() {
      await Promise.all(workers.values())
    },
  }
}

/** Takes the next group; where there is none, waits for the one that is being written. */
async function step(queue: Queue, before: Writing | null): Promise<Writing | null> {
  // Requests that arrive together share a commit, so let those that are being read come in.
  await immediate()
  const taken = nextGroup(queue, before ? queue.largestGroup : firstOf(queue))
  for (const { job } of taken) job.units.shift()
  if (taken.length > 0) return turn(queue, taken, before)
  await before?.ended
  return null
}

/** Nothing is being written while the first group is planned, so it is a short one. */
const firstOf = ({ largestGroup }: Queue) => Math.ceil(largestGroup / 4)

/** The first units of all callers, as many as fit in a group. */
function nextGroup({ jobs }: Queue, largest: number): Taken {
  const taken: { job: Job; unit: Unit }[] = []
  let size = 0
  for (const job of jobs)
    for (const unit of job.units) {
      if (size > 0 && size + unit.length > largest) return taken
      taken.push({ job, unit })
      size += unit.length
    }
  return taken
}

/** Plans a group, on what the one before it leaves if that is under way, and begins to write it. */
async function turn(queue: Queue, taken: Taken, before: Writing | null): Promise<Writing | null> {
  const ahead = before?.ground ? await planned(queue, taken, before.ground, before) : null
  const stands = (await before?.ended) ?? false
  if (ahead && stands) return begun(queue, taken, ahead)
  // What a caller whose earlier works failed asked for beside them rests on nothing; they ask for all of it again.
  const waited = taken.filter(({ job }) => queue.jobs.includes(job))
  return waited.length === 0 ? null : begun(queue, waited, await planned(queue, waited, await ground(queue), null))
}

const ground = ({ books, company }: Queue) => groundOf(books, company).catch(() => null)

/**
 * As if nothing had been asked before, which is nearly always so: a repeat is found out when its answer cannot be kept under
 * its id once more. Null when it cannot be planned like this: then it is tried with care.
 */
async function planned(
  { books, company }: Queue,
  taken: Taken,
  on: Ground | null,
  before: Writing | null,
): Promise<Planned | null> {
  if (!on) return null
  const known = (work: Work) => before?.outcomes.get(work) ?? outcomeIn(taken, work)
  const when = { answered: Promise.resolve(new Map()), ...(before ? { ready: before.ended } : {}) }
  const plan = await planOn(on, { books, company, known }, unitsOf(taken), when).catch(() => null)
  return plan && isRemembered(plan) ? plan : null
}

/** An answer that is not kept would not find out that it is a repeat's. */
const isRemembered = ({ plan: { outcomes } }: Planned) => [...outcomes.values()].every((outcome) => !outcome.passing)

const unitsOf = (taken: Taken) => taken.map(({ unit }) => unit)
const jobsOf = (taken: Taken) => [...new Set(taken.map(({ job }) => job))]
const outcomeIn = (taken: Taken, work: Work) =>
  jobsOf(taken)
    .map((job) => job.outcomes.get(work))
    .find((outcome) => outcome !== undefined)

async function begun(queue: Queue, taken: Taken, plan: Planned | null): Promise<Writing> {
  const isFollowed = plan !== null && (await lookAhead(queue, plan))
  if (!plan) return { outcomes: new Map(), ground: null, ended: answered(queue, taken, withCare(queue, taken)) }
  const { left } = plan.commit
  const isCarried = isFollowed && left.setupRevision === plan.head.setupRevision
  const ended = written(plan).then(
    (done) => (done?.written ? { done, asPlanned: true } : withCare(queue, taken)),
    (error: unknown) => afterFailure(queue, taken, error),
  )
  const stands = answered(queue, taken, ended)
  if (isCarried)
    return {
      outcomes: plan.plan.outcomes,
      ground: { head: left, facts: plan.plan.factsLeft().carriedOn() },
      ended: stands,
    }
  return {
    outcomes: plan.plan.outcomes,
    ground: null,
    ended: stands.then((one) => one && keepFactsAfterwards(queue, plan)),
  }
}

/** The answers go first. */
async function keepFactsAfterwards({ books, listeners }: Queue, plan: Planned): Promise<true> {
  await immediate()
  keepFacts({ books, onError: listeners.onError }, plan)
  return true
}

/** Loads what the next group needs before this one is written, so that it can be planned meanwhile. Whether there is one. */
async function lookAhead(queue: Queue, { plan }: Planned): Promise<boolean> {
  const units = unitsOf(nextGroup(queue, queue.largestGroup))
  if (units.length === 0) return false
  try {
    await loadAhead(units.flat(), plan.factsLeft(), loader(queue.books, queue.company, units))
    return true
  } catch {
    return false
  }
}

/** What may have been written is tried again by its caller only, whose key finds out: without one it would be done twice. */
async function afterFailure(queue: Queue, taken: Taken, error: unknown): Promise<Ended> {
  if (error instanceof DatabaseUnavailable) throw error
  return withCare(queue, taken)
}

interface Ended {
  readonly done: Done
  /** Whether the plan that the next group was planned on came true. */
  readonly asPlanned: boolean
}

async function withCare(queue: Queue, taken: Taken): Promise<Ended> {
  const { books, company, listeners } = queue
  const planning = { books, company, known: (work: Work) => outcomeIn(taken, work), onError: listeners.onError }
  return { done: await doGroup(planning, unitsOf(taken)), asPlanned: false }
}

/** Gives the callers what became of their works. Whether the plan came true. */
async function answered(queue: Queue, taken: Taken, ended: Promise<Ended>): Promise<boolean> {
  try {
    const { done, asPlanned } = await ended
    tell(queue, done)
    for (const { job, unit } of taken) {
      job.open--
      for (const work of unit) job.outcomes.set(work, done.outcomes.get(work) as Outcome)
    }
    for (const job of leaving(queue, taken, (one) => one.open === 0)) job.done(job.outcomes)
    return asPlanned
  } catch (error) {
    for (const job of leaving(queue, taken, () => true)) job.failed(error)
    return false
  }
}

function tell({ company, listeners }: Queue, { raised, queued }: Done) {
  if (raised) listeners.onCommit(company)
  if (queued) listeners.onQueued?.()
}

/** The callers who wait no longer. */
function leaving({ jobs }: Queue, taken: Taken, isOver: (job: Job) => boolean): readonly Job[] {
  const over = jobsOf(taken).filter((job) => jobs.includes(job) && isOver(job))
  for (const job of over) jobs.splice(jobs.indexOf(job), 1)
  return over
}

async function previewed(
  books: Books,
  company: string,
  units: readonly Unit[],
  listeners: Listeners,
): Promise<ReadonlyMap<Work, Outcome>> {
  for (let attempt = 0; attempt < previewAttempts; attempt++) {
    const head = await books.head(company)
    if (!head) break
    const plan = await planGroup(units, await books.newFacts(head), {
      answered: books.answered(company, idsOf(units)),
      known: () => undefined,
      load: loader(books, company, units),
      preview: true,
    })
    if ((await books.head(company))?.revision !== head.revision) continue
    for (const failure of plan.failures) listeners.onError(failure)
    return plan.outcomes
  }
  return all(units, (await books.head(company)) ? problem('Busy') : problem('NotFound', { value: company }))
}
