/** Bringing the replica up to date, and sending many requests in parts that can be watched and stopped. */
import type { QueuedDocument } from './queue.ts'
import { pulledTypes, type RecordStore, type Replica } from './records.ts'
import type { Server } from './server.ts'
import {
  type Answer,
  type AnyRecord,
  type BatchRequest,
  type BatchResponse,
  type Change,
  isMadeAnew,
  type ListPage,
  type WireProblem,
} from './wire.ts'

export interface Pulled {
  readonly changes: readonly Change[]
  readonly problem: WireProblem | 'lost' | null
}

/**
 * Reads the feed of changes to its end; what came is kept page by page, so that a break costs one page. A copy of a company
 * that was made anew since is thrown away and begun again.
 */
export async function pull(server: Server, company: string, replica: Replica, store: RecordStore): Promise<Pulled> {
  const changes: Change[] = []
  for (;;) {
    const answer = await server.changes(company, replica.cursor(), pulledTypes)
    if (isMadeAnew(answer) && replica.cursor() !== null) {
      replica.clear()
      await store.clear(company)
      continue
    }
    if (answer.kind !== 'ok') return { changes, problem: answer.kind === 'lost' ? 'lost' : answer.problem }
    const { changes: page, next } = answer.body
    if (page.length === 0) return { changes, problem: null }
    replica.apply(page, next)
    await store.save(company, page, next)
    for (const change of page) changes.push(change)
  }
}

/**
 * Stock and balances are worked out by the server and do not come as changes; by id, the records that hold them. What
 * could not be fetched is left out.
 */
export async function figures(
  server: Server,
  company: string,
  resource: string,
): Promise<ReadonlyMap<string, AnyRecord>> {
  const byId = new Map<string, AnyRecord>()
  let cursor: string | null = null
  do {
    const answer: Answer<ListPage> = await server.list(company, resource, cursor)
    if (answer.kind !== 'ok') return byId
    for (const record of answer.body.value) byId.set(record.id, record)
    cursor = answer.body.next
  } while (cursor !== null)
  return byId
}

/** The copy as it was when the pane was closed. */
export async function restore(company: string, replica: Replica, store: RecordStore): Promise<void> {
  replica.clear()
  const { changes, cursor } = await store.load(company)
  replica.apply(changes, cursor)
}

/** What became of a document's requests. */
export type Sent =
  | { readonly kind: 'answered'; readonly responses: readonly BatchResponse[] }
  /** The answer was lost: done or not, the server knows. */
  | { readonly kind: 'lost' }
  /** Never sent: stopped before its part, or the whole part was refused. */
  | { readonly kind: 'unsent'; readonly problem: WireProblem | null }

export interface Sending {
  readonly company: string
  readonly documents: readonly QueuedDocument[]
  readonly preview: boolean
  /** The server was away a moment ago: it is asked once, and nobody waits for more. */
  readonly once?: boolean
  readonly signal: AbortSignal
  readonly onProgress: (done: number) => void
}

interface Most {
  readonly requests: number
  readonly bytes: number
}

// Small enough to watch and to stop. A preview is worth more in one piece, each document on what those before it would
// leave, so it goes near the 5,000 requests and 16 MiB that the server takes at once.
const perPart: Most = { requests: 400, bytes: 2_000_000 }
const perPreview: Most = { requests: 4_000, bytes: 8_000_000 }

/** Sends the documents in parts, in order; by document id, what became of each. */
export async function send(server: Server, sending: Sending): Promise<ReadonlyMap<string, Sent>> {
  const sent = new Map<string, Sent>()
  let done = 0
  for (const part of parts(sending.documents, sending.preview ? perPreview : perPart)) {
    if (sending.signal.aborted) {
      for (const { documentId } of part) sent.set(documentId, { kind: 'unsent', problem: null })
      continue
    }
    const answer = await server.batch(
      sending.company,
      part.flatMap((one) => one.requests),
      sending.preview,
      sending.once,
    )
    for (const one of part) sent.set(one.documentId, became(one, answer))
    done += part.length
    sending.onProgress(done)
  }
  return sent
}

type BatchAnswer = Answer<{ readonly responses: readonly BatchResponse[] }>

function became(document: QueuedDocument, answer: BatchAnswer): Sent {
  if (answer.kind === 'lost') return { kind: 'lost' }
  if (answer.kind === 'refused') return { kind: 'unsent', problem: answer.problem }
  const byId = new Map(answer.body.responses.map((response) => [response.id, response]))
  const responses = document.requests.map((request) => byId.get(request.id))
  const all = responses.filter((response): response is BatchResponse => response !== undefined)
  return all.length === responses.length ? { kind: 'answered', responses: all } : { kind: 'lost' }
}

function parts(documents: readonly QueuedDocument[], most: Most): QueuedDocument[][] {
  const result: QueuedDocument[][] = []
  let requests = Number.POSITIVE_INFINITY
  let bytes = 0
  for (const document of documents) {
    const size = sizeOf(document.requests)
    if (requests + document.requests.length > most.requests || bytes + size > most.bytes) {
      result.push([])
      requests = 0
      bytes = 0
    }
    result.at(-1)?.push(document)
    requests += document.requests.length
    bytes += size
  }
  return result
}

const sizeOf = (requests: readonly BatchRequest[]): number => JSON.stringify(requests).length
