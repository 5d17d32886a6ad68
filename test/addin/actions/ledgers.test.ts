import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFeeds } from '../../../addin/actions/ledger-sheets.ts'
import type { Server } from '../../../addin/replica/server.ts'
import type { Book, Table } from '../../../addin/workbook/host.ts'
import { sheets } from '../../../shared/sheets/sheets.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openPane, type Pane } from './pane.ts'
import { fetchOver, openedCompany, openedOn, type Product } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let pane: Pane

  beforeEach(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    pane = await openedOn(product)
    await invoices('A', 'B', 'C')
    await pane.actions.goToSheet('customerLedger')
  })
  afterEach(() => product.close())

  async function invoices(...documents: readonly string[]) {
    const lines = documents.map((document, at) => [document, 'C1', '10-3-2026', '', 'X', '', String(at + 1)].join('\t'))
    pane.office.host.userPaste('Invoices!A2', lines.join('\n'))
    await pane.actions.act('post', { sheet: 'invoices' })
    await pane.actions.confirm()
  }
  const ledger = async () =>
    (await pane.rows('customerLedger')).map((row) => [row.entryNumber, row.customerNumber, row.amount])
  const letterOf = (key: string) =>
    String.fromCharCode(65 + sheets.customerLedger.columns.findIndex((column) => column.key === key))

  test('what is typed into a copy of a ledger is noticed, and put back by the next refresh', async () => {
    const before = await ledger()
    pane.office.host.userEdit(`Customer ledger!${letterOf('amount')}4`, '999')
    pane.office.host.userEdit(`Customer ledger!${letterOf('customerNumber')}5`, 'C2')
    await expect.poll(() => pane.state().touched).toEqual(['customerLedger'])
    await pane.actions.refresh()
    expect([await ledger(), pane.state().touched]).toEqual([before, []])
    await pane.office.host.userUndo()
    expect((await ledger())[1]?.[2]).toBe(999)
  })

  /** The workbook as somebody finds it who opens it later, and with it the pane. Signing in refreshes. */
  const later = () => openPane({ fetch: fetchOver(product, {}), office: pane.office })
  const signIn = (other: Pane) => other.actions.signIn({ userName: 'admin', password: adminPassword })

  test('an amount that was typed over while the pane was closed is noticed too, once its sheet is in front', async () => {
    const before = await ledger()
    pane.office.host.userEdit(`Customer ledger!${letterOf('amount')}4`, '999')
    const other = await later()
    expect(other.state().touched).toEqual(['customerLedger'])
    await signIn(other)
    expect([await ledger(), other.state().touched]).toEqual([before, []])
    expect((await later()).state().touched).toEqual([])
  })

  test('one on a sheet that nobody looks at is put back by the next refresh as well', async () => {
    const amounts = async () => (await pane.rows('generalLedger')).map(({ amount }) => amount)
    const before = await amounts()
    pane.office.host.userEdit('General ledger!J3', '0')
    expect(await amounts()).not.toEqual(before)
    await signIn(await later())
    expect(await amounts()).toEqual(before)
  })

  test('nothing is taken for typed that postings and refreshes wrote', async () => {
    await invoices('D', 'E')
    const other = await later()
    await signIn(other)
    await other.actions.goToSheet('invoices')
    await other.actions.refresh()
    for (const sheet of ['itemLedger', 'generalLedger', 'vat', 'customerLedger'] as const) {
      await other.actions.goToSheet(sheet)
      expect(other.state().touched).toEqual([])
    }
    expect(await ledger()).toHaveLength(5)
  })

  test('whoever keeps a row of their own in a ledger sheet is not asked to put it right again and again', async () => {
    const own = sheets.customerLedger.columns.map(({ key }) => (key === 'amount' ? '12' : ''))
    pane.office.host.userPaste('Customer ledger!A5', own.join('\t'))
    const other = await later()
    expect(other.state().touched).toEqual(['customerLedger'])
    await signIn(other)
    expect((await later()).state().touched).toEqual([])
  })

  test('a copy for the auditor is handed over as a file', async () => {
    await pane.actions.saveLedgers()
    expect(pane.opened).toMatchObject([{ name: expect.stringMatching(/^demo .*\.xlsx$/), isShown: false }])
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.ledgersSaved' }, {}])
  })

  test('a refresh keeps the order and the filter of the user, and adds what is new below', async () => {
    pane.office.host.userSort('VerkoopCustomerLedger', [{ key: 0, ascending: false }])
    pane.office.host.userFilter('VerkoopCustomerLedger', 'Customer', ['C1'])
    await invoices('D')
    expect((await ledger()).map(([entry]) => entry)).toEqual([3, 2, 1, 4])
    const criteria = await pane.office.Excel.run(async (context) => {
      const column = context.workbook.tables.getItem('VerkoopCustomerLedger').columns.getItem('Customer')
      column.filter.load('criteria')
      await context.sync()
      return column.filter.criteria
    })
    expect(criteria).toMatchObject({ filterOn: 'Values', values: ['C1'] })
  })
})

