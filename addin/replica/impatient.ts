/** Nobody waits for ever: some networks neither carry a request nor say so. */

/** The answer did not begin in time. */
export class Silence extends Error {}

/**
 * Fetches; rejects with Silence when no answer has begun after so many milliseconds, and breaks off an answer of which as
 * much time later something is still missing. Browsers wait for minutes by themselves.
 */
export const impatient =
  (fetch: typeof globalThis.fetch, milliseconds: number): typeof fetch =>
  async (input, { signal, ...init } = {}) => {
    const control = new AbortController()
    const leave = () => control.abort()
    let isSilent = false
    const fallSilent = setTimeout(() => {
      isSilent = true
      leave()
    }, milliseconds)
    signal?.addEventListener('abort', leave)
    if (signal?.aborted) leave()
    try {
      const response = await fetch(input, { ...init, signal: control.signal })
      setTimeout(leave, milliseconds)
      return response
    } catch (error) {
      throw isSilent ? new Silence() : error
    } finally {
      clearTimeout(fallSilent)
    }
  }
