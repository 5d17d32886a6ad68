/** Reports: figures of the ledgers on any day or over any time, as JSON or, where the caller accepts that, as .xlsx. */
import { Hono } from 'hono'
import { addDays, type Day } from '../../../shared/basics/day.ts'
import { mistake, problemOf } from '../../../shared/posting/problem.ts'
import { aged, agedBuckets } from '../../../shared/receivables/aging.ts'
import { statementOf, statementRows } from '../../../shared/receivables/statement.ts'
import { billedDays, monthsUntil, overviewRows } from '../../../shared/reports/overview.ts'
import {
  isReport,
  type Report,
  type ReportName,
  reports,
  statementColumns,
  toldRow,
} from '../../../shared/reports/reports.ts'
import { say, type WordKey } from '../../../shared/words/words.ts'
import { Refused, refuse } from '../../problem-response.ts'
import { type AppContext, type AppEnv, answerJson } from '../../request.ts'
import { readRecord } from '../../store/record-reads.ts'
import {
  accountBalances,
  billedIn,
  costsOfSales,
  customerSales,
  itemSales,
  monthlySales,
  namesOf,
  openEntries,
  stockValues,
  vatSums,
  waitingApprovals,
} from '../../store/report-rows.ts'
import { readAccount, readAccounts } from '../../store/statement.ts'
import { reportFile, xlsxType } from '../../workbook/report-file.ts'
import { type CompanyParts, existingCompany } from './parts.ts'
import { type Asked, askedOf } from './report-query.ts'

type Row = Readonly<Record<string, unknown>>

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
  async overview({ db }, company, { asOf }) {
    const year = { from: `${monthsUntil(asOf)[0]}-01` as Day, to: asOf }
    const [customers, items] = [await namesOf(db, company, 'customers'), await namesOf(db, company, 'items')]
    const sold = await itemSales(db, company, year)
    return overviewRows({
      asOf,
      monthly: await monthlySales(db, company, year),
      aged: aged(await openEntries(db, company, asOf, 'dueDate'), asOf, '30D'),
      billed: await billedIn(db, company, { from: addDays(asOf, 1 - billedDays), to: asOf }),
      approvals: await waitingApprovals(db, company),
      customers: (await customerSales(db, company, year)).map(({ customerNumber: key, salesAmount: amount }) => ({
        key,
        displayName: customers.get(key) ?? '',
        amount,
      })),
      items: [...sold].map(([key, { salesAmount: amount }]) => ({ key, displayName: items.get(key) ?? '', amount })),
    }) as unknown as Row[]
  },
  async customerStatements({ db }, company, { customers, period, ...span }) {
    const chosen = await numbersOf(db, company, customers)
    const names = await namesOf(db, company, 'customers')
    const accounts = await readAccounts(db, company, chosen, span)
    return [...accounts].flatMap(([customerNumber, account]) => {
      const holder = { customerNumber, displayName: names.get(customerNumber) ?? '' }
      return statementRows(holder, statementOf(account, span, period), span) as unknown as Row[]
    })
  },
  async inventoryValuation({ db }, company, { asOf }) {
    const names = await namesOf(db, company, 'items')
    const rows = await stockValues(db, company, asOf)
    return rows
      .filter((row) => row.quantity !== 0 || row.value !== 0)
      .map((row) => ({ ...row, displayName: names.get(String(row.itemNumber)) ?? '' }))
  },
}
/** Customers' own numbers for what was typed; null for all who have something open. */
async function numbersOf(db: CompanyParts['db'], company: string, typed: readonly string[]): Promise<string[] | null> {
  if (typed.length === 0) return null
  const found = await Promise.all(typed.map((number) => readRecord(db, company, 'customers', number)))
  const unknown = typed.filter((_, at) => found[at] === null)
  if (unknown.length > 0)
    throw new Refused(problemOf(unknown.map((value) => mistake('UnknownCustomer', 'customers', { value }))))
  return found.map((text) => (JSON.parse(String(text)) as { readonly number: string }).number)
}

const byBytes = (one: string, other: string) => (one < other ? -1 : 1)

async function answerStatement(c: AppContext, parts: CompanyParts, company: string, key: string) {
  const { db, now } = parts
  const text = await readRecord(db, company, 'customers', key)
  if (text === null) return refuse('NotFound', { value: key })
  const { number, displayName } = JSON.parse(text) as { number: string; displayName: string }
  const { from, to, period } = askedOf(c, now())
  const span = { from, to }
  const { lines, ages, ...figures } = statementOf(await readAccount(db, company, number, span), span, period)
  return answerRows(c, 'customerStatements', statementColumns, lines as unknown as readonly Row[], {
    customerNumber: number,
    displayName,
    from,
    to,
    openingBalance: figures.openingBalance / 100,
    lines: lines.map((line) => toldRow(statementColumns, line as unknown as Row)),
    closingBalance: figures.closingBalance / 100,
    overdueAmount: figures.overdueAmount / 100,
    ...Object.fromEntries(agedBuckets.map((bucket) => [bucket, ages[bucket] / 100])),
  })
}

async function answerRows(
  c: AppContext,
  name: ReportName,
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
