/** The feed of changes that clients follow, and who is editing what just now. */
import { Hono } from 'hono'
import { dayOf } from '../../../shared/basics/day.ts'
import type { Held } from '../../commands/waiting.ts'
import { refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerText, readJson } from '../../request.ts'
import type { Database } from '../../store/database.ts'
import { quoteOn } from '../../store/derived.ts'
import { type Change, readChanges } from '../../store/record-reads.ts'
import { type CompanyParts, existingCompany } from './parts.ts'
import { openPresence } from './presence.ts'
import { whole } from './query.ts'

const longestWait = 30
/** What one person edits is told to all the others, again and again. */
const mostSaid = 100_000
const longestId = 100

export function changeRoutes(parts: CompanyParts): Hono<AppEnv> {
  const presence = openPresence(parts.now)
  return new Hono<AppEnv>()
    .get('/companies/:company/changes', async (c) => {
      const company = await existingCompany(c, parts)
      const after = cursorOf(c.req.query('after'))
      const others = () =>
        JSON.stringify(presence.editing(company).filter(({ userName }) => userName !== c.var.principal.userName))
      const changes = await changesAfter(c, parts, company, after, others)
      const today = dayOf(new Date(parts.now()).toISOString())
      const shown = (type: string, body: string | null) =>
        body !== null && type === 'salesQuotes' ? quoteOn(body, today) : (body ?? 'null')
      const value = changes.map(
        ({ type, id, version, changedBy, body }) =>
          `{"type":"${type}","id":"${id}","version":${version},"userName":${JSON.stringify(changedBy)},"record":${shown(type, body)}}`,
      )
      const last = changes.at(-1)
      const next = last ? `${last.revision}.${last.place}` : `${after.revision}.${after.place}`
      return answerText(
        c,
        `{"changes":[${value.join(',')}],"next":"${next}","editing":${JSON.stringify(presence.editing(company))}}`,
      )
    })
    .put('/companies/:company/presence', async (c) => {
      const company = await existingCompany(c, parts)
      const body = await readJson(c)
      if (typeof body !== 'object' || body === null || Array.isArray(body))
        return refuse('MalformedRequest', { detail: '{"documentId","cells"}' })
      const { documentId, cells } = body as { documentId?: unknown; cells?: unknown }
      if (typeof documentId !== 'string' || !Array.isArray(cells))
        return refuse('MissingValue', { field: typeof documentId === 'string' ? 'cells' : 'documentId' })
      if (documentId.length > longestId || JSON.stringify(cells).length > mostSaid)
        return refuse('PayloadTooLarge', { max: `${mostSaid / 1000} kB` })
      presence.tell(company, { userName: c.var.principal.userName, documentId, cells })
      return c.body(null, 204)
    })
}

interface Cursor {
  readonly revision: number
  readonly place: number
}
function cursorOf(text: string | undefined): Cursor {
  if (text === undefined || text === '') return { revision: 0, place: 0 }
  const [, revision, place] =
    /^(\d{1,15})\.(\d{1,9})$/.exec(text) ?? refuse('InvalidValue', { field: 'after', value: text, expected: 'next' })
  return { revision: Number(revision), place: Number(place) }
}

/** The company was made anew since this place was reached, and the changes before it are not those that were read. */
async function isOfEarlierCompany(db: Database, company: string, { revision }: Cursor): Promise<boolean> {
  if (revision === 0) return false
  const [began] = await db.rows<{ at: number }>('SELECT "firstRevision" AS at FROM books WHERE company = $1', company)
  return began !== undefined && revision < began.at
}

/** Waits for something to tell, as long as the caller is willing to: a change, or that others edit something else. */
async function changesAfter(
  c: AppContext,
  parts: CompanyParts,
  company: string,
  after: Cursor,
  others: () => string,
): Promise<Change[]> {
  const { db, now } = parts
  const top = whole(c.req.query('top'), 'top', 1000, 1, 10_000)
  const until = now() + whole(c.req.query('wait'), 'wait', 0, 0, longestWait) * 1000
  const before = others()
  const types = (c.req.query('types') ?? '').split(',').filter((type) => type !== '')
  let held: Held | null = null
  try {
    for (;;) {
      if (await isOfEarlierCompany(db, company, after)) refuse('CompanyMadeAnew', { value: company })
      const changes = await readChanges(db, company, after, types, top)
      const left = until - now()
      if (changes.length > 0 || others() !== before) return changes
      if (left <= 0 || c.req.raw.signal.aborted || held?.isOver()) return changes
      held ??= parts.hold(c.var.principal.userName)
      await held.changed(company, Math.min(left, 1000))
    }
  } finally {
    held?.end()
  }
}
