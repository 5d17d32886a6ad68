import { afterEach, expect, test } from 'vitest'
import { onEngine } from '../../support/databases.ts'
import { adminPassword, type RunningServer, startServer } from '../../support/server.ts'
import { openMailServer, until } from '../../support/smtp.ts'
import { draft, newCompany, stocked, type Trade, tradeOf } from '../companies/trade.ts'

onEngine('sqlite', (_, __, newPlace) => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  const mails = 40
  test('a server that is killed again and again, with a mail server that fails a third, loses no message', async () => {
    const mail = await openMailServer()
    closing.push(mail.close)
    const failed = new Set<string>()
    mail.manner = (attempt) => {
      const id = mail.offered.at(-1) ?? ''
      if (attempt % 3 !== 0 || failed.has(id)) return { delay: 20 }
      failed.add(id)
      return attempt % 2 === 0 ? 'defer' : 'drop'
    }
    const place = await newPlace()
    const started: RunningServer[] = []
    const start = async () => {
      const server = await startServer(place, { SMTP_URL: mail.url })
      started.push(server)
      const { body } = await server.call<{ token: string }>('POST', '/api/v1/sessions', {
        body: { userName: 'admin', password: adminPassword },
      })
      return { server, token: body.token }
    }
    closing.push(async () => Promise.all(started.map((server) => server.stop('SIGKILL'))))
    let { server, token } = await start()
    let trade: Trade = await stocked(await newCompany(server.call, token))
    await trade.patch('customers/C1', { email: 'buyer@example.com' })
    const { id } = await trade.post('salesInvoices', draft())
    await trade.post(`salesInvoices/${id}/post`)
    for (let round = 0; round < 4; round++) {
      for (let count = 0; count < mails / 4; count++) await trade.post(`salesInvoices/${id}/send`)
      const before = mail.received.length
      await until(() => mail.received.length >= before + 3)
      if (round === 3) break
      await server.stop('SIGKILL')
      ;({ server, token } = await start())
      trade = tradeOf(server.call, trade.name, token)
    }
    interface Email {
      readonly id: string
      readonly status: string
      readonly lastError: string
      readonly messageId: string
    }
    const emails = () => trade.entries<Email>('emails')
    // Nobody waits for the pauses between attempts.
    await until(async () => {
      const left = (await emails()).filter(({ status }) => status !== 'Sent')
      for (const { id: one, lastError } of left) if (lastError !== '') await trade.send('POST', `emails/${one}/retry`)
      return left.length === 0
    }, 60_000)
    const ids = (await emails()).map(({ messageId }) => messageId)
    expect(ids).toHaveLength(mails)
    const arrived = new Set(mail.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]))
    expect(ids.filter((one) => !arrived.has(one))).toEqual([])
    expect(arrived.size).toBe(mails)
  }, 120_000)
})
