/** Who may come in by a link: only its approver, signed in. What is refused sees the door and nothing behind it. */
import { getCookie, setCookie } from 'hono/cookie'
import { sameText } from '../../shared/basics/fields.ts'
import { folded, type RecordIn } from '../../shared/posting/resources.ts'
import { maySee } from '../../shared/sync/roles.ts'
import { type Language, languageOf, sayProblem } from '../../shared/words/words.ts'
import type { Attempts } from '../auth/attempts.ts'
import type { EntraDoor } from '../auth/entra.ts'
import type { Principal } from '../auth/principal.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { User } from '../auth/users.ts'
import type { AppContext } from '../request.ts'
import type { CompanyParts } from '../routes/company/parts.ts'
import { readRecord } from '../store/record-reads.ts'
import type { Link, Links } from './links.ts'
import { approvalGone, approvalSignIn } from './page.ts'

export interface ApprovalParts extends Pick<CompanyParts, 'db' | 'books' | 'commands' | 'now'> {
  readonly links: Links
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly trustProxy: boolean
  readonly publicUrl: string
  /** Where people sign in with Entra ID. */
  readonly entra: EntraDoor | undefined
}
export type Entry = RecordIn<'approvalEntries'>

export interface Asked {
  /** As it stands in the address. */
  readonly token: string
  readonly link: Link
  readonly entry: Entry
  readonly language: Language
}

/** Null where the link is none of ours, is over, or its request was handed on to somebody else. */
export async function requestOf(
  c: AppContext,
  { db, books, links, now }: ApprovalParts,
  token: string,
): Promise<Asked | null> {
  const link = links.read(token, now())
  const text = link && (await readRecord(db, link.company, 'approvalEntries', link.entryId))
  if (!link || !text) return null
  const entry = JSON.parse(text) as Entry
  if (!sameText(entry.approverUserName, link.approver)) return null
  const head = await books.head(link.company)
  const setup = head && (await books.setup(head)).get('approvalUserSetups', folded(link.approver))
  const own = String(setup?.language ?? '')
  return { token, link, entry, language: own ? languageOf(own) : languageIn(c) }
}
const languageIn = (c: AppContext) => languageOf(c.req.header('accept-language'))
export const gone = (c: AppContext) => c.html(approvalGone(languageIn(c)), 404)

/** `problem` says why somebody did not get in, in words. */
export const door = ({ entra }: ApprovalParts, { token, link, language }: Asked, problem: string | null): string =>
  approvalSignIn(language, link.approver, problem, entra ? `/approval/${token}/entra` : null)

const cookie = 'verkoop-approval'
/** As long as the session that it holds. */
const cookieSeconds = 12 * 3600

export async function signedIn(c: AppContext, { sessions }: ApprovalParts, link: Link): Promise<Principal | null> {
  const token = getCookie(c, cookie)
  const principal = token ? await sessions.authenticate(token) : undefined
  const isApprover = principal && sameText(principal.userName, link.approver)
  return isApprover && maySee(principal.roles, link.company) ? principal : null
}

/** Begins the approver's session for these pages, and shows the one that was asked for. Who has left the company sees it no more. */
export async function letIn(c: AppContext, parts: ApprovalParts, asked: Asked, user: User) {
  const { sessions, publicUrl } = parts
  const { link, language } = asked
  if (!maySee(user.roles, link.company))
    return c.html(door(parts, asked, sayProblem(language, { code: 'Forbidden', params: { role: 'manager' } })), 403)
  const { token } = await sessions.start(user)
  setCookie(c, cookie, token, {
    path: '/approval',
    httpOnly: true,
    sameSite: 'Lax', // the link is followed from another site, a webmail
    secure: publicUrl.startsWith('https:'),
    maxAge: cookieSeconds,
  })
  return c.redirect(`/approval/${asked.token}`, 303)
}
