/** Bank statements from the file to the books in a workbook: genuine Office.js, the pane's actions and a server, without a screen. */
import { expect, test } from 'vitest'
import { openPane, type Pane } from '../addin/actions/pane.ts'
import { draft, line, openTrade, person, type Saved, type Trade } from '../server/companies/trade.ts'
import { codaFile, ourIban } from '../support/bank-files.ts'
import { closedAfterEach } from '../support/closing.ts'
import { onEngine } from '../support/databases.ts'

type Row = Readonly<Record<string, unknown>>

onEngine('sqlite', (_, __, newPlace) => {
  const closing = closedAfterEach()

  /** A company with invoices of two customers, billed without VAT, and an accountant's pane. */
  async function scene(...amounts: readonly (readonly [customer: string, amount: number])[]) {
    const product = await openTrade(await newPlace())
    closing.push(product.close)
    const { trade } = product
    await trade.put('bankAccounts/BANK', { ...(await trade.get('bankAccounts/BANK')), iban: ourIban })
    await trade.post('items', { number: 'S1', displayName: 'Hour', type: 'Service', vatProductPostingGroup: 'VAT0' })
    for (const [number, displayName] of [
      ['C1', 'Alder Foods'],
      ['C2', 'Beech Motors'],
    ])
      await trade.post('customers', { number, displayName, country: 'BE' })
    const invoices: Saved[] = []
    for (const [customerNumber, unitPrice] of amounts) invoices.push(await billed(trade, customerNumber, unitPrice))
    const userName = await accountant(product, trade.name)
    const fetching = ((url: string, init: RequestInit) => product.app.request(url, init)) as typeof fetch
    const pane = await openPane({ fetch: fetching })
    await pane.actions.signIn({ userName, password: 'a long password' })
    await pane.actions.setUpWorkbook()
    return { trade, pane, invoices }
  }
  async function accountant(product: Parameters<typeof person>[0], company: string): Promise<string> {
    await person(product, 'accountant', company)
    const users = await product.call<{ value: { userName: string }[] }>('GET', '/api/v1/users', {
      token: product.admin,
    })
    return users.body.value.find(({ userName }) => userName.startsWith('accountant'))?.userName ?? ''
  }
  async function billed(trade: Trade, customerNumber: string, unitPrice: number): Promise<Saved> {
    const { id } = await trade.post(
      'salesInvoices',
      draft([line('S1', 1, { unitPrice })], { customerNumber, postingDate: '2026-03-02' }),
    )
    return trade.post(`salesInvoices/${id}/post`)
  }
  const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer
  const said = (pane: Pane) => [
    ...(pane.state().outcome?.lines ?? []).map(({ key, params }) => `${key} ${params.n ?? ''}`.trim()),
    ...(pane.state().notice ? [pane.state().notice?.key] : []),
  ]
  const rows = async (pane: Pane, ...keys: readonly string[]) =>
    (await pane.rows('payments')).map((row: Row) => keys.map((key) => row[key] ?? ''))
  const write = (pane: Pane, cell: string, value: string) => pane.office.host.userPaste(`Payments!${cell}`, value)
  const kinds = (pane: Pane) => pane.state().payments.lines.map(({ kind }) => kind)

  test('a CODA file becomes rows that say what they pay, how sure that is and why; sure ones are accepted at once', async () => {
    const { pane, invoices } = await scene(['C1', 242], ['C2', 310.4], ['C2', 89.6])
    const [one, two, three] = invoices as [Saved, Saved, Saved]
    const file = codaFile([
      { amount: 242, structured: String(one.paymentReference).replace(/\D/g, ''), name: 'ALDER FOODS' },
      { amount: 310.4, text: `factuur ${two.number}`, name: 'BEECH MOTORS' },
      { amount: 100, text: 'on account', name: 'BEECH MOTORS' },
      { amount: -12.5, text: 'account costs' },
    ])
    await pane.actions.payments.bringIn([{ name: 'april.cod', bytes: bytes(file) }])
    expect(said(pane)).toEqual(['result.linesBroughtIn 4'])
    expect(await rows(pane, 'amount', 'customerNumber', 'applications', 'confidence', 'status', 'message')).toEqual([
      [242, 'C1', `${one.number} 242,00`, 'High', '✓ Ready', ''],
      [310.4, 'C2', `${two.number} 310,40`, 'High', '✓ Ready', ''],
      [100, 'C2', `${three.number} 89,60`, 'Low', '! Check', '10,40 left over'],
      [-12.5, '', '', '', '! Check', 'Nothing found that it pays'],
    ])
    expect(await rows(pane, 'reasons')).toContainEqual(['document number in the text, customer’s name, exact amount'])
    expect(kinds(pane)).toEqual(['sure', 'sure', 'look', 'open'])
    await pane.actions.payments.accept(null)
    expect(said(pane)).toEqual(['result.linesAccepted 2'])
    expect(kinds(pane)).toEqual(['ready', 'ready', 'look', 'open'])
    await pane.actions.payments.bringIn([{ name: 'april.cod', bytes: bytes(file) }])
    expect(pane.state().notice?.details ?? JSON.stringify(pane.state().notice)).toContain('DuplicateStatement')
    expect(await pane.rows('payments')).toHaveLength(4)
    expect(pane.logged).toEqual([])
  })

  test('what is unsure is said in its cells, then all of it is posted and the rows say so', async () => {
    const { pane, trade, invoices } = await scene(['C1', 242], ['C2', 89.6])
    const [one, two] = invoices as [Saved, Saved]
    await pane.actions.payments.bringIn([
      {
        name: 'a.cod',
        bytes: bytes(
          codaFile([
            { amount: 242, text: one.number, name: 'ALDER FOODS' },
            { amount: 100, name: 'BEECH MOTORS' },
            { amount: -12.5, text: 'account costs' },
          ]),
        ),
      },
    ])
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toBeNull()
    expect(said(pane)).toEqual(['payments.notReady'])
    expect((await rows(pane, 'status'))[1]).toEqual(['✕ Fix'])
    write(pane, 'H3', `${two.number} 80,00`)
    write(pane, 'L3', 'C2')
    write(pane, 'L4', '613000')
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({
      payments: 3,
      moneyIn: 342,
      moneyOut: -12.5,
      statements: [{ number: '2026-041' }],
      left: 0,
      leftByHand: 0,
    })
    expect(await trade.entries('bankAccountLedgerEntries')).toEqual([])
    // A cell that changed since is shown before it is posted.
    write(pane, 'H3', `${two.number} 70,00`)
    await pane.actions.payments.post()
    expect(said(pane)).toContain('payments.changed')
    expect(await trade.entries('bankAccountLedgerEntries')).toEqual([])
    await pane.actions.payments.post()
    expect(said(pane)).toEqual(['result.paymentsPosted 3'])
    expect((await rows(pane, 'status')).flat()).toEqual(Array(3).fill('✓ Posted 2026-041'))
    expect((await trade.entries('bankAccountLedgerEntries')).map(({ amount }) => amount)).toEqual([242, 100, -12.5])
    expect(await trade.get(`salesInvoices/${two.id}`)).toMatchObject({ remainingAmount: 19.6 })
    await pane.actions.payments.clear()
    expect(await pane.rows('payments')).toEqual([])
    expect(pane.logged).toEqual([])
  })

  test('rows copied from a bank’s page are a statement of their days, and the same days are not taken in twice', async () => {
    const { pane, trade, invoices } = await scene(['C1', 242])
    const pasted = `Boekingsdatum\tBedrag\tNaam tegenpartij\tMededeling\n01/04/2026\t242,00\tAlder Foods\t${invoices[0]?.number}\n03/04/2026\t-3,10\tBank\tkosten`
    await pane.actions.payments.paste(pasted)
    expect(await rows(pane, 'statementNumber', 'confidence')).toEqual([
      ['2026-04-01..2026-04-03', 'High'],
      ['2026-04-01..2026-04-03', ''],
    ])
    await pane.actions.payments.paste(pasted)
    expect((await rows(pane, 'status', 'message')).slice(2)).toEqual(
      Array(2).fill(['✕ Fix', expect.stringContaining('was imported before')]),
    )
    expect(await trade.get('paymentReconciliations')).toMatchObject({ count: 1 })
    await pane.actions.payments.paste('Datum;Bedrag\n01/04/2026;veel')
    expect(said(pane)).toEqual(['problem.ExportAmount'])
  })

  test('a line of two customers is split in its cell', async () => {
    const { pane, invoices } = await scene(['C1', 100], ['C2', 60])
    const [one, two] = invoices as [Saved, Saved]
    await pane.actions.payments.bringIn([
      { name: 'a.cod', bytes: bytes(codaFile([{ amount: 160, text: 'both of us' }])) },
    ])
    write(pane, 'M2', '100,00')
    await pane.actions.payments.match()
    expect((await rows(pane, 'amount', 'applications')).toSorted()).toEqual([
      [100, `${one.number} 100,00`],
      [60, `${two.number} 60,00`],
    ])
  })

  test('before it is posted, what a payment has too much is told', async () => {
    const { pane, invoices } = await scene(['C1', 242])
    write(pane, 'A2', '1-4-2026')
    write(pane, 'B2', '300')
    write(pane, 'G2', 'C1')
    write(pane, 'H2', `${invoices[0]?.number}`)
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({ moneyIn: 300, unapplied: 58 })
  })

  test('payments without a statement are typed, posted one by one, and never twice', async () => {
    const { pane, trade, invoices } = await scene(['C1', 242])
    write(pane, 'A2', '1-4-2026')
    write(pane, 'B2', '200')
    write(pane, 'G2', 'C1')
    write(pane, 'H2', `${invoices[0]?.number}`)
    write(pane, 'A3', '1-4-2026')
    write(pane, 'B3', '5')
    write(pane, 'G3', 'NOBODY')
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({
      payments: 1,
      plain: [0],
      moneyIn: 200,
      unapplied: 0,
      leftByHand: 1,
    })
    await pane.actions.payments.post()
    expect(await rows(pane, 'status')).toEqual([['✓ Posted'], ['✕ Fix']])
    expect(await trade.get(`salesInvoices/${invoices[0]?.id}`)).toMatchObject({ remainingAmount: 42 })
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toBeNull()
    expect(await trade.entries('bankAccountLedgerEntries')).toHaveLength(1)
  })

  test('an amount that is no number is told once, at its cell', async () => {
    const { pane } = await scene()
    write(pane, 'A2', '20-3-2026\tmany')
    await pane.actions.goToSheet('payments')
    await pane.actions.look()
    expect(pane.state().payments.problems.map(({ code, place }) => [code, place.column])).toEqual([
      ['NotANumber', 'amount'],
    ])
  })

  test('a text that always goes to the same account is said once, and known from then on', async () => {
    const { pane } = await scene()
    const costs = (day: string) => codaFile([{ amount: -12.5, text: `account costs ${day}` }])
    await pane.actions.payments.bringIn([{ name: 'a.cod', bytes: bytes(costs('march')) }])
    expect(kinds(pane)).toEqual(['open'])
    await pane.actions.payments.remember('Account costs', '613000')
    expect(await rows(pane, 'applications', 'confidence', 'reasons')).toEqual([['613000 -12,50', 'High', 'known text']])
    expect(kinds(pane)).toEqual(['sure'])
    await pane.actions.payments.remember('Account costs', 'NONE')
    expect(pane.state().notice).not.toBeNull()
  })

  test('what another person brought in is fetched', async () => {
    const { pane, trade } = await scene()
    await trade.post('paymentReconciliations', {
      bankAccount: 'BANK',
      statementNumber: 'S9',
      lines: [{ transactionDate: '2026-04-01', amount: 5, description: 'gift' }],
    })
    await pane.actions.payments.fetch()
    expect(await rows(pane, 'description', 'statementNumber')).toEqual([['gift', 'S9']])
    await pane.actions.payments.fetch()
    expect(await pane.rows('payments')).toHaveLength(1)
  })
})
