import { expect, test } from 'vitest'
import type { Table } from '../../../server/store/database.ts'
import { keepStatistics } from '../../../server/store/statistics.ts'

const shelves: Table = { name: 'shelves', columns: { code: 'text' } }
const boxes: Table = { name: 'boxes', columns: { code: 'text' } }
const rows = (insert: Table, count: number) => ({ insert, rows: Array.from({ length: count }, () => ['x']) })

test('a table is analysed when it has grown by half, and no other', async () => {
  const analysed: string[] = []
  const statistics = keepStatistics(async (table) => analysed.push(table))
  statistics.wrote([rows(shelves, 499), rows(boxes, 3)])
  expect(analysed).toEqual([])
  statistics.wrote([rows(shelves, 1501), { sql: 'SELECT 1', values: [] }])
  expect(analysed).toEqual(['shelves'])
  statistics.wrote([rows(shelves, 999)])
  expect(analysed).toEqual(['shelves'])
  statistics.wrote([rows(shelves, 1)])
  expect(analysed).toEqual(['shelves', 'shelves'])
  await statistics.settled()
})

test('closing waits for what is being analysed', async () => {
  let ended = false
  const statistics = keepStatistics(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    ended = true
  })
  statistics.wrote([rows(shelves, 500)])
  expect(ended).toBe(false)
  await statistics.settled()
  expect(ended).toBe(true)
})
