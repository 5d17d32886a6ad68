/** Tables that do not go into one request: in pieces, stopped in between, refused by Excel, behind a filter. */
import { beforeEach, expect, test } from 'vitest'
import type { Quirks } from '../../../../addin/workbench/model/quirks.ts'
import { excelHost } from '../../../../addin/workbook/excel.ts'
import {
  type Added,
  type BookEdit,
  type Table,
  type WorkbookHost,
  WorkbookRefused,
} from '../../../../addin/workbook/host.ts'
import { type Memory, newMemory } from '../../../../addin/workbook/memory.ts'
import { words } from '../../../../shared/words/words.ts'
import { type OpenOffice, openOffice } from '../../../support/office.ts'

let office: OpenOffice
let host: WorkbookHost
let memory: Memory

beforeEach(async () => {
  office = openOffice({ excelApi: '1.17' })
  host = excelHost()
  memory = await host.setUp({
    words: words.en,
    memory: newMemory({
      workbookId: 'w1',
      server: 'https://sales.example',
      company: 'demo',
      companyId: 'c1',
      language: 'en',
    }),
  })
})

const behave = (quirks: Partial<Quirks>) =>
  Object.assign(office.workbook, { quirks: { ...office.workbook.quirks, ...quirks } })
const ledger = async (): Promise<Table> =>
  (await host.read(['generalLedger'], ['generalLedger'])).tables.generalLedger as Table
const entry = (entryNumber: number) => ({
  entryNumber,
  description: `Entry ${entryNumber} of a long ledger`,
  amount: entryNumber / 100,
})
const entries = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => entry(from + at))
const rowsOf = ({ values, columns }: Table) =>
  values
    .map((row) => [row[columns.get('entryNumber') ?? -1], row[columns.get('amount') ?? -1]])
    .filter(([number]) => number !== '')
const numbersOf = (table: Table) => rowsOf(table).map(([number]) => number)

/** The memory says how many rows there are, as the actions have it. */
const counting = (rows: number): Memory => ({
  ...memory,
  ledgers: { generalLedger: { last: 0, rows, refreshedAt: '' } },
})

async function add(from: number, to: number, more: Partial<BookEdit> = {}, set: BookEdit['tables'][0]['set'] = []) {
  const table = await ledger()
  const append = entries(from, to)
  return host.write({
    tables: [{ sheet: 'generalLedger', expect: table, set, remove: [], append, canStop: true }],
    memory: counting(to),
    memoryAfter: ({ generalLedger = 0 }: Added) => counting(from - 1 + generalLedger),
    ...more,
  })
}

test('go in pieces, each of which tells how far it is', async () => {
  const told: number[] = []
  office.resetRequests()
  expect(await add(1, 12_000, { onProgress: (done, of) => told.push(done, of) })).toBe('written')
  expect(office.requests()).toBeLessThan(20)
  expect(told.length).toBeGreaterThan(2)
  expect(told.slice(0, 2)).toEqual([0, 12_000])
  const rows = rowsOf(await ledger())
  expect(rows).toEqual(entries(1, 12_000).map(({ entryNumber, amount }) => [entryNumber, amount]))
})

test('stopped, hold what came, in the table and known to the memory; the next time goes on', async () => {
  const stop = new AbortController()
  const onProgress = (done: number) => done > 0 && stop.abort()
  expect(await add(1, 20_000, { onProgress, signal: stop.signal })).toBe('stopped')
  const came = numbersOf(await ledger())
  expect(came.length).toBeGreaterThan(1000)
  expect(came.length).toBeLessThan(20_000)
  expect(came).toEqual(came.map((_, at) => at + 1))
  expect((await host.read([])).memory?.ledgers.generalLedger?.rows).toBe(came.length)
  expect(await add(came.length + 1, 20_000)).toBe('written')
  expect(numbersOf(await ledger())).toHaveLength(20_000)
})

test('come whole when Excel takes much less at once than it should', async () => {
  behave({ requestLimit: 150_000 })
  expect(await add(1, 5000)).toBe('written')
  expect(numbersOf(await ledger())).toHaveLength(5000)
})

test('when a line breaks in between, the memory still says what is there', async () => {
  const broken = new Error('gone')
  const onProgress = (done: number) => {
    if (done > 0) throw broken
  }
  await expect(add(1, 20_000, { onProgress })).rejects.toBe(broken)
  const came = numbersOf(await ledger())
  expect(came).toEqual(came.map((_, at) => at + 1))
  expect((await host.read([])).memory?.ledgers.generalLedger?.rows).toBe(0)
})

test('behind a filter get their changes in the right rows and the new ones below, and are filtered as before', async () => {
  await add(1, 8000)
  behave({ misplacesUnderFilter: true, deletesNothingUnderFilter: true })
  office.host.userFilter('VerkoopGeneralLedger', 'Entry', ['17', '4711'])
  const changed = { column: 'amount', from: 3000, values: Array.from({ length: 3000 }, (_, at) => at) }
  expect(await add(8001, 16_000, {}, [changed])).toBe('written')
  const rows = rowsOf(await ledger())
  expect(rows.map(([number]) => number)).toEqual(entries(1, 16_000).map(({ entryNumber }) => entryNumber))
  expect([rows[2999], rows[3000], rows[5999], rows[6000], rows[15_999]]).toEqual([
    [3000, 30],
    [3001, 0],
    [6000, 2999],
    [6001, 60.01],
    [16_000, 160],
  ])
  const filter = await office.Excel.run(async (context) => {
    const column = context.workbook.tables.getItem('VerkoopGeneralLedger').columns.getItem('Entry')
    column.filter.load('criteria')
    await context.sync()
    return column.filter.criteria
  })
  expect(filter).toMatchObject({ filterOn: 'Values', values: ['17', '4711'] })
})

test('are read in smaller parts when Excel answers null instead of cells', async () => {
  await add(1, 3000)
  behave({ readLimit: 5000 })
  expect(numbersOf(await ledger())).toHaveLength(3000)
})

test('are read in smaller parts when the answer would be too large', async () => {
  await add(1, 3000)
  behave({ responseLimit: 60_000 })
  expect(numbersOf(await ledger())).toHaveLength(3000)
})

test('say that they are too large when Excel answers null even for a single row', async () => {
  await add(1, 3)
  behave({ readLimit: 2 })
  await expect(ledger()).rejects.toThrow(WorkbookRefused)
  await expect(ledger()).rejects.toMatchObject({ reason: 'tooLarge' })
})
