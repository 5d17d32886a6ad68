/** What customers owe, reminders, the overview and the review of ledgers, from their sheets, against the real server. */
import { expect, test } from 'vitest'
import type { AnyRecord } from '../../../addin/replica/wire.ts'
import { noReport } from '../../../addin/state/reports.ts'
import { type SheetKey, sheets } from '../../../shared/sheets/sheets.ts'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import type { Pane } from './pane.ts'
import { openedOn } from './real-pane.ts'

/** Rows of the table that no filter hides, by place. */
const seenPlaces = (pane: Pane, sheet: SheetKey): Promise<number[]> =>
  pane.office.Excel.run(async (context) => {
    const body = context.workbook.tables.getItem(sheets[sheet].table).getDataBodyRange().load('rowIndex')
    const view = body.getVisibleView().load('cellAddresses')
    await context.sync()
    const addresses = view.cellAddresses as string[][]
    return addresses.map(([first = '']) => Number(/\d+$/.exec(first)?.[0]) - 1 - body.rowIndex)
  })

onEngine('sqlite', (_, __, newPlace) => {
  const demo = '/api/v1/companies/demo'

  /** Two invoices of C1 are posted: 121.00 of March and 242.00 of June, each due after a month. */
  async function opened() {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const pane = await openedOn(server)
    const token = await server.signIn('admin', adminPassword)
    const call = async (method: string, path: string, body?: unknown) => {
      const answer = await server.call(method, `${demo}/${path}`, { token, body })
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
      return answer.body as Readonly<Record<string, unknown>>
    }
    await call('PATCH', 'customers/C1', { reminderTermsCode: 'STANDARD', paymentTermsCode: '30D' })
    await pane.actions.refresh()
    const rows = ['A\tC1\t10-3-2026\t\tX\t\t10', 'B\tC1\t10-6-2026\t\tX\t\t20']
    pane.office.host.userPaste('Invoices!A2', rows.join('\n'))
    await pane.actions.act('post')
    await pane.actions.confirm()
    return { server, pane, call }
  }
  /** A third: 121.00 of 12 June, of which 2 % are let go for who pays within eight days. */
  async function sellWithDiscount({ pane, call }: Pick<Awaited<ReturnType<typeof opened>>, 'pane' | 'call'>) {
    const terms = { dueDateCalculation: '30D', discountDateCalculation: '8D', discountPercent: 2 }
    await call('PUT', 'paymentTerms/FAST', terms)
    await call('PATCH', 'customers/C1', { paymentTermsCode: 'FAST' })
    await pane.actions.refresh()
    pane.office.host.userPaste('Invoices!A2', 'C\tC1\t12-6-2026\t\tX\t\t10')
    await pane.actions.act('post')
    await pane.actions.confirm()
  }
  const select = async (pane: Pane, address: string) => {
    const before = pane.state().selection
    pane.office.host.userSelect(address)
    // The pane follows some moments later; on a busy machine later still.
    for (let tries = 0; tries < 50 && pane.state().selection === before; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    await pane.office.host.settled()
  }

  test('a payment is taken off what it settled, and reversed, from its entry in the customer ledger', async () => {
    const { server, pane, call } = await opened()
    const applications = [{ documentNumber: 'PSI-000001', amount: 121 }]
    const line = { customerNumber: 'C1', postingDate: '2026-03-20', amount: 121, documentNumber: 'BANK', applications }
    await call('POST', 'customerPayments/post', { lines: [line] })
    await pane.actions.goToSheet('customerLedger')
    await pane.actions.refresh()
    const open = async () => (await pane.rows('customerLedger')).map(({ remainingAmount }) => remainingAmount)
    const done = () => pane.state().outcome?.lines.map(({ key }) => key)
    const ask = (action: 'unapply' | 'reverse') => pane.actions.act(action, { sheet: 'customerLedger', selected: true })
    const entries = () => pane.state().selection?.documents.map(({ id, total, remaining }) => [id, total, remaining])
    expect(await open()).toEqual([0, 242, 0])
    await select(pane, 'Customer ledger!A3:A4')
    expect(entries()).toEqual([
      ['1', 121, 0],
      ['2', 242, 242],
    ])
    await select(pane, 'Customer ledger!A5')
    expect(entries()).toEqual([['3', -121, 0]])

    await ask('reverse')
    expect(pane.state().confirmation).toMatchObject({
      documents: 0,
      refused: [{ label: 'BANK', code: 'AlreadyApplied' }],
    })
    await ask('unapply')
    expect(pane.state().confirmation).toMatchObject({ action: 'unapply', documents: 1, refused: [] })
    await pane.actions.confirm()
    expect([done(), await open()]).toEqual([['result.unapplied'], [121, 242, -121]])
    expect(entries()).toEqual([['3', -121, -121]])
    await ask('unapply')
    expect(pane.state().confirmation?.refused).toMatchObject([{ label: 'BANK', code: 'NotApplied' }])

    await ask('reverse')
    expect(pane.state().confirmation).toMatchObject({ action: 'reverse', documents: 1, total: 121, from: '2026-03-20' })
    await pane.actions.confirm()
    expect([done(), await open()]).toEqual([['result.reversed'], [121, 242, 0, 0]])
    await server.close()
  })

  test('an open payment is applied to what it names, as it was shown, and taken off it again', async () => {
    const { server, pane, call } = await opened()
    const line = { customerNumber: 'C1', postingDate: '2026-06-20', documentNumber: 'BANK' }
    await call('POST', 'customerPayments/post', {
      lines: [{ ...line, amount: 300, externalDocumentNumber: 'PSI-000002' }],
    })
    await pane.actions.goToSheet('customerLedger')
    await pane.actions.refresh()
    const open = async () => (await pane.rows('customerLedger')).map(({ remainingAmount }) => remainingAmount)
    expect(await open()).toEqual([121, 242, -300])

    await pane.actions.offerApplying(3)
    const { applying } = pane.state()
    expect(applying?.typed).toEqual({ amounts: { 1: '58.00', 2: '242.00' }, postingDate: '' })
    expect(applying?.offered.map(({ item, reasons }) => [item.documentNumber, reasons])).toEqual([
      ['PSI-000002', ['documentNumber']],
      ['PSI-000001', ['oldestFirst']],
    ])
    await pane.actions.askToApply({ entries: [{ entryNumber: 2, amount: 242 }] })
    expect(pane.state().confirmation).toMatchObject({
      action: 'apply',
      documents: 1,
      from: '2026-06-20',
      settlement: {
        settled: [
          { documentType: 'Invoice', number: 'PSI-000002', applied: 242, left: 0 },
          { documentType: 'Payment', number: 'BANK', applied: 242, left: 58 },
        ],
        granted: [],
      },
    })
    expect(await open()).toEqual([121, 242, -300])
    // Back to what was typed, and on again.
    pane.actions.dismiss()
    expect(pane.state()).toMatchObject({ confirmation: null, applying: { entry: { entryNumber: 3 } } })
    await pane.actions.askToApply({ entries: [{ entryNumber: 2, amount: 242 }] })
    await pane.actions.confirm()
    expect(pane.state()).toMatchObject({ applying: null, outcome: { lines: [{ key: 'result.applied' }] } })
    expect(await open()).toEqual([121, 0, -58])

    await select(pane, 'Customer ledger!A5')
    await pane.actions.act('unapply', { sheet: 'customerLedger', selected: true })
    await pane.actions.confirm()
    expect(await open()).toEqual([121, 242, -300])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('what the server does not apply is told beside what was typed, as the books are by then', async () => {
    const { server, pane, call } = await opened()
    const line = { customerNumber: 'C1', postingDate: '2026-06-20', documentNumber: 'BANK' }
    await call('POST', 'customerPayments/post', { lines: [{ ...line, amount: 100 }] })
    await pane.actions.goToSheet('customerLedger')
    await pane.actions.offerApplying(3)
    // Meanwhile somebody else is paid the first invoice.
    const paid = [{ documentNumber: 'PSI-000001' }]
    await call('POST', 'customerPayments/post', {
      lines: [{ ...line, amount: 121, documentNumber: 'OTHER', applications: paid }],
    })
    const both = [
      { entryNumber: 1, amount: 50 },
      { entryNumber: 2, amount: 242.01 },
    ]
    pane.actions.noteApplying({ amounts: { 1: '50.00', 2: '242.01' }, postingDate: '2026-01-01' })
    await pane.actions.askToApply({ entries: both, postingDate: '2026-01-01' })
    const told = () => pane.state().applying?.refused.map(({ label, message }) => `${label}: ${message}`)
    expect(pane.state().confirmation).toBeNull()
    expect(told()).toEqual([expect.stringContaining('Entry 1 (PSI-000001) is settled already. Choose an open one.')])
    expect(told()).toEqual([expect.stringContaining('242.01 is more than the 242.00 that is still open.')])
    expect(told()).toEqual([expect.stringContaining('Choose 20/06/2026 or later.')])
    expect(pane.state().applying?.offered.map(({ item }) => item.documentNumber)).toEqual(['PSI-000002'])
    expect(pane.state().applying?.typed.amounts).toEqual({ 2: '242.01' })

    pane.actions.dismiss()
    await pane.actions.offerApplying(1)
    expect(pane.state()).toMatchObject({ applying: null, outcome: { lines: [{ key: 'problem.EntryClosed' }] } })
    await server.close()
  })

  test('an invoice is settled with the payment of its customer, with the discount that this one still takes', async () => {
    const { server, pane, call } = await opened()
    await sellWithDiscount({ pane, call })
    const line = { customerNumber: 'C1', postingDate: '2026-06-15', documentNumber: 'BANK' }
    await call('POST', 'customerPayments/post', { lines: [{ ...line, amount: 118.58 }] })
    await pane.actions.offerApplying(3)
    expect(pane.state().applying?.typed.amounts).toEqual({ 4: '118.58' })
    await pane.actions.askToApply({ entries: [{ entryNumber: 4, amount: -118.58 }] })
    expect(pane.state().confirmation?.settlement).toEqual({
      currency: '',
      settled: [
        { documentType: 'Payment', number: 'BANK', applied: 121, left: 0 },
        { documentType: 'Invoice', number: 'PSI-000003', applied: 121, left: 0 },
      ],
      granted: [{ kind: 'Payment Discount', number: 'PSI-000003', until: '2026-06-20', amount: 2.42, currency: '' }],
    })
    await server.close()
  })

  test('the question about payments says which discounts they are granted, until when, and how much', async () => {
    const { server, pane, call } = await opened()
    await sellWithDiscount({ pane, call })
    await pane.actions.goToSheet('payments')
    pane.office.host.userPaste('Payments!A2', '15-6-2026\t118,58\t\t\t\t\tC1\tPSI-000003')
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({
      payments: 1,
      granted: [{ kind: 'Payment Discount', number: 'PSI-000003', until: '2026-06-20', amount: 2.42, currency: '' }],
      grantedMore: 0,
      grantedTotal: 2.42,
    })
    await server.close()
  })

  test('what is owed by age stands on its sheet, for today or any other day, and leads to statements', async () => {
    const { server, pane, call } = await opened()
    await pane.actions.goToSheet('agedReceivables')
    await pane.actions.refresh()
    expect(await pane.rows('agedReceivables')).toMatchObject([
      { customerNumber: 'C1', displayName: 'One', balanceDue: 363, currentAmount: 242, period3Amount: 121 },
    ])
    const report = () => pane.state().reports.agedReceivables
    expect(report()).toMatchObject({ shownOn: '2026-06-15', isBehind: false })
    const april = { ...noReport.asked, asOf: '2026-04-01', by: 'documentDate', period: '1M' } as const
    await pane.actions.showReport('agedReceivables', april)
    expect(await pane.rows('agedReceivables')).toMatchObject([{ balanceDue: 121, period1Amount: 121 }])
    await call('POST', 'customerPayments/post', {
      lines: [{ customerNumber: 'C1', amount: 121, postingDate: '2026-03-20' }],
    })
    await pane.actions.refresh()
    expect(await pane.rows('agedReceivables')).toMatchObject([{ balanceDue: 0, period1Amount: 0 }])
    expect(report().asked).toEqual(april)
    await pane.actions.showReport('agedReceivables', noReport.asked)
    await select(pane, "'Aged receivables'!A2")
    expect(pane.state().selection).toMatchObject({
      sheet: 'agedReceivables',
      documents: [{ label: 'C1', party: 'One', remaining: 242 }],
    })
    await pane.actions.openStatements('agedReceivables', ['C1'])
    expect(pane.opened).toMatchObject([{ type: 'application/pdf', isShown: true }])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('accounts stand row by row on their sheet, lead to documents, and go by e-mail to those who have an address', async () => {
    const { server, pane, call } = await opened()
    await call('POST', 'customers', { number: 'C3', displayName: 'Three', country: 'BE', email: 'three@example.com' })
    await pane.actions.refresh()
    await pane.actions.goToSheet('customerStatement')
    await pane.actions.showReport('customerStatement', noReport.asked)
    const lines = async () =>
      (await pane.rows('customerStatement')).map((row) => [
        row.description,
        row.amount,
        row.remainingAmount,
        row.balance,
      ])
    const [, june] = await pane.rows('postedInvoices')
    const all = [
      [undefined, 121, 121, 121],
      [undefined, 242, 242, 363],
      ['Balance', undefined, undefined, 363],
      ['Not due', undefined, undefined, 242],
      ['3 periods overdue', undefined, undefined, 121],
    ]
    expect(await lines()).toEqual(all)
    await pane.actions.refresh()
    expect(await lines()).toEqual(all)
    await select(pane, "'Customer statement'!A3")
    expect(pane.state().selection?.documents).toMatchObject([{ id: '2 C1', label: 'C1', party: 'One' }])
    await pane.actions.showEntryDocument('customerLedger', 2)
    expect(pane.state().shown).toMatchObject({ kind: 'salesInvoices', number: june?.number })
    await pane.actions.showReport('customerStatement', { ...noReport.asked, customers: 'NOBODY' })
    expect(pane.state().notice?.key).toBe('problem.UnknownCustomer')
    const mine = { ...noReport.asked, customers: 'c1; C3', from: '2026-06-01', asOf: '2026-06-30' }
    await pane.actions.showReport('customerStatement', mine)
    expect((await lines()).slice(0, 2)).toEqual([
      ['Balance before', undefined, undefined, 121],
      [undefined, 242, 242, 363],
    ])
    await pane.actions.openStatements('customerStatement', ['C1'])
    expect(pane.opened).toMatchObject([{ type: 'application/pdf', isShown: true }])
    await pane.actions.sendStatements('customerStatement', ['C1', 'C3'])
    expect(pane.state().confirmation).toMatchObject({
      action: 'send',
      documents: 1,
      refused: [],
      sending: { letters: [{ label: 'C3', to: 'three@example.com' }], unaddressed: [{ label: 'C1' }] },
    })
    await pane.actions.confirm()
    expect(pane.state().outcome).toMatchObject({ kind: 'good', lines: [{ key: 'result.sent', params: { n: 1 } }] })
    const emails = await call('GET', 'emails')
    expect(emails.value).toMatchObject([{ documentType: 'customerStatements', documentNumber: 'C3' }])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('reminders are made once, issued from their sheet, and cancelled; what was posted after the report is told', async () => {
    const { server, pane } = await opened()
    await pane.actions.refresh()
    await pane.actions.remind()
    expect(pane.state().outcome).toMatchObject({ kind: 'good', lines: [{ key: 'result.reminded', params: { n: 1 } }] })
    await pane.actions.remind(['C1'])
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.nobodyToRemind' }])
    expect(await pane.rows('reminders')).toMatchObject([
      { customerNumber: 'C1', level: 1, remainingAmount: 121, status: 'Draft' },
    ])
    await pane.actions.goToSheet('reminders')
    await select(pane, 'Reminders!A2')
    await pane.actions.act('issue', { sheet: 'reminders', selected: true })
    expect(pane.state().confirmation).toMatchObject({ action: 'issue', documents: 1 })
    await pane.actions.confirm()
    expect(pane.state().outcome).toMatchObject({ kind: 'good', lines: [{ key: 'result.issued' }] })
    const [issued] = await pane.rows('reminders')
    expect(issued).toMatchObject({ status: 'Issued', customerName: 'One' })
    expect((await pane.rows('customerLedger'))[0]).toMatchObject({ lastIssuedReminderLevel: 1 })
    expect(pane.state().reports.agedReceivables.isBehind).toBe(true)
    await select(pane, 'Reminders!A2')
    await pane.actions.act('cancel', { sheet: 'reminders', selected: true })
    await pane.actions.confirm()
    expect((await pane.rows('reminders'))[0]).toMatchObject({ status: 'Cancelled' })
    expect((await pane.rows('customerLedger'))[0]?.lastIssuedReminderLevel ?? 0).toBe(0)
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a bank line shows the order that it pays in advance, a payment typed by hand may name one too, and both may then be shipped', async () => {
    const { server, pane, call } = await opened()
    await call('PUT', 'paymentTerms/ADVANCE', { dueDateCalculation: '0D', prepaymentRequired: true })
    const order = (externalDocumentNumber: string) =>
      call('POST', 'salesOrders', {
        customerNumber: 'C1',
        orderDate: '2026-06-01',
        paymentTermsCode: 'ADVANCE',
        externalDocumentNumber,
        lines: [{ lineType: 'Item', lineObjectNumber: 'X', quantity: 1 }],
      })
    const [first, second] = [await order('one'), await order('two')]
    await pane.actions.goToSheet('orders')
    await pane.actions.refresh()
    await pane.actions.act('ship', { sheet: 'orders' })
    const { documents, refused } = pane.state().confirmation ?? {}
    expect([documents, refused?.map(({ code }) => code)]).toEqual([0, ['PrepaymentRequired', 'PrepaymentRequired']])
    pane.actions.dismiss()
    expect(pane.state().drafts.orders.problems.map(({ code }) => code)).toEqual(['PrepaymentDue', 'PrepaymentDue'])
    await pane.actions.goToSheet('payments')
    const { paymentReference } = first
    pane.office.host.userPaste('Payments!A2', `12-6-2026\t12,1\tOne\t\t\t${paymentReference}`)
    await pane.actions.payments.match()
    const told = async () => (await pane.rows('payments')).map(({ applications, reasons }) => [applications, reasons])
    expect(await told()).toEqual([
      [`${first.number} 12,10`, 'structured communication, exact amount, order to be paid in advance'],
    ])
    await pane.actions.payments.accept(0)
    pane.office.host.userPaste('Payments!A3', `12-6-2026\t133,1\t\t\t\t\tC1\t${second.number} 12,10`)
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({ payments: 2 })
    pane.actions.dismiss()
    pane.office.host.userEdit('Payments!H3', `${second.number} 200,00`)
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({ payments: 1 })
    expect(pane.state().payments.problems).toMatchObject([{ code: 'PaysTooMuch' }])
    pane.actions.dismiss()
    pane.office.host.userEdit('Payments!H3', `${second.number} 12,10`)
    await pane.actions.payments.ask()
    await pane.actions.payments.post()
    await pane.actions.goToSheet('orders')
    await pane.actions.refresh()
    await select(pane, 'Orders!A2:A3')
    expect(pane.state().selection?.documents).toMatchObject([{ prepaid: 12.1 }, { prepaid: 12.1 }])
    for (const { id } of [first, second]) {
      expect(await call('GET', `salesOrders/${id}`)).toMatchObject({ prepaidAmount: 12.1 })
      await call('POST', `salesOrders/${id}/ship`, {})
    }
    expect(pane.state().payments.lines.map(({ kind }) => kind)).toEqual(['posted', 'posted'])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('what is typed wrongly into a bank line stays to be mended, and its statement is not posted until it is', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('payments')
    const [first, second] = (await pane.rows('postedInvoices')).map(({ number }) => String(number))
    pane.office.host.userPaste('Payments!A2', `12-6-2026\t121\tOne\t\t${first}\n12-6-2026\t242\tOne\t\t${second}`)
    await pane.actions.payments.match()
    await pane.actions.payments.ask()
    expect(pane.state().payments.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('The line of 12/06/2026 over 121.00 is not sure enough'),
      expect.stringContaining('The line of 12/06/2026 over 242.00 is not sure enough'),
    ])
    for (const row of [0, 1]) await pane.actions.payments.accept(row)
    const pays = async () => (await pane.rows('payments')).map(({ applications }) => applications)
    const before = await pays()
    for (const [typed, code] of [
      [`${first}, ${second}`, 'PaysUnreadable'],
      ['NONE-1 121,00', 'InvalidValue'],
    ]) {
      pane.office.host.userEdit('Payments!H2', typed as string)
      await pane.actions.payments.ask()
      expect(pane.state().payments).toMatchObject({ question: null, problems: [{ code, rowNumber: 2 }] })
      expect(pane.state().notice?.key).toBe('payments.notReady')
      expect(await pays()).toEqual([typed, before[1]])
      expect((await pane.rows('payments'))[0]?.status).toBe('✕ Fix')
    }
    pane.office.host.userEdit('Payments!H2', `${first}`)
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({ payments: 2, left: 0 })
    await server.close()
  })

  test('a payment typed by hand in which something is wrong is no sure one, before and after it is asked to be posted', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('payments')
    const byHand = (amount: string, customer: string, pays = '') => `12-6-2026\t${amount}\t\t\t\t\t${customer}\t${pays}`
    pane.office.host.userPaste(
      'Payments!A2',
      [byHand('121', 'C1'), byHand('10', 'NOBODY'), byHand('ten', 'C1'), byHand('20', 'C1', 'NONE-1')].join('\n'),
    )
    await pane.actions.look()
    const kinds = () => pane.state().payments.lines.map(({ kind }) => kind)
    const problems = () => pane.state().payments.problems.map(({ code, rowNumber }) => [code, rowNumber])
    expect(kinds()).toEqual(['plain', 'wrong', 'wrong', 'plain'])
    expect(problems()).toEqual([
      ['UnknownCustomer', 3],
      ['NotANumber', 4],
    ])
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({ payments: 1, leftByHand: 3 })
    expect(kinds()).toEqual(['plain', 'wrong', 'wrong', 'wrong'])
    expect((await pane.rows('payments')).map(({ status }) => status ?? '')).toEqual(['', '✕ Fix', '✕ Fix', '✕ Fix'])

    pane.actions.dismiss()
    pane.office.host.userEdit('Payments!G3', 'C1')
    pane.office.host.userEdit('Payments!H5', '')
    await pane.actions.payments.ask()
    expect(pane.state().payments.question).toMatchObject({ payments: 3, leftByHand: 1 })
    expect(kinds()).toEqual(['plain', 'plain', 'wrong', 'plain'])
    await server.close()
  })

  test('the overview has its figures, in the language of the workbook, and four charts beside them', async () => {
    const { server, pane } = await opened()
    await pane.actions.refresh()
    const rows = await pane.rows('overview')
    expect(rows.slice(0, 3).map((row) => [row.section, row.displayName, row.amount])).toEqual([
      ['Key figures', 'Owed by customers', 363],
      ['Key figures', 'Of which overdue', 121],
      // In 90 days there was the second invoice only.
      ['Key figures', 'Days sales outstanding', 135],
    ])
    expect(rows.find(({ displayName }) => displayName === '06/2026')?.amount).toBe(200)
    expect(rows.find(({ key }) => key === 'C1')).toMatchObject({
      section: 'Top customers',
      displayName: 'One',
      amount: 300,
    })
    expect(pane.state().reports.overview.rows).toHaveLength(41)
    const charts = await pane.office.Excel.run(async (context) => {
      const all = context.workbook.worksheets.getItem('Overview').charts.load('items/name,items/title/text')
      await context.sync()
      return all.items.map(({ title }) => title.text)
    })
    expect(charts).toEqual([
      'Sales per month, without VAT',
      'Owed by age',
      'Top customers, 12 months',
      'Top items, 12 months',
    ])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a number of the overview leads to its rows alone, which add up to it, until all are shown again', async () => {
    const { server, pane, call } = await opened()
    await call('POST', 'customerPayments/post', {
      lines: [{ customerNumber: 'C1', amount: 21, postingDate: '2026-06-12', documentNumber: 'P1' }],
    })
    await pane.actions.refresh()
    const told = (section: string, key: string) =>
      pane.state().reports.overview.rows.find((row) => row.section === section && row.key === key) as AnyRecord
    /** What of the sheet can be seen, in one column. */
    const seen = async (column: string) => {
      const sheet = pane.state().filtered?.sheet ?? 'overview'
      const [rows, places] = [await pane.rows(sheet), await seenPlaces(pane, sheet)]
      return places.map((place) => rows[place]?.[column])
    }
    await pane.actions.showRowsBehind(told('sales', '2026-06'))
    expect(pane.state().filtered).toMatchObject({ sheet: 'customerLedger', rows: 1 })
    expect(await seen('salesAmount')).toEqual([told('sales', '2026-06').amount])
    await pane.actions.showRowsBehind(told('customers', 'C1'))
    expect(await seen('salesAmount')).toEqual([100, 200])
    expect(told('customers', 'C1').amount).toBe(300)
    await pane.actions.showRowsBehind(told('items', 'X'))
    expect(pane.state().filtered).toMatchObject({ sheet: 'itemLedger', rows: 2 })
    expect(await seen('salesAmountActual')).toEqual([100, 200])
    await pane.actions.showRowsBehind(told('figures', 'overdueAmount'))
    expect(await seen('overdueAmount')).toEqual([told('figures', 'overdueAmount').amount])
    await pane.actions.showRowsBehind(told('aging', 'period4Amount'))
    expect(pane.state().filtered).toMatchObject({ sheet: 'agedReceivables', rows: 0 })
    await pane.actions.showAllRows('agedReceivables')
    expect(pane.state().filtered).toBeNull()
    expect(await seenPlaces(pane, 'agedReceivables')).toEqual([0])
    await pane.actions.showRowsBehind(told('sales', '2026-06'))
    const before = (await pane.rows('customerLedger')).length
    await call('POST', 'customerPayments/post', {
      lines: [{ customerNumber: 'C1', amount: 1, postingDate: '2026-06-13', documentNumber: 'P2' }],
    })
    await pane.actions.refresh()
    expect((await pane.rows('customerLedger')).length).toBe(before + 1)
    expect(await seen('salesAmount')).toEqual([200])
    await pane.office.Excel.run(async (context) => {
      context.workbook.tables.getItem('VerkoopCustomerLedger').clearFilters()
      await context.sync()
    })
    await pane.actions.look()
    expect(pane.state().filtered).toBeNull()
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('rows that came or changed since the last refresh are marked, and lead to document, transaction and history', async () => {
    const { server, pane, call } = await opened()
    expect((await pane.rows('customerLedger')).map(({ news }) => news)).toEqual(['New', 'New'])
    const [first] = await pane.rows('postedInvoices')
    const bank = { customerNumber: 'C1', amount: 121, postingDate: '2026-03-20', documentNumber: 'BANK-1' }
    await call('POST', 'customerPayments/post', {
      lines: [{ ...bank, applications: [{ documentNumber: first?.number }] }],
    })
    await pane.actions.refresh()
    const marks = async () =>
      (await pane.rows('customerLedger')).map(({ documentNumber, news }) => [documentNumber, news])
    const [, second] = await pane.rows('postedInvoices')
    const expected = [
      [first?.number, 'Changed'],
      [second?.number, undefined],
      ['BANK-1', 'New'],
    ]
    expect(await marks()).toEqual(expected)
    // They stay until there is something newer.
    await pane.actions.refresh()
    expect(await marks()).toEqual(expected)

    // What is typed into the copy is put back, and is no news either.
    const at = Object.keys((await pane.rows('customerLedger'))[0] ?? {}).indexOf('documentNumber')
    expect(at).toBeGreaterThan(0)
    await pane.actions.goToSheet('customerLedger')
    pane.office.host.userEdit(`'Customer ledger'!${'ABCDEFGHIJ'[at]}3`, 'typed')
    await new Promise((resolve) => setTimeout(resolve, 700))
    await pane.actions.refresh()
    expect(await marks()).toEqual(expected)

    await pane.actions.goToSheet('customerLedger')
    await select(pane, "'Customer ledger'!A3")
    const [entry] = pane.state().selection?.documents ?? []
    await pane.actions.showTransaction('customerLedger', Number(entry?.id))
    expect(pane.state().preview?.ledgers.map(({ ledger }) => ledger)).toEqual(
      expect.arrayContaining(['customerLedgerEntries', 'generalLedgerEntries', 'vatEntries', 'itemLedgerEntries']),
    )
    pane.actions.dismiss()
    await pane.actions.showEntryDocument('customerLedger', Number(entry?.id))
    expect(pane.state().shown).toMatchObject({ kind: 'salesInvoices', party: 'One', total: 121 })
    pane.actions.dismiss()
    await pane.actions.showApplications('customerLedger', Number(entry?.id))
    expect(pane.state().preview?.ledgers.map(({ ledger, rows }) => [ledger, rows.length])).toEqual([
      ['detailedCustomerLedgerEntries', 2],
      ['customerLedgerEntries', 2],
    ])
    pane.actions.dismiss()
    await pane.actions.showApplications('customerLedger', 2)
    expect(pane.state().outcome?.lines).toEqual([{ key: 'result.noApplications', params: {} }])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('the books are verified: every seal holds, since the first transaction', async () => {
    const { server, pane } = await opened()
    await pane.actions.verifyBooks()
    expect(pane.state().books).toMatchObject({ isValid: true, broken: null })
    expect(pane.state().books?.transactions).toBeGreaterThan(2)
    expect(pane.state().books?.from).toBeTruthy()
    await server.close()
  })
})
