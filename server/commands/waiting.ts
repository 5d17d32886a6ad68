/** Long polls: whoever waits for a company hears of this process's commits at once, and looks again soon for those of others. */
export interface Waiting {
  readonly wake: (company: string) => void
  readonly changed: (company: string, milliseconds: number) => Promise<void>
}

/** Other processes of the same database commit too: half a second is how long one may go unseen. */
const longestSleep = 500

export function openWaiting(stop: AbortSignal): Waiting {
  const sleepers = new Map<string, Set<() => void>>()
  return {
    wake(company) {
      for (const wake of sleepers.get(company) ?? []) wake()
    },
    changed: (company, milliseconds) =>
      new Promise((resolve) => {
        const own = sleepers.get(company) ?? new Set()
        sleepers.set(company, own)
        const wake = () => {
          clearTimeout(timer)
          own.delete(wake)
          stop.removeEventListener('abort', wake)
          resolve()
        }
        const timer = setTimeout(wake, Math.min(milliseconds, longestSleep))
        own.add(wake)
        stop.addEventListener('abort', wake)
        if (stop.aborted) wake()
      }),
  }
}
