/**
 * `GET …/contacts/{id}/personalData` and `…/customers/{id}/personalData`: all that is kept of a person, for the person
 * (Regulation 2016/679, articles 15 and 20), as JSON or, where the caller accepts that, as .xlsx with a sheet for each kind.
 */
import { Hono } from 'hono'
import type { AnyRecord } from '../../../shared/posting/resources.ts'
import { personalData } from '../../../shared/reports/personal-data.ts'
import { fileName } from '../../outbox/documents.ts'
import { refuse } from '../../problem-response.ts'
import { type AppEnv, answerJson } from '../../request.ts'
import { recordsSaying } from '../../store/facts.ts'
import { listEntries } from '../../store/ledger-reads.ts'
import { readRecord } from '../../store/record-reads.ts'
import { recordsFile } from '../../workbook/records-file.ts'
import { xlsxType } from '../../workbook/report-file.ts'
import { fileHeaders } from './file-headers.ts'
import { type CompanyParts, companyOf } from './parts.ts'

/** As many entries as a list gives at most. */
const mostEntries = 10_000

export function personalDataRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/companies/:company/:resource{customers|contacts}/:key/personalData', async (c) => {
    const company = companyOf(c, 'accountant')
    const { resource, key } = c.req.param() as { resource: 'customers' | 'contacts'; key: string }
    const text = await readRecord(parts.db, company, resource, key)
    if (text === null) return refuse('NotFound', { value: key })
    const person = JSON.parse(text) as AnyRecord
    const known = await personalData(resource, person, {
      saying: (type, field, value) => recordsSaying(parts.db, company, { type, field, value }),
      entriesOf: async (customer) => entriesOf(parts, company, customer),
    })
    const about = { resource, number: person.number, displayName: person.displayName }
    const madeAt = new Date(parts.now()).toISOString()
    if (!(c.req.header('accept') ?? '').includes(xlsxType)) return answerJson(c, { about, madeAt, records: known })
    const file = await recordsFile(known, c.var.language)
    const name = fileName(`${person.number} ${person.displayName}`, 'xlsx')
    return c.body(new Uint8Array(file), 200, fileHeaders(xlsxType, name, 'attachment'))
  })
}

async function entriesOf({ db }: CompanyParts, company: string, customer: string) {
  const query = {
    top: mostEntries,
    after: null,
    search: '',
    modifiedSince: '',
    filters: [['customerNumber', customer]] as const,
  }
  const { value } = await listEntries(db, company, 'customerLedgerEntries', query)
  return value as readonly Readonly<Record<string, unknown>>[]
}
