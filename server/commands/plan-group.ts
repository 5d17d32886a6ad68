/** Plans the works of one group, each on the facts as the ones before it leave them. */
import { setImmediate as immediate } from 'node:timers/promises'
import { ByKind } from '../../shared/posting/by-kind.ts'
import type { Changes } from '../../shared/posting/changes.ts'
import { type Counters, counted, type Facts } from '../../shared/posting/facts.ts'
import { factKey, factKind, leadsOn, type Need, NotLoaded } from '../../shared/posting/need.ts'
import { needs, plan } from '../../shared/posting/plan.ts'
import { problem } from '../../shared/posting/problem.ts'
import type { Remembered } from '../store/commit.ts'
import { dependencyFailed, fromKept, type Outcome, refusal, success, type Unit, type Work } from './request.ts'

export type Load = (needs: readonly Need[], facts: Facts) => Promise<void>
export interface GroupPlan {
  readonly outcomes: Map<Work, Outcome>
  readonly changes: Changes[]
  /** As the plan leaves them. */
  readonly counters: Counters
  /** The facts as the plan leaves them. Following its last changes takes a while, which no answer has to wait for. */
  readonly factsLeft: () => Facts
  /** What was answered to these works before. */
  readonly answered: ReadonlyMap<string, Remembered>
  /** What planners threw, which should never happen on facts that belong together; their commands have InternalError. */
  readonly failures: readonly unknown[]
}
interface Planning {
  readonly outcomes: Map<Work, Outcome>
  readonly known: (work: Work) => Outcome | undefined
  readonly answered: ReadonlyMap<string, Remembered>
  readonly load: Load
  /** Whether the plan is shown instead of committed: then postings tell their entries. */
  readonly preview: boolean
  readonly failures: unknown[]
  /** The first work of this group under each idempotency key. */
  readonly firsts: Map<string, Work>
}

/** After so many units others get their turn: what is being written goes on its way to the database meanwhile. */
const breath = 8

/**
 * `answered` is asked for while the facts are loaded: it is nearly always empty. What one command alone needs is mostly known
 * already, and asking what it needs is half of planning it: it is planned at once, and loads what it then misses.
 */
export async function planGroup(
  units: readonly Unit[],
  facts: Facts,
  planning: Omit<Planning, 'outcomes' | 'firsts' | 'failures' | 'answered'> & {
    answered: Promise<ReadonlyMap<string, Remembered>>
  },
): Promise<GroupPlan> {
  const works = units.flat()
  const ahead = works.length === 1 ? undefined : loadAhead(works, facts, planning.load)
  const [answered] = await Promise.all([planning.answered, ahead])
  const outcomes = new Map<Work, Outcome>()
  const firsts = new Map<string, Work>()
  const failures: unknown[] = []
  const changes: Changes[] = []
  const before = facts.counters
  let last: UnitPlan = { facts, changes: [], ahead: null }
  const factsLeft = () => {
    if (last.ahead) last.facts.apply(last.ahead)
    last = { ...last, ahead: null }
    return last.facts
  }
  for (const [place, unit] of units.entries()) {
    if (place > 0 && place % breath === 0) await immediate()
    last = await planUnit(unit, factsLeft(), { ...planning, answered, outcomes, firsts, failures })
    changes.push(...last.changes)
  }
  return { outcomes, changes, counters: countersAfter(before, changes), factsLeft, answered, failures }
}
const countersAfter = (before: Counters, changes: readonly Changes[]) =>
  changes.reduce((counters, { transaction }) => (transaction ? counted(counters, transaction) : counters), before)

/** What follows from what was loaded is mostly known after three; taking back a paid invoice goes through seven. */
const mostRounds = 8

/** What commands name they need is loaded for all of them at once; what follows from that, in another round. */
export async function loadAhead(works: readonly Work[], facts: Facts, load: Load) {
  for (let round = 0; round < mostRounds; round++) {
    const wanted = missing(
      works.flatMap(({ asked }) => ('refused' in asked ? [] : needs(asked, facts))),
      facts,
    )
    if (wanted.length > 0) await load(wanted, facts)
    if (!wanted.some(leadsOn)) return
  }
}

