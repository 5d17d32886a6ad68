/** Requests about a customer, and what the replica knows afterwards. */
import { pull } from '../../replica/sync.ts'
import { type AnyRecord, type BatchRequest, problemIn, type WireProblem } from '../../replica/wire.ts'
import { companyOf, companyToAsk, type Desk, notConfirmed } from '../parts.ts'
import { settle } from '../settle.ts'

export type Body = Readonly<Record<string, unknown>>
export type Saved = { readonly bodies: readonly Body[] } | { readonly problem: WireProblem }

/**
 * Requests that stand or fall together. Null when the server did not answer, which is told: the same `said` again is the very
 * same requests then, so that nothing is done twice.
 */
export async function send(desk: Desk, said: unknown, requests: readonly BatchRequest[]): Promise<Saved | null> {
  const { parts } = desk
  const company = companyToAsk(parts)
  if (company === null) return null
  const text = JSON.stringify(said)
  const atomicityGroup = parts.newId()
  const fresh = requests.map((one) => ({ ...one, atomicityGroup }))
  const sent = desk.unheard?.said === text ? desk.unheard.requests : fresh
  const answer = await parts.server.batch(company, sent, false)
  desk.unheard = answer.kind === 'lost' ? { said: text, requests: sent } : null
  if (answer.kind !== 'ok') {
    notConfirmed(parts, answer)
    return null
  }
  const { responses } = answer.body
  const wrong = responses.find(({ status }) => status >= 400 && status !== 424)
  if (wrong) return { problem: problemIn(wrong.status, wrong.body) }
  return { bodies: responses.map(({ body }) => (body ?? {}) as Body) }
}

/** The sheets show what was saved; without sheets the replica still knows. */
export async function upToDate(desk: Desk, type: string, id: string): Promise<AnyRecord | null> {
  const { parts } = desk
  const company = companyOf(parts)
  if (parts.store.get().workbook === 'ready') await settle(desk, null)
  else if (company !== null) await pull(parts.server, company, parts.replica, parts.records)
  return parts.replica.find(type, id)
}
