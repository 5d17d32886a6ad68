/** Signing in and out, the company, the language. */

import { roleIn } from '../../shared/sync/roles.ts'
import type { Language, WordKey } from '../../shared/words/language.ts'
import { restore } from '../replica/sync.ts'
import type { SignedIn } from '../replica/wire.ts'
import type { Credentials } from './actions.ts'
import { fetched } from './fetched.ts'
import { change, companyToAsk, type Desk, isCutOff, notDone, said, warn } from './parts.ts'
import { forgetQuestions } from './questions.ts'
import { isSheetBare, setUp } from './start.ts'
import { showWaiting } from './waiting-list.ts'

export async function signIn(desk: Desk, credentials: Credentials): Promise<void> {
  const { parts } = desk
  change(parts, { session: { kind: 'signing-in' } })
  const answer = await parts.server.signIn(credentials)
  if (answer.kind === 'ok') return signedIn(desk, answer.body)
  change(parts, { session: { kind: 'signed-out' } })
  if (answer.kind === 'refused' && answer.problem.status === 401) warn(parts, 'error', said(failedWith(credentials)))
  else notDone(parts, answer)
}

/** A link and a dialog leave a code, which is good once and not for long; what is to be done then is not to type it again. */
function failedWith(credentials: Credentials): WordKey {
  if (!('code' in credentials)) return 'notice.signInFailed'
  return credentials.verifier === undefined ? 'notice.linkUsed' : 'notice.codeExpired'
}

/** After the pane was loaded again: who was signed in still is. */
export async function resume(desk: Desk): Promise<void> {
  const { parts } = desk
  change(parts, { session: { kind: 'signing-in' } })
  const answer = await parts.server.resume()
  if (answer?.kind === 'ok') return signedIn(desk, answer.body)
  change(parts, { session: { kind: 'signed-out' } })
  // While the server is away the pane says so anyway; nothing was asked for that could have been done.
  if (answer !== null && !(answer.kind === 'lost' && isCutOff(parts))) notDone(parts, answer)
}

async function signedIn(desk: Desk, { user }: SignedIn): Promise<void> {
  const { parts } = desk
  const answer = await parts.server.companies()
  if (answer.kind !== 'ok') {
    change(parts, { session: { kind: 'signed-out' } })
    return notDone(parts, answer)
  }
  const companies = answer.body.value.map(({ id, name, displayName }) => ({ id, name, displayName }))
  const { company: wanted } = parts.store.get()
  const company = wanted ?? companies[0]?.name ?? null
  const { userName, displayName } = user
  change(parts, {
    companies,
    session: { kind: 'signed-in', userName, displayName, role: roleIn(user.roles, company) ?? 'viewer' },
  })
  if (company !== null && !companies.some((one) => one.name === company))
    return warn(parts, 'error', said('notice.otherCompany', { company }))
  if (company !== null) await work(desk, company)
}

/** A workbook belongs to one company from its first save on; another company needs another workbook. */
export async function chooseCompany(desk: Desk, name: string): Promise<void> {
  const { memory } = await desk.parts.host.read([])
  const own = memory?.company ?? null
  if (own === null || own === name) await work(desk, name)
  else warn(desk.parts, 'warning', said('notice.otherCompany', { company: own }))
}

/** From here on this workbook works for the company: its replica is brought back and brought up to date. */
async function work(desk: Desk, company: string): Promise<void> {
  const { parts } = desk
  if (parts.store.get().company !== company) {
    desk.opinions.clear()
    forgetQuestions(desk)
  }
  const { memory } = await parts.host.read([])
  change(parts, { company, companyId: memory?.companyId ?? companyIdOf(parts, company) })
  await restore(company, parts.replica, parts.records)
  await showWaiting(parts, memory)
  if (await isSheetBare(desk)) {
    if (await parts.host.asksForSheets()) await setUp(desk)
    return
  }
  const { settle, sendWaiting } = await fetched.acting()
  if (await settle(desk, null)) await sendWaiting(desk, false)
}

const companyIdOf = ({ store }: Desk['parts'], name: string): string | null =>
  store.get().companies.find((one) => one.name === name)?.id ?? null

/**
 * Makes the demonstration anew, for everybody. This workbook, like others of it, belongs to what is no more: `newWorkbook`
 * opens one that does not.
 */
export async function resetDemo({ parts }: Desk, newWorkbook: () => Promise<void>): Promise<void> {
  const company = companyToAsk(parts)
  if (company === null) return
  const answer = await parts.server.reset(company, parts.newId())
  if (answer.kind !== 'ok') return notDone(parts, answer)
  await parts.records.clear(company)
  await newWorkbook()
}

export async function signOut(desk: Desk): Promise<void> {
  const { parts, opinions } = desk
  await parts.server.signOut()
  parts.replica.clear()
  opinions.clear()
  forgetQuestions(desk)
  change(parts, { session: { kind: 'signed-out' }, companies: [] })
}

export async function speak({ parts }: Desk, language: Language): Promise<void> {
  const words = await parts.wordsOf(language)
  change(parts, { language, words })
}
