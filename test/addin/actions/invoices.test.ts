import { beforeEach, describe, expect, test } from 'vitest'
import { queueInMemory } from '../../../addin/replica/queue.ts'
import { speechOf } from '../../../addin/views/speech.tsx'
import { serialToDay } from '../../../addin/workbook/cells.ts'
import { openedOn, smallShop } from './fake-pane.ts'
import type { FakeServer } from './fake-server.ts'
import { openPane, type Pane } from './pane.ts'

let server: FakeServer
let pane: Pane

const signIn = (one: Pane) => one.actions.signIn({ userName: 'an', password: 'right' })
const paste = (rows: string) => pane.office.host.userPaste('Invoices!A2', rows)
const columns = (row: Readonly<Record<string, unknown>>, ...keys: readonly string[]) => keys.map((key) => row[key])
const line = (document: string, customer: string, item: string, quantity: number | string, more = '') =>
  [document, customer, '46188', '', item, '', String(quantity), '', more].join('\t')
const twoGoodOneBad = [
  line('A', 'C1', 'X', 2),
  line('A', '', 'Y', 3),
  line('B', 'C9', 'X', 1),
  line('D', 'C2', 'Y', 1),
].join('\n')

beforeEach(async () => {
  server = smallShop()
  server.put('customers', { number: 'C2', displayName: 'Butcher' })
  server.put('items', { number: 'Y', displayName: 'Other', unitPrice: 4 })
  pane = await openedOn(server)
})

describe('setting up', () => {
  test('fills the sheets of customers and items, and leaves nothing unexpected behind', async () => {
    expect(pane.logged).toEqual([])
    expect(pane.state()).toMatchObject({
      company: 'demo',
      workbook: 'ready',
      sheet: 'invoices',
      notice: null,
      connection: 'online',
    })
    expect((await pane.rows('customers')).map((row) => row.number)).toEqual(['C1', 'C2'])
    expect((await pane.rows('items')).map((row) => columns(row, 'number', 'unitPrice', 'status'))).toEqual([
      ['X', 10, 'Saved'],
      ['Y', 4, 'Saved'],
    ])
  })
})

describe('pasting', () => {
  test('is looked at without writing', async () => {
    paste(twoGoodOneBad)
    const before = await pane.rows('invoices')
    await pane.actions.look()
    expect(pane.state().drafts.invoices).toMatchObject({
      documents: 3,
      rows: 4,
      ready: { documents: 3, rows: 4 },
      checked: 'local',
      fresh: 3,
    })
    expect(await pane.rows('invoices')).toEqual(before)
  })

  test('names a column as the sheet does, in the pane and in the sheet', async () => {
    paste(line('A', 'C1', 'X', 1).replace('46188', 'soon'))
    await pane.actions.check()
    const [problem] = pane.state().drafts.invoices.problems
    const speech = speechOf(pane.state().words, 'en')
    const told = 'Date: “soon” is not a date.'
    expect(problem && [speech.column(problem.place), speech.problem(problem)]).toEqual([
      'Date',
      expect.stringContaining(told),
    ])
    expect((await pane.rows('invoices'))[0]?.message).toContain(told)
  })

  test('of unreadable cells tells which, where and what they may mean', async () => {
    paste([line('A', 'C1', 'X', 'two'), line('B', 'C1', 'X', 1, '1.234')].join('\n'))
    await pane.office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Invoices').getRange('I3').values = [["'1.234"]]
      await context.sync()
    })
    await pane.actions.look()
    const [first, second] = pane.state().drafts.invoices.problems
    expect(first).toMatchObject({
      code: 'NotANumber',
      rowNumber: 2,
      document: 'A',
      place: { column: 'quantity' },
      level: 'error',
    })
    expect(second).toMatchObject({ code: 'AmbiguousNumber', rowNumber: 3, level: 'question' })
    if (!second?.choices[0]) throw new Error('no choice')
    await pane.actions.resolve([second], 0)
    expect((await pane.rows('invoices'))[1]?.unitPrice).toBe(1234)
    expect(pane.state().drafts.invoices.problems).toHaveLength(1)
  })
})

