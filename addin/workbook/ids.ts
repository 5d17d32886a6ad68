/** Ids that the client makes: UUID v7 for rows (sortable by time), UUID v8 for requests (the same content, the same id). */

/** Where time and chance come from, so that tests can choose both. */
export interface Chance {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Fills the array with random bytes. */
  readonly fill: (bytes: Uint8Array<ArrayBuffer>) => void
}

/** A maker of UUIDs version 7 that rise even within one millisecond. */
export function idMaker(chance: Chance): () => string {
  let last = 0
  let count = 0
  const bytes = new Uint8Array(8)
  return () => {
    const now = chance.now()
    count = now > last ? 0 : count + 1
    // Twelve bits count within a millisecond; beyond that the time is borrowed from the next one.
    if (count > 0xfff) count = 0
    last = now > last ? now : count === 0 ? last + 1 : last
    chance.fill(bytes)
    return uuidV7(last, count, bytes)
  }
}

function uuidV7(time: number, count: number, random: Uint8Array): string {
  const stamp = time.toString(16).padStart(12, '0')
  const variant = ((random[0] as number) & 0x3f) | 0x80
  const tail = [variant, ...random.subarray(1)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${count.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

/**
 * The id of a request about a document: a UUID v8 that is the same wherever and whenever the same document, action,
 * version and attempt are sent, so that the server recognises a repeat even from a copied workbook. Not a secret and not a digest
 * against forgery: four 32-bit multiply-and-xor mixes over the text, each from its own start.
 */
export function requestId(documentId: string, action: string, version: number, attempt: number): string {
  const hex = digestOf(`${documentId}/${action}/${version}/${attempt}`)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** Tells texts apart: four mixes of the whole text, as 32 hexadecimal digits. */
export const digestOf = (text: string): string =>
  [0x2545f491, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) => mixed(text, start)).join('')

function mixed(text: string, start: number): string {
  let hash = start
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x5bd1e995)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f)
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0')
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text)
