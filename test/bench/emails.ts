/**
 * `npm run bench:emails -- 10000`: so many e-mails are queued, the mail server fails a third of what it is offered (later, cut
 * off, or taken without an answer), and the server is killed three times meanwhile. Fails unless every message arrived at
 * least once, none is missing, and what came twice came under the same Message-ID.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draft, newCompany, stocked, type Trade, tradeOf } from '../server/companies/trade.ts'
import { adminPassword, type RunningServer, startServer } from '../support/server.ts'
import { type MailServer, openMailServer } from '../support/smtp.ts'

const count = Number(process.argv[2] ?? 10_000)
/** At these parts of all that is to arrive, the server is killed. */
const killedAt = [0.2, 0.45, 0.7]
/** So many requests go in one batch. */
const perBatch = 500

interface Email {
  readonly id: string
  readonly status: string
  readonly lastError: string
  readonly messageId: string
}

const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const folder = mkdtempSync(join(tmpdir(), 'verkoop-emails-'))
const mail = await openMailServer()
const arrived = new Map<string, number>()
const servers: RunningServer[] = []

async function run(): Promise<void> {
  let trade = await opened(null)
  const started = Date.now()
  await queue(trade)
  console.log(`queued ${count} in ${seconds(started)} s`)
  for (const [at, part] of killedAt.entries()) {
    await untilArrived(Math.floor(count * part))
    await servers.at(-1)?.stop('SIGKILL')
    console.log(`killed (${at + 1}) after ${arrived.size} had arrived, ${seconds(started)} s`)
    trade = await opened(trade)
  }
  await finish(trade)
  report(await trade.entries<Email>('emails'), seconds(started))
}

/** A third is put off, cut off, or taken without an answer, so that it is offered again. */
function failAThird(server: MailServer): void {
  server.manner = (attempt) => {
    const id = server.offered.at(-1) ?? ''
    const way = attempt % 9
    if (way === 0) return 'defer'
    if (way === 3) return 'drop'
    arrived.set(id, (arrived.get(id) ?? 0) + 1)
    server.received.length = 0 // what arrived is counted, not kept
    return way === 6 ? 'drop' : 'accept'
  }
}

async function opened(before: Trade | null): Promise<Trade> {
  const running = await startServer({ environment: { DATA_DIR: folder } }, { SMTP_URL: mail.url })
  servers.push(running)
  const { body } = await running.call<{ token: string }>('POST', '/api/v1/sessions', {
    body: { userName: 'admin', password: adminPassword },
  })
  if (before) return tradeOf(running.call, before.name, body.token)
  const trade = await stocked(await newCompany(running.call, body.token))
  const sendingProfile = { to: '', cc: '', attachPdf: false, attachUbl: false, language: '' }
  await trade.patch('customers/C1', { email: 'buyer@example.com', sendingProfile })
  return trade
}

async function queue(trade: Trade): Promise<void> {
  const { id } = await trade.post('salesInvoices', draft())
  await trade.post(`salesInvoices/${id}/post`)
  for (let from = 0; from < count; from += perBatch) {
    const requests = Array.from({ length: Math.min(perBatch, count - from) }, (_, at) => ({
      id: crypto.randomUUID(),
      method: 'POST',
      url: `salesInvoices/${id}/send`,
      body: { to: `buyer-${from + at}@example.com` },
    }))
    const answers = await trade.batch(requests)
    if (answers.some(({ status }) => status !== 202)) throw new Error('not all were queued')
  }
}

async function untilArrived(wanted: number): Promise<void> {
  while (arrived.size < wanted) await pause(50)
}

/** Nobody waits hours for the last attempts: what failed is tried again at once, as anybody may ask for. */
async function finish(trade: Trade): Promise<void> {
  for (;;) {
    const left = (await trade.entries<Email>('emails')).filter(({ status }) => status !== 'Sent')
    if (left.length === 0) return
    const failed = left.filter(({ lastError }) => lastError !== '').slice(0, 2000)
    if (failed.length > 0)
      await trade.batch(
        failed.map(({ id }) => ({ id: crypto.randomUUID(), method: 'POST', url: `emails/${id}/retry`, body: {} })),
      )
    await pause(2000)
  }
}

function report(emails: readonly Email[], took: string): void {
  const ids = new Set(emails.map(({ messageId }) => messageId))
  const missing = [...ids].filter((id) => !arrived.has(id)).length
  const strange = [...arrived.keys()].filter((id) => !ids.has(id)).length
  const twice = [...arrived.values()].filter((times) => times > 1).length
  console.log(
    `${emails.length} e-mails, ${mail.offered.length} offers, ${arrived.size} arrived, ${missing} missing, ` +
      `${twice} more than once under their own Message-ID, ${strange} under another; ${took} s`,
  )
  if (emails.length !== count || ids.size !== count || missing > 0 || strange > 0) throw new Error('messages were lost')
}

failAThird(mail)
try {
  await run()
} finally {
  await servers.at(-1)?.stop('SIGKILL')
  await mail.close()
  rmSync(folder, { recursive: true, force: true })
}
