/** How much memory the server holds on to as its books grow. */
import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Figure } from './figures.ts'
import { draft, postTogether, type Shop } from './shop.ts'

export interface Growth {
  readonly few: number
  readonly many: number
}

export async function memoryFigure(shop: Shop, { few, many }: Growth): Promise<Figure> {
  await postMany(shop, few)
  const before = await settledMemory(shop)
  await postMany(shop, many - few)
  const after = await settledMemory(shop)
  return {
    name: `server memory after ${many} documents, to that after ${few}`,
    measured: `${after.toFixed(0)} MB`,
    limit: `${before.toFixed(0)} MB`,
    ratio: after / before,
    goal: { most: 1.2 },
  }
}

async function postMany(shop: Shop, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1000) await postTogether(shop, await draft(shop, Math.min(1000, left), 5))
}

/** Resident megabytes at rest: the least seen in a while, because an idle process gives back what it does not use. */
async function settledMemory({ server }: Shop): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let second = 0; second < 12; second++) {
    await pause(1000)
    const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', `${server.child.pid}`]).toString())
    least = Math.min(least, kilobytes / 1024)
  }
  return least
}
