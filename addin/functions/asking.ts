/**
 * Questions of formulas to the server: gathered for a moment, each asked once however many cells want it, many in one request,
 * and remembered until the books have moved on. Without a server the last answer holds.
 */
import type { BatchResponse } from '../replica/wire.ts'

export interface AskingParts {
  /** Null when nobody is signed in. */
  readonly company: () => string | null
  /** How far the replica goes: answers hold as long as it stays. */
  readonly cursor: () => string | null
  /** Null when the server did not answer. */
  readonly batch: (
    company: string,
    requests: readonly { readonly id: string; readonly method: 'GET'; readonly url: string }[],
  ) => Promise<readonly BatchResponse[] | null>
  readonly newId: () => string
  readonly pause: (milliseconds: number) => Promise<void>
}

export type Reply =
  | { readonly kind: 'rows'; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'away' }

export interface Asking {
  readonly ask: (url: string) => Promise<Reply>
  /** Asks again what was asked for; whether any answer is another now. */
  readonly renew: () => Promise<boolean>
}

/** A calculation asks within some milliseconds for all that it needs. */
const gathering = 50
/** Questions per request: each is a report of its own. */
const perRequest = 200

interface Known {
  readonly company: string
  readonly cursor: string | null
  readonly reply: Promise<Reply>
}

export function createAsking(parts: AskingParts): Asking {
  const known = new Map<string, Known>()
  let waiting: { readonly url: string; readonly answer: (reply: Reply) => void }[] = []

  const send = async (company: string): Promise<void> => {
    await parts.pause(gathering)
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += perRequest)
      await sendPart(company, all.slice(from, from + perRequest))
  }
  const sendPart = async (company: string, part: typeof waiting): Promise<void> => {
    const requests = part.map(({ url }) => ({ id: parts.newId(), method: 'GET' as const, url }))
    const responses = await parts.batch(company, requests)
    const byId = new Map(responses?.map((response) => [response.id, response]))
    for (const [at, { answer }] of part.entries()) answer(replyOf(byId.get(requests[at]?.id ?? '')))
  }
  const ask = (url: string): Promise<Reply> => {
    const company = parts.company()
    const before = known.get(url)
    if (company === null) return before?.reply ?? Promise.resolve({ kind: 'signedOut' })
    const cursor = parts.cursor()
    if (before && before.company === company && before.cursor === cursor) return before.reply
    const asked = new Promise<Reply>((answer) => {
      if (waiting.push({ url, answer }) === 1) void send(company)
    })
    const reply = asked.then(async (fresh) => (fresh.kind === 'away' && before ? await before.reply : fresh))
    known.set(url, { company, cursor, reply })
    // Where there was no answer, the next calculation asks again.
    void asked.then(({ kind }) => kind === 'away' && known.get(url)?.reply === reply && restore(url, before))
    return reply
  }
  const restore = (url: string, before: Known | undefined): void => {
    if (before) known.set(url, { ...before, cursor: '' })
    else known.delete(url)
  }
  return {
    ask,
    async renew() {
      const before = [...known].map(([url, { reply }]) => [url, reply] as const)
      const changed = await Promise.all(
        before.map(async ([url, reply]) => JSON.stringify(await reply) !== JSON.stringify(await ask(url))),
      )
      return changed.includes(true)
    },
  }
}

function replyOf(response: BatchResponse | undefined): Reply {
  if (response === undefined) return { kind: 'away' }
  const body = (response.body ?? {}) as Readonly<Record<string, unknown>>
  if (response.status >= 400) return { kind: 'refused', message: String(body.detail ?? '') }
  return { kind: 'rows', rows: Array.isArray(body.value) ? body.value : [] }
}