/** What is not known yet of what is asked for, each once; `certain` is not looked for. */
function missing(asked: readonly Need[], facts: Facts, certain: readonly Need[] = []): readonly Need[] {
  const found = new ByKind<Need>()
  for (const need of [...certain, ...asked.filter((one) => !facts.has(one))])
    found.set(factKind(need), factKey(need), need)
  return found.all()
}

interface UnitPlan {
  readonly facts: Facts
  readonly changes: readonly Changes[]
  /** Of these, what the facts do not follow yet. */
  readonly ahead: Changes | null
}

async function planUnit(unit: Unit, facts: Facts, planning: Planning): Promise<UnitPlan> {
  if (unit.length === 1) {
    const ahead = await planWork(unit[0] as Work, facts, planning)
    return { facts, changes: ahead ? [ahead] : [], ahead }
  }
  const attempt = facts.fork()
  const changes: Changes[] = []
  for (const work of unit) {
    const planned = await planWork(work, attempt, planning)
    if (planned) attempt.apply(planned)
    if (planned) changes.push(planned)
  }
  if (unit.every((work) => isGood(planning.outcomes.get(work)))) return { facts: attempt, changes, ahead: null }
  const failed = unit.map((work) => planning.outcomes.get(work))
  for (const work of unit) if (isNew(planning.outcomes.get(work))) planning.outcomes.set(work, dependencyFailed(failed))
  return { facts, changes: [], ahead: null }
}
const isGood = (outcome: Outcome | undefined) => outcome !== undefined && outcome.problem === null
/** What was done before stays done, whatever becomes of its group now. */
const isNew = (outcome: Outcome | undefined) => isGood(outcome) && !outcome?.replayed

/** The changes of one work, or null when it makes none; its outcome is put beside it. */
async function planWork(work: Work, facts: Facts, planning: Planning): Promise<Changes | null> {
  const { outcomes, answered, known } = planning
  const earlier = work.id === null ? undefined : answered.get(work.id)
  if (earlier)
    return settle(
      outcomes,
      work,
      earlier.request === work.request ? fromKept(earlier) : refusal(problem('IdempotencyKeyReused')),
    )
  const twin = work.id === null ? undefined : planning.firsts.get(work.id)
  if (twin && twin !== work) return settle(outcomes, work, repeated(work, twin, outcomes))
  if (work.id !== null) planning.firsts.set(work.id, work)
  const outcomeOf = (one: Work) => outcomes.get(one) ?? known(one)
  if ('refused' in work.asked) return settle(outcomes, work, refusal(work.asked.refused))
  if (work.after.some((one) => !isGood(outcomeOf(one))))
    return settle(outcomes, work, dependencyFailed(work.after.map(outcomeOf)))
  const rests = work.after.some((one) => outcomeOf(one)?.replayed)
  const asked = (rests && work.again?.(outcomeOf)) || work.asked
  if ('refused' in asked) return settle(outcomes, work, refusal(asked.refused))
  for (;;) {
    try {
      const planned = plan(asked, facts, work.context)
      if ('refused' in planned) return settle(outcomes, work, refusal(planned.refused))
      const outcome = success(planned.answer)
      outcomes.set(
        work,
        planned.changes.transaction && planning.preview
          ? { ...outcome, preview: planned.changes.transaction.added }
          : outcome,
      )
      return { ...planned.changes, userName: work.context.userName }
    } catch (thrown) {
      if (!(thrown instanceof NotLoaded)) {
        planning.failures.push(thrown)
        return settle(outcomes, work, refusal(problem('InternalError')))
      }
      await planning.load(missing(needs(asked, facts), facts, [thrown.need]), facts)
    }
  }
}

/** The same key twice in one group: the second gets the first one's answer. */
function repeated(work: Work, twin: Work, outcomes: ReadonlyMap<Work, Outcome>): Outcome {
  const first = outcomes.get(twin)
  return first && twin.request === work.request
    ? { ...first, replayed: true }
    : refusal(problem('IdempotencyKeyReused'))
}

function settle(outcomes: Map<Work, Outcome>, work: Work, outcome: Outcome): null {
  outcomes.set(work, outcome)
  return null
}
