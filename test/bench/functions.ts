/** Ten thousand formulas that ask the books at once: how many requests that takes, and how long. */
import { answersOf } from '../../addin/functions/answers.ts'
import { createAsking } from '../../addin/functions/asking.ts'
import { createReplica } from '../../addin/replica/records.ts'
import type { BatchResponse } from '../../addin/replica/wire.ts'
import { newId } from '../../server/new-id.ts'
import type { Figure } from './figures.ts'
import { company, openShop } from './shop.ts'

const calls = 10_000
const most = 50

export async function functionFigures(_: unknown, folder: string): Promise<Figure[]> {
  const shop = await openShop({ DATA_DIR: folder })
  let requests = 0
  const asking = createAsking({
    company: () => company,
    cursor: () => '1.1',
    newId: () => newId(Date.now()),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    batch: async (_company, questions) => {
      requests += 1
      const answer = await shop.server.call<{ responses: readonly BatchResponse[] }>(
        'POST',
        `/api/v1/companies/${company}/batch`,
        { token: shop.token, body: { requests: questions } },
      )
      return answer.body.responses
    },
  })
  try {
    const replica = createReplica()
    const { STOCK } = answersOf({ asking, replica, today: () => '2026-12-31', statusText: (status) => status })
    const start = performance.now()
    await Promise.all(Array.from({ length: calls }, (_one, at) => STOCK(itemAt(at), dayAt(at))))
    const seconds = (performance.now() - start) / 1000
    return [
      {
        name: `requests for ${calls.toLocaleString('en')} formulas on 365 days, answered in ${seconds.toFixed(1)} s`,
        measured: `${requests}`,
        limit: `${most}`,
        ratio: requests / most,
        goal: { most: 1 },
      },
    ]
  } finally {
    await shop.close()
  }
}

const itemAt = (at: number): string => `I${String((at % 200) + 1).padStart(4, '0')}`

/** A day of the year, as the serial number of a cell. */
const dayAt = (at: number): number => 46_023 + (at % 365)
