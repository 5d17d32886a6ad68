/** Failed sign-ins, counted per user name and address in the memory of this process. Those that succeed cost nothing. */
export interface Attempts {
  /** Seconds to wait before the next try, 0 when it may be made now. */
  wait(userName: string, address: string): number
  failed(userName: string, address: string): void
  succeeded(userName: string, address: string): void
}

const allowed = 10
const period = 5 * 60_000
const remembered = 100_000

/** Ten failures within five minutes; then the next may be made when the five minutes since the first are over. */
export function newAttempts(now: () => number): Attempts {
  const failures = new Map<string, { count: number; since: number }>()
  const keyOf = (userName: string, address: string) => `${userName.toLowerCase()} ${address}`
  const current = (key: string) => {
    const entry = failures.get(key)
    return entry !== undefined && now() - entry.since < period ? entry : undefined
  }
  return {
    wait(userName, address) {
      const entry = current(keyOf(userName, address))
      return entry === undefined || entry.count < allowed ? 0 : Math.ceil((entry.since + period - now()) / 1000)
    },
    failed(userName, address) {
      const key = keyOf(userName, address)
      const entry = current(key) ?? { count: 0, since: now() }
      failures.delete(key)
      failures.set(key, { ...entry, count: entry.count + 1 })
      const [oldest] = failures.keys()
      if (failures.size > remembered && oldest !== undefined) failures.delete(oldest)
    },
    succeeded: (userName, address) => void failures.delete(keyOf(userName, address)),
  }
}
