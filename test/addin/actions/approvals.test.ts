import { expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openPane, type Pane } from './pane.ts'
import { fetchOver, openedBeside, openedOn } from './real-pane.ts'

const demo = '/api/v1/companies/demo'

onEngine('sqlite', (_, __, newPlace) => {
  /** Anna's orders need the approval of the administrator, whatever they come to. */
  async function opened(workflow: object = {}) {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const boss = await openedOn(server)
    const token = await server.signIn('admin', adminPassword)
    const send = async (method: string, path: string, body: unknown) => {
      const answer = await server.call(method, `${demo}/${path}`, { token, body })
      if (answer.status >= 400) throw new Error(JSON.stringify(answer.body))
    }
    await send('PUT', 'approvalUserSetups/anna', { userName: 'anna', approverUserName: 'admin' })
    await send('PUT', 'approvalUserSetups/admin', { userName: 'admin', unlimitedSalesApproval: true })
    await send('PATCH', 'approvalWorkflow', { enabled: true, dueDays: 7, ...workflow })
    await boss.actions.refresh()
    return { server, boss }
  }
  const rowsOf = async (pane: Pane, keys: readonly string[]) =>
    (await pane.rows('approvals')).map((row) => keys.map((key) => row[key]))

  test('orders are requested from their rows and approved at once on the sheet, with a comment', async () => {
    const { server, boss } = await opened()
    const anna = await openedBeside(server, 'anna')
    await anna.actions.goToSheet('orders')
    anna.office.host.userPaste('Orders!A2', 'A\tC1\t10-3-2026\t\tX\t\t10\nB\tC1\t10-3-2026\t\tHELP\t\t2')
    await anna.actions.act('requestApproval', { sheet: 'orders' })
    await anna.actions.confirm()
    expect(anna.state().outcome).toMatchObject({ kind: 'good', lines: [{ key: 'result.requested', params: { n: 2 } }] })
    expect((await anna.rows('orders')).map((row) => row.status)).toEqual(['In review', 'In review'])
    anna.office.host.userSelect('Orders!A2')
    await anna.actions.look()
    expect(anna.state().selection?.documents[0]?.approval).toMatchObject({
      status: 'Pending',
      approver: 'admin',
      isMine: false,
      isSent: true,
    })
    await anna.actions.act('shipAndInvoice', { sheet: 'orders' })
    expect(anna.state().confirmation?.refused.map(({ code }) => code)).toEqual(['PendingApproval', 'PendingApproval'])
    anna.actions.dismiss()

    boss.office.toFront()
    await boss.actions.refresh()
    expect(await rowsOf(boss, ['documentType', 'documentNumber', 'status', 'amount'])).toEqual([
      ['Order', 'SO-00001', 'Approved', 100],
      ['Order', 'SO-00001', 'Open', 100],
      ['Order', 'SO-00002', 'Approved', 100],
      ['Order', 'SO-00002', 'Open', 100],
    ])
    await boss.actions.goToSheet('approvals')
    boss.office.host.userSelect('Approvals!A2:A5')
    await boss.actions.act('approve', { sheet: 'approvals', selected: true })
    // Anna's own entries are answered already: nobody is asked about them.
    expect(boss.state().confirmation).toMatchObject({ action: 'approve', documents: 2, refused: [] })
    await boss.actions.confirm(undefined, 'Well sold')
    expect(boss.state().outcome?.lines).toMatchObject([{ key: 'result.approved', params: { n: 2 } }])
    expect((await rowsOf(boss, ['status', 'comment'])).filter(([, comment]) => comment)).toEqual([
      ['Approved', 'Well sold'],
      ['Approved', 'Well sold'],
    ])

    anna.office.toFront()
    await anna.actions.refresh()
    expect((await anna.rows('orders')).map((row) => row.status)).toEqual(['Released', 'Released'])
    expect(anna.logged).toEqual([])
    expect(boss.logged).toEqual([])
    await server.close()
  })

  test('what needs nobody else is said to be approved, not to wait', async () => {
    const { server } = await opened({ minimumAmount: 50 })
    const anna = await openedBeside(server, 'anna')
    anna.office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\t\tX\t\t10\nB\tC1\t10-3-2026\t\tX\t\t1')
    await anna.actions.act('requestApproval', { sheet: 'invoices' })
    await anna.actions.confirm()
    expect(anna.state().outcome?.lines).toEqual([
      { key: 'result.requested', params: { n: 1 } },
      { key: 'result.approvedAtOnce', params: { n: 1 } },
    ])
    expect((await anna.rows('invoices')).map((row) => row.status)).toEqual(['In review', 'Approved'])
    await server.close()
  })

  test('an invoice that was checked is good as it stands, and needs approval; rejected from its row it says by whom and why', async () => {
    const { server } = await opened()
    const anna = await openedBeside(server, 'anna')
    anna.office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\t\tX\t\t10')
    await anna.actions.check('invoices')
    expect(await anna.rows('invoices')).toMatchObject([
      { status: '! Check', message: expect.stringMatching(/needs approval first/) },
    ])
    await anna.actions.act('post')
    expect(anna.state().confirmation).toMatchObject({ documents: 0, refused: [{ code: 'ApprovalRequired' }] })
    anna.actions.dismiss()
    await anna.actions.act('requestApproval', { sheet: 'invoices' })
    expect(await anna.rows('invoices')).toMatchObject([{ status: 'In review' }])
    // What the check said was said of a draft that had not been sent.
    expect(anna.state().drafts.invoices).toMatchObject({ checked: 'local', problems: [] })
    await anna.actions.check('invoices')
    expect(anna.state().drafts.invoices.problems).toMatchObject([{ code: 'PendingApproval' }])

    const boss = await openPane({ fetch: fetchOver(server, {}), office: anna.office })
    await boss.actions.signIn({ userName: 'admin', password: adminPassword })
    await boss.actions.goToSheet('invoices')
    await boss.actions.refresh()
    expect(boss.state().selection?.documents[0]?.approval).toMatchObject({ isMine: true })
    await boss.actions.act('reject', { sheet: 'invoices', selected: true })
    expect(boss.state().confirmation).toMatchObject({ sheet: 'approvals', action: 'reject', documents: 1 })
    await boss.actions.confirm(undefined, 'Too cheap')
    expect(await boss.rows('invoices')).toMatchObject([{ status: 'Rejected' }])
    await boss.actions.goToSheet('invoices')
    expect(boss.state().selection?.documents[0]?.approval).toMatchObject({
      status: 'Rejected',
      approver: 'admin',
      comment: 'Too cheap',
    })
    await server.close()
  })
})
