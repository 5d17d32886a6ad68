/** The e-mail that asks for approval, and the page behind its link: for one person, who signs in, and answers once. */
import PostalMime from 'postal-mime'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { remindApprovers } from '../../../server/approval/reminders.ts'
import { closedAfterEach } from '../../support/closing.ts'
import { forEachEngine } from '../../support/databases.ts'
import { openTenant, tenant } from '../../support/entra.ts'
import { draft, type Given, line, openTrade, stocked } from '../companies/trade.ts'

const closing = closedAfterEach()
const password = 'a long password'

forEachEngine((_, __, newPlace) => {
  /** Anna has asked for the approval of an order of 1,000.00; Ben reads Dutch, Carla stands in for him. */
  async function asked(environment: Readonly<Record<string, string>> = {}) {
    let time = Date.parse('2026-03-10T08:00:00Z')
    const place = await newPlace()
    const set = { ...place, environment: { ...place.environment, ...environment } }
    const product = await openTrade(set, () => time++)
    closing.push(product.close)
    const { trade, admin, call } = product
    await stocked(trade)
    const people = { anna: 'accountant', ben: 'manager', carla: 'manager' }
    for (const [userName, role] of Object.entries(people)) {
      const roles = [{ company: trade.name, role }]
      await call('POST', '/api/v1/users', { token: admin, body: { userName, displayName: userName, password, roles } })
      const setups: Readonly<Record<string, Given>> = {
        anna: { approverUserName: 'ben', email: 'anna@example.com' },
        ben: { unlimitedSalesApproval: true, substituteUserName: 'carla', email: 'ben@example.com', language: 'nl' },
        carla: { email: 'carla@example.com' },
      }
      await trade.put(`approvalUserSetups/${userName}`, { userName, ...setups[userName] })
    }
    await trade.put('approvalWorkflow', { enabled: true, documentTypes: ['salesOrders'], dueDays: 3 })
    const anna = trade.as(await product.signIn('anna', password))
    const order = await anna.post('salesOrders', draft([line('S1', 10, { description: 'Advice <b>' })]))
    await anna.post(`salesOrders/${order.id}/requestApproval`)
    // Days pass, and a session with them.
    const ours = async () => trade.as(await product.adminToken())
    const mails = async () => {
      const trade = await ours()
      const emails = (await trade.entries<{ id: string; to: string; subject: string }>('emails')).toSorted(
        (one, other) => (one.id < other.id ? -1 : 1),
      )
      return Promise.all(
        emails.map(async ({ id, to, subject }) => {
          const { body } = await trade.send<string>('GET', `emails/${id}/message`)
          const { text = '', html = '' } = await PostalMime.parse(body)
          return { to, subject, text, html, path: /\/approval\/\S+/.exec(text)?.[0] ?? '' }
        }),
      )
    }
    const browse = (
      path: string,
      form?: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = {},
    ) =>
      product.app.request(path, {
        headers: {
          'accept-language': 'en',
          ...headers,
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
      })
    const signIn = async (path: string, wanted = password) => {
      const answer = await browse(path, { do: 'signIn', password: wanted })
      return { answer, cookie: (answer.headers.get('set-cookie') ?? '').split('; ')[0] ?? '' }
    }
    const later = (days: number) => {
      time += days * 86_400_000
    }
    return { ...product, tokenOf: product.signIn, anna, order, mails, ours, browse, signIn, later, now: () => time }
  }
  const status = async ({ trade, order }: Awaited<ReturnType<typeof asked>>) =>
    (await trade.get(`salesOrders/${order.id}`)).status

  test('the approver is told in his language, with a link and nothing that answers by itself', async () => {
    const { mails, order } = await asked()
    const [mail, ...others] = await mails()
    expect(others).toEqual([])
    expect(mail).toMatchObject({
      to: 'ben@example.com',
      subject: expect.stringContaining(`Goedkeuring gevraagd: Verkooporder ${order.number}`),
      text: expect.stringContaining('anna vraagt u'),
      path: expect.stringMatching(/^\/approval\//),
    })
    expect(mail?.text).toContain('1.000,00')
    expect(mail?.html).toContain(mail?.path)
    expect(mail?.html).not.toContain('<form')
  })

  test('he signs in, sees the document, approves with a comment; anna hears of it', async () => {
    const given = await asked()
    const { mails, browse, signIn, trade, order } = given
    const path = (await mails())[0]?.path ?? ''
    const door = await browse(path)
    expect(await door.text()).not.toContain('1.000,00')
    const { answer, cookie } = await signIn(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/)
    const page = await (await browse(path, undefined, { cookie })).text()
    for (const text of ['1.000,00', '1.210,00', 'Adatum NV', 'Advice &#60;b&#62;', 'Goedkeuren', 'Afwijzen'])
      expect(page).toContain(text)
    expect(await status(given)).toBe('In Review')
    const done = await browse(path, { do: 'approve', comment: 'Prima' }, { cookie })
    expect([done.status, done.headers.get('location')]).toEqual([303, path])
    expect(await status(given)).toBe('Released')
    expect(await trade.entries('approvalEntries', `&documentId=${order.id}&approver=ben`)).toMatchObject([
      { status: 'Approved', comment: 'Prima' },
    ])
    const after = await (await browse(path, undefined, { cookie })).text()
    expect(after).toContain('Goedgekeurd door ben')
    expect(after).not.toContain('<button')
    expect((await mails()).map(({ to, path: way }) => [to, way !== ''])).toEqual([
      ['ben@example.com', true],
      ['anna@example.com', false],
    ])
  })

  describe('the link', () => {
    test('followed again, or answered twice, does nothing more', async () => {
      const given = await asked()
      const path = (await given.mails())[0]?.path ?? ''
      const { cookie } = await given.signIn(path)
      await given.browse(path, { do: 'reject', comment: 'Nee' }, { cookie })
      const again = await given.browse(path, { do: 'approve', comment: 'Ja' }, { cookie })
      expect(again.status).toBe(303)
      expect(await status(given)).toBe('Draft')
      expect(await (await given.browse(path, undefined, { cookie })).text()).toContain('Afgewezen door ben')
    })

    test('passed on lets nobody else see or answer, signed in or not', async () => {
      const given = await asked()
      const path = (await given.mails())[0]?.path ?? ''
      expect((await given.browse(path, { do: 'approve', comment: '' })).status).toBe(401)
      expect((await given.signIn(path, 'a guess')).answer.status).toBe(401)
      const token = await given.tokenOf('anna', password)
      const cookie = `verkoop-approval=${token}`
      const page = await given.browse(path, undefined, { cookie })
      expect(await page.text()).not.toContain('1.000,00')
      expect((await given.browse(path, { do: 'approve', comment: '' }, { cookie })).status).toBe(401)
      expect(await status(given)).toBe('In Review')
    })

    test('shows nothing to an approver who has left the company, signed in before or now', async () => {
      const given = await asked()
      const path = (await given.mails())[0]?.path ?? ''
      const { cookie } = await given.signIn(path)
      const token = given.admin
      expect((await given.call('PATCH', '/api/v1/users/ben', { token, body: { roles: [] } })).status).toBe(200)
      const page = await (await given.browse(path, undefined, { cookie })).text()
      expect(page).toContain('type="password"')
      expect(page).not.toContain('1.000,00')
      const { answer } = await given.signIn(path)
      expect(answer.status).toBe(403)
      expect(await answer.text()).not.toContain('1.000,00')
    })

    test('is no form of another site', async () => {
      const given = await asked()
      const path = (await given.mails())[0]?.path ?? ''
      const { cookie } = await given.signIn(path)
      const forged = await given.browse(
        path,
        { do: 'approve', comment: '' },
        { cookie, origin: 'https://evil.example' },
      )
      expect(forged.status).toBe(404)
      const framed = await given.browse(
        path,
        { do: 'approve', comment: '' },
        { cookie, 'sec-fetch-site': 'cross-site' },
      )
      expect(framed.status).toBe(404)
      expect(await status(given)).toBe('In Review')
    })

    test('ends with its time, and when the request is handed on, which gives another one', async () => {
      const given = await asked()
      const path = (await given.mails())[0]?.path ?? ''
      const { value } = await given.trade.get<{ value: { id: string }[] }>('approvalEntries?status=Open')
      const ben = given.trade.as(await given.tokenOf('ben', password))
      expect((await ben.get<{ count: number }>('approvalEntries?approver=me&status=Open')).count).toBe(1)
      await ben.post(`approvalEntries/${value[0]?.id}/delegate`)
      expect((await given.browse(path)).status).toBe(404)
      const last = (await given.mails()).at(-1)
      expect(last).toMatchObject({ to: 'carla@example.com' })
      expect((await given.browse(last?.path ?? '')).status).toBe(200)
      given.later(31)
      expect((await given.browse(last?.path ?? '')).status).toBe(404)
      expect((await given.browse('/approval/nothing')).status).toBe(404)
    })

    test('is shown with headers that keep it to itself', async () => {
      const given = await asked()
      const answer = await given.browse((await given.mails())[0]?.path ?? '')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    })
  })

  describe('with Entra ID', () => {
    const environment = { ENTRA_TENANT_ID: tenant.tenantId, ENTRA_CLIENT_ID: tenant.clientId }
    afterEach(() => vi.unstubAllGlobals())

    /** Ben's browser stands at the door, was sent to Microsoft, and `back` returns with a token that says so. */
    async function atMicrosoft() {
      const { jwk, token } = await openTenant()
      vi.stubGlobal('fetch', async () => Response.json({ keys: [jwk] }))
      const given = await asked(environment)
      const path = (await given.mails())[0]?.path ?? ''
      expect(await (await given.browse(path)).text()).toContain(`href="${path}/entra"`)
      const sent = await given.browse(`${path}/entra`)
      const question = new URL(sent.headers.get('location') ?? '').searchParams
      const nonceCookie = (sent.headers.get('set-cookie') ?? '').split('; ')[0] ?? ''
      const back = async (claims: object, cookie = nonceCookie) =>
        given.browse(
          '/approval/signed-in',
          { id_token: await token({ nonce: question.get('nonce'), ...claims }), state: question.get('state') ?? '' },
          { cookie, origin: 'https://login.microsoftonline.com', 'sec-fetch-site': 'cross-site' },
        )
      return { ...given, path, question, back }
    }

    test('the approver signs in there, sees the document, and approves', async () => {
      const given = await atMicrosoft()
      expect(given.question.get('redirect_uri')).toMatch(/\/approval\/signed-in$/)
      const answer = await given.back({ preferred_username: 'ben' })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, given.path])
      const cookie = /verkoop-approval=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''
      expect(await (await given.browse(given.path, undefined, { cookie })).text()).toContain('1.000,00')
      await given.browse(given.path, { do: 'approve', comment: '' }, { cookie })
      expect(await status(given)).toBe('Released')
    })

    test('nobody else gets in by it: not another user, not with the answer to another question', async () => {
      const given = await atMicrosoft()
      const refused = async (claims: object, cookie?: string) => {
        const answer = await given.back(claims, cookie)
        expect([answer.status, answer.headers.get('set-cookie') ?? '']).toEqual([
          401,
          expect.not.stringContaining('verkoop-approval='),
        ])
        const text = await answer.text()
        expect(text).not.toContain('1.000,00')
        return text
      }
      expect(await refused({ preferred_username: 'anna' })).toContain('anna')
      await refused({ preferred_username: 'stranger' })
      await refused({ preferred_username: 'ben', nonce: 'another' })
      await refused({ preferred_username: 'ben' }, '')
      await refused({ preferred_username: 'ben', aud: 'c2' })
      expect(await status(given)).toBe('In Review')
    })

    test('where it is not set up, nothing leads there', async () => {
      const given = await asked()
      const path = (await given.mails())[0]?.path ?? ''
      expect(await (await given.browse(path)).text()).not.toContain('/entra')
      expect((await given.browse(`${path}/entra`)).status).toBe(404)
      expect((await given.browse('/approval/signed-in', { id_token: 'x', state: 'y' })).status).toBe(404)
    })
  })

  test('who has not answered in time is reminded, once a week', async () => {
    const given = await asked()
    const remind = () => remindApprovers({ db: given.database, commands: given.commands, now: given.now })
    const subjects = async () => (await given.mails()).map(({ subject }) => subject.split(' - ')[1]?.split(':')[0])
    await remind()
    expect(await subjects()).toEqual(['Goedkeuring gevraagd'])
    given.later(4)
    await remind()
    await remind()
    expect(await subjects()).toEqual(['Goedkeuring gevraagd', 'Goedkeuring te laat'])
    given.later(7)
    await (await given.ours()).post('approvalEntries/remind')
    expect((await subjects()).length).toBe(3)
  })
})
