/** A real mail server on this machine that does as it is told: accepts, refuses, drops, delays. */
import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Manner = 'accept' | 'defer' | 'refuse' | 'drop' | { readonly delay: number }
export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
}
export interface MailServer {
  readonly url: string
  readonly received: Received[]
  /** Every message that was offered, by its Message-ID. */
  readonly offered: string[]
  /** How a message is treated, by how many were offered; to drop one is to drop all connections. */
  manner: (attempt: number) => Manner
  read(index: number): Promise<Email>
  close(): Promise<void>
}

export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = []
  const offered: string[] = []
  let attempt = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        offered.push(/^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '')
        const manner = mail.manner(++attempt)
        const { mailFrom, rcptTo } = session.envelope
        const keep = () => {
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw,
          })
          done()
        }
        if (manner === 'accept') keep()
        else if (manner === 'defer') done(Object.assign(new Error('try again later'), { responseCode: 451 }))
        else if (manner === 'refuse') done(Object.assign(new Error('no such person here'), { responseCode: 550 }))
        else if (manner === 'drop') for (const socket of sockets) socket.destroy()
        else setTimeout(keep, manner.delay)
      })
    },
    ...options,
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    offered,
    manner: () => 'accept',
    read: (index) => PostalMime.parse(received[index]?.raw ?? ''),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return mail
}

/** Waits until it is so; fails when that takes too long. */
export async function until(isSo: () => boolean | Promise<boolean>, milliseconds = 20_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
