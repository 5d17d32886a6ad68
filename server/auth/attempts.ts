/** Failed sign-ins, counted per user name and address, and per address, in the memory of this process. Those that succeed cost nothing. */
import { isIPv6 } from 'node:net'
import { DatabaseUnavailable } from '../store/database.ts'

export type Tried<T> = { readonly found: T | undefined } | { readonly secondsToWait: number }

export interface Attempts {
  /**
   * Makes a try, which finds undefined when it fails; or tells how long to wait before the next. One that breaks off has
   * failed as well, unless the database is away. As many as may fail are made beside each other, the others after them:
   * whoever asks a thousand times at once has no more tries than others.
   */
  make<T>(userName: string, address: string, attempt: () => Promise<T | undefined>): Promise<Tried<T>>
}

/** So many failures within five minutes; then the next may be made when the five minutes since the first are over. */
const allowed = { name: 10, address: 100 }
const period = 5 * 60_000
const remembered = 100_000

export function newAttempts(now: () => number): Attempts {
  const names = openTallies(now, allowed.name)
  const addresses = openTallies(now, allowed.address)
  return {
    async make(userName, address, attempt) {
      const network = networkOf(address)
      const name = `${userName.toLowerCase()} ${network}`
      const tallied = [[names, name] as const, [addresses, network] as const]
      for (;;) {
        const secondsToWait = Math.max(...tallied.map(([tallies, key]) => tallies.wait(key)))
        if (secondsToWait > 0) return { secondsToWait }
        const full = tallied.find(([tallies, key]) => tallies.isFull(key))
        if (!full) break
        const [tallies, key] = full
        await tallies.oneEnded(key)
      }
      const made = attempt()
      const ended = made.then(
        (found) => found === undefined,
        (error) => !(error instanceof DatabaseUnavailable),
      )
      for (const [tallies, key] of tallied) tallies.begin(key, ended)
      const found = await made
      if (found !== undefined) names.forget(name)
      return { found }
    },
  }
}

interface Tally {
  readonly failures: number
  readonly since: number
}

function openTallies(now: () => number, most: number) {
  const failed = new Map<string, Tally>()
  const underway = new Map<string, Set<Promise<boolean>>>()
  const current = (key: string) => {
    const tally = failed.get(key)
    return tally !== undefined && now() - tally.since < period ? tally : { failures: 0, since: now() }
  }
  const end = (key: string, ended: Promise<boolean>, hasFailed: boolean) => {
    const others = underway.get(key)
    others?.delete(ended)
    if (others?.size === 0) underway.delete(key)
    if (hasFailed) count(key)
  }
  const count = (key: string) => {
    const { failures, since } = current(key)
    failed.delete(key)
    failed.set(key, { failures: failures + 1, since })
    const [oldest] = failed.keys()
    if (failed.size > remembered && oldest !== undefined) failed.delete(oldest)
  }
  return {
    wait(key: string) {
      const { failures, since } = current(key)
      return failures < most ? 0 : Math.ceil((since + period - now()) / 1000)
    },
    isFull: (key: string) => current(key).failures + (underway.get(key)?.size ?? 0) >= most,
    oneEnded: (key: string) => Promise.race(underway.get(key) ?? []),
    /** `ended` says whether it failed. */
    begin(key: string, ended: Promise<boolean>) {
      const others = underway.get(key) ?? new Set()
      underway.set(key, others.add(ended))
      void ended.then((hasFailed) => end(key, ended, hasFailed))
    },
    forget: (key: string) => void failed.delete(key),
  }
}

/** Whoever has one address of the sixth version has the 2^64 that begin alike. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const groupsOf = (text = '') => text.split(':').filter((group) => group !== '')
  const [before, after] = address.split('::')
  const [head, tail] = [groupsOf(before), groupsOf(after)]
  return [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail].slice(0, 4).join(':')
}
