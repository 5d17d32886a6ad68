/**
 * Long polls: whoever waits for a company hears of this process's commits at once, and looks again soon for those of others.
 * A user waits with so many requests at most: one more, and the oldest is over as if its time had run out.
 */
export interface Waiting {
  readonly wake: (company: string) => void
  /** A request of the user begins to wait; whoever asked for it ends it. */
  readonly hold: (userName: string) => Held
}

export interface Held {
  /** Resolves when the company may have changed, after `milliseconds`, or when the wait is over. */
  readonly changed: (company: string, milliseconds: number) => Promise<void>
  /** It must be answered now: the server ends, or its user waits with too many others. */
  readonly isOver: () => boolean
  readonly end: () => void
}

/** For each user: a pane holds one. */
export const mostHeld = 32
/** Other processes of the same database commit too: half a second is how long one may go unseen. */
const longestSleep = 500

export function openWaiting(stop: AbortSignal): Waiting {
  const sleepers = new Map<string, Set<() => void>>()
  const held = new Map<string, Set<AbortController>>()
  stop.addEventListener('abort', () => {
    for (const own of held.values()) for (const over of own) over.abort()
  })

  const sleep = (company: string, milliseconds: number, over: AbortSignal) =>
    new Promise<void>((resolve) => {
      const own = membersOf(sleepers, company)
      const wake = () => {
        clearTimeout(timer)
        own.delete(wake)
        over.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, Math.min(milliseconds, longestSleep))
      own.add(wake)
      over.addEventListener('abort', wake)
      if (over.aborted) wake()
    })

  return {
    wake(company) {
      for (const wake of sleepers.get(company) ?? []) wake()
    },
    hold(userName) {
      const own = membersOf(held, userName)
      const over = new AbortController()
      const letGo = (one: AbortController) => {
        own.delete(one)
        if (own.size === 0) held.delete(userName)
        one.abort()
      }
      own.add(over)
      const [oldest] = own
      if (own.size > mostHeld && oldest) letGo(oldest)
      if (stop.aborted) over.abort()
      return {
        changed: (company, milliseconds) => sleep(company, milliseconds, over.signal),
        isOver: () => over.signal.aborted,
        end: () => letGo(over),
      }
    },
  }
}

function membersOf<Member>(sets: Map<string, Set<Member>>, key: string): Set<Member> {
  const members = sets.get(key) ?? new Set()
  sets.set(key, members)
  return members
}
