/**
 * The page behind the link of an approval e-mail. Looking changes nothing; answering is a POST of the signed-in approver:
 * a link that was passed on shows others nothing but the door.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cut } from '../../shared/basics/text.ts'
import type { DocumentResource } from '../../shared/posting/document-kinds.ts'
import type { RecordIn } from '../../shared/posting/resources.ts'
import { mayAct } from '../../shared/sync/roles.ts'
import { sayProblem } from '../../shared/words/words.ts'
import { verifyPassword } from '../auth/password.ts'
import type { Principal } from '../auth/principal.ts'
import { findUser } from '../auth/users.ts'
import { ownWork } from '../commands/own-work.ts'
import { pageHeaders, policies, withHeaders } from '../headers.ts'
import { problemBody } from '../problem-response.ts'
import type { AppContext, AppEnv } from '../request.ts'
import { addressOf } from '../routes/sessions.ts'
import { readRecord } from '../store/record-reads.ts'
import { askEntra, backFromEntra, returnPath } from './by-entra.ts'
import { type ApprovalParts, type Asked, door, type Entry, gone, letIn, requestOf, signedIn } from './door.ts'
import { approvalPage } from './page.ts'

/** More than any form of these pages, and than any token of Entra ID. */
const mostBytes = 64 * 1024

export function approvalPages(parts: ApprovalParts): Hono<AppEnv> {
  const { entra } = parts
  const asked = (c: AppContext) => requestOf(c, parts, c.req.param('token') ?? '')
  return new Hono<AppEnv>()
    .use('/approval/*', withHeaders({ ...pageHeaders(policies.approval, 'never'), ...tellsOwnForms }))
    .use('/approval/*', bodyLimit({ maxSize: mostBytes }))
    .post(returnPath, (c) => (entra ? backFromEntra(c, parts, entra) : gone(c)))
    .get('/approval/:token/entra', async (c) => {
      const request = await asked(c)
      return request && entra ? askEntra(c, parts, entra, request) : gone(c)
    })
    .get('/approval/:token', async (c) => {
      const request = await asked(c)
      if (!request) return gone(c)
      const approver = await signedIn(c, parts, request.link)
      return approver ? shown(c, parts, request) : c.html(door(parts, request, null))
    })
    .post('/approval/:token', async (c) => {
      const request = await asked(c)
      if (!request || !isOwnForm(c, parts)) return gone(c)
      const body = await c.req.parseBody()
      if (body.do === 'signIn') return signIn(c, parts, request, String(body.password ?? ''))
      const approver = await signedIn(c, parts, request.link)
      if (!approver) return c.html(door(parts, request, null), 401)
      const action = body.do === 'approve' ? 'approve' : 'reject'
      return answer(c, parts, request, approver, action, String(body.comment ?? ''))
    })
}

/** Without a referrer a browser would not say either where a form was sent from. Others are still told nothing. */
const tellsOwnForms = { 'referrer-policy': 'same-origin' }

/** Browsers say where a form was sent from; another site has none of ours. */
function isOwnForm(c: AppContext, { publicUrl }: ApprovalParts): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(publicUrl).origin || origin === new URL(c.req.url).origin
}

async function signIn(c: AppContext, parts: ApprovalParts, asked: Asked, password: string) {
  const { link, language } = asked
  const refused = (code: string, status: 401 | 429, seconds = 0) =>
    c.html(door(parts, asked, sayProblem(language, { code, params: { seconds } })), status)
  const tried = await parts.attempts.make(link.approver, addressOf(c, parts.trustProxy), async () => {
    const user = await findUser(parts.db, link.approver)
    return (await verifyPassword(password, user?.passwordHash ?? '')) ? user : undefined
  })
  if ('secondsToWait' in tried) return refused('RateLimited', 429, tried.secondsToWait)
  return tried.found ? letIn(c, parts, asked, tried.found) : refused('WrongPassword', 401)
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
  const body = { comment: cut(comment.replaceAll('\0', ''), 1000) }
  const work = ownWork({ resource: 'approvalEntries', action, key: entry.id, body, userName }, parts.now())
  const outcome = (await parts.commands.run(link.company, [[work]])).get(work)
  const problem = outcome?.problem
  // Pressed twice: the second finds it answered, and the page says so.
  if (!problem || problem.code === 'NotPending') return c.redirect(c.req.path, 303)
  return shown(c, parts, asked, problemBody(problem, { language }).detail)
}