test('dates that are text are read in one manner at once, whatever day each is', async () => {
  paste([line('A', 'C1', 'X', 1), line('B', 'C1', 'X', 1), line('D', 'C1', 'X', 1)].join('\n'))
  await pane.office.Excel.run(async (context) => {
    const dates = context.workbook.worksheets.getItem('Invoices').getRange('C2:C4')
    dates.numberFormat = [['@'], ['@'], ['@']]
    dates.values = [['3/4/2026'], ['5/6/2026 0:00 '], ['7/8/2026']]
    await context.sync()
  })
  await pane.actions.look()
  const asked = pane.state().drafts.invoices.problems
  expect(asked.map(({ code }) => code)).toEqual(['AmbiguousDate', 'AmbiguousDate', 'AmbiguousDate'])
  await pane.actions.resolve(asked, 0)
  const days = (await pane.rows('invoices')).map((row) => serialToDay(Number(row.postingDate), false))
  expect(days).toEqual(['2026-04-03', '2026-06-05', '2026-08-07'])
  expect(pane.state().drafts.invoices.problems).toEqual([])
})

describe('checking', () => {
  test('writes status, message and amounts, and posts nothing', async () => {
    paste(twoGoodOneBad)
    await pane.actions.check()
    const rows = await pane.rows('invoices')
    expect(rows.map((row) => columns(row, 'status', 'message', 'problems', 'amountExcludingTax'))).toEqual([
      ['✓ Ready', undefined, 'ok;', 20],
      ['✓ Ready', undefined, 'ok;', 12],
      ['✕ Fix', 'No customer C9.', 'error;customerNumber;', undefined],
      ['✓ Ready', undefined, 'ok;', 4],
    ])
    expect(new Set(rows.map((row) => row.rowId)).size).toBe(4)
    expect(server.all('salesInvoices')).toEqual([])
    expect(pane.state().drafts.invoices).toMatchObject({
      ready: { documents: 2 },
      wrong: { documents: 1 },
      checked: 'checked',
    })
  })

  test('again finds the same, and forgets what was fixed', async () => {
    paste(twoGoodOneBad)
    await pane.actions.check()
    const ids = (await pane.rows('invoices')).map((row) => row.rowId)
    pane.office.host.userEdit('Invoices!B4', 'C2')
    await pane.actions.look()
    expect(pane.state().drafts.invoices.problems).toEqual([])
    await pane.actions.check()
    const rows = await pane.rows('invoices')
    expect(rows.map((row) => row.rowId)).toEqual(ids)
    expect(rows.map((row) => row.status)).toEqual(Array(4).fill('✓ Ready'))
  })

  test('takes its marks off rows that were emptied since', async () => {
    paste([line('A', 'C1', 'X', 1), line('B', 'C9', 'X', 1)].join('\n'))
    await pane.actions.check()
    pane.office.host.userClear('Invoices!A3:G3')
    await pane.actions.check()
    expect((await pane.rows('invoices')).map((row) => columns(row, 'status', 'message', 'problems'))).toEqual([
      ['✓ Ready', undefined, 'ok;'],
      [undefined, undefined, undefined],
    ])
  })

  test('without a line still says what the pane knows by itself', async () => {
    paste(line('A', 'C1', 'X', 'two'))
    server.offline = true
    await pane.actions.check()
    expect((await pane.rows('invoices'))[0]).toMatchObject({ status: '✕ Fix', problems: 'error;quantity;' })
  })
})

