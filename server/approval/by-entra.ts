/**
 * Signing in with Entra ID on the page of an approval: the browser goes to Microsoft with a question of its own and comes back
 * with a signed answer. Only the approver of the link gets in by it, as with a password.
 */
import { getCookie, setCookie } from 'hono/cookie'
import { sameText } from '../../shared/basics/fields.ts'
import { sayProblem } from '../../shared/words/words.ts'
import type { EntraDoor } from '../auth/entra.ts'
import { newToken } from '../auth/token.ts'
import type { AppContext } from '../request.ts'
import { type ApprovalParts, type Asked, door, gone, letIn, requestOf } from './door.ts'

/** The page of ours to which Microsoft sends the browser back; the application in Entra ID names it as a redirect URI. */
export const returnPath = '/approval/signed-in'
const nonceCookie = 'verkoop-approval-question'
const minutes = 15

export function askEntra(c: AppContext, { publicUrl }: ApprovalParts, entra: EntraDoor, { link, token }: Asked) {
  const nonce = newToken()
  // It comes back by a form of Microsoft's page, so that a cookie for this site alone would stay behind.
  const sent = { path: '/approval', httpOnly: true, sameSite: 'None', secure: true, maxAge: minutes * 60 } as const
  setCookie(c, nonceCookie, nonce, sent)
  const redirect = `${publicUrl}${returnPath}`
  return c.redirect(entra.address({ redirect, state: token, nonce, userName: link.approver }), 302)
}

/** Whoever signs in as somebody else is told so, and sees nothing of the document. */
export async function backFromEntra(c: AppContext, parts: ApprovalParts, entra: EntraDoor) {
  const { id_token: idToken, state } = await c.req.parseBody()
  const asked = await requestOf(c, parts, String(state ?? ''))
  if (!asked) return gone(c)
  const user = await entra.signedIn(String(idToken ?? ''), getCookie(c, nonceCookie) ?? '')
  setCookie(c, nonceCookie, '', { path: '/approval', httpOnly: true, sameSite: 'None', secure: true, maxAge: 0 })
  const { approver } = asked.link
  if (user && sameText(user.userName, approver)) return letIn(c, parts, asked, user)
  const refusal = user
    ? { code: 'OtherUser', params: { value: user.userName, user: approver } }
    : { code: 'EntraFailed', params: {} }
  return c.html(door(parts, asked, sayProblem(asked.language, refusal)), 401)
}