/** A ledger of 100,000 entries in pages of 20,000. */
const longLedger =
  (asked: number[]): Server['feed'] =>
  async (_company, _ledger, after) => {
    asked.push(after)
    const rows = Array.from({ length: 20_000 }, (_, at) => [after + at + 1])
    const body = { columns: ['entryNumber'], rows, last: after + 20_000, more: after + 20_000 < 100_000 }
    return { kind: 'ok', status: 200, body }
  }

const emptyBook = (): Book => {
  const table: Table = {
    sheet: 'vat',
    name: 'VAT',
    columns: new Map([['entryNumber', 0]]),
    missing: [],
    headings: ['Entry no.'],
    values: [],
    errors: null,
    firstRow: 2,
  }
  return { culture: { decimal: ',', group: '.', from1904: false }, memory: null, tables: { vat: table } }
}

/** The pane's own server, but that the copy of the ledgers never ends. */
const withoutEnd =
  (fetching: typeof fetch): typeof fetch =>
  (input, init) =>
    String(input).endsWith('/ledgers.xlsx')
      ? new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
      : fetching(input, init)

/** The pane's own server, but for one ledger: of that it has a hundred thousand entries, or as many as are said. */
const withEntries =
  (fetching: typeof fetch, count: () => number): typeof fetch =>
  async (input, init) => {
    const url = new URL(String(input), 'https://sales.example')
    if (!url.pathname.endsWith('/ledgers/generalLedgerEntries/feed')) return fetching(input, init)
    const after = Number(url.searchParams.get('after'))
    const last = Math.min(count(), after + 20_000)
    const rows = Array.from({ length: last - after }, (_, at) => [after + at + 1, `Entry ${after + at + 1}`, 12.5])
    const columns = ['entryNumber', 'description', 'amount']
    return Response.json({ columns, rows, changed: [], last, more: last < count() })
  }

onEngine('sqlite', (_, __, newPlace) => {
  test('a copy for the auditor that takes too long is stopped, and nothing is handed over', async () => {
    const product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    await openedCompany(product)
    const pane = await openPane({ fetch: withoutEnd(fetchOver(product, {})) })
    await pane.actions.signIn({ userName: 'admin', password: adminPassword })
    const saving = pane.actions.saveLedgers()
    await expect.poll(() => pane.state().work).toMatchObject({ kind: 'copying', canCancel: true })
    pane.actions.cancel()
    await saving
    expect(pane.opened).toEqual([])
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.ledgersNotSaved', params: {} }])
    expect(pane.state().connection).toBe('online')
    await product.close()
  })

  test('a long ledger that is stopped while it is written keeps what came, and the next refresh brings the rest', async () => {
    const product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    await openedCompany(product)
    let count = 0
    const pane = await openPane({ fetch: withEntries(fetchOver(product, {}), () => count) })
    await pane.actions.signIn({ userName: 'admin', password: adminPassword })
    await pane.actions.setUpWorkbook()
    const numbers = async () => (await pane.rows('generalLedger')).map(({ entryNumber }) => entryNumber)

    count = 30_000
    const stop = setInterval(() => {
      const { work } = pane.state()
      if (work?.kind === 'writing' && work.done > 0) pane.actions.cancel()
    }, 1)
    await pane.actions.refresh()
    clearInterval(stop)
    const came = await numbers()
    expect(came.length).toBeGreaterThan(1000)
    expect(came.length).toBeLessThan(30_000)
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.ledgersStopped', params: { rows: came.length + 1 } }]) // and an entry of items
    expect(pane.state().ledgers.generalLedger).toMatchObject({ rows: came.length, isPartial: true })

    await pane.actions.refresh()
    expect(await numbers()).toEqual(Array.from({ length: 30_000 }, (_, at) => at + 1))
    expect(pane.state().ledgers.generalLedger).toMatchObject({ rows: 30_000, isPartial: false })
    expect((await pane.rows('generalLedger')).filter(({ news }) => news)).toEqual([])

    count = 30_003
    await pane.actions.refresh()
    const news = (await pane.rows('generalLedger')).filter(({ news }) => news)
    expect(news.map(({ entryNumber }) => entryNumber)).toEqual([30_001, 30_002, 30_003])
    await product.close()
  })
})