describe('posting', () => {
  test('asks first, with what it comes to', async () => {
    paste(twoGoodOneBad)
    await pane.actions.act('post')
    expect(pane.state().confirmation).toEqual({
      sheet: 'invoices',
      action: 'post',
      documents: 2,
      net: 36,
      tax: 7.56,
      total: 43.56,
      from: '2026-06-15',
      to: '2026-06-15',
      left: 1,
      hidden: 0,
      refused: [],
      unapplyPayments: null,
      sending: null,
    })
    expect(server.all('salesInvoices')).toEqual([])
    pane.actions.dismiss()
    await pane.actions.confirm()
    expect(server.all('salesInvoices')).toEqual([])
  })

  test('moves what was posted to Posted invoices and the ledgers, and leaves the rest', async () => {
    paste(twoGoodOneBad)
    await pane.actions.act('post')
    await pane.actions.confirm()
    expect(pane.logged).toEqual([])
    expect((await pane.rows('invoices')).map((row) => columns(row, 'document', 'status'))).toEqual([['B', '✕ Fix']])
    expect(
      (await pane.rows('postedInvoices')).map((row) =>
        columns(row, 'number', 'customerNumber', 'totalAmountExcludingTax', 'status'),
      ),
    ).toEqual([
      ['INV-1', 'C1', 32, 'Open'],
      ['INV-2', 'C2', 4, 'Open'],
    ])
    expect(
      (await pane.rows('customerLedger')).map((row) => columns(row, 'entryNumber', 'documentNumber', 'postingDate')),
    ).toEqual([
      [1, 'INV-1', 46188],
      [2, 'INV-2', 46188],
    ])
    expect(pane.state().outcome?.lines[0]).toEqual({ key: 'result.posted', params: { n: 2 } })
    expect(pane.state().ledgers.customerLedger.rows).toBe(2)
    expect(pane.state().drafts.invoices).toMatchObject({ documents: 1, ready: { documents: 0 } })
  })

  test('adds only new entries the next time', async () => {
    paste(line('A', 'C1', 'X', 1))
    await pane.actions.act('post')
    await pane.actions.confirm()
    paste(line('B', 'C2', 'X', 1))
    await pane.actions.act('post')
    await pane.actions.confirm()
    expect((await pane.rows('customerLedger')).map((row) => row.entryNumber)).toEqual([1, 2])
    expect(server.calls.filter((call) => call.includes('customerLedgerEntries/feed')).at(-1)).toContain('after=1')
  })

  test('is not done when the sheet changed after the question', async () => {
    paste(line('A', 'C1', 'X', 1))
    await pane.actions.act('post')
    pane.office.host.userEdit('Invoices!G2', '100')
    await pane.actions.confirm()
    expect(server.all('salesInvoices')).toEqual([])
    expect(pane.state().notice?.key).toBe('notice.sheetChanged')
  })

  test('what is refused at the last moment stays with its reason, and can be posted once the reason is gone', async () => {
    paste(twoGoodOneBad)
    await pane.actions.act('post')
    server.periodFrom = '2027-01-01'
    await pane.actions.confirm()
    const rows = await pane.rows('invoices')
    expect(rows.map((row) => columns(row, 'document', 'status'))).toEqual([
      ['A', '✕ Fix'],
      ['A', '✕ Fix'],
      ['B', '✕ Fix'],
      ['D', '✕ Fix'],
    ])
    expect(rows[0]).toMatchObject({ message: 'That period is closed.', problems: 'error;postingDate;' })
    server.periodFrom = '2026-01-01'
    await pane.actions.act('post')
    await pane.actions.confirm()
    expect(server.all('salesInvoices')).toHaveLength(2)
  })

  test('shows the exact entries before', async () => {
    paste(line('A', 'C1', 'X', 2))
    await pane.actions.preview()
    expect(pane.state().preview?.ledgers.map((one) => [one.ledger, one.rows.length])).toEqual([
      ['customerLedgerEntries', 1],
      ['generalLedgerEntries', 2],
      ['vatEntries', 1],
    ])
    expect(server.all('salesInvoices')).toEqual([])
  })
})

describe('a lost answer', () => {
  const loseAll = () => {
    server.loseAnswers = 99
  }

  test('is shown as not confirmed, and asking again posts nothing twice', async () => {
    paste(line('A', 'C1', 'X', 2))
    await pane.actions.act('post')
    loseAll()
    server.calls.length = 0
    await pane.actions.confirm()
    expect(pane.state().unconfirmed).toMatchObject({ documents: 1 })
    expect((await pane.rows('invoices')).map((row) => row.status)).toEqual(['? Not confirmed'])
    server.loseAnswers = 0
    await pane.actions.resend()
    expect(pane.state().unconfirmed).toBeNull()
    expect(await pane.rows('invoices')).toEqual([])
    expect(server.all('salesInvoices')).toHaveLength(1)
    expect(await pane.rows('postedInvoices')).toHaveLength(1)
    expect(await pane.queue.all()).toEqual([])
  })

  test('survives closing the pane', async () => {
    const queue = queueInMemory()
    const first = await openPane({ fetch: server.fetch, office: pane.office, queue })
    await signIn(first)
    pane = first
    paste(line('A', 'C1', 'X', 2))
    await first.actions.act('post')
    loseAll()
    await first.actions.confirm()
    server.loseAnswers = 0
    const second = await openPane({ fetch: server.fetch, office: pane.office, queue })
    expect(second.state().unconfirmed).toMatchObject({ documents: 1 })
    await signIn(second)
    await second.actions.resend()
    expect(server.all('salesInvoices')).toHaveLength(1)
    expect(await second.rows('invoices')).toEqual([])
  })

  test('is also resolved by pressing Post again without asking first', async () => {
    paste(line('A', 'C1', 'X', 2))
    await pane.actions.act('post')
    loseAll()
    await pane.actions.confirm()
    server.loseAnswers = 0
    await pane.actions.act('post')
    await pane.actions.confirm()
    expect(server.all('salesInvoices')).toHaveLength(1)
  })
})

