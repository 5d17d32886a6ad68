/**
 * The channel between the library and a host: texts both ways, as Office's native clients have it.
 * The library finds it as the global `_richApiNativeBridge`, which must be there before the library is loaded.
 */
import { asRecord } from './arguments.ts'
import type { OfficeEvent } from './events.ts'
import type { Host } from './host.ts'

export interface Bridge {
  /** Set by the library. */
  onMessageFromHost: ((text: string) => void) | null
  /** Called by the library. */
  sendMessageToHost(text: string): void
}

/** Makes a host answer the texts of a library; `say` carries texts back, always later than the call. */
export function connect(host: Host, say: (text: string) => void): (text: string) => void {
  const later = (message: unknown): void => {
    const text = JSON.stringify(message)
    queueMicrotask(() => say(text))
  }
  host.onEvent = (event) => later(eventMessage(event))
  return (text) => {
    const parsed: unknown = JSON.parse(text)
    const { id, message } = asRecord(parsed)
    later({ id, type: 2, message: answer(host, asRecord(message).body) })
  }
}

/** Refusals are part of a good answer; only a fault of the host itself is a bad one. */
function answer(host: Host, body: unknown): { statusCode: number; headers: object; body: string } {
  try {
    return { statusCode: 200, headers: {}, body: JSON.stringify(host.execute(body)) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { statusCode: 500, headers: {}, body: JSON.stringify({ error: { code: 'GeneralException', message } }) }
  }
}

const eventMessage = ({ messageType, targetId, args }: OfficeEvent): unknown => ({
  type: 3,
  message: { entries: [{ messageCategory: 65536, messageType, targetId, message: JSON.stringify(args) }] },
})

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
