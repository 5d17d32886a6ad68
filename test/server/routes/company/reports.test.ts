import Excel from 'exceljs'
import { expect, test } from 'vitest'
import { closedAfterEach } from '../../../support/closing.ts'
import { forEachEngine } from '../../../support/databases.ts'
import { draft, type Given, line, openTrade, type Saved, stocked, type Trade } from '../../companies/trade.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const report = async (trade: Trade, path: string) => (await trade.get<{ readonly value: readonly Given[] }>(path)).value
const posted = async (trade: Trade, lines: readonly Given[], header: Given = {}) => {
  const { id } = await trade.post('salesInvoices', draft(lines, header))
  return trade.post(`salesInvoices/${id}/post`)
}

forEachEngine((_, __, newPlace) => {
  const closing = closedAfterEach()
  async function open() {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    await stocked(product.trade)
    return product
  }
  /** An invoice of March: 3 lamps at 10 and an hour at 100; another of April for an hour. */
  async function aSpring() {
    const product = await open()
    const { trade } = product
    await posted(trade, [line('G1', 3), line('S1', 1)], { dueDate: '2026-03-20' })
    await posted(trade, [line('S1', 1)], { postingDate: '2026-04-05', dueDate: '2026-05-05' })
    return product
  }

  test('what customers owe, by age on any day', async () => {
    const { trade } = await aSpring()
    expect(await report(trade, 'agedAccountsReceivables?asOf=2026-03-31&period=30D')).toEqual([
      {
        customerNumber: 'C1',
        displayName: 'Adatum NV',
        currencyCode: 'EUR',
        balanceDue: 157.3,
        currentAmount: 0,
        period1Amount: 157.3,
        period2Amount: 0,
        period3Amount: 0,
        period4Amount: 0,
      },
    ])
    const later = await report(trade, 'agedAccountsReceivables?asOf=2026-04-30&period=1M')
    expect(later).toMatchObject([{ balanceDue: 278.3, currentAmount: 121, period2Amount: 157.3 }])
    const dated = await report(trade, 'agedAccountsReceivables?asOf=2026-04-30&period=1M&by=documentDate')
    expect(dated).toMatchObject([{ balanceDue: 278.3, currentAmount: 0, period1Amount: 121, period2Amount: 157.3 }])
    expect(await report(trade, 'agedAccountsReceivables?asOf=2026-03-09')).toEqual([])
  })

  test('the overview: sales by month, what is owed and for how long, who bought and what was sold', async () => {
    const { trade } = await aSpring()
    const rows = await report(trade, 'overview?asOf=2026-04-30')
    const amount = (section: string, key: string) =>
      rows.find((row) => row.section === section && row.key === key)?.amount
    expect(
      rows
        .filter((row) => row.section === 'sales')
        .map(({ key }) => key)
        .slice(-2),
    ).toEqual(['2026-03', '2026-04'])
    expect([amount('sales', '2026-03'), amount('sales', '2026-04'), amount('sales', '2026-02')]).toEqual([130, 100, 0])
    expect([amount('figures', 'balance'), amount('figures', 'overdueAmount')]).toEqual([278.3, 157.3])
    expect([amount('aging', 'currentAmount'), amount('aging', 'period2Amount')]).toEqual([121, 157.3])
    expect(amount('figures', 'daysSalesOutstanding')).toBe(90)
    expect(rows.filter((row) => row.section === 'customers' && row.amount !== null)).toEqual([
      { section: 'customers', key: 'C1', displayName: 'Adatum NV', amount: 230 },
    ])
    expect(rows.filter((row) => row.section === 'items').slice(0, 2)).toMatchObject([
      { key: 'S1', amount: 200 },
      { key: 'G1', amount: 30 },
    ])
    const before = await report(trade, 'overview?asOf=2026-01-31')
    expect(before.every((row) => row.section === 'figures' || !row.amount)).toBe(true)
  })

  test('a statement says what was open before, what came, and what is overdue', async () => {
    const { trade } = await aSpring()
    expect(await trade.get('customerStatements/c1?from=2026-04-01&to=2026-04-30')).toMatchObject({
      customerNumber: 'C1',
      openingBalance: 157.3,
      lines: [
        { postingDate: '2026-04-05', dueDate: '2026-05-05', documentType: 'Invoice', amount: 121, balance: 278.3 },
      ],
      closingBalance: 278.3,
      overdueAmount: 157.3,
    })
    expect((await trade.refused('GET', 'customerStatements/NOBODY', undefined, 404)).code).toBe('NotFound')
  })

  test('statements of several customers come row by row: of those named, or of all who have something open', async () => {
    const { trade } = await aSpring()
    const { number } = await trade.post('customers', { displayName: 'Beech', country: 'BE' })
    const rows = await report(trade, 'customerStatements?from=2026-04-01&to=2026-04-30')
    expect(rows.map((row) => [row.section, row.key, row.amount, row.remainingAmount, row.balance])).toEqual([
      ['opening', 'opening C1', null, null, 157.3],
      ['movement', '2 C1', 121, 121, 278.3],
      ['closing', 'closing C1', null, null, 278.3],
      ['age', 'currentAmount C1', null, null, 121],
      ['age', 'period2Amount C1', null, null, 157.3],
    ])
    const named = await report(trade, `customerStatements?customers=c1;%20${number}&to=2026-03-01`)
    expect(named).toMatchObject([
      { customerNumber: 'C1', displayName: 'Adatum NV', section: 'closing', balance: 0 },
      { customerNumber: number, displayName: 'Beech', section: 'closing', balance: 0 },
    ])
    const refused = await trade.refused('GET', 'customerStatements?customers=C1;NOBODY', undefined, 422)
    expect(refused.errors).toMatchObject([{ code: 'UnknownCustomer', field: 'customers' }])
  })

  test('a statement is sent as it is then, with what the same batch posted, and entered in the log', async () => {
    const { trade } = await aSpring()
    await trade.send('POST', 'customers/C1/makeContact', { body: {} })
    const customer = await trade.get('customers/C1')
    const send = { id: 'send', method: 'POST', url: 'customerStatements/c1/send', body: { endDate: '2026-04-30' } }
    const [nobody] = await trade.batch([send])
    expect(nobody?.body).toMatchObject({ code: 'NoEmailAddress' })
    await trade.send('PATCH', 'customers/C1', { body: { email: 'ann@example.com' } })
    const line = { customerNumber: 'C1', amount: 57.3, postingDate: '2026-04-10', documentNumber: 'P-77' }
    const pay = { id: 'pay', method: 'POST', url: 'customerPayments/post', body: { lines: [line] } }
    const [, sent] = await trade.batch([pay, { ...send, id: 'again' }])
    expect([sent?.status, sent?.body]).toMatchObject([
      202,
      {
        number: 'C1',
        email: { to: 'ann@example.com', documentType: 'customerStatements', documentNumber: 'C1', attachPdf: true },
      },
    ])
    const email = sent?.body.email as unknown as Saved | undefined
    const message = await trade.send<string>('GET', `emails/${email?.id}/message`)
    expect(message.body).toContain('P-77')
    expect(message.body).toContain('221')
    const log = await trade.get<{ value: readonly Given[] }>(`interactions?contactNumber=${customer.contactNumber}`)
    expect(log.value).toMatchObject([{ type: 'Document', documentType: 'customerStatements', documentNumber: 'C1' }])
    const backwards = { startDate: '2026-05-01', endDate: '2026-04-30' }
    expect(await trade.refused('POST', 'customerStatements/C1/send', backwards, 422)).toMatchObject({
      errors: [{ code: 'InvalidValue', field: 'startDate' }],
    })
    await trade.refused('POST', 'customerStatements/NOBODY/send', {}, 404)
  })

  test('the trial balance comes to nothing, and says what stood on an account on the day', async () => {
    const { trade } = await aSpring()
    const [march, april] = [await report(trade, 'trialBalance?asOf=2026-03-31'), await report(trade, 'trialBalance')]
    const total = (rows: readonly Given[]) => rows.reduce((sum, row) => sum + Math.round(Number(row.balance) * 100), 0)
    expect([total(march), total(april)]).toEqual([0, 0])
    const group = await trade.get<Given>('customerPostingGroups/DOMESTIC')
    const owed = (rows: readonly Given[]) => rows.find((row) => row.accountNumber === group.receivablesAccount)?.balance
    expect([owed(march), owed(april)]).toEqual([157.3, 278.3])
  })

  test('VAT, sales and stock over a time', async () => {
    const { trade } = await aSpring()
    const march = 'from=2026-03-01&to=2026-03-31'
    expect(await report(trade, `vatSummary?${march}`)).toEqual([
      { type: 'Sale', taxCategory: 'S', taxPercent: 21, baseAmount: 130, taxAmount: 27.3 },
    ])
    expect(await report(trade, `salesByItem?${march}`)).toEqual([
      { itemNumber: 'G1', displayName: 'Lamp', quantity: 3, salesAmount: 30, costAmount: 18 },
      { itemNumber: 'S1', displayName: 'Hour', quantity: 1, salesAmount: 100, costAmount: 0 },
    ])
    expect(await report(trade, 'salesByCustomer')).toEqual([
      { customerNumber: 'C1', displayName: 'Adatum NV', documents: 2, salesAmount: 230, costAmount: 18 },
    ])
    expect(await report(trade, 'inventoryValuation?asOf=2026-02-01')).toMatchObject([{ quantity: 100, value: 600 }])
    expect(await report(trade, 'inventoryValuation')).toMatchObject([{ itemNumber: 'G1', quantity: 97, value: 582 }])
  })

  test('each comes as a worksheet too, in the reader’s language, with dates as dates', async () => {
    const { app, admin, trade } = await aSpring()
    const read = async (path: string) => {
      const headers = { authorization: `Bearer ${admin}`, accept: xlsx, 'accept-language': 'nl' }
      const answer = await app.request(`/api/v1/companies/${trade.name}/${path}`, { headers })
      expect(answer.headers.get('content-type')).toBe(xlsx)
      const workbook = new Excel.Workbook()
      await workbook.xlsx.load(await answer.arrayBuffer())
      return workbook.worksheets[0]
    }
    const sheet = await read('salesByItem')
    expect(sheet?.name).toBe('Omzet per artikel')
    expect(sheet?.getRow(1).values).toEqual([undefined, 'Artikel', 'Naam', 'Aantal', 'Omzet', 'Kostprijs'])
    expect(sheet?.getRow(2).values).toEqual([undefined, 'G1', 'Lamp', 3, 30, 18])
    const statement = await read('customerStatements/C1')
    expect(statement?.getCell('A2').value).toEqual(new Date('2026-03-10T00:00:00Z'))
  })

  test('a day, a period or a kind of age that is none is refused by name, and nothing can be written', async () => {
    const { trade } = await open()
    const refusal = async (query: string) => {
      const { errors } = await trade.refused('GET', `agedAccountsReceivables?${query}`, undefined, 422)
      return errors.map((error) => error.field)
    }
    expect(await refusal('asOf=31-12-2026')).toEqual(['asOf'])
    expect(await refusal('period=month')).toEqual(['period'])
    expect(await refusal('by=moon')).toEqual(['by'])
    expect(await refusal('from=2026-02-01&to=2026-01-01')).toEqual(['from'])
    await trade.refused('POST', 'agedAccountsReceivables', {}, 405)
  })
})
