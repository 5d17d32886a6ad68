/** Ways out: through a mail server, or, where none is set, into a folder. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Message } from './mime.ts'

export interface Transport {
  /** Resolves when somebody else answers for it, or it is kept. `name` is one that no other message has. */
  send(message: Message, name: string): Promise<'' | 'Kept'>
  close(): void
}

/** At once; a mail server that is shared with others dislikes more. */
export const mostAtOnce = 5

/** Connections are kept and used again; TLS and sign-in are said by the address: `smtps://user:password@mail.example.com`. */
export function smtpTransport(url: string): Transport {
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: mostAtOnce,
    maxMessages: 100,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  return {
    async send({ from, recipients, bytes }) {
      await pool.sendMail({ envelope: { from, to: [...recipients] }, raw: bytes })
      return ''
    },
    close: () => pool.close(),
  }
}

/** Each message as a file that any mail program opens: whole or not there. */
export function folderTransport(folder: string): Transport {
  return {
    async send({ bytes }, name) {
      await writeWhole(folder, `${name}.eml`, bytes)
      return 'Kept'
    },
    close: () => {},
  }
}

/** Whole, or not there: whoever looks into the folder never sees half a file. */
export async function writeWhole(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${name}.${randomUUID()}`)
  const file = await open(unfinished, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, name))
}

/** Whether the mail server said no for good, and not of us as a whole: a wrong address, not a wrong password. */
export function isRefusal(error: unknown): boolean {
  const { responseCode, command } = (error ?? {}) as { responseCode?: unknown; command?: unknown }
  return (
    typeof responseCode === 'number' && responseCode >= 500 && !/^(AUTH|EHLO|HELO|STARTTLS|CONN)/.test(String(command))
  )
}
