/**
 * A group is planned on what the books hold and written in one commit. The commit fails when the company has moved on since
 * the facts were read; then everything is read and planned again.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { dayOf } from '../../shared/basics/day.ts'
import type { Facts } from '../../shared/posting/facts.ts'
import { type Problem, problem } from '../../shared/posting/problem.ts'
import type { Books, Committing } from '../store/books.ts'
import type { Head, Remembered } from '../store/commit.ts'
import { DatabaseUnavailable, StorageFull } from '../store/database.ts'
import { type GroupPlan, type Load, planGroup } from './plan-group.ts'
import { keptText, type Outcome, refusal, type Unit, type Work } from './request.ts'

/** What a group is planned on: the company as it stands, or as a commit under way will leave it. */
export interface Ground {
  readonly head: Head
  readonly facts: Facts
}
export interface Planning {
  readonly books: Books
  readonly company: string
  /** Outcomes of works that were done before. */
  readonly known: (work: Work) => Outcome | undefined
  /** Hears of what should never happen: a planner that failed. */
  readonly onError: (error: unknown) => void
}
/** What became of a group. */
export interface Done {
  readonly outcomes: ReadonlyMap<Work, Outcome>
  /** Whether the books are where the plan leaves them. */
  readonly written: boolean
  readonly raised: boolean
  /** Messages were queued, or are due at another time. */
  readonly queued: boolean
}
export interface Planned {
  readonly head: Head
  readonly plan: GroupPlan
  /** What it comes to in the books, ready to be written. */
  readonly commit: Committing
}

const attempts = 20

/** Null when there is no such company. */
export async function groundOf(books: Books, company: string): Promise<Ground | null> {
  const head = await books.standing(company)
  return head && { head, facts: await books.facts(head) }
}

interface When {
  /** Nothing is loaded before. */
  readonly ready?: Promise<unknown>
  /** What was answered to the works before. */
  readonly answered: Promise<ReadonlyMap<string, Remembered>>
}

export async function planOn(
  { head, facts }: Ground,
  { books, company, known }: Omit<Planning, 'onError'>,
  units: readonly Unit[],
  { ready = Promise.resolve(), answered }: When,
): Promise<Planned> {
  const load = loader(books, company, units)
  const plan = await planGroup(units, facts, {
    answered,
    known,
    load: (needs, own) => ready.then(() => load(needs, own)),
    preview: false,
  })
  return { head, plan, commit: commitOf(books, head, plan) }
}

export const idsOf = (units: readonly Unit[]) => units.flat().flatMap((work) => (work.id === null ? [] : [work.id]))

export function loader(books: Books, company: string, units: readonly Unit[]): Load {
  const today = dayOf(units[0]?.[0]?.context.at ?? new Date().toISOString())
  return (needs, facts) => books.load(company, needs, today, (need, value) => facts.learn(need, value))
}

/** Plans and commits; on stale, again, with a pause that differs from the others' and with fewer works at a time. */
export async function doGroup(planning: Planning, units: readonly Unit[]): Promise<Done> {
  const outcomes = new Map<Work, Outcome>()
  const known = (work: Work) => outcomes.get(work) ?? planning.known(work)
  const done: Done[] = []
  for (let rest = units; rest.length > 0; ) {
    const { left, ...some } = await doFirst({ ...planning, known }, rest)
    for (const [work, outcome] of some.outcomes) outcomes.set(work, outcome)
    done.push(some)
    rest = left
  }
  return {
    outcomes,
    written: done.every((one) => one.written),
    raised: done.some((one) => one.raised),
    queued: done.some((one) => one.queued),
  }
}

async function doFirst(planning: Planning, units: readonly Unit[]): Promise<Done & { readonly left: readonly Unit[] }> {
  let size = units.length
  for (let attempt = 0; attempt < attempts; attempt++) {
    const group = units.slice(0, size)
    const done = await tryGroup(planning, group).catch(async (error: unknown) => {
      if (error instanceof DatabaseUnavailable) throw error
      await planning.books.head(planning.company) // throws when it is the database that fails
      // One that cannot be written must not take the others with it: each is tried alone.
      if (group.length > 1) return 'apart' as const
      planning.onError(error)
      return withoutChange(all(group, problem('InternalError')))
    })
    if (done === 'apart') {
      size = 1
      continue
    }
    if (done) return { ...done, left: units.slice(size) }
    size = Math.max(1, size >> 1)
    await pause(Math.random() * Math.min(100, 2 ** attempt))
  }
  return { ...withoutChange(all(units, problem('Busy'))), left: [] }
}

async function tryGroup(planning: Planning, units: readonly Unit[]): Promise<Done | null> {
  const ground = await groundOf(planning.books, planning.company)
  if (!ground) return withoutChange(all(units, problem('NotFound', { value: planning.company })))
  const answered = planning.books.answered(planning.company, idsOf(units))
  const planned = await planOn(ground, planning, units, { answered })
  const done = await written(planned)
  // On facts that others had moved on from, a planner may fail without a fault of its own.
  if (done) for (const failure of planned.plan.failures) planning.onError(failure)
  if (done?.written) keepFacts(planning, planned)
  return done
}

/** For the next command. It was done whatever becomes of this: facts that cannot follow are asked for anew. */
export function keepFacts({ books, onError }: Pick<Planning, 'books' | 'onError'>, { plan, commit }: Planned) {
  try {
    books.keepFacts(commit.left, plan.factsLeft())
  } catch (error) {
    onError(error)
  }
}

export const all = (units: readonly Unit[], refused: Problem) =>
  new Map(units.flat().map((work) => [work, refusal(refused)] as const))
const withoutChange = (outcomes: ReadonlyMap<Work, Outcome>): Done => ({
  outcomes,
  written: false,
  raised: false,
  queued: false,
})

const realChanges = ({ changes }: GroupPlan) => changes.filter((one) => one.records.length > 0 || one.transaction)

/** With nothing to write, what was decided still has to rest on facts that belong together. */
function commitOf(books: Books, head: Head, plan: GroupPlan): Committing {
  const { outcomes, counters, answered } = plan
  const remembered = [...outcomes].flatMap(([work, outcome]) =>
    work.id === null || answered.has(work.id) || outcome.passing ? [] : [kept(work, work.id, outcome)],
  )
  const changes = realChanges(plan)
  if (changes.length === 0 && remembered.length === 0) return { left: head, write: () => unmoved(books, head) }
  return books.commit({ head, changes, counters, remembered: unique(remembered) })
}

const unmoved = async (books: Books, { company, revision }: Head) =>
  (await books.head(company))?.revision === revision ? 'written' : 'stale'

/** Writes a plan; null when others had moved the books. */
export async function written({ plan, commit }: Planned): Promise<Done | null> {
  try {
    if ((await commit.write()) === 'stale') return null
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error
    return withoutChange(new Map([...plan.outcomes.keys()].map((work) => [work, refusal(problem('StorageFull'))])))
  }
  const queued = plan.changes.some((one) => (one.messages?.length ?? 0) > 0)
  return { outcomes: plan.outcomes, written: true, raised: realChanges(plan).length > 0, queued }
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