describe('another workbook with the same rows', () => {
  test('learns that they are posted, and posts nothing twice', async () => {
    paste(line('A', 'C1', 'X', 2))
    await pane.actions.check()
    const copy = (await pane.office.Excel.run(async (context) => {
      const body = context.workbook.tables.getItem('VerkoopInvoices').getDataBodyRange().load('values')
      await context.sync()
      return body.values
    })) as unknown[][]
    await pane.actions.act('post')
    await pane.actions.confirm()
    await pane.office.Excel.run(async (context) => {
      context.workbook.tables.getItem('VerkoopInvoices').getDataBodyRange().values = copy
      await context.sync()
    })
    await pane.actions.refresh()
    expect((await pane.rows('invoices')).map((row) => row.status)).toEqual(['Posted elsewhere INV-1'])
    await pane.actions.act('post')
    expect(pane.state().confirmation).toBeNull()
    expect(server.all('salesInvoices')).toHaveLength(1)
  })
})

describe('stopping', () => {
  test('between two parts leaves the rest unsent', async () => {
    const many = Array.from({ length: 450 }, (_, at) => line(`N${at}`, 'C1', 'X', 1)).join('\n')
    paste(many)
    await pane.actions.act('post')
    expect(pane.state().confirmation?.documents).toBe(450)
    server.onBatch = () => pane.actions.cancel()
    await pane.actions.confirm()
    const posted = server.all('salesInvoices').length
    expect(posted).toBe(200)
    expect(await pane.rows('invoices')).toHaveLength(450 - posted)
    expect(pane.state().outcome?.lines.map((one) => one.key)).toContain('result.cancelled')
  })
})

test('round trips to Excel do not grow with the rows', async () => {
  const counts: number[] = []
  for (const count of [10, 180]) {
    pane = await openedOn(server)
    paste(Array.from({ length: count }, (_, at) => line(`${count}-${at}`, 'C1', 'X', 1)).join('\n'))
    pane.office.resetRequests()
    await pane.actions.check()
    await pane.actions.act('post')
    await pane.actions.confirm()
    counts.push(pane.office.requests())
  }
  expect(counts[1]).toBe(counts[0])
})

describe('a filter', () => {
  const filterBy = async (label: string) => {
    // A filter sees the rows of the table, so that pasted ones are taken into it first.
    await pane.actions.check()
    await pane.office.Excel.run(async (context) => {
      context.workbook.tables.getItem('VerkoopInvoices').columns.getItemAt(0).filter.applyValuesFilter([label])
      await context.sync()
    })
  }

  test('takes what it hides out of the posting, and says so before', async () => {
    paste([line('A', 'C1', 'X', 2), line('A', '', 'Y', 3), line('B', 'C2', 'X', 1)].join('\n'))
    await filterBy('B')
    await pane.actions.act('post')
    expect(pane.state().confirmation).toMatchObject({ documents: 1, left: 0, hidden: 1 })
    await pane.actions.confirm()
    expect(pane.logged).toEqual([])
    expect((await pane.rows('invoices')).map((row) => row.document)).toEqual(['A', 'A'])
    expect(server.all('salesInvoices').map((record) => record.externalDocumentNumber)).toEqual(['B'])
  })

  test('leaves a document whole of which it shows one row', async () => {
    paste([line('A', 'C1', 'X', 2), '\t\t\t\tY\t\t3', line('B', 'C2', 'X', 1)].join('\n'))
    await filterBy('A')
    await pane.actions.act('post')
    expect(pane.state().confirmation).toMatchObject({ documents: 1, net: 32, hidden: 1 })
  })
})

test('a row without a date is asked about, with today as the answer', async () => {
  paste('A\tC1\t\t\tX\t\t2')
  await pane.actions.look()
  const [problem] = pane.state().drafts.invoices.problems
  expect(problem).toMatchObject({ code: 'MissingValue', place: { column: 'postingDate' }, level: 'question' })
  expect(problem?.choices).toEqual([{ text: '2026-06-15', value: 46188 }])
})

test('a check is complete once the server was asked about all that it can be asked about', async () => {
  paste([line('A', 'C1', 'X', 2), line('B', 'C1', 'X', 'two')].join('\n'))
  await pane.actions.check()
  expect(pane.state().drafts.invoices).toMatchObject({ checked: 'checked', ready: { documents: 1 } })
})
