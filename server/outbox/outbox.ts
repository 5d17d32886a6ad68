/**
 * Sends what is queued, after the commit that queued it: claims a few, sends them beside each other, and tells the books
 * what became of each. A server that ends in between leaves its claims to run out; then another sends again, under the same
 * Message-ID.
 */
import type { RecordIn } from '../../shared/posting/resources.ts'
import { ownWork } from '../commands/own-work.ts'
import type { Commands } from '../commands/run.ts'
import { claim, type Due, dueMessages, messageContent, nextDue, releaseAll, renew } from '../store/messages.ts'
import { readRecord } from '../store/record-reads.ts'
import { type AccessPoint, type Handed, Refusal } from './access-points.ts'
import { type MessageParts, messageOf } from './mime.ts'
import { parcelOf } from './parcel.ts'
import { isRefusal, mostAtOnce, type Transport } from './transports.ts'

export interface OutboxParts extends MessageParts {
  readonly commands: Commands
  readonly transport: Transport
  readonly accessPoint: AccessPoint
  /** The address that messages come from where a company has none. */
  readonly fallbackAddress: string
  readonly onError: (error: unknown) => void
  /** Between 0 and 1: spreads what is tried again. */
  readonly chance: () => number
}
export interface Outbox {
  /** Something may have been queued. */
  wake(): void
  /** Ends; resolves when what was begun is done. */
  stop(): Promise<void>
}

/** A claim is renewed as long as its message is being sent; so long after a server has ended, another takes over. */
const claimedFor = 30_000
/** So often it looks whether another server, or nobody, left something. */
const lookEvery = 15_000

export function openOutbox(parts: OutboxParts): Outbox {
  const underway = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  /** One SQLite file has one server: what is claimed when it starts was claimed by one that ended. */
  let isFresh = parts.db.engine === 'sqlite'
  let looking: Promise<void> | null = null
  let again = false

  function wake() {
    again = true
    if (stopped || looking) return
    looking = look().finally(() => {
      looking = null
      if (again && !stopped && underway.size < mostAtOnce) wake()
    })
  }
  async function look() {
    again = false
    clearTimeout(timer)
    try {
      if (isFresh) await releaseAll(parts.db)
      isFresh = false
      await takeDue()
      const next = underway.size < mostAtOnce ? await nextDue(parts.db) : null
      const pause = next === null ? lookEvery : Math.min(lookEvery, Math.max(50, next - parts.now()))
      if (!stopped) timer = setTimeout(wake, pause).unref()
    } catch (error) {
      parts.onError(error)
      if (!stopped) timer = setTimeout(wake, lookEvery).unref()
    }
  }
  async function takeDue() {
    const free = mostAtOnce - underway.size
    if (free <= 0 || stopped) return
    const now = parts.now()
    for (const due of await dueMessages(parts.db, now, free)) {
      if (stopped || !(await claim(parts.db, due, now, now + claimedFor))) continue
      const sending = deliver(parts, due)
        .catch(parts.onError)
        .finally(() => {
          underway.delete(sending)
          wake()
        })
      underway.add(sending)
    }
  }
  wake()
  return {
    wake,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
      await Promise.all(underway)
      parts.transport.close()
    },
  }
}

async function deliver(parts: OutboxParts, due: Due): Promise<void> {
  const { company, id } = due
  const holding = setInterval(() => {
    renew(parts.db, due, parts.now() + claimedFor).catch(parts.onError)
  }, claimedFor / 3).unref()
  try {
    await sendAndTell(parts, company, id)
  } finally {
    clearInterval(holding)
  }
}

async function sendAndTell(parts: OutboxParts, company: string, id: string): Promise<void> {
  const [record, content] = await Promise.all([
    readRecord(parts.db, company, 'emails', id),
    messageContent(parts.db, company, id),
  ])
  if (record === null || content === null) throw new Error(`e-mail ${id} of ${company} is missing`)
  const email = JSON.parse(record) as RecordIn<'emails'>
  await tell(parts, company, id, await attempt(parts, company, email, content))
}

/** What came of it; a failure has a text. */
interface Outcome {
  readonly error: string
  readonly isRefusal: boolean
  readonly delivery: Handed['status']
  readonly deliveryId: string
}
const done: Outcome = { error: '', isRefusal: false, delivery: '', deliveryId: '' }

async function attempt(parts: OutboxParts, company: string, email: RecordIn<'emails'>, content: string) {
  try {
    if (email.channel === 'Peppol') return outcomeOf(await throughAccessPoint(parts, company, email, content))
    if (email.status === 'Sent') return done
    const message = await messageOf(parts, company, email, content, parts.fallbackAddress)
    return { ...done, delivery: await parts.transport.send(message, `${company}-${email.id}`) }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return { ...done, error: text.slice(0, 1000) || 'failed', isRefusal: isRefusal(error) || error instanceof Refusal }
  }
}

const outcomeOf = ({ id, status, error }: Handed): Outcome => ({
  error: status === 'Rejected' ? error || 'rejected' : '',
  isRefusal: false,
  delivery: status,
  deliveryId: id,
})

/** Handed over once; from then on it is asked what became of it. */
async function throughAccessPoint(parts: OutboxParts, company: string, email: RecordIn<'emails'>, content: string) {
  const { accessPoint } = parts
  if (email.status === 'Sent') return accessPoint.ask(email.deliveryId)
  const name = `${company}-${email.id}`
  return accessPoint.handOver(await parcelOf(parts, company, email, content), name)
}

const mostTellings = 5

/** Told again when the books were too busy: an untold success would be sent twice. */
async function tell(parts: OutboxParts, company: string, id: string, outcome: Outcome): Promise<void> {
  for (let time = 0; time < mostTellings; time++) {
    const body = { ...outcome, chance: parts.chance() }
    const work = ownWork({ resource: 'emails', action: 'attempted', key: id, body, userName: 'outbox' }, parts.now())
    const told = (await parts.commands.run(company, [[work]])).get(work)
    if (told?.problem === null) return
    if (told && !told.passing) throw new Error(`e-mail ${id}: ${told.problem?.code}`)
  }
}
