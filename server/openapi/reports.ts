/** The paths of reports, out of their table, and of customers' statements. */
import { agedBuckets } from '../../shared/receivables/aging.ts'
import {
  agingDates,
  type Report,
  type ReportParameter,
  reports,
  statementColumns,
} from '../../shared/reports/reports.ts'
import { answerOrWorkbook, company, day, inPath, type Json, ofCompany, query, text } from './parts.ts'

const reportParameters: Readonly<Record<ReportParameter, Json>> = {
  asOf: query('asOf', day, 'The day; today unless given.'),
  from: query('from', day, 'First day; all of the past unless given.'),
  to: query('to', day, 'Last day; today unless given.'),
  customers: query(
    'customers',
    { type: 'string' },
    'Customer numbers, with ";" between them; all who have something open unless given.',
  ),
  period: query('period', { type: 'string', default: '30D' }, 'How long each period is, as a date formula.'),
  by: query('by', { type: 'string', enum: agingDates, default: 'dueDate' }, 'From which date the age counts.'),
}
const rowSchema = (columns: Report['columns']): Json => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(columns).map(([name, kind]) => [
      name,
      kind === 'text' || kind === 'code'
        ? text
        : kind === 'date'
          ? { ...day, type: ['string', 'null'] }
          : { type: 'number' },
    ]),
  ),
})
const reportPath = (summary: string, names: readonly ReportParameter[], schema: Json): Json => ({
  tags: ['reports'],
  summary,
  parameters: names.map((name) => reportParameters[name]),
  responses: answerOrWorkbook(schema),
})

export function reportPaths(): Json {
  const statement = {
    type: 'object',
    properties: {
      customerNumber: text,
      displayName: text,
      from: day,
      to: day,
      openingBalance: { type: 'number' },
      lines: { type: 'array', items: rowSchema(statementColumns) },
      closingBalance: { type: 'number' },
      overdueAmount: { type: 'number', description: 'What of the closing balance fell due before the last day.' },
      ...Object.fromEntries(agedBuckets.map((bucket) => [bucket, { type: 'number' }])),
    },
  }
  return {
    ...Object.fromEntries(
      Object.entries(reports).map(([name, { parameters: names, columns }]) => [
        `${company}/${name}`,
        {
          ...ofCompany,
          get: reportPath(`Report ${name}`, names, {
            type: 'object',
            properties: { value: { type: 'array', items: rowSchema(columns) } },
          }),
        },
      ]),
    ),
    [`${company}/customerStatements/{customer}`]: {
      parameters: [inPath('company'), inPath('customer')],
      get: reportPath('What a customer owed, what came, and what is owed now', ['from', 'to', 'period'], statement),
    },
  }
}
