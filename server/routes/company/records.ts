/** Reading records and ledgers: `GET …/{resource}` and `GET …/{resource}/{id or number}`. */
import { Hono } from 'hono'
import { type Day, dayOf } from '../../../shared/basics/day.ts'
import { type Fields, initialOf } from '../../../shared/basics/fields.ts'
import { type Ledger, ledgers } from '../../../shared/ledger/ledgers.ts'
import { isResource, type Resource, resources } from '../../../shared/posting/resources.ts'
import { refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerJson, answerText } from '../../request.ts'
import type { Database } from '../../store/database.ts'
import { withDerived } from '../../store/derived.ts'
import { listEntries, readEntry } from '../../store/ledger-reads.ts'
import type { Query } from '../../store/query.ts'
import { listRecords, type Page, readRecord } from '../../store/record-reads.ts'
import { type CompanyParts, existingCompany } from './parts.ts'
import { cursorAfter, entryCursor, queryOf } from './query.ts'

export const isLedger = (name: string): name is Ledger => Object.hasOwn(ledgers, name)

export function recordRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/companies/:company/:resource', async (c) => {
      const company = await existingCompany(c, parts)
      const name = c.req.param('resource')
      if (isLedger(name)) return listOfEntries(c, parts, company, name)
      if (!isResource(name)) return refuse('NotFound', { value: name })
      return resources[name].key.length === 0
        ? oneRecord(c, parts, company, name, name)
        : listOfRecords(c, parts, company, name)
    })
    .get('/companies/:company/contacts/:key/interactions', async (c) => {
      const company = await existingCompany(c, parts)
      const contact = await readRecord(parts.db, company, 'contacts', c.req.param('key'))
      if (contact === null) return refuse('NotFound', { value: c.req.param('key') })
      const { number } = JSON.parse(contact) as { number: string }
      return listOfRecords(c, parts, company, 'interactions', [['contactNumber', number]])
    })
    .get('/companies/:company/:resource/:key{.+}', async (c) => {
      const company = await existingCompany(c, parts)
      const [name, key] = [c.req.param('resource'), c.req.param('key')]
      if (isLedger(name)) return oneEntry(c, parts, company, name, key)
      return isResource(name) ? oneRecord(c, parts, company, name, key) : refuse('NotFound', { value: name })
    })
}

const listOf = (value: readonly string[], count: number, last: string | null) =>
  `{"value":[${value.join(',')}],"count":${count},"next":${JSON.stringify(cursorAfter(last))}}`

async function listOfRecords(
  c: AppContext,
  { db, now }: CompanyParts,
  company: string,
  type: Resource,
  more: Query['filters'] = [],
) {
  const wanted = queryOf(c)
  const own = type === 'approvalEntries' ? wanted.filters.map((one) => ofMyself(c, one)) : wanted.filters
  const asked = { ...wanted, filters: [...own, ...more] }
  // An order that is invoiced in full has left the list; it is kept in the archive.
  const hidesArchive = 'archived' in resources[type].fields && !asked.filters.some(([name]) => name === 'archived')
  const query = hidesArchive ? { ...asked, filters: [...asked.filters, ['archived', 'false'] as const] } : asked
  const { value, count, last } = await pageOf(db, company, type, query, today(now))
  return answerText(c, listOf(value, count, last))
}

/** A page of records as they are read. Figures that are worked out are compared when they are. */
async function pageOf(db: Database, company: string, type: Resource, query: Query, day: Day): Promise<Page> {
  const shown = (texts: readonly string[]) => withDerived(db, company, type, texts, day)
  const figures = query.filters.filter(
    ([name]) => Object.hasOwn(resources[type].fields, name) && (resources[type].fields as Fields)[name]?.derived,
  )
  if (figures.length === 0) {
    const page = await listRecords(db, company, type, query, day)
    return { ...page, value: await shown(page.value) }
  }
  const filters = query.filters.filter((one) => !figures.includes(one))
  const all = await listRecords(db, company, type, { ...query, filters, after: null, top: everything }, day)
  const found = (await shown(all.value)).filter((text) => {
    const record = JSON.parse(text) as Readonly<Record<string, unknown>>
    return figures.every(([name, value]) => value.trim() !== '' && record[name] === Number(value))
  })
  const rest = query.after === null ? found : found.filter((text) => isAfter(numberIn(text), query.after ?? ''))
  const value = rest.slice(0, query.top)
  return { value, count: found.length, last: rest.length > query.top ? numberIn(value.at(-1) ?? '') : null }
}
const everything = 1_000_000_000
const numberIn = (text: string) => (JSON.parse(text) as { readonly number: string }).number
const isAfter = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0

/** `approver=me`: what waits for whoever asks. */
const ofMyself = (c: AppContext, [name, value]: Query['filters'][number]) =>
  name === 'approver'
    ? (['approverUserName', value === 'me' ? c.var.principal.userName : value] as const)
    : ([name, value] as const)
const today = (now: () => number) => dayOf(new Date(now()).toISOString())

/** The text of one record as it is read, for a REST call and for an entry of a batch alike; null when there is none. */
async function recordText(
  { db, now }: CompanyParts,
  company: string,
  type: Resource,
  key: string,
): Promise<string | null> {
  const body = await readRecord(db, company, type, key)
  if (body === null) return null
  const [text] = await withDerived(db, company, type, [body], today(now))
  return text ?? body
}

async function oneRecord(c: AppContext, parts: CompanyParts, company: string, type: Resource, key: string) {
  const text = (await recordText(parts, company, type, key)) ?? unsaved(type)
  if (text === null) return refuse('NotFound', { value: key })
  const { version } = JSON.parse(text) as { version: number }
  return answerText(c, text, 200, { etag: `"${version}"` })
}

/** What there is one of, and nobody has saved yet, is as it begins. */
const unsaved = (type: Resource) =>
  resources[type].key.length === 0
    ? JSON.stringify({ version: 0, ...initialOf(resources[type].fields as Fields) })
    : null

async function listOfEntries(c: AppContext, { db }: CompanyParts, company: string, ledger: Ledger) {
  const query = queryOf(c)
  entryCursor(query.after)
  const { value, count, last } = await listEntries(db, company, ledger, query)
  return answerJson(c, { value, count, next: cursorAfter(last) })
}

async function oneEntry(c: AppContext, { db }: CompanyParts, company: string, ledger: Ledger, key: string) {
  const entry = /^\d{1,15}$/.test(key) ? await readEntry(db, company, ledger, Number(key)) : null
  return entry ? answerJson(c, entry) : refuse('NotFound', { value: key })
}
