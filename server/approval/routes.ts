/**
 * The page behind the link of an approval e-mail. Looking changes nothing; answering is a POST of the signed-in approver:
 * a link that was passed on shows others nothing but the door.
 */
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { sameText } from '../../shared/basics/fields.ts'
import type { DocumentResource } from '../../shared/posting/document-kinds.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { mayAct } from '../../shared/sync/access.ts'
import { type Language, languageOf, sayProblem } from '../../shared/words/words.ts'
import type { Attempts } from '../auth/attempts.ts'
import { verifyPassword } from '../auth/password.ts'
import type { Principal } from '../auth/principal.ts'
import type { Sessions } from '../auth/sessions.ts'
import { findUser } from '../auth/users.ts'
import { ownWork } from '../commands/own-work.ts'
import { pageHeaders, policies, withHeaders } from '../headers.ts'
import { problemBody } from '../problem-response.ts'
import type { AppContext, AppEnv } from '../request.ts'
import type { CompanyParts } from '../routes/company/parts.ts'
import { addressOf } from '../routes/sessions.ts'
import { readRecord } from '../store/reads.ts'
import type { Link, Links } from './links.ts'
import { approvalGone, approvalPage, approvalSignIn } from './page.ts'

export interface ApprovalParts extends Pick<CompanyParts, 'db' | 'books' | 'commands' | 'now'> {
  readonly links: Links
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly trustProxy: boolean
  readonly publicUrl: string
}

const cookie = 'verkoop-approval'
/** As long as the session that it holds. */
const cookieSeconds = 12 * 3600
type Entry = RecordIn<'approvalEntries'>

export function approvalPages(parts: ApprovalParts): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/approval/*', withHeaders({ ...pageHeaders(policies.approval, 'never'), ...tellsOwnForms }))
    .get('/approval/:token', async (c) => {
      const asked = await askedFor(c, parts)
      if (!asked) return gone(c)
      const approver = await signedIn(c, parts, asked.link)
      return approver ? shown(c, parts, asked) : c.html(approvalSignIn(asked.language, asked.link.approver, null))
    })
    .post('/approval/:token', async (c) => {
      const asked = await askedFor(c, parts)
      if (!asked) return gone(c)
      const body = await c.req.parseBody()
      if (!isOwnForm(c, parts)) return gone(c)
      if (body.do === 'signIn') return signIn(c, parts, asked, String(body.password ?? ''))
      const approver = await signedIn(c, parts, asked.link)
      if (!approver) return c.html(approvalSignIn(asked.language, asked.link.approver, null), 401)
      return answer(c, parts, asked, approver, body.do === 'approve' ? 'approve' : 'reject', String(body.comment ?? ''))
    })
}

interface Asked {
  readonly link: Link
  readonly entry: Entry
  readonly language: Language
}

/** Null where the link is none of ours, is over, or its request was handed on to somebody else. */
async function askedFor(c: AppContext, { db, books, links, now }: ApprovalParts): Promise<Asked | null> {
  const link = links.read(c.req.param('token') ?? '', now())
  const text = link && (await readRecord(db, link.company, 'approvalEntries', link.entryId))
  if (!link || !text) return null
  const entry = JSON.parse(text) as Entry
  if (!sameText(entry.approverUserName, link.approver)) return null
  const head = await books.head(link.company)
  const setup = head && (await books.setup(head)).get(`approvalUserSetups/${link.approver.toLowerCase()}`)
  const own = String(setup?.language ?? '')
  return { link, entry, language: own ? languageOf(own) : languageIn(c) }
}
const languageIn = (c: AppContext) => languageOf(c.req.header('accept-language'))
const gone = (c: AppContext) => c.html(approvalGone(languageIn(c)), 404)

/** Without a referrer a browser would not say either where a form was sent from. Others are still told nothing. */
const tellsOwnForms = { 'referrer-policy': 'same-origin' }

/** Browsers say where a form was sent from; another site has none of ours. */
function isOwnForm(c: AppContext, { publicUrl }: ApprovalParts): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(publicUrl).origin || origin === new URL(c.req.url).origin
}

async function signedIn(c: AppContext, { sessions }: ApprovalParts, link: Link): Promise<Principal | null> {
  const token = getCookie(c, cookie)
  const principal = token ? await sessions.authenticate(token) : undefined
  return principal && sameText(principal.userName, link.approver) ? principal : null
}

async function signIn(c: AppContext, parts: ApprovalParts, { link, language }: Asked, password: string) {
  const address = addressOf(c, parts.trustProxy)
  const seconds = parts.attempts.wait(link.approver, address)
  const refused = (code: string, status: 401 | 429) =>
    c.html(approvalSignIn(language, link.approver, sayProblem(language, { code, params: { seconds } })), status)
  if (seconds > 0) return refused('RateLimited', 429)
  const user = await findUser(parts.db, link.approver)
  const good = await verifyPassword(password, user?.passwordHash ?? '')
  parts.attempts[good ? 'succeeded' : 'failed'](link.approver, address)
  if (!user || !good) return refused('WrongPassword', 401)
  const { token } = await parts.sessions.start(user)
  setCookie(c, cookie, token, {
    path: '/approval',
    httpOnly: true,
    sameSite: 'Lax', // the link is followed from another site, a webmail
    secure: parts.publicUrl.startsWith('https:'),
    maxAge: cookieSeconds,
  })
  return c.redirect(c.req.path, 303)
}

async function shown(c: AppContext, { db, books }: ApprovalParts, asked: Asked, problem: string | null = null) {
  const { link, entry, language } = asked
  const read = async <T>(type: Parameters<typeof readRecord>[2], id: string) => {
    const text = await readRecord(db, link.company, type, id)
    return text === null ? null : (JSON.parse(text) as T)
  }
  const type = entry.documentType as DocumentResource
  const [document, head] = await Promise.all([
    read<RecordIn<DocumentResource>>(type, entry.documentId),
    books.head(link.company),
  ])
  if (!document || !head) return gone(c)
  const entries = await Promise.all(document.approvalRequest.map(({ id }) => read<Entry>('approvalEntries', id)))
  const told = { entry, entries: entries.filter((one) => one !== null), document, problem }
  const { displayName: companyName, currencyCode } = head
  return c.html(approvalPage(language, { ...told, companyName, currencyCode }), problem ? 409 : 200)
}

async function answer(
  c: AppContext,
  parts: ApprovalParts,
  asked: Asked,
  approver: Principal,
  action: 'approve' | 'reject',
  comment: string,
) {
  const { link, entry, language } = asked
  if (!mayAct(approver.roles, link.company, 'manager'))
    return shown(c, parts, asked, sayProblem(language, { code: 'Forbidden', params: { role: 'manager' } }))
  const { userName } = approver
  const body = { comment: comment.slice(0, 1000) }
  const work = ownWork({ resource: 'approvalEntries', action, key: entry.id, body, userName }, parts.now())
  const outcome = (await parts.commands.run(link.company, [[work]])).get(work)
  const problem = outcome?.problem
  // Pressed twice: the second finds it answered, and the page says so.
  if (!problem || problem.code === 'NotPending') return c.redirect(c.req.path, 303)
  return shown(c, parts, asked, problemBody(problem, language).detail)
}
