/** Reports: figures of the ledgers on any day or over any time, as JSON or, where the caller accepts that, as .xlsx. */
import { Hono } from 'hono'
import { type Day, dayOf, isDay } from '../../../shared/basics/day.ts'
import { mistake, problemOf } from '../../../shared/posting/problem.ts'
import { aged, isPeriod } from '../../../shared/reports/aging.ts'
import {
  type AgingDate,
  agingDates,
  isReport,
  type Report,
  type ReportName,
  reports,
  statementColumns,
  toldRow,
} from '../../../shared/reports/reports.ts'
import { overdueOn, statementOf } from '../../../shared/reports/statement.ts'
import { say, type WordKey } from '../../../shared/words/words.ts'
import { Refused, refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerJson } from '../../request.ts'
import { readRecord } from '../../store/reads.ts'
import {
  accountBalances,
  balanceBefore,
  costsOfSales,
  customerSales,
  itemSales,
  movements,
  namesOf,
  openEntries,
  stockValues,
  vatSums,
} from '../../store/report-rows.ts'
import { reportFile, xlsxType } from '../../workbook/report-file.ts'
import { type CompanyParts, existingCompany } from './parts.ts'

type Row = Readonly<Record<string, unknown>>
interface Asked {
  readonly asOf: Day
  readonly from: Day
  readonly to: Day
  readonly period: string
  readonly by: AgingDate
}

export function reportRoutes(parts: CompanyParts): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/companies/:company/customerStatements/:customer', async (c) =>
      answerStatement(c, parts, await existingCompany(c, parts), c.req.param('customer')),
    )
    .get('/companies/:company/:report', async (c, next) => {
      const name = c.req.param('report')
      if (!isReport(name)) return next()
      const company = await existingCompany(c, parts)
      const rows = await rowsOf[name](parts, company, askedOf(c, parts.now()))
      return answerRows(c, name, reports[name].columns, rows, {
        value: rows.map((row) => toldRow(reports[name].columns, row)),
      })
    })
}

const rowsOf: Readonly<Record<ReportName, (parts: CompanyParts, company: string, asked: Asked) => Promise<Row[]>>> = {
  async agedAccountsReceivables({ db, books }, company, { asOf, period, by }) {
    const open = await openEntries(db, company, asOf, by)
    const names = await namesOf(db, company, 'customers')
    const currencyCode = (await books.head(company))?.currencyCode ?? ''
    return aged(open, asOf, period).map((row) => ({
      ...row,
      displayName: names.get(row.customerNumber) ?? '',
      currencyCode,
    }))
  },
  trialBalance: async ({ db }, company, { asOf }) => [...(await accountBalances(db, company, asOf))],
  vatSummary: async ({ db }, company, span) => [...(await vatSums(db, company, span))],
  async salesByItem({ db }, company, span) {
    const sold = await itemSales(db, company, span)
    const costs = await costsOfSales(db, company, span, 'itemNumber')
    const names = await namesOf(db, company, 'items')
    return [...new Set([...sold.keys(), ...costs.keys()])].toSorted(byBytes).map((itemNumber) => ({
      itemNumber,
      displayName: names.get(itemNumber) ?? '',
      quantity: sold.get(itemNumber)?.quantity ?? 0,
      salesAmount: sold.get(itemNumber)?.salesAmount ?? 0,
      costAmount: costs.get(itemNumber) ?? 0,
    }))
  },
  async salesByCustomer({ db }, company, span) {
    const costs = await costsOfSales(db, company, span, 'customerNumber')
    const names = await namesOf(db, company, 'customers')
    const sold = new Map((await customerSales(db, company, span)).map((row) => [row.customerNumber, row]))
    return [...new Set([...sold.keys(), ...costs.keys()])].toSorted(byBytes).map((customerNumber) => ({
      customerNumber,
      displayName: names.get(customerNumber) ?? '',
      documents: sold.get(customerNumber)?.documents ?? 0,
      salesAmount: sold.get(customerNumber)?.salesAmount ?? 0,
      costAmount: costs.get(customerNumber) ?? 0,
    }))
  },
  async inventoryValuation({ db }, company, { asOf }) {
    const names = await namesOf(db, company, 'items')
    const rows = await stockValues(db, company, asOf)
    return rows
      .filter((row) => row.quantity !== 0 || row.value !== 0)
      .map((row) => ({ ...row, displayName: names.get(String(row.itemNumber)) ?? '' }))
  },
}
const byBytes = (one: string, other: string) => (one < other ? -1 : 1)

async function answerStatement(c: AppContext, parts: CompanyParts, company: string, key: string) {
  const { db, now } = parts
  const text = await readRecord(db, company, 'customers', key)
  if (text === null) return refuse('NotFound', { value: key })
  const { number, displayName } = JSON.parse(text) as { number: string; displayName: string }
  const { from, to } = askedOf(c, now())
  const opening = await balanceBefore(db, company, number, from)
  const { lines, ...balances } = statementOf(opening, await movements(db, company, number, { from, to }))
  const open = (await openEntries(db, company, to, 'dueDate')).filter((one) => one.customerNumber === number)
  return answerRows(c, 'customerStatements', statementColumns, lines as unknown as readonly Row[], {
    customerNumber: number,
    displayName,
    from,
    to,
    openingBalance: balances.openingBalance / 100,
    lines: lines.map((line) => toldRow(statementColumns, line as unknown as Row)),
    closingBalance: balances.closingBalance / 100,
    overdueAmount: overdueOn(open, to) / 100,
  })
}

async function answerRows(
  c: AppContext,
  name: ReportName | 'customerStatements',
  columns: Report['columns'],
  rows: readonly Row[],
  body: object,
): Promise<Response> {
  if (!(c.req.header('accept') ?? '').includes(xlsxType)) return answerJson(c, body)
  const { language } = c.var
  const title = say(language, `report.${name}` as WordKey)
  const file = await reportFile({ title, columns, rows: rows.map((row) => toldRow(columns, row)) }, language)
  return c.body(new Uint8Array(file), 200, {
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="${name}.xlsx"`,
  })
}

const first = '1900-01-01' as Day
/** What the query says: days are today and the whole past unless given, ages count by due date in periods of 30 days. */
function askedOf(c: AppContext, now: number): Asked {
  const today = dayOf(new Date(now).toISOString())
  const { asOf, from, to, period = '30D', by = 'dueDate' } = c.req.query()
  const asked = {
    asOf: dayIn('asOf', asOf, today),
    from: dayIn('from', from, first),
    to: dayIn('to', to, today),
    period,
    by: by as AgingDate,
  }
  if (asked.from > asked.to) refused('from', asked.from, `… ${asked.to}`)
  if (!isPeriod(period, asked.asOf)) refused('period', period, '30D, 1M')
  if (!(agingDates as readonly string[]).includes(by)) refused('by', by, agingDates.join(', '))
  return asked
}
function dayIn(field: string, text: string | undefined, fallback: Day): Day {
  if (text === undefined || text === '') return fallback
  return isDay(text) ? text : refused(field, text, '2026-03-31')
}
function refused(field: string, value: string, expected: string): never {
  throw new Refused(problemOf([mistake('InvalidValue', field, { field, value, expected })]))
}
