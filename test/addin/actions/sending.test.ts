import { expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { smallShop, openedOn as withShop } from './fake-pane.ts'
import type { Pane } from './pane.ts'
import { openedOn, type Product } from './real-pane.ts'

const demo = '/api/v1/companies/demo'
const text = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes)

onEngine('sqlite', (_, __, newPlace) => {
  /** A company whose customer C1 has an address, and a pane with three invoices, one of them for a customer without one. */
  async function opened(): Promise<{
    server: Product
    pane: Pane
    change: (path: string, body: unknown) => Promise<void>
  }> {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const pane = await openedOn(server)
    const token = await server.signIn('admin', adminPassword)
    const change = async (path: string, body: unknown) => {
      const answer = await server.call('PATCH', `${demo}/${path}`, { token, body })
      if (answer.status >= 400) throw new Error(JSON.stringify(answer.body))
    }
    await change('customers/C1', { email: 'one@example.com' })
    await change('customers/C2', { blocked: '' })
    await pane.actions.refresh()
    const rows = ['A\tC1\t10-3-2026\t\tX\t\t2', 'B\tC1\t10-3-2026\t\tHELP\t\t1', 'C\tC2\t10-3-2026\t\tX\t\t1']
    pane.office.host.userPaste('Invoices!A2', rows.join('\n'))
    return { server, pane, change }
  }
  const emails = async (pane: Pane) =>
    (await pane.rows('emails')).map(({ documentNumber, to, subject, attachUbl, status }) => ({
      documentNumber,
      to,
      subject,
      attachUbl: attachUbl ?? false,
      status,
    }))

  test('invoices are posted and sent; who has no address can be given one, and each e-mail stands on its sheet', async () => {
    const { server, pane } = await opened()
    await pane.actions.act('postAndSend')
    expect(pane.state().confirmation).toMatchObject({
      action: 'postAndSend',
      documents: 2,
      total: 84.7,
      refused: [],
      left: 0,
      sending: {
        letters: [
          { label: 'A', to: 'one@example.com', attachUbl: false },
          { label: 'B', to: 'one@example.com' },
        ],
        unaddressed: [{ label: 'C' }],
      },
    })
    // The rows are as good as before: nothing of this is a mistake in them. C1 would owe something by B.
    expect((await pane.rows('invoices')).map((row) => row.status)).toEqual(['✓ Ready', '! Check', '✓ Ready'])
    const { sending } = pane.state().confirmation ?? {}
    const to = { [sending?.unaddressed[0]?.id ?? '']: 'two@example.com' }
    const typed = { to, cc: null, subject: '', message: 'Thank you, all of you.', attachUbl: null }
    await pane.actions.confirm(typed)
    // Another document goes than was shown: it is shown first.
    expect(pane.state().confirmation).toMatchObject({ documents: 3, total: 96.8, sending: { unaddressed: [] } })
    await pane.actions.confirm(typed)
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.postedAndSent', params: { n: 3 } }])
    const posted = (await pane.rows('postedInvoices')).map((row) => row.number)
    expect(await pane.rows('invoices')).toEqual([])
    await pane.actions.refresh()
    expect(await emails(pane)).toMatchObject(
      ['one@example.com', 'one@example.com', 'two@example.com'].map((address, at) => ({
        documentNumber: posted[at],
        to: address,
        subject: `Demo NV - Verkoopfactuur ${posted[at]}`,
        attachUbl: false,
      })),
    )
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('what an e-invoice lacks is said before posting, with the record and the field to mend', async () => {
    const { server, pane, change } = await opened()
    await pane.actions.act('postAndSend')
    const typed = { to: {}, cc: null, subject: '', message: '', attachUbl: true }
    await pane.actions.confirm(typed)
    const { confirmation } = pane.state()
    expect(confirmation).toMatchObject({ documents: 0, sending: { letters: [], choices: { attachUbl: true } } })
    expect(confirmation?.refused.map(({ label, mend }) => [label, mend?.resource])).toEqual([
      ['A', 'companyInformation'],
      ['B', 'companyInformation'],
      ['C', 'companyInformation'],
    ])
    expect(await pane.rows('postedInvoices')).toEqual([])
    await change('companyInformation', {
      addressLine1: 'Street 1',
      postalCode: '1000',
      city: 'Brussels',
      enterpriseNumber: '0202.239.951',
      iban: 'BE68539007547034',
    })
    await change('salesSetup', { defaultBuyerReference: 'n/a' })
    await change('customers/C1', {
      addressLine1: 'Street 2',
      postalCode: '1000',
      city: 'Brussels',
      enterpriseNumber: '0403.170.701',
    })
    await pane.actions.act('postAndSend', { sending: typed })
    expect(pane.state().confirmation?.refused.map(({ mend }) => mend)).toEqual([
      { resource: 'customers', key: 'C2', field: expect.any(String) },
    ])
    await pane.actions.confirm(typed)
    await pane.actions.refresh()
    expect((await emails(pane)).map((one) => one.attachUbl)).toEqual([true, true])
    expect((await pane.rows('invoices')).map((row) => row.document)).toEqual(['C'])
    await server.close()
  })

  test('an order is confirmed by e-mail twice, each time another one, and stays what it was', async () => {
    const { server, pane, change } = await opened()
    await change('customers/C1', { sendingProfile: { to: 'desk@example.com', cc: 'boss@example.com' } })
    await pane.actions.goToSheet('orders')
    pane.office.host.userPaste('Orders!A2', 'PO-1\tC1\t10-3-2026\t\tX\t\t10')
    await pane.actions.save('orders')
    for (const cc of [null, '']) {
      await pane.actions.act('send')
      expect(pane.state().confirmation?.sending?.letters).toMatchObject([{ to: 'desk@example.com' }])
      await pane.actions.confirm({ to: {}, cc, subject: 'Your order', message: '', attachUbl: null })
    }
    pane.office.host.userEdit('Orders!F2', 'Another text')
    await pane.actions.save('orders')
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.saved' }])
    await pane.actions.refresh()
    expect((await pane.rows('emails')).map(({ to, cc, subject }) => [to, cc, subject])).toEqual([
      ['desk@example.com', 'boss@example.com', 'Your order'],
      ['desk@example.com', undefined, 'Your order'],
    ])
    await server.close()
  })

  test('a posted invoice is shown as PDF, and its e-mail is saved and tried again', async () => {
    const { server, pane } = await opened()
    await pane.actions.act('postAndSend')
    await pane.actions.confirm()
    await pane.actions.goToSheet('postedInvoices')
    await pane.actions.openFiles('postedInvoices', 'pdf')
    expect(pane.opened.map(({ name, type, isShown }) => [name, type, isShown])).toEqual([
      [expect.stringMatching(/^Verkoopfactuur .*\.pdf$/), 'application/pdf', true],
    ])
    expect(text(pane.opened[0]?.bytes ?? new ArrayBuffer(0)).slice(0, 5)).toBe('%PDF-')
    await pane.actions.openFiles('postedInvoices', 'ubl')
    expect(pane.state().outcome).toMatchObject({
      kind: 'bad',
      refused: [{ mend: { resource: 'companyInformation' } }],
    })
    await pane.actions.refresh()
    expect(pane.state().selection?.documents).toMatchObject([{ email: { to: 'one@example.com' } }])
    await pane.actions.goToSheet('emails')
    await pane.actions.openFiles('emails', 'message')
    expect(text(pane.opened[1]?.bytes ?? new ArrayBuffer(0))).toContain('one@example.com')
    expect(pane.opened[1]).toMatchObject({ name: expect.stringMatching(/\.eml$/), isShown: false })
    await pane.actions.act('retry', { sheet: 'emails', selected: true })
    expect(pane.state().outcome).toMatchObject({ kind: 'good', lines: [{ key: 'result.retried', params: { n: 1 } }] })
    expect(pane.logged).toEqual([])
    await server.close()
  })
})

test('an e-mail that the server keeps, because nothing is set up to send it, stands on its sheet as not sent', async () => {
  const server = smallShop()
  const email = { documentNumber: 'PSI-1', status: 'Sent', queuedDateTime: '2026-03-10T08:00:00Z' }
  const sentDateTime = '2026-03-10T08:00:01Z'
  server.put('emails', { ...email, number: '1', deliveryStatus: 'Kept', sentDateTime })
  server.put('emails', { ...email, number: '2', deliveryStatus: '', sentDateTime })
  const pane = await withShop(server)
  await pane.actions.refresh()
  expect((await pane.rows('emails')).map((row) => [row.status, row.deliveryStatus, 'sentDateTime' in row])).toEqual([
    ['Not sent', 'Kept', false],
    ['Sent', undefined, true],
  ])
})
