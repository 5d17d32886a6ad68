/**
 * The channel between the library and a host: texts both ways, as Office's native clients have it.
 * The library finds it as the global `_richApiNativeBridge`, which must be there before the library is loaded.
 */
import { asRecord } from './arguments.ts'
import { createGate } from './cell-edit.ts'
import type { Entry } from './events.ts'
import type { Host } from './host.ts'
import { answerTo, refusal } from './wire.ts'

export interface Bridge {
  /** Set by the library. */
  onMessageFromHost: ((text: string) => void) | null
  /** Called by the library. */
  sendMessageToHost(text: string): void
}

/** A host's end of the channel. */
export interface Channel {
  /** Takes a text of the library. */
  readonly receive: (text: string) => void
  /** While somebody edits a cell, requests wait or are refused. */
  readonly setEditing: (isEditing: boolean) => void
}

/** Makes a host answer the texts of a library; `say` carries texts back, always later than the call. */
export function connect(host: Host, say: (text: string) => void): Channel {
  const later = (text: string): void => queueMicrotask(() => say(text))
  const receive = (text: string): void => {
    if (gate.passes(text)) later(answer(host, text))
  }
  const gate = createGate(receive, later)
  host.onEntries = (entries) => later(JSON.stringify({ type: 3, message: { entries: entries.map(asTexts) } }))
  return { receive, setEditing: gate.setEditing }
}

/** Refusals are part of a good answer; only a fault of the host itself is a bad one. */
function answer(host: Host, text: string): string {
  const { requestLimit, responseLimit } = host.workbook.quirks
  if (isLarger(text, requestLimit))
    return refusal(text, 'RequestPayloadSizeLimitExceeded', 'The request is larger than Excel takes.')
  try {
    const done = answerTo(text, host.execute(bodyOf(text)))
    if (!isLarger(done, responseLimit)) return done
    return refusal(text, 'ResponsePayloadSizeLimitExceeded', 'The answer is larger than Excel gives.')
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return answerTo(text, { error: { code: 'GeneralException', message } }, 500)
  }
}

function bodyOf(text: string): unknown {
  const parsed: unknown = JSON.parse(text)
  return asRecord(asRecord(parsed).message).body
}

/** A character is at least one byte and at most three, so most texts need not be measured. */
function isLarger(text: string, limit: number | null): boolean {
  if (limit === null || text.length * 3 <= limit) return false
  return text.length > limit || new TextEncoder().encode(text).length > limit
}

const asTexts = (entry: Entry): unknown => ({ ...entry, message: JSON.stringify(entry.message) })

/** A bridge for a library in the same realm. `counted` hears of every request. */
export function createBridge(receiver: () => (text: string) => void, counted: () => void = () => undefined): Bridge {
  return {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      counted()
      receiver()(text)
    },
  }
}