onEngine('sqlite', (_, __, newPlace) => {
  let product: Product
  let count: number

  beforeEach(async () => {
    product = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    await openedCompany(product)
  })
  afterEach(() => product.close())

  async function paneWith(entries: number): Promise<Pane> {
    count = entries
    const pane = await openPane({ fetch: withEntries(fetchOver(product, {}), () => count) })
    await pane.actions.signIn({ userName: 'admin', password: adminPassword })
    await pane.actions.setUpWorkbook()
    return pane
  }
  const numbersOf = async (pane: Pane) => (await pane.rows('generalLedger')).map(({ entryNumber }) => entryNumber)
  const newsOf = async (pane: Pane) =>
    (await pane.rows('generalLedger')).filter(({ news }) => news).map(({ entryNumber }) => entryNumber)

  test('what a refresh asks of Excel depends on what is new, not on what is there', async () => {
    const requests: number[] = []
    for (const rows of [3000, 12_000]) {
      const pane = await paneWith(rows)
      // A sheet fetched whole would come in the more answers the longer it is.
      pane.office.workbook.quirks = { ...pane.office.workbook.quirks, responseLimit: 60_000 }
      for (const more of [0, 10, 10]) {
        count += more
        pane.office.resetRequests()
        await pane.actions.refresh()
        requests.push(pane.office.requests())
      }
      pane.office.workbook.quirks = { ...pane.office.workbook.quirks, responseLimit: null }
      expect(await newsOf(pane)).toEqual(Array.from({ length: 10 }, (_, at) => rows + 11 + at))
    }
    expect(requests.slice(3)).toEqual(requests.slice(0, 3))
  })

  test('a long ledger that the user sorted or took a row out of is looked at as it is', async () => {
    const pane = await paneWith(3000)
    count = 3002
    await pane.actions.refresh()
    expect(await newsOf(pane)).toEqual([3001, 3002])

    pane.office.host.userSort('VerkoopGeneralLedger', [{ key: 0, ascending: false }])
    count = 3003
    await pane.actions.refresh()
    expect((await numbersOf(pane)).slice(-3)).toEqual([2, 1, 3003])
    expect(await newsOf(pane)).toEqual([3003])

    await pane.office.Excel.run(async (context) => {
      context.workbook.tables.getItem('VerkoopGeneralLedger').rows.getItemAt(5).delete()
      await context.sync()
    })
    await pane.actions.refresh()
    const numbers = (await numbersOf(pane)).map(Number).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 3003 }, (_, at) => at + 1))
  })
})

test('a long ledger tells how far it is, and when it is stopped, keeps what came', async () => {
  const asked: number[] = []
  const told: number[] = []
  const ending = new AbortController()
  const server = { feed: longLedger(asked) } as Server
  const reading = { server, company: 'demo', touched: new Set<never>(), signal: ending.signal }
  const whole = await readFeeds({ ...reading, onProgress: (rows) => told.push(rows) }, emptyBook())
  expect([whole.vat?.rows.length, whole.vat?.complete, told.length]).toEqual([100_000, true, 5])
  asked.length = 0
  const onProgress = (rows: number) => rows >= 40_000 && ending.abort()
  const part = await readFeeds({ ...reading, onProgress }, emptyBook())
  expect([part.vat?.rows.length, part.vat?.complete, asked.length]).toEqual([40_000, false, 2])
})
