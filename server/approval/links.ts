/**
 * Links to one request for one approver, until a moment: signed, so that nothing of them is kept. A link opens nothing by
 * itself; whoever follows it signs in as that approver (see routes.ts).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Link {
  readonly company: string
  /** Of the request. */
  readonly entryId: string
  readonly approver: string
  /** Milliseconds since 1970. */
  readonly expires: number
}
export interface Links {
  address(link: Link): string
  /** Null for what was not signed here, or is over. */
  read(token: string, now: number): Link | null
}

export function openLinks(secret: Buffer, publicUrl: string): Links {
  const signed = (text: string) => createHmac('sha256', secret).update(text).digest()
  return {
    address({ company, entryId, approver, expires }) {
      const text = Buffer.from(JSON.stringify([company, entryId, approver, expires])).toString('base64url')
      return `${publicUrl}/approval/${text}.${signed(text).toString('base64url')}`
    },
    read(token, now) {
      const [text = '', mark = ''] = token.split('.')
      const [given, expected] = [Buffer.from(mark, 'base64url'), signed(text)]
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const [company, entryId, approver, expires] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
        string,
        string,
        string,
        number,
      ]
      return expires > now ? { company, entryId, approver, expires } : null
    },
  }
}
