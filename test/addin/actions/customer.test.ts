import { expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, openTestProduct } from '../../support/server.ts'
import { openedOn } from './real-pane.ts'

onEngine('sqlite', (_, __, newPlace) => {
  async function opened() {
    const server = await openTestProduct(await newPlace(), { ADMIN_PASSWORD: adminPassword })
    const pane = await openedOn(server)
    await pane.actions.refresh()
    return { server, pane }
  }

  test('a customer is opened from its row: what is open, what was sold, documents, and a log that fills itself', async () => {
    const { server, pane } = await opened()
    pane.office.host.userPaste('Invoices!A2', 'A\tC1\t10-3-2026\t\tX\t\t2')
    await pane.actions.act('post')
    await pane.actions.confirm()
    await pane.actions.goToSheet('customers')
    pane.office.host.userSelect('Customers!A2')
    await pane.actions.openCustomer({ sheet: 'customers' })
    const customer = () => pane.state().customer
    expect(customer()).toMatchObject({ figures: { balance: 24.2 }, contacts: [], log: [] })
    expect(customer()?.months[2]).toEqual({ month: '2026-03', amount: 20, before: 0 })
    expect(customer()?.dealings.map(({ kind, total, remaining }) => [kind, total, remaining])).toEqual([
      ['salesInvoices', 24.2, 24.2],
    ])
    await pane.actions.saveCustomer({ email: 'one@example.com', sendingProfile: null })
    await pane.actions.addInteraction({
      contactNumber: '',
      type: 'Call',
      subject: 'Asked for a later due date',
      description: '',
      date: '2026-06-15',
    })
    expect(customer()?.contacts).toMatchObject([{ displayName: 'One', email: 'one@example.com', customerNumber: 'C1' }])
    expect(customer()?.record?.contactNumber).toBe(customer()?.contacts[0]?.number)
    const [dealing] = customer()?.dealings ?? []
    await pane.actions.showDocument({ kind: 'salesInvoices', id: dealing?.id ?? '' })
    pane.actions.dismiss()
    await pane.actions.goToSheet('postedInvoices')
    await pane.actions.act('send', { sheet: 'postedInvoices', selected: true })
    await pane.actions.confirm()
    await pane.actions.openCustomer({ number: 'C1', field: '' })
    expect(customer()?.log.map(({ type, subject }) => [type, subject.replace(/\S+$/, '…')])).toEqual([
      ['Document', 'Demo NV - Verkoopfactuur …'],
      ['Call', 'Asked for a later due …'],
    ])
    expect(pane.logged).toEqual([])
    await server.close()
  })

  test('a new card warns of a customer that may be the same, and says what is wrong at its box', async () => {
    const { server, pane } = await opened()
    await pane.actions.openCustomer({ fresh: true })
    pane.actions.lookForAlike({ displayName: 'The One BV' })
    await expect.poll(() => pane.state().customer?.alike).toMatchObject([{ number: 'C1', field: 'displayName' }])
    await pane.actions.saveCustomer({ displayName: 'The One BV', iban: 'BE00 1234' })
    expect(pane.state().customer?.refused?.fields).toHaveProperty('iban')
    await pane.actions.saveCustomer({
      displayName: 'The One BV',
      country: 'BE',
      peppolEndpoint: { scheme: '0208', value: '0202239951' },
      sendingProfile: { to: 'one@example.com', cc: '', attachPdf: true, attachUbl: true, language: 'fr' },
    })
    const { record, warnings, refused } = pane.state().customer ?? {}
    expect(refused).toBeNull()
    expect(warnings).toHaveLength(1)
    expect(record).toMatchObject({
      sendingProfile: { attachUbl: true, language: 'fr' },
      vatBusinessPostingGroup: 'DOMESTIC',
    })
    expect((await pane.rows('customers')).map((row) => row.displayName)).toContain('The One BV')
    await server.close()
  })

  test('pasted customers that may be there already are saved, and told of in their rows', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('customers')
    pane.office.host.userPaste('Customers!A4', '\tTHE ONE N.V.\t\t\t\tBE')
    await pane.actions.saveRecords('customers')
    const row = (await pane.rows('customers')).at(-1)
    expect([row?.status, row?.problems]).toEqual(['! Check', 'warn;'])
    expect(row?.message).toContain('C1')
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.recordsSaved', params: { n: 1 } }])
    expect(pane.state().records.customers.problems.map(({ level }) => level)).toEqual(['warning'])
    await server.close()
  })

  test('how a customer gets its documents is said in its row; what nobody says stays as it is', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('customers')
    const columns = (await import('../../../shared/sheets/sheets.ts')).sheets.customers.columns.map(({ key }) => key)
    const letter = (key: string) => {
      const at = columns.indexOf(key)
      return (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26))
    }
    const { host } = pane.office
    const profile = async () => {
      await pane.actions.saveRecords('customers')
      await pane.actions.openCustomer({ number: 'C1', field: '' })
      return pane.state().customer?.record?.sendingProfile
    }
    host.userEdit(`Customers!${letter('displayName')}2`, 'One NV')
    expect(await profile()).toBeNull()
    host.userEdit(`Customers!${letter('sendingProfile.cc')}2`, 'boss@example.com')
    expect(await profile()).toEqual({
      to: '',
      cc: 'boss@example.com',
      attachPdf: true,
      attachUbl: false,
      eInvoice: '',
      language: '',
    })
    expect((await pane.rows('customers'))[0]).toMatchObject({ 'sendingProfile.attachPdf': true })
    host.userEdit(`Customers!${letter('sendingProfile.cc')}2`, '')
    host.userEdit(`Customers!${letter('sendingProfile.language')}2`, 'xx')
    await pane.actions.saveRecords('customers')
    expect(pane.state().records.customers.problems.map(({ place }) => place.column)).toEqual([
      'sendingProfile.language',
    ])
    host.userEdit(`Customers!${letter('sendingProfile.language')}2`, 'fr')
    expect(await profile()).toMatchObject({ cc: '', language: 'fr', attachPdf: true })
    await server.close()
  })

  test('a contact becomes a customer from its row; what is known is exported and forgotten', async () => {
    const { server, pane } = await opened()
    await pane.actions.goToSheet('contacts')
    pane.office.host.userPaste('Contacts!A2', '\tPerson\tMia Maes\t\tStreet 1\t9000\tGent\tBE\tmia@example.com')
    await pane.actions.saveRecords('contacts')
    await pane.actions.makeCustomer()
    expect(pane.state().customer?.record).toMatchObject({ displayName: 'Mia Maes', email: 'mia@example.com' })
    await pane.actions.exportPersonalData('card')
    expect(pane.opened.map(({ name, isShown }) => [name.replace(/^\S+ /, ''), isShown])).toEqual([
      ['Mia Maes.xlsx', false],
    ])
    await pane.actions.anonymize('card')
    expect(pane.state().customer?.record).toMatchObject({ displayName: '—', email: '', privacyBlocked: true })
    expect((await pane.rows('contacts')).map((row) => row.displayName)).toEqual(['—'])
    pane.actions.closeCustomer()
    pane.office.host.userPaste('Contacts!A3', '\tPerson\tJan')
    await pane.actions.saveRecords('contacts')
    pane.office.host.userSelect('Contacts!A3')
    await pane.actions.anonymize('contacts')
    expect(pane.state().outcome?.lines).toMatchObject([{ key: 'result.anonymized' }])
    expect((await pane.rows('contacts')).map((row) => row.displayName)).toEqual(['—', '—'])
    expect(pane.logged).toEqual([])
    await server.close()
  })
})
