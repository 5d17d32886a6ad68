/** Ending well: no new requests, what is in flight finishes, and then the process is gone. */
import type { ServerType } from '@hono/node-server'

const patience = 25_000
const lastPatience = 4000

/** Calls `end` once, at SIGTERM, at SIGINT, or when the npm that started this process is gone. */
export function onEnd(end: () => void): void {
  let ending = false
  const once = () => {
    if (ending) return
    ending = true
    end()
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
  if (process.env.npm_lifecycle_event !== undefined) watchParent(once)
}

// npm starts scripts through a shell, which dies of a signal without handing it on.
function watchParent(gone: () => void): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) gone()
  }, 500).unref()
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Resolves when the last answer is out; connections that are still busy after 25 seconds are cut. */
export function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    // Whoever asks again over a connection that is open gets an answer, and then it is closed.
    server.prependListener('request', (_request: unknown, response: { shouldKeepAlive?: boolean }) => {
      response.shouldKeepAlive = false
    })
    const idle = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 100)
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(cut)
      resolve()
    })
  })
}

/** Whether that ends within four seconds. A database that hangs must not keep the process: the repeat finds out what stands. */
export function endsInTime(work: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, lastPatience, false)
    work.then(() => resolve(true), reject)
  })
}
